#include "models/warehouse/diff.h"
#include "models/warehouse/rowhash.h"
#include "tests/models/warehouse/testdatabase.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::warehouse;
using namespace skein::warehouse::test;

namespace {

Operand relation(const char* name)
{
    return Operand::relation(text(name));
}

DiffOptions keyed(const char* key = "id")
{
    DiffOptions options;
    options.key = QStringList {text(key)};
    return options;
}

} // namespace

class TstDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Test vectors of the reference implementation's verification: known digests.
    void murmurVectors()
    {
        QCOMPARE(murmur128("", 0).high, quint64(0));
        const Hash128 fox = murmur128("The quick brown fox jumps over the lazy dog", 43);
        QCOMPARE(fox.high, 0xe34bbc7bbc071b6cULL);
        QCOMPARE(fox.low, 0x7a433ca9c49a9347ULL);
    }

    void fingerprints_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<bool>("equal");
        QTest::newRow("same") << text("(1, 'a')") << text("(1, 'a')") << true;
        QTest::newRow("another order") << text("(1, 'a'), (2, 'b')") << text("(2, 'b'), (1, 'a')") << true;
        QTest::newRow("number and text") << text("(1, '1')") << text("(1, 1)") << false;
        QTest::newRow("whole and real") << text("(1, 1)") << text("(1, 1.0)") << true;
        QTest::newRow("zero and minus zero") << text("(1, 0.0)") << text("(1, -0.0)") << true;
        QTest::newRow("text and blob") << text("(1, 'a')") << text("(1, x'61')") << false;
        QTest::newRow("null and empty") << text("(1, NULL)") << text("(1, '')") << false;
        QTest::newRow("values moved between columns") << text("('ab', 'c')") << text("('a', 'bc')") << false;
        QTest::newRow("values moved between rows") << text("(1, 'a'), (2, 'b')") << text("(1, 'b'), (2, 'a')") << false;
        QTest::newRow("one row twice") << text("(1, 'a'), (1, 'a')") << text("(1, 'a')") << false;
        QTest::newRow("nothing") << text("(1, 'a') EXCEPT VALUES(1, 'a')") << text("(2, 'a') EXCEPT VALUES(2, 'a')") << true;
        QTest::newRow("real digits") << text("(1, 0.1)") << text("(1, 0.1000000000000001)") << false;
        QTest::newRow("large integers") << text("(1, 9007199254740993)") << text("(1, 9007199254740992)") << false;
    }
    void fingerprints()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(bool, equal);
        TestDatabase db("CREATE TABLE l(a, b); CREATE TABLE r(a, b);");
        VERIFY_OK(db->execute(text("INSERT INTO l VALUES") + left));
        VERIFY_OK(db->execute(text("INSERT INTO r VALUES") + right));
        const Fingerprint one = *db->fingerprint(text("l"));
        QCOMPARE(one == *db->fingerprint(text("r")), equal);
        QVERIFY(*Fingerprint::fromString(one.toString()) == one);
        const DataDiff diff = *diffData(*db, relation("l"), relation("r"));
        QCOMPARE(diff.equal(), equal);
    }

    void columnNamesCount()
    {
        TestDatabase db("CREATE TABLE l(a, b); CREATE TABLE r(a, c); CREATE TABLE s(b, a); INSERT INTO l VALUES(1, 1); INSERT INTO r VALUES(1, 1); INSERT INTO s VALUES(1, 1);");
        QVERIFY(*db->fingerprint(text("l")) != *db->fingerprint(text("r")));
        QVERIFY(*db->fingerprint(text("l")) != *db->fingerprint(text("s")));
        QVERIFY(*db->fingerprint(text("l"), {text("b")}) == *db->fingerprint(text("r"), {text("c")}));
        QVERIFY(!Fingerprint::fromString(text("12:xyz")));
    }

    void wideRelations()
    {
        QStringList columns;
        for (int i = 0; i < 300; ++i)
            columns.append(text("c%1").arg(i));
        TestDatabase db;
        VERIFY_OK(db->execute(text("CREATE TABLE l(") + columns.join(text(",")) + text("); INSERT INTO l(c0, c299) VALUES(1, 2); CREATE TABLE r AS SELECT * FROM l;")));
        QVERIFY(*db->fingerprint(text("l")) == *db->fingerprint(text("r")));
        db.exec("UPDATE r SET c299 = 3");
        QVERIFY(*db->fingerprint(text("l")) != *db->fingerprint(text("r")));
        const DataDiff diff = *diffData(*db, relation("l"), relation("r"), keyed("c0"));
        QCOMPARE(diff.changedSample.constFirst().columns, QStringList {text("c299")});
    }

    void marks()
    {
        TestDatabase db("CREATE TABLE l(id INTEGER PRIMARY KEY, v, day TEXT); INSERT INTO l VALUES(1, 1, 'mon'); CREATE VIEW w AS SELECT * FROM l;"
                        "CREATE TABLE n(id PRIMARY KEY) WITHOUT ROWID;");
        const auto mark = [&](qint64 contentRows) { return *db->inputMark(text("l"), {text("day"), contentRows}); };
        const InputMark small = mark(100);
        const InputMark cheap = mark(0);
        QVERIFY(!small.content.isEmpty() && cheap.content.isEmpty());
        QVERIFY(mark(100) == small && mark(0) == cheap);
        db.exec("UPDATE l SET v = 2");
        QVERIFY(mark(100) != small);
        db.exec("INSERT INTO l VALUES(2, 1, 'tue')");
        QVERIFY(mark(0) != cheap);
        QCOMPARE(mark(0).watermark, text("tue"));
        QCOMPARE(mark(0).maxRowid, 2);
        VERIFY_OK(db->inputMark(text("w")));
        VERIFY_OK(db->inputMark(text("n")));
        VERIFY_ERROR(db->inputMark(text("gone")), ErrorClass::Logic);
    }

    void oneValueAmongManyRows()
    {
        TestDatabase db("CREATE TABLE l(id INTEGER PRIMARY KEY, v INTEGER, t TEXT);"
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
                        " INSERT INTO l SELECT i, i * 7 % 1000, 'row ' || i FROM n;"
                        "CREATE TABLE r AS SELECT * FROM l;");
        DataDiff diff = *diffData(*db, relation("l"), relation("r"), keyed());
        QVERIFY(diff.equal());
        QCOMPARE(diff.sentence(), text("equal: 200,000 rows"));
        QCOMPARE(diff.rowsFetched, 0);
        db.exec("UPDATE r SET v = -1 WHERE id = 123456");
        diff = *diffData(*db, relation("l"), relation("r"), keyed());
        QCOMPARE(diff.changed, 1);
        QCOMPARE(diff.missing + diff.extra, 0);
        QCOMPARE(diff.segmentsFetched, 1);
        QVERIFY2(diff.rowsFetched < 1200, qPrintable(QString::number(diff.rowsFetched)));
        QVERIFY2(diff.segmentsHashed < 100, qPrintable(QString::number(diff.segmentsHashed)));
        const DifferingRow row = diff.changedSample.constFirst();
        QCOMPARE(row.key.constFirst().toInt(), 123456);
        QCOMPARE(row.columns, QStringList {text("v")});
        QCOMPARE(diff.sentence(), text("0 missing, 0 extra, 1 changed of 200,000 rows (first: key 123456, v 192 → -1)"));
        QVERIFY(!diff.aggregates[1].equal && diff.aggregates[2].equal);
    }

    void missingExtraChanged()
    {
        TestDatabase db("CREATE TABLE l(id, v); CREATE TABLE r(id, v);"
                        "INSERT INTO l VALUES(1, 'a'), (2, 'b'), (3, 'c'), (NULL, 'n'), (5, 'x'), (5, 'y');"
                        "INSERT INTO r VALUES(1, 'a'), (2, 'B'), (4, 'd'), (NULL, 'm'), (5, 'y');");
        const DataDiff diff = *diffData(*db, relation("l"), relation("r"), keyed());
        QCOMPARE(diff.missing, 2); // key 3, one of the two rows of key 5
        QCOMPARE(diff.extra, 1);
        QCOMPARE(diff.changed, 2); // key 2 and the row without a key
        QCOMPARE(diff.duplicateKeys, 1);
        QVERIFY(!diff.equal());
    }

    void manyDifferencesAreCounted()
    {
        TestDatabase db("CREATE TABLE l(a TEXT, b INTEGER, v REAL);"
                        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)"
                        " INSERT INTO l SELECT 'k' || (i % 10), i / 10, i FROM n; CREATE TABLE r AS SELECT a, b, v + 0.25 AS v FROM l WHERE b <> 77;");
        DiffOptions options = keyed("a");
        options.key.append(text("b"));
        DataDiff diff = *diffData(*db, relation("l"), relation("r"), options);
        QCOMPARE(diff.changed, 4990);
        QCOMPARE(diff.missing, 10);
        QCOMPARE(diff.changedSample.size(), 20);
        QCOMPARE(diff.missingSample.size(), 10);
        options.floatTolerance = 0.3;
        diff = *diffData(*db, relation("l"), relation("r"), options);
        QCOMPARE(diff.changed, 0);
        QCOMPARE(diff.missing, 10);
        options.floatTolerance = 0;
        options.fetchBudget = 1000;
        diff = *diffData(*db, relation("l"), relation("r"), options);
        QVERIFY(diff.lowerBounds && !diff.equal());
        QVERIFY(diff.rowsFetched <= 1000);
    }

    void withoutAKey()
    {
        TestDatabase db("CREATE TABLE l(v); CREATE TABLE r(v); INSERT INTO l VALUES(1), (1), (2), (3); INSERT INTO r VALUES(1), (2), (2), (2), ('3');");
        const DataDiff diff = *diffData(*db, relation("l"), relation("r"));
        QCOMPARE(diff.missing, 2); // one 1, the number 3
        QCOMPARE(diff.extra, 3);   // two 2, the text '3'
        QCOMPARE(diff.missingSample.size(), 2);
        QCOMPARE(diff.rowsDiffer(), 5);
    }

    void keysOfAnotherType()
    {
        TestDatabase db("CREATE TABLE l(id INTEGER, v); CREATE TABLE r(id TEXT, v);"
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO l SELECT i, i FROM n;"
                        "INSERT INTO r SELECT * FROM l;");
        const DataDiff diff = *diffData(*db, relation("l"), relation("r"), keyed());
        QCOMPARE(diff.missing, 3000);
        QCOMPARE(diff.extra, 3000);
    }

    void columnSets()
    {
        TestDatabase db("CREATE TABLE l(id, v, loaded_at, gone); CREATE TABLE r(ID, v, loaded_at, fresh); INSERT INTO l VALUES(1, 2, 'x', 0); INSERT INTO r VALUES(1, 2, 'y', 0);");
        DiffOptions options = keyed();
        options.exclude = QStringList {text("LOADED_AT")};
        DataDiff diff = *diffData(*db, relation("l"), relation("r"), options);
        QCOMPARE(diff.onlyLeftColumns, QStringList {text("gone")});
        QCOMPARE(diff.onlyRightColumns, QStringList {text("fresh")});
        QVERIFY(!diff.equal());
        QCOMPARE(diff.rowsDiffer(), 0);
        options.exclude << text("gone") << text("fresh");
        diff = *diffData(*db, relation("l"), relation("r"), options);
        QVERIFY(diff.equal());
        QCOMPARE(diff.sentence(), text("equal: 1 row; not compared: loaded_at, gone"));
        VERIFY_ERROR(diffData(*db, relation("l"), relation("r"), keyed("gone")), ErrorClass::BadInput);
        VERIFY_ERROR(diffData(*db, relation("l"), relation("nowhere"), keyed()), ErrorClass::BadInput);
        VERIFY_ERROR(diffData(*db, relation("l"), Operand::select(text("SELECT 1 AS other"))), ErrorClass::BadInput);
        VERIFY_ERROR(diffData(*db, relation("l"), Operand::select(text("ATTACH 'x' AS x"))), ErrorClass::Access);
    }

    void throughTheMapping()
    {
        TestDatabase db("CREATE TABLE v1(user_id INTEGER, ms INTEGER, plan TEXT); CREATE TABLE v2(account_id INTEGER, seconds REAL, tier INTEGER);"
                        "INSERT INTO v1 VALUES(1, 1500, 'free'), (2, 250, 'paid'); INSERT INTO v2 VALUES(1, 1.5, 0), (2, 0.25, 1);");
        const QVector<MappedColumn> columns {{text("account_id"), text("user_id")}, {text("seconds"), text("ms / 1000.0")},
            {text("tier"), text("CASE plan WHEN 'free' THEN 0 WHEN 'paid' THEN 1 END")}};
        DataDiff diff = *compareThroughMapping(*db, text("v1"), text("v2"), columns, keyed("account_id"));
        QVERIFY2(diff.equal(), qPrintable(diff.sentence()));
        db.exec("UPDATE v2 SET tier = 2 WHERE account_id = 2");
        diff = *compareThroughMapping(*db, text("v1"), text("v2"), columns, keyed("account_id"));
        QCOMPARE(diff.changed, 1);
        QCOMPARE(diff.changedSample[0].columns, QStringList {text("tier")});
        VERIFY_ERROR(compareThroughMapping(*db, text("v1"), text("v2"), {}, {}), ErrorClass::BadInput);
    }
};

SKEIN_TEST(TstDiff)
#include "tst_diff.moc"
