#include "tests/support/testregistry.h"

#include "models/items/activity/journaltable.h"
#include "models/items/csvtext.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTranslator>

using namespace skein;
using namespace skein::items;
using store::JournalEvent;

namespace {

JournalEvent line(qint64 seq, const char* kind, const char* step, const QJsonObject& payload = {})
{
    JournalEvent event;
    event.seq = seq;
    event.kind = QString::fromLatin1(kind);
    event.step = QString::fromLatin1(step);
    event.rollout = QStringLiteral("r-0001");
    event.target = QStringLiteral("plan_mix");
    event.actor = QStringLiteral("skein");
    event.wall = QDateTime(QDate(2026, 3, 1), QTime(9, 0), Qt::UTC).addSecs(seq);
    event.payload = payload;
    return event;
}

/// A language in which records are shouted.
class Shouting : public QTranslator
{
public:
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        return qstrcmp(context, "Records") == 0 ? QString::fromUtf8(text).toUpper() : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TstActivityItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentences_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("mark");
        const auto row = [](const char* kind, const char* step, const char* payload, const char* text, Mark mark) {
            QTest::addRow("%s %s %s", kind, step, text) << QString::fromLatin1(kind) << QString::fromLatin1(step) << QByteArray(payload) << QString::fromUtf8(text) << int(mark);
        };
        row("intent", "switch", "{}", "switching to the new output", Mark::Running);
        row("done", "switch", "{}", "switched to the new output", Mark::Done);
        row("done", "shadow", R"({"outcome":"equal","because":"12 rows"})", "old and new code ran side by side, results equal: 12 rows", Mark::Done);
        row("done", "shadow", R"({"outcome":"differs","because":"3 rows differ"})", "old and new results differ: 3 rows differ", Mark::Failed);
        row("done", "run", R"({"outcome":"newFailed","because":"no such column"})", "the new code failed where the old succeeded: no such column", Mark::Failed);
        row("done", "shadow", R"({"outcome":"brokenBefore"})", "broken before: the old code fails as well", Mark::Held);
        row("done", "run", R"({"outcome":"discarded"})", "discarded, the inputs changed meanwhile", Mark::Waiting);
        row("done", "build", R"({"complete":true,"rows":1200})", "new dataset built, 1,200 rows", Mark::Done);
        row("fail", "switch", R"({"then":"retry","attempt":2,"delayMs":1500,"message":"database is locked"})", "switching to the new output failed, attempt 2; again in 1.5 s: database is locked", Mark::Held);
        row("fail", "shadow", R"({"then":"fail","message":"no such table"})", "running old and new code side by side failed: no such table", Mark::Failed);
        row("fail", "switch", R"({"then":"again"})", "switching to the new output was interrupted before it took effect; it is done again", Mark::Waiting);
        row("fail", "verify", R"({"then":"quarantine","message":"differs"})", "comparing fingerprints with before found damage; set apart for a person: differs", Mark::Failed);
        row("decision", "stageStarted", R"({"stage":1})", "stage 2 begins", Mark::Running);
        row("decision", "promoted", R"j({"stage":0,"verdict":"PASS (limited)","sentence":"error rate up to 12 % not ruled out"})j", "stage 1: PASS (limited): error rate up to 12 % not ruled out", Mark::Done);
        row("decision", "paused", R"({"reason":"no data"})", "paused by itself: no data", Mark::Held);
        row("decision", "completed", "{}", "rollout completed; it can still be rolled back", Mark::Done);
        row("human", "pause", R"({"reason":"lunch"})", "paused the rollout: lunch", Mark::Person);
        row("human", "rollBack", R"({"reason":""})", "rolled back every switched target", Mark::Person);
        row("human", "mappingEdited", R"({"what":"accepted r6"})", "mapping edited: accepted r6", Mark::Person);
        row("note", "import", R"({"text":"3 sources read"})", "import: 3 sources read", Mark::None);
        row("note", "somethingNew", "{}", "something new", Mark::None);
    }
    void sentences()
    {
        QFETCH(QString, kind);
        QFETCH(QString, step);
        QFETCH(QByteArray, payload);
        JournalEvent event;
        event.kind = kind;
        event.step = step;
        event.payload = QJsonDocument::fromJson(payload).object();
        const Sentence sentence = sentenceOf(event);
        QTEST(sentence.text, "text");
        QTEST(int(sentence.mark), "mark");
    }

    void knownStepsNeverShowTheirNames()
    {
        for (const char* step : {"enroll", "preflight", "shadow", "switch", "deploy", "run", "publish", "unswitch", "undeploy", "verify", "clean", "build", "audit", "expose", "catchUp", "withdraw"}) {
            for (const char* kind : {"intent", "done"})
                QVERIFY2(sentenceOf(line(1, kind, step)).text.contains(QLatin1Char(' ')), step);
        }
    }

    void filter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("sentence") << QStringLiteral("SWITCHED to") << true;
        QTest::newRow("target") << QStringLiteral("plan_m") << true;
        QTest::newRow("actor") << QStringLiteral("skein") << true;
        QTest::newRow("payload") << QStringLiteral("abc123") << true;
        QTest::newRow("elsewhere") << QStringLiteral("royalty") << false;
    }
    void filter()
    {
        QFETCH(QString, text);
        JournalView view;
        view.text = text;
        QTEST(matches(line(1, "done", "switch", {{QStringLiteral("oid"), QStringLiteral("abc123")}}), view), "found");
        view = {};
        view.subject = QStringLiteral("r-0002");
        QVERIFY(!matches(line(1, "done", "switch"), view));
        view = {};
        view.kinds = {QStringLiteral("human")};
        QVERIFY(!matches(line(1, "done", "switch"), view));
        QVERIFY(matches(line(1, "human", "pause"), view));
    }

    void table()
    {
        JournalTable table;
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.add({line(3, "done", "switch"), line(2, "intent", "switch")});
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.index(0, 0).data(IdRole).toString(), QStringLiteral("2"));
        QSignalSpy inserted(&table, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
        table.add({line(3, "done", "switch"), line(4, "human", "pause")});
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(table.lastSeq(), 4);
        JournalView view;
        view.kinds = {QStringLiteral("done"), QStringLiteral("human")};
        table.setView(view);
        QCOMPARE(table.rowCount(), 2);
        table.add({line(5, "intent", "deploy")});
        QCOMPARE(table.rowCount(), 2); // filtered, but there
        QVERIFY(table.eventOf(5));
        table.add({line(1, "done", "enroll")});
        QCOMPARE(table.index(0, 0).data(IdRole).toString(), QStringLiteral("1"));
        QCOMPARE(table.firstSeq(), 1);
        QCOMPARE(table.subjects(), QStringList {QStringLiteral("r-0001")});
        QCOMPARE(table.index(0, JournalTable::Subject).data(LinkRole).toString(), QStringLiteral("skein://rollouts/r-0001/target/plan_mix"));
    }

    void exports()
    {
        JournalTable table;
        table.add({line(1, "done", "switch", {{QStringLiteral("oid"), QStringLiteral("abc")}}), line(2, "human", "pause", {{QStringLiteral("reason"), QStringLiteral("a, b")}})});
        const QByteArray csv = csvOf(table);
        QCOMPARE(csv.count("\r\n"), 3);
        QVERIFY(csv.contains("2026-03-01T09:00:01.000Z"));
        QVERIFY(csv.contains("\"paused the rollout: a, b\""));
        const QJsonArray json = QJsonDocument::fromJson(journalJson(table)).array();
        QCOMPARE(json.size(), 2);
        QCOMPARE(json[0].toObject().value(QLatin1String("payload")).toObject().value(QLatin1String("oid")).toString(), QStringLiteral("abc"));
        QCOMPARE(payloadText({}), QStringLiteral("no details"));
    }

    /// The window speaks the reader's language, the records stay as they were written.
    void recordsInTheWindow()
    {
        Shouting translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        JournalTable table;
        const QString words = QStringLiteral("the check was stopped");
        const JournalEvent recorded = line(1, "fail", "verify", {{QStringLiteral("message"), words}});
        const JournalEvent said = line(2, "human", "pause", {{QStringLiteral("reason"), words}});
        table.add({recorded, said});
        const auto shown = [&table](const char* id) {
            for (int row = 0; row < table.rowCount(); ++row) {
                if (table.index(row, 0).data(IdRole).toString() == QLatin1String(id))
                    return table.index(row, JournalTable::What).data().toString();
            }
            return QString();
        };
        QCOMPARE(shown("1"), QStringLiteral("comparing fingerprints with before failed: THE CHECK WAS STOPPED"));
        QCOMPARE(shown("2"), QStringLiteral("paused the rollout: the check was stopped"));
        JournalView view;
        view.text = QStringLiteral("CHECK WAS");
        QVERIFY(matches(recorded, view));
        QVERIFY(!csvOf(table).contains("THE CHECK"));
        QVERIFY(csvOf(table).contains("failed: the check was stopped"));
        QVERIFY(!journalJson(table).contains("THE CHECK"));
        QCoreApplication::removeTranslator(&translator);
    }

    void addresses()
    {
        JournalEvent event = line(1, "human", "submit");
        event.rollout = QStringLiteral("m-0001");
        QCOMPARE(addressOf(event), QStringLiteral("skein://migrations/m-0001"));
        event.rollout = QStringLiteral("c-0002");
        QCOMPARE(addressOf(event), QStringLiteral("skein://reviews/c-0002"));
        event.rollout.clear();
        QVERIFY(addressOf(event).isEmpty());
    }
};

SKEIN_TEST(TstActivityItems)
#include "tst_activityitems.moc"
