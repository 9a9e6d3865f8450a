// kill -9 at every journal boundary of a small rollout and of its rollback: the process dies right before or right
// after commit n, another one resumes, and the end must be the one of the uninterrupted run, for every n.
#include "tests/models/rollout/realworld.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QDirIterator>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace skein;
using namespace skein::rollout;
using namespace skein::test;

namespace {

const QString rolloutId = QStringLiteral("r-0001");

QVector<Consumer> consumers()
{
    return {RealWorld::goodConsumers()[2], RealWorld::goodConsumers()[3]}; // a script by ref, a select by merge
}

/// The whole story, written so that it can be told from any point on: it looks at the world, not at what it remembers.
bool story(RealWorld& world, std::function<void(const char*, qint64)> hook)
{
    Drive drive(world, std::move(hook));
    if (!drive.view(rolloutId)) {
        Plan plan = world.plan(consumers());
        plan.stages.removeFirst();
        plan.stages[0].minUnits = 1;
        const auto config = store::Workspace::open(world.workspacePath(), store::OpenMode::ReadOnly);
        if (!config || !drive.worker().start(plan, machineActor(), RunnerSurroundings::of(**config)))
            return false;
    }
    const RolloutViewPtr view = drive.run(rolloutId, [&](const RolloutView& now) {
        switch (now.state) {
        case RolloutState::Running:
            world.loadAndSetFlag("running");
            return true;
        case RolloutState::Completed:
            if (world.flag("completed") == 0)
                world.loadAndSetFlag("completed");
            else if (!drive.worker().command(rolloutId, Verb::RollBack, 0, machineActor(), QStringLiteral("drill"), {}))
                return false;
            return true;
        case RolloutState::RolledBack:
            if (world.flag("rolledBack") != 0)
                return false;
            world.loadAndSetFlag("rolledBack");
            return true;
        default:
            return false;
        }
    });
    return view && view->state == RolloutState::RolledBack && drive.errors.isEmpty();
}

/// What must be the same at the end: what readers see, what is deployed, what took effect and how often.
QStringList ending(const RealWorld& world)
{
    QStringList lines;
    const QVector<Consumer> all = consumers();
    for (const Consumer& consumer : all) {
        lines << consumer.name << world.shownContent(consumer);
        lines << (world.shownContent(consumer) == world.oldContent(consumer) ? QStringLiteral("as the old code") : QStringLiteral("OTHER than the old code"));
        lines << (world.deployedCode(consumer) == consumer.oldCode ? QStringLiteral("old code") : QStringLiteral("OTHER code"));
        lines << (world.warehouse()->viewTarget(consumer.name).value().isEmpty() ? QStringLiteral("NO VIEW") : QStringLiteral("a view"));
    }
    lines << world.effects() << world.commitSubjects(QStringLiteral("reports")) << world.commitSubjects(QStringLiteral("pipelines"));
    int tables = 0;
    const Result<QVector<warehouse::ObjectInfo>> objects = world.warehouse()->listObjects();
    for (const warehouse::ObjectInfo& object : *objects)
        tables += object.kind == warehouse::ObjectKind::Table;
    lines << QStringLiteral("%1 tables, %2 loads").arg(tables).arg(world.loads());
    const auto workspace = world.open();
    store::Journal journal(workspace->database());
    const auto verified = journal.verify();
    lines << (verified && verified->ok() ? QStringLiteral("the chain holds") : QStringLiteral("BROKEN CHAIN"));
    JournalLog log(workspace->database());
    const Result<QVector<Event>> events = log.read(rolloutId);
    int open = 0;
    bool sound = true;
    for (const Event& event : *events) {
        if (event.kind == EventKind::Intent)
            sound = sound && ++open == 1;
        if (event.kind == EventKind::Done || event.kind == EventKind::Fail)
            sound = sound && --open == 0;
    }
    lines << (sound && open == 0 ? QStringLiteral("one outcome an intent") : QStringLiteral("INTENTS WITHOUT OUTCOME"));
    return lines;
}

void copyTree(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    QDirIterator it(from, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        const QString target = to + it.filePath().mid(from.size());
        if (it.fileInfo().isDir())
            QDir().mkpath(target);
        else
            QFile::copy(it.filePath(), target);
    }
}

/// In a process of its own; gives its wait status.
int inProcess(const std::function<int()>& work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(work());
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

} // namespace

class TstCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyJournalBoundary_data();
    void everyJournalBoundary();
};

void TstCrash::everyJournalBoundary_data()
{
    // In parts, because QtTest limits the time of one call.
    QTest::addColumn<int>("part");
    for (int part = 0; part < 4; ++part)
        QTest::addRow("part %d of 4", part + 1) << part;
}

void TstCrash::everyJournalBoundary()
{
    QFETCH(int, part);
    QTemporaryDir dir(scratchTemplate());
    const QString base = dir.filePath(QStringLiteral("base"));
    RealWorld(base).create(consumers());

    const QString calm = dir.filePath(QStringLiteral("calm"));
    copyTree(base, calm);
    RealWorld uninterrupted(calm);
    const QString countFile = dir.filePath(QStringLiteral("commits"));
    const int status = inProcess([&] {
        qint64 commits = 0;
        const bool ok = story(uninterrupted, [&](const char*, qint64 n) { commits = n; });
        QFile file(countFile);
        if (!ok || !file.open(QIODevice::WriteOnly))
            return 1;
        file.write(QByteArray::number(commits));
        return 0;
    });
    QCOMPARE(status, 0);
    QFile file(countFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const qint64 commits = file.readAll().toLongLong();
    QVERIFY(commits > 40);
    const QStringList expected = ending(uninterrupted);
    QVERIFY2(!expected.join(QLatin1Char('\n')).contains(QStringLiteral("OTHER")), qPrintable(expected.join(QLatin1Char('\n'))));

    // SKEIN_CRASH_POINT=before:17 runs one boundary alone.
    const QByteArray only = qgetenv("SKEIN_CRASH_POINT");
    for (qint64 n = 1 + part; n <= commits; n += 4) {
        for (const char* point : {"before", "after"}) {
            const QByteArray name = QByteArray(point) + ':' + QByteArray::number(n);
            if (!only.isEmpty() && only != name)
                continue;
            const QString place = dir.filePath(QStringLiteral("%1-%2").arg(QLatin1String(point)).arg(n));
            copyTree(base, place);
            RealWorld world(place);
            const int killed = inProcess([&] {
                return story(world, [&](const char* at, qint64 commit) {
                    if (commit == n && qstrcmp(at, point) == 0)
                        raise(SIGKILL);
                }) ? 0 : 1;
            });
            QVERIFY2(WIFSIGNALED(killed) && WTERMSIG(killed) == SIGKILL, name.constData());
            const int resumed = inProcess([&] { return story(world, {}) ? 0 : 1; });
            QVERIFY2(resumed == 0, name.constData());
            const QStringList end = ending(world);
            if (end != expected)
                qInfo("%s", qPrintable(end.join(QLatin1Char('\n')) + QStringLiteral("\n--- expected\n") + expected.join(QLatin1Char('\n'))));
            QVERIFY2(end == expected, name.constData());
            QDir(place).removeRecursively();
        }
    }
}

SKEIN_TEST(TstCrash)

#include "tst_crash.moc"
