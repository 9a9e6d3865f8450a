// Workspaces that cannot be opened or written: locked, read-only, damaged, newer, open elsewhere, wrongly described.
// Each is told with its remedy, and what the workspace holds stays as it was.
#include "models/git/repository.h"
#include "models/importers/catalogstore.h"
#include "models/store/documentstore.h"
#include "models/store/journal.h"
#include "models/store/schema.h"
#include "models/warehouse/sqlitewarehouse.h"
#include "tests/models/badinput/badinput.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>

#include <functional>
#include <future>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace skein;
using namespace skein::store;
using skein::test::Expected;
using skein::test::HeldLock;
using skein::test::readBytes;
using skein::test::rowsOf;
using skein::test::writeBytes;

Q_DECLARE_METATYPE(skein::test::Expected)

namespace {

JournalEvent note()
{
    JournalEvent line;
    line.kind = QStringLiteral("note");
    line.actor = QStringLiteral("mira");
    return line;
}

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

/// A connection that gives up soon, so that a test need not wait as long as a user would.
void beImpatient(Database& database)
{
    VERIFY_OK(run(*database.connection(), QStringLiteral("PRAGMA busy_timeout = 50")));
}

} // namespace

class TstBadWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lockedDatabase_data();
    void lockedDatabase();
    void lockedWhileOpening();
    void lockedWarehouse_data();
    void lockedWarehouse();
    void damagedDatabase_data();
    void damagedDatabase();
    void newerSchema_data();
    void newerSchema();
    void secondProcess();
    void readOnlyMount();
    void readOnlyFile_data();
    void readOnlyFile();
    void configuration_data();
    void configuration();
    void noWorkspace_data();
    void noWorkspace();

private:
    QString databaseFile() const { return m_path + QStringLiteral("/skein.db"); }
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TstBadWorkspace::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("w"));
    QVERIFY(test::makeFilledWorkspace(m_path));
}

void TstBadWorkspace::lockedDatabase_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("immediate") << QByteArray("BEGIN IMMEDIATE");
    QTest::newRow("exclusive") << QByteArray("BEGIN EXCLUSIVE");
}

void TstBadWorkspace::lockedDatabase()
{
    QFETCH(QByteArray, begin);
    const auto workspace = Workspace::open(m_path);
    VERIFY_OK(workspace);
    Database& database = (*workspace)->database();
    beImpatient(database);
    Journal journal(database);
    DocumentStore documents(database);
    const QStringList before = rowsOf(databaseFile());
    QCOMPARE(before.constFirst(), QStringLiteral("ok"));
    {
        const HeldLock lock(databaseFile(), begin.constData());
        QVERIFY(lock.held());
        const Expected locked {ErrorClass::Contention, QStringLiteral("cannot write to the workspace's database: database is locked"), databaseFile()};
        VERIFY_ERROR(journal.append(note()), locked);
        VERIFY_ERROR(documents.put(QStringLiteral("plan"), QStringLiteral("p-1"), {{QStringLiteral("lost"), 1}}, -1, {}), locked);
        VERIFY_ERROR(documents.remove(QStringLiteral("plan"), QStringLiteral("p-1"), -1, {}), locked);
        VERIFY_ERROR(journal.acquireEpoch(QStringLiteral("r-1")), locked);
        // Reading goes on.
        QVERIFY(documents.get(QStringLiteral("plan"), QStringLiteral("p-1"))->has_value());
        QVERIFY(journal.verify()->ok());
    }
    QCOMPARE(rowsOf(databaseFile()), before);
    QCOMPARE(*journal.append(note()), qint64(2));
}

/// Opening waits for some seconds, importing as well: both at once, so that the test waits but once.
void TstBadWorkspace::lockedWhileOpening()
{
    const QStringList before = rowsOf(databaseFile());
    const QString source = m_dir->filePath(QStringLiteral("source.db"));
    VERIFY_OK(warehouse::SqliteWarehouse::open(source, {false, true, 50}));
    {
        const char* const everything = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE";
        const HeldLock lock(databaseFile(), everything);
        const HeldLock sourceLock(source, everything);
        QVERIFY(lock.held() && sourceLock.held());
        QElapsedTimer timer;
        timer.start();
        auto importing = std::async(std::launch::async, [&] { return importers::importSource(source); });
        VERIFY_ERROR(Workspace::open(m_path), (Expected {ErrorClass::Contention, QStringLiteral("locked"), databaseFile()}));
        VERIFY_ERROR(importing.get(), (Expected {ErrorClass::Contention, QStringLiteral("locked"), source}));
        QVERIFY(timer.elapsed() < 8000);
    }
    QCOMPARE(rowsOf(databaseFile()), before);
    VERIFY_OK(Workspace::open(m_path));
    VERIFY_OK(importers::importSource(source));
}

void TstBadWorkspace::lockedWarehouse_data()
{
    lockedDatabase_data();
}

void TstBadWorkspace::lockedWarehouse()
{
    QFETCH(QByteArray, begin);
    const QString file = m_dir->filePath(QStringLiteral("warehouse.db"));
    const auto opened = warehouse::SqliteWarehouse::open(file, {false, true, 50});
    VERIFY_OK(opened);
    warehouse::Warehouse& warehouse = **opened;
    VERIFY_OK(warehouse.execute(QStringLiteral("CREATE TABLE a(x); INSERT INTO a VALUES (1), (2)")));
    const QStringList before = rowsOf(file);
    {
        const HeldLock lock(file, begin.constData());
        QVERIFY(lock.held());
        const Expected locked {ErrorClass::Contention, QStringLiteral("locked"), file};
        VERIFY_ERROR(warehouse.execute(QStringLiteral("INSERT INTO a VALUES (3)")), locked);
        VERIFY_ERROR(warehouse.fenceEpoch(QStringLiteral("r-1"), 2), locked);
        VERIFY_ERROR(warehouse.dropShadow(QStringLiteral("a__")), locked);
        const warehouse::RunResult run = warehouse.runSelectInto(QStringLiteral("a__s"), QStringLiteral("SELECT x FROM a"));
        QVERIFY(!run.ok());
        QCOMPARE(test::missingFrom(*run.error, locked), QString());
        QCOMPARE(*warehouse.rowCount(QStringLiteral("a")), qint64(2));
        // A second connection comes in all the same, or says why not.
        const auto second = warehouse::SqliteWarehouse::open(file, {false, false, 50});
        QVERIFY2(second.ok() || test::missingFrom(second.error(), locked).isEmpty(), second.ok() ? "" : qPrintable(second.error().toText()));
    }
    QCOMPARE(rowsOf(file), before);
    VERIFY_OK(warehouse.execute(QStringLiteral("INSERT INTO a VALUES (3)")));
}

void TstBadWorkspace::damagedDatabase_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("offset"); ///< -1 = instead of the whole file
    QTest::newRow("another file") << QByteArray("this is a letter to my bank\n").repeated(200) << qint64(-1);
    QTest::newRow("zeros") << QByteArray(8192, 0) << qint64(-1);
    QTest::newRow("first page overwritten") << QByteArray(3000, '\xa5') << qint64(100);
    QTest::newRow("cut in the first page") << QByteArray("SQLite format 3\0", 16) << qint64(-1);
    QTest::newRow("empty") << QByteArray() << qint64(-1);
}

void TstBadWorkspace::damagedDatabase()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, offset);
    QByteArray damaged = readBytes(databaseFile());
    damaged = offset < 0 ? bytes : damaged.replace(offset, bytes.size(), bytes);
    writeBytes(databaseFile(), damaged);
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        VERIFY_ERROR(Workspace::open(m_path, mode), (Expected {ErrorClass::Corruption, QString(), databaseFile()}));
        // The damaged file is kept for whoever repairs it, and no backup is written over.
        QVERIFY(readBytes(databaseFile()) == damaged);
    }
}

void TstBadWorkspace::newerSchema_data()
{
    QTest::addColumn<int>("version");
    QTest::newRow("the next one") << newestSchemaVersion() + 1;
    QTest::newRow("a far one") << 2000000000;
}

void TstBadWorkspace::newerSchema()
{
    QFETCH(int, version);
    {
        Database database(databaseFile(), false);
        VERIFY_OK(run(*database.connection(), QStringLiteral("PRAGMA user_version = %1").arg(version)));
    }
    const QStringList before = rowsOf(databaseFile());
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite})
        VERIFY_ERROR(Workspace::open(m_path, mode), (Expected {ErrorClass::Access, QString::number(version), databaseFile()}));
    QCOMPARE(rowsOf(databaseFile()), before);
}

void TstBadWorkspace::secondProcess()
{
    const auto first = Workspace::open(m_path);
    VERIFY_OK(first);
    const QByteArray pid = QByteArray::number(getpid());
    const int status = inChild([&] {
        const auto second = Workspace::open(m_path);
        if (second.ok() || second.error().cls != ErrorClass::Contention)
            return 1;
        if (!second.error().message.contains(QString::fromLatin1(pid)) || !second.error().remedy.contains(QStringLiteral("read-only")))
            return 2;
        const auto reader = Workspace::open(m_path, OpenMode::ReadOnly);
        if (!reader.ok() || !Journal((*reader)->database()).verify().ok())
            return 3;
        return Journal((*reader)->database()).append(note()).ok() ? 4 : 0;
    });
    QCOMPARE(status, 0);
    QCOMPARE(*Journal((*first)->database()).append(note()), qint64(2));
}

/// A folder mounted read-only refuses root as well.
void TstBadWorkspace::readOnlyMount()
{
    VERIFY_OK(git::Repository::initBare(m_path + QStringLiteral("/repos/etl.git")));
    const QByteArray point = QFile::encodeName(m_dir->filePath(QStringLiteral("mounted")));
    QVERIFY(QDir().mkpath(QFile::decodeName(point)));
    if (mount(QFile::encodeName(m_path).constData(), point.constData(), nullptr, MS_BIND, nullptr) != 0)
        QSKIP("mounting is not permitted");
    const auto unmount = qScopeGuard([&] { umount2(point.constData(), MNT_DETACH); });
    QCOMPARE(mount(nullptr, point.constData(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr), 0);
    const QMap<QString, QByteArray> before = test::contentOf(m_path);
    const QString mounted = QFile::decodeName(point);
    VERIFY_ERROR(Workspace::open(mounted), (Expected {ErrorClass::Access, QStringLiteral("read-only"), mounted}));
    const auto reader = Workspace::open(mounted, OpenMode::ReadOnly);
    VERIFY_OK(reader);
    QVERIFY(DocumentStore((*reader)->database()).get(QStringLiteral("plan"), QStringLiteral("p-1"))->has_value());
    VERIFY_ERROR(Journal((*reader)->database()).append(note()), (Expected {ErrorClass::Access, QString(), mounted}));
    VERIFY_ERROR((*reader)->saveConfig({}), (Expected {ErrorClass::Access, QStringLiteral("read-only"), mounted}));
    VERIFY_ERROR(importers::importIntoWorkspace(**reader, QStringLiteral("x"), {}, {}), (Expected {ErrorClass::Access, QStringLiteral("read-only"), mounted}));
    VERIFY_ERROR(Workspace::create(mounted + QStringLiteral("/new")), (Expected {ErrorClass::Access, QStringLiteral("Read-only"), mounted}));
    const auto warehouse = warehouse::SqliteWarehouse::open(mounted + QStringLiteral("/new.db"), {false, true, 50});
    VERIFY_ERROR(warehouse, (Expected {ErrorClass::Access, QString(), mounted}));
    const auto existing = git::Repository::open(mounted + QStringLiteral("/repos/etl.git"));
    VERIFY_OK(existing);
    VERIFY_ERROR(git::Repository(*existing).commitFiles({}, {{QStringLiteral("a.sql"), "SELECT 1\n"}}, {}, QStringLiteral("More")),
        (Expected {ErrorClass::Access, QStringLiteral("Read-only"), mounted}));
    VERIFY_ERROR(git::Repository::initBare(mounted + QStringLiteral("/repos/new.git")), (Expected {ErrorClass::Access, QStringLiteral("Read-only"), mounted}));
    QCOMPARE(test::contentOf(m_path), before);
}

void TstBadWorkspace::readOnlyFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("mode");
    QTest::newRow("the database") << QStringLiteral("skein.db") << 0444;
    QTest::newRow("the folder") << QString() << 0555;
}

/// Permissions alone bind everybody but root, so an ordinary user looks.
void TstBadWorkspace::readOnlyFile()
{
    QFETCH(QString, file);
    QFETCH(int, mode);
    const QByteArray changed = QFile::encodeName(file.isEmpty() ? m_path : m_path + QLatin1Char('/') + file);
    QCOMPARE(chmod(qPrintable(m_dir->path()), 0755), 0);
    QCOMPARE(chmod(changed.constData(), mode_t(mode)), 0);
    const QStringList entries = QDir(m_path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    const int status = inChild([&] {
        if (getuid() == 0 && setuid(65534) != 0)
            return 1;
        const auto writing = Workspace::open(m_path);
        if (writing.ok() || writing.error().cls != ErrorClass::Access || writing.error().remedy.isEmpty())
            return 2;
        const auto reading = Workspace::open(m_path, OpenMode::ReadOnly);
        return reading.ok() && Journal((*reading)->database()).verify().ok() ? 0 : 3;
    });
    chmod(changed.constData(), 0755);
    QCOMPARE(status, 0);
    QVERIFY(QDir(m_path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).filter(QStringLiteral(".lock")).isEmpty());
    QVERIFY(entries.contains(QStringLiteral("skein.db")));
}

void TstBadWorkspace::configuration_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("line");
    const auto row = [](const char* tag, const QByteArray& yaml, const char* message, int line) { QTest::newRow(tag) << yaml << QString::fromLatin1(message) << line; };
    row("tabs", "name: a\nsources:\n\t- x\n", "not valid YAML", 3);
    row("truncated", "name: \"a", "not valid YAML", 1);
    row("no UTF-8", "name: a\nsources: []\nsettings: {a: \"\xff\xff\"}\n", "not valid YAML", 3);
    row("a list", "- a\n", "the document must be a mapping", 1);
    row("a field twice", "name: a\nname: b\n", "name is given twice", 2);
    row("name is a list", "name: [a]\n", "name must be a text", 1);
    row("sources is a text", "name: a\nsources: x\n", "sources must be a list", 2);
    row("a repository without a path", "repositories:\n  - name: etl\n", "repositories[0].path is missing", 2);
    row("a repository twice", "repositories:\n  - {name: etl, path: a}\n  - {name: etl, path: b}\n", "repositories[1].name \"etl\" is used twice", 3);
    row("an unknown mode", "repositories:\n  - name: etl\n    path: a\n    deploy: sideways\n", "repositories[0].deploy is \"sideways\"", 4);
    row("production perhaps", "environments:\n  - name: prod\n    production: perhaps\n", "environments[0].production is \"perhaps\"", 3);
    row("an environment not described", "warehouses:\n  - {name: w, path: w.db, environment: moon}\n", "warehouses[0].environment names \"moon\"", 2);
    row("a password", "warehouses:\n  - name: w\n    dsn: postgres://a:secret@h/db\n", "warehouses[0].dsn holds a password", 3);
    row("laughs", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\na1: &a1 [*a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0]\n"
                  "a2: &a2 [*a1, *a1, *a1, *a1, *a1, *a1, *a1, *a1, *a1, *a1]\na3: &a3 [*a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2, *a2]\n"
                  "a4: &a4 [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]\n",
        "too many values", 1);
}

void TstBadWorkspace::configuration()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, message);
    QFETCH(int, line);
    const QString file = m_path + QStringLiteral("/workspace.yaml");
    writeBytes(file, yaml);
    const QStringList before = rowsOf(databaseFile());
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite})
        VERIFY_ERROR(Workspace::open(m_path, mode), (Expected {ErrorClass::BadInput, message, QStringLiteral("%1:%2").arg(file).arg(line)}));
    QCOMPARE(readBytes(file), yaml);
    QCOMPARE(rowsOf(databaseFile()), before);
    QVERIFY(!QFile::exists(m_path + QStringLiteral("/skein.lock")));
}

void TstBadWorkspace::noWorkspace_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("message");
    QTest::newRow("absent") << QStringLiteral("nowhere") << QStringLiteral("no such folder");
    QTest::newRow("a file") << QStringLiteral("w/workspace.yaml") << QStringLiteral("no such folder");
    QTest::newRow("another folder") << QStringLiteral("w/repos") << QStringLiteral("not a Skein workspace");
}

void TstBadWorkspace::noWorkspace()
{
    QFETCH(QString, path);
    QFETCH(QString, message);
    const QMap<QString, QByteArray> before = test::contentOf(m_dir->path());
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite})
        VERIFY_ERROR(Workspace::open(m_dir->filePath(path), mode), (Expected {ErrorClass::BadInput, message, m_dir->filePath(path)}));
    QCOMPARE(test::contentOf(m_dir->path()), before);
}

SKEIN_TEST(TstBadWorkspace)
#include "tst_badworkspace.moc"
