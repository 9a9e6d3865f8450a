#include "models/warehouse/mappingprofile.h"
#include "tests/models/warehouse/testdatabase.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::warehouse;
using namespace skein::warehouse::test;

namespace {
const char* const inputs = "CREATE TABLE events(id INTEGER PRIMARY KEY, day TEXT, ms INTEGER);"
                           "INSERT INTO events VALUES(1, '2026-01-01', 100), (2, '2026-01-01', 250), (3, '2026-01-02', 50);"
                           "CREATE TABLE secret(x); CREATE TABLE out__old(x);";
const char* const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
} // namespace

Q_DECLARE_METATYPE(skein::ErrorClass)

class TstRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void materialisesASelect()
    {
        TestDatabase db(inputs);
        for (int round = 0; round < 2; ++round) { // the second replaces the first
            const RunResult run = db->runSelectInto(text("out__cand_1"), text("-- by day\nSELECT day, sum(ms) AS ms FROM events GROUP BY day -- end\n;\n"));
            QVERIFY2(run.ok(), run.ok() ? "" : qPrintable(run.error->toText()));
            QCOMPARE(run.rows, 2);
            QVERIFY(run.elapsedNs > 0);
        }
        QCOMPARE(db.value("SELECT ms FROM out__cand_1 WHERE day = '2026-01-01'"), text("350"));
    }

    void consumerSelects_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<ErrorClass>("cls");
        QTest::newRow("syntax") << text("SELECT FROM") << ErrorClass::BadInput;
        QTest::newRow("no such table") << text("SELECT * FROM nowhere") << ErrorClass::BadInput;
        QTest::newRow("two statements") << text("SELECT 1; SELECT 2") << ErrorClass::BadInput;
        QTest::newRow("a second one that writes") << text("SELECT 1; DROP TABLE secret") << ErrorClass::Access;
        QTest::newRow("table function") << text("SELECT value FROM json_each('[1]') WHERE nope") << ErrorClass::BadInput;
        QTest::newRow("not a select") << text("DELETE FROM secret") << ErrorClass::Access;
        QTest::newRow("empty") << text(" -- nothing") << ErrorClass::BadInput;
        QTest::newRow("attach") << text("ATTACH 'other.db' AS other") << ErrorClass::Access;
        QTest::newRow("pragma") << text("PRAGMA journal_mode = DELETE") << ErrorClass::Access;
        QTest::newRow("extension") << text("SELECT load_extension('x')") << ErrorClass::Access;
        QTest::newRow("engine tables") << text("SELECT * FROM _skein_meta") << ErrorClass::Access;
        QTest::newRow("returning") << text("INSERT INTO secret VALUES(1) RETURNING x") << ErrorClass::Access;
        QTest::newRow("overflow at run time") << text("SELECT abs(-9223372036854775808) FROM events") << ErrorClass::BadInput;
        QTest::newRow("escape") << text("SELECT 1 AS x) ; DROP TABLE secret; --") << ErrorClass::BadInput;
    }
    void consumerSelects()
    {
        QFETCH(QString, sql);
        QFETCH(ErrorClass, cls);
        TestDatabase db(inputs);
        const RunResult run = db->runSelectInto(text("out__cand_1"), sql);
        QVERIFY(run.error);
        QVERIFY2(run.error->cls == cls, qPrintable(errorClassName(run.error->cls) + run.error->toText()));
        QVERIFY(!run.error->remedy.isEmpty());
        QVERIFY(!*db->exists(text("out__cand_1")));
        QVERIFY(*db->exists(text("secret")));
    }

    void scripts_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("refusal"); // empty = runs
        QTest::newRow("create and fill") << text("CREATE TABLE out__cand_1(x); INSERT INTO out__cand_1 SELECT ms FROM events;") << QString();
        QTest::newRow("with transaction") << text("BEGIN; CREATE TABLE out__cand_1 AS SELECT 1 AS x; COMMIT;") << QString();
        QTest::newRow("temporary steps")
            << text("CREATE TEMP TABLE step AS SELECT * FROM events; UPDATE step SET ms = 0; CREATE TABLE out__cand_1 AS SELECT * FROM step; DROP TABLE step") << QString();
        QTest::newRow("index and drop") << text("CREATE TABLE out__cand_1(x); CREATE INDEX i ON out__cand_1(x); DROP TABLE out__cand_1; CREATE TABLE out__cand_1(x)") << QString();
        QTest::newRow("looking pragma") << text("CREATE TABLE out__cand_1 AS SELECT name FROM pragma_table_info('events')") << QString();
        QTest::newRow("write elsewhere") << text("CREATE TABLE out__cand_1(x); INSERT INTO secret VALUES(1)") << text("insert into secret");
        QTest::newRow("update elsewhere") << text("UPDATE events SET ms = 0") << text("update events");
        QTest::newRow("delete elsewhere") << text("DELETE FROM events") << text("delete from events");
        QTest::newRow("drop elsewhere") << text("DROP TABLE secret") << text("secret");
        QTest::newRow("create elsewhere") << text("CREATE TABLE mine(x)") << text("create mine");
        QTest::newRow("view elsewhere") << text("CREATE VIEW mine AS SELECT 1") << text("create mine");
        QTest::newRow("attach") << text("ATTACH ':memory:' AS m") << text("ATTACH");
        QTest::newRow("detach") << text("DETACH main") << text("DETACH");
        QTest::newRow("vacuum into") << text("VACUUM INTO 'copy.db'") << text("");
        QTest::newRow("pragma") << text("PRAGMA writable_schema = 1") << text("PRAGMA writable_schema");
        QTest::newRow("pragma read") << text("PRAGMA synchronous") << text("PRAGMA synchronous");
        QTest::newRow("trigger") << text("CREATE TRIGGER t AFTER INSERT ON events BEGIN SELECT 1; END") << text("Triggers");
        QTest::newRow("temp trigger") << text("CREATE TEMP TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM secret; END") << text("Triggers");
        QTest::newRow("schema table") << text("UPDATE sqlite_master SET sql = ''") << text("sqlite_master");
        QTest::newRow("counter table") << text("CREATE TABLE out__cand_1(id INTEGER PRIMARY KEY AUTOINCREMENT); DELETE FROM sqlite_sequence") << text("sqlite_sequence");
        QTest::newRow("rollback") << text("CREATE TABLE out__cand_1(x); ROLLBACK") << text("rolls back");
        QTest::newRow("savepoint") << text("SAVEPOINT s") << text("SAVEPOINT");
        QTest::newRow("rename away") << text("CREATE TABLE out__cand_1(x); ALTER TABLE out__cand_1 RENAME TO taken") << text("other than its shadow tables");
        QTest::newRow("or rollback") << text("CREATE TABLE out__cand_1(x UNIQUE); INSERT INTO out__cand_1 VALUES(1); INSERT OR ROLLBACK INTO out__cand_1 VALUES(1)") << text("UNIQUE");
        QTest::newRow("virtual") << text("CREATE VIRTUAL TABLE out__cand_1 USING fts5(x)") << text("Virtual");
        QTest::newRow("engine tables") << text("DELETE FROM _skein_marker") << text("_skein_marker");
    }
    void scripts()
    {
        QFETCH(QString, sql);
        QFETCH(QString, refusal);
        const bool runs = refusal.isNull();
        TestDatabase db(inputs);
        const QString before = db.value("SELECT group_concat(name || coalesce(sql, '')) FROM sqlite_master");
        const RunResult run = db->runScript(sql, {text("out__cand_1")});
        if (runs) {
            QVERIFY2(run.ok(), run.ok() ? "" : qPrintable(run.error->toText()));
            QVERIFY(run.rowsByOutput.contains(text("out__cand_1")));
            QCOMPARE(db->query(text("SELECT count(*) FROM temp.sqlite_master"))->rows[0][0].toInt(), 0);
            return;
        }
        QVERIFY(run.error);
        QVERIFY2(run.error->message.contains(refusal), qPrintable(run.error->message));
        QVERIFY(!run.error->remedy.isEmpty());
        QCOMPARE(db.value("SELECT group_concat(name || coalesce(sql, '')) FROM sqlite_master"), before);
        QCOMPARE(db.value("SELECT sum(ms) FROM events"), text("400"));
        QVERIFY(db->runScript(text("CREATE TABLE out__cand_1(x)"), {text("out__cand_1")}).ok()); // still usable
    }

    void errorsNameTheLine()
    {
        TestDatabase db(inputs);
        const RunResult run = db->runScript(text("CREATE TABLE out__cand_1(x);\n\nINSERT INTO out__cand_1\nSELECT nope FROM events;"), {text("out__cand_1")});
        QCOMPARE(run.error->where, text("line 3"));
        QCOMPARE(run.error->cls, ErrorClass::BadInput);
    }

    void onlyUnusedShadowsAreWritten()
    {
        TestDatabase db(inputs);
        VERIFY_OK(db->switchViews({{text("out"), text("out__old"), {}}}, marker("x")));
        QCOMPARE(db->runSelectInto(text("out__old"), text("SELECT 1 AS x")).error->cls, ErrorClass::Logic);
        QCOMPARE(db->runScript(text("DROP TABLE out__old"), {text("out__old")}).error->cls, ErrorClass::Logic);
        QCOMPARE(db->runSelectInto(text("secret"), text("SELECT 1 AS x")).error->cls, ErrorClass::Logic);
        QCOMPARE(db->runSelectInto(text("_skein__meta"), text("SELECT 1 AS x")).error->cls, ErrorClass::Logic);
    }

    void oldAndNewReadTheSameState()
    {
        TestDatabase db(inputs);
        RunRequest oldRun;
        oldRun.sql = text("SELECT day, ms FROM events");
        oldRun.into = text("out__old_1");
        RunRequest broken = oldRun;
        broken.sql = text("SELECT nope FROM events");
        broken.into = text("out__cand_0");
        RunRequest newRun;
        newRun.kind = RunRequest::Kind::Script;
        newRun.sql = text("CREATE TABLE out__cand_1 AS SELECT day, ms FROM events");
        newRun.allowedWrites = QStringList {text("out__cand_1")};
        const auto results = db->runTogether({oldRun, broken, newRun});
        QVERIFY(results[0].ok());
        QVERIFY(!results[1].ok());
        QVERIFY(results[2].ok()); // a failed one does not stop the others
        QVERIFY(*db->fingerprint(text("out__old_1")) == *db->fingerprint(text("out__cand_1")));
        QVERIFY(!*db->exists(text("out__cand_0")));
    }

    void replaysAPartition()
    {
        TestDatabase db(inputs);
        RunRequest request;
        request.sql = text("SELECT sum(ms) AS ms, count(*) AS n FROM events");
        request.into = text("out__cand_1");
        request.partitions = {{text("events"), text("day"), text("2026-01-01")}};
        QVERIFY(db->runTogether({request})[0].ok());
        QCOMPARE(db.value("SELECT ms || ' of ' || n FROM out__cand_1"), text("350 of 2"));
        QCOMPARE(db.value("SELECT count(*) FROM events"), text("3"));
    }

    void limits()
    {
        TestDatabase db(inputs);
        RunLimits limits;
        limits.timeoutMs = 20;
        RunResult run = db->runSelectInto(text("out__cand_1"), text(endless), limits);
        QCOMPARE(run.error->cls, ErrorClass::Resource);
        limits = {};
        limits.cancel.cancel();
        run = db->runSelectInto(text("out__cand_1"), text(endless), limits);
        QCOMPARE(run.error->cls, ErrorClass::Cancelled);
        VERIFY_ERROR(db->query(text(endless), {}, limits), ErrorClass::Cancelled);
        limits = {};
        limits.maxRows = 2;
        run = db->runSelectInto(text("out__cand_1"), text("SELECT * FROM events"), limits);
        QCOMPARE(run.error->cls, ErrorClass::Resource);
        QVERIFY(!*db->exists(text("out__cand_1")));
        const auto rows = db->query(text("SELECT id FROM events ORDER BY id"), {}, limits);
        QCOMPARE(rows->rows.size(), 2);
        QVERIFY(rows->truncated);
        limits.maxRows = 3;
        QVERIFY(!db->query(text("SELECT id FROM events"), {}, limits)->truncated);
    }

    void reading()
    {
        TestDatabase db(inputs);
        const auto rows = db->query(text("SELECT 1 AS i, 1.5 AS r, 'x' AS t, x'00ff' AS b, NULL AS n, ?1 AS p"), {text("it's")});
        VERIFY_OK(rows);
        QCOMPARE(rows->columns.join(QLatin1Char(' ')), text("i r t b n p"));
        const QVariantList row = rows->rows.constFirst();
        QCOMPARE(row[0].typeId(), int(QMetaType::LongLong));
        QCOMPARE(row[1].toDouble(), 1.5);
        QCOMPARE(row[3].toByteArray(), QByteArray("\x00\xff", 2));
        QVERIFY(row[4].isNull());
        QCOMPARE(row[5].toString(), text("it's"));
        VERIFY_ERROR(db->query(text("DELETE FROM events")), ErrorClass::Access);
        VERIFY_ERROR(db->query(text("ATTACH 'x' AS x")), ErrorClass::Access);
        VERIFY_ERROR(db->prepareOnly(text("SELECT nope FROM events")), ErrorClass::BadInput);
        QCOMPARE(*db->prepareOnly(text("SELECT id AS a, day FROM events")), QStringList({text("a"), text("day")}));
        QVERIFY(db->explain(text("SELECT * FROM events WHERE id = 1"))->constFirst().contains(text("SEARCH")));
        const auto columns = db->columns(text("events"));
        QCOMPARE(columns->size(), 3);
        QVERIFY(columns->at(0).key && columns->at(0).type == LogicalType::Integer);
        VERIFY_ERROR(db->columns(text("nowhere")), ErrorClass::BadInput);
        QCOMPARE(db->watermark(text("events"), text("day"))->toString(), text("2026-01-02"));
        VERIFY_ERROR(db->watermark(text("events"), text("nope")), ErrorClass::BadInput);
    }

    void profiles()
    {
        TestDatabase db("CREATE TABLE t(id INTEGER PRIMARY KEY, kind TEXT);"
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                        " INSERT INTO t SELECT i, CASE WHEN i % 4 = 0 THEN NULL WHEN i % 4 = 1 THEN 'a' ELSE 'bb' END FROM n;");
        const auto all = db->profile(text("t"));
        VERIFY_OK(all);
        QCOMPARE(all->rows, 1000);
        const ColumnProfile kind = all->columns[1];
        QCOMPARE(kind.nulls, 250);
        QCOMPARE(kind.distinct, 2);
        QCOMPARE(kind.topValues.constFirst().value.toString(), text("bb"));
        QCOMPARE(kind.topValues.constFirst().count, 500);
        QCOMPARE(all->columns[0].maximum.toInt(), 1000);
        const auto some = db->profile(text("t"), {text("id")}, 100);
        QCOMPARE(some->columns.size(), 1);
        QCOMPARE(some->columns[0].sampled, 100);
        QCOMPARE(some->columns[0].maximum.toInt(), 1000); // spread over the table, not its head
        const auto set = mappingProfile(*db, text("t"), 100);
        VERIFY_OK(set);
        QCOMPARE(set->rowColumns, QStringList({text("id"), text("kind")}));
        QCOMPARE(set->sampleRows.size(), 100);
        QCOMPARE(set->column(text("id"))->max.toInt(), 1000);
    }
};

SKEIN_TEST(TstRun)
#include "tst_run.moc"
