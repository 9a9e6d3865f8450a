#pragma once

#include "models/catalog/lineagegraph.h"

#include <QPair>

#include <functional>

namespace skein::items {

/// What of the lineage the catalog shows: all of it, or one node with so many steps up and down.
struct GraphFocus {
    EntityRef ref;      ///< invalid = everything
    int up = 1;         ///< steps; < 0 = all
    int down = -1;
    bool operator==(const GraphFocus& o) const { return ref == o.ref && up == o.up && down == o.down; }
};

/// True counts around a node, whatever is shown or filtered.
struct Reach {
    int directUp = 0, allUp = 0;
    int directDown = 0, allDown = 0;
    bool operator==(const Reach& o) const = default;
};
Reach reachOf(const LineageGraph& graph, const EntityRef& ref);

struct VisibleEdge {
    int from = 0; ///< position in VisibleGraph::nodes
    int to = 0;
    bool bridged = false; ///< leads through nodes that are not shown
};

struct VisibleGraph {
    QVector<int> nodes;         ///< of the lineage graph, ascending
    QVector<VisibleEdge> edges;
    int hidden = 0;             ///< nodes the filter left out
    bool bridgesComplete = true;///< false: finding ways through hidden nodes was given up; direct edges only
};

/// Chooses nodes and edges. Where the filter hides what lies between two shown nodes, an edge bridges the gap, so that
/// a filtered picture still tells who feeds whom. The focus itself is always shown. O(n + e) plus the ways through
/// hidden nodes, which are given up beyond a fixed amount of work.
VisibleGraph visibleGraph(const LineageGraph& graph, const GraphFocus& focus, const std::function<bool(const Entity&)>& accepts);

/// A shortest way from one to the other, against the flow when there is none along it; empty when they are not
/// connected in either direction.
QVector<int> pathBetween(const LineageGraph& graph, const EntityRef& a, const EntityRef& b);

} // namespace skein::items
