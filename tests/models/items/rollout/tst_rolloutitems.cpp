#include "tests/support/testregistry.h"

#include "models/items/rollout/rolloutrows.h"
#include "models/items/rollout/rolloutwords.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>

using namespace skein;
using namespace skein::items;
using namespace skein::rollout;

namespace {

TargetView target(const char* title, TargetState state, int stage = 0)
{
    TargetView made;
    made.title = QString::fromLatin1(title);
    made.id = QStringLiteral("production/repo/") + made.title;
    made.owner = QStringLiteral("growth");
    made.state = state;
    made.stage = stage;
    return made;
}

RolloutView view()
{
    RolloutView made;
    made.id = QStringLiteral("r-0001");
    made.title = QStringLiteral("user activity");
    made.environment = QStringLiteral("production");
    made.production = true;
    made.state = RolloutState::Running;
    made.currentStage = 1;
    made.stages.resize(4);
    made.stages[0].phase = StagePhase::Passed;
    made.stages[1].phase = StagePhase::Bake;
    made.targets = {target("waits", TargetState::Pending, 3), target("b_canary", TargetState::Switched, 1), target("a_canary", TargetState::Switched, 1), target("first", TargetState::Switched, 0),
        target("broken", TargetState::Failed), target("held", TargetState::Held), target("baked", TargetState::Baked), target("v2", TargetState::Finalized)};
    made.targets.last().kind = TargetKind::Dataset;
    made.targets[1].latencyRatio = 1.04;
    made.targets[1].runsNew = 8;
    made.targets[1].errorsNew = 2;
    made.targets[1].rowsDiffer = 12;
    made.targets[2].latencyRatio = 0.89;
    made.targets[2].runsNew = 4;
    made.targets[2].rowsDiffer = 0;
    return made;
}

store::JournalEvent line(qint64 seq, const char* kind, const char* step, const char* of = "")
{
    store::JournalEvent event;
    event.seq = seq;
    event.kind = QString::fromLatin1(kind);
    event.step = QString::fromLatin1(step);
    event.target = QString::fromLatin1(of);
    event.actor = QStringLiteral("runner");
    event.wall = QDateTime(QDate(2026, 3, 10), QTime(14, 2, int(seq % 60)), Qt::UTC);
    return event;
}

TargetSpec spec(const char* title)
{
    TargetSpec made;
    made.title = QString::fromLatin1(title);
    made.id = QStringLiteral("production/repo/") + made.title;
    made.environment = QStringLiteral("production");
    made.repository = QStringLiteral("repo");
    made.warehouse = QStringLiteral("main");
    made.baseCommit = QStringLiteral("1111111111");
    made.commit = QStringLiteral("2222222222");
    made.stratum = QStringLiteral("sql/small");
    made.pipelines = {{{EntityKind::Pipeline, {}, made.title}, made.repository, made.title + QStringLiteral(".sql"), PipelineKind::Select, {QStringLiteral("wh.v1")}, {QStringLiteral("wh.") + made.title}}};
    made.downstream = {QStringLiteral("wh.report")};
    return made;
}

Plan plan(int targets = 8)
{
    Plan made;
    made.id = QStringLiteral("p-0001");
    made.title = QStringLiteral("user activity");
    made.migrationId = QStringLiteral("m-0001");
    made.environment = QStringLiteral("production");
    made.datasets = {{QStringLiteral("d"), QStringLiteral("main"), QStringLiteral("wh.v1"), QStringLiteral("wh.v2"), true, QStringLiteral("id"), {}, 10000, {}}};
    for (int i = 0; i < targets; ++i)
        made.targets.append(spec(qPrintable(QStringLiteral("job_%1").arg(i))));
    for (double percent : {10.0, 50.0, 100.0}) {
        StageSpec stage;
        stage.percent = percent;
        stage.bakeMs = 30 * 60 * 1000;
        made.stages.append(stage);
    }
    made.stages[0].exactInvariantsOnly = true;
    made.stages[2].approval = true;
    return made;
}

} // namespace

class TstRolloutItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateAndVerbHasWords()
    {
        for (int i = 0; i <= int(RolloutState::Finalized); ++i)
            QVERIFY(!rolloutStateWords(RolloutState(i)).isEmpty());
        QSet<QString> words;
        for (int i = 0; i <= int(TargetState::Cleaned); ++i)
            words.insert(targetStateWords(TargetState(i)));
        QVERIFY(!words.contains(QString()));
        for (int i = 0; i <= int(Verb::Finalize); ++i)
            QVERIFY(!verbWords(Verb(i)).isEmpty());
        // Only the class that keeps the old output may be called exact without a condition.
        QVERIFY(rollbackClassWords(RollbackClass::Derived).startsWith(QLatin1String("exact")));
        for (RollbackClass cls : {RollbackClass::Guarded, RollbackClass::ReverseSynced, RollbackClass::ForwardOnly})
            QVERIFY(!rollbackClassWords(cls).startsWith(QLatin1String("exact")));
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("words");
        QTest::newRow("0") << qint64(0) << QStringLiteral("0 s");
        QTest::newRow("tenths") << qint64(1500) << QStringLiteral("1.5 s");
        QTest::newRow("seconds") << qint64(90000) << QStringLiteral("90 s");
        QTest::newRow("minutes") << qint64(15 * 60000) << QStringLiteral("15 min");
        QTest::newRow("hours") << qint64(2 * 3600000) << QStringLiteral("2 h");
        QTest::newRow("days") << qint64(72) * 3600000 << QStringLiteral("3 d");
    }
    void durations()
    {
        QFETCH(qint64, ms);
        QTEST(durationWords(ms), "words");
    }

    void ratios_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<QString>("words");
        QTest::newRow("slower") << 1.04 << QStringLiteral("+4 %");
        QTest::newRow("faster") << 0.89 << QStringLiteral("−11 %");
        QTest::newRow("same") << 1.0 << QStringLiteral("+0 %");
        QTest::newRow("none") << 0.0 << QStringLiteral("–");
        QTest::newRow("no number") << qQNaN() << QStringLiteral("–");
    }
    void ratios()
    {
        QFETCH(double, ratio);
        QTEST(ratioWords(ratio), "words");
        QCOMPARE(ratioWords({}), QStringLiteral("–"));
    }

    void stages_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<bool>("approval");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<int>("mark");
        QTest::addColumn<double>("progress");
        const auto row = [](const char* name, StagePhase phase, bool approval, const char* verdict, Mark mark, double progress) {
            QTest::newRow(name) << int(phase) << approval << QString::fromUtf8(verdict) << int(mark) << progress;
        };
        row("waiting", StagePhase::Waiting, false, "waiting", Mark::Waiting, 0);
        row("waiting for a person", StagePhase::Waiting, true, "waiting · approval first", Mark::Waiting, 0);
        row("gate", StagePhase::Gate, true, "waits for approval", Mark::Person, 0);
        row("gate alone", StagePhase::Gate, false, "at the gate", Mark::Running, 0);
        row("bake", StagePhase::Bake, false, "baking · 3 of 12 units", Mark::Running, 0.25);
        row("passed", StagePhase::Passed, false, "PASS", Mark::Done, 1);
        row("failed", StagePhase::Failed, false, "PASS", Mark::Failed, 1);
    }
    void stages()
    {
        QFETCH(int, phase);
        QFETCH(bool, approval);
        QFETCH(int, mark);
        StageView stage;
        stage.percent = 12.5;
        stage.targets = 5;
        stage.phase = StagePhase(phase);
        stage.needsApproval = approval;
        stage.unitsObserved = 3;
        stage.unitsNeeded = 12;
        stage.bakedMs = 50000;
        stage.bakeMs = 60000;
        stage.verdict = QStringLiteral("PASS");
        stage.sentence = QStringLiteral("all well");
        stage.uncoveredStrata = {QStringLiteral("dbt/large")};
        const StageWords words = stageWords(stage, true);
        QTEST(words.verdict, "verdict");
        QCOMPARE(int(words.mark), mark);
        QTEST(words.progress, "progress");
        QCOMPARE(words.share, QStringLiteral("12.5 %"));
        QCOMPARE(words.detail, QStringLiteral("baked 50 s, at least 60 s"));
        QVERIFY(words.toolTip.contains(QLatin1String("all well")) && words.toolTip.contains(QLatin1String("dbt/large")));
    }

    void position()
    {
        RolloutView one = view();
        QCOMPARE(positionWords(one), QStringLiteral("Stage 2 of 4 · baking"));
        one.state = RolloutState::Paused;
        QCOMPARE(positionWords(one), QStringLiteral("Stage 2 of 4 · paused"));
        one.state = RolloutState::RolledBack;
        QCOMPARE(positionWords(one), QStringLiteral("rolled back"));
        one.state = RolloutState::Running;
        one.currentStage = 9; // a stage that is not there is not named
        QCOMPARE(positionWords(one), QStringLiteral("running"));
        // A rollout that completed without some of its targets does not look as if nothing had been.
        one.state = RolloutState::Completed;
        one.targets = {one.targets[0], one.targets[0]};
        one.targets[0].state = TargetState::Baked;
        one.targets[1].state = TargetState::Failed;
        QVERIFY(positionWords(one).startsWith(QLatin1String("completed, 1 failed")));
        QCOMPARE(positionMark(one), Mark::Held);
        one.targets.removeLast();
        QCOMPARE(positionWords(one), QStringLiteral("completed"));
        QCOMPARE(positionMark(one), Mark::Done);
    }

    void whatWasTakenBackSaysWhy()
    {
        RolloutView one = view();
        one.targets = {one.targets[0]};
        one.targets[0].state = TargetState::Cleaned;
        one.targets[0].because = QStringLiteral("fingerprint equal over 14 rows");
        QCOMPARE(targetRows(one)[0].cells[7].text, one.targets[0].because);
        one.targets[0].cause = QStringLiteral("4 of 14 rows differ");
        const RowsModel::Row row = targetRows(one)[0];
        QCOMPARE(row.cells[7].text, QStringLiteral("Taken back for: 4 of 14 rows differ"));
        QCOMPARE(row.cells[7].toolTip, one.targets[0].because);
        QCOMPARE(row.cells[3].pill, Mark::Failed);
    }

    void troubleStandsFirst()
    {
        const RolloutView one = view();
        QStringList titles;
        for (const int at : targetOrder(one))
            titles << one.targets[at].title;
        QCOMPARE(titles, (QStringList {QStringLiteral("broken"), QStringLiteral("held"), QStringLiteral("b_canary"), QStringLiteral("first"), QStringLiteral("a_canary"), QStringLiteral("baked"), QStringLiteral("v2"), QStringLiteral("waits")}));
        const QVector<StateCount> counts = targetCounts(one);
        int all = 0;
        for (const StateCount& count : counts) {
            QCOMPARE(targetRows(one, count.state).size(), count.count);
            all += count.count;
        }
        QCOMPARE(all, 8);
        QCOMPARE(counts.constFirst().state, TargetState::Failed);
        QVERIFY(targetRows(one, TargetState::Quarantined).isEmpty());
    }

    void targetsInATable()
    {
        RowsModel table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setHeaders(targetHeaders(), {2, 4, 5, 6});
        RolloutView one = view();
        table.setRows(targetRows(one));
        QCOMPARE(table.rowCount(), 8);
        for (const RowsModel::Row& row : table.rows())
            QCOMPARE(row.cells.size(), targetHeaders().size());
        const auto at = [&](const char* title, int column) {
            for (int i = 0; i < table.rowCount(); ++i) {
                if (table.index(i, 0).data().toString() == QLatin1String(title))
                    return table.index(i, column);
            }
            return QModelIndex();
        };
        QCOMPARE(at("b_canary", 4).data().toString(), QStringLiteral("+4 %"));
        QCOMPARE(at("b_canary", 5).data().toString(), QStringLiteral("2 / 8"));
        QCOMPARE(at("b_canary", 5).data(ToneRole).toInt(), int(Mark::Failed));
        QCOMPARE(at("b_canary", 6).data(ToneRole).toInt(), int(Mark::Failed));
        QVERIFY(!at("a_canary", 6).data(ToneRole).isValid()); // compared, and nothing differs
        QCOMPARE(at("a_canary", 6).data().toString(), QStringLiteral("0"));
        QCOMPARE(at("first", 6).data().toString(), QStringLiteral("–")); // not compared yet
        QCOMPARE(at("v2", 2).data().toString(), QStringLiteral("–"));
        QCOMPARE(at("waits", 2).data().toString(), QStringLiteral("4"));

        // A run more changes a row and keeps the order.
        QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        one.targets[1].runsNew = 9;
        table.setRows(targetRows(one));
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(at("b_canary", 5).data().toString(), QStringLiteral("2 / 9"));

        const QPersistentModelIndex canary = at("b_canary", 0);
        table.sort(6, Qt::DescendingOrder);
        QCOMPARE(canary.row(), 0);
        table.sort(4, Qt::AscendingOrder);
        QCOMPARE(canary.row(), 7); // +4 % is the slowest; what was not measured is not slow
        table.sort(-1, Qt::AscendingOrder);
        QCOMPARE(canary.row(), 7);
    }

    void listOfRollouts()
    {
        auto one = std::make_shared<RolloutView>(view());
        one->startedAt = QDateTime(QDate(2026, 3, 10), QTime(14, 2), Qt::UTC);
        auto two = std::make_shared<RolloutView>();
        two->id = QStringLiteral("r-0002");
        two->environment = QStringLiteral("staging");
        RowsModel table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setHeaders(rolloutHeaders(), {2});
        table.setRows(rolloutRows({one, two}));
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.index(0, 0).data(LinkRole).toString(), QStringLiteral("skein://rollouts/r-0001"));
        QCOMPARE(table.index(0, 3).data(PillKindRole).toInt(), int(Mark::Production));
        QVERIFY(!table.index(1, 3).data(PillKindRole).isValid());
        QCOMPARE(table.index(0, 2).data().toString(), QStringLiteral("8"));
        QVERIFY(table.index(0, 5).data().toString().contains(QLatin1String("Mar")));
        QCOMPARE(table.index(1, 5).data().toString(), QStringLiteral("–"));
        table.sort(5, Qt::DescendingOrder);
        QCOMPARE(table.index(0, 0).data(IdRole).toString(), QStringLiteral("r-0001"));
    }

    void journalInShortLines()
    {
        const QVector<RowsModel::Row> rows = lineRows({line(3, "intent", "switch", "production/repo/job"), line(5, "done", "switch", "production/repo/job"), line(4, "human", "pause")});
        QCOMPARE(rows.size(), 2); // the outcome says it better than the intent
        QCOMPARE(rows[0].id, QStringLiteral("5"));
        QVERIFY2(rows[0].cells[1].text.startsWith(QLatin1String("job: ")), qPrintable(rows[0].cells[1].text));
        QVERIFY(rows[0].cells[1].toolTip.contains(QLatin1String("runner")));
        QCOMPARE(rows[1].id, QStringLiteral("4"));
        QCOMPARE(rows[1].cells.size(), lineHeaders().size());
        // What every load brings is one line; what stands between is not swallowed.
        const QVector<RowsModel::Row> loads = lineRows({line(9, "done", "publish", "production/repo/b"), line(8, "done", "run", "production/repo/b"), line(7, "done", "run", "production/repo/a"),
            line(6, "human", "pause"), line(5, "done", "run", "production/repo/a")});
        QCOMPARE(loads.size(), 3);
        QVERIFY2(loads[0].cells[1].text.startsWith(QLatin1Char('2')), qPrintable(loads[0].cells[1].text));
        QCOMPARE(loads[0].id, QStringLiteral("9"));
        QCOMPARE(loads[1].id, QStringLiteral("6"));
        QVERIFY(loads[2].cells[1].text.startsWith(QLatin1Char('1')));
        const QVector<RowsModel::Row> back = lineRows({line(4, "done", "clean", "production/repo/a"), line(3, "done", "verify", "production/repo/b"), line(2, "done", "verify", "production/repo/a"),
            line(1, "done", "run", "production/repo/a")});
        QCOMPARE(back.size(), 2);
        QVERIFY2(back[0].cells[1].text.startsWith(QLatin1Char('2')), qPrintable(back[0].cells[1].text)); // targets, not lines
        const QVector<RowsModel::Row> failed = lineRows({line(6, "fail", "switch", "production/repo/job")});
        QVERIFY(failed[0].cells[1].tone == Mark::Failed || failed[0].cells[1].tone == Mark::Held);
    }

    void planStagesHaveRealCounts()
    {
        Plan one = plan();
        const QVector<RowsModel::Row> rows = planStageRows(one);
        QCOMPARE(rows.size(), 3);
        const QVector<StageAssignment> assigned = assignStages(one);
        for (int i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].cells.size(), planStageHeaders().size());
            QVERIFY2(rows[i].cells[2].text.endsWith(QString::number(assigned[i].cumulative)), qPrintable(rows[i].cells[2].text));
        }
        QCOMPARE(rows[2].cells[2].text, QStringLiteral("100 % of 8 = 8"));
        QVERIFY(rows[0].cells[5].text.contains(QLatin1String("exact invariants")));
        QVERIFY(rows[2].cells[5].text.contains(QLatin1String("approval")));
        QCOMPARE(rows[1].cells[3].text, QStringLiteral("30 min"));
        one.targets.clear();
        for (const RowsModel::Row& row : planStageRows(one))
            QVERIFY(row.cells[2].text.endsWith(QLatin1String("= 0")));
    }

    void planTargets()
    {
        Plan one = plan(3);
        one.targets[1].pinned = true;
        one.targets[1].foreignCommits = {QStringLiteral("3333333 somebody else's")};
        RowsModel table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setHeaders(planTargetHeaders(), {1, 6});
        table.setRows(planTargetRows(one));
        QCOMPARE(table.rowCount(), 3);
        QCOMPARE(table.index(1, 0).data(SecondTextRole).toString(), QStringLiteral("pinned"));
        QCOMPARE(table.index(1, 1).data().toString(), QStringLiteral("1")); // pinned to the first stage
        QCOMPARE(table.index(1, 7).data(ToneRole).toInt(), int(Mark::Held));
        QVERIFY(table.index(1, 7).data(Qt::ToolTipRole).toString().contains(QLatin1String("somebody")));
        QCOMPARE(table.index(0, 6).data(Qt::ToolTipRole).toString(), QStringLiteral("wh.report"));
        const auto foreign = [](const Plan& of) { return planProblems(of).filter(QStringLiteral("job_1")).filter(QStringLiteral("commits")).size(); };
        QCOMPARE(foreign(one), 1);
        one.targets[1].foreignApproved = true;
        QCOMPARE(foreign(one), 0);
        table.setRows(planTargetRows(one));
        QCOMPARE(table.index(1, 7).data(ToneRole).toInt(), int(Mark::Done));
    }

    void planSaysWhatItDoes()
    {
        Plan one = plan(3);
        one.targets[0].mode = DeployMode::Merge;
        const QStringList effects = planEffects(one);
        QVERIFY2(effects[0].contains(QLatin1String("wh.v2")) && effects[0].contains(QLatin1String("audited against")), qPrintable(effects[0]));
        QVERIFY(!effects.filter(QStringLiteral("3 output(s)")).isEmpty() || !effects.filter(QStringLiteral("3 outputs")).isEmpty());
        QVERIFY(effects.last().contains(QLatin1String("merging")));
        one.datasets[0].producedElsewhere = false;
        QVERIFY(planEffects(one)[0].contains(QLatin1String("chunks")));
        one.targets.clear();
        QVERIFY(!planProblems(one).isEmpty());
    }
};

SKEIN_TEST(TstRolloutItems)
#include "tst_rolloutitems.moc"
