#pragma once

#include "models/rollout/runnerworker.h"
#include "models/store/workspace.h"
#include "models/warehouse/sqlitewarehouse.h"

#include <QTemporaryDir>

namespace skein::test {

/// Template of a temporary folder in memory where the machine has one: a killed process loses nothing there either, and
/// thousands of durable commits do not wait for a disk.
QString scratchTemplate();

/// One consumer of the sample world: its code before and after the migration.
struct Consumer {
    QString name;              ///< also the output table
    QString repository = QStringLiteral("pipelines");
    rollout::PipelineKind kind = rollout::PipelineKind::Select;
    QByteArray oldCode;
    QByteArray newCode;
};

/// A workspace with one SQLite warehouse and two bare git repositories: "pipelines" is deployed by ref, "reports" by
/// merge. v1 and v2 hold the same events under different names and values; every load fills both.
class RealWorld
{
public:
    /// With `built`, v2 does not exist at first: Skein builds it.
    explicit RealWorld(QString dir, bool built = false)
        : m_dir(std::move(dir))
        , m_built(built)
    {
    }
    static QVector<Consumer> goodConsumers(); ///< three selects and a script
    static Consumer fragileConsumer();        ///< wrong as soon as a plan nobody knew appears
    static Consumer wrongConsumer();          ///< counts half of the rows

    /// Makes everything on disk and fills the first load.
    void create(const QVector<Consumer>& consumers);
    rollout::Plan plan(const QVector<Consumer>& consumers) const;

    std::shared_ptr<store::Workspace> open() const;
    std::unique_ptr<warehouse::SqliteWarehouse> warehouse() const;
    void load(const QByteArray& plan = "free");
    int loads() const;
    /// A number the test's script keeps beside the data: survives a crash with it.
    int flag(const char* name) const;
    void loadAndSetFlag(const char* name, const QByteArray& plan = "free");

    /// What the old code gives on today's data, and what readers of the output get.
    QString oldContent(const Consumer& consumer) const;
    QString shownContent(const Consumer& consumer) const;
    QString deployedCommit(const Consumer& consumer) const; ///< the ref's, or the head of the default branch
    QByteArray deployedCode(const Consumer& consumer) const;
    /// "target step count" of acts that took effect, one line each.
    QStringList effects() const;
    QStringList commitSubjects(const QString& repository) const;
    QString baseCommit(const QString& repository) const { return commitOf(repository, QStringLiteral("refs/tags/base")); }
    QString changeCommit(const QString& repository) const { return commitOf(repository, QStringLiteral("refs/heads/change")); }
    QString workspacePath() const { return m_dir + QStringLiteral("/ws"); }

private:
    QString repositoryPath(const QString& name) const;
    QString commitOf(const QString& repository, const QString& ref) const;
    QString content(const QString& select) const;
    QString m_dir;
    bool m_built = false;
};

/// Drives a world without a thread: steps while something can happen, and asks the script whenever all is idle.
class Drive
{
public:
    explicit Drive(const RealWorld& world, std::function<void(const char*, qint64)> crashHook = {});
    ~Drive();

    /// `onIdle` gets the newest view and says whether to go on. Gives the last view, null on a timeout.
    rollout::RolloutViewPtr run(const QString& id, const std::function<bool(const rollout::RolloutView&)>& onIdle);
    rollout::RunnerWorker& worker() { return *m_worker; }
    rollout::RolloutViewPtr view(const QString& id) const { return m_views.value(id); }
    QVector<Error> errors;

private:
    std::shared_ptr<store::Workspace> m_workspace;
    std::unique_ptr<rollout::RunnerWorker> m_worker;
    QMap<QString, rollout::RolloutViewPtr> m_views;
};

} // namespace skein::test
