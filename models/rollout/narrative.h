#pragma once

#include "models/rollout/core.h"
#include "models/rollout/view.h"

#include <QCoreApplication>

namespace skein::rollout {

/// What a view says is made when it is shown, in the window's language; what the journal keeps stays as it was written.
struct Says {
    Q_DECLARE_TR_FUNCTIONS(RolloutNarrative)
};

/// Fills why, next and earliest.
void describe(const State& state, const QDateTime& now, RolloutView& view);
/// "1 target", "1,204 targets".
QString targetCount(qint64 n);

} // namespace skein::rollout
