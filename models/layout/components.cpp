#include "models/layout/components.h"

#include <numeric>

namespace skein::layout {

Components findComponents(int nodes, const std::vector<Edge>& edges)
{
    std::vector<int> parent(static_cast<size_t>(nodes));
    std::iota(parent.begin(), parent.end(), 0);
    const auto find = [&](int v) {
        while (parent[v] != v)
            v = parent[v] = parent[parent[v]];
        return v;
    };
    for (const Edge& edge : edges) {
        const int a = find(edge.from);
        const int b = find(edge.to);
        if (a != b)
            parent[std::max(a, b)] = std::min(a, b); // the smallest node stays the root
    }
    Components result;
    result.of.assign(static_cast<size_t>(nodes), -1);
    for (int v = 0; v < nodes; ++v) {
        const int root = find(v);
        result.of[v] = root == v ? result.count++ : result.of[root];
    }
    result.nodes = makeRows(result.count, nodes, [&](int v) { return result.of[v]; }, [](int v) { return v; });
    result.edges = makeRows(
        result.count, int(edges.size()), [&](int e) { return result.of[edges[e].from]; }, [](int e) { return e; });
    return result;
}

} // namespace skein::layout
