#pragma once

#include "models/items/cellroles.h"
#include "models/rollout/view.h"

namespace skein::items {

// A rollout's states for people. One place, so that page, palette and alerts say the same.

QString rolloutStateWords(rollout::RolloutState state);
Mark rolloutStateMark(rollout::RolloutState state);
QString targetStateWords(rollout::TargetState state);
Mark targetStateMark(rollout::TargetState state);
QString verbWords(rollout::Verb verb);
/// What a rollback of this class is worth, one sentence.
QString rollbackClassWords(rollout::RollbackClass cls);
QString pipelineKindWords(rollout::PipelineKind kind);
QString deployModeWords(rollout::DeployMode mode);

/// "3 s", "15 min", "2 h", "3 d".
QString durationWords(qint64 milliseconds);
/// "+4 %", "−11 %"; a dash where nothing was measured.
QString ratioWords(const std::optional<double>& ratio);

/// One stage as the stage bar shows it.
struct StageWords {
    QString share, count, verdict, detail, toolTip;
    Mark mark = Mark::Waiting;
    double progress = 0; ///< 0..1
};
StageWords stageWords(const rollout::StageView& stage, bool current, bool first = true); ///< a later stage tells what it adds
/// Like its state's mark, but what the rollout was taken back for stays marked as failed.
Mark targetMark(const rollout::TargetView& target);
/// What it was taken back for; empty when it was not, or when that is what it says anyway.
QString takenBackWords(const rollout::TargetView& target);
/// "Stage 2 of 4 · baking"; the state's words outside a stage.
QString positionWords(const rollout::RolloutView& view);
Mark positionMark(const rollout::RolloutView& view);

} // namespace skein::items
