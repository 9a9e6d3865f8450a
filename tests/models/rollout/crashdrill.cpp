#include "tests/models/rollout/crashdrill.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace skein::test {

using namespace skein::rollout;

namespace {

const QString rolloutId = QStringLiteral("r-0001");

Plan planOf(const CrashStory& story, const RealWorld& world)
{
    Plan plan = world.plan(story.consumers);
    plan.stages.removeFirst();
    plan.stages[0].minUnits = 1;
    if (story.adjust)
        story.adjust(plan);
    return plan;
}

bool tell(const CrashStory& story, RealWorld& world, std::function<void(const char*, qint64)> hook)
{
    Drive drive(world, std::move(hook));
    if (!drive.view(rolloutId)) {
        const auto config = store::Workspace::open(world.workspacePath(), store::OpenMode::ReadOnly);
        if (!config || !drive.worker().start(planOf(story, world), drillActor, RunnerSurroundings::of(**config)))
            return false;
    }
    const RolloutViewPtr view = drive.run(rolloutId, [&](const RolloutView& now) { return story.onIdle(world, drive, now); });
    return view && view->state == RolloutState::RolledBack && drive.errors.isEmpty();
}

/// Tables of a run are named after its journal line, which a resumed story has elsewhere.
QString withoutRun(QString text)
{
    static const QRegularExpression run(QStringLiteral("__(cand|old)_[0-9a-f]+"));
    return text.replace(run, QStringLiteral("__\\1_#"));
}

QStringList rowsOf(warehouse::Warehouse& wh, const QString& sql)
{
    QStringList lines;
    const Result<warehouse::Rows> rows = wh.query(sql);
    if (!rows)
        return {QStringLiteral("BROKEN: ") + rows.error().toText()};
    for (const QVariantList& row : rows->rows) {
        QStringList values;
        for (const QVariant& value : row)
            values << (value.isNull() ? QStringLiteral("NULL") : value.toString());
        lines << values.join(QLatin1Char('|'));
    }
    return lines;
}

/// Every definition and every row in the warehouse, Skein's own notes of what was built and adopted included.
QStringList stored(warehouse::Warehouse& wh)
{
    QStringList lines;
    const QStringList tables = rowsOf(wh, QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_skein\\_%' ESCAPE '\\'"));
    for (const QString& table : tables)
        lines << withoutRun(table) + QLatin1Char('\n') + rowsOf(wh, QStringLiteral("SELECT * FROM \"%1\" ORDER BY 1, 2").arg(table)).join(QLatin1Char('\n'));
    const QStringList definitions = rowsOf(wh, QStringLiteral("SELECT type, name, tbl_name, sql FROM sqlite_master"));
    for (const QString& definition : definitions)
        lines << withoutRun(definition);
    lines.sort();
    for (const char* notes : {"output, physical FROM _skein_adoption", "id, seq, low, high, source_rows, target_rows FROM _skein_chunk",
             "id, cursor, watermark, source_rows, target_rows, chunks FROM _skein_checkpoint"})
        lines << rowsOf(wh, QStringLiteral("SELECT %1 ORDER BY 1, 2").arg(QLatin1String(notes)));
    return lines;
}

/// v2 as its readers get it, against what the mapping makes of v1.
QString builtV2(warehouse::Warehouse& wh)
{
    if (wh.viewTarget(QStringLiteral("activity_v2")).value().isEmpty())
        return QStringLiteral("no v2");
    const QStringList wanted = rowsOf(wh, QStringLiteral("SELECT event_id, user_id, CASE plan WHEN 'free' THEN 'basic' WHEN 'premium' THEN 'pro' ELSE plan END, ms, load"
                                                         " FROM activity_v1 ORDER BY event_id"));
    const QStringList shown = rowsOf(wh, QStringLiteral("SELECT event_id, account_id, tier, ms, load FROM activity_v2 ORDER BY event_id"));
    return shown == wanted ? QStringLiteral("v2 as mapped") : QStringLiteral("OTHER v2 than mapped");
}

QStringList targetStates(const CrashStory& story, const RealWorld& world, const QVector<Event>& events)
{
    State state = initialState(planOf(story, world));
    for (const Event& event : events)
        reduce(state, event);
    QStringList lines {rolloutStateName(state.state) + QLatin1Char(' ') + state.reason};
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it) {
        lines << QStringLiteral("%1 is %2, stage %3, published %4, switched %5, deployed %6, breached %7, runs %8 and %9")
                     .arg(it.key(), targetStateName(it->state)).arg(it->stage).arg(it->published).arg(it->switched).arg(it->deployed).arg(it->breached)
                     .arg(it->runsOld).arg(it->runsNew)
                + QLatin1Char(' ') + it->cause;
        for (const OutputState& output : it->outputs)
            lines << withoutRun(QStringList {output.output, output.live, output.oldPhysical, output.newPhysical, output.oldFingerprint}.join(QLatin1Char('|')));
    }
    return lines;
}

/// What the journal says was done and decided, and how often; that each intent has one outcome, and each act that marks
/// the warehouse the line of the intent it was done for.
QStringList told(const QVector<Event>& events, warehouse::Warehouse& wh)
{
    QMap<QString, int> counts;
    QMap<QString, bool> done;
    Event intent;
    bool sound = true;
    for (const Event& event : events) {
        const QString act = event.target + QLatin1Char(' ') + event.step;
        const bool interrupted = event.payload.value(QLatin1String("then")) == QLatin1String("again");
        // A chunk that was copied before its line was written is not copied again; v2 may be looked at once more.
        const bool exact = event.step != QLatin1String("build") && event.step != QLatin1String("catchUp");
        switch (event.kind) {
        case EventKind::Intent:
            sound = sound && intent.seq == 0;
            intent = event;
            break;
        case EventKind::Done:
        case EventKind::Fail:
            sound = sound && intent.seq != 0 && act == intent.target + QLatin1Char(' ') + intent.step;
            done.insert(QStringLiteral("%1 %2").arg(act).arg(intent.seq), event.kind == EventKind::Done);
            intent = Event();
            if (!interrupted && (exact || event.kind == EventKind::Fail))
                ++counts[eventKindName(event.kind) + QLatin1Char(' ') + act];
            break;
        case EventKind::Decision:
            ++counts[QStringLiteral("decided ") + event.step];
            break;
        case EventKind::Human:
            ++counts[QStringLiteral("%1 asked %2").arg(event.actor, event.step)];
            break;
        case EventKind::Note:
            break;
        }
    }
    QStringList lines;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        lines << QStringLiteral("%1: %2").arg(it.key()).arg(it.value());
    lines << (sound && intent.seq == 0 ? QStringLiteral("one outcome an intent") : QStringLiteral("INTENTS WITHOUT OUTCOME"));
    const QStringList markers = rowsOf(wh, QStringLiteral("SELECT target || ' ' || step || ' ' || seq FROM _skein_marker WHERE step IN ('switch', 'unswitch', 'publish', 'expose')"));
    const bool marked = std::all_of(markers.cbegin(), markers.cend(), [&](const QString& marker) { return done.value(marker); });
    lines << (marked && !markers.isEmpty() ? QStringLiteral("each act in the journal") : QStringLiteral("ACTS THE JOURNAL DOES NOT KNOW"));
    return lines;
}

/// What must be the same at the end: what readers see, what is stored and deployed, what took effect and how often.
QStringList ending(const CrashStory& story, const RealWorld& world)
{
    QStringList lines;
    const std::unique_ptr<warehouse::SqliteWarehouse> wh = world.warehouse();
    for (const Consumer& consumer : story.consumers) {
        lines << consumer.name << world.shownContent(consumer);
        lines << (world.shownContent(consumer) == world.oldContent(consumer) ? QStringLiteral("as the old code") : QStringLiteral("OTHER than the old code"));
        lines << (world.deployedCode(consumer) == consumer.oldCode ? QStringLiteral("old code") : QStringLiteral("OTHER code"));
        if (consumer.repository == QLatin1String("pipelines")) // merges and reverts have new commits every time
            lines << (world.deployedCommit(consumer) == world.baseCommit(consumer.repository) ? QStringLiteral("ref at its base") : QStringLiteral("OTHER commit"));
        lines << (wh->viewTarget(consumer.name).value().isEmpty() ? QStringLiteral("NO VIEW") : QStringLiteral("a view"));
    }
    if (story.built)
        lines << builtV2(*wh);
    lines << world.effects() << world.commitSubjects(QStringLiteral("reports")) << world.commitSubjects(QStringLiteral("pipelines"));
    lines << stored(*wh) << QStringLiteral("%1 loads").arg(world.loads());
    const auto workspace = world.open();
    store::Journal journal(workspace->database());
    const auto verified = journal.verify();
    lines << (verified && verified->ok() ? QStringLiteral("the chain holds") : QStringLiteral("BROKEN CHAIN"));
    JournalLog log(workspace->database());
    const Result<QVector<Event>> events = log.read(rolloutId);
    lines << targetStates(story, world, *events) << told(*events, *wh);
    return lines;
}

/// Lines that only one of both has.
QString difference(const QStringList& end, const QStringList& expected)
{
    QStringList lines;
    for (const QString& line : end) {
        if (!expected.contains(line))
            lines << QStringLiteral("+ ") + line;
    }
    for (const QString& line : expected) {
        if (!end.contains(line))
            lines << QStringLiteral("- ") + line;
    }
    return lines.isEmpty() ? QStringLiteral("the same lines, not as often") : lines.join(QLatin1Char('\n'));
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

void killEverywhere(const CrashStory& story, int part)
{
    QTemporaryDir dir(scratchTemplate());
    const QString base = dir.filePath(QStringLiteral("base"));
    RealWorld(base, story.built).create(story.consumers);

    const QString calm = dir.filePath(QStringLiteral("calm"));
    copyTree(base, calm);
    RealWorld uninterrupted(calm, story.built);
    const QString countFile = dir.filePath(QStringLiteral("commits"));
    const int status = inProcess([&] {
        qint64 commits = 0;
        const bool ok = tell(story, uninterrupted, [&](const char*, qint64 n) { commits = n; });
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
    QVERIFY(commits > 30);
    const QStringList expected = ending(story, uninterrupted);
    static const QRegularExpression wrong(QStringLiteral("OTHER|NO VIEW|BROKEN|INTENTS|ACTS"));
    QVERIFY2(expected.filter(wrong).isEmpty(), qPrintable(expected.filter(wrong).join(QLatin1Char('\n'))));
    for (const QString& line : story.tells)
        QVERIFY2(expected.contains(line), qPrintable(line + QStringLiteral("\nis not in\n") + expected.join(QLatin1Char('\n'))));

    // SKEIN_CRASH_POINT=before:17 runs one boundary alone.
    const QByteArray only = qgetenv("SKEIN_CRASH_POINT");
    for (qint64 n = 1 + part; n <= commits; n += story.parts) {
        for (const char* point : {"before", "after"}) {
            const QByteArray name = QByteArray(point) + ':' + QByteArray::number(n);
            if (!only.isEmpty() && only != name)
                continue;
            const QString place = dir.filePath(QStringLiteral("%1-%2").arg(QLatin1String(point)).arg(n));
            copyTree(base, place);
            RealWorld world(place, story.built);
            const int killed = inProcess([&] {
                return tell(story, world, [&](const char* at, qint64 commit) {
                    if (commit == n && qstrcmp(at, point) == 0)
                        raise(SIGKILL);
                }) ? 0 : 1;
            });
            QVERIFY2(WIFSIGNALED(killed) && WTERMSIG(killed) == SIGKILL, name.constData());
            const int resumed = inProcess([&] { return tell(story, world, {}) ? 0 : 1; });
            QVERIFY2(resumed == 0, name.constData());
            const QStringList end = ending(story, world);
            QVERIFY2(end == expected, qPrintable(QLatin1String(name) + QLatin1Char('\n') + difference(end, expected)));
            QDir(place).removeRecursively();
        }
    }
    if (part == 0)
        qInfo("%lld journal boundaries, two kills each", commits);
}

} // namespace skein::test
