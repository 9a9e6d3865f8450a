// What the window shows of a workspace that cannot be opened, or only be read: a message with what to do, never an
// empty window.
#include "models/control/livecontrol.h"
#include "models/store/database.h"
#include "models/store/workspace.h"
#include "tests/support/testregistry.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/welcomepage.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QTemporaryDir>

#include <sys/mount.h>

using namespace skein;
using namespace skein::ui;

namespace {

void put(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content) == content.size(), qPrintable(path));
}

/// Everything a person can read in the window now.
QString readable(const QWidget& window)
{
    QStringList texts;
    const QList<QLabel*> labels = window.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->isVisible() && !label->visibleRegion().isEmpty())
            texts << label->text();
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace

class TstUiBadWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void refusedIsTold_data();
    void refusedIsTold();
    void refusedBesideAnother();
    void opensAtAnAddress();
    void heldElsewhereIsReadOnly();
    void readOnlyFolderIsReadOnly();

private:
    QString path(const QString& name) const { return m_dir->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<control::LiveControl> m_control;
    std::unique_ptr<MainWindow> m_window;
};

void TstUiBadWorkspace::initTestCase()
{
    Theme::apply(*qApp);
}

void TstUiBadWorkspace::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_control = std::make_unique<control::LiveControl>();
    m_window = std::make_unique<MainWindow>(m_control.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TstUiBadWorkspace::cleanup()
{
    m_window.reset();
    m_control.reset();
    m_dir.reset();
}

void TstUiBadWorkspace::refusedIsTold_data()
{
    QTest::addColumn<QString>("file");     ///< that is overwritten
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("what");     ///< part of the message
    QTest::addColumn<QString>("remedy");   ///< part of it
    const auto row = [](const char* tag, const char* file, const QByteArray& content, const char* what, const char* remedy) {
        QTest::newRow(tag) << QString::fromLatin1(file) << content << QString::fromLatin1(what) << QString::fromLatin1(remedy);
    };
    row("absent", "", {}, "no such folder", "Check the path");
    row("another folder", "letter.txt", "Dear bank\n", "not a Skein workspace", "skein sample");
    row("a wrong field", "workspace.yaml", "name: a\nsources: all\n", "workspace.yaml:2", "Correct the field");
    row("a damaged database", "skein.db", QByteArray("no database\n").repeated(500), "not a database", "backups");
    row("an empty database", "skein.db", {}, "is empty", "backups");
}

void TstUiBadWorkspace::refusedIsTold()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, what);
    QFETCH(QString, remedy);
    const QString dir = path(QStringLiteral("w"));
    if (file == QLatin1String("letter.txt"))
        QVERIFY(QDir().mkpath(dir));
    else if (!file.isEmpty())
        QVERIFY(store::Workspace::create(dir).ok());
    if (!file.isEmpty())
        put(dir + QLatin1Char('/') + file, content);
    m_window->openWorkspace(dir);
    QTRY_VERIFY2(readable(*m_window).contains(what), qPrintable(readable(*m_window)));
    QVERIFY2(readable(*m_window).contains(remedy), qPrintable(readable(*m_window)));
    // One can go on from here.
    QVERIFY(m_window->welcome()->isVisible());
    const auto* open = m_window->findChild<QPushButton*>(QStringLiteral("openWorkspace"));
    QVERIFY(open && open->isVisible() && open->isEnabled());
}

void TstUiBadWorkspace::refusedBesideAnother()
{
    QVERIFY(store::Workspace::create(path(QStringLiteral("good"))).ok());
    m_window->openWorkspace(path(QStringLiteral("good")));
    QTRY_VERIFY(m_control->isOpen() && m_window->frame());
    m_window->openWorkspace(path(QStringLiteral("nowhere")));
    QTRY_VERIFY2(readable(*m_window).contains(QStringLiteral("no such folder")), qPrintable(readable(*m_window)));
    QVERIFY2(readable(*m_window).contains(QStringLiteral("Check the path")), qPrintable(readable(*m_window)));
    // The good one is still there, and can be opened once more.
    QVERIFY(m_control->isOpen() && m_window->frame() && m_window->frame()->isVisible());
    QCOMPARE(m_control->workspacePath(), path(QStringLiteral("good")));
    m_window->openWorkspace(path(QStringLiteral("good")));
    QTRY_VERIFY(m_control->isOpen() && m_window->frame() && m_window->frame()->isVisible());
}

void TstUiBadWorkspace::opensAtAnAddress()
{
    QVERIFY(store::Workspace::create(path(QStringLiteral("w"))).ok());
    m_window->openWorkspace(path(QStringLiteral("w")), QStringLiteral("skein://activity"));
    QTRY_VERIFY(m_window->frame() && m_window->frame()->currentAddress() == QLatin1String("skein://activity"));
    // An address that leads nowhere is said, and the window is where it was before.
    m_window->openWorkspace(path(QStringLiteral("w")), QStringLiteral("skein://nowhere"));
    QTRY_VERIFY2(readable(*m_window).contains(QStringLiteral("There is nothing at skein://nowhere")), qPrintable(readable(*m_window)));
    QTRY_COMPARE(m_window->frame()->currentAddress(), QStringLiteral("skein://activity"));
}

void TstUiBadWorkspace::heldElsewhereIsReadOnly()
{
    const auto held = store::Workspace::create(path(QStringLiteral("w")));
    QVERIFY(held.ok());
    m_window->openWorkspace(path(QStringLiteral("w")));
    QTRY_VERIFY(m_control->isOpen() && m_window->frame());
    QVERIFY(m_control->isReadOnly());
    QTRY_VERIFY2(readable(*m_window).contains(QStringLiteral("read-only")), qPrintable(readable(*m_window)));
    QTRY_VERIFY2(readable(*m_window).contains(QString::number(QCoreApplication::applicationPid())), qPrintable(readable(*m_window)));
    QVERIFY2(readable(*m_window).contains(QStringLiteral("Close it")), qPrintable(readable(*m_window)));
}

void TstUiBadWorkspace::readOnlyFolderIsReadOnly()
{
    QVERIFY(store::Workspace::create(path(QStringLiteral("w"))).ok());
    const QByteArray point = QFile::encodeName(path(QStringLiteral("mounted")));
    QVERIFY(QDir().mkpath(path(QStringLiteral("mounted"))));
    if (mount(QFile::encodeName(path(QStringLiteral("w"))).constData(), point.constData(), nullptr, MS_BIND, nullptr) != 0)
        QSKIP("mounting is not permitted");
    const auto unmount = qScopeGuard([&] { umount2(point.constData(), MNT_DETACH); });
    QCOMPARE(mount(nullptr, point.constData(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr), 0);
    m_window->openWorkspace(path(QStringLiteral("mounted")));
    QTRY_VERIFY(m_control->isOpen() && m_window->frame());
    QVERIFY(m_control->isReadOnly());
    QTRY_VERIFY2(readable(*m_window).contains(QStringLiteral("the workspace folder is read-only")), qPrintable(readable(*m_window)));
    QVERIFY2(readable(*m_window).contains(QStringLiteral("Change its permissions")), qPrintable(readable(*m_window)));
    m_control->closeWorkspace();
}

SKEIN_TEST(TstUiBadWorkspace)
#include "tst_badworkspace.moc"
