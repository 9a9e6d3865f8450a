#include "ui/graph/graphpainter.h"

#include "models/base/random.h"
#include "ui/graph/graphframe.h"

#include <algorithm>
#include <numeric>

namespace skein::ui {

GraphDetail graphDetail(qreal scale)
{
    return scale < 0.18 ? GraphDetail::Far : scale < 0.5 ? GraphDetail::Middle : GraphDetail::Near;
}

GraphPainter::GraphPainter(GraphScenePtr scene, const GraphIndex& index)
    : m_scene(std::move(scene))
    , m_index(index)
{
    const layout::Layout& drawn = m_scene->layout;
    m_rects.reserve(m_scene->nodes.size());
    for (size_t v = 0; v < m_scene->nodes.size(); ++v)
        m_rects.push_back(QRectF(drawn.positions[v], m_scene->nodes[v].size));
    m_grid = layout::GridIndex(m_rects);

    m_segmentBoxes.reserve(drawn.segments.size());
    for (const layout::Segment& s : drawn.segments) {
        const auto [left, right] = std::minmax({s.from.x(), s.c1.x(), s.c2.x(), s.to.x()});
        const auto [top, bottom] = std::minmax({s.from.y(), s.c1.y(), s.c2.y(), s.to.y()});
        m_segmentBoxes.push_back(QRectF(QPointF(left, top), QPointF(right, bottom)));
    }
    m_stamps.assign(drawn.segments.size(), 0);
    m_dotted.assign(drawn.segments.size(), 0);
    m_dashed.assign(drawn.segments.size(), 0);
    m_widths.assign(drawn.segments.size(), 1);
    measureEdges();
    orderSampling();
}

/// Boxes of whole edges and looks of their pieces. Trunks are shared by many edges, so they are walked once: forwards
/// for the box up to each piece, backwards for the heaviest edge that still runs there.
void GraphPainter::measureEdges()
{
    const layout::Layout& drawn = m_scene->layout;
    std::vector<int> trunkLength(drawn.segments.size(), 0);
    m_edgeBoxes.resize(m_scene->edges.size());
    for (size_t e = 0; e < m_scene->edges.size(); ++e) {
        const GraphEdge& edge = m_scene->edges[e];
        const layout::Route& route = drawn.routes[e];
        if (route.leaf < 0)
            continue;
        const float width = float(1 + std::min(1.2, 0.16 * std::log2(std::max(1, edge.weight))));
        m_widths[size_t(route.leaf)] = width;
        m_dotted[size_t(route.leaf)] = edge.style == EdgeStyle::Indirect ? 1 : 0;
        m_dashed[size_t(route.leaf)] = drawn.reversed[e];
        if (route.trunkCount > 0) {
            const size_t end = size_t(route.trunk + route.trunkCount - 1);
            m_widths[end] = std::max(m_widths[end], width);
            m_dashed[size_t(route.trunk)] = drawn.reversed[e];
            trunkLength[size_t(route.trunk)] = std::max(trunkLength[size_t(route.trunk)], route.trunkCount);
        }
    }
    std::vector<QRectF> upTo = m_segmentBoxes;
    for (size_t first = 0; first < trunkLength.size(); ++first) {
        const size_t end = first + size_t(trunkLength[first]);
        for (size_t s = first + 1; s < end; ++s) {
            upTo[s] |= upTo[s - 1];
            m_dashed[s] = m_dashed[first];
        }
        for (size_t s = end; s > first + 1; --s)
            m_widths[s - 2] = std::max(m_widths[s - 2], m_widths[s - 1]);
    }
    for (size_t e = 0; e < m_scene->edges.size(); ++e) {
        const layout::Route& route = drawn.routes[e];
        if (route.leaf < 0)
            continue;
        m_edgeBoxes[e] = m_segmentBoxes[size_t(route.leaf)];
        if (route.trunkCount > 0)
            m_edgeBoxes[e] |= upTo[size_t(route.trunk + route.trunkCount - 1)];
    }
}

/// Every other edge is one of the shortest, which cost few lines and show what belongs together; those between are drawn
/// at random from all, so that the long ones are represented as well.
void GraphPainter::orderSampling()
{
    std::vector<int> any(m_scene->edges.size());
    std::iota(any.begin(), any.end(), 0);
    Random random(11);
    for (size_t i = any.size(); i > 1; --i)
        std::swap(any[i - 1], any[random.below(i)]);
    std::vector<int> shortest = any;
    const std::vector<layout::Route>& routes = m_scene->layout.routes;
    std::stable_sort(shortest.begin(), shortest.end(),
        [&](int a, int b) { return routes[size_t(a)].trunkCount < routes[size_t(b)].trunkCount; });
    std::vector<char> taken(any.size(), 0);
    m_sampling.reserve(any.size());
    for (size_t i = 0; i < any.size(); ++i) {
        for (int e : {shortest[i], any[i]}) {
            if (!taken[size_t(e)])
                m_sampling.push_back(e);
            taken[size_t(e)] = 1;
        }
    }
}

GraphPaintStats GraphPainter::paint(
    QPainter* painter, const Request& request, const GraphPalette& palette, const GraphEmphasis& emphasis)
{
    Frame frame {painter, request, palette, emphasis,
        request.everything ? GraphDetail::Near : graphDetail(request.camera.scale), request.camera.unmap(request.area),
        request.moving ? *request.moving : m_rects, {}, {}};
    painter->save();
    painter->fillRect(request.area, palette.window);
    findVisible(frame);
    frame.stats.nodes = int(frame.nodes.size());
    if (request.moving)
        paintMovingEdges(frame);
    else if (frame.detail == GraphDetail::Far)
        paintSampledEdges(frame);
    else
        paintEdges(frame);
    if (!request.moving) {
        paintAccentedEdges(frame, accentedEdges(frame));
        paintSelfLoops(frame);
    }
    switch (frame.detail) {
    case GraphDetail::Far:
        paintFarNodes(frame);
        break;
    case GraphDetail::Middle:
        paintMiddleNodes(frame);
        break;
    case GraphDetail::Near:
        painter->setRenderHint(QPainter::Antialiasing);
        for (int node : frame.nodes)
            paintNearNode(frame, node, false);
        break;
    }
    painter->restore();
    return frame.stats;
}

void GraphPainter::paintHovered(QPainter* painter, const Request& request, const GraphPalette& palette,
    const GraphEmphasis& emphasis, int node)
{
    constexpr size_t mostEdges = 400; // hovering must not cost a frame
    Frame frame {painter, request, palette, emphasis, graphDetail(request.camera.scale),
        request.camera.unmap(request.area), request.moving ? *request.moving : m_rects, {}, {}};
    painter->save();
    std::vector<int> edges = m_index.incoming(node);
    edges.insert(edges.end(), m_index.outgoing(node).begin(), m_index.outgoing(node).end());
    if (!request.moving && edges.size() <= mostEdges) {
        paintAccentedEdges(frame, edges);
        // Their ends again, so that the lines do not run over boxes.
        for (int e : edges) {
            const GraphEdge& edge = m_scene->edges[size_t(e)];
            frame.nodes.push_back(edge.from == node ? edge.to : edge.from);
        }
    }
    painter->setRenderHint(QPainter::Antialiasing);
    if (frame.detail == GraphDetail::Near) {
        for (int other : frame.nodes)
            paintNearNode(frame, other, false);
        paintNearNode(frame, node, true);
    } else {
        frame.nodes.push_back(node);
        frame.detail == GraphDetail::Far ? paintFarNodes(frame) : paintMiddleNodes(frame);
        painter->setPen(QPen(palette.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(request.camera.map(frame.rects[size_t(node)]).adjusted(-1, -1, 1, 1), 3, 3);
    }
    painter->restore();
}

void GraphPainter::findVisible(Frame& frame) const
{
    const qreal margin = 4 / frame.camera().scale;
    const QRectF area = frame.world.adjusted(-margin, -margin, margin, margin);
    if (frame.request.moving) {
        for (size_t v = 0; v < frame.rects.size(); ++v) {
            if (frame.rects[v].intersects(area))
                frame.nodes.push_back(int(v));
        }
    } else {
        m_grid.query(area, frame.nodes);
    }
    // What is emphasised lies on top.
    std::stable_partition(frame.nodes.begin(), frame.nodes.end(),
        [&](int v) { return frame.emphasis.isFaded(v); });
    std::stable_partition(frame.nodes.begin(), frame.nodes.end(),
        [&](int v) { return !frame.emphasis.isSelected(v); });
}

void GraphPainter::beginStamping()
{
    ++m_round;
}

bool GraphPainter::stamp(int segment)
{
    if (m_stamps[size_t(segment)] == m_round)
        return false;
    m_stamps[size_t(segment)] = m_round;
    return true;
}

} // namespace skein::ui
