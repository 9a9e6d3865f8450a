#pragma once

#include "models/layout/gridindex.h"
#include "ui/graph/graphcamera.h"
#include "ui/graph/graphpalette.h"
#include "ui/graph/graphscene.h"

#include <QFont>
#include <QLineF>
#include <QPainter>

namespace skein::ui {

/// What is emphasised. Empty vectors mean nothing; otherwise one entry per node.
struct GraphEmphasis {
    std::vector<char> selected;
    std::vector<char> highlighted; ///< where given, everything else is faded
    bool isSelected(int node) const { return !selected.empty() && selected[size_t(node)]; }
    bool isHighlighted(int node) const { return !highlighted.empty() && highlighted[size_t(node)]; }
    bool isFaded(int node) const { return !highlighted.empty() && !isHighlighted(node) && !isSelected(node); }
};

/// Points and sampled edges; boxes and straight edges; boxes, text and curves.
enum class GraphDetail { Far, Middle, Near };
GraphDetail graphDetail(qreal scale);

/// How much of what could be seen was drawn.
struct GraphPaintStats {
    int nodes = 0;
    int edgesDrawn = 0;
    int edgesInView = 0;
};

/// Draws a scene: flat loops over what the view shows, lines and rectangles in batches. Holds what can be computed once
/// per scene. Works on any paint device; never touches widgets. A frame costs O(segments) cheap box tests plus what is
/// visible; far away at most a fixed number of lines is drawn.
class GraphPainter
{
public:
    GraphPainter(GraphScenePtr scene, const GraphIndex& index);

    struct Request {
        QRectF area; ///< part of the viewport to paint
        GraphCamera camera;
        QFont font;
        qreal textScale = 1; ///< of the theme
        bool everything = false; ///< export: no sampling, no shortened text, true curves at every scale
        const std::vector<QRectF>* moving = nullptr; ///< boxes during a transition; edges are straight then
    };
    /// Paints background and graph.
    GraphPaintStats paint(
        QPainter* painter, const Request& request, const GraphPalette& palette, const GraphEmphasis& emphasis);
    /// Paints one node with an accented outline, and its edges if they are not too many; for hover.
    void paintHovered(QPainter* painter, const Request& request, const GraphPalette& palette,
        const GraphEmphasis& emphasis, int node);

    const std::vector<QRectF>& rects() const { return m_rects; }
    const layout::GridIndex& grid() const { return m_grid; }
    const GraphScene& scene() const { return *m_scene; }

private:
    struct Frame;
    void measureEdges();
    void orderSampling();
    void findVisible(Frame& frame) const;
    void paintEdges(Frame& frame);
    void paintSampledEdges(Frame& frame);
    void paintMovingEdges(Frame& frame) const;
    void paintAccentedEdges(Frame& frame, const std::vector<int>& edges);
    std::vector<int> accentedEdges(const Frame& frame) const;
    void paintHead(Frame& frame, int edge, const QColor& color) const;
    void paintSelfLoops(Frame& frame) const;

    void paintFarNodes(Frame& frame) const;
    void paintMiddleNodes(Frame& frame) const;
    void paintNearNode(Frame& frame, int node, bool hovered) const;
    qreal paintBadge(Frame& frame, const GraphNode& node, const QRectF& box, qreal right, bool faded) const;
    void paintTexts(Frame& frame, const GraphNode& node, const QRectF& box, qreal left, qreal right, const QColor& text,
        const QColor& muted) const;

    void beginStamping();
    bool stamp(int segment);
    template <typename Visit>
    void eachSegment(int edge, Visit visit) const
    {
        const layout::Route& route = m_scene->layout.routes[size_t(edge)];
        if (route.leaf < 0)
            return;
        for (int i = 0; i < route.trunkCount; ++i)
            visit(route.trunk + i);
        visit(route.leaf);
    }

    GraphScenePtr m_scene;
    const GraphIndex& m_index;
    std::vector<QRectF> m_rects;
    layout::GridIndex m_grid;
    std::vector<QRectF> m_segmentBoxes;
    std::vector<QRectF> m_edgeBoxes;
    std::vector<char> m_dotted;     ///< per segment
    std::vector<char> m_dashed;     ///< per segment: against the direction of reading
    std::vector<float> m_widths;    ///< per segment, from its heaviest edge
    std::vector<int> m_sampling;    ///< edges in the fixed order in which samples are taken, so they do not flicker
    std::vector<unsigned> m_stamps; ///< per segment: the last round that used it
    unsigned m_round = 0;
};

} // namespace skein::ui
