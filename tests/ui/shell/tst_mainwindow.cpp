#include "tests/support/testregistry.h"

#include "models/catalog/builder.h"
#include "tests/support/control/fakecontrol.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/frame/alertbell.h"
#include "ui/shell/frame/commandpalette.h"
#include "ui/shell/frame/shellframe.h"
#include "ui/shell/frame/statusstrip.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/page.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSemaphore>
#include <QSettings>
#include <QSplitter>

using namespace skein;
using namespace skein::ui;

namespace {

struct Shown {
    test::FakeControl control;
    std::unique_ptr<MainWindow> window;

    explicit Shown(bool open = true)
    {
        control.open = open;
        CatalogBuilder builder;
        Entity dataset;
        dataset.ref = {EntityKind::Dataset, {}, QStringLiteral("user_activity")};
        dataset.qualifiedName = QStringLiteral("events.user_activity");
        dataset.description = QStringLiteral("What people did.");
        builder.add(dataset);
        control.setCatalog(builder.build());
        make();
    }
    void make()
    {
        window.reset();
        window = std::make_unique<MainWindow>(&control);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    ShellFrame* frame() const { return window->frame(); }
    QString pageId() const { return frame() && frame()->currentPage() ? frame()->currentPage()->pageId() : QString(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget* at = QApplication::focusWidget() ? QApplication::focusWidget() : window.get();
        QTest::keyClick(at, key, modifiers);
    }
};

} // namespace

class TstMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::allowWarning("does not support raise()");
        test::allowWarning("does not support grabbing the keyboard");
        Theme::apply(*qApp);
        setLanguage(QStringLiteral("en"));
    }
    void init() { QSettings().clear(); }
    void cleanup()
    {
        setLanguage(QStringLiteral("en"));
        Theme::setMode(ThemeMode::Light);
        QSettings().clear();
    }

    void welcomesWithoutAWorkspace()
    {
        Shown shown(false);
        QVERIFY(!shown.frame());
        QVERIFY(shown.window->welcome()->isVisible());
        QCOMPARE(shown.window->windowTitle(), QStringLiteral("Skein"));
        QVERIFY(!shown.window->action(QStringLiteral("import"))->isEnabled());
        QTest::mouseClick(shown.window->findChild<QPushButton*>(QStringLiteral("openSample")), Qt::LeftButton);
        QCOMPARE(shown.control.calls.filter(QStringLiteral("createSample")).size() + shown.control.calls.filter(QStringLiteral("openWorkspace")).size(), 1);
        shown.control.open = true;
        Q_EMIT shown.control.workspaceChanged();
        QVERIFY(shown.frame());
        QTRY_COMPARE(shown.pageId(), QStringLiteral("overview"));
        QVERIFY(shown.window->action(QStringLiteral("import"))->isEnabled());
        QVERIFY(shown.window->windowTitle().contains(QLatin1String("estate")));
        shown.control.open = false;
        Q_EMIT shown.control.workspaceChanged();
        QVERIFY(shown.window->welcome()->isVisible());
    }

    void aBadWorkspaceSaysWhatToDo()
    {
        Shown shown(false);
        shown.control.answer = makeError(ErrorClass::Corruption, QStringLiteral("skein.db is no workspace database"), QStringLiteral("/tmp/bad"), QStringLiteral("Choose a folder that Skein has made."));
        shown.window->openWorkspace(QStringLiteral("/tmp/bad"));
        QVERIFY(!shown.window->findChild<QPushButton*>(QStringLiteral("openWorkspace"))->isEnabled()); // busy
        const auto said = [&] {
            for (const QLabel* label : shown.window->welcome()->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().contains(QLatin1String("no workspace database")) && label->text().contains(QLatin1String("/tmp/bad")) && label->text().contains(QLatin1String("Choose a folder")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(said());
        QVERIFY(shown.window->findChild<QPushButton*>(QStringLiteral("openWorkspace"))->isEnabled());
    }

    void settingsWithoutAWorkspace()
    {
        Shown shown(false);
        QTest::mouseClick(shown.window->findChild<QPushButton*>(QStringLiteral("welcomeSettings")), Qt::LeftButton);
        auto* dialog = shown.window->findChild<QDialog*>(QStringLiteral("settingsDialog"));
        QVERIFY(dialog && dialog->isVisible());
        auto* theme = dialog->findChild<QComboBox*>(QStringLiteral("settingsTheme"));
        theme->setFocus();
        QTest::keyClick(theme, Qt::Key_End);
        QVERIFY(Theme::current().isDark());
        QCOMPARE(Preferences::themeMode(), ThemeMode::Dark);
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("settingsName"));
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Otto Weber"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(shown.control.actor().name, QStringLiteral("Otto Weber"));
    }

    void pagesByKey_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("page");
        const char* pages[] = {"overview", "catalog", "migrations", "reviews", "rollouts", "activity"};
        for (int i = 0; i < 6; ++i)
            QTest::newRow(pages[i]) << int(Qt::Key_1) + i << QString::fromLatin1(pages[i]);
    }
    void pagesByKey()
    {
        QFETCH(int, key);
        Shown shown;
        shown.frame()->navigate(key == Qt::Key_1 ? QStringLiteral("skein://activity") : QStringLiteral("skein://overview"));
        shown.key(Qt::Key(key), Qt::AltModifier);
        QTEST(shown.pageId(), "page");
        QVERIFY(shown.window->windowTitle().contains(shown.frame()->currentPage()->title()));
        QVERIFY(shown.frame()->canGoBack());
    }

    void settingsByKey()
    {
        Shown shown;
        shown.key(Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(shown.pageId(), QStringLiteral("settings"));
    }

    void paletteFindsActionsAndEntities()
    {
        Shown shown;
        CommandPalette* palette = shown.frame()->commandPalette();
        shown.key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette->isOpen());
        auto* input = palette->findChild<QLineEdit*>();
        QTest::keyClicks(input, QStringLiteral("light and dark"));
        const bool dark = Theme::current().isDark();
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(Theme::current().isDark(), !dark);
        QVERIFY(!palette->isOpen());
        shown.key(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(input, QStringLiteral("user_activity"));
        QTRY_VERIFY(palette->model()->rowCount() > 0);
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(shown.pageId(), QStringLiteral("catalog"));
        QVERIFY(shown.frame()->currentAddress().contains(QLatin1String("user_activity")));
        shown.key(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(input, Qt::Key_Escape);
        QVERIFY(!palette->isOpen());
    }

    void anAlertLeadsToItsCause()
    {
        Shown shown;
        control::Alert alert;
        alert.id = QStringLiteral("stalled:m-0001");
        alert.severity = control::Severity::Critical;
        alert.title = QStringLiteral("wave 1 was taken back");
        alert.text = QStringLiteral("plan_mix differs");
        alert.since = QDateTime::currentDateTimeUtc();
        alert.address = QStringLiteral("skein://rollouts");
        shown.control.alertList = {alert};
        Q_EMIT shown.control.alertsChanged();
        AlertBell* bell = shown.frame()->bell();
        QCOMPARE(bell->alerts().size(), 1);
        QTest::mouseClick(bell, Qt::LeftButton);
        QTRY_VERIFY(bell->list() && bell->list()->isVisible());
        QWidget* row = nullptr;
        for (QWidget* each : bell->list()->findChildren<QWidget*>()) {
            if (each->accessibleName().contains(alert.title))
                row = each;
        }
        QVERIFY(row);
        QTest::mouseClick(row, Qt::LeftButton);
        QTRY_COMPARE(shown.pageId(), QStringLiteral("rollouts"));
        QVERIFY(shown.control.calls.contains(QStringLiteral("markAlertSeen stalled:m-0001")));
    }

    void jobsAreShownAndCancelled()
    {
        Shown shown;
        QSemaphore go;
        bool cancelled = false;
        shown.control.jobs()->start(
            QStringLiteral("Counting sheep"),
            [&go](tasks::JobContext& job) -> Status {
                while (!job.cancelled())
                    go.tryAcquire(1, 5);
                return makeError(ErrorClass::Cancelled, QStringLiteral("cancelled"));
            },
            shown.window.get(), [&](const Status& status) { cancelled = !status; });
        StatusStrip* strip = shown.frame()->strip();
        const auto cancel = [&]() -> QAbstractButton* {
            for (QAbstractButton* button : strip->findChildren<QAbstractButton*>()) {
                if (button->isVisible() && (button->accessibleName().contains(QLatin1String("Cancel")) || button->toolTip().contains(QLatin1String("Cancel"))))
                    return button;
            }
            return nullptr;
        };
        QTRY_VERIFY(cancel());
        QTest::mouseClick(cancel(), Qt::LeftButton);
        QTRY_VERIFY(cancelled);
        QTRY_VERIFY(!cancel());
    }

    void closingAsksWhileWorkGoesOn()
    {
        Shown shown;
        auto view = std::make_shared<rollout::RolloutView>();
        view->id = QStringLiteral("r-0001");
        view->state = rollout::RolloutState::Running;
        shown.control.rolloutList = {view};
        shown.window->close();
        QVERIFY(shown.window->isVisible());
        auto* dialog = shown.window->findChild<ConfirmDialog*>();
        QVERIFY(dialog);
        QTest::mouseClick(dialog->confirmButton(), Qt::LeftButton);
        QTRY_VERIFY(!shown.window->isVisible());
    }

    void languageAndThemeAtOnce()
    {
        Shown shown;
        shown.frame()->navigate(QStringLiteral("skein://settings"));
        auto* language = shown.frame()->currentPage()->findChild<QComboBox*>(QStringLiteral("settingsLanguage"));
        QVERIFY(language);
        language->setFocus();
        QTest::keyClick(language, language->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
        QTRY_COMPARE(currentLanguage(), QStringLiteral("de"));
        QTRY_COMPARE(shown.pageId(), QStringLiteral("settings")); // where it was; tests/ui/translations looks at the words
        QCOMPARE(Preferences::language(), QStringLiteral("de"));
        const bool dark = Theme::current().isDark();
        shown.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(Theme::current().isDark(), !dark);
    }

    void theSessionComesBack()
    {
        Shown shown;
        shown.window->resize(1400, 900);
        shown.frame()->navigate(QStringLiteral("skein://reviews"));
        QCoreApplication::processEvents();
        review::Change change;
        change.id = QStringLiteral("c-0001");
        shown.control.changeList = {change};
        Q_EMIT shown.control.changesChanged();
        auto* splitter = shown.frame()->currentPage()->findChild<QSplitter*>(QStringLiteral("reviewSplitter"));
        QTRY_VERIFY(splitter->height() > 500);
        splitter->setSizes({splitter->height() - 300, 300});
        QCoreApplication::processEvents();
        const QList<int> sizes = splitter->sizes();
        shown.window->close();
        shown.make();
        QCOMPARE(shown.window->size(), QSize(1400, 900));
        QCOMPARE(shown.pageId(), QStringLiteral("reviews"));
        auto* again = shown.frame()->currentPage()->findChild<QSplitter*>(QStringLiteral("reviewSplitter"));
        QTRY_VERIFY2(std::abs(again->sizes().value(1) - sizes.value(1)) <= 4, qPrintable(QStringLiteral("%1 %2").arg(again->sizes().value(1)).arg(sizes.value(1))));
    }

    void unknownAddressesAreSaid()
    {
        Shown shown;
        const QString before = shown.frame()->currentAddress();
        shown.window->follow(QStringLiteral("skein://nowhere/at/all"));
        QCOMPARE(shown.frame()->currentAddress(), before);
        const auto said = [&] {
            for (const QLabel* label : shown.window->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().contains(QLatin1String("nowhere")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(said());
    }
};

SKEIN_TEST(TstMainWindow)
#include "tst_mainwindow.moc"
