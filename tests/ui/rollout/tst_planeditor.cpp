#include "tests/support/testregistry.h"
#include "tests/ui/rollout/shownrollouts.h"
#include "ui/rollout/controlroom.h"
#include "ui/rollout/planeditor.h"
#include "ui/rollout/planfile.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QLineEdit>
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
using skein::test::click;
using skein::test::Shown;

class TstPlanEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp); }

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

    void whatIsLeftOutIsSaid()
    {
        Shown shown({QStringLiteral("r-0001")});
        shown.page->navigate({QStringLiteral("new"), QStringLiteral("m-0001")});
        auto* left = shown.child<QLabel>("planLeftOut");
        QTRY_COMPARE(shown.child<DataTable>("planStages")->model()->rowCount(), 2);
        QVERIFY(!left->isVisible());
        for (int i = 0; i < 15; ++i)
            shown.control.plan.leftOut << QStringLiteral("pipeline:default/job_%1: the catalog names no output of it").arg(i);
        shown.page->navigate({QStringLiteral("r-0001")});
        shown.page->navigate({QStringLiteral("new"), QStringLiteral("m-0001")});
        QTRY_VERIFY(left->isVisible());
        QVERIFY2(left->text().startsWith(QStringLiteral("•  job_0: the catalog names no output of it\n")), qPrintable(left->text()));
        QCOMPARE(left->text().count(QLatin1Char('\n')), 12);
        QVERIFY(left->text().endsWith(QLatin1String("and 3 more")));
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
        QTRY_VERIFY(problems->text().contains(QLatin1String("cannot write")));
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
};

SKEIN_TEST(TstPlanEditor)
#include "tst_planeditor.moc"
