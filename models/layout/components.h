#pragma once

#include "models/layout/digraph.h"

namespace skein::layout {

/// The weakly connected components of a graph.
struct Components {
    std::vector<int> of; ///< component per node
    Rows nodes;          ///< nodes per component, ascending
    Rows edges;          ///< edges per component, ascending
    int count = 0;
};

/// Components numbered by their smallest node. Edge ends must be valid. O((n + m) α(n)).
Components findComponents(int nodes, const std::vector<Edge>& edges);

} // namespace skein::layout
