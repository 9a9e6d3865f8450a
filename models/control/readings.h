#pragma once

#include "models/base/actor.h"
#include "models/catalog/lineagegraph.h"
#include "models/control/control.h"
#include "models/control/records.h"
#include "models/store/workspace.h"
#include "models/tasks/job.h"

#include <QMutex>
#include <QObject>

#include <optional>

namespace skein::control {

// Reading a workspace on a worker's thread.

/// Everything that is known once a workspace is open.
struct OpenedWorkspace {
    std::shared_ptr<store::Workspace> workspace;
    std::optional<Error> readOnlyBecause; ///< another process writes, or the folder cannot be written to
    CatalogPtr catalog;
    std::shared_ptr<const LineageGraph> graph;
    Reading reading;
    QSet<QString> seenAlerts;
    Actor identity;                       ///< name and email as git has them; may be empty
    QString sampleWarehouse;              ///< path; empty when the workspace is not the sample
    int lastLoad = 0;
    bool sampleLoading = false;
    bool newPlanOnSale = false;
};

/// Opens for writing, else for reading when another process writes. `leaving` is the workspace that is being closed: its
/// lock is waited for.
Result<OpenedWorkspace> openForControl(const QString& dir, const std::weak_ptr<store::Workspace>& leaving, tasks::JobContext& job);

struct CatalogReading {
    CatalogPtr catalog;
    std::shared_ptr<const LineageGraph> graph;
};
Result<CatalogReading> readCatalog(store::Workspace& workspace);

/// All documents.
Result<Reading> readEverything(store::Workspace& workspace);
/// One migration, its mapping and its changes.
Result<Reading> readMigration(store::Workspace& workspace, const QString& migrationId);

/// How warehouses and repositories are.
QVector<Health> checkConnections(const store::Workspace& workspace, const CancelToken& cancel);

/// Newest states of migrations on their way from working threads to the control's: however often a job stores one, the
/// control is told once until it looks.
class Mailbox
{
public:
    /// `tell` is called on `receiver`'s thread; the receiver must outlive the threads that post.
    Mailbox(QObject* receiver, std::function<void()> tell);
    void post(const campaign::Migration& migration);
    QVector<MigrationPtr> take();

private:
    QObject* m_receiver;
    std::function<void()> m_tell;
    QMutex m_mutex;
    QHash<QString, MigrationPtr> m_latest;
    bool m_told = false;
};

// Keys of the workspace's settings.
inline const QString seenAlertsKey = QStringLiteral("alerts.seen");
inline const QString sampleLoadingKey = QStringLiteral("sample.loading");
inline const QString newPlanKey = QStringLiteral("sample.newPlan");

} // namespace skein::control
