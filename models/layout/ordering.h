#pragma once

#include "models/layout/layers.h"

namespace skein::layout {

/// Orders the vertices within their ranks so that few edges cross, and returns the number of crossings. `hints` is
/// empty or one vertical position per node (NaN = none): it is tried as a starting order beside the depth-first one.
/// Returns early with a valid order when cancelled.
qint64 orderLayers(Layers& layers, const std::vector<qreal>& hints, const Options& options, const CancelToken& cancel);

} // namespace skein::layout
