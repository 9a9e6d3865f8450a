#include "tests/models/warehouse/testdatabase.h"
#include "tests/support/testregistry.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace skein;
using namespace skein::warehouse;
using namespace skein::warehouse::test;

namespace {

const char* const source = "CREATE TABLE v1(user_id INTEGER PRIMARY KEY, ms INTEGER, loaded INTEGER);"
                           "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                           " INSERT INTO v1 SELECT i * 3, i * 1000, 1 FROM n;";

BuildSpec spec()
{
    BuildSpec build;
    build.rollout = text("r1");
    build.id = text("v2");
    build.epoch = 1;
    build.source = text("v1");
    build.keyColumn = text("user_id");
    build.table = text("v2__build_1");
    build.targetKeyColumn = text("account_id");
    build.selectSql = text("SELECT user_id AS account_id, ms / 1000.0 AS seconds FROM v1");
    build.watermarkColumn = text("loaded");
    build.chunkRows = 700;
    return build;
}

Result<int> buildAll(SqliteWarehouse& warehouse, const BuildSpec& build)
{
    for (int chunks = 0;; ++chunks) {
        const auto chunk = warehouse.buildChunk(build);
        if (!chunk)
            return chunk.error();
        if (chunk->atEnd)
            return chunks;
    }
}

} // namespace

Q_DECLARE_METATYPE(skein::ErrorClass)
Q_DECLARE_METATYPE(skein::warehouse::BuildSpec)

class TstBuild : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inChunks_data()
    {
        QTest::addColumn<QString>("select");
        QTest::addColumn<QString>("create");
        QTest::newRow("as generated") << spec().selectSql << QString();
        QTest::newRow("with a place for the range") << text("SELECT user_id AS account_id, ms / 1000.0 AS seconds FROM v1 WHERE {range};") << QString();
        QTest::newRow("declared types convert") << spec().selectSql << text("CREATE TABLE v2__build_1(account_id BIGINT NOT NULL, seconds TEXT)");
        QTest::newRow("explode") << text("SELECT user_id AS account_id, k.value AS part FROM v1, (SELECT 1 AS value UNION ALL SELECT 2) AS k") << QString();
    }
    void inChunks()
    {
        QFETCH(QString, select);
        QFETCH(QString, create);
        TestDatabase db(source);
        BuildSpec build = spec();
        build.selectSql = select;
        build.createSql = create;
        VERIFY_OK(db->prepareBuild(build));
        VERIFY_OK(db->prepareBuild(build)); // repeated
        const auto chunks = buildAll(*db, build);
        VERIFY_OK(chunks);
        QCOMPARE(*chunks, 8);
        const auto audit = db->auditBuild(build);
        VERIFY_OK(audit);
        QVERIFY2(audit->complete(), audit->problems.isEmpty() ? "" : qPrintable(audit->problems[0].what));
        QCOMPARE(audit->sourceRows, 5000);
        QCOMPARE(audit->rangesChecked, 9);
        QCOMPARE(db->checkpoint(build)->targetRows, audit->targetRows);
        QCOMPARE(db.value("SELECT count(*) FROM v1"), text("5000"));
        VERIFY_OK(db->switchViews({{text("v2"), build.table, {}}}, marker("expose")));
        VERIFY_ERROR(db->dropBuild(build), ErrorClass::Logic); // in use
        VERIFY_OK(db->switchViews({{text("v2"), {}, build.table}}, marker("withdraw")));
        VERIFY_OK(db->dropBuild(build));
        QVERIFY(!db->checkpoint(build)->started);
        QVERIFY(!*db->exists(build.table));
    }

    void refusedBuilds_data()
    {
        QTest::addColumn<BuildSpec>("build");
        QTest::addColumn<ErrorClass>("cls");
        const auto row = [](const char* name, auto change, ErrorClass cls) {
            BuildSpec build = spec();
            change(build);
            QTest::newRow(name) << build << cls;
        };
        row("no source", [](auto& b) { b.source = text("nowhere"); }, ErrorClass::BadInput);
        row("no key", [](auto& b) { b.keyColumn = text("nope"); }, ErrorClass::BadInput);
        row("no target key", [](auto& b) { b.targetKeyColumn = text("nope"); }, ErrorClass::BadInput);
        row("null keys", [](auto& b) { b.source = text("holes"); b.keyColumn = text("k"); b.watermarkColumn.clear(); }, ErrorClass::BadInput);
        row("not a shadow", [](auto& b) { b.table = text("v2"); }, ErrorClass::BadInput);
        row("table is there", [](auto& b) { b.table = text("v2__taken"); }, ErrorClass::Logic);
        row("writes elsewhere", [](auto& b) { b.createSql = text("DROP TABLE v1"); }, ErrorClass::Access);
        row("stale epoch", [](auto& b) { b.epoch = 0; }, ErrorClass::Logic);
    }
    void refusedBuilds()
    {
        QFETCH(BuildSpec, build);
        QFETCH(ErrorClass, cls);
        TestDatabase db(source);
        db.exec("CREATE TABLE holes(k INTEGER); INSERT INTO holes VALUES(1), (NULL); CREATE TABLE v2__taken(x)");
        VERIFY_OK(db->fenceEpoch(text("r1"), 1));
        VERIFY_ERROR(db->prepareBuild(build), cls);
        QVERIFY(!db->checkpoint(build)->started);
        QVERIFY(*db->exists(text("v1")));
    }

    // A process that dies inside a chunk leaves whole chunks and a checkpoint that speaks of exactly them.
    void checkpointSurvivesAKilledProcess()
    {
        TestDatabase db(source);
        BuildSpec build = spec();
        build.chunkRows = 50;
        VERIFY_OK(db->prepareBuild(build));
        db.close();
        const QByteArray path = db.path().toUtf8();
        int ready[2];
        QCOMPARE(pipe(ready), 0);
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            auto own = SqliteWarehouse::open(QString::fromUtf8(path));
            for (int i = 0; own && i < 20; ++i)
                (void)(*own)->buildChunk(build);
            // From here on inside a transaction that never ends: the 21st chunk.
            BuildSpec endless = build;
            endless.selectSql = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT user_id, count(*) FROM v1, n WHERE {range}");
            (void)!write(ready[1], "x", 1);
            (void)(*own)->buildChunk(endless);
            _exit(0);
        }
        char byte = 0;
        QCOMPARE(read(ready[0], &byte, 1), ssize_t(1));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        ::close(ready[0]);
        ::close(ready[1]);
        QVERIFY(WIFSIGNALED(status));

        db.reopen();
        const Checkpoint left = *db->checkpoint(build);
        QCOMPARE(left.chunks, 20);
        QCOMPARE(left.targetRows, 1000);
        QCOMPARE(left.cursor.toInt(), 3000);
        QCOMPARE(*db->rowCount(build.table), 1000);
        const auto early = db->auditBuild(build);
        VERIFY_OK(early);
        QVERIFY(!early->complete()); // the rest is missing, and that is seen
        QCOMPARE(early->problems.size(), 1);
        const auto rest = buildAll(*db, build);
        VERIFY_OK(rest);
        QCOMPARE(*rest, 80);
        QVERIFY(db->auditBuild(build)->complete());

        // The same content as a build that nobody interrupted.
        BuildSpec whole = build;
        whole.id = text("whole");
        whole.table = text("v2__build_2");
        VERIFY_OK(db->prepareBuild(whole));
        VERIFY_OK(buildAll(*db, whole));
        QVERIFY(*db->fingerprint(whole.table) == *db->fingerprint(build.table));
    }

    void catchesUpAfterALoad()
    {
        TestDatabase db(source);
        const BuildSpec build = spec();
        VERIFY_OK(db->prepareBuild(build));
        VERIFY_OK(buildAll(*db, build));
        QCOMPARE(db->checkpoint(build)->watermark, text("1"));
        // New keys behind the cursor, one between old keys, one updated in the new load.
        db.exec("INSERT INTO v1 SELECT user_id + 100000, ms, 2 FROM v1 WHERE user_id <= 300;"
                "INSERT INTO v1 VALUES(4, 4000, 2); UPDATE v1 SET ms = 1, loaded = 2 WHERE user_id = 9000;");
        const auto caught = db->catchUp(build);
        VERIFY_OK(caught);
        QCOMPARE(caught->newChunks, 1);
        QCOMPARE(caught->rebuiltRanges, 2);
        QCOMPARE(caught->checkpoint.watermark, text("2"));
        const auto audit = db->auditBuild(build);
        QVERIFY(audit->complete());
        QCOMPARE(caught->checkpoint.targetRows, audit->targetRows);
        QCOMPARE(db->catchUp(build)->rebuiltRanges, 0);
    }

    void auditFindsWhatTheWatermarkDoesNot()
    {
        TestDatabase db(source);
        const BuildSpec build = spec();
        VERIFY_OK(db->prepareBuild(build));
        VERIFY_OK(buildAll(*db, build));
        db.exec("UPDATE v1 SET ms = 7 WHERE user_id = 6000; DELETE FROM v1 WHERE user_id = 12000;");
        const BuildAudit audit = *db->auditBuild(build);
        QVERIFY(!audit.complete());
        QCOMPARE(audit.problems.size(), 2);
        QVERIFY(audit.problems[0].what.contains(text("content")));
        QVERIFY(audit.problems[1].what.contains(text("699 rows expected, 700 are there")));
        VERIFY_OK(db->rebuildRanges(build, {audit.problems[0].range, audit.problems[1].range}));
        QVERIFY(db->auditBuild(build)->complete());
        QCOMPARE(db->checkpoint(build)->targetRows, 4999);
    }

    void aFencedBuilderStops()
    {
        TestDatabase db(source);
        const BuildSpec build = spec();
        VERIFY_OK(db->prepareBuild(build));
        VERIFY_OK(db->fenceEpoch(text("r1"), 2));
        VERIFY_ERROR(db->buildChunk(build), ErrorClass::Logic);
        QCOMPARE(*db->rowCount(build.table), 0);
    }

    void textKeys()
    {
        TestDatabase db("CREATE TABLE v1(k TEXT COLLATE NOCASE, v); INSERT INTO v1 VALUES('a', 1), ('B', 2), ('b', 3), ('it''s', 4), ('', 5), ('b', 6);");
        BuildSpec build = spec();
        build.keyColumn = text("k");
        build.targetKeyColumn.clear();
        build.watermarkColumn.clear();
        build.selectSql = text("SELECT k, v FROM v1");
        build.chunkRows = 1;
        VERIFY_OK(db->prepareBuild(build));
        VERIFY_OK(buildAll(*db, build));
        QVERIFY(db->auditBuild(build)->complete());
        QCOMPARE(*db->rowCount(build.table), 6);
    }
};

SKEIN_TEST(TstBuild)
#include "tst_build.moc"
