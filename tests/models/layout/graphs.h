#pragma once

#include "models/layout/layered.h"

namespace skein::layout::test {

/// Layered graph with popular nodes, like an estate of datasets and pipelines.
Input estate(int nodes, int edges, quint64 seed);
/// One source, `consumers` readers, each with a node behind it.
Input hub(int consumers);
Input fromEdges(int nodes, std::vector<Edge> edges);

/// Pairs of nodes whose rectangles overlap.
int overlaps(const Input& input, const Layout& layout);
/// Routes that do not start and end at their nodes' sides, or have gaps.
int brokenRoutes(const Input& input, const Layout& layout);
bool same(const Layout& a, const Layout& b);

} // namespace skein::layout::test
