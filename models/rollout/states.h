#pragma once

#include <QString>

#include <optional>

namespace skein::rollout {

enum class RolloutState {
    Draft, Planned, Running, Paused, Frozen, RollingBack, RolledBack, RollbackBlocked, Completed, Finalized
};
enum class StagePhase { Waiting, Gate, Apply, Bake, Judge, Passed, Failed };
enum class TargetState {
    Pending, Preflight, Building, Audited, Switching, Switched, Baked, Finalized,
    RetryWait, Held, Failed, Quarantined, BrokenBefore, Skipped,
    Unswitching, Restored, Verified, Cleaned
};
enum class TargetKind { Dataset, Consumer };
enum class DeployMode { Ref, Merge, Command };
enum class PipelineKind { Select, Script, Command };
/// What a rollback of a target is worth. Only Derived is called exact.
enum class RollbackClass { Derived, Guarded, ReverseSynced, ForwardOnly };
/// Finalize gives up the rollback of a completed rollout, so that its targets are free for another one.
enum class Verb { Pause, Resume, Approve, RollBack, Freeze, Retry, Skip, Finalize };

QString rolloutStateName(RolloutState state); ///< "running", "rollingBack", … (journal, JSON)
QString stagePhaseName(StagePhase phase);
QString targetStateName(TargetState state);
QString deployModeName(DeployMode mode);
QString pipelineKindName(PipelineKind kind);
QString rollbackClassName(RollbackClass cls);
QString verbName(Verb verb);
std::optional<RolloutState> rolloutStateFromName(const QString& name);
std::optional<TargetState> targetStateFromName(const QString& name);
std::optional<DeployMode> deployModeFromName(const QString& name);
std::optional<PipelineKind> pipelineKindFromName(const QString& name);
std::optional<Verb> verbFromName(const QString& name);

/// From the start until completed, and while rolling back or blocked: a target is in at most one live rollout.
bool isLive(RolloutState state);

} // namespace skein::rollout
