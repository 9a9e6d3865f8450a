#include "tests/support/testregistry.h"

#include "models/items/overview/troubles.h"

#include <QAbstractItemModelTester>

#include <cmath>

using namespace skein;
using namespace skein::items;
using campaign::Consumer;
using campaign::ConsumerState;
using campaign::Migration;
using campaign::MigrationState;

namespace {

Consumer consumer(const char* name, const char* owner, ConsumerState state)
{
    Consumer result;
    result.ref = {EntityKind::Pipeline, {}, QString::fromLatin1(name)};
    result.owner = QString::fromLatin1(owner);
    result.decision = QStringLiteral("in");
    result.state = state;
    return result;
}

Migration migration(const QVector<Consumer>& consumers)
{
    Migration result;
    result.id = QStringLiteral("m-0001");
    result.request.sourceDataset = QStringLiteral("wh.v1");
    result.request.targetDataset = QStringLiteral("wh.v2");
    result.state = MigrationState::InProgress;
    result.consumers = consumers;
    return result;
}

const QDate today(2026, 3, 10);

} // namespace

class TstOverviewItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trouble_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("trouble");
        const auto row = [](const char* name, ConsumerState state, Trouble trouble) { QTest::newRow(name) << int(state) << int(trouble); };
        row("mapping", ConsumerState::BlockedOnMapping, Trouble::Blocked);
        row("drift", ConsumerState::BlockedOnDrift, Trouble::Blocked);
        row("retry", ConsumerState::RetryWait, Trouble::Stalled);
        row("asked", ConsumerState::ChangesRequested, Trouble::Stalled);
        row("closed", ConsumerState::Closed, Trouble::Stalled);
        row("failed", ConsumerState::Failed, Trouble::Failed);
        row("broken", ConsumerState::BrokenBefore, Trouble::Failed);
        row("review", ConsumerState::PrOpen, Trouble::None);
        row("merged", ConsumerState::Merged, Trouble::None);
        row("leftOnV1", ConsumerState::LeftOnV1, Trouble::None);
    }
    void trouble()
    {
        QFETCH(int, state);
        Consumer one = consumer("a", "x", ConsumerState(state));
        QTEST(int(troubleOf(one)), "trouble");
        one.decision = QStringLiteral("out");
        QCOMPARE(troubleOf(one), Trouble::None);
    }

    void grainBlocksUntilAccepted()
    {
        Consumer one = consumer("a", "x", ConsumerState::Ready);
        one.grainWarning = true;
        QCOMPARE(troubleOf(one), Trouble::Blocked);
        QVERIFY(!nextStep(one).isEmpty());
        one.grainAccepted = true;
        QCOMPARE(troubleOf(one), Trouble::None);
        one.grainAccepted = false;
        one.state = ConsumerState::Merged;
        QCOMPARE(troubleOf(one), Trouble::None);
    }

    void figures()
    {
        Migration one = migration({consumer("a", "growth", ConsumerState::Merged), consumer("b", "growth", ConsumerState::BlockedOnMapping),
            consumer("c", "ads", ConsumerState::Failed), consumer("d", "growth", ConsumerState::RetryWait), consumer("e", "core", ConsumerState::PrOpen)});
        const MigrationFigures figures = figuresOf(one, {}, today);
        QCOMPARE(figures.inScope, 5);
        QCOMPARE(figures.done, 1);
        QCOMPARE(figures.blocked, 1);
        QCOMPARE(figures.stalled, 1);
        QCOMPARE(figures.failed, 1);
        QCOMPARE(figures.inReview, 1);
        QCOMPARE(figures.progress, 0.2);
        QCOMPARE(figures.owners, (QVector<OwnerBlock> {{QStringLiteral("growth"), 2, 2}, {QStringLiteral("ads"), 1, 1}}));
        QVERIFY(figures.title.contains(QLatin1String("wh.v2")));
        const MigrationFigures empty = figuresOf(migration({}), {}, today);
        QCOMPARE(empty.progress, 0.0);
        QVERIFY(std::isnan(empty.successRate));
    }

    void forecastAgainstDeadline()
    {
        Migration one = migration({consumer("a", "x", ConsumerState::Merged), consumer("b", "x", ConsumerState::Ready)});
        QCOMPARE(figuresOf(one, {}, today).forecastMark, Mark::None);
        one.request.deadline = today.addDays(-3);
        const MigrationFigures late = figuresOf(one, {}, today);
        QCOMPARE(late.forecastMark, Mark::Failed);
        QVERIFY2(late.forecastWords.contains(QLatin1Char('3')), qPrintable(late.forecastWords));
        one.request.deadline = today.addDays(200);
        for (int i = 0; i < 6; ++i)
            one.burndown.append({QDateTime(today.addDays(i - 6), QTime(12, 0), Qt::UTC), 10 - i, i});
        const MigrationFigures soon = figuresOf(one, {}, today);
        QVERIFY(soon.forecast.isValid());
        QCOMPARE(soon.forecastMark, Mark::Healthy);
        one.request.deadline = today.addDays(1);
        QCOMPARE(figuresOf(one, {}, today).forecastMark, Mark::Held);
        one.consumers[1].state = ConsumerState::NoChanges;
        QCOMPARE(figuresOf(one, {}, today).forecastMark, Mark::Done);
    }

    void liveRolloutComesBeforeEndedOnes()
    {
        const auto view = [](const char* id, rollout::RolloutState state) {
            auto made = std::make_shared<rollout::RolloutView>();
            made->id = QString::fromLatin1(id);
            made->migrationId = QStringLiteral("m-0001");
            made->state = state;
            made->stages.resize(4);
            made->currentStage = 1;
            made->stages[1].phase = rollout::StagePhase::Bake;
            made->stages[1].unitsObserved = 3;
            made->stages[1].unitsNeeded = 9;
            return made;
        };
        const MigrationFigures figures = figuresOf(migration({}), {view("r-0003", rollout::RolloutState::RolledBack), view("r-0002", rollout::RolloutState::Running)}, today);
        QCOMPARE(figures.rolloutId, QStringLiteral("r-0002"));
        QCOMPARE(figures.rolloutWords, QStringLiteral("stage 2 of 4 · observing, 3 of 9 runs"));
        QCOMPARE(figures.rolloutMark, Mark::Running);
    }

    void mergedIsNotInService()
    {
        using rollout::TargetState;
        const auto view = [](const char* id, const QVector<QPair<const char*, TargetState>>& targets) {
            auto made = std::make_shared<rollout::RolloutView>();
            made->id = QString::fromLatin1(id);
            made->migrationId = QStringLiteral("m-0001");
            for (const auto& [name, state] : targets) {
                rollout::TargetView target;
                target.id = QString::fromLatin1(name);
                target.state = state;
                made->targets << target;
            }
            return made;
        };
        const auto first = view("r-0001", {{"a", TargetState::Finalized}, {"b", TargetState::Cleaned}, {"c", TargetState::Failed}});
        const auto second = view("r-0002", {{"b", TargetState::Baked}, {"c", TargetState::Pending}});
        const auto other = view("r-0003", {{"d", TargetState::Baked}});
        other->migrationId = QStringLiteral("m-0002");
        const MigrationFigures figures = figuresOf(migration({}), {other, second, first}, today);
        QCOMPARE(figures.rolloutTargets, 3);
        QCOMPARE(figures.rolledOut, 2);
        const auto back = view("r-0004", {{"a", TargetState::Restored}, {"b", TargetState::Cleaned}, {"c", TargetState::Verified}});
        QCOMPARE(figuresOf(migration({}), {back, second, first}, today).rolledOut, 0);
    }

    void rows()
    {
        Migration one = migration({consumer("blocked", "growth", ConsumerState::BlockedOnMapping), consumer("failed", "", ConsumerState::Failed), consumer("fine", "ads", ConsumerState::Merged)});
        one.consumers[0].because = QStringLiteral("plan is ambiguous");
        campaign::Diagnostic diagnostic;
        diagnostic.file = QStringLiteral("a.sql");
        diagnostic.line = 7;
        diagnostic.message = QStringLiteral("cannot be read");
        diagnostic.remedy = QStringLiteral("Close the string");
        diagnostic.severity = QStringLiteral("error");
        one.consumers[1].diagnostics = {diagnostic};
        const QVector<MigrationPtr> all {std::make_shared<Migration>(one)};
        const QVector<RowsModel::Row> rows = troubleRows(all, {});
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].cells[0].text, QStringLiteral("failed"));
        QCOMPARE(rows[0].cells[3].text, QStringLiteral("cannot be read"));
        QVERIFY(rows[0].cells[3].toolTip.contains(QLatin1String("a.sql:7")));
        QCOMPARE(rows[0].cells[4].text, QStringLiteral("Close the string"));
        QCOMPARE(rows[0].cells[2].text, QStringLiteral("nobody"));
        QCOMPARE(rows[1].cells[3].text, QStringLiteral("plan is ambiguous"));
        QVERIFY(rows[1].cells[0].link.startsWith(QLatin1String("skein://migrations/m-0001/consumers/")));
        TroubleFilter filter;
        filter.trouble = Trouble::Blocked;
        QCOMPARE(troubleRows(all, filter).size(), 1);
        filter.trouble.reset();
        filter.owner = QString();
        QCOMPARE(troubleRows(all, filter).size(), 1);
        filter.owner = QStringLiteral("ads");
        QCOMPARE(troubleRows(all, filter).size(), 0);
        for (const RowsModel::Row& row : rows)
            QCOMPARE(row.cells.size(), troubleHeaders().size());
    }

    void everyTroubledStateHasANextStep()
    {
        for (int i = 0; i <= int(ConsumerState::Closed); ++i) {
            const Consumer one = consumer("a", "x", ConsumerState(i));
            if (troubleOf(one) != Trouble::None)
                QVERIFY2(!nextStep(one).isEmpty(), qPrintable(campaign::consumerStateName(one.state)));
        }
    }

    void estate()
    {
        Catalog catalog;
        Entity dataset;
        dataset.ref = {EntityKind::Dataset, {}, QStringLiteral("d")};
        dataset.owners = {{EntityKind::Group, {}, QStringLiteral("x")}, {EntityKind::Group, {}, QStringLiteral("y")}};
        Entity team;
        team.ref = {EntityKind::Group, {}, QStringLiteral("z")};
        catalog.entities = {dataset, team};
        Migration done = migration({});
        done.state = MigrationState::Completed;
        const EstateFigures figures = estateOf(catalog, {std::make_shared<Migration>(migration({})), std::make_shared<Migration>(done)}, {});
        QCOMPARE(figures.owners, 2);
        QCOMPARE(figures.openMigrations, 1);
        QCOMPARE(figures.coverage.datasets, 1);
    }
};

SKEIN_TEST(TstOverviewItems)
#include "tst_overviewitems.moc"
