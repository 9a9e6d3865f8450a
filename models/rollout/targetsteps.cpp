#include "models/rollout/targetsteps.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace skein::rollout::detail {

namespace {

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
        target.cause = target.because = text(payload, "because");
    } else if (outcome == QLatin1String("newFailed")) {
        target.takeBack = true;
        target.cause = target.because = text(payload, "because");
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

} // namespace

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
        if (text(payload, "outcome") == QLatin1String("differs")) {
            target.breached = true;
            target.cause = target.because;
        }
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
        target.cause = target.because;
    } else if (target.published && state.dataset(event.target)) {
        // v2 is read and cannot take in what has come: whoever reads it falls behind from now on.
        target.breached = true;
        target.cause = target.because;
    } else {
        target.state = TargetState::Failed;
    }
}

} // namespace skein::rollout::detail
