#pragma once

#include "models/layout/gridindex.h"
#include "ui/graph/graphscene.h"

namespace skein::ui {

enum class GraphDirection { Upstream, Downstream, Above, Below };

/// Where an arrow key leads from a node: to the producer or consumer nearest in height, or to the nearest node above or
/// below in the same column. -1 if there is none.
int neighbourInDirection(const GraphScene& scene, const GraphIndex& index, const layout::GridIndex& grid, int node,
    GraphDirection direction);

/// Different nodes directly upstream and downstream.
int upstreamCount(const GraphScene& scene, const GraphIndex& index, int node);
int downstreamCount(const GraphScene& scene, const GraphIndex& index, int node);

} // namespace skein::ui
