#pragma once

#include "models/control/control.h"

namespace skein::control {

/// The engines put together: a workspace's documents as snapshots, its verbs as jobs, its rollouts on a runner of this
/// process, and for sample workspaces the loads that keep arriving. Verbs on the same migration run one after another.
///
/// A workspace that another process holds for writing is opened read-only; failed() and health() say so.
class LiveControl final : public Control
{
    Q_OBJECT

public:
    explicit LiveControl(QObject* parent = nullptr);
    /// Cancels what runs and waits for it.
    ~LiveControl() override;

    void openWorkspace(const QString& dir, DoneStatus done = {}) override;
    void createSample(const QString& dir, quint64 seed, DoneStatus done = {}) override;
    void closeWorkspace() override;
    bool isOpen() const override;
    bool isReadOnly() const override;
    /// Everything the journal held of rollouts is known again, a moment after the workspace is open.
    bool isResumed() const;
    QString workspacePath() const override;
    QString workspaceName() const override;
    std::shared_ptr<store::Workspace> workspace() const override;
    tasks::JobManager* jobs() const override;
    Actor actor() const override;
    void setActor(const Actor& actor) override;

    CatalogPtr catalog() const override;
    std::shared_ptr<const LineageGraph> graph() const override;
    QString migrationStateOf(const EntityRef& ref) const override;
    void importSources(const QStringList& paths, const QString& format, Done<QVector<importers::ImportReport>> done = {}) override;

    QVector<std::shared_ptr<const campaign::Migration>> migrations() const override;
    std::shared_ptr<const campaign::Migration> migration(const QString& id) const override;
    std::shared_ptr<const mapping::Mapping> mappingOf(const QString& migrationId) const override;
    void submit(const campaign::Request& request, Done<QString> done = {}) override;
    void setMapping(const QString& migrationId, const mapping::Mapping& mapping, const QString& what, DoneStatus done = {}) override;
    void setScopeDecision(const QString& migrationId, const EntityRef& consumer, bool in, const QString& reason, DoneStatus done = {}) override;
    void acceptGrain(const QString& migrationId, const QVector<EntityRef>& consumers, const QString& reason, DoneStatus done = {}) override;
    void generateChanges(const QString& migrationId, DoneStatus done = {}) override;
    void retryConsumers(const QString& migrationId, const QVector<EntityRef>& consumers, DoneStatus done = {}) override;
    void abandonMigration(const QString& migrationId, const QString& reason, DoneStatus done = {}) override;
    void skipConsumer(const QString& migrationId, const EntityRef& consumer, const QString& reason, DoneStatus done = {}) override;
    void previewConsumer(const QString& migrationId, const EntityRef& consumer, Done<QVector<PreviewFile>> done) override;
    void generatedCode(const QString& migrationId, const QString& dialect, Done<QVector<GeneratedFile>> done) override;
    void ruleSample(const QString& migrationId, const QString& ruleId, Done<QVector<SampleRow>> done) override;

    QVector<review::Change> changes() const override;
    void changeFiles(const QString& changeId, Done<QVector<PreviewFile>> done) override;
    void approveChanges(const QStringList& ids, const QString& comment, DoneStatus done = {}) override;
    void requestChanges(const QString& id, const QString& comment, DoneStatus done = {}) override;
    void mergeChanges(const QStringList& ids, DoneStatus done = {}) override;
    void revertChange(const QString& id, DoneStatus done = {}) override;
    void closeChange(const QString& id, const QString& reason, DoneStatus done = {}) override;

    QVector<rollout::RolloutViewPtr> rollouts() const override;
    rollout::RolloutViewPtr rollout(const QString& id) const override;
    void draftPlan(const QString& migrationId, Done<rollout::Plan> done) override;
    void startRollout(const rollout::Plan& plan, Done<QString> done = {}) override;
    void command(const QString& rolloutId, rollout::Verb verb, qint64 expectedSeq, const QString& reason, const QStringList& targets = {},
        DoneStatus done = {}) override;

    SampleInfo sampleInfo() const override;
    void setSampleLoading(bool on) override;
    void loadNow(Done<int> done = {}) override;

    void readJournal(const store::JournalFilter& filter, Done<QVector<store::JournalEvent>> done) override;
    QVector<Alert> alerts() const override;
    void markAlertSeen(const QString& id) override;
    void verifyJournal(Done<store::Journal::Verification> done) override;
    QVector<Health> health() const override;

    class Private;

private:
    std::unique_ptr<Private> d;
};

} // namespace skein::control
