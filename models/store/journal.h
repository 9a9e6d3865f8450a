#pragma once

#include "models/base/canceltoken.h"
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
    int epoch = 0;     ///< of the runner that writes; 0 = written outside any runner
    QString kind;      ///< intent, done, fail, decision, human, note
    qint64 monoMs = 0;
    QDateTime wall;    ///< UTC, to the millisecond; set by append() when invalid
    QString actor;
    QJsonObject payload;
    QString prevHash;
    QString hash;
};

struct JournalFilter {
    QString rollout;       ///< empty = all
    QString target;
    QStringList kinds;
    QString text;          ///< found in step, target, actor or payload; case of ASCII letters does not matter
    qint64 afterSeq = 0;   ///< only later lines: the last one already seen
    qint64 beforeSeq = 0;  ///< only earlier lines; 0 = no limit
    int limit = 1000;      ///< 0 = no limit
    bool newestFirst = false;
};

/// The chain's end. Whoever keeps a copy elsewhere can prove later that nothing up to it was changed.
struct JournalHead {
    qint64 seq = 0;
    QString hash;
};

/// Append-only and hash-chained:
///   hash = SHA-256( len(f1) ":" f1 … len(fn) ":" fn ), lower-case hex, over the fields
///   prevHash, seq, rollout, target, step, attempt, epoch, kind, monoMs, wall (ISO 8601 with milliseconds, Z), actor,
///   payload (compact JSON, keys sorted) as UTF-8 text, numbers in decimal, len() in bytes; prevHash of the first line
///   is empty.
/// Triggers forbid changing, removing and replacing lines. One transaction an append, durable when it returns.
/// Several journals on one workspace may write from several threads; one object belongs to one thread at a time.
class Journal
{
public:
    explicit Journal(Database& database);

    struct AppendOptions {
        /// The last line of event.rollout the writer has seen (0 = none); Logic when there are later ones. -1 = any.
        qint64 expectedSeq = -1;
    };
    /// Gives the new line's number. Logic when a newer runner holds the rollout, or the epoch was never given out;
    /// outside a runner (epoch 0) a note or a human line is taken always, anything else only before the first runner.
    Result<qint64> append(const JournalEvent& event);
    Result<qint64> append(const JournalEvent& event, const AppendOptions& options);
    /// All or none, in one transaction; gives the number of the last. The expectation is about the first one's rollout.
    Result<qint64> appendAll(QVector<JournalEvent> events, const AppendOptions& options);

    Result<QVector<JournalEvent>> read(const JournalFilter& filter);
    /// How many lines the filter matches, limit left aside.
    Result<qint64> count(const JournalFilter& filter);
    /// Number of the newest line, of a rollout or of all; 0 when there is none.
    Result<qint64> lastSeq(const QString& rollout = {});
    /// The newest line of a rollout; seq 0 when there is none.
    Result<JournalEvent> last(const QString& rollout);
    Result<JournalHead> head();

    /// Raises and returns the rollout's epoch: whoever has an older one can append no more.
    Result<int> acquireEpoch(const QString& rollout);
    /// The epoch in force; 0 when no runner ever held the rollout.
    Result<int> currentEpoch(const QString& rollout);

    struct Verification {
        qint64 count = 0;
        qint64 firstBadSeq = 0; ///< 0 = the chain holds
        QString finding;        ///< one sentence, empty when the chain holds
        bool ok() const { return firstBadSeq == 0; }
    };
    /// Recomputes every hash. A journal cut off at the end names the first missing line. About 5 µs a line.
    Result<Verification> verify(const CancelToken& cancel = {});

    /// Called right before ("before") and after ("after") each commit, with the number of commits of this object so
    /// far, the present one included. Tests end the process there.
    void setCrashHook(std::function<void(const char* point, qint64 n)> hook);

    static QString hashOf(const JournalEvent& event);

private:
    Database& m_database;
    std::function<void(const char*, qint64)> m_hook;
    qint64 m_commits = 0;
};

} // namespace skein::store
