#include "models/rollout/redirect.h"
#include "tests/models/rollout/fakeworld.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::rollout;
using namespace skein::test;

namespace {

struct Drive {
    FakeWorld world;
    MemoryEventLog log;
    ManualClock clock;
    Plan plan;
    std::unique_ptr<Engine> engine;

    explicit Drive(int targets) { plan = fakePlan(targets); }

    void open()
    {
        engine = std::make_unique<Engine>(plan.id, plan, log, world, clock, 1);
        const Status resumed = engine->resume();
        QVERIFY2(resumed.ok(), resumed.ok() ? "" : qPrintable(resumed.error().toText()));
    }

    /// Steps until `until` holds or nothing can happen any more; a load arrives whenever the engine waits.
    bool run(const std::function<bool(const State&)>& until, int limit = 5000)
    {
        if (!engine)
            open();
        for (int i = 0; i < limit; ++i) {
            if (until(engine->state()))
                return true;
            const Engine::Step step = engine->step();
            if (step.error)
                return false;
            if (!step.acted) {
                clock.advanceMs(std::max<qint64>(step.waitMs, 1));
                ++world.load;
            }
        }
        return until(engine->state());
    }

    QStringList states() const
    {
        QStringList list;
        for (auto it = engine->state().targets.cbegin(); it != engine->state().targets.cend(); ++it)
            list << it.key() + QLatin1Char('=') + targetStateName(it->state);
        return list;
    }
};

std::function<bool(const State&)> is(RolloutState wanted)
{
    return [wanted](const State& state) { return state.state == wanted; };
}

/// Every intent has exactly one outcome, epochs never go back, no marker took effect twice.
QString checkHistory(const MemoryEventLog& log, const FakeWorld& world)
{
    int open = 0;
    int epoch = 0;
    for (const auto& [id, event] : log.all()) {
        if (event.epoch < epoch)
            return QStringLiteral("epoch went back at %1").arg(event.seq);
        epoch = event.epoch;
        if (event.kind == EventKind::Intent && ++open > 1)
            return QStringLiteral("two open intents at %1").arg(event.seq);
        if ((event.kind == EventKind::Done || event.kind == EventKind::Fail) && --open < 0)
            return QStringLiteral("an outcome without an intent at %1").arg(event.seq);
    }
    for (auto it = world.effects.cbegin(); it != world.effects.cend(); ++it) {
        if (it.value() != 1)
            return QStringLiteral("%1 took effect %2 times").arg(it.key()).arg(it.value());
    }
    return {};
}

} // namespace

class TstCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completes();
    void loadsThatComeTooFastStarveNobody();
    void brokenBeforeAndWrongFromTheStartStayUnswitched();
    void laterDifferenceRollsEverythingBack();
    void failureAfterSwitchInFirstStageIsABreach();
    void breachIsSeenWhilePausedAndAfterCompletion_data();
    void breachIsSeenWhilePausedAndAfterCompletion();
    void transientErrorsAreRetriedAndPermanentOnesAreNot();
    void approvalHoldsTheStage();
    void manualRollbackAfterCompletion();
    void aLockedRunIsRunAgain_data();
    void aLockedRunIsRunAgain();
    void finalizedIsTheEnd();
    void staleAndImpossibleCommandsAreRefused();
    void noSwitchedTargetIsNeverAPass();
    void everyCrashPointEndsTheSame_data();
    void everyCrashPointEndsTheSame();
    void stagesAreNestedStickyAndReal();
    void planSurvivesYaml();
    void codeTellsItsKind_data();
    void codeTellsItsKind();
};

void TstCore::completes()
{
    Drive drive(10);
    QVERIFY(drive.run(is(RolloutState::Completed)));
    for (auto it = drive.engine->state().targets.cbegin(); it != drive.engine->state().targets.cend(); ++it) {
        QCOMPARE(targetStateName(it->state), QStringLiteral("baked"));
        QCOMPARE(drive.world.view[it.key()], QStringLiteral("new"));
        QCOMPARE(drive.world.ref[it.key()], QStringLiteral("new"));
    }
    QCOMPARE(checkHistory(drive.log, drive.world), QString());
}

void TstCore::loadsThatComeTooFastStarveNobody()
{
    Drive drive(10);
    drive.open();
    QHash<QString, int> runs; // on the new side
    for (int i = 0; i < 5000 && drive.engine->state().state != RolloutState::Completed; ++i) {
        const auto before = drive.world.trace.size();
        const Engine::Step step = drive.engine->step();
        QVERIFY(!step.error);
        for (auto at = before; at < drive.world.trace.size(); ++at) {
            const QString target = drive.world.trace[at].section(QLatin1Char(':'), 0, 0);
            if (drive.world.trace[at].endsWith(QLatin1String(":run")) && drive.engine->state().targets[target].switched)
                ++runs[target];
        }
        drive.clock.advanceMs(50);
        ++drive.world.load; // there is always a load that nobody has been run for
    }
    const State& state = drive.engine->state();
    QCOMPARE(rolloutStateName(state.state), QStringLiteral("completed"));
    for (int i = 0; i < state.stages.size(); ++i) {
        // A look a round: never more looks than the stage's own targets have been round.
        const int own = int(state.assignment[i].targets.size());
        QVERIFY2(own == 0 || state.stages[i].looks * own <= state.stages[i].units, qPrintable(QString::number(i)));
    }
    // Those that were switched together have run about as often as one another.
    for (const StageAssignment& assignment : state.assignment) {
        int least = INT_MAX, most = 0;
        for (const QString& id : assignment.targets) {
            least = std::min(least, runs.value(id));
            most = std::max(most, runs.value(id));
        }
        QVERIFY2(assignment.targets.isEmpty() || (least > 0 && most - least <= 1), qPrintable(QStringLiteral("%1 to %2").arg(least).arg(most)));
    }
    QCOMPARE(checkHistory(drive.log, drive.world), QString());
}

void TstCore::brokenBeforeAndWrongFromTheStartStayUnswitched()
{
    Drive drive(12);
    drive.world.behaviour[QStringLiteral("t03")].oldFails = true;
    drive.world.behaviour[QStringLiteral("t07")].shadowDiffers = true;
    QVERIFY(drive.run(is(RolloutState::Completed)));
    const State& state = drive.engine->state();
    QCOMPARE(targetStateName(state.targets[QStringLiteral("t03")].state), QStringLiteral("brokenBefore"));
    QCOMPARE(targetStateName(state.targets[QStringLiteral("t07")].state), QStringLiteral("failed"));
    QCOMPARE(drive.world.view[QStringLiteral("t07")], QStringLiteral("old"));
    QVERIFY(!switchedTargets(state).contains(QStringLiteral("t03")));
}

void TstCore::laterDifferenceRollsEverythingBack()
{
    Drive drive(10);
    QVERIFY(drive.run([](const State& state) { return state.stage == 2 && state.stages[2].phase == StagePhase::Bake; }));
    drive.world.behaviour[QStringLiteral("t04")].differsFromLoad = drive.world.load + 1;
    QVERIFY(drive.run(is(RolloutState::RolledBack)));
    for (auto it = drive.world.view.cbegin(); it != drive.world.view.cend(); ++it) {
        QCOMPARE(it.value(), QStringLiteral("old"));
        QCOMPARE(drive.world.ref[it.key()], QStringLiteral("old"));
    }
    QVERIFY(drive.engine->state().reason.contains(QStringLiteral("3 rows differ")));
    // The way back is checked and says so; what the target was found wrong by is still there.
    for (auto it = drive.engine->state().targets.cbegin(); it != drive.engine->state().targets.cend(); ++it)
        QCOMPARE(it->cause.contains(QStringLiteral("3 rows differ")), it.key() == QStringLiteral("t04"));
    QVERIFY(!drive.engine->state().targets[QStringLiteral("t04")].because.contains(QStringLiteral("3 rows differ")));
    QCOMPARE(drive.engine->state().stages[2].verdict, QStringLiteral("FAIL"));
    // Data first, code second.
    const qsizetype lastUnswitch = drive.world.trace.lastIndexOf(QStringLiteral("t09:unswitch"));
    const qsizetype firstUndeploy = drive.world.trace.indexOf(QStringLiteral("t00:undeploy"));
    QVERIFY(lastUnswitch >= 0 && firstUndeploy > lastUnswitch);
    QCOMPARE(checkHistory(drive.log, drive.world), QString());
}

void TstCore::failureAfterSwitchInFirstStageIsABreach()
{
    Drive drive(10);
    QVERIFY(drive.run([](const State& state) { return state.stage == 0 && state.stages[0].phase == StagePhase::Bake; }));
    const QString first = switchedTargets(drive.engine->state()).constFirst();
    drive.world.behaviour[first].failsFromLoad = drive.world.load + 1;
    QVERIFY(drive.run(is(RolloutState::RolledBack)));
    QCOMPARE(drive.world.view[first], QStringLiteral("old"));
}

void TstCore::breachIsSeenWhilePausedAndAfterCompletion_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("paused") << QStringLiteral("paused");
    QTest::newRow("waiting for approval") << QStringLiteral("approval");
    QTest::newRow("completed") << QStringLiteral("completed");
}

void TstCore::breachIsSeenWhilePausedAndAfterCompletion()
{
    QFETCH(QString, when);
    Drive drive(10);
    if (when == QLatin1String("approval"))
        drive.plan.stages[2].approval = true;
    if (when == QLatin1String("completed")) {
        QVERIFY(drive.run(is(RolloutState::Completed)));
    } else if (when == QLatin1String("approval")) {
        QVERIFY(drive.run([](const State& state) { return state.stage == 2 && state.stages[2].phase == StagePhase::Gate; }));
    } else {
        QVERIFY(drive.run([](const State& state) { return state.stage == 1 && state.stages[1].phase == StagePhase::Bake; }));
        QVERIFY(drive.engine->command(Verb::Pause, 0, {QStringLiteral("mira"), {}, {}}, QStringLiteral("lunch"), {}).ok());
    }
    const QString victim = switchedTargets(drive.engine->state()).constLast();
    drive.world.behaviour[victim].differsFromLoad = drive.world.load + 1;
    QVERIFY(drive.run(is(RolloutState::RolledBack)));
    QCOMPARE(drive.world.view[victim], QStringLiteral("old"));
}

void TstCore::transientErrorsAreRetriedAndPermanentOnesAreNot()
{
    Drive drive(10);
    drive.world.behaviour[QStringLiteral("t01")].transientFailures = 3;
    drive.world.behaviour[QStringLiteral("t02")].failStep = QStringLiteral("switch");
    QVERIFY(drive.run(is(RolloutState::Completed)));
    int retries = 0;
    int failures = 0;
    for (const auto& [id, event] : drive.log.all()) {
        if (event.kind != EventKind::Fail)
            continue;
        if (event.target == QLatin1String("t01")) {
            QCOMPARE(event.payload.value(QLatin1String("then")).toString(), QStringLiteral("retry"));
            ++retries;
        } else {
            QCOMPARE(event.target, QStringLiteral("t02"));
            QCOMPARE(event.payload.value(QLatin1String("then")).toString(), QStringLiteral("fail"));
            ++failures;
        }
    }
    QCOMPARE(retries, 3);
    QCOMPARE(failures, 1);
    QCOMPARE(targetStateName(drive.engine->state().targets[QStringLiteral("t02")].state), QStringLiteral("failed"));
    QCOMPARE(drive.world.view[QStringLiteral("t02")], QStringLiteral("old"));
}

void TstCore::approvalHoldsTheStage()
{
    Drive drive(10);
    drive.plan.stages[2].approval = true;
    QVERIFY(!drive.run(is(RolloutState::Completed), 800));
    QCOMPARE(drive.engine->state().stage, 2);
    QVERIFY(allowedVerbs(drive.engine->state()).contains(Verb::Approve));
    QVERIFY(drive.engine->command(Verb::Approve, drive.engine->decisionSeq(), {QStringLiteral("mira"), {}, {}}, {}, {}).ok());
    QVERIFY(drive.run(is(RolloutState::Completed)));
}

void TstCore::manualRollbackAfterCompletion()
{
    Drive drive(6);
    QVERIFY(drive.run(is(RolloutState::Completed)));
    QVERIFY(drive.engine->command(Verb::RollBack, 0, {QStringLiteral("mira"), {}, {}}, QStringLiteral("asked by the owner"), {}).ok());
    QVERIFY(drive.run(is(RolloutState::RolledBack)));
    for (const QString& side : std::as_const(drive.world.view))
        QCOMPARE(side, QStringLiteral("old"));
    // The executor goes on with the old code after that.
    const int runsBefore = int(drive.world.trace.count(QStringLiteral("t00:run")));
    drive.run([](const State&) { return false; }, 40);
    QVERIFY(drive.world.trace.count(QStringLiteral("t00:run")) > runsBefore);
    QCOMPARE(drive.world.view[QStringLiteral("t00")], QStringLiteral("old"));
}

void TstCore::aLockedRunIsRunAgain_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("before its stage") << QStringLiteral("pending");
    QTest::newRow("after a rollback") << QStringLiteral("rolledBack");
}

/// A lock that a run meets must not end the runs: what is not switched is kept up to date as well.
void TstCore::aLockedRunIsRunAgain()
{
    QFETCH(QString, when);
    Drive drive(6);
    if (when == QLatin1String("pending")) {
        drive.plan.stages[1].approval = true;
        QVERIFY(!drive.run(is(RolloutState::Completed), 400)); // waits before its second stage
    } else {
        QVERIFY(drive.run(is(RolloutState::Completed)));
        QVERIFY(drive.engine->command(Verb::RollBack, 0, {QStringLiteral("mira"), {}, {}}, {}, {}).ok());
        QVERIFY(drive.run(is(RolloutState::RolledBack)));
    }
    QString waiting;
    const State& state = drive.engine->state();
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it) {
        if (!it->switched && waiting.isEmpty())
            waiting = it.key();
    }
    QVERIFY(!waiting.isEmpty());
    const TargetState stood = drive.engine->state().targets[waiting].state;
    drive.world.behaviour[waiting].transientFailures = 2;
    const auto runs = [&] { return drive.world.trace.count(waiting + QStringLiteral(":run")); };
    const qsizetype before = runs();
    drive.run([](const State&) { return false; }, 120);
    QCOMPARE(drive.world.behaviour[waiting].transientFailures, 0); // it met them
    QVERIFY2(runs() > before + 1, qPrintable(QString::number(runs() - before)));
    QCOMPARE(drive.engine->state().targets[waiting].state, stood);
}

void TstCore::finalizedIsTheEnd()
{
    const Actor mira {QStringLiteral("mira"), {}, {}};
    Drive drive(6);
    QVERIFY(drive.run([](const State& state) { return state.stage == 1; }));
    const Status early = drive.engine->command(Verb::Finalize, 0, mira, {}, {});
    QVERIFY(!early.ok());
    QVERIFY2(early.error().message.contains(QStringLiteral("running")), qPrintable(early.error().message));
    QVERIFY(drive.run(is(RolloutState::Completed)));
    QVERIFY(drive.engine->command(Verb::Finalize, 0, mira, QStringLiteral("a month went by"), {}).ok());
    QCOMPARE(drive.engine->state().state, RolloutState::Finalized);
    QCOMPARE(allowedVerbs(drive.engine->state()), QVector<Verb>());
    QVERIFY(!drive.engine->command(Verb::RollBack, 0, mira, {}, {}).ok());
    for (const QString& side : std::as_const(drive.world.view))
        QCOMPARE(side, QStringLiteral("new"));
    for (const TargetRun& target : drive.engine->state().targets)
        QCOMPARE(target.state, TargetState::Finalized);
}

void TstCore::staleAndImpossibleCommandsAreRefused()
{
    Drive drive(6);
    QVERIFY(drive.run([](const State& state) { return state.stage == 1; }));
    const Actor mira {QStringLiteral("mira"), {}, {}};
    const Status stale = drive.engine->command(Verb::Pause, 1, mira, {}, {});
    QVERIFY(!stale.ok());
    QVERIFY(stale.error().message.contains(QStringLiteral("moved on")));
    QVERIFY(!drive.engine->command(Verb::Resume, 0, mira, {}, {}).ok());
    QVERIFY(drive.engine->command(Verb::Pause, 0, mira, {}, {}).ok());
    QVERIFY(!drive.engine->command(Verb::Pause, 0, mira, {}, {}).ok());
    QVERIFY(!drive.engine->command(Verb::Skip, 0, mira, {}, {QStringLiteral("nobody")}).ok());
}

void TstCore::noSwitchedTargetIsNeverAPass()
{
    Drive drive(10);
    for (TargetSpec& target : drive.plan.targets)
        drive.world.behaviour[target.id].oldFails = true;
    QVERIFY(drive.run(is(RolloutState::Paused)));
    QCOMPARE(drive.engine->state().pausedBy, QStringLiteral("inconclusive"));
    QCOMPARE(drive.engine->state().stages[0].verdict, QStringLiteral("INCONCLUSIVE"));
}

void TstCore::everyCrashPointEndsTheSame_data()
{
    QTest::addColumn<bool>("after");
    QTest::addColumn<bool>("withBreach");
    QTest::newRow("before the act, forward") << false << false;
    QTest::newRow("after the act, forward") << true << false;
    QTest::newRow("before the act, rollback") << false << true;
    QTest::newRow("after the act, rollback") << true << true;
}

/// Dies once at every effect in turn; a new engine over the same journal and world must come to the same end.
void TstCore::everyCrashPointEndsTheSame()
{
    QFETCH(bool, after);
    QFETCH(bool, withBreach);
    int points = 0;
    for (int crashAt = 0;; ++crashAt) {
        Drive drive(4);
        if (withBreach)
            drive.world.behaviour[QStringLiteral("t02")].differsFromLoad = 25;
        drive.open();
        int effects = 0;
        bool crashed = false;
        bool finished = false;
        for (int i = 0; i < 3000 && !finished; ++i) {
            const State& state = drive.engine->state();
            finished = state.state == (withBreach ? RolloutState::RolledBack : RolloutState::Completed);
            // A completed rollout that is going to breach is not at its end yet.
            if (finished)
                break;
            const qsizetype before = drive.log.all().size();
            drive.world.dieBefore = !crashed && !after && effects == crashAt;
            drive.world.dieAfter = !crashed && after && effects == crashAt;
            Engine::Step step;
            try {
                step = drive.engine->step();
            } catch (const FakeWorld::Died&) {
                crashed = true;
                drive.world.dieBefore = drive.world.dieAfter = false;
                drive.open();
                continue;
            }
            if (drive.log.all().size() > before && drive.log.all().constLast().second.kind != EventKind::Decision)
                ++effects;
            if (!step.acted) {
                drive.clock.advanceMs(std::max<qint64>(step.waitMs, 1));
                ++drive.world.load;
            }
        }
        QVERIFY2(finished, qPrintable(QStringLiteral("crash %1: %2").arg(crashAt).arg(drive.states().join(QLatin1Char(' ')))));
        QCOMPARE(checkHistory(drive.log, drive.world), QString());
        const QString side = withBreach ? QStringLiteral("old") : QStringLiteral("new");
        for (const TargetSpec& target : drive.plan.targets) {
            QCOMPARE(drive.world.view[target.id], side);
            QCOMPARE(drive.world.ref[target.id], side);
        }
        if (!crashed)
            break;
        ++points;
    }
    QVERIFY2(points > 30, qPrintable(QString::number(points)));
}

void TstCore::stagesAreNestedStickyAndReal()
{
    Plan plan = fakePlan(40);
    for (int i = 0; i < plan.targets.size(); ++i) {
        plan.targets[i].stratum = i % 2 ? QStringLiteral("a") : QStringLiteral("b");
        plan.targets[i].topBand = i < 4;
    }
    plan.stages[0].percent = 1;
    const QVector<StageAssignment> once = assignStages(plan);
    const QVector<StageAssignment> again = assignStages(plan);
    QSet<QString> seen;
    for (int s = 0; s < once.size(); ++s) {
        QCOMPARE(once[s].targets, again[s].targets);
        for (const QString& id : once[s].targets) {
            QVERIFY(!seen.contains(id));
            seen.insert(id);
        }
        QCOMPARE(once[s].cumulative, int(seen.size()));
    }
    QCOMPARE(once[0].targets.size(), 1); // 1 % of 40
    QCOMPARE(once[0].uncoveredStrata.size(), 1);
    QVERIFY(!plan.targets[once[0].targets.constFirst().mid(1).toInt()].topBand);
    QCOMPARE(once[1].cumulative, 20);
    QCOMPARE(once[2].cumulative, 40);
}

void TstCore::planSurvivesYaml()
{
    Plan plan = fakePlan(3);
    plan.title = QStringLiteral("user_activity: wave \"1\"");
    plan.targets[1].downstream = {QStringLiteral("a"), QStringLiteral("b: c")};
    plan.leftOut = {QStringLiteral("pipeline:default/x: the catalog names no output of it")};
    const QByteArray yaml = planToYaml(plan);
    const Result<Plan> back = planFromYaml(yaml, QStringLiteral("plan.yaml"));
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().toText()));
    QCOMPARE(planToYaml(*back), yaml);
    QCOMPARE(back->hash(), plan.hash());
    QCOMPARE(back->leftOut, plan.leftOut);
    QCOMPARE(validatePlan(*back), QStringList());
    const Result<Plan> bad = planFromYaml("targets:\n  - id: x\n    deploy: sideways\n", QStringLiteral("plan.yaml"));
    QVERIFY(!bad.ok());
    QCOMPARE(bad.error().where, QStringLiteral("plan.yaml:2"));
}

void TstCore::codeTellsItsKind_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* name, const char* code, const char* kind) { QTest::newRow(name) << QByteArray(code) << QString::fromLatin1(kind); };
    row("query", "-- daily\nWITH x AS (SELECT 1 AS a) SELECT a FROM x;\n", "select");
    row("insert", "INSERT INTO t SELECT a FROM x", "script");
    row("two statements", "DELETE FROM t; INSERT INTO t SELECT 1;", "script");
    row("made anew", "CREATE TABLE t AS SELECT 1 AS a", "script");
    row("two queries", "SELECT 1; SELECT 2", "");
    row("nothing", "-- nothing\n", "");
}

void TstCore::codeTellsItsKind()
{
    QFETCH(QByteArray, code);
    QFETCH(QString, kind);
    const std::optional<PipelineKind> found = kindOfCode(code);
    QCOMPARE(found ? pipelineKindName(*found) : QString(), kind);
}

SKEIN_TEST(TstCore)
#include "tst_core.moc"
