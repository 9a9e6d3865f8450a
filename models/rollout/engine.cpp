#include "models/rollout/engine.h"

#include "models/base/retry.h"

#include <QJsonArray>

#include <algorithm>

namespace skein::rollout {

namespace {

/// A gap between two observed runs longer than this is time nobody watched (sleep, no data): it is not bake time.
qint64 longestObservedGapMs(const Plan& plan)
{
    qint64 shortestBake = 0;
    for (const StageSpec& stage : plan.stages)
        shortestBake = shortestBake == 0 ? stage.bakeMs : std::min(shortestBake, std::max<qint64>(1, stage.bakeMs));
    return std::max<qint64>(20 * plan.loadPollMs, shortestBake / 2);
}

bool decides(EventKind kind)
{
    return kind == EventKind::Decision || kind == EventKind::Human;
}

} // namespace

Engine::Engine(QString rolloutId, Plan plan, EventLog& log, Ports& ports, const Clock& clock, quint64 seed)
    : m_id(std::move(rolloutId))
    , m_log(log)
    , m_ports(ports)
    , m_clock(clock)
    , m_random(seed)
    , m_state(initialState(plan))
{
}

Status Engine::resume()
{
    const Result<int> epoch = m_log.acquireEpoch(m_id);
    if (!epoch)
        return epoch.error();
    m_epoch = *epoch;
    if (const Status replayed = replay(); !replayed)
        return replayed;
    m_resumed = !m_state.openStep.isEmpty();
    m_state.epoch = m_epoch;
    return m_ports.fence(m_state);
}

Status Engine::replay()
{
    const Result<QVector<Event>> events = m_log.read(m_id);
    if (!events)
        return events.error();
    for (Event event : *events) {
        event.monoMs = 0; // delays of an earlier process are over
        reduce(m_state, event);
        if (decides(event.kind))
            m_decisionSeq = event.seq;
        if (m_observer)
            m_observer(m_state, event);
    }
    for (TargetRun& target : m_state.targets)
        target.retryNotBeforeMs = 0;
    return {};
}

Status Engine::announce(const Actor& actor)
{
    const Result<qint64> seq = append(EventKind::Human, {}, QStringLiteral("start"),
        {{QStringLiteral("planHash"), m_state.plan.hash()}, {QStringLiteral("title"), m_state.plan.title},
            {QStringLiteral("migration"), m_state.plan.migrationId}, {QStringLiteral("targets"), int(m_state.plan.targets.size())}},
        actor.display());
    return seq ? Status() : Status(seq.error());
}

Status Engine::release(const QStringList& targets, const QString& newRollout)
{
    const Result<qint64> seq = append(EventKind::Decision, {}, QStringLiteral("released"),
        {{QStringLiteral("targets"), QJsonArray::fromStringList(targets)}, {QStringLiteral("to"), newRollout}}, machineActor().login);
    return seq ? Status() : Status(seq.error());
}

Result<qint64> Engine::append(EventKind kind, const QString& target, const QString& step, const QJsonObject& payload, const QString& actor)
{
    Event event;
    event.kind = kind;
    event.target = target;
    event.step = step;
    event.epoch = m_epoch;
    event.wall = m_clock.wall();
    event.monoMs = m_clock.monotonicMs();
    event.actor = actor;
    event.payload = payload;
    const Result<qint64> seq = m_log.append(m_id, event);
    if (!seq)
        return seq;
    event.seq = *seq;
    reduce(m_state, event);
    if (decides(kind))
        m_decisionSeq = event.seq;
    if (m_observer)
        m_observer(m_state, event);
    return seq;
}

QJsonObject Engine::failurePayload(const EffectKey& key, const Error& error)
{
    QJsonObject payload = error.toJson();
    const int failures = m_state.targets.value(key.target).attempts + 1;
    const QString tryKey = key.target + QLatin1Char('\n') + key.step;
    const qint64 now = m_clock.monotonicMs();
    if (failures == 1)
        m_firstTryMs[tryKey] = now;
    const qint64 elapsed = now - m_firstTryMs.value(tryKey, now);
    QString then = QStringLiteral("fail");
    if (error.cls == ErrorClass::Corruption) {
        then = QStringLiteral("quarantine");
    } else if (error.cls == ErrorClass::Resource) {
        then = QStringLiteral("hold");
        payload.insert(QStringLiteral("delayMs"), m_state.plan.sampleTimings ? 5000 : 60000);
    } else if (isTransient(error.cls)) {
        const std::optional<qint64> delay
            = nextRetryDelayMs(error.cls, RetryPolicy::forClass(error.cls), failures, elapsed, m_random);
        then = delay ? QStringLiteral("retry") : QStringLiteral("hold");
        payload.insert(QStringLiteral("delayMs"), delay ? *delay : 60000);
    }
    payload.insert(QStringLiteral("then"), then);
    payload.insert(QStringLiteral("attempt"), failures);
    return payload;
}

Engine::Step Engine::finish(const EffectKey& key, const Result<QJsonObject>& outcome)
{
    Step result;
    result.acted = true;
    Result<qint64> seq(0);
    if (outcome) {
        QJsonObject payload = *outcome;
        // Time is observed where the new code ran; what the old code alone does says nothing about it.
        if (key.step == QLatin1String("run") && payload.contains(QLatin1String("newOk"))) {
            const qint64 now = m_clock.monotonicMs();
            const qint64 gap = m_lastObservedMs < 0 ? 0 : now - m_lastObservedMs;
            payload.insert(QStringLiteral("observedMs"), std::min(gap, longestObservedGapMs(m_state.plan)));
            m_lastObservedMs = now;
        }
        seq = append(EventKind::Done, key.target, key.step, payload, machineActor().login);
    } else if (outcome.error().cls == ErrorClass::Cancelled) {
        // The runner is stopping: the intent stays open and is probed on the next start.
        result.waitMs = 0;
        result.acted = false;
        return result;
    } else {
        seq = append(EventKind::Fail, key.target, key.step, failurePayload(key, outcome.error()), machineActor().login);
    }
    if (!seq)
        result.error = seq.error();
    return result;
}

Engine::Step Engine::step()
{
    if (!m_state.openStep.isEmpty()) {
        const EffectKey key {m_id, m_state.openTarget, m_state.openStep, m_state.openSeq, m_state.openEpoch};
        if (m_resumed) {
            m_resumed = false;
            const Result<std::optional<QJsonObject>> happened = m_ports.probe(m_state, key);
            if (!happened)
                return finish(key, happened.error());
            if (happened->has_value())
                return finish(key, **happened);
            // It did not happen: close the old intent, so that each has exactly one outcome, and decide again.
            Step again;
            again.acted = true;
            const Result<qint64> seq = append(EventKind::Fail, key.target, key.step,
                {{QStringLiteral("then"), QStringLiteral("again")}, {QStringLiteral("class"), QStringLiteral("cancelled")},
                    {QStringLiteral("message"), QStringLiteral("interrupted before it took effect; done again")}},
                machineActor().login);
            if (!seq)
                again.error = seq.error();
            return again;
        }
        return finish(key, m_ports.perform(m_state, key));
    }

    Observation observation = m_ports.observe(m_state);
    observation.nowMs = m_clock.monotonicMs();
    observation.wall = m_clock.wall();
    const Action action = decide(m_state, observation);
    Step result;
    switch (action.kind) {
    case Action::Kind::Wait:
        result.waitMs = action.waitMs;
        return result;
    case Action::Kind::Decision: {
        const Result<qint64> seq = append(EventKind::Decision, {}, action.step, action.payload, machineActor().login);
        result.acted = true;
        if (!seq)
            result.error = seq.error();
        return result;
    }
    case Action::Kind::Effect:
        break;
    }
    const Result<qint64> seq = append(EventKind::Intent, action.target, action.step, action.payload, machineActor().login);
    if (!seq) {
        result.error = seq.error();
        return result;
    }
    const EffectKey key {m_id, action.target, action.step, *seq, m_epoch};
    return finish(key, m_ports.perform(m_state, key));
}

Status Engine::command(Verb verb, qint64 expectedSeq, const Actor& actor, const QString& reason, const QStringList& targets)
{
    if (expectedSeq > 0 && expectedSeq < m_decisionSeq) {
        return makeError(ErrorClass::Logic,
            QStringLiteral("the rollout has moved on since this view was made; it is now %1").arg(rolloutStateName(m_state.state)), m_id,
            QStringLiteral("Look at the present state and ask again."));
    }
    if (const Status allowed = checkVerb(m_state, verb, targets); !allowed)
        return allowed;
    QJsonObject payload {{QStringLiteral("reason"), reason}};
    if (verb == Verb::Finalize) { // the whole rollout's end, by a person's word
        const Result<qint64> seq = append(EventKind::Decision, {}, QStringLiteral("finalized"), payload, actor.display());
        return seq ? Status() : Status(seq.error());
    }
    if (!targets.isEmpty())
        payload.insert(QStringLiteral("targets"), QJsonArray::fromStringList(targets));
    const Result<qint64> seq = append(EventKind::Human, {}, verbName(verb), payload, actor.display());
    if (!seq)
        return seq.error();
    return {};
}

} // namespace skein::rollout
