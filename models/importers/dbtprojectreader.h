#pragma once

#include "models/importers/dbtprojectyaml.h"

#include <QSet>

namespace skein::importers {

/// A description of a resource in a YAML file.
struct DbtDescription {
    YamlNode node;
    QString file;
    bool used = false;
};

/// A model, a seed or a snapshot.
struct DbtNode {
    QString kind; ///< "model", "seed", "snapshot"
    qsizetype project = 0;
    QString name, version;
    QString file;
    int line = 1;
    bool python = false;
    QStringList folders;          ///< below the project's folder of models
    QVector<DbtCall> calls;
    QVector<Column> header;       ///< of a seed
    DbtDescription* description = nullptr;
    const YamlNode* versionNode = nullptr; ///< of the description
    bool latest = false;
    DbtConfig config;
    QString qualifiedName;
    EntityRef dataset, pipeline;
    QString id(const DbtProject& of) const
    {
        return kind + QLatin1Char('.') + of.name + QLatin1Char('.') + name + (version.isEmpty() ? QString() : QStringLiteral(".v") + version);
    }
};

struct DbtSource {
    qsizetype project = 0;
    QString source, table;
    EntityRef dataset;
    bool disabled = false;
    QString database; ///< as written
};

/// The group that a name of an owner stands for ("@team" is "team").
EntityRef dbtGroup(const QString& name);
void addDbtOwners(Entity& entity, const QStringList& names);

struct DbtExposure {
    qsizetype project = 0;
    YamlNode node;
    QString file;
};

/// Reads the projects of a source in three steps: the files, what YAML says of them, the edges.
class DbtProjectReader
{
public:
    DbtProjectReader(const SourceFiles& source, const ImportOptions& options);
    Result<Imported> read();

private:
    // dbtproject.cpp: files
    void findProjects();
    qsizetype projectOf(const QString& path) const; ///< -1 = of none
    void file(qsizetype project, const QString& path);
    void sqlFile(qsizetype project, const QString& path, const QString& folder);
    void seedFile(qsizetype project, const QString& path);
    void snapshotFile(qsizetype project, const QString& path);
    void macroFile(qsizetype project, const QString& path);
    void docsFile(qsizetype project, const QString& path);
    std::optional<DbtText> jinja(const QString& path);
    /// The folders between one and a file in it.
    static QStringList foldersBelow(const QString& path, const QString& folder);

    // dbtprojectdescribe.cpp: what YAML says
    void yamlFile(qsizetype project, const QString& path);
    void describe(qsizetype project, const QString& path, const QString& kind, const YamlNode& node);
    void yamlSnapshot(qsizetype project, const QString& path, const YamlNode& node);
    void sourceTables(qsizetype project, const QString& path, const YamlNode& node);
    void group(const QString& path, const YamlNode& node);
    void versions(qsizetype project, DbtDescription& description);
    void attachDescriptions();
    void configure(DbtNode& node);
    QString docsIn(qsizetype project, const QString& description) const;

    // dbtprojectedges.cpp: names, entities, edges
    void registerNodes();
    void nameDatasets();
    bool meetsAnotherTable(const DbtNode& node) const;
    void addEntities();
    void addEdges();
    void addExposure(const DbtExposure& exposure);
    void addForeignKeys(const DbtNode& node);
    struct Reader {
        qsizetype project = 0;
        EntityRef entity;
        QString file;
    };
    void addCalls(const QVector<DbtCall>& calls, const Reader& reader);
    void addReference(const DbtCall& call, const Reader& reader, int line);
    const QVector<DbtCall>& macroReferences(const QString& key, int depth);
    void addRef(const DbtCall& call, const Reader& reader, int line);
    void addSource(const DbtCall& call, const Reader& reader, int line);
    void edgeFrom(const EntityRef& dataset, const Reader& reader, int line);
    void unresolved(const Reader& reader, int line, const QString& why);
    void addDynamic(const DbtCall& call, const QString& file, int line, const QString& macro);
    const DbtNode* nodeNamed(const QString& package, const QString& name, const QString& version, qsizetype from) const;
    bool hasProject(const QString& name) const;
    Entity datasetOf(const DbtNode& node);

    ImportRun m_run;
    QVector<DbtProject> m_projects; ///< outer ones first
    QVector<DbtNode> m_nodes;
    QMap<QString, QMap<QString, DbtDescription>> m_descriptions[3]; ///< models, seeds, snapshots: by project and name
    QVector<DbtExposure> m_exposures;
    QHash<QString, QVector<DbtSource>> m_sources; ///< by "source.table"
    QHash<QString, DbtSource> m_sourceNames;      ///< by qualified name, in small letters
    QVector<Entity> m_sourceEntities;             ///< added after the nodes: who makes a table knows it best
    QHash<QString, QVector<qsizetype>> m_byName;  ///< enabled nodes by name
    QHash<QString, QVector<qsizetype>> m_disabledByName; ///< projects
    struct Macro {
        QString file;
        QVector<DbtCall> calls;                   ///< in its body; once followed, the references it comes to
        enum { Unknown, Running, Known } state = Unknown;
    };
    QHash<QString, Macro> m_macros;               ///< by "project.name"
    QSet<QString> m_said;                         ///< sentences that are said once a file
    QHash<QString, QString> m_docs;               ///< by "project.name"
    QHash<QString, int> m_outside;                ///< .sql files in none of a project's folders
};

} // namespace skein::importers
