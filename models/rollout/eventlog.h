#pragma once

#include "models/rollout/ports.h"

namespace skein::rollout {

/// Keeps events in memory: for tests and the simulator.
class MemoryEventLog final : public EventLog
{
public:
    Result<qint64> append(const QString& rollout, const Event& event) override;
    Result<QVector<Event>> read(const QString& rollout) override;
    Result<int> acquireEpoch(const QString& rollout) override;

    const QVector<QPair<QString, Event>>& all() const { return m_events; }

private:
    QVector<QPair<QString, Event>> m_events;
    QHash<QString, int> m_epochs;
};

} // namespace skein::rollout
