// The whole job without a window: request → mapping → changes → merge → staged rollout → automatic rollback → fix →
// second rollout → complete → one more load → rollback by hand, on the real sample with real loads.
#include "models/catalog/impact.h"
#include "models/git/repository.h"
#include "models/mapping/edit.h"
#include "models/rollout/codedeploy.h"
#include "models/rollout/repositories.h"
#include "models/sample/writer.h"
#include "models/store/settings.h"
#include "models/warehouse/sqlitewarehouse.h"
#include "tests/models/control/controldriver.h"
#include "tests/support/testregistry.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::control;
using namespace skein::test;
using campaign::ConsumerState;
using rollout::RolloutState;
using rollout::TargetState;
using rollout::Verb;

namespace {

const QString planMix = QStringLiteral("plan_mix");
constexpr int rolloutPatience = 300000;
constexpr int pausedPatience = 20000;

} // namespace

class TstWholeJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void opensTheSample();
    void runsOnToTheFirstGate();
    void resolvesWhatIsAmbiguous();
    void generatesTheRest();
    void showsWhatItDid();
    void reviewsAndMerges();
    void firstRolloutIsTakenBack();
    void fixesTheMapping();
    void secondRolloutCompletes();
    void rollsBackByHand();
    void theJournalHolds();
    void anotherProcessOnlyReads();
    void anotherMigrationWaitsForAPerson();
    void everythingIsThereAgain();

private:
    std::shared_ptr<const campaign::Migration> migration() const { return m_control->migration(m_migration); }
    const campaign::Consumer* consumer(const QString& name) const;
    QString state(const QString& name) const;
    QStringList changesIn(review::ChangeState state) const;
    bool hasAlert(const QString& idPrefix, bool seen = false) const;
    Status load();
    /// Lets loads come and approves stages until the rollout is in one of the states.
    Status drive(const QString& rolloutId, const QVector<RolloutState>& until);
    std::unique_ptr<warehouse::SqliteWarehouse> warehouse() const;
    QString fingerprint(const QString& relation) const;
    /// The fingerprint of what the code at a commit makes of today's data.
    QString resultOf(const QString& repository, const QString& commit, const QString& path) const;

    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<LiveControl> m_control;
    QStringList m_errors;      ///< of failed()
    QString m_migration;
    QString m_rollout;         ///< the second
    bool m_broken = false;     ///< an earlier step failed: the later ones make no sense
};

void TstWholeJob::initTestCase()
{
    QVERIFY(m_dir.isValid());
    m_path = m_dir.filePath(QStringLiteral("estate"));
    m_control = std::make_unique<LiveControl>();
    connect(m_control.get(), &Control::failed, this, [this](const Error& error) { m_errors << error.toText(); });
    m_control->setActor({QStringLiteral("mira"), QStringLiteral("Mira Lind"), QStringLiteral("mira@example.com")});
}

void TstWholeJob::init()
{
    if (m_broken)
        QSKIP("an earlier step of the job failed");
}

void TstWholeJob::cleanup()
{
    m_broken = m_broken || QTest::currentTestFailed();
}

void TstWholeJob::cleanupTestCase()
{
    m_control.reset();
}

const campaign::Consumer* TstWholeJob::consumer(const QString& name) const
{
    const auto held = migration();
    return held ? held->consumer(EntityRef(EntityKind::Pipeline, {}, name)) : nullptr;
}

QString TstWholeJob::state(const QString& name) const
{
    const auto found = consumer(name);
    return found ? campaign::consumerStateName(found->state) : QStringLiteral("absent");
}

QStringList TstWholeJob::changesIn(review::ChangeState state) const
{
    QStringList ids;
    for (const review::Change& change : m_control->changes()) {
        if (change.state == state && change.migrationId == m_migration)
            ids << change.id;
    }
    return ids;
}

bool TstWholeJob::hasAlert(const QString& idPrefix, bool seen) const
{
    const QVector<Alert> alerts = m_control->alerts();
    return std::any_of(alerts.begin(), alerts.end(), [&](const Alert& alert) { return alert.id.startsWith(idPrefix) && (alert.seen || !seen); });
}

Status TstWholeJob::load()
{
    const Result<int> number = waitedFor<int>([&](auto done) { m_control->loadNow(done); });
    return number ? Status() : Status(number.error());
}

Status TstWholeJob::drive(const QString& rolloutId, const QVector<RolloutState>& until)
{
    QElapsedTimer clock;
    clock.start();
    qint64 lastSeq = -1;
    QElapsedTimer still; // since the journal's last line
    still.start();
    while (clock.elapsed() < rolloutPatience) {
        const rollout::RolloutViewPtr view = m_control->rollout(rolloutId);
        if (view && until.contains(view->state))
            return {};
        if (view && view->seq != lastSeq) {
            lastSeq = view->seq;
            still.restart();
        }
        // The audit of v2 may be the first to see what is wrong: then the rollout is paused until its target is compared.
        if (view && view->state == RolloutState::Paused && !view->verbs.contains(Verb::Approve) && still.elapsed() > pausedPatience)
            return makeError(ErrorClass::Logic, describe(*view));
        if (view && view->verbs.contains(Verb::Approve)) {
            // A stale click is refused and repeated with the next view.
            const Status approved = waited([&](auto done) { m_control->command(rolloutId, Verb::Approve, view->seq, QStringLiteral("looks right"), {}, done); });
            if (!approved)
                QTest::qWait(50);
        } else if (view && still.elapsed() > 700 && waitsForData(*view)) {
            if (const Status loaded = load(); !loaded)
                return loaded;
            still.restart();
        }
        QTest::qWait(20);
    }
    const rollout::RolloutViewPtr view = m_control->rollout(rolloutId);
    return makeError(ErrorClass::Unknown, view ? describe(*view) : QStringLiteral("no view of ") + rolloutId);
}

std::unique_ptr<warehouse::SqliteWarehouse> TstWholeJob::warehouse() const
{
    warehouse::SqliteOptions options;
    options.readOnly = true;
    auto opened = warehouse::SqliteWarehouse::open(m_path + QLatin1Char('/') + sample::warehouseFile, options);
    return opened ? std::move(*opened) : nullptr;
}

QString TstWholeJob::fingerprint(const QString& relation) const
{
    const auto opened = warehouse();
    const auto print = opened->fingerprint(relation);
    return print ? print->toString() : print.error().toText();
}

QString TstWholeJob::resultOf(const QString& repository, const QString& commit, const QString& path) const
{
    auto opened = git::Repository::open(m_path + QStringLiteral("/repos/") + repository + QStringLiteral(".git"));
    if (!opened)
        return opened.error().toText();
    const auto text = opened->readFile(commit, path);
    if (!text)
        return text.error().toText();
    // On a copy of nothing: a view of the connection alone would need writing, so the rows are compared.
    warehouse::SqliteOptions options;
    auto writable = warehouse::SqliteWarehouse::open(m_path + QLatin1Char('/') + sample::warehouseFile, options);
    if (!writable)
        return writable.error().toText();
    const QString into = QStringLiteral("probe__of_test");
    const auto run = (*writable)->runSelectInto(into, QString::fromUtf8(*text));
    const auto print = run.ok() ? (*writable)->fingerprint(into) : Result<warehouse::Fingerprint>(*run.error);
    const auto dropped = (*writable)->dropShadow(into);
    Q_UNUSED(dropped)
    return print ? print->toString() : print.error().toText();
}

void TstWholeJob::opensTheSample()
{
    QSignalSpy opened(m_control.get(), &Control::workspaceChanged);
    VERIFY_OK(waited([&](auto done) { m_control->createSample(m_path, 7, done); }));
    QVERIFY(m_control->isOpen() && !m_control->isReadOnly());
    QCOMPARE(opened.size(), 1);
    QVERIFY(m_control->catalog()->entities.size() > 400);
    QVERIFY(m_control->graph()->edgeCount() > 200);
    QVERIFY(m_control->sampleInfo().isSample);
    QVERIFY(m_control->sampleInfo().loading);
    m_control->setSampleLoading(false);
    QVERIFY(!m_control->sampleInfo().loading);
    QTRY_VERIFY(m_control->health().size() > 20);
    for (const Health& row : m_control->health())
        QVERIFY2(row.ok, qPrintable(row.name + QLatin1Char(' ') + row.text));
    QCOMPARE(m_errors, QStringList());
    // Imported once more, nothing is new.
    const auto reports = waitedFor<QVector<importers::ImportReport>>(
        [&](auto done) { m_control->importSources({m_path + QLatin1Char('/') + sample::catalogFolder}, QStringLiteral("auto"), done); });
    VERIFY_OK(reports);
    QCOMPARE(reports->size(), 1);
    QCOMPARE(reports->first().added, 0);
    QCOMPARE(reports->first().removed, 0);
}

void TstWholeJob::runsOnToTheFirstGate()
{
    const campaign::Request request = sample::sampleRequests().first();
    const Result<QString> id = waitedFor<QString>([&](auto done) { m_control->submit(request, done); });
    VERIFY_OK(id);
    m_migration = *id;
    QVERIFY(migration());
    QVERIFY(idle(*m_control));
    QCOMPARE(m_errors, QStringList());
    QVERIFY(m_control->mappingOf(m_migration));
    const QByteArray all = consumerStates(*migration()).join(QLatin1Char('\n')).toUtf8();
    QVERIFY2(migration()->consumers.size() >= 25, all);
    QVERIFY2(state(QStringLiteral("platform_share")) == QLatin1String("blockedOnMapping"), all);
    QVERIFY2(state(QStringLiteral("regional_rollup")) == QLatin1String("brokenBefore"), all);
    QVERIFY2(consumer(QStringLiteral("sessions_estimate"))->grainWarning, all);
    QVERIFY2(!consumer(QStringLiteral("daily_active_users"))->grainWarning, all);
    for (const QString& name : {QStringLiteral("daily_active_users"), planMix, QStringLiteral("care_daily_load")})
        QVERIFY2(state(name) == QLatin1String("prOpen"), qPrintable(name + QLatin1Char('\n') + QString::fromUtf8(all)));
    // It only stands in a comment, or in code of the new dataset: nobody is asked to change anything.
    for (const QString& name : {QStringLiteral("account_counts"), QStringLiteral("profile_overview")}) {
        const auto found = consumer(name);
        QVERIFY2(!found || found->decision == QLatin1String("out") || found->state == ConsumerState::NoChanges, all);
    }
    QTRY_VERIFY(hasAlert(QStringLiteral("mapping:")));
    QCOMPARE(m_control->migrationStateOf(EntityRef(EntityKind::Pipeline, {}, planMix)), QStringLiteral("prOpen"));
    const Result<EntityRef> v1 = findEntity(*m_control->catalog(), request.sourceDataset);
    VERIFY_OK(v1);
    QCOMPARE(m_control->migrationStateOf(*v1), QStringLiteral("source"));
}

void TstWholeJob::resolvesWhatIsAmbiguous()
{
    const auto before = m_control->mappingOf(m_migration);
    const mapping::EditContext context {QStringLiteral("Mira Lind"), QDateTime::currentDateTimeUtc(), {}};
    mapping::Mapping decided = *before;
    QString what = QStringLiteral("Accept what is proposed");
    QStringList open; // what waits for a person
    for (const mapping::Rule& rule : before->rules) {
        if (rule.isActive())
            continue;
        open << mapping::ruleSummary(rule);
        mapping::Rule wanted = rule;
        if (rule.kind == mapping::RuleKind::Ambiguous && rule.inputs.contains(QStringLiteral("platform"))) {
            wanted.kind = mapping::RuleKind::Rename;
            wanted.outputs = {QStringLiteral("os")};
            wanted.params = {};
        } else if (rule.inputs == QStringList {QStringLiteral("ms_played")}) {
            wanted.kind = mapping::RuleKind::Unit;
            wanted.outputs = {QStringLiteral("seconds_played")};
            wanted.params = {{QStringLiteral("factor"), 0.001}, {QStringLiteral("offset"), 0}};
        } else if (rule.inputs == QStringList {QStringLiteral("skips")}) {
            wanted.kind = mapping::RuleKind::Rename;
            wanted.outputs = {QStringLiteral("skip_count")};
            wanted.params = {};
        } else {
            continue;
        }
        const auto changed = mapping::changeRule(decided, wanted, context);
        VERIFY_OK(changed);
        decided = changed->mapping;
        what = changed->description;
    }
    QVERIFY(!open.isEmpty());
    const mapping::Edited edited = mapping::acceptAll(decided, 0, context);
    QSignalSpy changed(m_control.get(), &Control::mappingChanged);
    VERIFY_OK(waited([&](auto done) { m_control->setMapping(m_migration, edited.mapping, what, done); }));
    QVERIFY(!changed.isEmpty());
    QVERIFY(m_control->mappingOf(m_migration)->version > before->version);
    if (qEnvironmentVariableIsSet("SKEIN_TEST_TALK"))
        qInfo("%s", qPrintable(open.join(QLatin1Char('\n'))));
    // Undone, it blocks again; redone, it does not.
    VERIFY_OK(waited([&](auto done) { m_control->setMapping(m_migration, *before, QStringLiteral("Undo"), done); }));
    QCOMPARE(state(QStringLiteral("platform_share")), QStringLiteral("blockedOnMapping"));
    VERIFY_OK(waited([&](auto done) { m_control->setMapping(m_migration, edited.mapping, what, done); }));
    QVERIFY2(state(QStringLiteral("platform_share")) != QLatin1String("blockedOnMapping"), qPrintable(consumer(QStringLiteral("platform_share"))->because));
}

void TstWholeJob::generatesTheRest()
{
    VERIFY_OK(waited([&](auto done) {
        m_control->acceptGrain(m_migration, {EntityRef(EntityKind::Pipeline, {}, QStringLiteral("sessions_estimate"))}, QStringLiteral("a rough figure"), done);
    }));
    VERIFY_OK(waited([&](auto done) { m_control->generateChanges(m_migration, done); }));
    const QByteArray all = consumerStates(*migration()).join(QLatin1Char('\n')).toUtf8();
    QVERIFY2(state(QStringLiteral("platform_share")) == QLatin1String("prOpen"), all);
    QVERIFY2(state(QStringLiteral("sessions_estimate")) == QLatin1String("prOpen"), all);
    QVERIFY2(state(QStringLiteral("royalty_base")) == QLatin1String("prOpen"), all);
    QVERIFY2(state(QStringLiteral("taste_vectors")) == QLatin1String("failed"), all); // no SQL: needs a person
    QVERIFY2(changesIn(review::ChangeState::Open).size() >= 10, all);
}

void TstWholeJob::showsWhatItDid()
{
    const EntityRef ref(EntityKind::Pipeline, {}, planMix);
    const auto preview = waitedFor<QVector<PreviewFile>>([&](auto done) { m_control->previewConsumer(m_migration, ref, done); });
    VERIFY_OK(preview);
    QCOMPARE(preview->size(), 1);
    QCOMPARE(preview->first().outcome, QStringLiteral("rewritten"));
    QVERIFY(!preview->first().edits.isEmpty() && !preview->first().verification.isEmpty());
    for (const PreviewEdit& edit : preview->first().edits)
        QVERIFY(!edit.rule.isEmpty() && edit.before.end <= preview->first().before.size() && edit.after.end <= preview->first().after.size());

    const auto files = waitedFor<QVector<PreviewFile>>([&](auto done) { m_control->changeFiles(consumer(planMix)->changeId, done); });
    VERIFY_OK(files);
    const auto file = std::find_if(files->begin(), files->end(), [&](const PreviewFile& each) { return each.path == preview->first().path; });
    QVERIFY(file != files->end());
    QCOMPARE(file->after, preview->first().after);
    QCOMPARE(file->edits.size(), preview->first().edits.size());

    const auto code = waitedFor<QVector<GeneratedFile>>([&](auto done) { m_control->generatedCode(m_migration, QStringLiteral("sqlite"), done); });
    VERIFY_OK(code);
    QVERIFY(code->size() >= 3);
    const mapping::Rule* plan = m_control->mappingOf(m_migration)->rulesForInput(QStringLiteral("plan")).value(0);
    QVERIFY(plan);
    const auto sample = waitedFor<QVector<SampleRow>>([&](auto done) { m_control->ruleSample(m_migration, plan->id, done); });
    VERIFY_OK(sample);
    QVERIFY(!sample->isEmpty());
    for (const SampleRow& row : *sample)
        QVERIFY2(row.agrees, qPrintable(row.note));
    const auto none = waitedFor<QVector<PreviewFile>>([&](auto done) { m_control->changeFiles(QStringLiteral("c-9999"), done); });
    QVERIFY(!none);
}

void TstWholeJob::reviewsAndMerges()
{
    const QStringList open = changesIn(review::ChangeState::Open);
    VERIFY_OK(waited([&](auto done) { m_control->requestChanges(open.first(), QStringLiteral("why this file?"), done); }));
    QCOMPARE(changesIn(review::ChangeState::ChangesRequested), QStringList {open.first()});
    VERIFY_OK(waited([&](auto done) { m_control->approveChanges(open, QStringLiteral("fine"), done); }));
    QCOMPARE(changesIn(review::ChangeState::Approved).size(), open.size());
    VERIFY_OK(waited([&](auto done) { m_control->mergeChanges(open, done); }));
    QCOMPARE(changesIn(review::ChangeState::Merged).size(), open.size());
    QCOMPARE(state(planMix), QStringLiteral("merged"));
    const review::Change* change = nullptr;
    const QVector<review::Change> changes = m_control->changes();
    for (const review::Change& each : changes) {
        if (each.id == consumer(planMix)->changeId)
            change = &each;
    }
    QVERIFY(change);
    auto repository = git::Repository::open(m_path + QStringLiteral("/repos/%1.git").arg(change->repository));
    VERIFY_OK(repository);
    const auto head = repository->resolve(QStringLiteral("refs/heads/main"));
    VERIFY_OK(head);
    const auto ancestor = repository->isAncestor(change->commit, *head);
    VERIFY_OK(ancestor);
    QVERIFY(*ancestor);
    const auto text = repository->readFile(*head, consumer(planMix)->paths.first());
    VERIFY_OK(text);
    QVERIFY2(text->contains("user_activity_v2") && !text->contains("user_activity_v1"), *text);
    // The untouched comment is as it was.
    QVERIFY(text->startsWith("-- Plan mix per market; owner: Premium\n"));
}

void TstWholeJob::firstRolloutIsTakenBack()
{
    if (!qEnvironmentVariableIsSet("SKEIN_LONG_TESTS")) {
        m_broken = true;
        QSKIP("the rollouts take minutes: set SKEIN_LONG_TESTS to run them");
    }
    const auto plan = waitedFor<rollout::Plan>([&](auto done) { m_control->draftPlan(m_migration, done); });
    VERIFY_OK(plan);
    QVERIFY(plan->targets.size() >= 15);
    QVERIFY(plan->sampleTimings && plan->stages.size() >= 3);
    const QString oldMix = fingerprint(planMix);
    const Result<QString> id = waitedFor<QString>([&](auto done) { m_control->startRollout(*plan, done); });
    VERIFY_OK(id);
    QVERIFY(migration()->rollouts.contains(*id));
    // The same targets cannot be in two live rollouts.
    const Result<QString> second = waitedFor<QString>([&](auto done) { m_control->startRollout(*plan, done); });
    QVERIFY(!second);

    VERIFY_OK(drive(*id, {RolloutState::RolledBack, RolloutState::RollbackBlocked}));
    const rollout::RolloutViewPtr view = m_control->rollout(*id);
    QVERIFY2(view->state == RolloutState::RolledBack, qPrintable(describe(*view)));
    for (const rollout::TargetView& target : view->targets) {
        if (target.kind == rollout::TargetKind::Consumer)
            QVERIFY2(target.state != TargetState::Switched && target.state != TargetState::Baked, qPrintable(describe(*view)));
        if (target.id.endsWith(QLatin1String("/sessions_estimate")))
            QVERIFY2(target.state != TargetState::Verified, qPrintable(describe(*view))); // stopped by its shadow run, never switched
    }
    QTRY_VERIFY(hasAlert(QStringLiteral("breach:") + *id));
    // Every output is what the old code makes of today's data, as soon as the newest load has been worked off.
    QVERIFY(fingerprint(planMix) != oldMix); // loads came since
    for (const rollout::TargetSpec& target : plan->targets) {
        for (const rollout::PipelineSpec& pipeline : target.pipelines) {
            if (pipeline.kind == rollout::PipelineKind::Select)
                QTRY_COMPARE_WITH_TIMEOUT(fingerprint(pipeline.outputs.first()), resultOf(target.repository, target.baseCommit, pipeline.path), 30000);
        }
        auto repository = git::Repository::open(m_path + QStringLiteral("/repos/%1.git").arg(target.repository));
        const auto deployed = repository->readRef(rollout::deployRef(plan->environment, target.id));
        VERIFY_OK(deployed);
        QVERIFY(!deployed->has_value() || **deployed == target.baseCommit);
    }
}

void TstWholeJob::fixesTheMapping()
{
    const auto before = m_control->mappingOf(m_migration);
    mapping::Rule plan = *before->rulesForInput(QStringLiteral("plan")).value(0);
    QJsonObject values = plan.params[QLatin1String("values")].toObject();
    values.insert(QStringLiteral("duo"), QStringLiteral("duo_plan"));
    plan.params.insert(QStringLiteral("values"), values);
    const auto edited = mapping::changeRule(*before, plan, {QStringLiteral("Mira Lind"), QDateTime::currentDateTimeUtc(), QStringLiteral("the new plan")});
    VERIFY_OK(edited);
    VERIFY_OK(waited([&](auto done) { m_control->setMapping(m_migration, edited->mapping, edited->description, done); }));
    const QByteArray all = consumerStates(*migration()).join(QLatin1Char('\n')).toUtf8();
    QVERIFY2(state(planMix) == QLatin1String("pending"), all);
    QVERIFY2(state(QStringLiteral("daily_active_users")) == QLatin1String("merged"), all);
    VERIFY_OK(waited([&](auto done) { m_control->generateChanges(m_migration, done); }));
    const QStringList open = changesIn(review::ChangeState::Open);
    QVERIFY2(!open.isEmpty(), consumerStates(*migration()).join(QLatin1Char('\n')).toUtf8());
    const auto files = waitedFor<QVector<PreviewFile>>([&](auto done) { m_control->changeFiles(consumer(planMix)->changeId, done); });
    VERIFY_OK(files);
    QVERIFY(!files->first().edits.isEmpty());
    QVERIFY(files->first().after.contains("duo_plan"));
    VERIFY_OK(waited([&](auto done) { m_control->approveChanges(open, {}, done); }));
    VERIFY_OK(waited([&](auto done) { m_control->mergeChanges(open, done); }));
    QCOMPARE(state(planMix), QStringLiteral("merged"));
}

void TstWholeJob::secondRolloutCompletes()
{
    const auto plan = waitedFor<rollout::Plan>([&](auto done) { m_control->draftPlan(m_migration, done); });
    VERIFY_OK(plan);
    const Result<QString> id = waitedFor<QString>([&](auto done) { m_control->startRollout(*plan, done); });
    VERIFY_OK(id);
    m_rollout = *id;
    VERIFY_OK(drive(m_rollout, {RolloutState::Completed, RolloutState::RolledBack, RolloutState::RollbackBlocked}));
    const rollout::RolloutViewPtr view = m_control->rollout(m_rollout);
    QVERIFY2(view->state == RolloutState::Completed, qPrintable(describe(*view)));
    const auto target = std::find_if(plan->targets.begin(), plan->targets.end(), [](const auto& each) { return each.id.endsWith(QLatin1String("/plan_mix")); });
    QVERIFY(target != plan->targets.end());
    auto repository = git::Repository::open(m_path + QStringLiteral("/repos/%1.git").arg(target->repository));
    const auto deployed = repository->readRef(rollout::deployRef(plan->environment, target->id));
    VERIFY_OK(deployed);
    QCOMPARE(deployed->value_or(QString()), target->commit);
}

void TstWholeJob::rollsBackByHand()
{
    VERIFY_OK(load());
    const rollout::RolloutViewPtr seen = m_control->rollout(m_rollout);
    QVERIFY(seen->verbs.contains(Verb::RollBack));
    const Status stale = waited([&](auto done) { m_control->command(m_rollout, Verb::RollBack, 1, QStringLiteral("too late"), {}, done); });
    QVERIFY(!stale);
    Status back = makeError(ErrorClass::Unknown, {});
    for (int attempt = 0; attempt < 20 && !back; ++attempt) {
        const qint64 seq = m_control->rollout(m_rollout)->seq;
        back = waited([&](auto done) { m_control->command(m_rollout, Verb::RollBack, seq, QStringLiteral("the board wants the old figures"), {}, done); });
    }
    VERIFY_OK(back);
    QTRY_VERIFY_WITH_TIMEOUT(m_control->rollout(m_rollout)->state == RolloutState::RolledBack, 60000);
    const auto opened = warehouse();
    const auto mix = opened->query(QStringLiteral("SELECT COUNT(*) FROM plan_mix WHERE plan = 'duo'"));
    VERIFY_OK(mix);
    QVERIFY(mix->rows.first().first().toInt() > 0); // the old code's word for it
}

void TstWholeJob::theJournalHolds()
{
    const auto verified = waitedFor<store::Journal::Verification>([&](auto done) { m_control->verifyJournal(done); });
    VERIFY_OK(verified);
    QVERIFY2(verified->ok(), qPrintable(verified->finding));
    QVERIFY(verified->count > 100);
    store::JournalFilter filter;
    filter.kinds = {QStringLiteral("human")};
    const auto lines = waitedFor<QVector<store::JournalEvent>>([&](auto done) { m_control->readJournal(filter, done); });
    VERIFY_OK(lines);
    QVERIFY(std::any_of(lines->begin(), lines->end(), [](const auto& line) { return line.actor.contains(QLatin1String("Mira")) || line.actor == QLatin1String("mira"); }));
    QCOMPARE(m_errors, QStringList());
}

void TstWholeJob::anotherProcessOnlyReads()
{
    LiveControl second;
    QStringList errors;
    connect(&second, &Control::failed, this, [&](const Error& error) { errors << error.message; });
    VERIFY_OK(waited([&](auto done) { second.openWorkspace(m_path, done); }));
    QVERIFY(second.isReadOnly());
    QCOMPARE(errors.size(), 1);
    QCOMPARE(second.migrations().size(), m_control->migrations().size());
    QTRY_VERIFY(second.rollout(m_rollout)); // each rollout is told of on its own
    QCOMPARE(second.rollout(m_rollout)->state, RolloutState::RolledBack);
    const Status refused = waited([&](auto done) { second.generateChanges(m_migration, done); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().cls, ErrorClass::Access);
    const Result<int> load = waitedFor<int>([&](auto done) { second.loadNow(done); });
    QVERIFY(!load);
}

void TstWholeJob::anotherMigrationWaitsForAPerson()
{
    const Result<QString> id = waitedFor<QString>([&](auto done) { m_control->submit(sample::sampleRequests().at(1), done); });
    VERIFY_OK(id);
    QVERIFY(*id != m_migration);
    QVERIFY(idle(*m_control));
    QCOMPARE(m_control->migrations().size(), 2);
    QTRY_VERIFY(hasAlert(QStringLiteral("mapping:") + *id) || hasAlert(QStringLiteral("review:") + *id));
}

void TstWholeJob::everythingIsThereAgain()
{
    const auto before = consumerStates(*migration());
    const QString name = m_control->workspaceName();
    const auto alerts = m_control->alerts();
    QVERIFY(!alerts.isEmpty());
    const QString seen = alerts.first().id;
    m_control->markAlertSeen(seen);
    VERIFY_OK(waited([&](auto done) { m_control->verifyJournal([done](const auto&) { done({}); }); })); // the setting is written before
    m_control->closeWorkspace();
    QVERIFY(!m_control->isOpen());
    QVERIFY(m_control->migrations().isEmpty() && m_control->catalog()->entities.isEmpty());
    VERIFY_OK(waited([&](auto done) { m_control->openWorkspace(m_path, done); }));
    QVERIFY(!m_control->isReadOnly());
    QCOMPARE(m_control->workspaceName(), name);
    QVERIFY(!m_control->sampleInfo().loading); // as it was left
    QVERIFY(idle(*m_control));
    QCOMPARE(consumerStates(*migration()), before);
    QTRY_VERIFY(m_control->rollout(m_rollout));
    QCOMPARE(m_control->rollout(m_rollout)->state, RolloutState::RolledBack);
    QTRY_VERIFY(hasAlert(seen, true));
}

SKEIN_TEST(TstWholeJob)
#include "tst_wholejob.moc"
