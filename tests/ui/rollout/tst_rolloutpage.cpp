#include "models/items/rollout/rollbackwords.h"
#include "tests/support/testregistry.h"
#include "tests/ui/rollout/shownrollouts.h"
#include "ui/charts/metricchart.h"
#include "ui/rollout/controlroom.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/stagebar.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/targetgrid.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>

using namespace skein;
using namespace skein::ui;
using namespace skein::rollout;
using skein::test::click;
using skein::test::Shown;

class TstRolloutPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

    // --- the list
    void listLeadsToARollout()
    {
        Shown shown({});
        auto* table = shown.child<DataTable>("rolloutTable");
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 1);
        table->setFocus();
        QVERIFY(table->selectId(QStringLiteral("r-0001")));
        QSignalSpy moved(shown.page.get(), &Page::locationChanged);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(shown.page->location(), QStringList {QStringLiteral("r-0001")});
        QCOMPARE(moved.count(), 1);
        QVERIFY(shown.page->room()->isVisible());
    }

    void saysWhenThereIsNothing()
    {
        Shown shown({});
        shown.control.rolloutList.clear();
        Q_EMIT shown.control.rolloutChanged({});
        auto* stack = shown.child<DataTable>("rolloutTable")->parentWidget();
        auto* state = qobject_cast<StateStack*>(stack);
        QVERIFY(state);
        QCOMPARE(state->state(), StateStack::State::Empty);
        QSignalSpy went(shown.page.get(), &Page::navigateRequested);
        click(state->actionButton());
        QCOMPARE(went[0][0].toString(), QStringLiteral("skein://migrations"));
        shown.control.open = false;
        shown.page->navigate({});
        QVERIFY(state->titleText().contains(QLatin1String("No workspace")));
    }

    void newWithoutAMigrationIsNoRollout()
    {
        Shown shown({QStringLiteral("new")});
        QVERIFY(!shown.page->room()->isVisible());
        QVERIFY(shown.child<DataTable>("rolloutTable")->isVisible());
        QCOMPARE(shown.page->location(), QStringList());
        QVERIFY(shown.control.calls.filter(QStringLiteral("draftPlan")).isEmpty());
    }

    void unknownRolloutsAreNamed()
    {
        Shown shown({QStringLiteral("r-0099")});
        auto* state = shown.page->room()->findChild<StateStack*>();
        QCOMPARE(state->state(), StateStack::State::Empty);
        QVERIFY(state->titleText().contains(QLatin1String("r-0099")));
        QVERIFY(!shown.button("verbRollBack")->isVisible());
        QSignalSpy went(shown.page.get(), &Page::navigateRequested);
        click(state->actionButton());
        QCOMPARE(went[0][0].toString(), QStringLiteral("skein://rollouts"));
    }

    // --- the control room
    void showsWhereItIsAndWhy()
    {
        Shown shown({QStringLiteral("r-0001")});
        const QString text = shown.wholeText(shown.page->room());
        for (const char* part : {"2 of 2 canaries have run", "Judge at 46 units", "Why we are here", "What happens next", "Earliest"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
        auto* stages = shown.child<StageBar>("stageBar");
        QCOMPARE(stages->current(), 1);
        QVERIFY(!stages->grab().isNull());
        QTRY_COMPARE(shown.child<DataTable>("rolloutJournal")->model()->rowCount(), 2); // the intent says nothing the outcome does not
        shown.view.currentStage = 2;
        shown.view.stages[1].phase = StagePhase::Passed;
        shown.view.why = QStringLiteral("stage 2 has passed");
        shown.view.next.clear();
        shown.view.earliest = {};
        shown.publish();
        QCOMPARE(stages->current(), 2);
        const QString later = shown.wholeText(shown.page->room());
        QVERIFY(later.contains(QLatin1String("stage 2 has passed")));
        for (const QLabel* label : shown.page->room()->findChildren<QLabel*>())
            QVERIFY(!label->isVisible() || !label->text().contains(QLatin1String("Earliest")));
    }

    void chartsShowWhatWasMeasured()
    {
        Shown shown({QStringLiteral("r-0001")});
        const QList<MetricChart*> charts = shown.page->findChildren<MetricChart*>();
        QCOMPARE(charts.size(), 3);
        const char* titles[] = {"Latency", "Error rate", "Freshness"};
        const MarkKind marks[] = {MarkKind::Healthy, MarkKind::Running, MarkKind::Failed};
        for (int i = 0; i < 3; ++i) {
            const MetricData& data = charts[i]->data();
            QCOMPARE(data.title, QString::fromLatin1(titles[i]));
            QCOMPARE(data.oldPoints.size(), 40);
            QCOMPARE(data.newPoints.size(), 24);
            QCOMPARE(data.mark, marks[i]);
            QCOMPARE(data.bands.size(), 2); // two stages have begun
            QCOMPARE(data.bands[1].toMs, qint64(0));
            QCOMPARE(data.margin, shown.view.metrics[i].margin);
            QCOMPARE(data.lower, shown.view.metrics[i].lower);
            QCOMPARE(data.upper, shown.view.metrics[i].upper);
            QVERIFY(data.detail.contains(QLatin1String("judged over 31 units")) && data.detail.contains(QLatin1String("0.02")));
        }
        shown.view.metrics.resize(1);
        shown.view.metrics[0].newSeries.clear();
        shown.view.metrics[0].oldSeries.clear();
        shown.publish();
        QVERIFY(charts[0]->isVisible());
        QVERIFY(!charts[1]->isVisible());
        charts[0]->flush();
        QCOMPARE(charts[0]->findChild<StateStack*>()->state(), StateStack::State::Empty);
    }

    void pauseAndResumeNeedNoQuestion()
    {
        Shown shown({QStringLiteral("r-0001")});
        QVERIFY(!shown.button("verbResume")->isVisible());
        click(shown.button("verbPause"));
        QVERIFY(!shown.dialog());
        QCOMPARE(shown.commands(), QStringList {QStringLiteral("command r-0001 pause 41  ")});
        shown.view.state = RolloutState::Paused;
        shown.view.verbs = {Verb::Resume, Verb::RollBack};
        shown.publish();
        QVERIFY(!shown.button("verbPause")->isVisible());
        QVERIFY(!shown.button("verbFreeze")->isVisible());
        click(shown.button("verbResume"));
        QCOMPARE(shown.commands().last(), QStringLiteral("command r-0001 resume 42  "));
    }

    void approvingSaysWhy()
    {
        Shown shown({QStringLiteral("r-0001")});
        click(shown.button("verbApprove"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        QVERIFY(shown.wholeText(dialog).contains(QLatin1String("2 of 2 canaries")));
        QVERIFY(shown.wholeText(dialog).contains(QLatin1String("Judge at 46 units")));
        // What the person decided on is what is sent, even when it moved on meanwhile.
        shown.publish();
        click(dialog->confirmButton());
        QCOMPARE(shown.commands(), QStringList {QStringLiteral("command r-0001 approve 41  ")});
    }

    void freezingNeedsAReason()
    {
        Shown shown({QStringLiteral("r-0001")});
        click(shown.button("verbFreeze"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        QVERIFY(!dialog->confirmButton()->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("audit week"));
        click(dialog->confirmButton());
        QCOMPARE(shown.commands(), QStringList {QStringLiteral("command r-0001 freeze 41 audit week ")});
    }

    void finalizingSaysWhatIsGivenUp()
    {
        RolloutView view = test::runningView();
        Shown shown({QStringLiteral("r-0001")}, view);
        QVERIFY(!shown.button("verbFinalize")->isVisible());
        shown.view.state = RolloutState::Completed;
        shown.view.verbs = {Verb::RollBack, Verb::Finalize};
        shown.publish();
        QVERIFY(shown.button("verbFinalize")->isVisible());
        click(shown.button("verbFinalize"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        QVERIFY(shown.wholeText(dialog).contains(QLatin1String("Roll back is given up")));
        QVERIFY(shown.wholeText(dialog).contains(QLatin1String("your scheduler")));
        click(dialog->confirmButton());
        QCOMPARE(shown.commands(), QStringList {QStringLiteral("command r-0001 finalize 42  ")});
    }

    void productionIsTyped()
    {
        RolloutView view = test::runningView();
        view.production = true;
        Shown shown({QStringLiteral("r-0001")}, view);
        click(shown.button("verbRollBack"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog && !dialog->confirmButton()->isEnabled());
        const QList<QLineEdit*> fields = dialog->findChildren<QLineEdit*>();
        QLineEdit* typed = nullptr;
        for (QLineEdit* field : fields) {
            QTest::keyClicks(field, QStringLiteral("production"));
            if (dialog->confirmButton()->isEnabled()) {
                typed = field;
                break;
            }
            field->clear();
        }
        QVERIFY(typed);
        QTest::keyClick(typed, Qt::Key_Escape);
        QTRY_VERIFY(!shown.dialog());
        QVERIFY(shown.commands().isEmpty());
    }

    void rollingBackSaysWhatItIsWorth()
    {
        Shown shown({QStringLiteral("r-0001")});
        QVERIFY(shown.button("verbRollBack")->toolTip().contains(QLatin1String("3 targets, exact as of 14:32")));
        click(shown.button("verbRollBack"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        const QString text = shown.wholeText(dialog);
        QVERIFY(text.contains(QLatin1String("3 targets, exact as of 14:32")));
        QVERIFY(dialog->confirmButton()->text().contains(QLatin1Char('3')));
        for (const char* name : {"plan_mix", "churn_daily", "royalty_base", "finance.board_report"})
            QVERIFY2(text.contains(QLatin1String(name)), name);
        QVERIFY(!text.contains(QLatin1String("country_mau"))); // never switched
        QVERIFY(!text.contains(QLatin1String("growth.plan_mix"))); // restored at once, not stale
        QVERIFY2(text.contains(QLatin1String("until their next run")), qPrintable(text));
        for (QLineEdit* field : dialog->findChildren<QLineEdit*>())
            QTest::keyClicks(field, QStringLiteral("wrong figures"));
        click(dialog->confirmButton());
        QCOMPARE(shown.commands(), QStringList {QStringLiteral("command r-0001 rollBack 41 wrong figures ")});
    }

    void whatIsNotExactIsNotCalledSo_data()
    {
        QTest::addColumn<int>("cls");
        QTest::addColumn<int>("behind");
        QTest::addColumn<bool>("exact");
        QTest::addColumn<QString>("says");
        QTest::newRow("derived and warm") << int(RollbackClass::Derived) << 0 << true << QString();
        QTest::newRow("behind") << int(RollbackClass::Derived) << 2 << false << QStringLiteral("plan_mix — the old side is behind by 2");
        QTest::newRow("guarded") << int(RollbackClass::Guarded) << 0 << false << QStringLiteral("plan_mix — guarded");
        QTest::newRow("written back") << int(RollbackClass::ReverseSynced) << 0 << false << QStringLiteral("plan_mix — by writing back: not exact");
        QTest::newRow("forward only") << int(RollbackClass::ForwardOnly) << 0 << false << QStringLiteral("plan_mix — cannot be taken back");
    }
    void whatIsNotExactIsNotCalledSo()
    {
        QFETCH(int, cls);
        QFETCH(int, behind);
        QFETCH(bool, exact);
        QFETCH(QString, says);
        RolloutView view = test::runningView();
        view.targets[0].rollbackClass = RollbackClass(cls);
        view.targets[0].warmBehind = behind;
        view.rollback.exact = exact;
        if (!exact)
            view.rollback.text = QStringLiteral("3 targets, not exact, restores 14:32");
        Shown shown({QStringLiteral("r-0001")}, view);
        click(shown.button("verbRollBack"));
        QVERIFY(shown.dialog());
        const QString text = shown.wholeText(shown.dialog());
        QCOMPARE(text.contains(QLatin1String("exact as of")), exact);
        QVERIFY2(text.contains(says), qPrintable(text));
        // One target alone is judged alone.
        const QStringList other {view.targets[1].id};
        QVERIFY(items::exactWords(view, other).startsWith(QLatin1String("exact as of")));
        QCOMPARE(items::exactWords(view, {view.targets[0].id}).isEmpty(), !exact);
        QVERIFY(items::inexactWords(view, other).isEmpty());
    }

    void refusalsStayReadable()
    {
        Shown shown({QStringLiteral("r-0001")});
        shown.control.answer = makeError(ErrorClass::Logic, QStringLiteral("the rollout has moved on"), QStringLiteral("r-0001"), QStringLiteral("Look again and decide anew."));
        click(shown.button("verbPause"));
        const auto said = [&] {
            for (const QLabel* label : shown.page->room()->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().contains(QLatin1String("moved on")) && label->text().contains(QLatin1String("Look again")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(said());
        shown.publish();
        QVERIFY(said()); // news of the rollout do not wipe it away
        shown.control.answer = {};
        click(shown.button("verbPause"));
        QTRY_VERIFY(!said());
    }

    void readOnlyOffersNothing()
    {
        Shown shown({QStringLiteral("r-0001")});
        shown.control.readOnly = true;
        shown.publish();
        for (const char* name : {"verbPause", "verbApprove", "verbFreeze", "verbRollBack"})
            QVERIFY2(!shown.button(name)->isVisible() || !shown.button(name)->isEnabled(), name);
    }

    void choosesTargetsInGridAndTable()
    {
        Shown shown({QStringLiteral("r-0001")});
        auto* grid = shown.child<TargetGrid>("targetGrid");
        auto* table = shown.child<DataTable>("targetTable");
        auto* details = shown.child<QWidget>("targetDetails");
        QCOMPARE(grid->cellCount(), 12);
        QCOMPARE(table->model()->rowCount(), 12);
        QVERIFY(!details->isVisible());
        // The first square is the one in trouble.
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->cellRect(0).center());
        QCOMPARE(table->currentId(), QStringLiteral("production/growth/country_mau"));
        QVERIFY(details->isVisible());
        QVERIFY(shown.wholeText(details).contains(QLatin1String("counts twice")));
        QCOMPARE(shown.page->location(), (QStringList {QStringLiteral("r-0001"), QStringLiteral("target"), QStringLiteral("production/growth/country_mau")}));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(grid->currentId(), QStringLiteral("production/growth/weekly_active"));
        QVERIFY(shown.button("targetRetry")->isVisible() && shown.button("targetSkip")->isVisible() && !shown.button("targetRollBack")->isVisible());
        click(shown.button("targetRetry"));
        QCOMPARE(shown.commands().last(), QStringLiteral("command r-0001 retry 41  production/growth/weekly_active"));
        // A canary can be taken back alone.
        QVERIFY(table->selectId(QStringLiteral("production/growth/plan_mix")));
        click(shown.button("targetRollBack"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        QVERIFY(dialog->confirmButton()->text().contains(QLatin1Char('1')));
        QVERIFY(shown.wholeText(dialog).contains(QLatin1String("exact as of")));
        click(dialog->confirmButton());
        QCOMPARE(shown.commands().last(), QStringLiteral("command r-0001 rollBack 41  production/growth/plan_mix"));
        // The selection survives news.
        shown.view.targets[0].runsNew = 13;
        shown.publish();
        QCOMPARE(table->currentId(), QStringLiteral("production/growth/plan_mix"));
        // An address names a target.
        shown.page->navigate({QStringLiteral("r-0001"), QStringLiteral("target"), QStringLiteral("production/growth/royalty_base")});
        QCOMPARE(grid->currentId(), QStringLiteral("production/growth/royalty_base"));
    }

    void skippingATargetNeedsAReason()
    {
        Shown shown({QStringLiteral("r-0001"), QStringLiteral("target"), QStringLiteral("production/growth/country_mau")});
        click(shown.button("targetSkip"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog && !dialog->confirmButton()->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("retired soon"));
        click(dialog->confirmButton());
        QCOMPARE(shown.commands(), QStringList {QStringLiteral("command r-0001 skip 41 retired soon production/growth/country_mau")});
    }

    void sampleLoadsCanBePaused()
    {
        Shown shown({QStringLiteral("r-0001")});
        QVERIFY(!shown.button("sampleLoads")->isVisible());
        shown.control.sample = {true, true, 17};
        Q_EMIT shown.control.sampleChanged();
        QVERIFY(shown.button("sampleLoads")->text().contains(QLatin1String("arriving")));
        QVERIFY(shown.button("sampleLoads")->toolTip().contains(QLatin1String("17")));
        click(shown.button("sampleLoads"));
        QCOMPARE(shown.control.calls.last(), QStringLiteral("setSampleLoading 0"));
        QVERIFY(shown.button("sampleLoads")->text().contains(QLatin1String("paused")));
        click(shown.button("sampleLoads"));
        QCOMPARE(shown.control.calls.last(), QStringLiteral("setSampleLoading 1"));
        shown.view.state = RolloutState::Completed;
        shown.publish();
        QVERIFY(!shown.button("sampleLoads")->isVisible());
    }
};

SKEIN_TEST(TstRolloutPage)
#include "tst_rolloutpage.moc"
