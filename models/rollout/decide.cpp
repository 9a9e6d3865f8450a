#include "models/rollout/core.h"

#include "models/rollout/stagejudge.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace skein::rollout {

namespace {

constexpr qint64 idleWaitMs = 250;

Action effect(const QString& target, const char* step)
{
    Action action;
    action.kind = Action::Kind::Effect;
    action.target = target;
    action.step = QLatin1String(step);
    return action;
}

Action decision(const char* name, const QJsonObject& payload = {})
{
    Action action;
    action.kind = Action::Kind::Decision;
    action.step = QLatin1String(name);
    action.payload = payload;
    return action;
}

QJsonArray toArray(const QStringList& list)
{
    return QJsonArray::fromStringList(list);
}

bool isDue(const TargetRun& target, const Observation& observation)
{
    return target.retryNotBeforeMs <= observation.nowMs;
}

/// The state a step starts from: a target that waits or is held goes on from where it was.
TargetState effectiveState(const TargetRun& target)
{
    return target.state == TargetState::RetryWait || target.state == TargetState::Held ? target.before : target.state;
}

/// Nothing more happens to the target in its stage before the bake.
bool isSettled(const TargetRun& target)
{
    switch (target.state) {
    case TargetState::Switched:
    case TargetState::Baked:
    case TargetState::Failed:
    case TargetState::Quarantined:
    case TargetState::BrokenBefore:
    case TargetState::Skipped:
    case TargetState::Restored:
    case TargetState::Verified:
    case TargetState::Cleaned:
    case TargetState::Finalized:
        return true;
    default:
        return false;
    }
}

const char* forwardStep(const TargetRun& target)
{
    switch (effectiveState(target)) {
    case TargetState::Pending:
        return "preflight";
    case TargetState::Preflight:
    case TargetState::Building:
        return "shadow";
    case TargetState::Audited:
        return "switch";
    case TargetState::Switching:
        return target.switched ? "deploy" : "switch";
    default:
        return nullptr;
    }
}

const char* datasetStep(const State& state, const QString& id, const TargetRun& target)
{
    const DatasetSpec* spec = state.dataset(id);
    switch (effectiveState(target)) {
    case TargetState::Pending:
        return spec->producedElsewhere ? "audit" : "build";
    case TargetState::Building:
        return "build";
    case TargetState::Preflight:
        return "audit";
    case TargetState::Audited:
    case TargetState::Switching:
        return "expose";
    default:
        return nullptr;
    }
}

bool isDataset(const State& state, const QString& id)
{
    return state.dataset(id) != nullptr;
}

bool wantsRun(const TargetRun& target)
{
    if (!target.enrolled || target.breached || target.takeBack || target.released)
        return false;
    switch (target.state) {
    case TargetState::Quarantined:
    case TargetState::Held:
    case TargetState::RetryWait:
    case TargetState::Finalized:
    case TargetState::Unswitching:
    case TargetState::Switching:
        return false;
    default:
        return true;
    }
}

/// A load that a target has not been run for yet. Where the new code runs too, v2 must hold it as well; the old code
/// alone waits for nobody.
bool hasNewUnit(const QString& id, const TargetRun& target, const Observation& observation)
{
    const QString unit = observation.unit.value(id);
    const bool needsV2 = target.switched || target.published;
    return !unit.isEmpty() && unit != target.lastUnit && (!needsV2 || observation.covered.value(id, true));
}

/// The longest unattended goes first: loads that come faster than they are worked off starve none of those that take turns.
std::optional<Action> keepRunning(const State& state, const Observation& observation, bool switchedOnly)
{
    std::optional<Action> next;
    qint64 longestAgo = 0;
    const auto offer = [&](const QString& id, const TargetRun& target, const char* step) {
        if (next && target.lastTrySeq >= longestAgo)
            return;
        next = effect(id, step);
        longestAgo = target.lastTrySeq;
    };
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it) {
        const TargetRun& target = it.value();
        if (!isDue(target, observation))
            continue;
        if (isDataset(state, it.key())) {
            // What somebody else makes is watched for those who read it, not for its own sake.
            const bool over = state.state == RolloutState::RolledBack && state.dataset(it.key())->producedElsewhere;
            if (target.published && !target.breached && !over && hasNewUnit(it.key(), target, observation))
                offer(it.key(), target, "catchUp");
            continue;
        }
        if (target.publishPending)
            return effect(it.key(), "publish");
        if (switchedOnly && !target.switched)
            continue;
        if (wantsRun(target) && hasNewUnit(it.key(), target, observation))
            offer(it.key(), target, "run");
    }
    return next;
}

/// Every switched target has run since a stage was last applied, looked at or passed. Then the stage moves on, though the
/// next load is there already; until then it waits. So it is looked at once a round, not once a run: each look spends of
/// what the judge may be wrong.
bool isRoundComplete(const State& state)
{
    return std::none_of(state.targets.cbegin(), state.targets.cend(),
        [&](const TargetRun& target) { return target.switched && wantsRun(target) && target.lastRunSeq <= state.roundSeq; });
}

QString scopeOf(OnBreach onBreach)
{
    return onBreach == OnBreach::RollbackStage ? QStringLiteral("stage") : QStringLiteral("all");
}

Action breachDecision(const State& state, const QString& reason, const QString& cause)
{
    if (state.plan.onBreach == OnBreach::Freeze && state.state != RolloutState::Frozen)
        return decision("frozen", {{QStringLiteral("reason"), reason}, {QStringLiteral("cause"), cause}});
    QStringList targets = switchedTargets(state);
    if (state.plan.onBreach == OnBreach::RollbackStage) {
        targets.erase(std::remove_if(targets.begin(), targets.end(),
                          [&](const QString& id) { return state.targets[id].stage != state.stage; }),
            targets.end());
    }
    return decision("breach",
        {{QStringLiteral("reason"), reason}, {QStringLiteral("cause"), cause}, {QStringLiteral("scope"), scopeOf(state.plan.onBreach)},
            {QStringLiteral("targets"), toArray(targets)}});
}

/// Breaches are judged in every live state, and after completion within retention.
std::optional<Action> breachOrTakeBack(const State& state)
{
    QStringList taken;
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it) {
        const TargetRun& target = it.value();
        if (!target.breached)
            continue;
        if (isDataset(state, it.key())) {
            // v2 that somebody else makes can only be reported; it alerts and holds.
            if (state.dataset(it.key())->producedElsewhere) {
                if (state.state == RolloutState::Running) {
                    return decision("paused", {{QStringLiteral("by"), QStringLiteral("dataset")},
                                                  {QStringLiteral("reason"), target.because}});
                }
                continue;
            }
            if (target.published)
                return breachDecision(state, target.because, it.key());
            continue;
        }
        if (target.switched && state.state != RolloutState::Frozen)
            return breachDecision(state, target.because, it.key());
    }
    int failed = 0;
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it) {
        if (!it.value().takeBack)
            continue;
        ++failed;
        if (it.value().switched)
            taken << it.key();
    }
    if (taken.isEmpty())
        return std::nullopt;
    const QString reason = state.targets[taken.constFirst()].because;
    if (failed > takeBackLimit(state, std::max(0, state.stage)))
        return breachDecision(state, reason, taken.constFirst());
    return decision("takeBack", {{QStringLiteral("reason"), reason}, {QStringLiteral("targets"), toArray(taken)}});
}

Action rollBack(const State& state, const Observation& observation)
{
    QStringList ids(state.rollbackTargets.cbegin(), state.rollbackTargets.cend());
    std::sort(ids.begin(), ids.end());
    qint64 soonest = idleWaitMs;
    bool waiting = false;
    // Data first, code second: readers are served by the old side before anything slower happens.
    for (const char* step : {"unswitch", "undeploy", "verify", "clean"}) {
        for (const QString& id : std::as_const(ids)) {
            const TargetRun& target = state.targets[id];
            const QLatin1String name(step);
            const bool needed = name == QLatin1String("unswitch") ? target.switched
                : name == QLatin1String("undeploy")               ? !target.switched && target.deployed
                : name == QLatin1String("verify")                 ? target.state == TargetState::Restored
                                                                  : target.state == TargetState::Verified;
            if (!needed)
                continue;
            if (isDue(target, observation))
                return effect(id, step);
            waiting = true;
            soonest = std::min(soonest, target.retryNotBeforeMs - observation.nowMs);
        }
        if (waiting) {
            Action wait;
            wait.waitMs = std::max<qint64>(1, soonest);
            return wait;
        }
    }
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it) {
        const DatasetSpec* dataset = state.dataset(it.key());
        if (dataset && !dataset->producedElsewhere && it->breached && it->published)
            return effect(it.key(), "withdraw");
    }
    return decision("rolledBack", {{QStringLiteral("targets"), toArray(ids)}, {QStringLiteral("scope"), state.rollbackScope}});
}

std::optional<Action> prepare(const State& state, const Observation& observation, bool& waiting)
{
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it) {
        const TargetRun& target = it.value();
        if (isDataset(state, it.key()) || target.enrolled || isSettled(target))
            continue;
        if (isDue(target, observation))
            return effect(it.key(), "enroll");
        waiting = true;
    }
    for (const DatasetSpec& dataset : state.plan.datasets) {
        const TargetRun& target = state.targets[dataset.id];
        if (target.published)
            continue;
        if (target.state == TargetState::Failed || target.state == TargetState::Quarantined) {
            return decision("paused", {{QStringLiteral("by"), QStringLiteral("dataset")}, {QStringLiteral("reason"), target.because}});
        }
        if (const char* step = datasetStep(state, dataset.id, target)) {
            if (isDue(target, observation))
                return effect(dataset.id, step);
        }
        waiting = true;
    }
    return std::nullopt;
}

std::optional<Action> applyStage(const State& state, const Observation& observation)
{
    const int index = state.stage;
    bool settled = true;
    int switched = 0;
    int failed = 0;
    for (const QString& id : state.assignment[index].targets) {
        const TargetRun& target = state.targets[id];
        switched += target.switched;
        failed += target.state == TargetState::Failed && !target.switched;
        if (isSettled(target))
            continue;
        settled = false;
        const char* step = forwardStep(target);
        if (step && isDue(target, observation) && observation.covered.value(id, true))
            return effect(id, step);
    }
    if (!settled)
        return std::nullopt;
    if (failed > failureLimit(state, index) && !state.stages[index].limitAccepted) {
        return decision("paused",
            {{QStringLiteral("by"), QStringLiteral("limit")},
                {QStringLiteral("reason"),
                    QStringLiteral("%1 targets of stage %2 failed before their switch; %3 are tolerated")
                        .arg(failed)
                        .arg(index + 1)
                        .arg(failureLimit(state, index))}});
    }
    return decision("applied", {{QStringLiteral("stage"), index}, {QStringLiteral("switched"), switched}});
}

std::optional<Action> judgeStage(const State& state, const Observation& observation)
{
    const int index = state.stage;
    const StageRun& stage = state.stages[index];
    const StageSpec& spec = state.plan.stages[index];
    const int switched = int(std::count_if(state.assignment[index].targets.cbegin(), state.assignment[index].targets.cend(),
        [&](const QString& id) { return state.targets[id].switched; }));
    const bool last = index + 1 == state.plan.stages.size();
    if (state.assignment[index].targets.isEmpty()) {
        // Real counts: the stages of a small rollout may round to the same targets.
        return decision("promoted",
            {{QStringLiteral("stage"), index}, {QStringLiteral("verdict"), QStringLiteral("PASS (limited)")},
                {QStringLiteral("sentence"), QStringLiteral("The stage adds no target to the one before, so there is nothing to judge")},
                {QStringLiteral("last"), last}});
    }
    if (switched == 0 && !stage.approved) {
        return decision("paused",
            {{QStringLiteral("by"), QStringLiteral("inconclusive")}, {QStringLiteral("verdict"), QStringLiteral("INCONCLUSIVE")},
                {QStringLiteral("reason"),
                    QStringLiteral("No target of stage %1 could be switched, so there is nothing to judge").arg(index + 1)}});
    }
    if (stage.phase == StagePhase::Judge && stage.approved && !stage.verdict.isEmpty()) {
        // A person went on past an inconclusive stage.
        const QString sentence = QStringLiteral("Went on by approval: %1").arg(stage.sentence);
        return decision("promoted", {{QStringLiteral("stage"), index}, {QStringLiteral("verdict"), QStringLiteral("PASS (limited)")},
                                        {QStringLiteral("sentence"), sentence}, {QStringLiteral("last"), last}});
    }
    const StageVerdict verdict = lookAtStage(state, index);
    if (verdict.outcome == StageOutcome::Fail)
        return breachDecision(state, verdict.sentence, QStringLiteral("judge"));
    const bool baked = stage.bakedMs >= spec.bakeMs && stage.units >= std::max(1, spec.minUnits);
    if (baked && (verdict.outcome == StageOutcome::Pass || verdict.outcome == StageOutcome::PassLimited)) {
        return decision("promoted",
            {{QStringLiteral("stage"), index},
                {QStringLiteral("verdict"), verdict.outcome == StageOutcome::Pass ? QStringLiteral("PASS") : QStringLiteral("PASS (limited)")},
                {QStringLiteral("sentence"), verdict.sentence}, {QStringLiteral("last"), last}});
    }
    if (verdict.lookDue) {
        return decision("verdict", {{QStringLiteral("verdict"), QStringLiteral("INCONCLUSIVE")}, {QStringLiteral("sentence"), verdict.sentence},
                                       {QStringLiteral("units"), stage.units}});
    }
    if (stage.appliedAt.isValid() && stage.appliedAt.msecsTo(observation.wall) > spec.maxWaitMs) {
        return decision("paused", {{QStringLiteral("by"), QStringLiteral("inconclusive")}, {QStringLiteral("verdict"), QStringLiteral("INCONCLUSIVE")},
                                      {QStringLiteral("reason"), verdict.sentence}});
    }
    return std::nullopt;
}

std::optional<Action> forward(const State& state, const Observation& observation)
{
    if (state.stage < 0)
        return decision("stageStarted", {{QStringLiteral("stage"), 0}});
    const StageRun& stage = state.stages[state.stage];
    const StageSpec& spec = state.plan.stages[state.stage];
    switch (stage.phase) {
    case StagePhase::Waiting:
    case StagePhase::Gate:
        if (spec.approval && !stage.approved)
            return std::nullopt;
        return decision("gatePassed", {{QStringLiteral("stage"), state.stage}});
    case StagePhase::Apply:
        return applyStage(state, observation);
    case StagePhase::Bake:
    case StagePhase::Judge:
        return judgeStage(state, observation);
    case StagePhase::Passed:
        if (state.stage + 1 < state.stages.size())
            return decision("stageStarted", {{QStringLiteral("stage"), state.stage + 1}});
        return decision("completed");
    case StagePhase::Failed:
        return std::nullopt;
    }
    return std::nullopt;
}

int share(const State& state, int stage)
{
    const int size = stage >= 0 && stage < state.assignment.size() ? int(state.assignment[stage].targets.size()) : 0;
    return std::max(1, int(std::floor(state.plan.failedBeforeSwitchLimit * size)));
}

} // namespace

QStringList switchedTargets(const State& state)
{
    QStringList ids;
    for (auto it = state.targets.cbegin(); it != state.targets.cend(); ++it) {
        if (it->switched || it->deployed)
            ids << it.key();
    }
    return ids;
}

int failureLimit(const State& state, int stage)
{
    return share(state, stage);
}

int takeBackLimit(const State& state, int stage)
{
    return stage <= 0 ? 0 : share(state, stage);
}

Action decide(const State& state, const Observation& observation)
{
    Action wait;
    wait.waitMs = idleWaitMs;
    switch (state.state) {
    case RolloutState::Draft:
    case RolloutState::Finalized:
    case RolloutState::RollbackBlocked:
        return wait;
    case RolloutState::Planned:
        return decision("started", {{QStringLiteral("planHash"), state.plan.hash()}});
    case RolloutState::RollingBack:
        return rollBack(state, observation);
    default:
        break;
    }
    if (const std::optional<Action> breach = breachOrTakeBack(state))
        return *breach;

    if (state.state == RolloutState::Running) {
        bool waiting = false;
        if (const std::optional<Action> action = prepare(state, observation, waiting))
            return *action;
        if (!waiting && isRoundComplete(state)) {
            if (const std::optional<Action> action = forward(state, observation))
                return *action;
        }
        // What is already switched is observed before anything new is started.
        if (const std::optional<Action> action = keepRunning(state, observation, true))
            return *action;
        if (!waiting) {
            if (const std::optional<Action> action = forward(state, observation))
                return *action;
        }
    }
    if (const std::optional<Action> action = keepRunning(state, observation, false))
        return *action;
    return wait;
}

} // namespace skein::rollout
