#pragma once

#include "models/base/actor.h"
#include "models/base/clock.h"
#include "models/base/random.h"
#include "models/rollout/ports.h"

#include <functional>

namespace skein::rollout {

/// Drives one rollout: asks decide(), journals, lets the ports act, reduces. One thread; no timers of its own: the
/// caller calls step() and waits as long as it says.
class Engine
{
public:
    Engine(QString rolloutId, Plan plan, EventLog& log, Ports& ports, const Clock& clock, quint64 seed);

    /// Takes the rollout over: fences earlier runners, folds the journal, and leaves an unfinished effect to the next
    /// step(), which probes it before it does anything else.
    Status resume();

    /// Folds the journal without taking the rollout over: to show it.
    Status replay();
    /// Called after every event, old ones of replay() and resume() included.
    void setObserver(std::function<void(const State&, const Event&)> observer) { m_observer = std::move(observer); }
    /// The first line of a rollout: who starts it, and the hash of what was started.
    Status announce(const Actor& actor);
    /// From now on another rollout runs these targets.
    Status release(const QStringList& targets, const QString& newRollout);

    struct Step {
        bool acted = false;      ///< something was journalled
        qint64 waitMs = 0;       ///< look again after this long
        std::optional<Error> error; ///< the journal itself failed: nothing more may be done
    };
    Step step();

    /// A person's command. `expectedSeq` is the position the person saw; only commands given in view of the present
    /// state of the rollout are taken (0 = do not check). Repeating a command that has taken effect is an error that
    /// says so, never a second effect.
    Status command(Verb verb, qint64 expectedSeq, const Actor& actor, const QString& reason, const QStringList& targets);

    const State& state() const { return m_state; }
    const QString& id() const { return m_id; }
    /// Journal position of the last decision or human event: commands are compared with this one, so that the lines
    /// of running effects do not make every click stale.
    qint64 decisionSeq() const { return m_decisionSeq; }

private:
    Result<qint64> append(EventKind kind, const QString& target, const QString& step, const QJsonObject& payload, const QString& actor);
    Step finish(const EffectKey& key, const Result<QJsonObject>& outcome);
    QJsonObject failurePayload(const EffectKey& key, const Error& error);

    QString m_id;
    EventLog& m_log;
    Ports& m_ports;
    const Clock& m_clock;
    Random m_random;
    State m_state;
    int m_epoch = 0;
    bool m_resumed = false;   ///< the open intent comes from an earlier process
    qint64 m_decisionSeq = 0;
    qint64 m_lastObservedMs = -1; ///< monotonic time of the last run that counted
    QHash<QString, qint64> m_firstTryMs;
    std::function<void(const State&, const Event&)> m_observer;
};

} // namespace skein::rollout
