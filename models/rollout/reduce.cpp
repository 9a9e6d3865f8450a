#include "models/rollout/core.h"

#include "models/base/names.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace skein::rollout {

namespace {

constexpr Named<EventKind> eventKinds[] = {
    {EventKind::Intent, "intent"},
    {EventKind::Done, "done"},
    {EventKind::Fail, "fail"},
    {EventKind::Decision, "decision"},
    {EventKind::Human, "human"},
    {EventKind::Note, "note"},
};

QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

/// The state a target shows while a step is at work.
TargetState stateDuring(const QString& step, TargetState now)
{
    if (step == QLatin1String("preflight"))
        return TargetState::Preflight;
    if (step == QLatin1String("shadow") || step == QLatin1String("build"))
        return TargetState::Building;
    if (step == QLatin1String("switch") || step == QLatin1String("deploy") || step == QLatin1String("expose"))
        return TargetState::Switching;
    if (step == QLatin1String("unswitch") || step == QLatin1String("undeploy") || step == QLatin1String("withdraw"))
        return TargetState::Unswitching;
    return now;
}

void takeOutputs(TargetRun& target, const QJsonObject& payload)
{
    const QJsonArray outputs = payload.value(QLatin1String("outputs")).toArray();
    for (const QJsonValue& value : outputs) {
        const QJsonObject object = value.toObject();
        OutputState& output = target.outputs[text(object, "output")];
        output.output = text(object, "output");
        if (object.contains(QLatin1String("old")))
            output.nextOld = text(object, "old");
        if (object.contains(QLatin1String("new")))
            output.nextNew = text(object, "new");
        if (object.contains(QLatin1String("oldFingerprint")))
            output.nextFingerprint = text(object, "oldFingerprint");
    }
}

/// Old content that nobody sees becomes the rollback point at once; what a view must show waits for its publication.
void settleOldSide(TargetRun& target)
{
    for (OutputState& output : target.outputs) {
        if (output.nextOld.isEmpty())
            continue;
        output.oldPhysical = output.nextOld;
        output.oldFingerprint = output.nextFingerprint;
        output.nextOld.clear();
        output.nextFingerprint.clear();
    }
}

void countRun(State& state, TargetRun& target, const QJsonObject& payload)
{
    const bool oldRan = payload.contains(QLatin1String("oldOk"));
    const bool newRan = payload.contains(QLatin1String("newOk"));
    const bool oldOk = payload.value(QLatin1String("oldOk")).toBool();
    const bool newOk = payload.value(QLatin1String("newOk")).toBool();
    target.runsOld += oldRan;
    target.errorsOld += oldRan && !oldOk;
    target.runsNew += newRan;
    target.errorsNew += newRan && !newOk;
    if (payload.contains(QLatin1String("rowsDiffer")))
        target.rowsDiffer = payload.value(QLatin1String("rowsDiffer")).toInteger(-1);
    if (payload.contains(QLatin1String("asOf")))
        target.asOf = payload.value(QLatin1String("asOf")).toInteger();
    if (!newRan || state.stage < 0 || state.stage >= state.stages.size())
        return;
    StageRun& stage = state.stages[state.stage];
    if (stage.phase != StagePhase::Bake && stage.phase != StagePhase::Judge)
        return;
    ++stage.units;
    stage.runsOld += oldRan;
    stage.errorsOld += oldRan && !oldOk;
    stage.runsNew += 1;
    stage.errorsNew += !newOk;
    stage.bakedMs += payload.value(QLatin1String("observedMs")).toInteger();
    const double lagMs = payload.value(QLatin1String("lagMs")).toDouble();
    const double oldNs = payload.value(QLatin1String("oldNs")).toDouble();
    const double newNs = payload.value(QLatin1String("newNs")).toDouble();
    if (oldOk && newOk && oldNs > 0 && newNs > 0) {
        stage.latencyLogRatios.append(std::log(newNs / oldNs));
        stage.latencyDeltasMs.append((newNs - oldNs) / 1e6);
        target.latencyLogRatios.append(std::log(newNs / oldNs));
        stage.freshness.append({oldNs / 1e9, lagMs / 1e3 + newNs / 1e9});
    }
}

void onShadowDone(TargetRun& target, const QJsonObject& payload)
{
    const QString outcome = text(payload, "outcome");
    target.because = text(payload, "because");
    target.rowsDiffer = payload.value(QLatin1String("rowsDiffer")).toInteger(-1);
    if (outcome == QLatin1String("equal")) {
        target.state = TargetState::Audited;
        target.pairRetries = 0;
        target.lastUnit = text(payload, "unit");
        target.asOf = payload.value(QLatin1String("asOf")).toInteger(target.asOf);
        takeOutputs(target, payload);
    } else if (outcome == QLatin1String("brokenBefore")) {
        target.state = TargetState::BrokenBefore;
    } else if (outcome == QLatin1String("inputsChanged")) {
        ++target.pairRetries;
        target.state = target.pairRetries >= 3 ? TargetState::Held : TargetState::Preflight;
        target.before = TargetState::Preflight;
    } else {
        target.state = TargetState::Failed;
    }
}

void onRunDone(State& state, TargetRun& target, const QJsonObject& payload)
{
    target.lastTrySeq = state.seq;
    if (text(payload, "outcome") == QLatin1String("discarded"))
        return; // the inputs moved under the pair: it says nothing and is run again
    target.lastRunSeq = state.seq;
    target.lastUnit = text(payload, "unit");
    countRun(state, target, payload);
    takeOutputs(target, payload);
    const bool oldOk = payload.value(QLatin1String("oldOk")).toBool(true);
    target.warmBehind = oldOk ? 0 : target.warmBehind + 1;
    if (!target.switched) {
        // Only the old code ran; its new content goes in front as soon as it is published.
        target.publishPending = oldOk;
        if (!oldOk)
            target.because = text(payload, "because");
        return;
    }
    settleOldSide(target);
    const QString outcome = text(payload, "outcome");
    if (outcome == QLatin1String("equal")) {
        target.publishPending = true;
        target.because = text(payload, "because");
    } else if (outcome == QLatin1String("differs")) {
        target.breached = true;
        target.because = text(payload, "because");
    } else if (outcome == QLatin1String("newFailed")) {
        target.takeBack = true;
        target.because = text(payload, "because");
    }
}

void onPublished(TargetRun& target)
{
    for (OutputState& output : target.outputs) {
        if (target.switched) {
            if (!output.nextNew.isEmpty())
                output.newPhysical = output.nextNew;
            output.nextNew.clear();
            output.live = output.newPhysical;
        }
    }
    if (!target.switched) {
        settleOldSide(target);
        for (OutputState& output : target.outputs)
            output.live = output.oldPhysical;
    }
    target.publishPending = false;
}

void onSwitched(TargetRun& target)
{
    target.switched = true;
    settleOldSide(target);
    for (OutputState& output : target.outputs) {
        output.newPhysical = output.nextNew;
        output.nextNew.clear();
        output.live = output.newPhysical;
    }
}

void onUnswitched(TargetRun& target)
{
    target.switched = false;
    target.publishPending = false;
    for (OutputState& output : target.outputs) {
        output.live = output.oldPhysical;
        output.nextNew.clear();
        output.newPhysical.clear();
    }
    target.state = target.deployed ? TargetState::Unswitching : TargetState::Restored;
}

void onDone(State& state, TargetRun& target, const QString& step, const QJsonObject& payload)
{
    target.attempts = 0;
    target.retryNotBeforeMs = 0;
    target.retryAt = {};
    if (step == QLatin1String("enroll")) {
        target.enrolled = true;
        target.state = TargetState::Pending;
        takeOutputs(target, payload);
        settleOldSide(target);
        for (OutputState& output : target.outputs)
            output.live = output.oldPhysical;
    } else if (step == QLatin1String("preflight")) {
        target.state = TargetState::Preflight;
        target.because = text(payload, "because");
    } else if (step == QLatin1String("shadow")) {
        onShadowDone(target, payload);
    } else if (step == QLatin1String("switch")) {
        onSwitched(target);
        target.state = TargetState::Switching;
    } else if (step == QLatin1String("deploy")) {
        target.deployed = true;
        target.mergeOid = text(payload, "oid");
        target.state = TargetState::Switched;
        target.because = text(payload, "because");
    } else if (step == QLatin1String("run")) {
        onRunDone(state, target, payload);
    } else if (step == QLatin1String("publish")) {
        onPublished(target);
    } else if (step == QLatin1String("unswitch")) {
        onUnswitched(target);
    } else if (step == QLatin1String("undeploy")) {
        target.deployed = false;
        target.revertOid = text(payload, "oid");
        target.state = TargetState::Restored;
        target.because = text(payload, "because");
    } else if (step == QLatin1String("verify")) {
        target.state = TargetState::Verified;
        target.because = text(payload, "because");
    } else if (step == QLatin1String("clean")) {
        target.state = TargetState::Cleaned;
        target.breached = false;
        target.takeBack = false;
    } else if (step == QLatin1String("build")) {
        target.buildCursor = payload.value(QLatin1String("rows")).toInteger();
        target.state = payload.value(QLatin1String("complete")).toBool() ? TargetState::Preflight : TargetState::Building;
        target.because = text(payload, "because");
    } else if (step == QLatin1String("audit")) {
        target.because = text(payload, "because");
        target.rowsDiffer = payload.value(QLatin1String("rowsDiffer")).toInteger(-1);
        target.watermark = payload.value(QLatin1String("watermark"));
        target.state = text(payload, "outcome") == QLatin1String("equal") ? TargetState::Audited : TargetState::Failed;
    } else if (step == QLatin1String("expose")) {
        target.published = true;
        target.lastUnit = text(payload, "unit");
        target.state = TargetState::Switched;
    } else if (step == QLatin1String("catchUp")) {
        target.lastTrySeq = target.lastRunSeq = state.seq;
        target.lastUnit = text(payload, "unit");
        target.watermark = payload.value(QLatin1String("watermark"));
        target.because = text(payload, "because");
        if (text(payload, "outcome") == QLatin1String("differs"))
            target.breached = true;
    } else if (step == QLatin1String("withdraw")) {
        target.published = false;
        target.state = TargetState::Restored;
    }
}

void onFail(State& state, TargetRun& target, const Event& event)
{
    const QJsonObject& payload = event.payload;
    if (text(payload, "then") == QLatin1String("again")) {
        target.state = target.before;
        return;
    }
    ++target.attempts;
    target.because = text(payload, "message");
    target.errorClass = errorClassFromName(text(payload, "class"));
    const QString then = text(payload, "then");
    const bool goingBack = state.state == RolloutState::RollingBack;
    // Keeping its outputs up to date is beside a target's way: that it failed for now moves it nowhere, and it is due again.
    const bool onItsWay = event.step != QLatin1String("run") && event.step != QLatin1String("publish");
    if (then == QLatin1String("retry")) {
        const qint64 delay = payload.value(QLatin1String("delayMs")).toInteger();
        target.retryNotBeforeMs = event.monoMs + delay;
        target.retryAt = event.wall.addMSecs(delay);
        if (onItsWay && !goingBack && !target.switched)
            target.state = TargetState::RetryWait;
    } else if (then == QLatin1String("hold")) {
        const qint64 delay = payload.value(QLatin1String("delayMs")).toInteger(60000);
        target.retryNotBeforeMs = event.monoMs + delay;
        target.retryAt = event.wall.addMSecs(delay);
        if (onItsWay && !goingBack && !target.switched)
            target.state = TargetState::Held;
    } else if (goingBack) {
        state.state = RolloutState::RollbackBlocked;
        state.reason = target.because;
    } else if (then == QLatin1String("quarantine")) {
        target.state = TargetState::Quarantined;
    } else if (target.switched) {
        target.takeBack = true;
    } else if (target.published && state.dataset(event.target)) {
        // v2 is read and cannot take in what has come: whoever reads it falls behind from now on.
        target.breached = true;
    } else {
        target.state = TargetState::Failed;
    }
}

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

QString eventKindName(EventKind kind) { return nameOf(eventKinds, kind); }
std::optional<EventKind> eventKindFromName(const QString& name) { return valueOf(eventKinds, name); }

const TargetSpec* State::spec(const QString& id) const
{
    for (const TargetSpec& target : plan.targets) {
        if (target.id == id)
            return &target;
    }
    return nullptr;
}

const DatasetSpec* State::dataset(const QString& id) const
{
    for (const DatasetSpec& dataset : plan.datasets) {
        if (dataset.id == id)
            return &dataset;
    }
    return nullptr;
}

State initialState(const Plan& plan)
{
    State state;
    state.plan = plan;
    state.assignment = assignStages(plan);
    state.state = RolloutState::Planned;
    state.stages.resize(plan.stages.size());
    for (const DatasetSpec& dataset : plan.datasets) {
        TargetRun run;
        run.enrolled = true;
        run.stage = -1;
        state.targets.insert(dataset.id, run);
    }
    for (const TargetSpec& target : plan.targets)
        state.targets.insert(target.id, TargetRun());
    for (int s = 0; s < state.assignment.size(); ++s) {
        for (const QString& id : std::as_const(state.assignment[s].targets))
            state.targets[id].stage = s;
    }
    return state;
}

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
            target->state = stateDuring(event.step, target->state);
        }
        break;
    case EventKind::Done:
    case EventKind::Fail:
        state.openTarget.clear();
        state.openStep.clear();
        if (target == state.targets.end())
            break;
        if (event.kind == EventKind::Done)
            onDone(state, *target, event.step, event.payload);
        else
            onFail(state, *target, event);
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
