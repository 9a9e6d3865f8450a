#include "models/layout/routing.h"

#include <algorithm>
#include <cmath>

namespace skein::layout {

namespace {

Segment curve(QPointF from, QPointF to)
{
    // Steep connections need longer handles, or they leave the node almost vertically.
    const qreal dx = to.x() - from.x();
    const qreal handle = std::max(dx * 0.5, std::min(dx * 0.85, std::abs(to.y() - from.y()) * 0.25));
    return {from, from + QPointF(handle, 0), to - QPointF(handle, 0), to};
}

Segment straight(QPointF from, QPointF to)
{
    return {from, from + (to - from) / 3, to - (to - from) / 3, to};
}

QPointF outlet(const QRectF& rect)
{
    return {rect.right(), rect.center().y()};
}

QPointF inlet(const QRectF& rect)
{
    return {rect.left(), rect.center().y()};
}

/// Around the right side, for two nodes of one column.
Segment bow(const QRectF& from, const QRectF& to)
{
    const QPointF a = outlet(from);
    const QPointF b = outlet(to);
    const qreal x = std::max(a.x(), b.x()) + std::clamp(std::abs(b.y() - a.y()) * 0.4, 18.0, 44.0);
    return {a, {x, a.y()}, {x, b.y()}, b};
}

} // namespace

std::vector<Route> routeEdges(const RoutingPlan& plan, std::vector<Segment>& segments)
{
    std::vector<int> trunkStart(plan.buses.size());
    for (size_t b = 0; b < plan.buses.size(); ++b) {
        const Bus& bus = plan.buses[b];
        trunkStart[b] = int(segments.size());
        QPointF at = outlet(plan.rects[bus.source]);
        for (int i = 0; i < bus.length; ++i) {
            const Column& column = plan.columns[plan.columnOf[bus.source] + 1 + i];
            const qreal y = plan.laneOf(int(b), i);
            segments.push_back(curve(at, {column.left, y}));
            segments.push_back(straight({column.left, y}, {column.right, y}));
            at = {column.right, y};
        }
    }
    std::vector<Route> routes(plan.edges.size());
    for (size_t e = 0; e < plan.edges.size(); ++e) {
        const Edge& edge = plan.edges[e];
        const int span = plan.columnOf[edge.to] - plan.columnOf[edge.from];
        Route& route = routes[e];
        route.leaf = int(segments.size());
        const bool apart = plan.rects[edge.from].right() < plan.rects[edge.to].left();
        if (span <= 0 && !apart) {
            segments.push_back(bow(plan.rects[edge.from], plan.rects[edge.to]));
        } else if (plan.busOf[e] < 0 || span <= 1) {
            segments.push_back(curve(outlet(plan.rects[edge.from]), inlet(plan.rects[edge.to])));
        } else {
            route.trunk = trunkStart[plan.busOf[e]];
            route.trunkCount = (span - 1) * 2;
            segments.push_back(
                curve(segments[route.trunk + route.trunkCount - 1].to, inlet(plan.rects[edge.to])));
        }
    }
    return routes;
}

} // namespace skein::layout
