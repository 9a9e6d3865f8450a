#include "tests/support/testregistry.h"

#include "ui/shell/frame/alertbell.h"
#include "ui/shell/frame/commandpalette.h"
#include "ui/shell/frame/fuzzymatch.h"
#include "ui/shell/frame/navigationrail.h"
#include "ui/shell/frame/shellframe.h"
#include "ui/shell/frame/statusstrip.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/page.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/toast.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

using namespace skein::ui;

namespace {

class FakePage : public Page
{
    Q_OBJECT

public:
    explicit FakePage(const QString& id)
        : m_id(id)
    {
        header()->setTitle(id);
    }
    QString pageId() const override { return m_id; }
    QString title() const override { return m_id; }
    void navigate(const QStringList& path) override { m_path = path; }
    QStringList location() const override { return m_path; }
    void go(const QStringList& path)
    {
        m_path = path;
        Q_EMIT locationChanged();
    }

private:
    QString m_id;
    QStringList m_path;
};

/// "group/text" rows, headings as "# group"; the chosen row begins with ">".
QStringList rowsOf(const CommandPalette& palette)
{
    QStringList rows;
    const PaletteModel* model = palette.model();
    for (int i = 0; i < model->rowCount(); ++i) {
        const QModelIndex index = model->index(i);
        const QString text = index.data().toString();
        rows << (index.data(PaletteModel::HeadingRole).toBool() ? QStringLiteral("# ") + text : palette.currentRow() == i ? QStringLiteral("> ") + text : text);
    }
    return rows;
}

PaletteItem item(const QString& text, std::function<void()> run = {}, const QKeySequence& keys = {})
{
    PaletteItem i;
    i.id = text;
    i.text = text;
    i.icon = QStringLiteral("dataset");
    i.shortcut = keys;
    i.run = std::move(run);
    return i;
}

QVector<PaletteSource> someSources(QStringList* log)
{
    PaletteSource actions;
    actions.prefix = QStringLiteral(">");
    actions.name = QStringLiteral("Actions");
    actions.items = [log](const QString&) {
        QList<PaletteItem> items;
        items << item(QStringLiteral("Import…"), [log] { *log << QStringLiteral("import"); }, QKeySequence(Qt::CTRL | Qt::Key_I));
        items << item(QStringLiteral("Switch to the dark theme"), [log] { *log << QStringLiteral("theme"); });
        items << item(QStringLiteral("Undo"), {}, QKeySequence::Undo);
        items.last().enabled = false;
        return items;
    };
    PaletteSource datasets;
    datasets.prefix = QStringLiteral("@");
    datasets.name = QStringLiteral("Datasets");
    datasets.items = [log](const QString&) {
        QList<PaletteItem> items;
        for (const char* name : {"events.user_activity", "events.user_activity_v2", "growth.plan_mix", "music.daily_users", "ads.reach"}) {
            items << item(QString::fromLatin1(name), [log, name] { *log << QString::fromLatin1(name); });
            items.last().detail = QStringLiteral("owned by User Data");
        }
        return items;
    };
    return {actions, datasets};
}

} // namespace

class TstFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fuzzyRanks_data();
    void fuzzyRanks();
    void fuzzyMarksTheLetters();
    void paletteFiltersAndGroups();
    void paletteByKeyboard();
    void palettePrefixesAndHelp();
    void paletteSaysWhatItLeavesOut();
    void paletteKeepsRankedOrder();
    void paletteGivesTheFocusBack();
    void paletteClosesOnTheSide();
    void railByMouseAndKeys();
    void bellCountsAndLeadsOn();
    void agoReadsWell();
    void frameMakesPagesOnce();
    void frameMakesPagesAhead();
    void frameKeepsHistory();
    void frameFollowsAddresses();
    void gallery_data();
    void gallery();
};

void TstFrame::initTestCase()
{
    // Popups ask the offscreen platform for what it does not have.
    skein::test::allowWarning("does not support raise()");
    skein::test::allowWarning("does not support grabbing the keyboard");
    Theme::setMode(ThemeMode::Light);
    Theme::apply(*qApp);
}

void TstFrame::fuzzyRanks_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    const auto row = [](const char* name, const char* pattern, const char* better, const char* worse) {
        QTest::newRow(name) << QString::fromLatin1(pattern) << QString::fromLatin1(better) << QString::fromLatin1(worse);
    };
    row("word starts beat scattered letters", "ua", "events.user_activity", "events.quarter");
    row("the start of the text beats the middle", "plan", "plan_mix", "growth.plan_mix");
    row("neighbours beat gaps", "mix", "plan_mix", "mailing_axis");
    row("camel case starts words", "cs", "ConsumerState", "consensus");
    row("the shorter of equals", "user_activity", "user_activity", "user_activity_v2");
    row("any match beats none", "xyz", "x_y_z", "user");
}

void TstFrame::fuzzyRanks()
{
    QFETCH(QString, pattern);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    const FuzzyMatch a = fuzzyMatch(pattern, better);
    const FuzzyMatch b = fuzzyMatch(pattern, worse);
    QVERIFY(a.matched);
    QVERIFY2(!b.matched || a.score > b.score, qPrintable(QStringLiteral("%1 against %2").arg(a.score).arg(b.score)));
}

void TstFrame::fuzzyMarksTheLetters()
{
    const auto marked = [](const char* pattern, const char* text) {
        QString out = QString::fromUtf8(text);
        const FuzzyMatch match = fuzzyMatch(QString::fromUtf8(pattern), out);
        if (!match.matched)
            return QStringLiteral("no");
        for (auto it = match.positions.crbegin(); it != match.positions.crend(); ++it)
            out.insert(*it + 1, QLatin1Char(']')).insert(*it, QLatin1Char('['));
        return out;
    };
    QCOMPARE(marked("uact", "events.user_activity"), QStringLiteral("events.[u]ser_[a][c][t]ivity"));
    QCOMPARE(marked("USER ACT", "user_activity"), QStringLiteral("[u][s][e][r]_[a][c][t]ivity"));
    QCOMPARE(marked("", "anything"), QStringLiteral("anything"));
    QCOMPARE(marked("ba", "ab"), QStringLiteral("no"));
    QCOMPARE(marked("ü", "fÜr"), QStringLiteral("f[Ü]r"));
    QVERIFY(!fuzzyMatch(QStringLiteral("a"), QString()).matched);
}

void TstFrame::paletteFiltersAndGroups()
{
    QWidget window;
    window.resize(1000, 700);
    window.show();
    QStringList log;
    CommandPalette palette(&window);
    QAbstractItemModelTester tester(palette.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    palette.setSources(someSources(&log));
    palette.open();
    QCOMPARE(rowsOf(palette),
        (QStringList {QStringLiteral("# Actions"), QStringLiteral("> Import…"), QStringLiteral("Switch to the dark theme"), QStringLiteral("Undo"), QStringLiteral("# Datasets"),
            QStringLiteral("events.user_activity"), QStringLiteral("events.user_activity_v2"), QStringLiteral("growth.plan_mix"), QStringLiteral("music.daily_users"), QStringLiteral("ads.reach")}));
    palette.setQuery(QStringLiteral("plmi"));
    QCOMPARE(rowsOf(palette), (QStringList {QStringLiteral("# Datasets"), QStringLiteral("> growth.plan_mix")}));
    palette.setQuery(QStringLiteral("uact"));
    QCOMPARE(rowsOf(palette), (QStringList {QStringLiteral("# Datasets"), QStringLiteral("> events.user_activity"), QStringLiteral("events.user_activity_v2")}));
    palette.setQuery(QStringLiteral("qqq"));
    QCOMPARE(rowsOf(palette), QStringList());
    QCOMPARE(palette.currentRow(), -1);
}

void TstFrame::paletteByKeyboard()
{
    QWidget window;
    window.resize(1000, 700);
    window.show();
    QStringList log;
    CommandPalette palette(&window);
    palette.setSources(someSources(&log));
    QSignalSpy activated(&palette, &CommandPalette::activated);
    palette.open();
    auto* input = palette.findChild<QLineEdit*>();
    QTest::keyClick(input, Qt::Key_Down);
    QTest::keyClick(input, Qt::Key_Down); // over the disabled action and the heading
    QVERIFY(rowsOf(palette).contains(QStringLiteral("> events.user_activity")));
    QTest::keyClick(input, Qt::Key_Up);
    QVERIFY(rowsOf(palette).contains(QStringLiteral("> Switch to the dark theme")));
    QTest::keyClick(input, Qt::Key_Up);
    QTest::keyClick(input, Qt::Key_Up); // round to the end
    QVERIFY(rowsOf(palette).contains(QStringLiteral("> ads.reach")));
    QTest::keyClicks(input, QStringLiteral("dark"));
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(log, QStringList {QStringLiteral("theme")});
    QCOMPARE(activated.at(0).at(0).toString(), QStringLiteral("Switch to the dark theme"));
    QVERIFY(!palette.isOpen());
    palette.open(QStringLiteral("undo"));
    QCOMPARE(palette.currentRow(), -1); // disabled: shown, not chosen
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(palette.isOpen());
    QTest::keyClick(input, Qt::Key_Escape);
    QVERIFY(!palette.isOpen());
    QCOMPARE(log.size(), 1);
}

void TstFrame::palettePrefixesAndHelp()
{
    QWidget window;
    window.resize(1000, 700);
    window.show();
    QStringList log;
    CommandPalette palette(&window);
    palette.setSources(someSources(&log));
    palette.open(QStringLiteral("@us"));
    QCOMPARE(rowsOf(palette).constFirst(), QStringLiteral("# Datasets"));
    QVERIFY(!rowsOf(palette).contains(QStringLiteral("# Actions")));
    palette.setQuery(QStringLiteral("?"));
    QCOMPARE(rowsOf(palette), (QStringList {QStringLiteral("# Search in"), QStringLiteral("> Actions"), QStringLiteral("Datasets")}));
    QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return);
    QVERIFY(palette.isOpen()); // opens again with the prefix typed
    QCOMPARE(palette.findChild<QLineEdit*>()->text(), QStringLiteral(">"));
}

void TstFrame::paletteSaysWhatItLeavesOut()
{
    QWidget window;
    window.resize(1000, 700);
    CommandPalette palette(&window);
    PaletteSource many;
    many.name = QStringLiteral("Pipelines");
    many.items = [](const QString&) {
        QList<PaletteItem> items;
        for (int i = 0; i < 1200; ++i)
            items << item(QStringLiteral("pipeline_%1").arg(i));
        return items;
    };
    palette.setSources({many});
    palette.setQuery(QStringLiteral("pipe"));
    QCOMPARE(palette.model()->matchCount(), 1200);
    QCOMPARE(palette.model()->shownCount(), PaletteModel::mostPerGroup);
    QCOMPARE(rowsOf(palette).constFirst(), QStringLiteral("# Pipelines — first 12 of 1,200"));
}

void TstFrame::paletteKeepsRankedOrder()
{
    QWidget window;
    CommandPalette palette(&window);
    PaletteSource ranked;
    ranked.name = QStringLiteral("Columns");
    ranked.ranked = true;
    ranked.items = [](const QString&) { return QList<PaletteItem> {item(QStringLiteral("zeta_plan")), item(QStringLiteral("plan")), item(QStringLiteral("other"))}; };
    palette.setSources({ranked});
    palette.setQuery(QStringLiteral("plan"));
    QCOMPARE(rowsOf(palette), (QStringList {QStringLiteral("# Columns"), QStringLiteral("> zeta_plan"), QStringLiteral("plan"), QStringLiteral("other")}));
}

void TstFrame::paletteGivesTheFocusBack()
{
    QWidget window;
    window.resize(1000, 700);
    auto* field = new QLineEdit(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field->setFocus();
    QStringList log;
    CommandPalette palette(&window);
    palette.setSources(someSources(&log));
    palette.open();
    QVERIFY(palette.findChild<QLineEdit*>()->hasFocus());
    QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Tab);
    QVERIFY(palette.findChild<QLineEdit*>()->hasFocus());
    QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Escape);
    QVERIFY(field->hasFocus());
}

void TstFrame::paletteClosesOnTheSide()
{
    QWidget window;
    window.resize(1000, 700);
    window.show();
    QStringList log;
    CommandPalette palette(&window);
    palette.setSources(someSources(&log));
    palette.open();
    QCOMPARE(palette.size(), window.size());
    auto* list = palette.findChild<QListView*>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, list->visualRect(palette.model()->index(1)).center());
    QCOMPARE(log, QStringList {QStringLiteral("import")});
    palette.open();
    QTest::mouseClick(&palette, Qt::LeftButton, Qt::NoModifier, QPoint(10, 600));
    QVERIFY(!palette.isOpen());
}

void TstFrame::railByMouseAndKeys()
{
    QWidget window;
    NavigationRail rail(&window);
    rail.addPage(QStringLiteral("overview"), QStringLiteral("overview"), QStringLiteral("Overview"));
    rail.addPage(QStringLiteral("catalog"), QStringLiteral("catalog"), QStringLiteral("Catalog"));
    rail.addFoot(QStringLiteral("settings"), QStringLiteral("settings"), QStringLiteral("Settings"));
    window.resize(200, 600);
    rail.resize(70, 600);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy activated(&rail, &NavigationRail::activated);
    rail.setCurrent(QStringLiteral("overview"));
    QTest::mouseClick(rail.button(QStringLiteral("catalog")), Qt::LeftButton);
    QCOMPARE(activated.at(0).at(0).toString(), QStringLiteral("catalog"));
    QVERIFY(rail.button(QStringLiteral("overview"))->isChecked()); // until the page is really shown
    QTest::keyClick(&window, Qt::Key_2, Qt::AltModifier);
    QCOMPARE(activated.count(), 2);
    rail.button(QStringLiteral("overview"))->setFocus();
    QTest::keyClick(rail.button(QStringLiteral("overview")), Qt::Key_Down);
    QVERIFY(rail.button(QStringLiteral("catalog"))->hasFocus());
    QTest::keyClick(rail.button(QStringLiteral("catalog")), Qt::Key_Return);
    QCOMPARE(activated.count(), 3);
    rail.setBadge(QStringLiteral("catalog"), 3, MarkKind::Failed);
    QVERIFY(rail.button(QStringLiteral("catalog"))->accessibleName().contains(QLatin1Char('3')));
}

void TstFrame::bellCountsAndLeadsOn()
{
    AlertBell bell;
    bell.show();
    QSignalSpy chosen(&bell, &AlertBell::alertActivated);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    bell.setAlerts({{QStringLiteral("breach:r-1"), AlertItem::Severity::Critical, QStringLiteral("Breach in wave 3"), QStringLiteral("18,204 rows differ in royalty_base"), now, QStringLiteral("skein://rollouts/r-1"), false},
        {QStringLiteral("held:r-1:country_mau"), AlertItem::Severity::Warning, QStringLiteral("country_mau is held"), QStringLiteral("disk full on wh-2"), now.addSecs(-600), QStringLiteral("skein://rollouts/r-1/target/country_mau"), true}});
    QCOMPARE(bell.badge(), 1);
    QTest::mouseClick(&bell, Qt::LeftButton);
    QVERIFY(bell.list()->isVisible());
    QList<QWidget*> rows;
    const auto children = bell.list()->findChildren<QWidget*>();
    for (QWidget* child : children) {
        if (child->focusPolicy() == Qt::StrongFocus && child->isVisible())
            rows << child;
    }
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows.at(0)->accessibleName().contains(QStringLiteral("Breach in wave 3")));
    QTest::mouseClick(rows.at(1), Qt::LeftButton);
    QCOMPARE(chosen.at(0).at(1).toString(), QStringLiteral("skein://rollouts/r-1/target/country_mau"));
    QVERIFY(!bell.list()->isVisible());
    bell.setAlerts({});
    QCOMPARE(bell.badge(), 0);
}

void TstFrame::agoReadsWell()
{
    const QDateTime now(QDate(2026, 3, 4), QTime(12, 0), Qt::UTC);
    QCOMPARE(agoText(now.addSecs(-20), now), QStringLiteral("just now"));
    QCOMPARE(agoText(now.addSecs(30), now), QStringLiteral("just now")); // a clock that runs ahead
    QCOMPARE(agoText(now.addSecs(-250), now), QStringLiteral("4 min ago"));
    QCOMPARE(agoText(now.addSecs(-3 * 3600), now), QStringLiteral("3 h ago"));
    QVERIFY(agoText(now.addDays(-3), now).contains(QStringLiteral("2026")) || agoText(now.addDays(-3), now).contains(QStringLiteral("26")));
}

void TstFrame::frameMakesPagesOnce()
{
    ShellFrame frame;
    int made = 0;
    frame.addPage(QStringLiteral("overview"), QStringLiteral("overview"), QStringLiteral("Overview"), [&made]() -> Page* {
        ++made;
        return new FakePage(QStringLiteral("overview"));
    });
    frame.addPage(QStringLiteral("catalog"), QStringLiteral("catalog"), QStringLiteral("Catalog"), []() -> Page* { return new FakePage(QStringLiteral("catalog")); });
    QCOMPARE(made, 0);
    QVERIFY(frame.navigate(QStringLiteral("skein://overview")));
    QVERIFY(frame.navigate(QStringLiteral("skein://catalog")));
    QVERIFY(frame.navigate(QStringLiteral("skein://overview")));
    QCOMPARE(made, 1);
    QSignalSpy unknown(&frame, &ShellFrame::addressUnknown);
    QVERIFY(!frame.navigate(QStringLiteral("skein://nowhere/x")));
    QVERIFY(!frame.navigate(QStringLiteral("https://example.org")));
    QCOMPARE(unknown.count(), 2);
    QCOMPARE(frame.currentPage()->pageId(), QStringLiteral("overview"));
}

void TstFrame::frameMakesPagesAhead()
{
    ShellFrame frame;
    QStringList made;
    for (const QString& name : {QStringLiteral("overview"), QStringLiteral("catalog"), QStringLiteral("activity")}) {
        frame.addPage(name, name, name, [name, &made]() -> Page* {
            made << name;
            return new FakePage(name);
        });
    }
    QVERIFY(frame.navigate(QStringLiteral("skein://catalog")));
    QCOMPARE(made, QStringList({QStringLiteral("catalog")}));
    QTRY_COMPARE(made, QStringList({QStringLiteral("catalog"), QStringLiteral("overview"), QStringLiteral("activity")}));
    QCOMPARE(frame.currentPage()->pageId(), QStringLiteral("catalog")); // what is made ahead is not shown
    QCOMPARE(frame.currentAddress(), QStringLiteral("skein://catalog"));
}

void TstFrame::frameKeepsHistory()
{
    ShellFrame frame;
    for (const char* id : {"overview", "catalog", "rollouts"}) {
        const QString name = QString::fromLatin1(id);
        frame.addPage(name, name, name, [name]() -> Page* { return new FakePage(name); });
    }
    frame.navigate(QStringLiteral("skein://overview"));
    frame.navigate(QStringLiteral("skein://rollouts/r-1"));
    static_cast<FakePage*>(frame.currentPage())->go({QStringLiteral("r-1"), QStringLiteral("target"), QStringLiteral("a")});
    QCOMPARE(frame.currentAddress(), QStringLiteral("skein://rollouts/r-1/target/a"));
    frame.back();
    QCOMPARE(frame.currentAddress(), QStringLiteral("skein://rollouts/r-1"));
    QCOMPARE(frame.currentPage()->location(), QStringList {QStringLiteral("r-1")});
    frame.back();
    QCOMPARE(frame.currentPage()->pageId(), QStringLiteral("overview"));
    QVERIFY(!frame.canGoBack());
    frame.forward();
    frame.forward();
    QCOMPARE(frame.currentAddress(), QStringLiteral("skein://rollouts/r-1/target/a"));
    QVERIFY(!frame.canGoForward());
    frame.back();
    frame.navigate(QStringLiteral("skein://catalog/x"));
    QVERIFY(!frame.canGoForward()); // a new way cuts off the old one
}

void TstFrame::frameFollowsAddresses()
{
    ShellFrame frame;
    for (const char* id : {"overview", "rollouts"}) {
        const QString name = QString::fromLatin1(id);
        frame.addPage(name, name, name, [name]() -> Page* { return new FakePage(name); });
    }
    frame.resize(1000, 700);
    frame.show();
    QVERIFY(QTest::qWaitForWindowActive(&frame));
    frame.navigate(QStringLiteral("skein://overview"));
    Q_EMIT frame.currentPage()->navigateRequested(QStringLiteral("skein://rollouts/r-7"));
    QCOMPARE(frame.currentPage()->pageId(), QStringLiteral("rollouts"));
    QCOMPARE(frame.rail()->current(), QStringLiteral("rollouts"));
    QTest::keyClick(&frame, Qt::Key_1, Qt::AltModifier);
    QCOMPARE(frame.currentPage()->pageId(), QStringLiteral("overview"));
    QTest::keyClick(&frame, Qt::Key_2, Qt::AltModifier); // back to where that page was
    QCOMPARE(frame.currentAddress(), QStringLiteral("skein://rollouts/r-7"));
    QTest::keyClick(&frame, Qt::Key_2, Qt::AltModifier); // again: its start
    QCOMPARE(frame.currentAddress(), QStringLiteral("skein://rollouts"));
    QTest::keyClick(&frame, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(frame.commandPalette()->isOpen());
}

void TstFrame::gallery_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Paints the whole frame; with SKEIN_GALLERY set to a folder the pictures are kept there for the eye.
void TstFrame::gallery()
{
    QFETCH(bool, dark);
    Theme::setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    const QString folder = qEnvironmentVariable("SKEIN_GALLERY");
    const QString suffix = dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
    ShellFrame frame;
    const QStringList ids {QStringLiteral("overview"), QStringLiteral("catalog"), QStringLiteral("migrations"), QStringLiteral("reviews"), QStringLiteral("rollouts"), QStringLiteral("activity"), QStringLiteral("settings")};
    const QStringList names {QStringLiteral("Overview"), QStringLiteral("Catalog"), QStringLiteral("Migrations"), QStringLiteral("Reviews"), QStringLiteral("Rollouts"), QStringLiteral("Activity"), QStringLiteral("Settings")};
    for (int i = 0; i < ids.size(); ++i) {
        const QString id = ids.at(i);
        frame.addPage(id, id, names.at(i), [id]() -> Page* {
            auto* page = new FakePage(id);
            page->header()->setBreadcrumb({{QStringLiteral("Estate"), {}}});
            page->header()->setTitle(QStringLiteral("Catalog"));
            auto* field = new SearchField(QStringLiteral("Search datasets, columns, owners"));
            field->setShortcutHint(QStringLiteral("Ctrl K"));
            page->header()->setMiddle(field);
            auto* import = new QAction(Icons::get(QStringLiteral("import")), QStringLiteral("Import…"), page);
            page->header()->setPrimaryVerb(import);
            auto* stack = new StateStack;
            stack->showEmpty(QStringLiteral("catalog"), QStringLiteral("The catalog is empty"), QStringLiteral("Import a dbt manifest, Backstage descriptors or a database, or start with the sample estate."), QStringLiteral("Import…"));
            page->setContent(stack);
            return page;
        }, id == QLatin1String("settings"));
    }
    frame.navigate(QStringLiteral("skein://catalog"));
    frame.rail()->setBadge(QStringLiteral("rollouts"), 1, MarkKind::Failed);
    frame.rail()->setBadge(QStringLiteral("reviews"), 12, MarkKind::Person);
    frame.strip()->setHealth(MarkKind::Healthy, QStringLiteral("3 connectors healthy"));
    frame.strip()->setJobs({{QStringLiteral("1"), QStringLiteral("Re-importing dbt manifest"), 0.62, 4000, true}, {QStringLiteral("2"), QStringLiteral("Verifying 112 of 161"), 0.3, 38000, true}, {QStringLiteral("3"), QStringLiteral("x"), -1, -1, false}});
    frame.strip()->setNote(QStringLiteral("undo: accept r6"));
    frame.strip()->setWorkspace(QStringLiteral("workspace: listening-estate"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    frame.bell()->setAlerts({{QStringLiteral("1"), AlertItem::Severity::Critical, QStringLiteral("Breach in wave 3"), QStringLiteral("18,204 rows differ in royalty_base; 23 targets were taken back at 14:28."), now.addSecs(-240), QStringLiteral("skein://rollouts/r-1"), false},
        {QStringLiteral("2"), AlertItem::Severity::Warning, QStringLiteral("country_mau is held"), QStringLiteral("Disk full on wh-2. Free 2 GB or move the warehouse; next try 14:41 (3 of 8)."), now.addSecs(-2600), QStringLiteral("skein://x"), false},
        {QStringLiteral("3"), AlertItem::Severity::Info, QStringLiteral("4 new readers since start"), QStringLiteral("They are not in scope yet."), now.addSecs(-9000), QStringLiteral("skein://x"), true}});
    frame.resize(1440, 900);
    frame.show();
    QVERIFY(QTest::qWaitForWindowActive(&frame));
    frame.toasts()->showDone(QStringLiteral("Imported 412 datasets"), QStringLiteral("Undo"), [] {});
    QStringList log;
    frame.commandPalette()->setSources(someSources(&log));
    const QPixmap plain = frame.grab();
    frame.openPalette();
    frame.commandPalette()->setQuery(QStringLiteral("us"));
    const QPixmap palette = frame.grab();
    frame.commandPalette()->dismiss();
    frame.bell()->showList();
    const QPixmap alerts = frame.bell()->list()->grab();
    frame.bell()->list()->hide();
    QVERIFY(plain.toImage() != palette.toImage());
    if (!folder.isEmpty()) {
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(plain.save(folder + QStringLiteral("/frame") + suffix));
        QVERIFY(palette.save(folder + QStringLiteral("/palette") + suffix));
        QVERIFY(alerts.save(folder + QStringLiteral("/alerts") + suffix));
    }
    Theme::setMode(ThemeMode::Light);
}

SKEIN_TEST(TstFrame)
#include "tst_frame.moc"
