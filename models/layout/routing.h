#pragma once

#include "models/layout/layers.h"

#include <functional>

namespace skein::layout {

struct Column {
    qreal left = 0;
    qreal right = 0;
};

/// What routing needs to know: where nodes and columns are, which edges share a bus, and where a bus passes a column.
/// `laneOf(bus, i)` is its height in the i-th column after its source.
struct RoutingPlan {
    const std::vector<QRectF>& rects;
    const std::vector<int>& columnOf; ///< per node
    const std::vector<Column>& columns;
    const std::vector<Edge>& edges; ///< oriented left to right
    const std::vector<Bus>& buses;
    const std::vector<int>& busOf;
    std::function<qreal(int, int)> laneOf;
};

/// Appends the segments of all edges and returns a route per edge. One cubic per gap between columns and a straight
/// piece through each column; the trunk of a bus exists once. O(m + total bus length).
std::vector<Route> routeEdges(const RoutingPlan& plan, std::vector<Segment>& segments);

} // namespace skein::layout
