#pragma once

#include "models/rollout/ports.h"
#include "models/store/journal.h"

namespace skein::rollout {

/// A rollout's events as lines of the workspace's journal. Belongs to one thread.
class JournalLog final : public EventLog
{
public:
    explicit JournalLog(store::Database& database);

    Result<qint64> append(const QString& rollout, const Event& event) override;
    Result<QVector<Event>> read(const QString& rollout) override;
    Result<int> acquireEpoch(const QString& rollout) override;

    store::Journal& journal() { return m_journal; }
    qint64 lastSeq() const { return m_lastSeq; } ///< of the newest line written here

    static store::JournalEvent toLine(const QString& rollout, const Event& event);
    /// Nothing for a line of a kind this version does not know.
    static std::optional<Event> toEvent(const store::JournalEvent& line);

private:
    store::Journal m_journal;
    qint64 m_lastSeq = 0;
};

} // namespace skein::rollout
