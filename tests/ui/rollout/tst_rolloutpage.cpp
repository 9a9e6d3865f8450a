#include "tests/support/testregistry.h"

#include "models/items/rollout/rollbackwords.h"
#include "tests/ui/rollout/rolloutfixture.h"
#include "ui/charts/metricchart.h"
#include "ui/rollout/controlroom.h"
#include "ui/rollout/planeditor.h"
#include "ui/rollout/planfile.h"
#include "ui/rollout/rolloutpage.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/stagebar.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/targetgrid.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace skein;
using namespace skein::ui;
using namespace skein::rollout;

namespace {

struct Shown {
    test::FakeControl control;
    RolloutView view;
    std::unique_ptr<RolloutPage> page;

    explicit Shown(const QStringList& path, const RolloutView& given = test::runningView())
        : view(given)
    {
        test::fillRollouts(control, view);
        page = std::make_unique<RolloutPage>(&control);
        page->resize(1280, 780);
        page->show();
        page->navigate(path);
    }
    template <typename T>
    T* child(const char* name) const
    {
        return page->findChild<T*>(QString::fromLatin1(name));
    }
    QPushButton* button(const char* name) const { return child<QPushButton>(name); }
    ConfirmDialog* dialog() const
    {
        for (ConfirmDialog* each : page->findChildren<ConfirmDialog*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    /// The rollout as the runner would tell of it after something happened.
    void publish()
    {
        ++view.seq;
        control.rolloutList = {std::make_shared<RolloutView>(view)};
        Q_EMIT control.rolloutChanged(view.id);
    }
    QString wholeText(const QWidget* in) const
    {
        QStringList texts;
        for (const QLabel* label : in->findChildren<QLabel*>())
            texts << label->text();
        for (const QPlainTextEdit* edit : in->findChildren<QPlainTextEdit*>())
            texts << edit->toPlainText();
        return texts.join(QLatin1Char('\n'));
    }
    QStringList commands() const { return control.calls.filter(QStringLiteral("command ")); }
};

void click(QWidget* widget)
{
    QVERIFY(widget);
    QVERIFY2(widget->isVisible() && widget->isEnabled(), qPrintable(widget->objectName()));
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace

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
        QVERIFY(shown.button("verbRollBack")->text().contains(QLatin1String("3 targets, exact as of 14:32")));
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

    // --- the plan
    void startsAPlan()
    {
        Shown shown({QStringLiteral("new"), QStringLiteral("m-0001")});
        QCOMPARE(shown.control.calls.filter(QStringLiteral("draftPlan")), QStringList {QStringLiteral("draftPlan m-0001")});
        QVERIFY(!shown.button("startRollout")->isEnabled());
        auto* stages = shown.child<DataTable>("planStages");
        QTRY_COMPARE(stages->model()->rowCount(), 2);
        QVERIFY2(shown.button("startRollout")->isEnabled(), qPrintable(shown.child<QLabel>("planProblems")->text()));
        click(shown.button("startRollout"));
        ConfirmDialog* dialog = shown.dialog();
        QVERIFY(dialog);
        QVERIFY(shown.wholeText(dialog).contains(QLatin1String("events.user_activity_v2")));
        click(dialog->confirmButton());
        QVERIFY(shown.control.calls.contains(QStringLiteral("startRollout 12")));
        QTRY_COMPARE(shown.page->location(), QStringList {QStringLiteral("r-0001")});
        QVERIFY(shown.page->room()->isVisible());
    }

    void editsAStage()
    {
        Shown shown({QStringLiteral("new"), QStringLiteral("m-0001")});
        QTRY_COMPARE(shown.child<DataTable>("planStages")->model()->rowCount(), 2);
        auto* share = shown.child<QDoubleSpinBox>("stagePercent");
        share->setFocus();
        share->selectAll();
        QTest::keyClicks(share, QStringLiteral("50"));
        QTest::keyClick(share, Qt::Key_Return);
        QCOMPARE(shown.page->planEditor()->plan().stages[0].percent, 50.0);
        QVERIFY(shown.child<DataTable>("planStages")->model()->index(0, 2).data().toString().endsWith(QLatin1String("= 6")));
        auto* targets = shown.child<DataTable>("planTargets");
        QVERIFY(targets->selectId(QStringLiteral("production/growth/job_7")));
        click(shown.button("pinTarget"));
        QVERIFY(shown.page->planEditor()->plan().targets[7].pinned);
    }

    void whatStandsAgainstAStartIsSaid()
    {
        Shown shown({QStringLiteral("r-0001")});
        shown.control.plan.targets[3].foreignCommits = {QStringLiteral("3333333 somebody else's work")};
        shown.page->navigate({QStringLiteral("new"), QStringLiteral("m-0001")});
        auto* problems = shown.child<QLabel>("planProblems");
        QTRY_VERIFY(problems->isVisible());
        QCOMPARE(problems->text().count(QLatin1String("job_3")), 1);
        QVERIFY(!shown.button("startRollout")->isEnabled());
        QVERIFY(shown.child<DataTable>("planTargets")->selectId(QStringLiteral("production/growth/job_3")));
        click(shown.button("acceptForeign"));
        QVERIFY(!problems->isVisible());
        QVERIFY(shown.button("startRollout")->isEnabled());
    }

    void aRefusedStartStaysSaid()
    {
        Shown shown({QStringLiteral("new"), QStringLiteral("m-0001")});
        QTRY_VERIFY(shown.button("startRollout")->isEnabled());
        shown.control.answer = makeError(ErrorClass::Logic, QStringLiteral("job_2 is in rollout r-0007"), QStringLiteral("r-0007"), QStringLiteral("Wait for its end."));
        click(shown.button("startRollout"));
        click(shown.dialog()->confirmButton());
        auto* problems = shown.child<QLabel>("planProblems");
        QTRY_VERIFY(problems->isVisible());
        QVERIFY(problems->text().contains(QLatin1String("job_2 is in rollout r-0007")));
        shown.child<QSpinBox>("stageBake")->setValue(60); // an edit does not wipe it away
        QVERIFY(problems->isVisible() && problems->text().contains(QLatin1String("r-0007")));
        QVERIFY(shown.button("startRollout")->isEnabled());
    }

    void aDraftThatFailsIsSaid()
    {
        Shown shown({});
        shown.control.answer = makeError(ErrorClass::Logic, QStringLiteral("nothing is deployable"), QStringLiteral("m-0001"), QStringLiteral("Merge changes first."));
        shown.page->navigate({QStringLiteral("new"), QStringLiteral("m-0001")});
        auto* state = shown.page->planEditor()->findChild<StateStack*>();
        QTRY_COMPARE(state->state(), StateStack::State::Error);
        QVERIFY(state->titleText().contains(QLatin1String("nothing is deployable")) || state->explanation().contains(QLatin1String("nothing is deployable")));
    }

    void plansGoThroughFiles()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("wave.yaml"));
        Shown shown({QStringLiteral("new"), QStringLiteral("m-0001")});
        PlanEditor* editor = shown.page->planEditor();
        QTRY_VERIFY(shown.button("savePlan")->isEnabled());
        auto* problems = shown.child<QLabel>("planProblems");
        editor->saveFile(path);
        QTRY_VERIFY(QFileInfo::exists(path));
        const Plan saved = editor->plan();
        shown.child<QSpinBox>("stageBake")->setValue(77);
        QVERIFY(editor->plan().hash() != saved.hash());
        editor->openFile(path);
        QTRY_VERIFY2(editor->plan().stages[0].bakeMs == 15 * 60 * 1000, qPrintable(problems->text()));
        const Result<Plan> again = planFromYaml(planToYaml(saved));
        QVERIFY(again);
        QCOMPARE(planToYaml(editor->plan()), planToYaml(*again));
        QVERIFY(!problems->isVisible());

        const auto write = [&](const char* name, const QByteArray& text) {
            QFile file(dir.filePath(QString::fromLatin1(name)));
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
                return QString();
            return file.fileName();
        };
        const QString before = editor->plan().hash();
        Plan foreign = editor->plan();
        foreign.migrationId = QStringLiteral("m-0002");
        const QPair<QString, const char*> bad[] = {{write("broken.yaml", "targets: [oh"), "broken.yaml"}, {write("other.yaml", planToYaml(foreign)), "m-0002"},
            {dir.filePath(QStringLiteral("none.yaml")), "none.yaml"}};
        for (const auto& [file, part] : bad) {
            editor->openFile(file);
            QTRY_VERIFY2(problems->isVisible() && problems->text().contains(QLatin1String(part)), part);
            QCOMPARE(editor->plan().hash(), before); // what was there stays
        }
        editor->saveFile(dir.filePath(QStringLiteral("no/such/folder/wave.yaml")));
        QTRY_VERIFY(problems->text().contains(QLatin1String("cannot be written")));
        editor->saveFile(path);
        QTRY_VERIFY(!problems->isVisible());
    }

    void aShortWriteIsNoticed()
    {
#ifdef Q_OS_UNIX
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("wave.yaml"));
        QVERIFY(writePlan(path, test::wavePlan(1)));
        const qint64 size = QFileInfo(path).size();
        // The system takes no more than some bytes of a file, as a full disk would.
        rlimit before {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 512;
        setrlimit(RLIMIT_FSIZE, &small);
        const Status written = writePlan(path, test::wavePlan(40));
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!written);
        QCOMPARE(written.error().where, path);
        QVERIFY(!written.error().remedy.isEmpty());
        QCOMPARE(QFileInfo(path).size(), size); // what was there is still there
#endif
    }

    void looks()
    {
        const QString folder = qEnvironmentVariable("SKEIN_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const bool dark : {false, true}) {
            Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            for (const QSize size : {QSize(1210, 775), QSize(1850, 1055)}) {
                RolloutView view = test::runningView(size.width() > 1500 ? 220 : 40);
                view.production = true;
                view.sampleTimings = true;
                Shown shown({QStringLiteral("r-0001")}, view);
                shown.control.sample = {true, true, 17};
                Q_EMIT shown.control.sampleChanged();
                shown.page->resize(size);
                const auto save = [&](const char* name, QWidget* widget) {
                    QTest::qWait(50);
                    QVERIFY(widget->grab().save(QStringLiteral("%1/rollout-%2-%3-%4.png").arg(folder, QString::fromLatin1(name), dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width())));
                };
                for (MetricChart* chart : shown.page->findChildren<MetricChart*>())
                    chart->flush();
                save("room", shown.page.get());
                QVERIFY(shown.child<DataTable>("targetTable")->selectId(QStringLiteral("production/growth/country_mau")));
                save("target", shown.page.get());
                shown.view.targets[0].warmBehind = 2;
                shown.view.rollback.exact = false;
                shown.view.rollback.text = QStringLiteral("3 targets, behind by 2 runs, restores 14:32, about 0.3 s");
                shown.publish();
                click(shown.button("verbRollBack"));
                save("rollback", shown.dialog());
                shown.dialog()->reject();
                shown.page->navigate({QStringLiteral("new"), QStringLiteral("m-0001")});
                QTRY_VERIFY(shown.button("savePlan")->isEnabled());
                save("plan", shown.page.get());
                shown.page->navigate({});
                save("list", shown.page.get());
            }
        }
        Theme::setMode(ThemeMode::Light);
    }
};

SKEIN_TEST(TstRolloutPage)
#include "tst_rolloutpage.moc"
