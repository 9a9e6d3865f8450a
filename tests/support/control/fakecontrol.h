#pragma once

#include "models/control/control.h"
#include "models/tasks/jobmanager.h"

namespace skein::test {

/// A control whose state a test sets by hand, for pages and models. Every verb is noted in `calls` as one line of text
/// and answers with `answer` on the next turn of the event loop; nothing else happens. Fill the public members, then
/// emit the signal that tells of it.
class FakeControl final : public control::Control
{
    Q_OBJECT

public:
    explicit FakeControl(QObject* parent = nullptr);
    ~FakeControl() override;

    QStringList calls;                ///< "approveChanges c-0001,c-0002 looks right"
    Status answer;                    ///< what verbs answer with

    bool open = true;
    bool readOnly = false;
    QString path = QStringLiteral("/tmp/estate");
    CatalogPtr catalogValue = std::make_shared<Catalog>();
    std::shared_ptr<const LineageGraph> graphValue = std::make_shared<LineageGraph>();
    QHash<QString, QString> migrationStates; ///< by entity reference
    QVector<std::shared_ptr<const campaign::Migration>> migrationList;
    QHash<QString, std::shared_ptr<const mapping::Mapping>> mappings; ///< by migration id; setMapping() replaces it
    QVector<control::PreviewFile> preview;
    QVector<control::GeneratedFile> generated;
    QVector<control::SampleRow> samples;
    QVector<review::Change> changeList;
    QVector<rollout::RolloutViewPtr> rolloutList;
    rollout::Plan plan;
    QVector<store::JournalEvent> journal;
    QVector<control::Alert> alertList;
    QVector<control::Health> healthList;
    control::SampleInfo sample;
    QVector<importers::ImportReport> reports;

    void setCatalog(const Catalog& catalog); ///< makes the graph too and tells of it

    void openWorkspace(const QString& dir, control::DoneStatus done = {}) override;
    void createSample(const QString& dir, quint64 seed, control::DoneStatus done = {}) override;
    void closeWorkspace() override;
    bool isOpen() const override { return open; }
    bool isReadOnly() const override { return readOnly; }
    QString workspacePath() const override { return path; }
    QString workspaceName() const override { return path.section(QLatin1Char('/'), -1); }
    std::shared_ptr<store::Workspace> workspace() const override { return {}; }
    tasks::JobManager* jobs() const override { return m_jobs; }
    Actor actor() const override { return m_actor; }
    void setActor(const Actor& actor) override { m_actor = actor; }
    CatalogPtr catalog() const override { return catalogValue; }
    std::shared_ptr<const LineageGraph> graph() const override { return graphValue; }
    QString migrationStateOf(const EntityRef& ref) const override;
    void importSources(const QStringList& paths, const QString& format, control::Done<QVector<importers::ImportReport>> done = {}) override;
    QVector<std::shared_ptr<const campaign::Migration>> migrations() const override { return migrationList; }
    std::shared_ptr<const campaign::Migration> migration(const QString& id) const override;
    std::shared_ptr<const mapping::Mapping> mappingOf(const QString& migrationId) const override { return mappings.value(migrationId); }
    void submit(const campaign::Request& request, control::Done<QString> done = {}) override;
    void setMapping(const QString& migrationId, const mapping::Mapping& mapping, const QString& what, control::DoneStatus done = {}) override;
    void setScopeDecision(const QString& migrationId, const EntityRef& consumer, bool in, const QString& reason, control::DoneStatus done = {}) override;
    void acceptGrain(const QString& migrationId, const QVector<EntityRef>& consumers, const QString& reason, control::DoneStatus done = {}) override;
    void generateChanges(const QString& migrationId, control::DoneStatus done = {}) override;
    void retryConsumers(const QString& migrationId, const QVector<EntityRef>& consumers, control::DoneStatus done = {}) override;
    void abandonMigration(const QString& migrationId, const QString& reason, control::DoneStatus done = {}) override;
    void skipConsumer(const QString& migrationId, const EntityRef& consumer, const QString& reason, control::DoneStatus done = {}) override;
    void previewConsumer(const QString& migrationId, const EntityRef& consumer, control::Done<QVector<control::PreviewFile>> done) override;
    void generatedCode(const QString& migrationId, const QString& dialect, control::Done<QVector<control::GeneratedFile>> done) override;
    void ruleSample(const QString& migrationId, const QString& ruleId, control::Done<QVector<control::SampleRow>> done) override;
    QVector<review::Change> changes() const override { return changeList; }
    void changeFiles(const QString& changeId, control::Done<QVector<control::PreviewFile>> done) override;
    void approveChanges(const QStringList& ids, const QString& comment, control::DoneStatus done = {}) override;
    void requestChanges(const QString& id, const QString& comment, control::DoneStatus done = {}) override;
    void mergeChanges(const QStringList& ids, control::DoneStatus done = {}) override;
    void revertChange(const QString& id, control::DoneStatus done = {}) override;
    void closeChange(const QString& id, const QString& reason, control::DoneStatus done = {}) override;
    QVector<rollout::RolloutViewPtr> rollouts() const override { return rolloutList; }
    rollout::RolloutViewPtr rollout(const QString& id) const override;
    void draftPlan(const QString& migrationId, control::Done<rollout::Plan> done) override;
    void startRollout(const rollout::Plan& plan, control::Done<QString> done = {}) override;
    void command(const QString& rolloutId, rollout::Verb verb, qint64 expectedSeq, const QString& reason, const QStringList& targets = {},
        control::DoneStatus done = {}) override;
    control::SampleInfo sampleInfo() const override { return sample; }
    void setSampleLoading(bool on) override;
    void loadNow(control::Done<int> done = {}) override;
    void readJournal(const store::JournalFilter& filter, control::Done<QVector<store::JournalEvent>> done) override;
    QVector<control::Alert> alerts() const override { return alertList; }
    void markAlertSeen(const QString& id) override;
    void verifyJournal(control::Done<store::Journal::Verification> done) override;
    QVector<control::Health> health() const override { return healthList; }

private:
    void reply(const control::DoneStatus& done);
    template <typename T>
    void reply(const control::Done<T>& done, const T& value);

    tasks::JobManager* m_jobs;
    Actor m_actor {QStringLiteral("mira"), QStringLiteral("Mira Lind"), QStringLiteral("mira@example.com")};
};

} // namespace skein::test
