#include "models/store/documentstore.h"
#include "models/store/journal.h"
#include "models/store/schema.h"
#include "models/store/workspace.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

using namespace skein;
using namespace skein::store;

class TstStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workspaceIsMadeAndOpened();
    void whatIsNoWorkspaceIsRefused();
    void secondWriterIsNamed();
    void newerSchemaIsRefused();
    void configErrorsNameLineAndField();
    void pathsStayInside();
    void journalChainsAndVerifies();
    void journalIsAppendOnlyAndTamperingShows();
    void staleEpochIsShutOut();
    void documentsAreVersioned();

private:
    static std::shared_ptr<Workspace> make(const QString& dir);
};

std::shared_ptr<Workspace> TstStore::make(const QString& dir)
{
    WorkspaceConfig config;
    config.name = QStringLiteral("test");
    Result<std::shared_ptr<Workspace>> workspace = Workspace::create(dir, config);
    if (!workspace) {
        qCritical("%s", qPrintable(workspace.error().toText()));
        return nullptr;
    }
    return *workspace;
}

void TstStore::workspaceIsMadeAndOpened()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("w"));
    {
        const auto workspace = make(path);
        QVERIFY(workspace);
        QCOMPARE(workspace->name(), QStringLiteral("test"));
        QVERIFY(QDir(path + QStringLiteral("/repos")).exists());
    }
    QVERIFY(Workspace::open(path).ok());
    QVERIFY(!Workspace::create(path, {}).ok());
}

void TstStore::whatIsNoWorkspaceIsRefused()
{
    QTemporaryDir dir;
    const auto missing = Workspace::open(dir.filePath(QStringLiteral("nothing")));
    QVERIFY(!missing.ok());
    const auto plain = Workspace::open(dir.path());
    QVERIFY(!plain.ok());
    QVERIFY(plain.error().message.contains(QStringLiteral("not a Skein workspace")));
    QVERIFY(!plain.error().remedy.isEmpty());
}

void TstStore::secondWriterIsNamed()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("w"));
    const auto first = make(path);
    QVERIFY(first);
    const auto second = Workspace::open(path);
    QVERIFY(!second.ok());
    QVERIFY(second.error().message.contains(QString::number(getpid())));
    const auto reader = Workspace::open(path, OpenMode::ReadOnly);
    QVERIFY2(reader.ok(), reader.ok() ? "" : qPrintable(reader.error().toText()));
    DocumentStore documents((*reader)->database());
    QVERIFY(!documents.put(QStringLiteral("a"), QStringLiteral("b"), {{QStringLiteral("x"), 1}}, 0, {}).ok());
}

void TstStore::newerSchemaIsRefused()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("w"));
    make(path);
    {
        Database database(path + QStringLiteral("/skein.db"), false);
        QVERIFY(run(*database.connection(), QStringLiteral("PRAGMA user_version = 999")).ok());
    }
    const auto opened = Workspace::open(path);
    QVERIFY(!opened.ok());
    QVERIFY(opened.error().message.contains(QStringLiteral("999")));
    QVERIFY(opened.error().message.contains(QString::number(newestSchemaVersion())));
}

void TstStore::configErrorsNameLineAndField()
{
    const auto broken = readWorkspaceConfig("name: x\nrepositories:\n  - name: a\n", QStringLiteral("workspace.yaml"));
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().where, QStringLiteral("workspace.yaml:3"));
    const auto notYaml = readWorkspaceConfig("name: [", QStringLiteral("workspace.yaml"));
    QVERIFY(!notYaml.ok());
    const auto unknown = readWorkspaceConfig("name: x\ncolour: red\n", QStringLiteral("workspace.yaml"));
    QVERIFY(unknown.ok());
    QCOMPARE(unknown->unknownKeys, QStringList {QStringLiteral("colour")});
    WorkspaceConfig config;
    config.name = QStringLiteral("a: b");
    config.repositories.append({QStringLiteral("r"), QStringLiteral("repos/r.git"), QStringLiteral("merge"), QStringLiteral("skein")});
    const auto back = readWorkspaceConfig(writeWorkspaceConfig(config), QStringLiteral("x"));
    QVERIFY(back.ok());
    QCOMPARE(writeWorkspaceConfig(*back), writeWorkspaceConfig(config));
}

void TstStore::pathsStayInside()
{
    QTemporaryDir dir;
    const auto workspace = make(dir.filePath(QStringLiteral("w")));
    QVERIFY(workspace->resolve(QStringLiteral("repos/a.git")).ok());
    QVERIFY(!workspace->resolve(QStringLiteral("../outside")).ok());
    QVERIFY(!workspace->resolve(QStringLiteral("repos/../../outside")).ok());
}

void TstStore::journalChainsAndVerifies()
{
    QTemporaryDir dir;
    const auto workspace = make(dir.filePath(QStringLiteral("w")));
    Journal journal(workspace->database());
    QStringList boundaries;
    journal.setBoundaryHook([&](const char* point, int line) { boundaries << QLatin1String(point) + QString::number(line); });
    for (int i = 0; i < 5; ++i) {
        JournalEvent event;
        event.rollout = QStringLiteral("r");
        event.kind = QStringLiteral("note");
        event.step = QStringLiteral("step%1").arg(i);
        event.payload = {{QStringLiteral("text"), QStringLiteral("ünï \"%1\"").arg(i)}, {QStringLiteral("n"), 0.1 * i}};
        const Result<qint64> seq = journal.append(event);
        QVERIFY2(seq.ok(), seq.ok() ? "" : qPrintable(seq.error().toText()));
        QCOMPARE(*seq, qint64(i + 1));
    }
    QCOMPARE(boundaries.size(), 10);
    const auto verified = journal.verify();
    QVERIFY(verified.ok());
    QVERIFY(verified->ok());
    QCOMPARE(verified->count, qint64(5));
    JournalFilter filter;
    filter.text = QStringLiteral("STEP3");
    QCOMPARE(journal.read(filter)->size(), 1);
    const auto events = journal.read({});
    QCOMPARE(Journal::hashOf(events->at(2)), events->at(2).hash);
}

void TstStore::journalIsAppendOnlyAndTamperingShows()
{
    QTemporaryDir dir;
    const auto workspace = make(dir.filePath(QStringLiteral("w")));
    Journal journal(workspace->database());
    for (int i = 0; i < 3; ++i) {
        JournalEvent event;
        event.kind = QStringLiteral("note");
        event.actor = QStringLiteral("mira");
        QVERIFY(journal.append(event).ok());
    }
    const QSqlDatabase database = *workspace->database().connection();
    QVERIFY(!run(database, QStringLiteral("UPDATE event SET actor = 'eve' WHERE seq = 2")).ok());
    QVERIFY(!run(database, QStringLiteral("DELETE FROM event")).ok());
    QVERIFY(run(database, QStringLiteral("DROP TRIGGER event_no_update")).ok());
    QVERIFY(run(database, QStringLiteral("UPDATE event SET actor = 'eve' WHERE seq = 2")).ok());
    QCOMPARE(journal.verify()->firstBadSeq, qint64(2));
}

void TstStore::staleEpochIsShutOut()
{
    QTemporaryDir dir;
    const auto workspace = make(dir.filePath(QStringLiteral("w")));
    Journal journal(workspace->database());
    const int first = *journal.acquireEpoch(QStringLiteral("r"));
    JournalEvent event;
    event.rollout = QStringLiteral("r");
    event.kind = QStringLiteral("intent");
    event.epoch = first;
    QVERIFY(journal.append(event).ok());
    const int second = *journal.acquireEpoch(QStringLiteral("r"));
    QCOMPARE(second, first + 1);
    const auto refused = journal.append(event);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().cls, ErrorClass::Logic);
    event.epoch = second;
    QVERIFY(journal.append(event).ok());
}

void TstStore::documentsAreVersioned()
{
    QTemporaryDir dir;
    const auto workspace = make(dir.filePath(QStringLiteral("w")));
    DocumentStore documents(workspace->database());
    const QString kind = QStringLiteral("mapping");
    const QString id = QStringLiteral("m1");
    QCOMPARE(*documents.put(kind, id, {{QStringLiteral("a"), 1}}, 0, QStringLiteral("mira")), qint64(1));
    QCOMPARE(*documents.put(kind, id, {{QStringLiteral("a"), 1}}, 1, QStringLiteral("mira")), qint64(1));
    QCOMPARE(*documents.put(kind, id, {{QStringLiteral("a"), 2}}, 1, QStringLiteral("jonas")), qint64(2));
    const auto stale = documents.put(kind, id, {{QStringLiteral("a"), 3}}, 1, QStringLiteral("mira"));
    QVERIFY(!stale.ok());
    QVERIFY(stale.error().message.contains(QStringLiteral("jonas")));
    QCOMPARE((*documents.get(kind, id))->json.value(QLatin1String("a")).toInt(), 2);
    QCOMPARE(documents.history(kind, id)->size(), 2);
    QVERIFY(!documents.get(kind, QStringLiteral("other"))->has_value());
}

SKEIN_TEST(TstStore)
#include "tst_store.moc"
