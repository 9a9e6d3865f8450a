#include "models/warehouse/errormap.h"
#include "models/warehouse/names.h"
#include "tests/models/warehouse/testdatabase.h"
#include "tests/support/testregistry.h"

#include <QFile>

#include <sqlite3.h>
#include <unistd.h>

using namespace skein;
using namespace skein::warehouse;
using namespace skein::warehouse::test;

Q_DECLARE_METATYPE(skein::ErrorClass)

class TstFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classes_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<ErrorClass>("cls");
        const auto row = [](const char* name, int code, ErrorClass cls) { QTest::newRow(name) << code << cls; };
        row("BUSY", SQLITE_BUSY, ErrorClass::Contention);
        row("BUSY_SNAPSHOT", SQLITE_BUSY_SNAPSHOT, ErrorClass::Contention);
        row("BUSY_RECOVERY", SQLITE_BUSY_RECOVERY, ErrorClass::Contention);
        row("LOCKED", SQLITE_LOCKED, ErrorClass::Contention);
        row("FULL", SQLITE_FULL, ErrorClass::Resource);
        row("IOERR_WRITE", SQLITE_IOERR_WRITE, ErrorClass::Resource);
        row("NOMEM", SQLITE_NOMEM, ErrorClass::Resource);
        row("READONLY_DIRECTORY", SQLITE_READONLY_DIRECTORY, ErrorClass::Access);
        row("CANTOPEN", SQLITE_CANTOPEN, ErrorClass::Access);
        row("AUTH", SQLITE_AUTH, ErrorClass::Access);
        row("NOTADB", SQLITE_NOTADB, ErrorClass::Access);
        row("CORRUPT_INDEX", SQLITE_CORRUPT_INDEX, ErrorClass::Corruption);
        row("CONSTRAINT_UNIQUE", SQLITE_CONSTRAINT_UNIQUE, ErrorClass::BadInput);
        row("ERROR", SQLITE_ERROR, ErrorClass::BadInput);
        row("INTERRUPT", SQLITE_INTERRUPT, ErrorClass::Cancelled);
        row("MISUSE", SQLITE_MISUSE, ErrorClass::Unknown);
    }
    void classes()
    {
        QFETCH(int, code);
        QTEST(sqliteErrorClass(code), "cls");
        QVERIFY(!sqliteRemedy(code).isEmpty());
    }

    void readOnlyIsAccess()
    {
        TestDatabase db("CREATE TABLE a__1(x); INSERT INTO a__1 VALUES(1)");
        VERIFY_OK(db->ensureIdentity());
        db.reopen({true, false, 50});
        QCOMPARE(db.value("SELECT x FROM a__1"), text("1"));
        const Status status = db->switchViews({{text("a"), text("a__1"), {}}}, marker("x"));
        VERIFY_ERROR(status, ErrorClass::Access);
        QVERIFY(status.error().remedy.contains(text("writable")));
        QCOMPARE(db->runSelectInto(text("b__1"), text("SELECT 1")).error->cls, ErrorClass::Access);
    }

    void readOnlyFileIsAccess()
    {
        if (geteuid() == 0)
            return; // permissions do not bind this user; readOnlyIsAccess() covers the path behind them
        TestDatabase db("CREATE TABLE a__1(x)");
        db.close();
        QVERIFY(QFile::setPermissions(db.path(), QFile::ReadOwner));
        db.reopen();
        VERIFY_ERROR(db->fenceEpoch(text("r"), 1), ErrorClass::Access);
    }

    void absentAndForeignFiles()
    {
        QTemporaryDir dir;
        VERIFY_ERROR(SqliteWarehouse::open(dir.filePath(text("none.db"))), ErrorClass::Access);
        VERIFY_ERROR(SqliteWarehouse::open(dir.filePath(text("no/such/folder.db")), {false, true, 50}), ErrorClass::Access);
        VERIFY_ERROR(SqliteWarehouse::open(dir.path()), ErrorClass::Access);
        QFile file(dir.filePath(text("text.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        VERIFY_ERROR(SqliteWarehouse::open(file.fileName()), ErrorClass::Access);
    }

    void damagedFileIsCorruption()
    {
        TestDatabase db("CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO t SELECT i, hex(randomblob(20)) FROM n;");
        db.close(); // the last connection writes the log back into the file
        QFile file(db.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 pages = file.size() / 4096;
        for (qint64 page = 3; page < pages; ++page) {
            file.seek(page * 4096);
            file.write(QByteArray(4096, '\x5a'));
        }
        file.close();
        db.reopen();
        VERIFY_ERROR(db->fingerprint(text("t")), ErrorClass::Corruption);
        QCOMPARE(db->runSelectInto(text("o__1"), text("SELECT * FROM t")).error->cls, ErrorClass::Corruption);
    }

    void replacedFileIsNoticed()
    {
        TestDatabase db("CREATE TABLE t(x)");
        QVERIFY(QFile::rename(db.path(), db.path() + text(".moved")));
        VERIFY_ERROR(db->fenceEpoch(text("r"), 1), ErrorClass::Logic);
        QVERIFY(QFile::rename(db.path() + text(".moved"), db.path()));
        VERIFY_OK(db->fenceEpoch(text("r"), 1));
    }

    void diskFullLeavesNothingBehind()
    {
        TestDatabase db("CREATE TABLE t(x); INSERT INTO t VALUES(1)");
        VERIFY_OK(db->ensureIdentity());
        VERIFY_OK(db->execute(text("PRAGMA max_page_count = 40")));
        const RunResult run = db->runSelectInto(text("o__1"),
            text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i, hex(randomblob(50)) AS v FROM n"));
        QVERIFY(run.error);
        QCOMPARE(run.error->cls, ErrorClass::Resource);
        QVERIFY(!*db->exists(text("o__1")));
        QCOMPARE(db.value("SELECT x FROM t"), text("1"));
        QVERIFY(db->runSelectInto(text("o__1"), text("SELECT 1 AS x")).ok());
    }

    void names()
    {
        QCOMPARE(shadowName(text("revenue"), Shadow::Candidate, text("0123456789abcdef")), text("revenue__cand_0123456789ab"));
        QVERIFY(isShadowName(shadowName(text("a"), Shadow::Adopted, text("1"))));
        QVERIFY(!isShadowName(text("revenue")) && !isShadowName(text("__x")) && !isShadowName(text("x__")));
        QVERIFY(isInternalName(text("_Skein_meta")));
    }
};

SKEIN_TEST(TstFaults)
#include "tst_faults.moc"
