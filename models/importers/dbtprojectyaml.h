#pragma once

#include "models/catalog/entity.h"
#include "models/importers/dbtrefs.h"
#include "models/importers/importrun.h"

namespace skein::importers {

/// A folder with a dbt_project.yml.
struct DbtProject {
    QString file;   ///< dbt_project.yml, absolute
    QString folder; ///< absolute
    QString name;
    QStringList models, seeds, snapshots, macros, analyses, tests, docs; ///< folders, absolute
    QStringList leftOut;   ///< folders: installed packages and what dbt makes
    YamlNode configs;      ///< the whole file: models:, seeds:, snapshots:, sources:, vars:
    bool hasPackages = false; ///< it names packages to install

    /// The folder of a list that a file lies in; empty when none.
    static QString folderOf(const QStringList& folders, const QString& path);
    bool leavesOut(const QString& path) const { return !folderOf(leftOut, path).isEmpty(); }
    /// A variable's text: of the project's own part of vars:, else of all.
    const YamlNode* variable(const QString& name) const;
};

/// Reads a dbt_project.yml. One that cannot be read gives a project with dbt's defaults, named as far as it is known.
DbtProject readDbtProjectFile(ImportRun& run, const QString& path);

/// Every document of a YAML file that can be read; what cannot is said with its line, and lost.
QVector<YamlNode> readDbtYaml(ImportRun& run, const QString& path);

/// Values of one file: an expression stands for its default, or stays as text, which is said once a file.
class DbtValues
{
public:
    DbtValues(ImportRun& run, const DbtProject& project, const QString& file) : m_run(run), m_project(project), m_file(file) { }
    QString text(const YamlNode& parent, const char* key);
    QString text(const YamlNode& value);
    /// Nothing when the value is absent or an expression without a default.
    std::optional<bool> flag(const YamlNode& parent, const char* key);
    QStringList texts(const YamlNode& parent, const char* key);

private:
    std::optional<QString> plain(const YamlNode& value);
    ImportRun& m_run;
    const DbtProject& m_project;
    QString m_file;
    bool m_said = false;
};

/// What dbt_project.yml, a YAML description and config() state of a node. Later ones overrule earlier ones; tags and
/// owners are joined.
struct DbtConfig {
    QString schema, database, alias, materialized, group, delimiter;
    std::optional<bool> enabled;
    bool contract = false;
    QStringList tags, owners;
    QMap<QString, QString> columnTypes; ///< of seeds

    void apply(const YamlNode& config, DbtValues& values);
    /// The part of dbt_project.yml's tree ("models") that speaks of a node: `path` is project, folders, name.
    void applyTree(const YamlNode& tree, const QStringList& path, DbtValues& values);
    /// What a description states beside its config: meta, tags, group, config itself.
    void applyDescription(const YamlNode& description, DbtValues& values);
};

/// The columns of a description. `docs` gives the text of doc('x').
using DbtDocs = std::function<QString(const QString& description)>;
QVector<Column> dbtColumns(const YamlNode& description, DbtValues& values, const DbtDocs& docs);
/// Those of one version: its own, and what it includes of the model's.
QVector<Column> dbtVersionColumns(const YamlNode& version, const QVector<Column>& ofModel, DbtValues& values, const DbtDocs& docs);
/// Tests that a description states of itself and of its columns.
int dbtTestCount(const YamlNode& description);
/// {warn_after: {count: 12, period: hour}, error_after: …} in minutes: when it warns, else when it fails; 0 = neither.
int dbtFreshnessMinutes(const YamlNode& freshness, DbtValues& values);
/// meta.owner, meta.owners: names, or {name:, email:}.
QStringList dbtOwners(const YamlNode& meta, DbtValues& values);

} // namespace skein::importers
