#pragma once

#include "models/layout/digraph.h"

namespace skein::layout {

/// Nodes so that every edge goes from an earlier to a later one; ties in index order. `edges` must be acyclic. O(n + m).
std::vector<int> topologicalOrder(int nodes, const std::vector<Edge>& edges);

/// Rank per node: the length of the longest path to it, then nodes with more outgoing than incoming edges are moved
/// towards their targets as far as they can go, which shortens the edges in total. Every edge spans at least one rank;
/// ranks start at 0. O(passes (n + m)), at most 8 passes.
std::vector<int> rankNodes(int nodes, const std::vector<Edge>& edges);

/// Bounds the height of columns: ranks whose nodes are higher than `maxHeight` in total are spread over several. Nodes
/// are taken in a depth-first topological order and put in the first column after their predecessors that has room, so
/// consumers follow their producers closely instead of waiting behind the whole folded rank. O((n + m) α(n)).
void foldRanks(int nodes, const std::vector<Edge>& edges, const std::vector<qreal>& heights, qreal maxHeight,
    std::vector<int>& ranks);

} // namespace skein::layout
