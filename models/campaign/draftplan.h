#pragma once

#include "models/campaign/surroundings.h"
#include "models/catalog/lineagegraph.h"
#include "models/rollout/plan.h"

namespace skein::campaign {

/// What a plan is drafted from.
struct DraftInput {
    Migration migration;
    mapping::Mapping mapping;
    QVector<review::Change> changes;   ///< of the migration
    CatalogPtr catalog;
    store::WorkspaceConfig config;
    rollout::Repositories* deployed = nullptr; ///< deploy refs and foreign commits; null = nothing was deployed yet
};

/// What cannot be in the plan, and why; the rest of it stands.
struct Draft {
    rollout::Plan plan;
    QStringList leftOut;               ///< "pipeline:default/a: its deploy position has the change already"
};

/// A plan over the consumers that are deployable now: merged (deploy mode ref) or approved (mode merge), and not where
/// they are to go already. Targets are the smallest sets of pipelines that share a changed file or an output. Stages
/// 1, 10, 50 and 100 %; where a stage is too small for an error margin it gates on exact invariants alone, and the
/// last one waits for an approval. Logic when nothing is deployable, saying what is missing.
Result<Draft> draftPlanOf(const DraftInput& input);

/// Stages for `targets` targets: bakes of seconds for a sample, of hours otherwise.
QVector<rollout::StageSpec> draftStages(int targets, bool sampleTimings);

} // namespace skein::campaign
