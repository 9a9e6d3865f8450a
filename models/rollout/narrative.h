#pragma once

#include "models/rollout/core.h"
#include "models/rollout/view.h"

namespace skein::rollout {

/// Fills why, next and earliest.
void describe(const State& state, const QDateTime& now, RolloutView& view);
/// "1 target", "1,204 targets".
QString targetCount(qint64 n);

} // namespace skein::rollout
