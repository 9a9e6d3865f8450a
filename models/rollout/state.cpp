#include "models/rollout/core.h"

#include "models/base/names.h"

#include <algorithm>

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

} // namespace skein::rollout
