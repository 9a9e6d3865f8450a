#include "tests/models/warehouse/testdatabase.h"
#include "tests/support/testregistry.h"

#include <sqlite3.h>

using namespace skein;
using namespace skein::warehouse;
using namespace skein::warehouse::test;

class TstAdoption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("plain") << text("CREATE TABLE revenue(id INTEGER PRIMARY KEY, v TEXT); INSERT INTO revenue VALUES(1, 'x')");
        QTest::newRow("indexes") << text("CREATE TABLE  Revenue ( id INTEGER,\n  v TEXT UNIQUE -- a comment about revenue\n );"
                                         "CREATE INDEX revenue_by_v ON Revenue(v); CREATE UNIQUE INDEX \"r 2\" on revenue (id) WHERE id > 0;"
                                         "INSERT INTO revenue VALUES(1, 'x')");
        QTest::newRow("counter") << text("CREATE TABLE [revenue](id INTEGER PRIMARY KEY AUTOINCREMENT, v); INSERT INTO revenue(v) VALUES('x'), ('y')");
        QTest::newRow("no rowid") << text("CREATE TABLE `revenue`(id INTEGER PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO revenue VALUES(1, 'x')");
        QTest::newRow("read by a view") << text("CREATE TABLE revenue(id, v); INSERT INTO revenue VALUES(1, 'x');"
                                                "CREATE VIEW report AS SELECT v FROM revenue");
        QTest::newRow("child") << text("CREATE TABLE parent(id PRIMARY KEY); CREATE TABLE revenue(id REFERENCES parent(id), v);"
                                       "INSERT INTO revenue VALUES(1, 'x')");
        QTest::newRow("generated") << text("CREATE TABLE revenue(id, v AS (id * 2)); INSERT INTO revenue VALUES(1)");
    }
    void roundTrip()
    {
        QFETCH(QString, script);
        TestDatabase db;
        VERIFY_OK(db->execute(script));
        const char* const schema = "SELECT group_concat(type || ':' || name || ':' || tbl_name || ':' || coalesce(sql, '') || char(10), '')"
                                   " FROM (SELECT * FROM sqlite_master WHERE name NOT LIKE '\\_skein%' ESCAPE '\\' ORDER BY type, name)";
        VERIFY_OK(db->ensureIdentity());
        const QString before = db.value(schema);
        const Fingerprint content = *db->fingerprint(text("revenue"));
        const AdoptionPlan plan = *db->planAdoption(text("revenue"), text("revenue__base_1"));
        QVERIFY2(plan.possible(), qPrintable(plan.refusals.join(QLatin1Char('\n'))));
        QCOMPARE(plan.steps.size(), 2);

        VERIFY_OK(db->adopt(text("revenue"), text("revenue__base_1"), marker("adopt")));
        QVERIFY(*db->probeMarker(marker("adopt")));
        QCOMPARE(*db->viewTarget(text("revenue")), text("revenue__base_1"));
        QVERIFY(*db->fingerprint(text("revenue")) == content);
        QVERIFY(*db->fingerprint(text("revenue__base_1")) == content);
        VERIFY_OK(db->adopt(text("revenue"), text("revenue__base_1"), marker("adopt"))); // repeated after a crash
        QVERIFY(db->planAdoption(text("revenue"), text("revenue__base_1"))->alreadyAdopted);
        QVERIFY(db->dropShadow(text("revenue__"))->isEmpty()); // the user's data

        // To the new side and back, as a rollback does, then the table itself.
        QVERIFY(db->runSelectInto(text("revenue__cand_1"), text("SELECT * FROM revenue__base_1")).ok());
        VERIFY_OK(db->switchViews({{text("revenue"), text("revenue__cand_1"), text("revenue__base_1")}}, marker("switch")));
        VERIFY_ERROR(db->unadopt(text("revenue"), marker("unadopt")), ErrorClass::Logic);
        QVERIFY(db->dropShadow(text("revenue__base"))->isEmpty());
        VERIFY_OK(db->switchViews({{text("revenue"), text("revenue__base_1"), text("revenue__cand_1")}}, marker("unswitch")));
        VERIFY_OK(db->unadopt(text("revenue"), marker("unadopt")));
        VERIFY_OK(db->unadopt(text("revenue"), marker("unadopt")));
        VERIFY_OK(db->dropShadow(text("revenue__cand")));

        QCOMPARE(db.value(schema), before);
        QVERIFY(*db->fingerprint(text("revenue")) == content);
        db.reopen();
        QCOMPARE(db.value(schema), before);
        sqlite3* raw = nullptr;
        QCOMPARE(sqlite3_open(db.path().toUtf8().constData(), &raw), SQLITE_OK);
        QString verdict;
        const auto collect = [](void* out, int, char** values, char**) {
            static_cast<QString*>(out)->append(QString::fromUtf8(values[0]));
            return 0;
        };
        sqlite3_exec(raw, "PRAGMA integrity_check", collect, &verdict, nullptr);
        sqlite3_close(raw);
        QCOMPARE(verdict, text("ok"));
        VERIFY_OK(db->execute(text("INSERT INTO revenue(id) VALUES(77)")));
    }

    void refusals()
    {
        TestDatabase db("CREATE TABLE revenue(id INTEGER PRIMARY KEY, v);"
                        "CREATE TABLE line(revenue_id REFERENCES revenue(id)); CREATE TABLE log(x);"
                        "CREATE TRIGGER on_revenue AFTER INSERT ON revenue BEGIN INSERT INTO log VALUES(1); END;"
                        "CREATE TRIGGER from_log AFTER INSERT ON log BEGIN DELETE FROM revenue; END;"
                        "CREATE TABLE revenue__base_1(x); CREATE VIEW hand AS SELECT 1 AS x;");
        const AdoptionPlan plan = *db->planAdoption(text("revenue"), text("revenue__base_1"));
        QCOMPARE(plan.refusals,
            QStringList({text("'revenue__base_1' exists already"), text("The trigger 'from_log' on 'log' uses it"), text("It has the trigger 'on_revenue'"),
                text("The foreign key of 'line' refers to it")}));
        VERIFY_ERROR(db->adopt(text("revenue"), text("revenue__base_1"), marker("adopt")), ErrorClass::Logic);
        QCOMPARE(db->witness(text("revenue"))->kind, ObjectKind::Table);
        QVERIFY(!db->planAdoption(text("hand"), text("hand__1"))->possible());
        QVERIFY(!db->planAdoption(text("absent"), text("absent__1"))->possible());
        QVERIFY(!db->planAdoption(text("log"), text("log2"))->possible());
        VERIFY_ERROR(db->unadopt(text("log"), marker("unadopt")), ErrorClass::Logic);
    }

    void changedWhileAdopted()
    {
        TestDatabase db("CREATE TABLE revenue(id, v)");
        VERIFY_OK(db->adopt(text("revenue"), text("revenue__base_1"), marker("adopt")));
        VERIFY_OK(db->execute(text("ALTER TABLE revenue__base_1 ADD COLUMN more")));
        VERIFY_ERROR(db->unadopt(text("revenue"), marker("unadopt")), ErrorClass::Logic);
        QCOMPARE(*db->viewTarget(text("revenue")), text("revenue__base_1")); // nothing was half done
    }
};

SKEIN_TEST(TstAdoption)
#include "tst_adoption.moc"
