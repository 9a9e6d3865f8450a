#include "tests/models/rollout/realworld.h"
#include "tests/support/testregistry.h"

#include <QSignalSpy>
#include <QTimer>

using namespace skein;
using namespace skein::rollout;
using namespace skein::test;

namespace {

const QString rolloutId = QStringLiteral("r-0001");
const Actor ada {QStringLiteral("ada"), QStringLiteral("Ada"), QStringLiteral("ada@example.org")};

const TargetView* target(const RolloutView& view, const QString& name)
{
    for (const TargetView& target : view.targets) {
        if (target.id.endsWith(QLatin1Char('/') + name))
            return &target;
    }
    return nullptr;
}

QString stateOf(const RolloutView& view, const QString& name)
{
    const TargetView* found = target(view, name);
    return found ? targetStateName(found->state) : QString();
}

} // namespace

/// Whole rollouts on a real warehouse and real repositories, stepped without a thread.
class TstReal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completesAndIsRolledBackByHand_data()
    {
        QTest::addColumn<bool>("built");
        QTest::newRow("v2 adopted") << false;
        QTest::newRow("v2 built by Skein") << true;
    }
    void completesAndIsRolledBackByHand();
    void laterDifferenceRollsBackAndTheFixGoesThrough();
    void wrongFromTheStartIsNeverSwitched();
    void chartsSurviveARestart();
    void runnerAnswersAndRefusesASecondRollout();
    void aStartThatFailedIsNotTakenUpLater();
};

void TstReal::aStartThatFailedIsNotTakenUpLater()
{
    QTemporaryDir dir(scratchTemplate());
    RealWorld world(dir.path());
    const QVector<Consumer> consumers = RealWorld::goodConsumers();
    world.create(consumers);
    const RunnerSurroundings around = RunnerSurroundings::of(*store::Workspace::open(world.workspacePath(), store::OpenMode::ReadOnly).value());
    const auto sql = [&](const char* text) {
        const auto database = warehouse::SqliteWarehouse::open(world.workspacePath() + QStringLiteral("/skein.db"));
        QVERIFY(database.ok());
        const Status done = (*database)->execute(QString::fromLatin1(text));
        QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().toText()));
    };
    {
        Drive drive(world);
        sql("CREATE TRIGGER refuse BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no line today'); END");
        const Result<QString> started = drive.worker().start(world.plan(consumers), ada, around);
        QVERIFY(!started.ok());
        QVERIFY(!drive.worker().command(rolloutId, Verb::Pause, 0, ada, {}, {}).ok());
        sql("DROP TRIGGER refuse");
    }
    Drive again(world);
    QVERIFY(!again.view(rolloutId));
    const Result<QString> started = again.worker().start(world.plan(consumers), ada, around);
    QVERIFY2(started.ok(), started ? "" : qPrintable(started.error().toText()));
    QCOMPARE(*started, rolloutId);
    QVERIFY(again.errors.isEmpty());
}

void TstReal::completesAndIsRolledBackByHand()
{
    QFETCH(bool, built);
    QTemporaryDir dir(scratchTemplate());
    RealWorld world(dir.path(), built);
    const QVector<Consumer> consumers = RealWorld::goodConsumers();
    world.create(consumers);
    Drive drive(world);
    const Result<QString> started = drive.worker().start(world.plan(consumers), ada, RunnerSurroundings::of(*store::Workspace::open(world.workspacePath(), store::OpenMode::ReadOnly).value()));
    QVERIFY2(started.ok(), started ? "" : qPrintable(started.error().toText()));
    RolloutViewPtr view = drive.run(rolloutId, [&](const RolloutView& now) {
        if (now.state == RolloutState::Completed)
            return false;
        world.load();
        return now.state == RolloutState::Running;
    });
    QVERIFY(view);
    QVERIFY2(view->state == RolloutState::Completed, qPrintable(rolloutStateName(view->state) + QLatin1Char(' ') + view->why));
    for (const Consumer& consumer : consumers) {
        QCOMPARE(world.deployedCode(consumer), consumer.newCode);
        QCOMPARE(world.shownContent(consumer), world.oldContent(consumer));
        QVERIFY(world.warehouse()->viewTarget(consumer.name).value().startsWith(consumer.name + QStringLiteral("__cand_")));
    }
    QCOMPARE(view->stages[0].verdict, QStringLiteral("PASS (limited)"));
    QCOMPARE(view->rollback.targets, 4);
    QVERIFY(view->rollback.exact);
    QVERIFY2(view->rollback.text.startsWith(QStringLiteral("4 targets, exact as of ")), qPrintable(view->rollback.text));
    QVERIFY(view->rollback.estimatedMs > 0);

    // One more load after completion: both sides run, the old one stays warm.
    world.load();
    view = drive.run(rolloutId, [](const RolloutView&) { return false; });
    QVERIFY(view && view->state == RolloutState::Completed);
    for (const Consumer& consumer : consumers)
        QCOMPARE(world.shownContent(consumer), world.oldContent(consumer));
    const Status asked = drive.worker().command(rolloutId, Verb::RollBack, view->seq, ada, QStringLiteral("a drill"), {});
    QVERIFY2(asked.ok(), asked.ok() ? "" : qPrintable(asked.error().toText()));
    view = drive.run(rolloutId, [](const RolloutView&) { return false; });
    QVERIFY(view && view->state == RolloutState::RolledBack);
    for (const Consumer& consumer : consumers) {
        QCOMPARE(world.shownContent(consumer), world.oldContent(consumer));
        QCOMPARE(world.deployedCode(consumer), consumer.oldCode);
        QCOMPARE(stateOf(*view, consumer.name), QStringLiteral("cleaned"));
    }
    QCOMPARE(world.deployedCommit(consumers[0]), world.baseCommit(QStringLiteral("pipelines")));
    QCOMPARE(world.commitSubjects(QStringLiteral("reports")).mid(0, 2), (QStringList {QStringLiteral("Revert change"), QStringLiteral("Merge change")}));
    // And the old code goes on running.
    world.load();
    view = drive.run(rolloutId, [](const RolloutView&) { return false; });
    for (const Consumer& consumer : consumers)
        QCOMPARE(world.shownContent(consumer), world.oldContent(consumer));
}

void TstReal::laterDifferenceRollsBackAndTheFixGoesThrough()
{
    QTemporaryDir dir(scratchTemplate());
    RealWorld world(dir.path());
    QVector<Consumer> consumers = RealWorld::goodConsumers().mid(0, 2);
    consumers.append(RealWorld::fragileConsumer());
    world.create(consumers);
    Drive drive(world);
    const RunnerSurroundings surroundings = RunnerSurroundings::of(*store::Workspace::open(world.workspacePath(), store::OpenMode::ReadOnly).value());
    QVERIFY(drive.worker().start(world.plan(consumers), ada, surroundings).ok());
    bool allSwitched = false;
    RolloutViewPtr view = drive.run(rolloutId, [&](const RolloutView& now) {
        const TargetView* fragile = target(now, QStringLiteral("fragile"));
        if (now.state == RolloutState::RolledBack)
            return false;
        const bool switched = fragile->state == TargetState::Switched || fragile->state == TargetState::Baked;
        allSwitched = allSwitched || switched;
        world.load(switched ? "trial" : "free");
        return true;
    });
    QVERIFY(view && allSwitched);
    QCOMPARE(view->state, RolloutState::RolledBack);
    QVERIFY2(view->why.contains(QStringLiteral("fragile")), qPrintable(view->why));
    for (const Consumer& consumer : std::as_const(consumers)) {
        QCOMPARE(world.shownContent(consumer), world.oldContent(consumer));
        QCOMPARE(world.deployedCode(consumer), consumer.oldCode);
    }

    // Without the fragile one the same targets may be rolled out again, and the first rollout lets them go.
    Plan second = world.plan(consumers.mid(0, 2));
    second.id.clear();
    const Result<QString> again = drive.worker().start(second, ada, surroundings);
    QVERIFY2(again.ok(), again ? "" : qPrintable(again.error().toText()));
    QCOMPARE(*again, QStringLiteral("r-0002"));
    view = drive.run(*again, [&](const RolloutView& now) {
        if (now.state == RolloutState::Completed)
            return false;
        world.load("trial");
        return now.state == RolloutState::Running;
    });
    QVERIFY(view);
    QVERIFY2(view->state == RolloutState::Completed, qPrintable(view->why));
    for (const Consumer& consumer : std::as_const(consumers))
        QCOMPARE(world.shownContent(consumer), world.oldContent(consumer));
}

void TstReal::wrongFromTheStartIsNeverSwitched()
{
    QTemporaryDir dir(scratchTemplate());
    RealWorld world(dir.path());
    QVector<Consumer> consumers = RealWorld::goodConsumers().mid(0, 3);
    consumers.append(RealWorld::wrongConsumer());
    world.create(consumers);
    Drive drive(world);
    Plan plan = world.plan(consumers);
    plan.stages.removeFirst();
    QVERIFY(drive.worker().start(plan, ada, RunnerSurroundings::of(*store::Workspace::open(world.workspacePath(), store::OpenMode::ReadOnly).value())).ok());
    const RolloutViewPtr view = drive.run(rolloutId, [&](const RolloutView& now) {
        if (now.state == RolloutState::Completed)
            return false;
        world.load();
        return now.state == RolloutState::Running;
    });
    QVERIFY(view);
    QVERIFY2(view->state == RolloutState::Completed, qPrintable(view->why));
    QCOMPARE(stateOf(*view, QStringLiteral("wrong")), QStringLiteral("failed"));
    QVERIFY2(target(*view, QStringLiteral("wrong"))->because.contains(QStringLiteral("shadow run differs")), qPrintable(target(*view, QStringLiteral("wrong"))->because));
    QVERIFY(target(*view, QStringLiteral("wrong"))->rowsDiffer > 0);
    QCOMPARE(world.effects().filter(QStringLiteral("wrong|switch")), QStringList());
    QCOMPARE(world.deployedCode(consumers[3]), consumers[3].oldCode);
    for (const Consumer& consumer : std::as_const(consumers))
        QCOMPARE(world.shownContent(consumer), world.oldContent(consumer));
}

void TstReal::chartsSurviveARestart()
{
    QTemporaryDir dir(scratchTemplate());
    RealWorld world(dir.path());
    const QVector<Consumer> consumers = RealWorld::goodConsumers().mid(0, 1);
    world.create(consumers);
    QVector<QVector<double>> values;
    const auto read = [](const RolloutView& view) {
        QVector<double> list;
        for (const MetricView& metric : view.metrics) {
            for (const Sample& sample : metric.oldSeries + metric.newSeries)
                list << sample.value;
        }
        return list;
    };
    RolloutViewPtr before;
    {
        Drive drive(world);
        QVERIFY(drive.worker().start(world.plan(consumers), ada, RunnerSurroundings::of(*store::Workspace::open(world.workspacePath(), store::OpenMode::ReadOnly).value())).ok());
        before = drive.run(rolloutId, [&](const RolloutView& now) {
            world.load();
            return now.state == RolloutState::Running;
        });
        before = drive.run(rolloutId, [](const RolloutView&) { return false; });
    }
    QVERIFY(before);
    QCOMPARE(before->metrics.size(), 3);
    QVERIFY(before->metrics[0].newSeries.size() >= 3);
    QCOMPARE(before->metrics[0].newSeries.size(), before->metrics[0].oldSeries.size());
    Drive resumed(world);
    const RolloutViewPtr after = resumed.view(rolloutId);
    QVERIFY(after);
    QCOMPARE(read(*after), read(*before));
    QCOMPARE(after->rollback.estimatedMs, before->rollback.estimatedMs);
    QCOMPARE(after->state, before->state);
}

void TstReal::runnerAnswersAndRefusesASecondRollout()
{
    QTemporaryDir dir(scratchTemplate());
    RealWorld world(dir.path());
    const QVector<Consumer> consumers = RealWorld::goodConsumers().mid(0, 2);
    world.create(consumers);
    Plan plan = world.plan(consumers);
    plan.id.clear();
    plan.loadPollMs = 20;
    Runner runner(world.open());
    QSignalSpy journal(&runner, &Runner::journalAppended);
    QSignalSpy failures(&runner, &Runner::failed);
    int shown = 0;
    connect(&runner, &Runner::viewChanged, &runner, [&](const RolloutViewPtr&) { ++shown; });
    runner.begin();
    std::optional<Result<QString>> first;
    std::optional<Result<QString>> second;
    runner.start(plan, ada, [&](const Result<QString>& id) { first = id; });
    runner.start(plan, ada, [&](const Result<QString>& id) { second = id; });
    QTRY_VERIFY(first && second);
    QVERIFY2(first->ok(), first->ok() ? "" : qPrintable(first->error().toText()));
    QVERIFY(!second->ok());
    QVERIFY2(second->error().message.contains(first->value()), qPrintable(second->error().toText()));
    QTimer loads;
    loads.callOnTimeout([&] { world.load(); });
    loads.start(150);
    QTRY_VERIFY_WITH_TIMEOUT(runner.view(first->value())->state == RolloutState::Completed, 30000);
    loads.stop();
    std::optional<Status> stale;
    std::optional<Status> done;
    runner.command(first->value(), Verb::RollBack, 1, ada, {}, {}, [&](const Status& status) { stale = status; });
    runner.command(first->value(), Verb::RollBack, runner.view(first->value())->seq, ada, QStringLiteral("drill"), {}, [&](const Status& status) { done = status; });
    QTRY_VERIFY(stale && done);
    QVERIFY(!stale->ok());
    QVERIFY2(done->ok(), done->ok() ? "" : qPrintable(done->error().toText()));
    QTRY_VERIFY(runner.view(first->value())->state == RolloutState::RolledBack);
    QCOMPARE(runner.views().size(), 1);
    QVERIFY(journal.count() > 0);
    QVERIFY(shown > 1); // only the newest state is told where several come at once
    QVERIFY2(failures.isEmpty(), failures.isEmpty() ? "" : "the runner reported a failure");
}

SKEIN_TEST(TstReal)

#include "tst_real.moc"
