#pragma once

#include "models/campaign/migration.h"
#include "models/catalog/lineagegraph.h"
#include "models/rollout/view.h"

namespace skein::items {

/// The consumers a rollback would take back: switched now, and named when any are named.
QVector<const rollout::TargetView*> takenBack(const rollout::RolloutView& view, const QStringList& targets);
/// "exact as of 14:02:07" of everything named; empty unless every target is exact.
QString exactWords(const rollout::RolloutView& view, const QStringList& targets);
/// "Roll back · 7 targets, exact", for a button; without numbers when nothing is switched.
QString rollBackVerb(const rollout::RolloutView& view);
/// What cannot be restored exactly and why, one sentence a target; empty when everything is exact.
QStringList inexactWords(const rollout::RolloutView& view, const QStringList& targets);
/// Datasets below the outputs taken back: they hold what was made of the new side until their next run. Sorted by
/// name; without the outputs themselves. Needs the migration for which pipelines a target runs.
QStringList staleBelow(const rollout::RolloutView& view, const QStringList& targets, const LineageGraph& graph, const campaign::Migration& migration);

} // namespace skein::items
