// What a person may ask of a rollout in the state it is in.
#include "models/rollout/core.h"

namespace skein::rollout {

QVector<Verb> allowedVerbs(const State& state)
{
    const bool hasSwitched = !switchedTargets(state).isEmpty();
    QVector<Verb> verbs;
    const StageRun* stage = state.stage >= 0 && state.stage < state.stages.size() ? &state.stages[state.stage] : nullptr;
    switch (state.state) {
    case RolloutState::Planned:
        verbs << Verb::Pause;
        break;
    case RolloutState::Running:
        verbs << Verb::Pause << Verb::Freeze << Verb::Retry << Verb::Skip;
        if (stage && stage->phase == StagePhase::Gate && state.plan.stages[state.stage].approval && !stage->approved)
            verbs << Verb::Approve;
        break;
    case RolloutState::Paused:
        verbs << Verb::Resume << Verb::Freeze << Verb::Retry << Verb::Skip;
        if (state.pausedBy == QLatin1String("inconclusive") || state.pausedBy == QLatin1String("limit"))
            verbs << Verb::Approve;
        break;
    case RolloutState::Frozen:
        verbs << Verb::Resume;
        break;
    case RolloutState::RollbackBlocked:
        verbs << Verb::Retry;
        break;
    default:
        break;
    }
    const bool mayRollBack = state.state == RolloutState::Running || state.state == RolloutState::Paused
        || state.state == RolloutState::Frozen || state.state == RolloutState::Completed;
    if (mayRollBack && (hasSwitched || isLive(state.state)))
        verbs << Verb::RollBack;
    if (state.state == RolloutState::Completed)
        verbs << Verb::Finalize;
    return verbs;
}

Status checkVerb(const State& state, Verb verb, const QStringList& targets)
{
    if (!allowedVerbs(state).contains(verb)) {
        QStringList names;
        for (Verb allowed : allowedVerbs(state))
            names << verbName(allowed);
        return makeError(ErrorClass::Logic,
            QStringLiteral("%1 is not possible while the rollout is %2").arg(verbName(verb), rolloutStateName(state.state)), state.plan.id,
            names.isEmpty() ? QStringLiteral("Nothing can be asked of it in this state.")
                            : QStringLiteral("Possible now: %1.").arg(names.join(QStringLiteral(", "))));
    }
    for (const QString& id : targets) {
        if (!state.targets.contains(id)) {
            return makeError(ErrorClass::Logic, QStringLiteral("the rollout has no target \"%1\"").arg(id), state.plan.id,
                QStringLiteral("Use a target id as shown in the target list."));
        }
        if ((verb == Verb::Retry || verb == Verb::Skip) && state.targets[id].switched) {
            return makeError(ErrorClass::Logic, QStringLiteral("target \"%1\" is already switched").arg(id), state.plan.id,
                QStringLiteral("Roll it back first."));
        }
    }
    if ((verb == Verb::Skip || (verb == Verb::Retry && state.state != RolloutState::RollbackBlocked)) && targets.isEmpty()) {
        return makeError(ErrorClass::Usage, QStringLiteral("%1 needs at least one target").arg(verbName(verb)), state.plan.id,
            QStringLiteral("Name the targets."));
    }
    return {};
}

} // namespace skein::rollout
