#include "ui/graph/graphnavigation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace skein::ui {

namespace {

std::vector<int> distinctEnds(const GraphScene& scene, const std::vector<int>& edges, bool upstream, int node)
{
    std::vector<int> ends;
    for (int e : edges) {
        const GraphEdge& edge = scene.edges[size_t(e)];
        const int end = upstream ? edge.from : edge.to;
        if (end != node)
            ends.push_back(end);
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    return ends;
}

int verticalNeighbour(const layout::GridIndex& grid, int node, bool above)
{
    const QRectF& here = grid.rect(node);
    const QRectF& all = grid.bounds();
    QRectF strip(here.left() + 1, all.top(), std::max<qreal>(1, here.width() - 2), all.height());
    above ? strip.setBottom(here.top()) : strip.setTop(here.bottom());
    int best = -1;
    qreal bestDistance = std::numeric_limits<qreal>::max();
    for (int other : grid.query(strip)) {
        const qreal dy = std::abs(grid.rect(other).center().y() - here.center().y());
        if (other != node && dy > 0.5 && dy < bestDistance) {
            best = other;
            bestDistance = dy;
        }
    }
    return best;
}

} // namespace

int neighbourInDirection(const GraphScene& scene, const GraphIndex& index, const layout::GridIndex& grid, int node,
    GraphDirection direction)
{
    if (direction == GraphDirection::Above || direction == GraphDirection::Below)
        return verticalNeighbour(grid, node, direction == GraphDirection::Above);
    const bool upstream = direction == GraphDirection::Upstream;
    int best = -1;
    qreal bestDistance = std::numeric_limits<qreal>::max();
    for (int other : distinctEnds(scene, upstream ? index.incoming(node) : index.outgoing(node), upstream, node)) {
        const QPointF delta = grid.rect(other).center() - grid.rect(node).center();
        // Height decides; among equals the nearer column.
        const qreal distance = std::abs(delta.y()) + std::abs(delta.x()) * 0.05;
        if (distance < bestDistance) {
            best = other;
            bestDistance = distance;
        }
    }
    return best;
}

int upstreamCount(const GraphScene& scene, const GraphIndex& index, int node)
{
    return int(distinctEnds(scene, index.incoming(node), true, node).size());
}

int downstreamCount(const GraphScene& scene, const GraphIndex& index, int node)
{
    return int(distinctEnds(scene, index.outgoing(node), false, node).size());
}

} // namespace skein::ui
