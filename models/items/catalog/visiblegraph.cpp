#include "models/items/catalog/visiblegraph.h"

#include <algorithm>

namespace skein::items {

namespace {

constexpr qint64 mostBridgeWork = 4'000'000;

bool belongsToLineage(const LineageGraph& graph, int node)
{
    switch (graph.ref(node).kind) {
    case EntityKind::Dataset:
    case EntityKind::Pipeline:
        return true;
    default:
        return !graph.downstream(node).isEmpty() || !graph.upstream(node).isEmpty();
    }
}

QVector<char> candidates(const LineageGraph& graph, const GraphFocus& focus)
{
    const int start = focus.ref.isValid() ? graph.node(focus.ref) : -1;
    QVector<char> in(graph.nodeCount(), 0);
    if (start < 0) {
        for (int node = 0; node < graph.nodeCount(); ++node)
            in[node] = belongsToLineage(graph, node);
        return in;
    }
    in[start] = 1;
    if (focus.up != 0) {
        for (const LineageGraph::Reached& at : graph.closureUp(start, focus.up))
            in[at.node] = 1;
    }
    if (focus.down != 0) {
        for (const LineageGraph::Reached& at : graph.closureDown(start, focus.down))
            in[at.node] = 1;
    }
    return in;
}

} // namespace

Reach reachOf(const LineageGraph& graph, const EntityRef& ref)
{
    const int node = graph.node(ref);
    if (node < 0)
        return {};
    Reach reach;
    reach.directUp = int(graph.upstream(node).size());
    reach.allUp = int(graph.closureUp(node).size());
    reach.directDown = int(ref.kind == EntityKind::Dataset ? graph.directConsumers(node).size() : graph.downstream(node).size());
    reach.allDown = int(graph.closureDown(node).size());
    return reach;
}

VisibleGraph visibleGraph(const LineageGraph& graph, const GraphFocus& focus, const std::function<bool(const Entity&)>& accepts)
{
    VisibleGraph visible;
    const QVector<char> in = candidates(graph, focus);
    const int start = focus.ref.isValid() ? graph.node(focus.ref) : -1;
    QVector<int> place(graph.nodeCount(), -1);
    for (int node = 0; node < graph.nodeCount(); ++node) {
        if (!in[node])
            continue;
        const Entity* entity = graph.entity(node);
        if (node != start && entity && accepts && !accepts(*entity)) {
            ++visible.hidden;
            continue;
        }
        place[node] = int(visible.nodes.size());
        visible.nodes.append(node);
    }

    qint64 work = 0;
    QVector<int> seenBy(graph.nodeCount(), -1);
    for (const int from : std::as_const(visible.nodes)) {
        QVector<int> through; // hidden nodes to pass
        const auto visit = [&](int node, bool bridged) {
            if (!in[node] || seenBy[node] == from)
                return;
            if (place[node] >= 0) {
                seenBy[node] = from;
                visible.edges.append({place[from], place[node], bridged});
            } else if (visible.hidden > 0 && visible.bridgesComplete) {
                seenBy[node] = from;
                through.append(node);
            }
        };
        const QVector<int> next = graph.downstream(from);
        for (const int node : next)
            visit(node, false);
        for (qsizetype i = 0; i < through.size() && visible.bridgesComplete; ++i) {
            const QVector<int> further = graph.downstream(through[i]);
            work += further.size();
            if (work > mostBridgeWork)
                visible.bridgesComplete = false;
            for (const int node : further) {
                if (node != from)
                    visit(node, true);
            }
        }
    }
    if (!visible.bridgesComplete) {
        visible.edges.erase(std::remove_if(visible.edges.begin(), visible.edges.end(), [](const VisibleEdge& edge) { return edge.bridged; }),
            visible.edges.end());
    }
    return visible;
}

QVector<int> pathBetween(const LineageGraph& graph, const EntityRef& a, const EntityRef& b)
{
    const int from = graph.node(a);
    const int to = graph.node(b);
    if (from < 0 || to < 0)
        return {};
    const QVector<int> along = graph.path(from, to);
    return along.isEmpty() ? graph.path(to, from) : along;
}

} // namespace skein::items
