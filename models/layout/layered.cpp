#include "models/layout/layered.h"

#include "models/layout/components.h"
#include "models/layout/drawing.h"
#include "models/layout/keeping.h"
#include "models/layout/packing.h"

#include <algorithm>
#include <cmath>

namespace skein::layout {

namespace {

Error cancelled()
{
    return makeError(ErrorClass::Cancelled, QStringLiteral("The layout was cancelled"));
}

qreal usable(qreal extent)
{
    return std::isfinite(extent) ? std::max<qreal>(extent, 0) : 0;
}

/// Sizes and hints that can be computed with; sorts edges into self references, impossible ones and the rest.
Input cleaned(const Input& input, Layout& layout, std::vector<int>& edges)
{
    Input result = input;
    const int nodes = int(input.sizes.size());
    for (QSizeF& size : result.sizes)
        size = QSizeF(usable(size.width()), usable(size.height()));
    for (QPointF& p : result.previous) {
        if (!std::isfinite(p.x()) || !std::isfinite(p.y()))
            p = noPosition;
    }
    if (result.previous.size() != result.sizes.size())
        result.previous.clear();
    for (int e = 0; e < int(input.edges.size()); ++e) {
        const Edge& edge = input.edges[size_t(e)];
        if (edge.from < 0 || edge.to < 0 || edge.from >= nodes || edge.to >= nodes)
            layout.ignored.push_back(e);
        else if (edge.from == edge.to)
            layout.selfLoops.push_back(e);
        else
            edges.push_back(e);
    }
    return result;
}

/// Draws every component for itself and packs them; nodes without edges form one block.
class Fresh
{
public:
    Fresh(const Input& input, const std::vector<int>& edges, const Options& options, const CancelToken& cancel)
        : m_input(input)
        , m_edgeIndex(edges)
        , m_options(options)
        , m_cancel(cancel)
    {
        for (int e : edges)
            m_edges.push_back(input.edges[size_t(e)]);
        m_components = findComponents(int(input.sizes.size()), m_edges);
    }

    bool draw(Layout& layout)
    {
        std::vector<QSizeF> boxes;
        std::vector<int> single;
        for (int c = 0; c < m_components.count; ++c) {
            if (m_cancel.isCancelled())
                return false;
            if (m_components.nodes.size(c) == 1) {
                single.push_back(*m_components.nodes.begin(c));
                continue;
            }
            m_drawn.push_back(c);
            m_drawings.push_back(drawComponent(partOf(c), m_options, m_cancel));
            if (m_cancel.isCancelled())
                return false;
            boxes.push_back(m_drawings.back().bounds.size());
        }
        std::vector<QPointF> corners;
        if (!single.empty()) {
            std::vector<QSizeF> sizes;
            for (int v : single)
                sizes.push_back(m_input.sizes[size_t(v)]);
            corners = packBoxes(sizes, m_options.nodeGap, m_options.aspect);
            boxes.push_back(boundsOf(corners, sizes, {}).size());
        }
        const std::vector<QPointF> places = packBoxes(boxes, m_options.componentGap, m_options.aspect);

        layout.positions.resize(m_input.sizes.size());
        layout.columns.assign(m_input.sizes.size(), 0);
        layout.routes.resize(m_input.edges.size());
        layout.reversed.assign(m_input.edges.size(), 0);
        for (size_t i = 0; i < m_drawn.size(); ++i)
            merge(m_drawn[i], m_drawings[i], places[i] - m_drawings[i].bounds.topLeft(), layout);
        for (size_t i = 0; i < single.size(); ++i)
            layout.positions[size_t(single[i])] = places.back() + corners[i];
        layout.bounds = boundsOf(layout.positions, m_input.sizes, layout.segments);
        return true;
    }

private:
    Part partOf(int component)
    {
        Part part;
        m_local.resize(m_input.sizes.size());
        bool hinted = false;
        for (const int* v = m_components.nodes.begin(component); v != m_components.nodes.end(component); ++v) {
            m_local[size_t(*v)] = int(part.sizes.size());
            part.sizes.push_back(m_input.sizes[size_t(*v)]);
            if (!m_input.previous.empty()) {
                const QPointF before = m_input.previous[size_t(*v)];
                part.hints.push_back(before.y());
                hinted = hinted || hasPosition(before);
            }
        }
        if (!hinted)
            part.hints.clear();
        for (const int* e = m_components.edges.begin(component); e != m_components.edges.end(component); ++e) {
            const Edge& edge = m_edges[size_t(*e)];
            part.edges.push_back({m_local[size_t(edge.from)], m_local[size_t(edge.to)]});
        }
        return part;
    }

    void merge(int component, const Drawing& drawing, QPointF shift, Layout& layout) const
    {
        int i = 0;
        for (const int* v = m_components.nodes.begin(component); v != m_components.nodes.end(component); ++v, ++i) {
            layout.positions[size_t(*v)] = drawing.positions[size_t(i)] + shift;
            layout.columns[size_t(*v)] = drawing.columns[size_t(i)];
        }
        const int base = int(layout.segments.size());
        for (const Segment& s : drawing.segments)
            layout.segments.push_back({s.from + shift, s.c1 + shift, s.c2 + shift, s.to + shift});
        i = 0;
        for (const int* e = m_components.edges.begin(component); e != m_components.edges.end(component); ++e, ++i) {
            const size_t edge = size_t(m_edgeIndex[size_t(*e)]);
            layout.routes[edge] = drawing.routes[size_t(i)];
            layout.routes[edge].trunk += base;
            layout.routes[edge].leaf += base;
            layout.reversed[edge] = drawing.reversed[size_t(i)];
        }
        layout.crossings += drawing.crossings;
    }

    const Input& m_input;
    const std::vector<int>& m_edgeIndex;
    const Options& m_options;
    const CancelToken& m_cancel;
    std::vector<Edge> m_edges;
    Components m_components;
    std::vector<int> m_drawn;
    std::vector<Drawing> m_drawings;
    std::vector<int> m_local;
};

} // namespace

Result<Layout> layered(const Input& input, const Options& options, const CancelToken& cancel)
{
    if (cancel.isCancelled())
        return cancelled();
    Layout layout;
    std::vector<int> edges;
    const Input clean = cleaned(input, layout, edges);

    Layout kept;
    if (options.keepPositions && keepPositions(clean, edges, options, cancel, kept)) {
        if (cancel.isCancelled())
            return cancelled();
        kept.selfLoops = std::move(layout.selfLoops);
        kept.ignored = std::move(layout.ignored);
        return kept;
    }
    if (!Fresh(clean, edges, options, cancel).draw(layout) || cancel.isCancelled())
        return cancelled();
    return layout;
}

} // namespace skein::layout
