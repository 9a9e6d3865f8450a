#include "tests/support/testregistry.h"

#include "models/items/cellroles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/jobstrip.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stagebar.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/stepbar.h"
#include "ui/widgets/targetgrid.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace skein;
using namespace skein::ui;

namespace {

class SomePage : public Page
{
    Q_OBJECT

public:
    QString pageId() const override { return QStringLiteral("some"); }
    QString title() const override { return QStringLiteral("Some"); }
    SomePage() { setRefresh([this] { ++refreshed; }, 0); }
    using Page::refreshSoon;
    int refreshed = 0;
};

} // namespace

class TstWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void stateStackSwitches();
    void searchFieldWaitsForTypingToRest();
    void confirmDialogNeedsTheExactWord();
    void confirmDialogAsksForAReason();
    void targetGridByMouseAndKeys();
    void targetGridKeepsTheCurrentTarget();
    void headerFollowsItsActions();
    void chipClosesByKeyAndMouse();
    void stepBarLeavesTheChoiceToItsOwner();
    void stageBarByKeys();
    void toastUndoRunsOnce();
    void toastsQueue();
    void jobStripShowsTwoAndCountsTheRest();
    void etaReadsWell_data();
    void etaReadsWell();
    void pageIsRefreshedWhenSomebodySeesIt();
    void addressesRoundTrip();
};

void TstWidgets::initTestCase()
{
    Theme::setMode(ThemeMode::Light);
    Theme::apply(*qApp);
}

void TstWidgets::stateStackSwitches()
{
    StateStack stack;
    auto* content = new QLabel(QStringLiteral("content"));
    stack.setContent(content);
    QCOMPARE(stack.currentWidget(), content);
    QSignalSpy changed(&stack, &StateStack::stateChanged);
    QSignalSpy action(&stack, &StateStack::actionTriggered);

    stack.showEmpty(QStringLiteral("empty"), QStringLiteral("No migrations yet"), QStringLiteral("A migration moves consumers."), QStringLiteral("New migration"));
    QCOMPARE(stack.state(), StateStack::State::Empty);
    QVERIFY(stack.currentWidget() != content);
    QCOMPARE(stack.titleText(), QStringLiteral("No migrations yet"));
    stack.resize(600, 400);
    stack.show();
    QVERIFY(stack.actionButton()->isVisible());
    QTest::mouseClick(stack.actionButton(), Qt::LeftButton);
    QCOMPARE(action.count(), 1);

    stack.showLoading(QStringLiteral("Reading the catalog…"));
    QCOMPARE(stack.state(), StateStack::State::Loading);
    QVERIFY(!stack.actionButton()->isVisible());

    stack.showError(makeError(ErrorClass::BadInput, QStringLiteral("The file is gone"), QStringLiteral("a.json:3"), QStringLiteral("Import again.")), QStringLiteral("Retry"));
    QCOMPARE(stack.state(), StateStack::State::Error);
    QVERIFY(stack.explanation().contains(QStringLiteral("a.json:3")));
    QVERIFY(stack.explanation().contains(QStringLiteral("Import again.")));

    stack.showContent();
    QCOMPARE(stack.currentWidget(), content);
    QCOMPARE(changed.count(), 4);
}

void TstWidgets::searchFieldWaitsForTypingToRest()
{
    SearchField field(QStringLiteral("Search datasets"));
    QSignalSpy search(&field, &SearchField::searchChanged);
    field.setDelay(30);
    QTest::keyClicks(&field, QStringLiteral("plan"));
    QCOMPARE(search.count(), 0);
    QVERIFY(search.wait());
    QCOMPARE(search.count(), 1);
    QCOMPARE(search.at(0).at(0).toString(), QStringLiteral("plan"));
    field.setDelay(100000);
    QTest::keyClicks(&field, QStringLiteral("_mix"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(search.count(), 2);
    QCOMPARE(field.searchText(), QStringLiteral("plan_mix"));
    QTest::keyClick(&field, Qt::Key_Return); // nothing new to say
    QCOMPARE(search.count(), 2);
    QSignalSpy move(&field, &SearchField::moveRequested);
    QTest::keyClick(&field, Qt::Key_Down);
    QCOMPARE(move.at(0).at(0).toInt(), 1);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(search.count(), 3);
    QCOMPARE(field.text(), QString());
}

void TstWidgets::confirmDialogNeedsTheExactWord()
{
    QPointer<ConfirmDialog> dialog = new ConfirmDialog(QStringLiteral("Roll back wave 3?"), QStringLiteral("Roll back 23 targets"));
    dialog->setDanger(true);
    dialog->setProduction(QStringLiteral("prod-eu"));
    dialog->addEffect(MarkKind::Done, QStringLiteral("Exact, as of 14:02"));
    dialog->requireTyped(QStringLiteral("prod-eu"));
    QSignalSpy confirmed(dialog, &ConfirmDialog::confirmed);
    dialog->open();
    auto* typed = dialog->findChild<QLineEdit*>(QStringLiteral("typedConfirmation"));
    QVERIFY(typed);
    QVERIFY(!dialog->confirmButton()->isEnabled());
    for (const char* wrong : {"prod", "Prod-eu", "prod-eu "}) {
        typed->setText(QString::fromLatin1(wrong));
        QVERIFY2(!dialog->confirmButton()->isEnabled(), wrong);
    }
    QTest::mouseClick(dialog->confirmButton(), Qt::LeftButton);
    QCOMPARE(confirmed.count(), 0);
    typed->clear();
    QTest::keyClicks(typed, QStringLiteral("prod-eu"));
    QVERIFY(dialog->confirmButton()->isEnabled());
    QTest::keyClick(typed, Qt::Key_Backspace);
    QTest::keyClick(typed, Qt::Key_Return);
    QVERIFY(dialog->isVisible()); // neither confirmed nor cancelled
    QTest::keyClicks(typed, QStringLiteral("u"));
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(confirmed.count(), 1);
    QTRY_VERIFY(!dialog);

    QPointer<ConfirmDialog> other = new ConfirmDialog(QStringLiteral("Freeze?"), QStringLiteral("Freeze"));
    QSignalSpy none(other, &ConfirmDialog::confirmed);
    other->open();
    QTest::keyClick(other, Qt::Key_Return); // the harmless button has the focus
    QTRY_VERIFY(!other);
    QCOMPARE(none.count(), 0);
}

void TstWidgets::confirmDialogAsksForAReason()
{
    QPointer<ConfirmDialog> dialog = new ConfirmDialog(QStringLiteral("Skip plan_mix?"), QStringLiteral("Skip"));
    dialog->askReason(QStringLiteral("Why?"), true);
    QSignalSpy confirmed(dialog, &ConfirmDialog::confirmed);
    dialog->open();
    QVERIFY(!dialog->confirmButton()->isEnabled());
    auto* reason = dialog->findChild<QLineEdit*>(QStringLiteral("reason"));
    reason->setText(QStringLiteral("   "));
    QVERIFY(!dialog->confirmButton()->isEnabled());
    reason->setText(QStringLiteral(" owner moves it by hand "));
    QTest::mouseClick(dialog->confirmButton(), Qt::LeftButton);
    QCOMPARE(confirmed.at(0).at(0).toString(), QStringLiteral("owner moves it by hand"));
    QTRY_VERIFY(!dialog);
}

void TstWidgets::targetGridByMouseAndKeys()
{
    TargetGrid grid;
    QVector<TargetGrid::Cell> cells;
    for (int i = 0; i < 25; ++i)
        cells << TargetGrid::Cell {QStringLiteral("t%1").arg(i), QStringLiteral("target %1").arg(i), i == 3 ? MarkKind::Failed : MarkKind::Waiting, {}};
    grid.setCells(cells);
    grid.resize(10 * 18 + 4, 100); // ten squares a row
    grid.show();
    QCOMPARE(grid.heightForWidth(grid.width()), 2 * 2 + 3 * 18 - 4);
    QSignalSpy current(&grid, &TargetGrid::currentChanged);
    QSignalSpy activated(&grid, &TargetGrid::activated);

    QTest::mouseClick(&grid, Qt::LeftButton, Qt::NoModifier, grid.cellRect(13).center());
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.at(0).at(0).toString(), QStringLiteral("t13"));
    QCOMPARE(grid.currentId(), QStringLiteral("t13"));
    QTest::mouseClick(&grid, Qt::LeftButton, Qt::NoModifier, grid.cellRect(13).topRight() + QPoint(3, 3)); // between two
    QCOMPARE(activated.count(), 1);

    QTest::keyClick(&grid, Qt::Key_Up);
    QCOMPARE(grid.currentId(), QStringLiteral("t3"));
    QVERIFY(grid.accessibleDescription().contains(QStringLiteral("failed")));
    QTest::keyClick(&grid, Qt::Key_Up); // no row above: stays
    QCOMPARE(grid.currentId(), QStringLiteral("t3"));
    QTest::keyClick(&grid, Qt::Key_Right);
    QTest::keyClick(&grid, Qt::Key_Down);
    QCOMPARE(grid.currentId(), QStringLiteral("t14"));
    QTest::keyClick(&grid, Qt::Key_End);
    QCOMPARE(grid.currentId(), QStringLiteral("t24"));
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated.at(1).at(0).toString(), QStringLiteral("t24"));
    QVERIFY(current.count() >= 4);
}

void TstWidgets::targetGridKeepsTheCurrentTarget()
{
    TargetGrid grid;
    QVector<TargetGrid::Cell> cells {{QStringLiteral("a"), QStringLiteral("a"), MarkKind::Waiting, {}}, {QStringLiteral("b"), QStringLiteral("b"), MarkKind::Waiting, {}}};
    grid.setCells(cells);
    grid.setCurrentId(QStringLiteral("b"));
    std::reverse(cells.begin(), cells.end());
    grid.setCells(cells);
    QCOMPARE(grid.currentId(), QStringLiteral("b"));
    cells.removeFirst();
    grid.setCells(cells);
    QCOMPARE(grid.currentId(), QString());
}

void TstWidgets::headerFollowsItsActions()
{
    SomePage page;
    PageHeader* header = page.header();
    header->setTitle(QStringLiteral("user_activity v1 → v2"));
    header->setBreadcrumb({{QStringLiteral("Migrations"), QStringLiteral("skein://migrations")}});
    QAction act(QStringLiteral("Generate changes"));
    QAction later(QStringLiteral("Start rollout"));
    QAction pause(QStringLiteral("Pause"));
    QSignalSpy triggered(&act, &QAction::triggered);
    header->setPrimaryVerb(&act);
    QPushButton* side = header->addVerb(&pause);
    page.resize(1000, 300);
    page.show();
    QVERIFY(side->x() < header->primaryButton()->x());
    QTest::mouseClick(header->primaryButton(), Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);
    act.setEnabled(false);
    act.setText(QStringLiteral("Nothing to generate"));
    QVERIFY(!header->primaryButton()->isEnabled());
    QCOMPARE(header->primaryButton()->text(), QStringLiteral("Nothing to generate"));
    header->setPrimaryVerb(&later);
    int primaries = 0;
    const auto buttons = header->findChildren<QPushButton*>();
    for (const QPushButton* button : buttons)
        primaries += button->isVisible() && button->property("kind").toString() == QLatin1String("primary") ? 1 : 0;
    QCOMPARE(primaries, 1);
    QSignalSpy link(&page, &Page::navigateRequested);
    for (QPushButton* button : buttons) {
        if (button->text() == QLatin1String("Migrations"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(link.value(0).value(0).toString(), QStringLiteral("skein://migrations"));
}

void TstWidgets::chipClosesByKeyAndMouse()
{
    Chip chip(QStringLiteral("Focus"), QStringLiteral("events.user_activity"));
    chip.setClosable(true);
    chip.resize(chip.sizeHint());
    chip.show();
    QSignalSpy close(&chip, &Chip::closeRequested);
    QSignalSpy click(&chip, &Chip::clicked);
    QTest::mouseClick(&chip, Qt::LeftButton, Qt::NoModifier, QPoint(20, 10));
    QCOMPARE(click.count(), 1);
    QTest::mouseClick(&chip, Qt::LeftButton, Qt::NoModifier, QPoint(chip.width() - 12, 12));
    QCOMPARE(close.count(), 1);
    QCOMPARE(click.count(), 1);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QCOMPARE(close.count(), 2);
    QCOMPARE(chip.accessibleName(), QStringLiteral("Focus: events.user_activity"));
}

void TstWidgets::stepBarLeavesTheChoiceToItsOwner()
{
    StepBar bar;
    bar.setSteps({{QStringLiteral("Request"), MarkKind::Done, true, {}}, {QStringLiteral("Scope 187"), MarkKind::Done, true, {}},
        {QStringLiteral("Mapping"), MarkKind::Running, true, {}}, {QStringLiteral("Retire v1"), MarkKind::Waiting, false, {}}});
    bar.setCurrent(2);
    bar.resize(800, 40);
    bar.show();
    QSignalSpy clicked(&bar, &StepBar::stepClicked);
    const auto chips = bar.findChildren<Chip*>();
    QCOMPARE(chips.size(), 4);
    QTest::mouseClick(chips.at(0), Qt::LeftButton);
    QCOMPARE(clicked.at(0).at(0).toInt(), 0);
    QVERIFY(chips.at(2)->isChecked());
    QVERIFY(!chips.at(0)->isChecked());
    bar.setCurrent(0);
    QVERIFY(chips.at(0)->isChecked());
    QVERIFY(chips.at(2)->accessibleName().contains(QStringLiteral("3 of 4")));
}

void TstWidgets::stageBarByKeys()
{
    StageBar bar;
    bar.setStages({{QStringLiteral("1 %"), QStringLiteral("2 targets"), MarkKind::Done, QStringLiteral("PASS"), QStringLiteral("bake 15 m"), 1, {}},
        {QStringLiteral("10 %"), QStringLiteral("23 targets"), MarkKind::Running, QStringLiteral("baking"), QStringLiteral("bake 30 m"), 0.6, {}}});
    bar.resize(600, bar.sizeHint().height());
    bar.show();
    QSignalSpy clicked(&bar, &StageBar::stageClicked);
    QTest::mouseClick(&bar, Qt::LeftButton, Qt::NoModifier, QPoint(500, 20));
    QCOMPARE(clicked.at(0).at(0).toInt(), 1);
    QVERIFY(bar.accessibleDescription().contains(QStringLiteral("23 targets")));
    QTest::keyClick(&bar, Qt::Key_Left);
    QTest::keyClick(&bar, Qt::Key_Left);
    QTest::keyClick(&bar, Qt::Key_Return);
    QCOMPARE(clicked.at(1).at(0).toInt(), 0);
}

void TstWidgets::toastUndoRunsOnce()
{
    QWidget host;
    host.resize(800, 600);
    host.show();
    ToastManager toasts(&host);
    int undone = 0;
    toasts.showDone(QStringLiteral("Rule r6 accepted"), QStringLiteral("Undo"), [&undone] { ++undone; });
    QCOMPARE(toasts.visibleTexts(), QStringList {QStringLiteral("Rule r6 accepted")});
    auto* undo = host.findChild<QPushButton*>();
    QVERIFY(undo);
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(undone, 1);
    QVERIFY(toasts.visibleTexts().isEmpty());
}

void TstWidgets::toastsQueue()
{
    QWidget host;
    host.resize(800, 600);
    host.show();
    ToastManager toasts(&host);
    for (int i = 0; i < 4; ++i)
        toasts.show({MarkKind::Failed, QStringLiteral("failure %1").arg(i), QStringLiteral("detail"), {}, {}, 0});
    toasts.show({MarkKind::Failed, QStringLiteral("failure 1"), QStringLiteral("detail"), {}, {}, 0}); // already there
    QCOMPARE(toasts.visibleTexts().size(), 3);
    QTest::mouseClick(host.findChildren<QToolButton*>().constFirst(), Qt::LeftButton);
    QCOMPARE(toasts.visibleTexts(), (QStringList {QStringLiteral("failure 1"), QStringLiteral("failure 2"), QStringLiteral("failure 3")}));
    ToastManager brief(&host);
    brief.show({MarkKind::Done, QStringLiteral("soon gone"), {}, {}, {}, 20});
    QTRY_VERIFY(brief.visibleTexts().isEmpty());
}

void TstWidgets::jobStripShowsTwoAndCountsTheRest()
{
    JobStrip strip;
    strip.resize(900, 28);
    strip.show();
    QSignalSpy cancel(&strip, &JobStrip::cancelRequested);
    QVector<JobInfo> jobs;
    for (int i = 0; i < 5; ++i)
        jobs << JobInfo {QStringLiteral("j%1").arg(i), QStringLiteral("Job %1").arg(i), 0.62, 4000, true};
    strip.setJobs(jobs);
    int visible = 0;
    const auto shown = strip.findChildren<JobItem*>();
    for (const JobItem* item : shown)
        visible += item->isVisible() ? 1 : 0;
    QCOMPARE(visible, 2);
    auto* more = strip.findChild<QPushButton*>();
    QVERIFY(more->isVisible());
    QVERIFY(more->text().contains(QLatin1Char('3')));
    auto* button = shown.at(1)->findChild<QToolButton*>();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(cancel.at(0).at(0).toString(), QStringLiteral("j1"));
    strip.setJobs({});
    QVERIFY(!shown.at(0)->isVisible());
}

void TstWidgets::etaReadsWell_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << qint64(-1) << QString();
    QTest::newRow("part of a second") << qint64(200) << QStringLiteral("1 s left");
    QTest::newRow("seconds") << qint64(4000) << QStringLiteral("4 s left");
    QTest::newRow("minutes") << qint64(130000) << QStringLiteral("2 min left");
    QTest::newRow("hours") << qint64(4200000) << QStringLiteral("1 h 10 min left");
}

void TstWidgets::etaReadsWell()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(etaText(ms), text);
}

void TstWidgets::pageIsRefreshedWhenSomebodySeesIt()
{
    SomePage page;
    page.refreshSoon(); // before it was ever shown
    QCoreApplication::processEvents();
    QCOMPARE(page.refreshed, 0);
    page.show();
    QCOMPARE(page.refreshed, 1);
    page.refreshSoon();
    page.refreshSoon(); // many signals, one refresh
    QTRY_COMPARE(page.refreshed, 2);
    QCoreApplication::processEvents();
    QCOMPARE(page.refreshed, 2);
    page.refreshSoon();
    page.hide(); // gone before the refresh came
    QCoreApplication::processEvents();
    QCOMPARE(page.refreshed, 2);
    page.show();
    QCOMPARE(page.refreshed, 3);
    page.hide();
    page.show(); // nothing has changed meanwhile
    QCOMPARE(page.refreshed, 3);
}

void TstWidgets::addressesRoundTrip()
{
    const QStringList path {QStringLiteral("catalog"), QStringLiteral("dataset:default/events v1"), QStringLiteral("ü")};
    const QString address = Page::addressOf(path);
    QVERIFY(address.startsWith(QStringLiteral("skein://catalog/dataset:default%2Fevents%20v1")));
    QCOMPARE(Page::pathOf(address), path);
    QCOMPARE(Page::pathOf(QStringLiteral("https://example.org/x")), QStringList());
    QCOMPARE(Page::pathOf(QStringLiteral("skein://rollouts/r-1?target=a")), (QStringList {QStringLiteral("rollouts"), QStringLiteral("r-1")}));
}

SKEIN_TEST(TstWidgets)
#include "tst_widgets.moc"
