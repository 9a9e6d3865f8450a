#include "models/rollout/journallog.h"

namespace skein::rollout {

JournalLog::JournalLog(store::Database& database)
    : m_journal(database)
{
}

store::JournalEvent JournalLog::toLine(const QString& rollout, const Event& event)
{
    store::JournalEvent line;
    line.rollout = rollout;
    line.target = event.target;
    line.step = event.step;
    line.attempt = event.payload.value(QLatin1String("attempt")).toInt();
    line.epoch = event.epoch;
    line.kind = eventKindName(event.kind);
    line.monoMs = event.monoMs;
    line.wall = event.wall;
    line.actor = event.actor;
    line.payload = event.payload;
    return line;
}

std::optional<Event> JournalLog::toEvent(const store::JournalEvent& line)
{
    const std::optional<EventKind> kind = eventKindFromName(line.kind);
    if (!kind)
        return std::nullopt;
    Event event;
    event.seq = line.seq;
    event.kind = *kind;
    event.target = line.target;
    event.step = line.step;
    event.epoch = line.epoch;
    event.wall = line.wall;
    event.monoMs = line.monoMs;
    event.actor = line.actor;
    event.payload = line.payload;
    return event;
}

Result<qint64> JournalLog::append(const QString& rollout, const Event& event)
{
    const Result<qint64> seq = m_journal.append(toLine(rollout, event));
    if (seq)
        m_lastSeq = *seq;
    return seq;
}

Result<QVector<Event>> JournalLog::read(const QString& rollout)
{
    store::JournalFilter filter;
    filter.rollout = rollout;
    filter.limit = 0;
    const Result<QVector<store::JournalEvent>> lines = m_journal.read(filter);
    if (!lines)
        return lines.error();
    QVector<Event> events;
    for (const store::JournalEvent& line : *lines) {
        if (const std::optional<Event> event = toEvent(line))
            events.append(*event);
    }
    return events;
}

Result<int> JournalLog::acquireEpoch(const QString& rollout)
{
    return m_journal.acquireEpoch(rollout);
}

} // namespace skein::rollout
