#include "models/rollout/eventlog.h"

namespace skein::rollout {

Result<qint64> MemoryEventLog::append(const QString& rollout, const Event& event)
{
    if (event.epoch < m_epochs.value(rollout)) {
        return makeError(ErrorClass::Logic, QStringLiteral("a newer runner has taken the rollout over"), rollout,
            QStringLiteral("Stop this runner."));
    }
    Event stored = event;
    stored.seq = m_events.size() + 1;
    m_events.append({rollout, stored});
    return stored.seq;
}

Result<QVector<Event>> MemoryEventLog::read(const QString& rollout)
{
    QVector<Event> events;
    for (const auto& [id, event] : std::as_const(m_events)) {
        if (id == rollout)
            events.append(event);
    }
    return events;
}

Result<int> MemoryEventLog::acquireEpoch(const QString& rollout)
{
    return ++m_epochs[rollout];
}

} // namespace skein::rollout
