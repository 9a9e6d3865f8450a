#include "models/rollout/targetsteps.h"

#include <QJsonArray>

#include <algorithm>

namespace skein::rollout {

using detail::text;

namespace {

void startRollback(State& state, const QString& scope, const QStringList& targets, const QString& reason)
{
    if (state.state != RolloutState::RollingBack && state.state != RolloutState::RollbackBlocked)
        state.resumeTo = state.state == RolloutState::Completed ? RolloutState::Completed : RolloutState::Running;
    state.state = RolloutState::RollingBack;
    state.rollbackScope = scope;
    state.reason = reason;
    for (const QString& id : targets)
        state.rollbackTargets.insert(id);
}

QStringList stringList(const QJsonValue& value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& entry : array)
        list << entry.toString();
    return list;
}

void onDecision(State& state, const Event& event)
{
    const QString& name = event.step;
    const QJsonObject& payload = event.payload;
    if (name == QLatin1String("started")) {
        state.state = RolloutState::Running;
        state.startedAt = event.wall;
    } else if (name == QLatin1String("stageStarted")) {
        state.stage = int(payload.value(QLatin1String("stage")).toInteger());
        StageRun& stage = state.stages[state.stage];
        stage.phase = StagePhase::Gate;
        stage.startedAt = event.wall;
    } else if (name == QLatin1String("gatePassed")) {
        state.stages[state.stage].phase = StagePhase::Apply;
    } else if (name == QLatin1String("applied")) {
        state.stages[state.stage].phase = StagePhase::Bake;
        state.stages[state.stage].appliedAt = event.wall;
        state.roundSeq = event.seq;
    } else if (name == QLatin1String("verdict")) {
        StageRun& stage = state.stages[state.stage];
        ++stage.looks;
        state.roundSeq = event.seq;
        stage.unitsAtLastLook = stage.units;
        stage.verdict = text(payload, "verdict");
        stage.sentence = text(payload, "sentence");
    } else if (name == QLatin1String("promoted")) {
        StageRun& stage = state.stages[state.stage];
        stage.phase = StagePhase::Passed;
        state.roundSeq = event.seq;
        stage.endedAt = event.wall;
        stage.verdict = text(payload, "verdict");
        stage.sentence = text(payload, "sentence");
        for (TargetRun& target : state.targets) {
            if (target.stage <= state.stage && target.state == TargetState::Switched)
                target.state = TargetState::Baked;
        }
    } else if (name == QLatin1String("completed")) {
        state.state = RolloutState::Completed;
        state.endedAt = event.wall;
    } else if (name == QLatin1String("paused")) {
        state.state = RolloutState::Paused;
        state.pausedBy = text(payload, "by");
        state.reason = text(payload, "reason");
        if (state.stage >= 0 && payload.contains(QLatin1String("verdict"))) {
            state.stages[state.stage].verdict = text(payload, "verdict");
            state.stages[state.stage].sentence = text(payload, "reason");
        }
    } else if (name == QLatin1String("frozen")) {
        state.state = RolloutState::Frozen;
        state.reason = text(payload, "reason");
    } else if (name == QLatin1String("breach")) {
        if (state.stage >= 0 && state.stage < state.stages.size() && state.state != RolloutState::Completed) {
            state.stages[state.stage].phase = StagePhase::Failed;
            state.stages[state.stage].verdict = QStringLiteral("FAIL");
            state.stages[state.stage].sentence = text(payload, "reason");
            state.stages[state.stage].endedAt = event.wall;
        }
        startRollback(state, text(payload, "scope"), stringList(payload.value(QLatin1String("targets"))), text(payload, "reason"));
    } else if (name == QLatin1String("takeBack")) {
        startRollback(state, QStringLiteral("targets"), stringList(payload.value(QLatin1String("targets"))), text(payload, "reason"));
    } else if (name == QLatin1String("rolledBack")) {
        const QString scope = state.rollbackScope;
        for (const QString& id : std::as_const(state.rollbackTargets)) {
            if (state.targets.contains(id))
                state.targets[id].stage = -1;
        }
        state.rollbackTargets.clear();
        state.rollbackScope.clear();
        if (scope == QLatin1String("all")) {
            state.state = RolloutState::RolledBack;
            state.endedAt = event.wall;
        } else if (scope == QLatin1String("stage")) {
            state.state = RolloutState::Paused;
            state.pausedBy = QStringLiteral("rollback");
        } else {
            state.state = state.resumeTo;
        }
    } else if (name == QLatin1String("released")) {
        const QStringList released = stringList(payload.value(QLatin1String("targets")));
        for (const QString& id : released) {
            if (state.targets.contains(id))
                state.targets[id].released = true;
        }
    } else if (name == QLatin1String("finalized")) {
        state.state = RolloutState::Finalized;
        for (TargetRun& target : state.targets) {
            if (target.state == TargetState::Baked || target.state == TargetState::Switched)
                target.state = TargetState::Finalized;
        }
    }
}

void onHuman(State& state, const Event& event)
{
    const QString verb = event.step;
    const QStringList targets = stringList(event.payload.value(QLatin1String("targets")));
    const QString reason = text(event.payload, "reason");
    StageRun* stage = state.stage >= 0 && state.stage < state.stages.size() ? &state.stages[state.stage] : nullptr;
    if (verb == QLatin1String("pause")) {
        state.state = RolloutState::Paused;
        state.pausedBy = QStringLiteral("operator");
        state.reason = reason;
    } else if (verb == QLatin1String("resume")) {
        if (stage && state.pausedBy == QLatin1String("limit"))
            stage->limitAccepted = true;
        state.state = RolloutState::Running;
        state.pausedBy.clear();
        state.reason.clear();
    } else if (verb == QLatin1String("approve")) {
        if (stage && stage->phase == StagePhase::Gate) {
            stage->approved = true;
        } else if (stage && state.state == RolloutState::Paused) {
            if (state.pausedBy == QLatin1String("limit"))
                stage->limitAccepted = true;
            if (state.pausedBy == QLatin1String("inconclusive")) {
                stage->approved = true;
                stage->phase = StagePhase::Judge;
            }
            state.state = RolloutState::Running;
            state.pausedBy.clear();
            state.reason.clear();
        }
    } else if (verb == QLatin1String("rollBack")) {
        const bool all = targets.isEmpty();
        startRollback(state, all ? QStringLiteral("all") : QStringLiteral("targets"), all ? switchedTargets(state) : targets,
            reason.isEmpty() ? QStringLiteral("asked by %1").arg(event.actor) : reason);
    } else if (verb == QLatin1String("freeze")) {
        state.state = RolloutState::Frozen;
        state.reason = reason;
    } else if (verb == QLatin1String("retry")) {
        if (state.state == RolloutState::RollbackBlocked)
            state.state = RolloutState::RollingBack;
        for (const QString& id : targets) {
            auto it = state.targets.find(id);
            if (it == state.targets.end() || it->switched)
                continue;
            it->attempts = 0;
            it->pairRetries = 0;
            it->retryNotBeforeMs = 0;
            it->breached = it->takeBack = false;
            it->cause.clear();
            it->state = TargetState::Pending;
            it->because = QStringLiteral("tried again by %1").arg(event.actor);
        }
    } else if (verb == QLatin1String("skip")) {
        for (const QString& id : targets) {
            auto it = state.targets.find(id);
            if (it == state.targets.end() || it->switched)
                continue;
            it->state = TargetState::Skipped;
            it->because = reason;
        }
    }
}

} // namespace

void reduce(State& state, const Event& event)
{
    state.seq = std::max(state.seq, event.seq);
    state.epoch = std::max(state.epoch, event.epoch);
    const auto target = state.targets.find(event.target);
    switch (event.kind) {
    case EventKind::Intent:
        state.openTarget = event.target;
        state.openStep = event.step;
        state.openSeq = event.seq;
        state.openEpoch = event.epoch;
        if (target != state.targets.end()) {
            // Where a retry or a hold of this step leads back to.
            if (target->state != TargetState::RetryWait && target->state != TargetState::Held)
                target->before = target->state;
            target->state = detail::stateDuring(event.step, target->state);
        }
        break;
    case EventKind::Done:
    case EventKind::Fail:
        state.openTarget.clear();
        state.openStep.clear();
        if (target == state.targets.end())
            break;
        if (event.kind == EventKind::Done)
            detail::onDone(state, *target, event.step, event.payload);
        else
            detail::onFail(state, *target, event);
        break;
    case EventKind::Decision:
        onDecision(state, event);
        break;
    case EventKind::Human:
        onHuman(state, event);
        break;
    case EventKind::Note:
        break;
    }
}

} // namespace skein::rollout
