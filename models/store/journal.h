#pragma once

#include "models/store/database.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>
#include <QVector>

#include <functional>

namespace skein::store {

/// One line of the journal.
struct JournalEvent {
    qint64 seq = 0;
    QString rollout;   ///< rollout, migration or change the line belongs to; empty for the workspace
    QString target;
    QString step;
    int attempt = 0;
    int epoch = 0;
    QString kind;      ///< intent, done, fail, decision, human, note
    qint64 monoMs = 0;
    QDateTime wall;    ///< UTC
    QString actor;
    QJsonObject payload;
    QString prevHash;
    QString hash;
};

struct JournalFilter {
    QString rollout;       ///< empty = all
    QString target;
    QStringList kinds;
    QString text;          ///< found in step, target, actor or payload
    qint64 afterSeq = 0;
    qint64 beforeSeq = 0;  ///< 0 = no limit
    int limit = 1000;      ///< 0 = no limit
    bool newestFirst = false;
};

/// Append-only and hash-chained:
///   hash = SHA-256( len(f1) ":" f1 … len(fn) ":" fn ), lower-case hex, over the fields
///   prevHash, seq, rollout, target, step, attempt, epoch, kind, monoMs, wall (ISO 8601 with milliseconds, Z), actor,
///   payload (compact JSON, keys sorted) as UTF-8 text, len() in bytes; prevHash of the first line is empty.
/// One transaction a line, durable when append() returns: about 0.25 ms where fsync takes that long.
class Journal
{
public:
    explicit Journal(Database& database);

    /// Logic when the event's epoch is older than the rollout's.
    Result<qint64> append(JournalEvent event);
    Result<QVector<JournalEvent>> read(const JournalFilter& filter);
    Result<qint64> lastSeq();
    /// Raises and returns the rollout's epoch: whoever has an older one can append no more.
    Result<int> acquireEpoch(const QString& rollout);

    struct Verification {
        qint64 count = 0;
        qint64 firstBadSeq = 0; ///< 0 = the chain holds
        bool ok() const { return firstBadSeq == 0; }
    };
    Result<Verification> verify();

    /// Called right before ("before") and after ("after") each commit, with the number of lines appended by this
    /// object so far. Tests end the process there.
    void setBoundaryHook(std::function<void(const char* point, int line)> hook);

    static QString hashOf(const JournalEvent& event);

private:
    Database& m_database;
    std::function<void(const char*, int)> m_hook;
    int m_lines = 0;
};

} // namespace skein::store
