#include "models/store/documentstore.h"
#include "models/store/settings.h"
#include "models/store/sqlerror.h"
#include "tests/models/store/storetest.h"
#include "tests/support/testregistry.h"

#include <QTemporaryDir>

#include <sqlite3.h>

using namespace skein;
using namespace skein::store;
using skein::test::makeWorkspace;

class TstStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void documentsAreVersioned();
    void historyStaysReadable();
    void removedDocumentsGoOnCounting();
    void documentsAreWrittenTogether();
    void settings();
    void transactionsRollBack();
    void errorClasses_data();
    void errorClasses();
    void backups();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<Workspace> m_workspace;
};

namespace {

const QString kind = QStringLiteral("mapping");
const QString id = QStringLiteral("m1");
const QString mira = QStringLiteral("mira");

QJsonObject value(int n)
{
    return {{QStringLiteral("a"), n}};
}

} // namespace

void TstStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_workspace = makeWorkspace(m_dir->filePath(QStringLiteral("w")));
    QVERIFY(m_workspace);
}

void TstStore::cleanup()
{
    m_workspace.reset();
}

void TstStore::documentsAreVersioned()
{
    DocumentStore documents(m_workspace->database());
    QCOMPARE(*documents.put(kind, id, value(1), 0, mira), qint64(1));
    QCOMPARE(*documents.put(kind, id, value(1), 1, mira), qint64(1));
    QCOMPARE(*documents.put(kind, id, value(2), 1, QStringLiteral("jonas")), qint64(2));
    const auto stale = documents.put(kind, id, value(3), 1, mira);
    QVERIFY(!stale.ok());
    QCOMPARE(stale.error().cls, ErrorClass::Logic);
    QVERIFY(stale.error().message.contains(QStringLiteral("jonas")));
    QVERIFY(!documents.put(kind, id, value(3), 0, mira).ok());
    QCOMPARE((*documents.get(kind, id))->json, value(2));
    QVERIFY(!documents.get(kind, QStringLiteral("other"))->has_value());
    QCOMPARE(*documents.put(kind, QStringLiteral("a0"), value(1), -1, mira), qint64(1));
    QCOMPARE(documents.list(kind)->constFirst().id, QStringLiteral("a0"));
}

void TstStore::historyStaysReadable()
{
    DocumentStore documents(m_workspace->database());
    const QJsonObject big {{QStringLiteral("text"), QString(5000, QChar(0xe9))}};
    VERIFY_OK(documents.put(kind, id, value(1), 0, mira));
    VERIFY_OK(documents.put(kind, id, big, 1, mira));
    VERIFY_OK(documents.put(kind, id, value(3), 2, mira, KeepHistory::No));
    const QVector<Document> history = *documents.history(kind, id);
    QCOMPARE(history.size(), 2);
    QCOMPARE(history.at(0).json, value(1));
    QCOMPARE(history.at(1).json, big);
    QCOMPARE((*documents.get(kind, id))->version, qint64(3));
}

void TstStore::removedDocumentsGoOnCounting()
{
    DocumentStore documents(m_workspace->database());
    VERIFY_OK(documents.put(kind, id, value(1), 0, mira));
    QVERIFY(!documents.remove(kind, id, 9, mira).ok());
    VERIFY_OK(documents.remove(kind, id, 1, mira));
    VERIFY_OK(documents.remove(kind, id, -1, mira));
    QVERIFY(!documents.get(kind, id)->has_value());
    QVERIFY(documents.history(kind, id)->constLast().removed);
    const auto late = documents.put(kind, id, value(2), 1, mira);
    QVERIFY(!late.ok());
    QVERIFY(late.error().message.contains(QStringLiteral("removed")));
    QCOMPARE(*documents.put(kind, id, value(2), 0, mira), qint64(3));
}

void TstStore::documentsAreWrittenTogether()
{
    DocumentStore documents(m_workspace->database());
    QVector<DocumentWrite> writes;
    for (int i = 0; i < 100; ++i)
        writes.append({kind, QStringLiteral("m%1").arg(i), value(i), 0, KeepHistory::Yes});
    QCOMPARE(documents.putAll(writes, mira)->size(), 100);
    writes = {{kind, QStringLiteral("new"), value(1), 0, KeepHistory::Yes}, {kind, QStringLiteral("m5"), value(1), 7, KeepHistory::Yes}};
    QVERIFY(!documents.putAll(writes, mira).ok());
    QVERIFY(!documents.get(kind, QStringLiteral("new"))->has_value());
}

void TstStore::settings()
{
    Settings settings(m_workspace->database());
    QCOMPARE(*settings.value(QStringLiteral("a.b"), QStringLiteral("x")), QStringLiteral("x"));
    VERIFY_OK(settings.set(QStringLiteral("a.b"), QStringLiteral("1")));
    VERIFY_OK(settings.set(QStringLiteral("a.b"), QString()));
    VERIFY_OK(settings.set(QStringLiteral("c"), QStringLiteral("2")));
    QCOMPARE(*settings.value(QStringLiteral("a.b"), QStringLiteral("x")), QString());
    QCOMPARE(settings.all(QStringLiteral("a."))->size(), 1);
    QCOMPARE(settings.all()->size(), 2);
    VERIFY_OK(settings.remove(QStringLiteral("c")));
    QCOMPARE(settings.all()->size(), 1);
}

void TstStore::transactionsRollBack()
{
    const QSqlDatabase database = *m_workspace->database().connection();
    {
        ScopedTransaction transaction(database);
        VERIFY_OK(transaction.begin());
        VERIFY_OK(run(database, QStringLiteral("INSERT INTO setting VALUES ('k', 'v')")));
        ScopedTransaction nested(database);
        QVERIFY(!nested.begin().ok());
    }
    QVERIFY(Settings(m_workspace->database()).all()->isEmpty());
    // A second connection that wants to write waits, then says so.
    Database other(m_workspace->database().path(), false);
    const QSqlDatabase second = *other.connection();
    VERIFY_OK(run(second, QStringLiteral("PRAGMA busy_timeout = 1")));
    ScopedTransaction holder(database);
    VERIFY_OK(holder.begin());
    ScopedTransaction waiting(second);
    const Status busy = waiting.begin();
    QVERIFY(!busy.ok());
    QCOMPARE(busy.error().cls, ErrorClass::Contention);
}

void TstStore::errorClasses_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<ErrorClass>("cls");
    QTest::newRow("busy") << SQLITE_BUSY << ErrorClass::Contention;
    QTest::newRow("busy snapshot") << int(SQLITE_BUSY_SNAPSHOT) << ErrorClass::Contention;
    QTest::newRow("locked") << SQLITE_LOCKED << ErrorClass::Contention;
    QTest::newRow("full") << SQLITE_FULL << ErrorClass::Resource;
    QTest::newRow("fsync") << int(SQLITE_IOERR_FSYNC) << ErrorClass::Resource;
    QTest::newRow("no memory") << SQLITE_NOMEM << ErrorClass::Resource;
    QTest::newRow("read-only") << SQLITE_READONLY << ErrorClass::Access;
    QTest::newRow("moved while open") << int(SQLITE_READONLY_DBMOVED) << ErrorClass::Access;
    QTest::newRow("cannot open") << SQLITE_CANTOPEN << ErrorClass::Access;
    QTest::newRow("corrupt") << SQLITE_CORRUPT << ErrorClass::Corruption;
    QTest::newRow("corrupt index") << int(SQLITE_CORRUPT_INDEX) << ErrorClass::Corruption;
    QTest::newRow("no database") << SQLITE_NOTADB << ErrorClass::Corruption;
    QTest::newRow("corrupt file system") << int(SQLITE_IOERR_CORRUPTFS) << ErrorClass::Corruption;
    QTest::newRow("interrupted") << SQLITE_INTERRUPT << ErrorClass::Cancelled;
    QTest::newRow("unique") << int(SQLITE_CONSTRAINT_UNIQUE) << ErrorClass::Logic;
    QTest::newRow("syntax") << SQLITE_ERROR << ErrorClass::Logic;
    QTest::newRow("no code") << 0 << ErrorClass::Unknown;
}

void TstStore::errorClasses()
{
    QFETCH(int, code);
    QFETCH(ErrorClass, cls);
    const Error error = mapSqliteCode(code, QStringLiteral("text"), QStringLiteral("save"));
    QCOMPARE(error.cls, cls);
    QCOMPARE(error.message, QStringLiteral("save: text"));
    QCOMPARE(error.remedy.isEmpty(), cls == ErrorClass::Cancelled);
}

void TstStore::backups()
{
    VERIFY_OK(Settings(m_workspace->database()).set(QStringLiteral("k"), QStringLiteral("v")));
    const QString file = m_workspace->backupsPath() + QStringLiteral("/copy.db");
    VERIFY_OK(m_workspace->database().backupTo(file));
    QVERIFY(!m_workspace->database().backupTo(file).ok());
    Database copy(file, true);
    QCOMPARE(*Settings(copy).value(QStringLiteral("k")), QStringLiteral("v"));
}

SKEIN_TEST(TstStore)
#include "tst_store.moc"
