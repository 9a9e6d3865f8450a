#include "models/rollout/states.h"

#include "models/base/names.h"

namespace skein::rollout {

namespace {

constexpr Named<RolloutState> rolloutStates[] = {
    {RolloutState::Draft, "draft"},
    {RolloutState::Planned, "planned"},
    {RolloutState::Running, "running"},
    {RolloutState::Paused, "paused"},
    {RolloutState::Frozen, "frozen"},
    {RolloutState::RollingBack, "rollingBack"},
    {RolloutState::RolledBack, "rolledBack"},
    {RolloutState::RollbackBlocked, "rollbackBlocked"},
    {RolloutState::Completed, "completed"},
    {RolloutState::Finalized, "finalized"},
};

constexpr Named<StagePhase> stagePhases[] = {
    {StagePhase::Waiting, "waiting"},
    {StagePhase::Gate, "gate"},
    {StagePhase::Apply, "apply"},
    {StagePhase::Bake, "bake"},
    {StagePhase::Judge, "judge"},
    {StagePhase::Passed, "passed"},
    {StagePhase::Failed, "failed"},
};

constexpr Named<TargetState> targetStates[] = {
    {TargetState::Pending, "pending"},
    {TargetState::Preflight, "preflight"},
    {TargetState::Building, "building"},
    {TargetState::Audited, "audited"},
    {TargetState::Switching, "switching"},
    {TargetState::Switched, "switched"},
    {TargetState::Baked, "baked"},
    {TargetState::Finalized, "finalized"},
    {TargetState::RetryWait, "retryWait"},
    {TargetState::Held, "held"},
    {TargetState::Failed, "failed"},
    {TargetState::Quarantined, "quarantined"},
    {TargetState::BrokenBefore, "brokenBefore"},
    {TargetState::Skipped, "skipped"},
    {TargetState::Unswitching, "unswitching"},
    {TargetState::Restored, "restored"},
    {TargetState::Verified, "verified"},
    {TargetState::Cleaned, "cleaned"},
};

constexpr Named<DeployMode> deployModes[] = {
    {DeployMode::Ref, "ref"}, {DeployMode::Merge, "merge"}, {DeployMode::Command, "command"}};
constexpr Named<PipelineKind> pipelineKinds[] = {
    {PipelineKind::Select, "select"}, {PipelineKind::Script, "script"}, {PipelineKind::Command, "command"}};
constexpr Named<RollbackClass> rollbackClasses[] = {
    {RollbackClass::Derived, "derived"},
    {RollbackClass::Guarded, "guarded"},
    {RollbackClass::ReverseSynced, "reverseSynced"},
    {RollbackClass::ForwardOnly, "forwardOnly"},
};
constexpr Named<Verb> verbs[] = {
    {Verb::Pause, "pause"},
    {Verb::Resume, "resume"},
    {Verb::Approve, "approve"},
    {Verb::RollBack, "rollBack"},
    {Verb::Freeze, "freeze"},
    {Verb::Retry, "retry"},
    {Verb::Skip, "skip"},
    {Verb::Finalize, "finalize"},
};

} // namespace

QString rolloutStateName(RolloutState state) { return nameOf(rolloutStates, state); }
QString stagePhaseName(StagePhase phase) { return nameOf(stagePhases, phase); }
QString targetStateName(TargetState state) { return nameOf(targetStates, state); }
QString deployModeName(DeployMode mode) { return nameOf(deployModes, mode); }
QString pipelineKindName(PipelineKind kind) { return nameOf(pipelineKinds, kind); }
QString rollbackClassName(RollbackClass cls) { return nameOf(rollbackClasses, cls); }
QString verbName(Verb verb) { return nameOf(verbs, verb); }
std::optional<RolloutState> rolloutStateFromName(const QString& name) { return valueOf(rolloutStates, name); }
std::optional<TargetState> targetStateFromName(const QString& name) { return valueOf(targetStates, name); }
std::optional<DeployMode> deployModeFromName(const QString& name) { return valueOf(deployModes, name); }
std::optional<PipelineKind> pipelineKindFromName(const QString& name) { return valueOf(pipelineKinds, name); }
std::optional<Verb> verbFromName(const QString& name) { return valueOf(verbs, name); }

bool isLive(RolloutState state)
{
    switch (state) {
    case RolloutState::Draft:
    case RolloutState::Planned:
    case RolloutState::RolledBack:
    case RolloutState::Completed:
    case RolloutState::Finalized:
        return false;
    default:
        return true;
    }
}

} // namespace skein::rollout
