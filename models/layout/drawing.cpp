#include "models/layout/drawing.h"

#include "models/layout/coordinates.h"
#include "models/layout/cycles.h"
#include "models/layout/layers.h"
#include "models/layout/ordering.h"
#include "models/layout/ranking.h"
#include "models/layout/routing.h"

#include <algorithm>
#include <cmath>

namespace skein::layout {

namespace {

constexpr qreal leastFoldHeight = 720; // lower drawings fit a window, whatever their aspect

/// The height to which columns are to be folded, or 0 where the drawing is well proportioned as it is.
qreal foldHeight(const Part& part, const std::vector<int>& ranks, const Options& options)
{
    const int rankCount = *std::max_element(ranks.begin(), ranks.end()) + 1;
    std::vector<qreal> heights(static_cast<size_t>(rankCount), 0);
    std::vector<qreal> widths(static_cast<size_t>(rankCount), 0);
    qreal allHeights = 0;
    qreal allWidths = 0;
    for (size_t v = 0; v < part.sizes.size(); ++v) {
        const qreal height = part.sizes[v].height() + options.nodeGap;
        heights[ranks[v]] += height;
        widths[ranks[v]] = std::max(widths[ranks[v]], part.sizes[v].width());
        allHeights += height;
        allWidths += part.sizes[v].width() + options.columnGap;
    }
    const qreal tallest = *std::max_element(heights.begin(), heights.end());
    qreal width = 0;
    for (qreal w : widths)
        width += w + options.columnGap;
    if (tallest <= leastFoldHeight || tallest <= 2 * width / options.aspect)
        return 0;
    const qreal meanWidth = allWidths / qreal(part.sizes.size());
    return std::max(leastFoldHeight, std::sqrt(allHeights * meanWidth / options.aspect));
}

/// Columns from left to right. A gap gets wider the more edges run through it, so that fans stay readable.
std::vector<Column> placeColumns(const Part& part, const Layers& layers, const Options& options)
{
    std::vector<qreal> widths(layers.order.size(), 0);
    std::vector<int> traffic(layers.order.size(), 0);
    for (int v = 0; v < layers.nodes; ++v)
        widths[layers.rank[v]] = std::max(widths[layers.rank[v]], part.sizes[v].width());
    for (const Edge& edge : layers.edges)
        ++traffic[layers.rank[edge.from]];
    std::vector<Column> columns(layers.order.size());
    qreal x = 0;
    for (size_t r = 0; r < columns.size(); ++r) {
        columns[r] = {x, x + widths[r]};
        x += widths[r] + options.columnGap + std::min(options.columnGap, 2 * std::sqrt(qreal(traffic[r])));
    }
    return columns;
}

} // namespace

QRectF boundsOf(
    const std::vector<QPointF>& positions, const std::vector<QSizeF>& sizes, const std::vector<Segment>& segments)
{
    if (positions.empty())
        return {};
    QPointF low = positions[0];
    QPointF high = positions[0];
    const auto include = [&](QPointF p) {
        low = {std::min(low.x(), p.x()), std::min(low.y(), p.y())};
        high = {std::max(high.x(), p.x()), std::max(high.y(), p.y())};
    };
    for (size_t v = 0; v < positions.size(); ++v) {
        include(positions[v]);
        include(positions[v] + QPointF(sizes[v].width(), sizes[v].height()));
    }
    for (const Segment& s : segments) {
        include(s.from);
        include(s.c1);
        include(s.c2);
        include(s.to);
    }
    return {low, high};
}

Drawing drawComponent(Part part, const Options& options, const CancelToken& cancel)
{
    const int nodes = int(part.sizes.size());
    Drawing drawing;
    drawing.reversed = breakCycles(nodes, part.edges);
    std::vector<int> ranks = rankNodes(nodes, part.edges);
    if (cancel.isCancelled())
        return drawing;

    std::vector<qreal> heights(static_cast<size_t>(nodes));
    for (int v = 0; v < nodes; ++v)
        heights[v] = part.sizes[v].height();
    if (options.fold) {
        const qreal limit = foldHeight(part, ranks, options);
        if (limit > 0) {
            std::vector<qreal> taken = heights;
            for (qreal& height : taken)
                height += options.nodeGap;
            foldRanks(nodes, part.edges, taken, limit, ranks);
        }
    }
    Layers layers = makeLayers(nodes, part.edges, drawing.reversed, ranks);
    drawing.crossings = orderLayers(layers, part.hints, options, cancel);
    const std::vector<qreal> centres = verticalPositions(layers, heights, options, cancel);
    if (cancel.isCancelled())
        return drawing;

    const std::vector<Column> columns = placeColumns(part, layers, options);
    drawing.columns = std::move(ranks);
    std::vector<QRectF> rects(static_cast<size_t>(nodes));
    drawing.positions.resize(size_t(nodes));
    for (int v = 0; v < nodes; ++v) {
        drawing.positions[v] = {columns[drawing.columns[v]].left, centres[v] - heights[v] / 2};
        rects[v] = QRectF(drawing.positions[v], part.sizes[v]);
    }
    drawing.routes = routeEdges({rects, drawing.columns, columns, part.edges, layers.buses, layers.busOf,
                                    [&](int bus, int i) { return centres[layers.buses[bus].first + i]; }},
        drawing.segments);
    drawing.bounds = boundsOf(drawing.positions, part.sizes, drawing.segments);
    return drawing;
}

} // namespace skein::layout
