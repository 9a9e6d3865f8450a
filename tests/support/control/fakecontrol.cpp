#include "tests/support/control/fakecontrol.h"

#include <QTimer>

namespace skein::test {

namespace {

QString list(const QVector<EntityRef>& refs)
{
    QStringList names;
    for (const EntityRef& ref : refs)
        names << ref.toString();
    return names.join(QLatin1Char(','));
}

} // namespace

FakeControl::FakeControl(QObject* parent)
    : Control(parent)
    , m_jobs(new tasks::JobManager(this))
{
}

FakeControl::~FakeControl() = default;

void FakeControl::reply(const control::DoneStatus& done)
{
    if (done)
        QTimer::singleShot(0, this, [this, done] { done(answer); });
}

template <typename T>
void FakeControl::reply(const control::Done<T>& done, const T& value)
{
    if (done)
        QTimer::singleShot(0, this, [this, done, value] { done(answer ? Result<T>(value) : Result<T>(answer.error())); });
}

void FakeControl::setCatalog(const Catalog& catalog)
{
    catalogValue = std::make_shared<Catalog>(catalog);
    graphValue = std::make_shared<LineageGraph>(catalogValue);
    Q_EMIT catalogChanged();
}

void FakeControl::openWorkspace(const QString& dir, control::DoneStatus done)
{
    calls << QStringLiteral("openWorkspace ") + dir;
    reply(done);
}

void FakeControl::createSample(const QString& dir, quint64 seed, control::DoneStatus done)
{
    calls << QStringLiteral("createSample %1 %2").arg(dir).arg(seed);
    reply(done);
}

void FakeControl::closeWorkspace()
{
    calls << QStringLiteral("closeWorkspace");
}

QString FakeControl::migrationStateOf(const EntityRef& ref) const
{
    return migrationStates.value(ref.toString(), QStringLiteral("none"));
}

void FakeControl::importSources(const QStringList& paths, const QString& format, control::Done<QVector<importers::ImportReport>> done)
{
    calls << QStringLiteral("importSources %1 %2").arg(paths.join(QLatin1Char(',')), format);
    reply(done, reports);
}

std::shared_ptr<const campaign::Migration> FakeControl::migration(const QString& id) const
{
    for (const auto& migration : migrationList) {
        if (migration->id == id)
            return migration;
    }
    return {};
}

void FakeControl::submit(const campaign::Request& request, control::Done<QString> done)
{
    calls << QStringLiteral("submit %1 -> %2").arg(request.sourceDataset, request.targetDataset);
    reply(done, QStringLiteral("m-0001"));
}

void FakeControl::setMapping(const QString& migrationId, const mapping::Mapping& mapping, const QString& what, control::DoneStatus done)
{
    calls << QStringLiteral("setMapping %1 %2").arg(migrationId, what);
    mappings.insert(migrationId, std::make_shared<mapping::Mapping>(mapping));
    Q_EMIT mappingChanged(migrationId);
    reply(done);
}

void FakeControl::setScopeDecision(const QString& migrationId, const EntityRef& consumer, bool in, const QString& reason, control::DoneStatus done)
{
    calls << QStringLiteral("setScopeDecision %1 %2 %3 %4").arg(migrationId, consumer.toString(), in ? QStringLiteral("in") : QStringLiteral("out"), reason);
    reply(done);
}

void FakeControl::acceptGrain(const QString& migrationId, const QVector<EntityRef>& consumers, const QString& reason, control::DoneStatus done)
{
    calls << QStringLiteral("acceptGrain %1 %2 %3").arg(migrationId, list(consumers), reason);
    reply(done);
}

void FakeControl::generateChanges(const QString& migrationId, control::DoneStatus done)
{
    calls << QStringLiteral("generateChanges ") + migrationId;
    reply(done);
}

void FakeControl::retryConsumers(const QString& migrationId, const QVector<EntityRef>& consumers, control::DoneStatus done)
{
    calls << QStringLiteral("retryConsumers %1 %2").arg(migrationId, list(consumers));
    reply(done);
}

void FakeControl::abandonMigration(const QString& migrationId, const QString& reason, control::DoneStatus done)
{
    calls << QStringLiteral("abandonMigration %1 %2").arg(migrationId, reason);
    reply(done);
}

void FakeControl::skipConsumer(const QString& migrationId, const EntityRef& consumer, const QString& reason, control::DoneStatus done)
{
    calls << QStringLiteral("skipConsumer %1 %2 %3").arg(migrationId, consumer.toString(), reason);
    reply(done);
}

void FakeControl::previewConsumer(const QString& migrationId, const EntityRef& consumer, control::Done<QVector<control::PreviewFile>> done)
{
    calls << QStringLiteral("previewConsumer %1 %2").arg(migrationId, consumer.toString());
    reply(done, preview);
}

void FakeControl::generatedCode(const QString& migrationId, const QString& dialect, control::Done<QVector<control::GeneratedFile>> done)
{
    calls << QStringLiteral("generatedCode %1 %2").arg(migrationId, dialect);
    reply(done, generated);
}

void FakeControl::ruleSample(const QString& migrationId, const QString& ruleId, control::Done<QVector<control::SampleRow>> done)
{
    calls << QStringLiteral("ruleSample %1 %2").arg(migrationId, ruleId);
    reply(done, samples);
}

void FakeControl::changeFiles(const QString& changeId, control::Done<QVector<control::PreviewFile>> done)
{
    calls << QStringLiteral("changeFiles ") + changeId;
    reply(done, preview);
}

void FakeControl::approveChanges(const QStringList& ids, const QString& comment, control::DoneStatus done)
{
    calls << QStringLiteral("approveChanges %1 %2").arg(ids.join(QLatin1Char(',')), comment);
    reply(done);
}

void FakeControl::requestChanges(const QString& id, const QString& comment, control::DoneStatus done)
{
    calls << QStringLiteral("requestChanges %1 %2").arg(id, comment);
    reply(done);
}

void FakeControl::mergeChanges(const QStringList& ids, control::DoneStatus done)
{
    calls << QStringLiteral("mergeChanges ") + ids.join(QLatin1Char(','));
    reply(done);
}

void FakeControl::revertChange(const QString& id, control::DoneStatus done)
{
    calls << QStringLiteral("revertChange ") + id;
    reply(done);
}

void FakeControl::closeChange(const QString& id, const QString& reason, control::DoneStatus done)
{
    calls << QStringLiteral("closeChange %1 %2").arg(id, reason);
    reply(done);
}

rollout::RolloutViewPtr FakeControl::rollout(const QString& id) const
{
    for (const rollout::RolloutViewPtr& view : rolloutList) {
        if (view->id == id)
            return view;
    }
    return {};
}

void FakeControl::draftPlan(const QString& migrationId, control::Done<rollout::Plan> done)
{
    calls << QStringLiteral("draftPlan ") + migrationId;
    reply(done, plan);
}

void FakeControl::startRollout(const rollout::Plan& plan, control::Done<QString> done)
{
    calls << QStringLiteral("startRollout %1").arg(plan.targets.size());
    reply(done, QStringLiteral("r-0001"));
}

void FakeControl::command(const QString& rolloutId, rollout::Verb verb, qint64 expectedSeq, const QString& reason, const QStringList& targets,
    control::DoneStatus done)
{
    calls << QStringLiteral("command %1 %2 %3 %4 %5").arg(rolloutId, rollout::verbName(verb)).arg(expectedSeq).arg(reason, targets.join(QLatin1Char(',')));
    reply(done);
}

void FakeControl::setSampleLoading(bool on)
{
    calls << QStringLiteral("setSampleLoading %1").arg(on);
    sample.loading = on;
    Q_EMIT sampleChanged();
}

void FakeControl::loadNow(control::Done<int> done)
{
    calls << QStringLiteral("loadNow");
    reply(done, ++sample.lastLoad);
}

void FakeControl::readJournal(const store::JournalFilter& filter, control::Done<QVector<store::JournalEvent>> done)
{
    calls << QStringLiteral("readJournal ") + filter.rollout;
    reply(done, journal);
}

void FakeControl::markAlertSeen(const QString& id)
{
    calls << QStringLiteral("markAlertSeen ") + id;
}

void FakeControl::verifyJournal(control::Done<store::Journal::Verification> done)
{
    calls << QStringLiteral("verifyJournal");
    store::Journal::Verification verification;
    verification.count = journal.size();
    reply(done, verification);
}

} // namespace skein::test
