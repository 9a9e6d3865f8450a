#pragma once

#include "models/layout/digraph.h"

namespace skein::layout {

/// One connected component, indices local to it, no self references.
struct Part {
    std::vector<QSizeF> sizes;
    std::vector<Edge> edges;
    std::vector<qreal> hints; ///< empty, or an earlier vertical position per node (NaN = none)
};

/// A component drawn on its own; the top-left corner of its nodes is near the origin.
struct Drawing {
    std::vector<QPointF> positions;
    std::vector<int> columns;
    std::vector<Segment> segments;
    std::vector<Route> routes;
    std::vector<char> reversed;
    QRectF bounds;
    qint64 crossings = 0;
};

/// Phases 2 to 7 of layered() for one component. Incomplete when cancelled.
Drawing drawComponent(Part part, const Options& options, const CancelToken& cancel);

/// The rectangle around nodes and the control points of segments.
QRectF boundsOf(
    const std::vector<QPointF>& positions, const std::vector<QSizeF>& sizes, const std::vector<Segment>& segments);

} // namespace skein::layout
