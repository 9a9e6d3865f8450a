#pragma once

#include "models/base/actor.h"
#include "models/base/result.h"
#include "models/campaign/migration.h"
#include "models/catalog/entity.h"
#include "models/catalog/impact.h"
#include "models/catalog/lineagegraph.h"
#include "models/control/alert.h"
#include "models/control/preview.h"
#include "models/importers/importer.h"
#include "models/mapping/mapping.h"
#include "models/review/change.h"
#include "models/rollout/view.h"
#include "models/store/journal.h"
#include "models/store/workspace.h"

#include <QObject>
#include <QVariantMap>

#include <functional>
#include <memory>

namespace skein::tasks {
class JobManager;
}

namespace skein::control {

template <typename T>
using Done = std::function<void(const Result<T>&)>;
using DoneStatus = std::function<void(const Status&)>;

/// One row of a rule's sample: old values, new values, whether the rule explains them.
struct SampleRow {
    QVariantList before;
    QVariantList after;
    bool agrees = true;
    QString note;
};

/// The window's and the command line's one door to the engines. Lives on the GUI thread; every getter returns a
/// snapshot at once; every verb runs as a job or on the runner and answers through its callback (on the GUI thread,
/// never after the control is gone) and through the signals. It adds no rules of its own.
class Control : public QObject
{
    Q_OBJECT

public:
    explicit Control(QObject* parent = nullptr);
    ~Control() override;

    // --- workspace
    void openWorkspace(const QString& dir, DoneStatus done = {});
    /// Makes the sample estate in `dir` and opens it.
    void createSample(const QString& dir, quint64 seed, DoneStatus done = {});
    void closeWorkspace();
    bool isOpen() const;
    bool isReadOnly() const;
    QString workspacePath() const;
    QString workspaceName() const;
    std::shared_ptr<store::Workspace> workspace() const;
    tasks::JobManager* jobs() const;
    Actor actor() const;
    void setActor(const Actor& actor);

    // --- catalog
    CatalogPtr catalog() const;                         ///< never null
    std::shared_ptr<const LineageGraph> graph() const;  ///< never null, over catalog()
    /// State of an entity in open migrations for colouring: "none", "source", "target", or a consumer state's name.
    QString migrationStateOf(const EntityRef& ref) const;
    void importSources(const QStringList& paths, const QString& format, Done<QVector<importers::ImportReport>> done = {});

    // --- migrations
    QVector<std::shared_ptr<const campaign::Migration>> migrations() const; ///< newest first
    std::shared_ptr<const campaign::Migration> migration(const QString& id) const; ///< null when unknown
    std::shared_ptr<const mapping::Mapping> mappingOf(const QString& migrationId) const;
    /// Submits a request; the migration then runs on by itself to the first gate.
    void submit(const campaign::Request& request, Done<QString> done = {});
    /// Replaces the mapping (an edit, an undo); the gate is evaluated again.
    void setMapping(const QString& migrationId, const mapping::Mapping& mapping, const QString& what, DoneStatus done = {});
    void setScopeDecision(const QString& migrationId, const EntityRef& consumer, bool in, const QString& reason, DoneStatus done = {});
    void acceptGrain(const QString& migrationId, const QVector<EntityRef>& consumers, const QString& reason, DoneStatus done = {});
    /// Rewrites, verifies and (by policy) opens changes for every consumer that may go on.
    void generateChanges(const QString& migrationId, DoneStatus done = {});
    void retryConsumers(const QString& migrationId, const QVector<EntityRef>& consumers, DoneStatus done = {});
    void skipConsumer(const QString& migrationId, const EntityRef& consumer, const QString& reason, DoneStatus done = {});
    void previewConsumer(const QString& migrationId, const EntityRef& consumer, Done<QVector<PreviewFile>> done);
    void generatedCode(const QString& migrationId, const QString& dialect, Done<QVector<GeneratedFile>> done);
    void ruleSample(const QString& migrationId, const QString& ruleId, Done<QVector<SampleRow>> done);

    // --- changes
    QVector<review::Change> changes() const;            ///< newest first
    void changeFiles(const QString& changeId, Done<QVector<PreviewFile>> done);
    void approveChanges(const QStringList& ids, const QString& comment, DoneStatus done = {});
    void requestChanges(const QString& id, const QString& comment, DoneStatus done = {});
    void mergeChanges(const QStringList& ids, DoneStatus done = {});
    void revertChange(const QString& id, DoneStatus done = {});
    void closeChange(const QString& id, const QString& reason, DoneStatus done = {});

    // --- rollouts
    QVector<rollout::RolloutViewPtr> rollouts() const;  ///< newest first
    rollout::RolloutViewPtr rollout(const QString& id) const;
    /// A plan over the consumers that are deployable now; edit it, then start it.
    void draftPlan(const QString& migrationId, Done<rollout::Plan> done);
    void startRollout(const rollout::Plan& plan, Done<QString> done = {});
    /// `targets` empty = all. `expectedSeq` is the view's; a stale one is refused with the present state.
    void command(const QString& rolloutId, rollout::Verb verb, qint64 expectedSeq, const QString& reason,
        const QStringList& targets = {}, DoneStatus done = {});

    // --- journal, alerts
    void readJournal(const store::JournalFilter& filter, Done<QVector<store::JournalEvent>> done);
    QVector<Alert> alerts() const;                      ///< most severe and newest first
    void markAlertSeen(const QString& id);

Q_SIGNALS:
    void workspaceChanged();
    void catalogChanged();
    void migrationsChanged(const QString& id); ///< empty = several
    void mappingChanged(const QString& migrationId);
    void changesChanged();
    void rolloutChanged(const QString& id);
    void alertsChanged();
    void journalAppended(qint64 lastSeq);
    void failed(const skein::Error& error);    ///< a verb without a callback failed; shown as a toast

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace skein::control
