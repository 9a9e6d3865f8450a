#pragma once

#include "models/rollout/state.h"

#include <QJsonObject>

namespace skein::rollout {

// The functional core of a rollout: two pure functions over values.
//
//   reduce(state, event)        what the journal's next line means
//   decide(state, observation)  what to do now
//
// The runner journals an intent, lets a port act, journals the outcome and reduces both; decisions and human commands
// are journalled the same way. So the state after a crash is the state before it: fold reduce over the journal.

enum class EventKind { Intent, Done, Fail, Decision, Human, Note };
QString eventKindName(EventKind kind);
std::optional<EventKind> eventKindFromName(const QString& name);

/// One journal line of a rollout, without the bookkeeping of the chain.
struct Event {
    qint64 seq = 0;
    EventKind kind = EventKind::Note;
    QString target;      ///< empty for the rollout itself
    QString step;
    int epoch = 0;
    QDateTime wall;
    qint64 monoMs = 0;   ///< 0 while the journal is replayed: old delays have no meaning in a new process
    QString actor;
    QJsonObject payload;
};

/// Steps of a consumer target: enroll, preflight, shadow, switch, deploy; run and publish for every load after the
/// enrolment; back: unswitch, undeploy, verify, clean. Steps of a dataset target: build (one chunk), audit, expose;
/// catchUp for every load; back: withdraw.
struct Action {
    enum class Kind { Wait, Effect, Decision };
    Kind kind = Kind::Wait;
    QString target;
    QString step;           ///< the effect's step or the decision's name
    QJsonObject payload;
    qint64 waitMs = 0;      ///< Wait: at most this long before looking again
};

/// What the runner sees of the world when it asks what to do.
struct Observation {
    qint64 nowMs = 0;                  ///< monotonic
    QDateTime wall;
    QHash<QString, QString> unit;      ///< target → mark of its inputs now; absent = could not be read
    QHash<QString, bool> covered;      ///< target → v1 and v2 cover the same watermark
};

State initialState(const Plan& plan);
/// O(1) per event besides the copy of nothing: works in place.
void reduce(State& state, const Event& event);
Action decide(const State& state, const Observation& observation);

/// Whether a human command is allowed now; an error says what the present state is and what can be done.
Status checkVerb(const State& state, Verb verb, const QStringList& targets);
/// Verbs a window offers in this state.
QVector<Verb> allowedVerbs(const State& state);

/// Targets whose views show the new side.
QStringList switchedTargets(const State& state);
/// Failures before the switch that a stage tolerates: max(1, share of the stage).
int failureLimit(const State& state, int stage);
/// Failures after the switch beyond which it is a breach: none in the first stage, later max(1, share).
int takeBackLimit(const State& state, int stage);

} // namespace skein::rollout
