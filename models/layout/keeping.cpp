#include "models/layout/keeping.h"

#include "models/layout/components.h"
#include "models/layout/drawing.h"
#include "models/layout/freespace.h"
#include "models/layout/layers.h"
#include "models/layout/routing.h"

#include <algorithm>
#include <numeric>

namespace skein::layout {

namespace {

class Keeper
{
public:
    Keeper(const Input& input, const std::vector<int>& edgeIndex, const Options& options, const CancelToken& cancel)
        : m_input(input)
        , m_options(options)
        , m_cancel(cancel)
        , m_nodes(int(input.sizes.size()))
        , m_placed(input.sizes.size(), 0)
        , m_rects(input.sizes.size())
        , m_columnOf(input.sizes.size(), 0)
    {
        m_edges.reserve(edgeIndex.size());
        for (int e : edgeIndex)
            m_edges.push_back(input.edges[size_t(e)]);
    }

    void placeAll()
    {
        m_components = findComponents(m_nodes, m_edges);
        m_columns.resize(size_t(m_components.count));
        std::vector<int> displaced = placeKept();
        std::vector<QRectF> taken;
        for (int v = 0; v < m_nodes; ++v) {
            if (m_placed[v])
                taken.push_back(m_rects[v]);
        }
        FreeSpace space(taken);
        for (int c = 0; c < m_components.count; ++c)
            findColumns(c);
        for (int v : displaced) {
            putAt(v, m_input.previous[v].x(), m_input.previous[v].y(), space);
            // Its column is the one it stood in before.
            const std::vector<Column>& columns = m_columns[m_components.of[v]];
            const auto after = std::upper_bound(columns.begin(), columns.end(), m_rects[v].left() + 1,
                [](qreal x, const Column& column) { return x < column.left; });
            m_columnOf[v] = columns.empty() ? 0 : std::max(0, int(after - columns.begin()) - 1);
            if (columns.empty())
                m_columns[m_components.of[v]].push_back({m_rects[v].left(), m_rects[v].right()});
        }
        placeBesideNeighbours(space);
        placeNewComponents();
    }

    /// Routes into `layout`; edges[i] is the i-th of the edges given. Returns how many run against the direction.
    int route(const std::vector<int>& edgeIndex, Layout& layout)
    {
        int against = 0;
        std::vector<char> reversed(m_edges.size(), 0);
        for (size_t e = 0; e < m_edges.size(); ++e) {
            const int span = m_columnOf[m_edges[e].to] - m_columnOf[m_edges[e].from];
            against += span <= 0 ? 1 : 0;
            if (span < 0) {
                reversed[e] = 1;
                std::swap(m_edges[e].from, m_edges[e].to);
            }
        }
        for (int c = 0; c < m_components.count && !m_cancel.isCancelled(); ++c)
            routeComponent(c, edgeIndex, reversed, layout);
        return against;
    }

    const std::vector<QRectF>& rects() const { return m_rects; }
    std::vector<int>& columns() { return m_columnOf; }

private:
    /// Puts nodes where they were, and returns those that would now overlap one with a lower index.
    std::vector<int> placeKept()
    {
        std::vector<int> kept;
        std::vector<QRectF> rects;
        for (int v = 0; v < m_nodes; ++v) {
            if (!hasPosition(m_input.previous[v]))
                continue;
            kept.push_back(v);
            rects.push_back(QRectF(m_input.previous[v], m_input.sizes[v]));
        }
        const GridIndex index(rects);
        std::vector<int> displaced;
        std::vector<int> found;
        for (size_t i = 0; i < kept.size(); ++i) {
            index.query(rects[i], found);
            bool free = true;
            for (int j : found)
                free = free && !(size_t(j) < i && m_placed[kept[size_t(j)]] && overlaps(rects[i], rects[size_t(j)]));
            if (free) {
                m_rects[kept[i]] = rects[i];
                m_placed[kept[i]] = 1;
            } else {
                displaced.push_back(kept[i]);
            }
        }
        return displaced;
    }

    static bool overlaps(const QRectF& a, const QRectF& b)
    {
        constexpr qreal slack = 0.01;
        return a.left() + slack < b.right() && b.left() + slack < a.right() && a.top() + slack < b.bottom()
            && b.top() + slack < a.bottom();
    }

    /// Columns are what remains when the component's nodes are projected on the horizontal axis.
    void findColumns(int component)
    {
        std::vector<int> nodes;
        for (const int* v = m_components.nodes.begin(component); v != m_components.nodes.end(component); ++v) {
            if (m_placed[*v])
                nodes.push_back(*v);
        }
        std::stable_sort(
            nodes.begin(), nodes.end(), [&](int a, int b) { return m_rects[a].left() < m_rects[b].left(); });
        std::vector<Column>& columns = m_columns[component];
        for (int v : nodes) {
            if (columns.empty() || m_rects[v].left() > columns.back().right)
                columns.push_back({m_rects[v].left(), m_rects[v].right()});
            columns.back().right = std::max(columns.back().right, m_rects[v].right());
            m_columnOf[v] = int(columns.size()) - 1;
        }
    }

    void putAt(int v, qreal x, qreal y, FreeSpace& space)
    {
        y = space.top(x, m_input.sizes[v], y, m_options.nodeGap, m_options.columnGap / 4);
        m_rects[v] = QRectF(QPointF(x, y), m_input.sizes[v]);
        m_placed[v] = 1;
        space.add(m_rects[v]);
    }

    /// Breadth first from the kept nodes.
    void placeBesideNeighbours(FreeSpace& space)
    {
        const Rows out = edgesByTail(m_nodes, m_edges);
        const Rows in = edgesByHead(m_nodes, m_edges);
        std::vector<char> queued(m_placed);
        std::vector<int> queue;
        const auto enqueue = [&](int v) {
            if (!queued[v]) {
                queued[v] = 1;
                queue.push_back(v);
            }
        };
        const auto enqueueAround = [&](int v) {
            for (const int* e = out.begin(v); e != out.end(v); ++e)
                enqueue(m_edges[*e].to);
            for (const int* e = in.begin(v); e != in.end(v); ++e)
                enqueue(m_edges[*e].from);
        };
        for (int v = 0; v < m_nodes; ++v) {
            if (m_placed[v])
                enqueueAround(v);
        }
        for (size_t i = 0; i < queue.size() && !m_cancel.isCancelled(); ++i) {
            const int v = queue[i];
            placeOne(v, in, out, space);
            enqueueAround(v);
        }
    }

    void placeOne(int v, const Rows& in, const Rows& out, FreeSpace& space)
    {
        const int component = m_components.of[v];
        std::vector<Column>& columns = m_columns[component];
        int after = -1;
        int before = int(columns.size());
        qreal sum = 0;
        int count = 0;
        for (const int* e = in.begin(v); e != in.end(v); ++e) {
            const int u = m_edges[*e].from;
            if (m_placed[u]) {
                after = std::max(after, m_columnOf[u]);
                sum += m_rects[u].center().y();
                ++count;
            }
        }
        for (const int* e = out.begin(v); e != out.end(v); ++e) {
            const int u = m_edges[*e].to;
            if (m_placed[u]) {
                before = std::min(before, m_columnOf[u]);
                sum += m_rects[u].center().y();
                ++count;
            }
        }
        const QSizeF size = m_input.sizes[v];
        int column = after >= 0 ? after + 1 : before - 1;
        if (column < 0) { // before everything: a new column on the left
            const qreal right = columns.front().left - m_options.columnGap;
            columns.insert(columns.begin(), Column {right - size.width(), right});
            for (const int* u = m_components.nodes.begin(component); u != m_components.nodes.end(component); ++u)
                ++m_columnOf[*u];
            column = 0;
        } else if (column == int(columns.size())) {
            const qreal left = columns.back().right + m_options.columnGap;
            columns.push_back({left, left + size.width()});
        } else if (column + 1 == int(columns.size())) {
            columns[column].right = std::max(columns[column].right, columns[column].left + size.width());
        }
        m_columnOf[v] = column;
        putAt(v, columns[column].left, sum / count - size.height() / 2, space);
    }

    /// Components without any kept node are drawn for themselves and put below everything.
    void placeNewComponents()
    {
        std::vector<int> fresh;
        std::vector<int> local(static_cast<size_t>(m_nodes), -1);
        qreal left = std::numeric_limits<qreal>::max();
        qreal bottom = std::numeric_limits<qreal>::lowest();
        Input input;
        for (int v = 0; v < m_nodes; ++v) {
            if (m_placed[v]) {
                left = std::min(left, m_rects[v].left());
                bottom = std::max(bottom, m_rects[v].bottom());
            } else {
                local[v] = int(fresh.size());
                fresh.push_back(v);
                input.sizes.push_back(m_input.sizes[v]);
            }
        }
        if (fresh.empty())
            return;
        for (const Edge& edge : m_edges) {
            if (local[edge.from] >= 0 && local[edge.to] >= 0)
                input.edges.push_back({local[edge.from], local[edge.to]});
        }
        Options options = m_options;
        options.keepPositions = false;
        const Result<Layout> drawn = layered(input, options, m_cancel);
        if (!drawn)
            return;
        for (size_t i = 0; i < fresh.size(); ++i) {
            m_rects[fresh[i]] = QRectF(drawn->positions[i] - drawn->bounds.topLeft()
                    + QPointF(left, bottom + m_options.componentGap),
                input.sizes[i]);
            m_placed[fresh[i]] = 1;
        }
        for (int c = 0; c < m_components.count; ++c) {
            if (m_columns[c].empty())
                findColumns(c);
        }
    }

    void routeComponent(int component, const std::vector<int>& edgeIndex, const std::vector<char>& reversed,
        Layout& layout) const
    {
        const int nodes = m_components.nodes.size(component);
        std::vector<QRectF> rects;
        std::vector<int> columnOf;
        m_local.resize(size_t(m_nodes));
        for (const int* v = m_components.nodes.begin(component); v != m_components.nodes.end(component); ++v) {
            m_local[*v] = int(rects.size());
            rects.push_back(m_rects[*v]);
            columnOf.push_back(m_columnOf[*v]);
        }
        std::vector<Edge> edges;
        std::vector<char> turned;
        for (const int* e = m_components.edges.begin(component); e != m_components.edges.end(component); ++e) {
            edges.push_back({m_local[m_edges[*e].from], m_local[m_edges[*e].to]});
            turned.push_back(reversed[*e]);
        }
        const Layers layers = makeLayers(nodes, edges, turned, columnOf);
        const std::vector<std::vector<qreal>> lanes = findLanes(layers, edges, rects, columnOf, component);
        const std::vector<Route> routes = routeEdges({rects, columnOf, m_columns[component], edges, layers.buses,
                                                         layers.busOf, [&](int bus, int i) { return lanes[bus][i]; }},
            layout.segments);
        size_t i = 0;
        for (const int* e = m_components.edges.begin(component); e != m_components.edges.end(component); ++e, ++i) {
            layout.routes[edgeIndex[*e]] = routes[i];
            layout.reversed[edgeIndex[*e]] = turned[i];
        }
    }

    /// Heights at which each bus passes the columns: on the way from its source to the middle of its targets, moved to
    /// the nearest gap between nodes.
    std::vector<std::vector<qreal>> findLanes(const Layers& layers, const std::vector<Edge>& edges,
        const std::vector<QRectF>& rects, const std::vector<int>& columnOf, int component) const
    {
        std::vector<std::vector<qreal>> lanes(layers.buses.size());
        if (layers.buses.empty())
            return lanes;
        std::vector<std::vector<std::pair<qreal, qreal>>> taken(m_columns[component].size());
        for (size_t v = 0; v < rects.size(); ++v)
            taken[columnOf[v]].push_back({rects[v].top() - 4, rects[v].bottom() + 4});
        std::vector<qreal> sum(layers.buses.size(), 0);
        std::vector<int> count(layers.buses.size(), 0);
        for (size_t e = 0; e < edges.size(); ++e) {
            if (layers.busOf[e] >= 0) {
                sum[layers.busOf[e]] += rects[edges[e].to].center().y();
                ++count[layers.busOf[e]];
            }
        }
        for (size_t b = 0; b < lanes.size(); ++b) {
            const Bus& bus = layers.buses[b];
            const qreal start = rects[bus.source].center().y();
            const qreal end = sum[b] / count[b];
            for (int i = 0; i < bus.length; ++i) {
                const qreal wanted = start + (end - start) * (i + 1) / (bus.length + 1);
                lanes[b].push_back(nearestOutside(taken[columnOf[bus.source] + 1 + i], wanted));
            }
        }
        return lanes;
    }

    const Input& m_input;
    const Options& m_options;
    const CancelToken& m_cancel;
    const int m_nodes;
    std::vector<Edge> m_edges;
    Components m_components;
    std::vector<char> m_placed;
    std::vector<QRectF> m_rects;
    std::vector<int> m_columnOf;
    std::vector<std::vector<Column>> m_columns; ///< per component
    mutable std::vector<int> m_local;
};

} // namespace

bool keepPositions(const Input& input, const std::vector<int>& edges, const Options& options,
    const CancelToken& cancel, Layout& layout)
{
    if (input.previous.size() != input.sizes.size() || input.sizes.empty())
        return false;
    const auto kept = std::count_if(input.previous.begin(), input.previous.end(), hasPosition);
    if (kept == 0 || qreal(input.sizes.size() - size_t(kept)) > options.maxChanged * qreal(input.sizes.size()))
        return false;

    Keeper keeper(input, edges, options, cancel);
    keeper.placeAll();
    if (cancel.isCancelled())
        return true;
    Layout result;
    result.routes.resize(input.edges.size());
    result.reversed.assign(input.edges.size(), 0);
    const int against = keeper.route(edges, result);
    if (against > 8 && size_t(against) * 4 > edges.size())
        return false;
    result.columns = std::move(keeper.columns());
    for (const QRectF& rect : keeper.rects())
        result.positions.push_back(rect.topLeft());
    result.bounds = boundsOf(result.positions, input.sizes, result.segments);
    result.kept = true;
    layout = std::move(result);
    return true;
}

} // namespace skein::layout
