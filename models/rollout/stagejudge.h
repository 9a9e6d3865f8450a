#pragma once

#include "models/rollout/state.h"
#include "models/rollout/view.h"

namespace skein::rollout {

enum class StageOutcome { Pass, PassLimited, Fail, Inconclusive };

struct StageVerdict {
    StageOutcome outcome = StageOutcome::Inconclusive;
    QString sentence;             ///< with the numbers, and what is not ruled out
    bool lookDue = false;         ///< new units came since the last look, and they suffice for one
    QVector<MetricView> metrics;  ///< machine values per metric; series empty
};

/// Judges the evidence of a stage. Pure; the statistics are models/metrics'.
StageVerdict lookAtStage(const State& state, int stage);

} // namespace skein::rollout
