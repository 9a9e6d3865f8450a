#include "app/commands/command.h"
#include "app/commands/common.h"

#include "models/store/journal.h"

#include <QJsonArray>

#include <algorithm>

namespace skein::app {

namespace {

QJsonObject toJson(const store::JournalEvent& event)
{
    return {{QStringLiteral("seq"), event.seq}, {QStringLiteral("rollout"), event.rollout}, {QStringLiteral("target"), event.target},
        {QStringLiteral("step"), event.step}, {QStringLiteral("attempt"), event.attempt}, {QStringLiteral("epoch"), event.epoch},
        {QStringLiteral("kind"), event.kind}, {QStringLiteral("wall"), event.wall.toString(Qt::ISODateWithMs)}, {QStringLiteral("actor"), event.actor},
        {QStringLiteral("payload"), event.payload}, {QStringLiteral("prevHash"), event.prevHash}, {QStringLiteral("hash"), event.hash}};
}

Result<int> verify(store::Journal& journal, const Arguments& arguments, const Output& output)
{
    const Result<store::Journal::Verification> result = journal.verify();
    if (!result)
        return result.error();
    const Result<store::JournalHead> head = journal.head();
    if (!head)
        return head.error();
    if (arguments.json()) {
        output.json({{QStringLiteral("ok"), result->ok()}, {QStringLiteral("count"), result->count}, {QStringLiteral("firstBadSeq"), result->firstBadSeq},
            {QStringLiteral("finding"), result->finding}, {QStringLiteral("head"), head->hash}});
    } else if (result->ok()) {
        output.text(QStringLiteral("%1 lines, the chain holds; head %2").arg(result->count).arg(head->hash.isEmpty() ? QStringLiteral("none yet") : head->hash));
    }
    if (!result->ok()) {
        output.note(QStringLiteral("skein journal: line %1: %2. Restore skein.db from a backup; lines before %1 can be trusted.").arg(result->firstBadSeq).arg(result->finding));
        return Refused;
    }
    return Done;
}

Result<int> list(store::Journal& journal, const Arguments& arguments, const Output& output)
{
    const Result<qint64> limit = numberOption(arguments, QStringLiteral("limit"), 1000);
    if (!limit)
        return limit.error();
    store::JournalFilter filter;
    filter.rollout = arguments.value(QStringLiteral("rollout"));
    filter.target = arguments.value(QStringLiteral("target"));
    filter.kinds = arguments.value(QStringLiteral("kind")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    filter.text = arguments.value(QStringLiteral("text"));
    filter.limit = int(*limit);
    static const QStringList known {QStringLiteral("intent"), QStringLiteral("done"), QStringLiteral("fail"), QStringLiteral("decision"), QStringLiteral("human"), QStringLiteral("note")};
    for (const QString& kind : std::as_const(filter.kinds)) {
        if (!known.contains(kind))
            return makeError(ErrorClass::Usage, QStringLiteral("there are no lines of kind \"%1\"").arg(kind), QStringLiteral("--kind"), QStringLiteral("Kinds: %1.").arg(known.join(QStringLiteral(", "))));
    }
    // The newest ones, in the order in which they were written.
    filter.newestFirst = true;
    Result<QVector<store::JournalEvent>> events = journal.read(filter);
    if (!events)
        return events.error();
    std::reverse(events->begin(), events->end());
    const Result<qint64> total = journal.count(filter);
    if (!total)
        return total.error();
    if (arguments.json()) {
        QJsonArray lines;
        for (const store::JournalEvent& event : *events)
            lines.append(toJson(event));
        output.json({{QStringLiteral("total"), *total}, {QStringLiteral("events"), lines}});
        return Done;
    }
    for (const store::JournalEvent& event : *events) {
        output.text(QStringLiteral("%1  %2  %3  %4  %5  %6  %7")
                        .arg(event.seq, 6)
                        .arg(event.wall.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), event.kind.leftJustified(8), event.rollout.leftJustified(8),
                            event.target.leftJustified(24), event.step.leftJustified(20), event.actor));
    }
    if (*total > events->size())
        output.note(QStringLiteral("%1 of %2 lines are shown; --limit N shows more.").arg(events->size()).arg(*total));
    if (*total == 0)
        output.text(QStringLiteral("No line of the journal fits."));
    return Done;
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    const QString verb = arguments.positional.value(0, QStringLiteral("list"));
    if (verb != QLatin1String("list") && verb != QLatin1String("verify")) {
        return makeError(ErrorClass::Usage, QStringLiteral("unknown verb \"%1\"").arg(verb), QStringLiteral("skein journal"),
            QStringLiteral("Write skein journal list or skein journal verify."));
    }
    const auto workspace = openWorkspace(arguments, store::OpenMode::ReadOnly);
    if (!workspace)
        return workspace.error();
    store::Journal journal((*workspace)->database());
    return verb == QLatin1String("verify") ? verify(journal, arguments, output) : list(journal, arguments, output);
}

} // namespace

Command journalCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("journal");
    spec.usage = QStringLiteral("[-w DIR] [list|verify]");
    spec.summary = QStringLiteral("what was done, line by line; or recompute the hash chain");
    spec.options = {{QStringLiteral("rollout"), QStringLiteral("ID"), QStringLiteral("lines of one rollout, migration or change")},
        {QStringLiteral("target"), QStringLiteral("ID"), QStringLiteral("lines of one target")},
        {QStringLiteral("kind"), QStringLiteral("K,…"), QStringLiteral("intent, done, fail, decision, human, note")},
        {QStringLiteral("text"), QStringLiteral("TEXT"), QStringLiteral("found in step, target, actor or payload")},
        {QStringLiteral("limit"), QStringLiteral("N"), QStringLiteral("the newest N lines, 0 = all; default 1000")}};
    spec.maxArguments = 1;
    return {spec, run};
}

} // namespace skein::app
