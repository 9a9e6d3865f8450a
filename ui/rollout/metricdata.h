#pragma once

#include "models/rollout/view.h"
#include "ui/charts/metricchart.h"

namespace skein::ui {

/// A rollout's metric as the chart wants it, with the stages as bands.
MetricData metricData(const rollout::MetricView& metric, const rollout::RolloutView& view);

} // namespace skein::ui
