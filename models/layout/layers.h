#pragma once

#include "models/layout/digraph.h"

namespace skein::layout {

/// All edges of one source (and one direction) that span more than one rank share these vertices, one in each rank
/// between the source and the farthest target.
struct Bus {
    int source = 0;
    bool reversed = false;
    int first = 0;  ///< vertex in rank(source) + 1; the following ones are consecutive
    int length = 0;
};

/// A proper layering: vertices 0 … nodes-1 are the graph's nodes, then come the dummy vertices; every edge joins
/// neighbouring ranks.
struct Layers {
    int nodes = 0;
    std::vector<int> rank;                ///< per vertex
    std::vector<std::vector<int>> order;  ///< vertices per rank, top to bottom
    std::vector<int> place;               ///< per vertex: index in its rank's order
    std::vector<Edge> edges;              ///< from rank r to rank r + 1
    Rows down;                            ///< edges by tail
    Rows up;                              ///< edges by head
    std::vector<Bus> buses;
    std::vector<int> busOf; ///< per original edge: its bus, or -1 when it joins neighbouring ranks

    int vertices() const { return int(rank.size()); }
    bool isDummy(int v) const { return v >= nodes; }
    void setPlaces();
};

/// Adds the dummy vertices. Ranks of the edges must ascend. `reversed` keeps turned edges on chains of their own.
Layers makeLayers(int nodes, const std::vector<Edge>& edges, const std::vector<char>& reversed,
    const std::vector<int>& ranks);

} // namespace skein::layout
