#include "ui/graph/graphframe.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace skein::ui {

namespace {

constexpr int mostLines = 6000; // far away; more is grey fog and costs frames

bool touches(const QRectF& a, const QRectF& b)
{
    // Unlike QRectF::intersects, flat boxes (straight lines) count.
    return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() && b.top() <= a.bottom();
}

void appendChord(std::vector<QLineF>& lines, const layout::Segment& s, const GraphCamera& camera)
{
    lines.push_back(QLineF(camera.map(s.from), camera.map(s.to)));
}

/// Enough short lines to look like the curve at this scale: batches of lines are many times faster than stroked paths.
void appendCurve(std::vector<QLineF>& lines, const layout::Segment& s, const GraphCamera& camera)
{
    const QPointF a = camera.map(s.from);
    const QPointF b = camera.map(s.c1);
    const QPointF c = camera.map(s.c2);
    const QPointF d = camera.map(s.to);
    const qreal bend = std::abs(d.y() - a.y());
    if (bend < 0.5) {
        lines.push_back(QLineF(a, d));
        return;
    }
    const int steps = std::clamp(int(std::sqrt(bend + std::abs(d.x() - a.x())) * 0.9), 6, 28);
    QPointF before = a;
    for (int i = 1; i <= steps; ++i) {
        const qreal t = qreal(i) / steps;
        const qreal u = 1 - t;
        const QPointF at = a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t);
        lines.push_back(QLineF(before, at));
        before = at;
    }
}

QPainterPath pathOf(const layout::Segment& s, const GraphCamera& camera)
{
    QPainterPath path(camera.map(s.from));
    path.cubicTo(camera.map(s.c1), camera.map(s.c2), camera.map(s.to));
    return path;
}

QPen linePen(const QColor& color, qreal width, Qt::PenStyle style = Qt::SolidLine)
{
    QPen pen(color, width, style);
    pen.setCosmetic(width <= 1); // the raster engine's fast way
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

void drawLines(QPainter* painter, const std::vector<QLineF>& lines)
{
    if (!lines.empty())
        painter->drawLines(lines.data(), int(lines.size()));
}

} // namespace

void GraphPainter::paintEdges(Frame& frame)
{
    // Pieces of edges with an end in view are drawn in full tone, those that only pass through recede.
    beginStamping();
    for (int node : frame.nodes) {
        for (const std::vector<int>* edges : {&m_index.incoming(node), &m_index.outgoing(node)}) {
            for (int e : *edges)
                eachSegment(e, [&](int s) { stamp(s); });
        }
    }
    enum Batch { Passing, Plain, Thick, Thicker, Dotted, Dashed, BatchCount };
    std::vector<QLineF> batches[BatchCount];
    const bool curved = frame.detail == GraphDetail::Near;
    const std::vector<layout::Segment>& segments = m_scene->layout.segments;
    const GraphPalette::Tones& tones = frame.palette.tones(frame.fading());
    QPainter* painter = frame.painter;
    painter->setRenderHint(QPainter::Antialiasing, curved);
    painter->setBrush(Qt::NoBrush);
    const qreal boost = std::clamp(frame.camera().scale, 0.8, 1.6);
    for (size_t s = 0; s < segments.size(); ++s) {
        if (!touches(m_segmentBoxes[s], frame.world))
            continue;
        const bool passing = m_stamps[s] != m_round && !frame.request.everything;
        const Batch batch = passing ? Passing
            : m_dashed[s]           ? Dashed
            : m_dotted[s]           ? Dotted
            : m_widths[s] > 1.9     ? Thicker
            : m_widths[s] > 1.6     ? Thick
                                    : Plain;
        if (frame.request.everything) {
            painter->setPen(QPen(tones.edge, m_widths[s],
                batch == Dotted ? Qt::DotLine : batch == Dashed ? Qt::DashLine : Qt::SolidLine));
            painter->drawPath(pathOf(segments[s], frame.camera()));
        } else if (curved) {
            appendCurve(batches[batch], segments[s], frame.camera());
        } else {
            appendChord(batches[batch], segments[s], frame.camera());
        }
    }
    size_t all = 0;
    for (const std::vector<QLineF>& batch : batches)
        all += batch.size();
    painter->setRenderHint(QPainter::Antialiasing, curved || all < 3000);
    for (int batch = 0; batch < BatchCount; ++batch) {
        const qreal width = !curved ? 1 : batch == Thick ? 1.3 * boost : batch == Thicker ? 1.7 * boost : 1;
        painter->setPen(linePen(batch == Passing ? tones.passing : tones.edge, width,
            batch == Dotted ? Qt::DotLine : batch == Dashed ? Qt::DashLine : Qt::SolidLine));
        drawLines(painter, batches[batch]);
    }
    for (size_t e = 0; e < m_edgeBoxes.size(); ++e) {
        if (m_scene->layout.routes[e].leaf < 0 || !touches(m_edgeBoxes[e], frame.world))
            continue;
        ++frame.stats.edgesInView;
        ++frame.stats.edgesDrawn;
        if (m_scene->layout.reversed[e] && curved)
            paintHead(frame, int(e), tones.edge);
    }
}

void GraphPainter::paintSampledEdges(Frame& frame)
{
    beginStamping();
    std::vector<QLineF> lines;
    const std::vector<layout::Segment>& segments = m_scene->layout.segments;
    for (int e : m_sampling) {
        if (m_scene->layout.routes[size_t(e)].leaf < 0 || !touches(m_edgeBoxes[size_t(e)], frame.world))
            continue;
        ++frame.stats.edgesInView;
        if (int(lines.size()) >= mostLines)
            continue;
        ++frame.stats.edgesDrawn;
        // Pieces that go on in the same direction, to a pixel, are one line.
        int before = -1;
        eachSegment(e, [&](int s) {
            if (!touches(m_segmentBoxes[size_t(s)], frame.world) || !stamp(s)) {
                before = -1;
                return;
            }
            const QPointF end = frame.camera().map(segments[size_t(s)].to);
            if (before >= 0 && before + 1 == s && std::abs(lines.back().y1() - end.y()) < 1)
                lines.back().setP2(end);
            else
                appendChord(lines, segments[size_t(s)], frame.camera());
            before = s;
        });
    }
    const GraphPalette::Tones& tones = frame.palette.tones(frame.fading());
    frame.painter->setRenderHint(QPainter::Antialiasing, lines.size() < 3000);
    // The more lines, the paler: they are to show where things run, not to hide the nodes.
    const qreal pale = std::clamp(qreal(lines.size()) / mostLines, 0.0, 1.0) * 0.45;
    frame.painter->setPen(linePen(mixed(tones.edge, frame.palette.window, pale), 1));
    drawLines(frame.painter, lines);
}

void GraphPainter::paintMovingEdges(Frame& frame) const
{
    std::vector<QLineF> lines;
    for (const GraphEdge& edge : m_scene->edges) {
        if (edge.from < 0 || edge.to < 0 || edge.from >= int(frame.rects.size()) || edge.to >= int(frame.rects.size()))
            continue;
        const QRectF& a = frame.rects[size_t(edge.from)];
        const QRectF& b = frame.rects[size_t(edge.to)];
        const QLineF line(QPointF(a.right(), a.center().y()), QPointF(b.left(), b.center().y()));
        const QRectF box = QRectF(line.p1(), line.p2()).normalized();
        if (int(lines.size()) < mostLines && touches(box, frame.world))
            lines.push_back(QLineF(frame.camera().map(line.p1()), frame.camera().map(line.p2())));
    }
    frame.painter->setRenderHint(QPainter::Antialiasing, lines.size() < 1500);
    frame.painter->setPen(linePen(frame.palette.tones(frame.fading()).edge, 1));
    drawLines(frame.painter, lines);
}

std::vector<int> GraphPainter::accentedEdges(const Frame& frame) const
{
    std::vector<int> edges;
    const GraphEmphasis& emphasis = frame.emphasis;
    if (emphasis.selected.empty() && emphasis.highlighted.empty())
        return edges;
    const auto lit = [&](int v) { return emphasis.isHighlighted(v) || emphasis.isSelected(v); };
    const int nodes = int(m_scene->nodes.size());
    for (size_t e = 0; e < m_scene->edges.size(); ++e) {
        const GraphEdge& edge = m_scene->edges[e];
        if (edge.from < 0 || edge.to < 0 || edge.from >= nodes || edge.to >= nodes)
            continue;
        const bool accented = frame.fading() ? lit(edge.from) && lit(edge.to)
                                             : emphasis.isSelected(edge.from) || emphasis.isSelected(edge.to);
        if (accented && touches(m_edgeBoxes[e], frame.world))
            edges.push_back(int(e));
    }
    return edges;
}

void GraphPainter::paintAccentedEdges(Frame& frame, const std::vector<int>& edges)
{
    if (edges.empty())
        return;
    beginStamping();
    std::vector<int> pieces;
    for (int e : edges) {
        eachSegment(e, [&](int s) {
            if (touches(m_segmentBoxes[size_t(s)], frame.world) && stamp(s))
                pieces.push_back(s);
        });
    }
    QPainter* painter = frame.painter;
    painter->setBrush(Qt::NoBrush);
    const bool curved = frame.detail == GraphDetail::Near;
    const std::vector<layout::Segment>& segments = m_scene->layout.segments;
    painter->setRenderHint(QPainter::Antialiasing, curved || pieces.size() < 2000);
    // Thousands of lines at full strength would only be a solid area.
    const QColor color = mixed(frame.palette.accent, frame.palette.window, pieces.size() > 1500 ? 0.35 : 0.12);
    if (curved && pieces.size() <= 600) {
        for (int s : pieces) {
            const bool dashed = m_dashed[size_t(s)] || m_dotted[size_t(s)];
            painter->setPen(QPen(color, std::max<qreal>(1.4, m_widths[size_t(s)]),
                dashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
            painter->drawPath(pathOf(segments[size_t(s)], frame.camera()));
        }
    } else {
        std::vector<QLineF> lines;
        for (int s : pieces)
            curved ? appendCurve(lines, segments[size_t(s)], frame.camera())
                   : appendChord(lines, segments[size_t(s)], frame.camera());
        painter->setPen(linePen(color, 1));
        drawLines(painter, lines);
    }
    if (curved) {
        for (int e : edges)
            paintHead(frame, e, color);
    }
}

/// A small arrow head at the edge's target.
void GraphPainter::paintHead(Frame& frame, int edge, const QColor& color) const
{
    const layout::Route& route = m_scene->layout.routes[size_t(edge)];
    if (route.leaf < 0)
        return;
    const bool reversed = m_scene->layout.reversed[size_t(edge)];
    const layout::Segment& last = m_scene->layout.segments[size_t(
        reversed && route.trunkCount > 0 ? route.trunk : route.leaf)];
    const QPointF tip = frame.camera().map(reversed ? last.from : last.to);
    const QPointF before = frame.camera().map(reversed ? last.c1 : last.c2);
    const qreal direction = before.x() > tip.x() ? 1 : -1;
    const qreal size = std::clamp(5.0 * frame.camera().scale, 3.5, 8.0);
    const QPointF points[] = {tip, tip + QPointF(direction * size * 1.3, -size * 0.62),
        tip + QPointF(direction * size * 1.3, size * 0.62)};
    frame.painter->setPen(Qt::NoPen);
    frame.painter->setBrush(color);
    frame.painter->drawPolygon(points, 3);
    frame.painter->setBrush(Qt::NoBrush);
}

void GraphPainter::paintSelfLoops(Frame& frame) const
{
    if (frame.detail == GraphDetail::Far)
        return;
    for (int e : m_scene->layout.selfLoops) {
        const int node = m_scene->edges[size_t(e)].from;
        const QRectF& rect = frame.rects[size_t(node)];
        if (!touches(rect, frame.world))
            continue;
        const QPointF a(rect.right() - 10, rect.top());
        const layout::Segment loop {
            a, a + QPointF(6, -16), a + QPointF(30, -2), QPointF(rect.right(), rect.top() + rect.height() * 0.3)};
        frame.painter->setRenderHint(QPainter::Antialiasing);
        frame.painter->setBrush(Qt::NoBrush);
        frame.painter->setPen(QPen(frame.palette.tones(frame.emphasis.isFaded(node)).edge, 1.2));
        frame.painter->drawPath(pathOf(loop, frame.camera()));
    }
}

} // namespace skein::ui
