#include "models/store/schema.h"
#include "tests/models/store/storetest.h"
#include "tests/support/testregistry.h"

#include <QTemporaryDir>

#include <csignal>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace skein;
using namespace skein::store;
using skein::test::journalLine;
using skein::test::makeWorkspace;

namespace {
const QString r = QStringLiteral("r-0001");
}

class TstJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void chainsAndVerifies();
    void filters();
    void isAppendOnly_data();
    void isAppendOnly();
    void tamperingShows_data();
    void tamperingShows();
    void staleEpochIsShutOut();
    void expectationIsChecked();
    void batchIsAllOrNothing();
    void hookSeesEveryBoundary();
    void killedAtEachBoundary();
    void fullDiskLosesNothing();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<Workspace> m_workspace;
};

void TstJournal::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_workspace = makeWorkspace(m_dir->filePath(QStringLiteral("w")));
    QVERIFY(m_workspace);
}

void TstJournal::cleanup()
{
    m_workspace.reset();
}

void TstJournal::chainsAndVerifies()
{
    Journal journal(m_workspace->database());
    for (int i = 0; i < 5; ++i) {
        JournalEvent line = journalLine(QStringLiteral("note"), r);
        line.step = QStringLiteral("step%1").arg(i);
        line.payload = {{QStringLiteral("text"), QStringLiteral("ünï \"%1\"\n").arg(i)}, {QStringLiteral("n"), 0.1 * i}};
        QCOMPARE(*journal.append(line), qint64(i + 1));
    }
    const auto verified = journal.verify();
    VERIFY_OK(verified);
    QVERIFY(verified->ok());
    QCOMPARE(verified->count, qint64(5));
    const QVector<JournalEvent> events = *journal.read({});
    for (const JournalEvent& line : events)
        QCOMPARE(Journal::hashOf(line), line.hash);
    QCOMPARE(events.at(3).prevHash, events.at(2).hash);
    QCOMPARE(journal.head()->hash, events.constLast().hash);
    QCOMPARE(journal.last(r)->step, QStringLiteral("step4"));
    QCOMPARE(journal.last(QStringLiteral("none"))->seq, qint64(0));
    QVERIFY(!journal.append(journalLine(QStringLiteral("gossip"))).ok());
    CancelToken cancel;
    cancel.cancel();
    QCOMPARE(journal.verify(cancel).error().cls, ErrorClass::Cancelled);
}

void TstJournal::filters()
{
    Journal journal(m_workspace->database());
    for (int i = 0; i < 20; ++i) {
        JournalEvent line = journalLine(i % 2 ? QStringLiteral("human") : QStringLiteral("note"), i < 10 ? r : QString());
        line.target = QStringLiteral("t%1").arg(i % 5);
        line.payload = {{QStringLiteral("why"), i == 7 ? QStringLiteral("50% Frozen_") : QStringLiteral("plain")}};
        VERIFY_OK(journal.append(line));
    }
    const auto count = [&](const JournalFilter& filter) { return int(*journal.count(filter)); };
    JournalFilter filter;
    QCOMPARE(count(filter), 20);
    filter.limit = 3;
    QCOMPARE(journal.read(filter)->size(), 3);
    QCOMPARE(count(filter), 20);
    filter = {};
    filter.rollout = r;
    filter.kinds = {QStringLiteral("human")};
    QCOMPARE(count(filter), 5);
    filter.target = QStringLiteral("t1");
    QCOMPARE(count(filter), 1);
    filter = {};
    filter.text = QStringLiteral("50% FROZEN_");
    QCOMPARE(count(filter), 1);
    filter = {};
    filter.newestFirst = true;
    filter.beforeSeq = 18;
    filter.afterSeq = 15;
    const QVector<JournalEvent> page = *journal.read(filter);
    QCOMPARE(page.size(), 2);
    QCOMPARE(page.constFirst().seq, qint64(17));
}

void TstJournal::isAppendOnly_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("update") << QStringLiteral("UPDATE event SET actor = 'eve' WHERE seq = 2");
    QTest::newRow("delete") << QStringLiteral("DELETE FROM event WHERE seq = 3");
    QTest::newRow("replace") << QStringLiteral("INSERT OR REPLACE INTO event SELECT seq, rollout, 'x', step, attempt, epoch, kind, mono_ms, wall, actor, "
                                               "payload, prev_hash, hash FROM event WHERE seq = 2");
    QTest::newRow("gap") << QStringLiteral("INSERT INTO event SELECT 9, rollout, target, step, attempt, epoch, kind, mono_ms, wall, actor, payload, "
                                           "prev_hash, hash FROM event WHERE seq = 2");
}

void TstJournal::isAppendOnly()
{
    QFETCH(QString, sql);
    Journal journal(m_workspace->database());
    for (int i = 0; i < 3; ++i)
        VERIFY_OK(journal.append(journalLine(QStringLiteral("note"))));
    const auto refused = run(*m_workspace->database().connection(), sql);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().message.contains(QStringLiteral("append-only")));
    QVERIFY(journal.verify()->ok());
}

void TstJournal::tamperingShows_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<qint64>("badSeq");
    QTest::newRow("field changed") << QStringLiteral("UPDATE event SET actor = 'eve' WHERE seq = 2") << qint64(2);
    QTest::newRow("text moved between fields") << QStringLiteral("UPDATE event SET target = 'a', step = 'bc' WHERE seq = 3") << qint64(3);
    QTest::newRow("first removed") << QStringLiteral("DELETE FROM event WHERE seq = 1") << qint64(1);
    QTest::newRow("middle removed") << QStringLiteral("DELETE FROM event WHERE seq = 3") << qint64(3);
    QTest::newRow("middle removed, renumbered") << QStringLiteral("DELETE FROM event WHERE seq = 3; UPDATE event SET seq = seq - 1 WHERE seq > 3")
                                                << qint64(3);
    QTest::newRow("end cut off") << QStringLiteral("DELETE FROM event WHERE seq >= 4") << qint64(4);
    QTest::newRow("all gone") << QStringLiteral("DELETE FROM event") << qint64(1);
}

void TstJournal::tamperingShows()
{
    QFETCH(QString, sql);
    QFETCH(qint64, badSeq);
    Journal journal(m_workspace->database());
    for (int i = 0; i < 5; ++i) {
        JournalEvent line = journalLine(QStringLiteral("note"));
        line.target = QStringLiteral("ab");
        line.step = QStringLiteral("c");
        VERIFY_OK(journal.append(line));
    }
    m_workspace->database().closeThreadConnections();
    // From outside, as somebody with another program would.
    sqlite3* raw = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(m_workspace->database().path()), &raw), SQLITE_OK);
    const QByteArray script = "DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; " + sql.toUtf8();
    QCOMPARE(sqlite3_exec(raw, script.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(raw);
    const auto verified = journal.verify();
    VERIFY_OK(verified);
    QCOMPARE(verified->firstBadSeq, badSeq);
    QVERIFY(verified->finding.contains(QString::number(badSeq)));
    if (QByteArray(QTest::currentDataTag()) == "end cut off")
        QCOMPARE(journal.append(journalLine(QStringLiteral("note"))).error().cls, ErrorClass::Corruption);
}

void TstJournal::staleEpochIsShutOut()
{
    Journal journal(m_workspace->database());
    VERIFY_OK(journal.append(journalLine(QStringLiteral("intent"), r)));
    const int first = *journal.acquireEpoch(r);
    VERIFY_OK(journal.append(journalLine(QStringLiteral("intent"), r, first)));
    const int second = *journal.acquireEpoch(r);
    QCOMPARE(second, first + 1);
    QCOMPARE(*journal.currentEpoch(r), second);
    for (const QString& kind : {QStringLiteral("done"), QStringLiteral("note")}) {
        const auto refused = journal.append(journalLine(kind, r, first));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().cls, ErrorClass::Logic);
        QVERIFY(refused.error().message.contains(r));
    }
    QVERIFY(!journal.append(journalLine(QStringLiteral("intent"), r)).ok());
    QVERIFY(!journal.append(journalLine(QStringLiteral("intent"), r, second + 1)).ok());
    VERIFY_OK(journal.append(journalLine(QStringLiteral("done"), r, second)));
    VERIFY_OK(journal.append(journalLine(QStringLiteral("human"), r)));
    VERIFY_OK(journal.append(journalLine(QStringLiteral("intent"), QStringLiteral("other"))));
}

void TstJournal::expectationIsChecked()
{
    Journal journal(m_workspace->database());
    const qint64 seen = *journal.append(journalLine(QStringLiteral("note"), r), {0});
    VERIFY_OK(journal.append(journalLine(QStringLiteral("note"), QStringLiteral("another"))));
    const qint64 next = *journal.append(journalLine(QStringLiteral("human"), r), {seen});
    const auto stale = journal.append(journalLine(QStringLiteral("human"), r), {seen});
    QVERIFY(!stale.ok());
    QCOMPARE(stale.error().cls, ErrorClass::Logic);
    QVERIFY(stale.error().message.contains(QString::number(next)));
    QCOMPARE(*journal.lastSeq(r), next);
}

void TstJournal::batchIsAllOrNothing()
{
    Journal journal(m_workspace->database());
    QCOMPARE(*journal.appendAll({journalLine(QStringLiteral("note")), journalLine(QStringLiteral("note"))}, {}), qint64(2));
    QVERIFY(!journal.appendAll({journalLine(QStringLiteral("note")), journalLine(QStringLiteral("wrong"))}, {}).ok());
    QCOMPARE(*journal.lastSeq(), qint64(2));
    QVERIFY(journal.verify()->ok());
}

void TstJournal::hookSeesEveryBoundary()
{
    Journal journal(m_workspace->database());
    QStringList boundaries;
    journal.setCrashHook([&](const char* point, qint64 n) {
        const auto seen = Journal(m_workspace->database()).lastSeq();
        boundaries << QStringLiteral("%1%2:%3").arg(QLatin1String(point)).arg(n).arg(*seen);
    });
    VERIFY_OK(journal.append(journalLine(QStringLiteral("note"))));
    VERIFY_OK(journal.appendAll({journalLine(QStringLiteral("note")), journalLine(QStringLiteral("note"))}, {}));
    QCOMPARE(boundaries, (QStringList {QStringLiteral("before1:1"), QStringLiteral("after1:1"), QStringLiteral("before2:3"), QStringLiteral("after2:3")}));
}

void TstJournal::killedAtEachBoundary()
{
    const QString path = m_workspace->path();
    m_workspace.reset();
    qint64 expected = 0;
    for (int boundary = 0; boundary < 6; ++boundary) {
        const pid_t child = fork();
        if (child == 0) {
            const auto workspace = Workspace::open(path);
            if (!workspace.ok())
                _exit(1);
            Journal journal((*workspace)->database());
            int reached = 0;
            journal.setCrashHook([&](const char*, qint64) {
                if (reached++ == boundary)
                    kill(getpid(), SIGKILL);
            });
            for (int i = 0; i < 3; ++i)
                (void)journal.append(journalLine(QStringLiteral("note")));
            _exit(2);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        expected += (boundary + 1) / 2;
        const auto workspace = Workspace::open(path);
        VERIFY_OK(workspace);
        Journal journal((*workspace)->database());
        QVERIFY(journal.verify()->ok());
        QCOMPARE(*journal.lastSeq(), expected);
    }
}

void TstJournal::fullDiskLosesNothing()
{
    Journal journal(m_workspace->database());
    VERIFY_OK(journal.append(journalLine(QStringLiteral("note"))));
    const QSqlDatabase database = *m_workspace->database().connection();
    VERIFY_OK(run(database, QStringLiteral("PRAGMA max_page_count = 1")));
    JournalEvent big = journalLine(QStringLiteral("note"));
    big.payload = {{QStringLiteral("text"), QString(200000, QLatin1Char('x'))}};
    const auto full = journal.append(big);
    QVERIFY(!full.ok());
    QCOMPARE(full.error().cls, ErrorClass::Resource);
    QVERIFY(!full.error().remedy.isEmpty());
    QVERIFY(journal.verify()->ok());
    QCOMPARE(*journal.lastSeq(), qint64(1));
    VERIFY_OK(run(database, QStringLiteral("PRAGMA max_page_count = 1000000")));
    QCOMPARE(*journal.append(big), qint64(2));
    QVERIFY(journal.verify()->ok());
}

SKEIN_TEST(TstJournal)
#include "tst_journal.moc"
