#pragma once

#include "models/layout/digraph.h"

namespace skein::layout {

/// Turns around the back edges of a depth-first search, so that `edges` has no cycle afterwards. The search starts at
/// nodes without incoming edges, then at the lowest remaining index, and follows edges in their order. Returns a flag
/// per edge: 1 = turned. Self references must have been taken out. O(n + m), iterative.
std::vector<char> breakCycles(int nodes, std::vector<Edge>& edges);

} // namespace skein::layout
