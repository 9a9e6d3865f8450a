#include "models/store/documentstore.h"
#include "models/store/schema.h"
#include "tests/models/store/storetest.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <atomic>
#include <csignal>
#include <functional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace skein;
using namespace skein::store;
using skein::test::makeWorkspace;

namespace {

/// Runs `body` in a child process; gives its exit status, or -signal.
int inChild(const std::function<int()>& body)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(body());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

void writeText(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TstWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isMadeAndOpened();
    void whatIsNoWorkspaceIsRefused();
    void damagedDatabaseIsRefused();
    void secondWriterIsNamed();
    void lockOfDeadProcessIsTakenOver();
    void readOnlyFolder();
    void newerSchemaIsRefused();
    void upgradeKeepsACopy();
    void failedUpgradeChangesNothing();
    void pathsStayInside_data();
    void pathsStayInside();
    void configurationIsSaved();
    void connectionsCloseWithTheirThread();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstWorkspace::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("w"));
}

void TstWorkspace::isMadeAndOpened()
{
    WorkspaceConfig config;
    config.name = QStringLiteral("Estate");
    QString id;
    {
        const auto made = makeWorkspace(m_path, config);
        QVERIFY(made);
        QCOMPARE(made->name(), QStringLiteral("Estate"));
        id = made->id();
        QVERIFY(!id.isEmpty());
        for (const QString& folder : {made->reposPath(), made->logsPath(), made->backupsPath()})
            QVERIFY2(QDir(folder).exists(), qPrintable(folder));
        QVERIFY(!Workspace::create(m_path).ok());
        VERIFY_OK(made->database().check());
    }
    const auto again = Workspace::open(m_path);
    VERIFY_OK(again);
    QCOMPARE((*again)->id(), id);
}

void TstWorkspace::whatIsNoWorkspaceIsRefused()
{
    const auto missing = Workspace::open(m_path);
    QVERIFY(!missing.ok());
    QCOMPARE(missing.error().cls, ErrorClass::BadInput);
    QVERIFY(missing.error().remedy.contains(QStringLiteral("skein sample")));
    QDir().mkpath(m_path);
    const auto empty = Workspace::open(m_path);
    QVERIFY(!empty.ok());
    QVERIFY(empty.error().message.contains(QStringLiteral("skein.db")));
    QVERIFY(!empty.error().remedy.isEmpty());
}

void TstWorkspace::damagedDatabaseIsRefused()
{
    QVERIFY(makeWorkspace(m_path));
    writeText(m_path + QStringLiteral("/skein.db"), QByteArray(4096, 'x'));
    const auto opened = Workspace::open(m_path);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().cls, ErrorClass::Corruption);
    QVERIFY(opened.error().remedy.contains(QStringLiteral("backups")));
}

void TstWorkspace::secondWriterIsNamed()
{
    const auto first = makeWorkspace(m_path);
    QVERIFY(first);
    const auto second = Workspace::open(m_path);
    QVERIFY(!second.ok());
    QCOMPARE(second.error().cls, ErrorClass::Contention);
    QVERIFY(second.error().message.contains(QString::number(getpid())));
    QVERIFY(second.error().remedy.contains(QStringLiteral("read-only")));
    const auto reader = Workspace::open(m_path, OpenMode::ReadOnly);
    VERIFY_OK(reader);
    DocumentStore writer(first->database());
    DocumentStore documents((*reader)->database());
    VERIFY_OK(writer.put(QStringLiteral("a"), QStringLiteral("b"), {{QStringLiteral("x"), 1}}, 0, {}));
    // Readers see what the writer commits, and cannot write.
    QVERIFY(documents.get(QStringLiteral("a"), QStringLiteral("b"))->has_value());
    const auto refused = documents.put(QStringLiteral("a"), QStringLiteral("b"), {}, -1, {});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().cls, ErrorClass::Access);
    QVERIFY(!(*reader)->saveConfig({}).ok());
}

void TstWorkspace::lockOfDeadProcessIsTakenOver()
{
    QVERIFY(makeWorkspace(m_path));
    const int status = inChild([this] {
        const auto held = Workspace::open(m_path);
        if (!held.ok())
            return 1;
        kill(getpid(), SIGKILL);
        return 2;
    });
    QCOMPARE(status, -SIGKILL);
    QVERIFY(QFile::exists(m_path + QStringLiteral("/skein.lock")));
    VERIFY_OK(Workspace::open(m_path));
}

void TstWorkspace::readOnlyFolder()
{
    QVERIFY(makeWorkspace(m_path));
    // Root may write anywhere, so an ordinary user looks.
    m_dir->setAutoRemove(true);
    QVERIFY(chmod(qPrintable(m_dir->path()), 0755) == 0);
    const QFile::Permissions before = QFile::permissions(m_path);
    QVERIFY(chmod(qPrintable(m_path), 0555) == 0 && chmod(qPrintable(m_path + QStringLiteral("/skein.db")), 0444) == 0
        && chmod(qPrintable(m_path + QStringLiteral("/workspace.yaml")), 0444) == 0);
    const int status = inChild([this] {
        if (getuid() == 0 && setuid(65534) != 0)
            return 1;
        const auto writing = Workspace::open(m_path);
        if (writing.ok() || writing.error().cls != ErrorClass::Access || !writing.error().remedy.contains(QStringLiteral("read-only")))
            return 2;
        const auto reading = Workspace::open(m_path, OpenMode::ReadOnly);
        if (!reading.ok())
            return 3;
        return (*reading)->isReadOnly() && Journal((*reading)->database()).verify().ok() ? 0 : 4;
    });
    QFile::setPermissions(m_path, before);
    QCOMPARE(status, 0);
}

void TstWorkspace::newerSchemaIsRefused()
{
    makeWorkspace(m_path);
    {
        Database database(m_path + QStringLiteral("/skein.db"), false);
        VERIFY_OK(run(*database.connection(), QStringLiteral("PRAGMA user_version = 999")));
    }
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        const auto opened = Workspace::open(m_path, mode);
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().message.contains(QStringLiteral("999")));
        QVERIFY(opened.error().message.contains(QString::number(newestSchemaVersion())));
    }
}

void TstWorkspace::upgradeKeepsACopy()
{
    QDir().mkpath(m_path);
    writeText(m_path + QStringLiteral("/workspace.yaml"), "name: old\n");
    {
        // A workspace as the first schema left it, with one line in its journal.
        Database database(m_path + QStringLiteral("/skein.db"), false);
        QFile script(QStringLiteral(":/skein/schema/001_base.sql"));
        QVERIFY(newestSchemaVersion() > 1);
        QVERIFY(script.open(QIODevice::ReadOnly));
        VERIFY_OK(runScript(*database.connection(), script.readAll(), QStringLiteral("001")));
        JournalEvent first = skein::test::journalLine(QStringLiteral("note"));
        first.seq = 1;
        first.wall = QDateTime(QDate(2026, 1, 5), QTime(8, 0), Qt::UTC);
        VERIFY_OK(run(*database.connection(),
            QStringLiteral("INSERT INTO event VALUES (1, '', '', '', 0, 0, 'note', 0, '2026-01-05T08:00:00.000Z', 'mira', '{}', '', ?)"),
            {Journal::hashOf(first)}));
        VERIFY_OK(run(*database.connection(), QStringLiteral("PRAGMA user_version = 1")));
    }
    const auto early = Workspace::open(m_path, OpenMode::ReadOnly);
    QVERIFY(!early.ok());
    QVERIFY(early.error().remedy.contains(QStringLiteral("for writing")));
    const auto opened = Workspace::open(m_path);
    VERIFY_OK(opened);
    const QStringList copies = QDir((*opened)->backupsPath()).entryList({QStringLiteral("skein-schema1-*.db")});
    QCOMPARE(copies.size(), 1);
    Database copy((*opened)->backupsPath() + QLatin1Char('/') + copies.constFirst(), true);
    QCOMPARE(*readSchemaVersion(copy), 1);
    Journal journal((*opened)->database());
    QVERIFY(journal.verify()->ok());
    QCOMPARE(journal.head()->seq, qint64(1));
    QCOMPARE(*journal.append(skein::test::journalLine(QStringLiteral("note"))), qint64(2));
    QVERIFY(journal.verify()->ok());
}

void TstWorkspace::failedUpgradeChangesNothing()
{
    const QString scripts = m_dir->filePath(QStringLiteral("scripts"));
    QDir().mkpath(scripts);
    writeText(scripts + QStringLiteral("/001_a.sql"), "CREATE TABLE a (x);\n");
    Database database(m_dir->filePath(QStringLiteral("x.db")), false);
    VERIFY_OK(upgradeSchema(database, m_dir->filePath(QStringLiteral("backups")), scripts));
    writeText(scripts + QStringLiteral("/002_b.sql"), "CREATE TABLE b (x);\n-- a ; in a comment\nCREATE TABLE a (x);\n");
    const Status failed = upgradeSchema(database, m_dir->filePath(QStringLiteral("backups")), scripts);
    QVERIFY(!failed.ok());
    QVERIFY(failed.error().message.contains(QStringLiteral("002_b.sql")));
    QCOMPARE(*readSchemaVersion(database, scripts), 1);
    QVERIFY(!run(*database.connection(), QStringLiteral("SELECT * FROM b")).ok());
    QCOMPARE(QDir(m_dir->filePath(QStringLiteral("backups"))).entryList({QStringLiteral("*.db")}).size(), 1);
}

void TstWorkspace::pathsStayInside_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("inside") << QStringLiteral("repos/a.git") << true;
    QTest::newRow("dots inside") << QStringLiteral("repos/../logs/x") << true;
    QTest::newRow("above") << QStringLiteral("../outside") << false;
    QTest::newRow("above, hidden") << QStringLiteral("repos/../../outside") << false;
    QTest::newRow("beside, same prefix") << QStringLiteral("../w2/x") << false;
    QTest::newRow("link out") << QStringLiteral("link/x") << false;
    QTest::newRow("absolute") << QStringLiteral("/srv/repos/a.git") << true;
    QTest::newRow("empty") << QString() << false;
}

void TstWorkspace::pathsStayInside()
{
    QFETCH(QString, path);
    QFETCH(bool, allowed);
    const auto workspace = makeWorkspace(m_path);
    QVERIFY(QFile::link(m_dir->path(), m_path + QStringLiteral("/link")));
    QCOMPARE(workspace->resolve(path).ok(), allowed);
}

void TstWorkspace::configurationIsSaved()
{
    const auto workspace = makeWorkspace(m_path);
    WorkspaceConfig config = workspace->config();
    config.environments.append({QStringLiteral("prod"), true, {}});
    VERIFY_OK(workspace->saveConfig(config));
    // What could not be opened again is not written.
    config.warehouses.append({QStringLiteral("w"), QStringLiteral("sqlite"), QStringLiteral("w.db"), QStringLiteral("nowhere"), {}, {}});
    const Status refused = workspace->saveConfig(config);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.contains(QStringLiteral("nowhere")));
    const WorkspaceConfig kept = workspace->config();
    QVERIFY(kept.environment(QStringLiteral("prod"))->production);
    QVERIFY(workspace->config().warehouses.isEmpty());
}

void TstWorkspace::connectionsCloseWithTheirThread()
{
    const auto workspace = makeWorkspace(m_path);
    QVERIFY(workspace->database().connection().ok());
    const qsizetype before = QSqlDatabase::connectionNames().size();
    std::atomic_int failures {0};
    QVector<QThread*> threads;
    for (int i = 0; i < 4; ++i) {
        threads << QThread::create([&, i] {
            DocumentStore documents(workspace->database());
            for (int n = 0; n < 10; ++n) {
                if (!documents.put(QStringLiteral("k"), QStringLiteral("%1-%2").arg(i).arg(n), {{QStringLiteral("n"), n}}, 0, {}).ok())
                    ++failures;
            }
        });
        threads.constLast()->start();
    }
    for (QThread* thread : std::as_const(threads)) {
        QVERIFY(thread->wait());
        delete thread;
    }
    QCOMPARE(failures.load(), 0);
    QCOMPARE(DocumentStore(workspace->database()).list(QStringLiteral("k"))->size(), 40);
    QCOMPARE(QSqlDatabase::connectionNames().size(), before);
    workspace->database().closeThreadConnections();
    QCOMPARE(QSqlDatabase::connectionNames().size(), before - 1);
}

SKEIN_TEST(TstWorkspace)
#include "tst_workspace.moc"
