#pragma once

#include "ui/graph/graphpainter.h"

namespace skein::ui {

/// State of one run of GraphPainter.
struct GraphPainter::Frame {
    QPainter* painter;
    const Request& request;
    const GraphPalette& palette;
    const GraphEmphasis& emphasis;
    GraphDetail detail;
    QRectF world; ///< the area in scene units
    const std::vector<QRectF>& rects;
    std::vector<int> nodes; ///< visible ones, ascending
    GraphPaintStats stats;

    const GraphCamera& camera() const { return request.camera; }
    bool fading() const { return !emphasis.highlighted.empty(); }
};

} // namespace skein::ui
