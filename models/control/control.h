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

/// How a connector (warehouse, repository, source) is.
struct Health {
    QString name;
    QString kind;          ///< "warehouse", "repository", "runner"
    bool ok = true;
    QString text;          ///< one sentence; what to do when not ok
};

/// Only for workspaces made by `skein sample`: loads that keep arriving.
struct SampleInfo {
    bool isSample = false;
    bool loading = false;  ///< new loads arrive by themselves
    int lastLoad = 0;
};

/// The window's and the command line's one door to the engines. Lives on the GUI thread; every getter returns a
/// snapshot at once; every verb runs as a job or on the runner and answers through its callback (on the GUI thread,
/// never after the control is gone) and through the signals. It adds no rules of its own. LiveControl is the real one.
class Control : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // --- workspace
    virtual void openWorkspace(const QString& dir, DoneStatus done = {}) = 0;
    /// Makes the sample estate in `dir` and opens it.
    virtual void createSample(const QString& dir, quint64 seed, DoneStatus done = {}) = 0;
    virtual void closeWorkspace() = 0;
    virtual bool isOpen() const = 0;
    virtual bool isReadOnly() const = 0;
    virtual QString workspacePath() const = 0;
    virtual QString workspaceName() const = 0;
    virtual std::shared_ptr<store::Workspace> workspace() const = 0;
    virtual tasks::JobManager* jobs() const = 0;
    virtual Actor actor() const = 0;
    virtual void setActor(const Actor& actor) = 0;

    // --- catalog
    virtual CatalogPtr catalog() const = 0;                         ///< never null
    virtual std::shared_ptr<const LineageGraph> graph() const = 0;  ///< never null, over catalog()
    /// State of an entity in open migrations for colouring: "none", "source", "target", or a consumer state's name.
    virtual QString migrationStateOf(const EntityRef& ref) const = 0;
    virtual void importSources(const QStringList& paths, const QString& format, Done<QVector<importers::ImportReport>> done = {}) = 0;

    // --- migrations
    virtual QVector<std::shared_ptr<const campaign::Migration>> migrations() const = 0; ///< newest first
    virtual std::shared_ptr<const campaign::Migration> migration(const QString& id) const = 0; ///< null when unknown
    virtual std::shared_ptr<const mapping::Mapping> mappingOf(const QString& migrationId) const = 0;
    /// Submits a request; the migration then runs on by itself to the first gate.
    virtual void submit(const campaign::Request& request, Done<QString> done = {}) = 0;
    /// Replaces the mapping (an edit, an undo); the gate is evaluated again.
    virtual void setMapping(const QString& migrationId, const mapping::Mapping& mapping, const QString& what, DoneStatus done = {}) = 0;
    virtual void setScopeDecision(const QString& migrationId, const EntityRef& consumer, bool in, const QString& reason, DoneStatus done = {}) = 0;
    virtual void acceptGrain(const QString& migrationId, const QVector<EntityRef>& consumers, const QString& reason, DoneStatus done = {}) = 0;
    /// Rewrites, verifies and (by policy) opens changes for every consumer that may go on.
    virtual void generateChanges(const QString& migrationId, DoneStatus done = {}) = 0;
    virtual void retryConsumers(const QString& migrationId, const QVector<EntityRef>& consumers, DoneStatus done = {}) = 0;
    virtual void skipConsumer(const QString& migrationId, const EntityRef& consumer, const QString& reason, DoneStatus done = {}) = 0;
    /// Ends it: nothing goes on by itself any more. Refused while a rollout of it is under way.
    virtual void abandonMigration(const QString& migrationId, const QString& reason, DoneStatus done = {}) = 0;
    virtual void previewConsumer(const QString& migrationId, const EntityRef& consumer, Done<QVector<PreviewFile>> done) = 0;
    virtual void generatedCode(const QString& migrationId, const QString& dialect, Done<QVector<GeneratedFile>> done) = 0;
    virtual void ruleSample(const QString& migrationId, const QString& ruleId, Done<QVector<SampleRow>> done) = 0;

    // --- changes
    virtual QVector<review::Change> changes() const = 0;            ///< newest first
    virtual void changeFiles(const QString& changeId, Done<QVector<PreviewFile>> done) = 0;
    virtual void approveChanges(const QStringList& ids, const QString& comment, DoneStatus done = {}) = 0;
    virtual void requestChanges(const QString& id, const QString& comment, DoneStatus done = {}) = 0;
    virtual void mergeChanges(const QStringList& ids, DoneStatus done = {}) = 0;
    virtual void revertChange(const QString& id, DoneStatus done = {}) = 0;
    virtual void closeChange(const QString& id, const QString& reason, DoneStatus done = {}) = 0;

    // --- rollouts
    virtual QVector<rollout::RolloutViewPtr> rollouts() const = 0;  ///< newest first
    virtual rollout::RolloutViewPtr rollout(const QString& id) const = 0;
    /// A plan over the consumers that are deployable now; edit it, then start it.
    virtual void draftPlan(const QString& migrationId, Done<rollout::Plan> done) = 0;
    virtual void startRollout(const rollout::Plan& plan, Done<QString> done = {}) = 0;
    /// `targets` empty = all. `expectedSeq` is the view's; a stale one is refused with the present state.
    virtual void command(const QString& rolloutId, rollout::Verb verb, qint64 expectedSeq, const QString& reason,
        const QStringList& targets = {}, DoneStatus done = {}) = 0;

    // --- the sample's outside world
    virtual SampleInfo sampleInfo() const = 0;
    virtual void setSampleLoading(bool on) = 0;
    /// One more load now; answers with its number.
    virtual void loadNow(Done<int> done = {}) = 0;

    // --- journal, alerts, health
    virtual void readJournal(const store::JournalFilter& filter, Done<QVector<store::JournalEvent>> done) = 0;
    virtual QVector<Alert> alerts() const = 0;                      ///< most severe and newest first
    virtual void markAlertSeen(const QString& id) = 0;
    virtual void verifyJournal(Done<store::Journal::Verification> done) = 0;
    virtual QVector<Health> health() const = 0;

Q_SIGNALS:
    void workspaceChanged();
    void catalogChanged();
    void migrationsChanged(const QString& id); ///< empty = several
    void mappingChanged(const QString& migrationId);
    void changesChanged();
    void rolloutChanged(const QString& id);
    void alertsChanged();
    void journalAppended(qint64 lastSeq);
    void healthChanged();
    void sampleChanged();
    void failed(const skein::Error& error);    ///< a verb without a callback failed; shown as a toast
};

} // namespace skein::control
