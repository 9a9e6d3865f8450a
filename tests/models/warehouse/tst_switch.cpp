#include "tests/models/warehouse/testdatabase.h"
#include "tests/support/testregistry.h"

#include <sqlite3.h>

using namespace skein;
using namespace skein::warehouse;
using namespace skein::warehouse::test;

namespace {
const char* const twoOutputs = "CREATE TABLE a__old(id INTEGER, v TEXT); INSERT INTO a__old VALUES(1, 'old a');"
                               "CREATE TABLE a__new(id INTEGER, v TEXT); INSERT INTO a__new VALUES(1, 'new a');"
                               "CREATE TABLE b__old(v TEXT); INSERT INTO b__old VALUES('old b');"
                               "CREATE TABLE b__new(v TEXT); INSERT INTO b__new VALUES('new b');";

QVector<ViewSwitch> appear()
{
    return {{text("a"), text("a__old"), {}}, {text("b"), text("b__old"), {}}};
}
QVector<ViewSwitch> forward()
{
    return {{text("a"), text("a__new"), text("a__old")}, {text("b"), text("b__new"), text("b__old")}};
}
QVector<ViewSwitch> back()
{
    return {{text("a"), text("a__old"), text("a__new")}, {text("b"), text("b__old"), text("b__new")}};
}
} // namespace

class TstSwitch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack()
    {
        TestDatabase db(twoOutputs);
        VERIFY_OK(db->switchViews(appear(), marker("create")));
        const ObjectWitness before = *db->witness(text("a"));
        QCOMPARE(before.target, text("a__old"));
        VERIFY_OK(db->switchViews(forward(), marker("switch")));
        QCOMPARE(db.value("SELECT v FROM a"), text("new a"));
        QCOMPARE(db.value("SELECT v FROM b"), text("new b"));
        QCOMPARE(*db->viewTarget(text("b")), text("b__new"));
        VERIFY_OK(db->switchViews(back(), marker("unswitch")));
        QVERIFY(*db->witness(text("a")) == before);
        VERIFY_OK(db->switchViews({{text("a"), {}, text("a__old")}, {text("b"), {}, text("b__old")}}, marker("withdraw")));
        QVERIFY(!*db->exists(text("a")));
        QVERIFY(!db->witness(text("a"))->exists);
    }

    void allOrNothing()
    {
        TestDatabase db(twoOutputs);
        VERIFY_OK(db->switchViews(appear(), marker("create")));
        auto switches = forward();
        switches[1].newPhysical = text("b__absent");
        VERIFY_ERROR(db->switchViews(switches, marker("switch")), ErrorClass::Logic);
        QCOMPARE(db.value("SELECT v FROM a"), text("old a"));
        QVERIFY(!*db->probeMarker(marker("switch")));
    }

    void probeTellsWhetherItHappened()
    {
        TestDatabase db(twoOutputs);
        QVERIFY(!*db->probeMarker(marker("switch"))); // not even the tables are there
        VERIFY_OK(db->switchViews(appear(), marker("create")));
        QVERIFY(!*db->probeMarker(marker("switch", 1, 7)));
        VERIFY_OK(db->switchViews(forward(), marker("switch", 1, 7)));
        QVERIFY(*db->probeMarker(marker("switch", 1, 7)));
        QVERIFY(!*db->probeMarker(marker("switch", 1, 8)));
        QVERIFY(!*db->probeMarker(marker("switch", 2, 7)));
        // Once more after a crash: nothing happens, and it is a success.
        VERIFY_OK(db->switchViews(forward(), marker("switch", 1, 7)));
        QCOMPARE(db.value("SELECT count(*) FROM _skein_marker"), text("2"));
        // The same marker for another act is refused.
        VERIFY_ERROR(db->switchViews(back(), marker("switch", 1, 7)), ErrorClass::Logic);
    }

    void staleEpochIsRefused()
    {
        TestDatabase db(twoOutputs);
        VERIFY_OK(db->switchViews(appear(), marker("create", 3)));
        VERIFY_OK(db->fenceEpoch(text("r1"), 4));
        VERIFY_ERROR(db->switchViews(forward(), marker("switch", 3)), ErrorClass::Logic);
        QCOMPARE(db.value("SELECT v FROM a"), text("old a"));
        VERIFY_ERROR(db->fenceEpoch(text("r1"), 2), ErrorClass::Logic);
        VERIFY_OK(db->fenceEpoch(text("other"), 1));
        VERIFY_OK(db->switchViews(forward(), marker("switch", 4)));
    }

    void changedBySomebodyElse_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("points elsewhere") << text("DROP VIEW a; CREATE VIEW \"a\" AS SELECT t.\"id\", t.\"v\" FROM \"b__old\" AS t");
        QTest::newRow("filtered") << text("DROP VIEW a; CREATE VIEW \"a\" AS SELECT t.\"id\", t.\"v\" FROM \"a__old\" AS t WHERE id > 1");
        QTest::newRow("dropped") << text("DROP VIEW a");
        QTest::newRow("a table now") << text("DROP VIEW a; CREATE TABLE a(id, v)");
    }
    void changedBySomebodyElse()
    {
        QFETCH(QString, script);
        TestDatabase db(twoOutputs);
        VERIFY_OK(db->switchViews(appear(), marker("create")));
        VERIFY_OK(db->execute(script));
        const Status status = db->switchViews(forward(), marker("switch"));
        VERIFY_ERROR(status, ErrorClass::Logic);
        QVERIFY(status.error().message.contains(text("changed by somebody else")));
        QCOMPARE(db.value("SELECT v FROM b"), text("old b"));
    }

    void columnsAndOddNames()
    {
        TestDatabase db("CREATE TABLE \"o\"\"dd__1\"(\"a b\", \"select\", c); INSERT INTO \"o\"\"dd__1\" VALUES(1, 2, 3);");
        VERIFY_OK(db->switchViews({{text("o\"dd"), text("o\"dd__1"), {}, {text("select"), text("a b")}}}, marker("x")));
        const auto rows = db->query(text("SELECT * FROM \"o\"\"dd\""));
        VERIFY_OK(rows);
        QCOMPARE(rows->columns, QStringList({text("select"), text("a b")}));
        QCOMPARE(*db->viewTarget(text("o\"dd")), text("o\"dd__1"));
        VERIFY_ERROR(db->switchViews({{text("o\"dd"), text("o\"dd__1"), text("o\"dd__1"), {text("nope")}}}, marker("y")), ErrorClass::Logic);
        VERIFY_ERROR(db->switchViews({}, marker("z")), ErrorClass::Logic);
    }

    void longReaderKeepsItsState()
    {
        TestDatabase db(twoOutputs);
        VERIFY_OK(db->switchViews(appear(), marker("create")));
        const auto reader = db.open();
        VERIFY_OK(reader->beginSnapshot());
        QCOMPARE(reader->query(text("SELECT v FROM a"))->rows[0][0].toString(), text("old a"));
        VERIFY_OK(db->switchViews(forward(), marker("switch"))); // does not wait for the reader
        QCOMPARE(reader->query(text("SELECT v FROM a"))->rows[0][0].toString(), text("old a"));
        QCOMPARE(reader->query(text("SELECT v FROM b"))->rows[0][0].toString(), text("old b"));
        VERIFY_ERROR(reader->execute(text("DELETE FROM a__old")), ErrorClass::Logic); // not inside a snapshot
        reader->endSnapshot();
        QCOMPARE(reader->query(text("SELECT v FROM a"))->rows[0][0].toString(), text("new a"));
    }

    void lockedByAnotherConnection()
    {
        TestDatabase db(twoOutputs);
        VERIFY_OK(db->switchViews(appear(), marker("create")));
        sqlite3* other = nullptr;
        QCOMPARE(sqlite3_open(db.path().toUtf8().constData(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        VERIFY_ERROR(db->switchViews(forward(), marker("switch")), ErrorClass::Contention);
        QCOMPARE(db->runSelectInto(text("c__1"), text("SELECT 1")).error->cls, ErrorClass::Contention);
        QCOMPARE(db.value("SELECT v FROM a"), text("old a"));
        sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
        sqlite3_close(other);
        VERIFY_OK(db->switchViews(forward(), marker("switch")));
    }

    void identityIsChecked()
    {
        TestDatabase db(twoOutputs);
        const Identity identity = *db->ensureIdentity();
        QCOMPARE(identity.uuid.size(), 36);
        QCOMPARE(db->identity()->uuid, identity.uuid);
        db->expectIdentity(identity.uuid);
        VERIFY_OK(db->switchViews(appear(), marker("create")));
        db->expectIdentity(text("another"));
        VERIFY_ERROR(db->switchViews(forward(), marker("switch")), ErrorClass::Logic);
        QCOMPARE(db.value("SELECT v FROM a"), text("old a"));
        db.reopen();
        QCOMPARE(db->identity()->uuid, identity.uuid);
    }

    void engineTablesAreHidden()
    {
        TestDatabase db(twoOutputs);
        VERIFY_OK(db->switchViews(appear(), marker("create")));
        QStringList names;
        const auto objects = db->listObjects();
        VERIFY_OK(objects);
        for (const ObjectInfo& object : *objects)
            names.append(object.name);
        QCOMPARE(names.join(QLatin1Char(' ')), text("a a__new a__old b b__new b__old"));
        QVERIFY(db->listObjects(true)->size() > names.size());
    }

    void shadowsInUseStay()
    {
        TestDatabase db(twoOutputs);
        VERIFY_OK(db->switchViews(appear(), marker("create")));
        const auto dropped = db->dropShadow(text("a__"));
        VERIFY_OK(dropped);
        QCOMPARE(*dropped, QStringList {text("a__new")});
        QVERIFY(*db->exists(text("a__old")));
        VERIFY_ERROR(db->dropShadow(text("a")), ErrorClass::Logic);
        VERIFY_ERROR(db->dropShadow(text("__")), ErrorClass::Logic);
    }
};

SKEIN_TEST(TstSwitch)
#include "tst_switch.moc"
