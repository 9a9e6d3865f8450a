// A disk without space, once real (a small file system, where mounting is permitted) and once as SQLite reports it.
// What was stored stays, byte for byte; with room again the same act goes through.
#include "models/base/files.h"
#include "models/git/repository.h"
#include "models/importers/catalogstore.h"
#include "models/sample/writerparts.h"
#include "models/store/documentstore.h"
#include "models/store/journal.h"
#include "models/store/schema.h"
#include "models/warehouse/sqlitewarehouse.h"
#include "tests/models/badinput/badinput.h"
#include "tests/models/badinput/fulldisk.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace skein;
using namespace skein::store;
using skein::test::Expected;
using skein::test::FailingDisk;
using skein::test::readBytes;
using skein::test::rowsOf;
using skein::test::SmallDisk;

namespace {

JournalEvent longNote()
{
    JournalEvent line;
    line.kind = QStringLiteral("note");
    line.actor = QStringLiteral("mira");
    line.payload.insert(QStringLiteral("text"), QString(60000, QLatin1Char('x')));
    return line;
}

Expected full(const QString& where = {})
{
    return {ErrorClass::Resource, QString(), where};
}

} // namespace

/// Every act twice: on a mounted disk that is full, and on one that SQLite reports to be.
class TstFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::unmountLeftovers(); }
    void cleanupTestCase() { test::unmountLeftovers(); }
    void init();
    void cleanup();
    void journal_data() { disks(); }
    void journal();
    void documents_data() { disks(); }
    void documents();
    void upgrade_data() { disks(); }
    void upgrade();
    void newWorkspace_data() { disks(); }
    void newWorkspace();
    void warehouse_data() { disks(); }
    void warehouse();
    void warehouseBuild_data() { disks(); }
    void warehouseBuild();
    void importing_data() { disks(); }
    void importing();
    void sample_data() { disks(); }
    void sample();
    void configuration();
    void lockFile();
    void commits();

private:
    static void disks();
    bool prepare();
    void fillUp(qint64 freeBytes = 0);
    void makeRoom();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<SmallDisk> m_small;
    std::unique_ptr<FailingDisk> m_failing;
    QString m_path;
};

void TstFullDisk::disks()
{
    QTest::addColumn<bool>("mounted");
    QTest::newRow("mounted") << true;
    QTest::newRow("reported") << false;
}

void TstFullDisk::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TstFullDisk::cleanup()
{
    m_failing.reset();
    m_small.reset();
    m_dir.reset();
}

/// False where the row must be skipped.
bool TstFullDisk::prepare()
{
    m_path = m_dir->filePath(QStringLiteral("disk"));
    QFETCH(bool, mounted);
    if (mounted) {
        m_small = std::make_unique<SmallDisk>(m_path);
        return m_small->mounted();
    }
    m_failing = std::make_unique<FailingDisk>();
    return QDir().mkpath(m_path);
}

void TstFullDisk::fillUp(qint64 freeBytes)
{
    if (m_small)
        m_small->fill(freeBytes);
    if (m_failing)
        m_failing->arm(freeBytes);
}

void TstFullDisk::makeRoom()
{
    if (m_small)
        m_small->makeRoom();
    if (m_failing)
        m_failing->disarm();
}

#define NEEDS_DISK \
    if (!prepare()) \
    QSKIP("mounting is not permitted")

void TstFullDisk::journal()
{
    NEEDS_DISK;
    const QString dir = m_path + QStringLiteral("/w");
    QVERIFY(test::makeFilledWorkspace(dir));
    const auto workspace = Workspace::open(dir);
    VERIFY_OK(workspace);
    Journal journal((*workspace)->database());
    VERIFY_OK(journal.append(longNote()));
    const QStringList before = rowsOf(dir + QStringLiteral("/skein.db"));
    fillUp(8192);
    VERIFY_ERROR(journal.append(longNote()), full(dir));
    VERIFY_ERROR(journal.appendAll({longNote(), longNote()}, {}), full(dir));
    QVERIFY(journal.verify()->ok());
    QCOMPARE(journal.head()->seq, qint64(2));
    makeRoom();
    QCOMPARE(rowsOf(dir + QStringLiteral("/skein.db")), before);
    QCOMPARE(*journal.append(longNote()), qint64(3));
    QVERIFY(journal.verify()->ok());
}

void TstFullDisk::documents()
{
    NEEDS_DISK;
    const QString dir = m_path + QStringLiteral("/w");
    QVERIFY(test::makeFilledWorkspace(dir));
    const auto workspace = Workspace::open(dir);
    VERIFY_OK(workspace);
    DocumentStore documents((*workspace)->database());
    const QStringList before = rowsOf(dir + QStringLiteral("/skein.db"));
    fillUp(8192);
    const QJsonObject big {{QStringLiteral("text"), QString(60000, QLatin1Char('x'))}};
    VERIFY_ERROR(documents.put(QStringLiteral("plan"), QStringLiteral("p-1"), big, 1, QStringLiteral("mira")), full(dir));
    QCOMPARE(documents.get(QStringLiteral("plan"), QStringLiteral("p-1"))->value().version, qint64(1));
    makeRoom();
    QCOMPARE(rowsOf(dir + QStringLiteral("/skein.db")), before);
    QCOMPARE(*documents.put(QStringLiteral("plan"), QStringLiteral("p-1"), big, 1, QStringLiteral("mira")), qint64(2));
}

/// No copy, no upgrade: the old file stays, and no half of a copy is left.
void TstFullDisk::upgrade()
{
    NEEDS_DISK;
    const QString file = m_path + QStringLiteral("/skein.db");
    const QString backups = m_path + QStringLiteral("/backups");
    Database database(file, false);
    QFile script(QStringLiteral(":/skein/schema/001_base.sql"));
    QVERIFY(newestSchemaVersion() > 1 && script.open(QIODevice::ReadOnly));
    VERIFY_OK(runScript(*database.connection(), script.readAll(), QStringLiteral("001")));
    VERIFY_OK(run(*database.connection(), QStringLiteral("PRAGMA user_version = 1")));
    VERIFY_OK(run(*database.connection(), QStringLiteral("INSERT INTO meta VALUES ('kept', ?)"), {QString(60000, QLatin1Char('x'))}));
    const QStringList before = rowsOf(file);
    fillUp(16384);
    VERIFY_ERROR(upgradeSchema(database, backups), full(backups));
    QVERIFY2(QDir(backups).entryList(QDir::Files).isEmpty(), qPrintable(QDir(backups).entryList(QDir::Files).join(QLatin1Char(' '))));
    QCOMPARE(*readSchemaVersion(database), 1);
    makeRoom();
    QCOMPARE(rowsOf(file), before);
    VERIFY_OK(upgradeSchema(database, backups));
    QCOMPARE(QDir(backups).entryList(QDir::Files).size(), 1);
    database.closeThreadConnections();
}

void TstFullDisk::newWorkspace()
{
    NEEDS_DISK;
    const QString dir = m_path + QStringLiteral("/w");
    QDir().mkpath(dir);
    fillUp(12288);
    const auto refused = Workspace::create(dir);
    VERIFY_ERROR(refused, full(dir));
    QVERIFY(!QFile::exists(dir + QStringLiteral("/skein.db")));
    makeRoom();
    VERIFY_OK(Workspace::create(dir));
}

void TstFullDisk::warehouse()
{
    NEEDS_DISK;
    const QString file = m_path + QStringLiteral("/warehouse.db");
    const auto opened = warehouse::SqliteWarehouse::open(file, {false, true, 50});
    VERIFY_OK(opened);
    warehouse::Warehouse& warehouse = **opened;
    VERIFY_OK(warehouse.execute(QStringLiteral("CREATE TABLE a(x); INSERT INTO a VALUES (1), (2)")));
    VERIFY_OK(warehouse.fenceEpoch(QStringLiteral("r"), 1));
    const QStringList before = rowsOf(file);
    fillUp(8192);
    const QString big = QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                                       " SELECT i, hex(randomblob(100)) AS h FROM n");
    VERIFY_ERROR(warehouse.execute(QStringLiteral("CREATE TABLE b AS ") + big), full(file));
    const warehouse::RunResult shadow = warehouse.runSelectInto(QStringLiteral("a__shadow"), big);
    QVERIFY(!shadow.ok());
    QCOMPARE(test::missingFrom(*shadow.error, full()), QString());
    QCOMPARE(*warehouse.rowCount(QStringLiteral("a")), qint64(2));
    makeRoom();
    QCOMPARE(rowsOf(file), before);
    VERIFY_OK(warehouse.execute(QStringLiteral("CREATE TABLE b AS ") + big));
}

/// The chunks done stay done; the build goes on where it stood.
void TstFullDisk::warehouseBuild()
{
    NEEDS_DISK;
    const QString file = m_path + QStringLiteral("/warehouse.db");
    const auto opened = warehouse::SqliteWarehouse::open(file, {false, true, 50});
    VERIFY_OK(opened);
    warehouse::Warehouse& warehouse = **opened;
    VERIFY_OK(warehouse.execute(QStringLiteral("CREATE TABLE v1(id INTEGER PRIMARY KEY, ms INTEGER);"
                                               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO v1 SELECT i, i * 1000 FROM n")));
    warehouse::BuildSpec spec;
    spec.rollout = QStringLiteral("r");
    spec.id = QStringLiteral("v2");
    spec.epoch = 1;
    spec.source = QStringLiteral("v1");
    spec.keyColumn = QStringLiteral("id");
    spec.table = QStringLiteral("v2__build");
    spec.selectSql = QStringLiteral("SELECT id, ms / 1000.0 AS seconds, hex(zeroblob(40)) AS pad FROM v1");
    spec.chunkRows = 1000;
    VERIFY_OK(warehouse.prepareBuild(spec));
    VERIFY_OK(warehouse.buildChunk(spec));
    const QStringList before = rowsOf(file);
    fillUp(8192);
    VERIFY_ERROR(warehouse.buildChunk(spec), full(file));
    QCOMPARE(warehouse.checkpoint(spec)->targetRows, qint64(1000));
    makeRoom();
    QCOMPARE(rowsOf(file), before);
    for (bool atEnd = false; !atEnd;) {
        const auto chunk = warehouse.buildChunk(spec);
        VERIFY_OK(chunk);
        atEnd = chunk->atEnd;
    }
    QVERIFY(warehouse.auditBuild(spec)->complete());
}

void TstFullDisk::importing()
{
    NEEDS_DISK;
    const QString dir = m_path + QStringLiteral("/w");
    QVERIFY(test::makeFilledWorkspace(dir));
    const auto workspace = Workspace::open(dir);
    VERIFY_OK(workspace);
    QByteArray entities;
    for (int i = 0; i < 300; ++i)
        entities += "---\napiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata:\n  name: d" + QByteArray::number(i) + "\nspec:\n  type: table\n";
    const QString source = m_dir->filePath(QStringLiteral("in/all.yaml"));
    test::writeBytes(source, entities);
    const QStringList before = rowsOf(dir + QStringLiteral("/skein.db"));
    fillUp(8192);
    VERIFY_ERROR(importers::importIntoWorkspace(**workspace, source, {}, QStringLiteral("mira")), full(dir));
    QVERIFY((*workspace)->config().sources.isEmpty());
    makeRoom();
    QCOMPARE(rowsOf(dir + QStringLiteral("/skein.db")), before);
    QCOMPARE(importers::importIntoWorkspace(**workspace, source, {}, QStringLiteral("mira"))->added, 300);
}

/// Two megabytes hold no sample: it says so, and leaves nothing behind.
void TstFullDisk::sample()
{
    NEEDS_DISK;
    if (m_failing) {
        // The repositories do not go through SQLite, so the warehouse alone is filled.
        m_failing->arm(400000);
        VERIFY_ERROR(sample::fillWarehouse(sample::makeEstate(1), m_path + QStringLiteral("/warehouse.db"), [](double, const QString&) {}, {}), full(m_path));
        return;
    }
    const QString dir = m_path + QStringLiteral("/sample");
    VERIFY_ERROR(sample::writeSample(dir, 1), full(m_path));
    QVERIFY2(!QFile::exists(dir), "a part of the sample was left behind");
    QVERIFY(QDir(m_path).isEmpty());
}

void TstFullDisk::configuration()
{
    m_path = m_dir->filePath(QStringLiteral("disk"));
    m_small = std::make_unique<SmallDisk>(m_path);
    if (!m_small->mounted())
        QSKIP("mounting is not permitted");
    const QString dir = m_path + QStringLiteral("/w");
    QVERIFY(test::makeFilledWorkspace(dir));
    const auto workspace = Workspace::open(dir);
    VERIFY_OK(workspace);
    const QByteArray before = readBytes(dir + QStringLiteral("/workspace.yaml"));
    const QStringList files = QDir(dir).entryList(QDir::Files | QDir::Hidden);
    fillUp();
    WorkspaceConfig config = (*workspace)->config();
    for (int i = 0; i < 300; ++i)
        config.sources.append({QStringLiteral("/srv/catalogs/%1").arg(i), QStringLiteral("auto"), {}});
    VERIFY_ERROR((*workspace)->saveConfig(config), full(dir));
    QVERIFY((*workspace)->config().sources.isEmpty());
    QCOMPARE(readBytes(dir + QStringLiteral("/workspace.yaml")), before);
    QCOMPARE(QDir(dir).entryList(QDir::Files | QDir::Hidden), files);
}

void TstFullDisk::lockFile()
{
    m_path = m_dir->filePath(QStringLiteral("disk"));
    m_small = std::make_unique<SmallDisk>(m_path);
    if (!m_small->mounted())
        QSKIP("mounting is not permitted");
    const QString dir = m_path + QStringLiteral("/w");
    QVERIFY(test::makeFilledWorkspace(dir));
    fillUp();
    // Reading, too, needs some room: for the memory that readers and the writer share.
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly})
        VERIFY_ERROR(Workspace::open(dir, mode), full(dir));
    makeRoom();
    VERIFY_OK(Workspace::open(dir, OpenMode::ReadOnly));
    VERIFY_OK(Workspace::open(dir));
    QCOMPARE(rowsOf(dir + QStringLiteral("/skein.db")).constFirst(), QStringLiteral("ok"));
}

void TstFullDisk::commits()
{
    m_path = m_dir->filePath(QStringLiteral("disk"));
    m_small = std::make_unique<SmallDisk>(m_path);
    if (!m_small->mounted())
        QSKIP("mounting is not permitted");
    const git::Signature author {QStringLiteral("Mira"), QStringLiteral("mira@example.org"), {}};
    const QString main = QStringLiteral("refs/heads/main");
    Result<git::Repository> repository = git::Repository::initBare(m_path + QStringLiteral("/etl.git"));
    VERIFY_OK(repository);
    const Result<git::Oid> root = repository->commitFiles({}, {{QStringLiteral("a.sql"), "SELECT 1\n"}}, author, QStringLiteral("Begin"));
    VERIFY_OK(root);
    VERIFY_OK(repository->moveRef(main, *root, {}));
    fillUp();
    QByteArray big;
    for (int i = 0; i < 20000; ++i)
        big += "SELECT " + QByteArray::number(i * 7919) + ";\n";
    VERIFY_ERROR(repository->commitFiles(*root, {{QStringLiteral("a.sql"), big}}, author, QStringLiteral("More")), full(m_path));
    QCOMPARE(*repository->resolve(main), *root);
    QCOMPARE(*repository->readFile(main, QStringLiteral("a.sql")), QByteArray("SELECT 1\n"));
    makeRoom();
    const Result<git::Oid> next = repository->commitFiles(*root, {{QStringLiteral("a.sql"), big}}, author, QStringLiteral("More"));
    VERIFY_OK(next);
    VERIFY_OK(repository->moveRef(main, *next, *root));
}

SKEIN_TEST(TstFullDisk)
#include "tst_fulldisk.moc"
