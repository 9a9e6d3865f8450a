#pragma once

#include "models/items/rowsmodel.h"
#include "models/rollout/view.h"
#include "models/store/journal.h"

namespace skein::items {

using rollout::RolloutViewPtr;

QStringList rolloutHeaders();
/// One row a rollout; the id is the rollout's, the first cell leads to it.
QVector<RowsModel::Row> rolloutRows(const QVector<RolloutViewPtr>& rollouts);

QStringList targetHeaders();
/// Trouble first, then what moves, then what waits; inside a group by name. `state` empty = all.
QVector<RowsModel::Row> targetRows(const rollout::RolloutView& view, const std::optional<rollout::TargetState>& state = {});
/// The order of targetRows() as indices into view.targets.
QVector<int> targetOrder(const rollout::RolloutView& view);

struct StateCount {
    rollout::TargetState state;
    int count = 0;
};
/// In the order of targetOrder().
QVector<StateCount> targetCounts(const rollout::RolloutView& view);

QStringList lineHeaders();
/// The journal of a rollout in short lines, newest first.
QVector<RowsModel::Row> lineRows(QVector<store::JournalEvent> events);

QStringList planStageHeaders();
/// What a plan's stages would do, with real counts.
QVector<RowsModel::Row> planStageRows(const rollout::Plan& plan);
QStringList planTargetHeaders();
QVector<RowsModel::Row> planTargetRows(const rollout::Plan& plan);
/// What starting the plan does, one sentence a line.
QStringList planEffects(const rollout::Plan& plan);
/// Problems that keep the plan from starting, and those of single stages.
QStringList planProblems(const rollout::Plan& plan);
/// Consumers that are ready and not in the plan, with the reason; at most `most`, the rest as a number.
QStringList planLeftOut(const rollout::Plan& plan, int most = 12);

} // namespace skein::items
