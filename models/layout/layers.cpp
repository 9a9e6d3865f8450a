#include "models/layout/layers.h"

#include <algorithm>

namespace skein::layout {

void Layers::setPlaces()
{
    place.resize(rank.size());
    for (const std::vector<int>& row : order) {
        for (size_t i = 0; i < row.size(); ++i)
            place[row[i]] = int(i);
    }
}

Layers makeLayers(
    int nodes, const std::vector<Edge>& edges, const std::vector<char>& reversed, const std::vector<int>& ranks)
{
    Layers layers;
    layers.nodes = nodes;
    layers.rank = ranks;
    layers.busOf.assign(edges.size(), -1);

    // Longest span per source and direction decides how long the chain is.
    std::vector<int> busIndex(size_t(nodes) * 2, -1);
    for (size_t e = 0; e < edges.size(); ++e) {
        const int span = ranks[edges[e].to] - ranks[edges[e].from];
        if (span < 2)
            continue;
        int& index = busIndex[size_t(edges[e].from) * 2 + (reversed[e] ? 1 : 0)];
        if (index < 0) {
            index = int(layers.buses.size());
            layers.buses.push_back({edges[e].from, reversed[e] != 0, 0, 0});
        }
        Bus& bus = layers.buses[index];
        bus.length = std::max(bus.length, span - 1);
        layers.busOf[e] = index;
    }
    for (Bus& bus : layers.buses) {
        bus.first = layers.vertices();
        int before = bus.source;
        for (int i = 0; i < bus.length; ++i) {
            const int dummy = layers.vertices();
            layers.rank.push_back(ranks[bus.source] + 1 + i);
            layers.edges.push_back({before, dummy});
            before = dummy;
        }
    }
    for (size_t e = 0; e < edges.size(); ++e) {
        const Edge& edge = edges[e];
        int tail = edge.from;
        if (layers.busOf[e] >= 0)
            tail = layers.buses[layers.busOf[e]].first + (ranks[edge.to] - ranks[edge.from] - 2);
        layers.edges.push_back({tail, edge.to});
    }
    const int rankCount = layers.rank.empty() ? 0 : *std::max_element(layers.rank.begin(), layers.rank.end()) + 1;
    layers.order.resize(size_t(rankCount));
    for (int v = 0; v < layers.vertices(); ++v)
        layers.order[layers.rank[v]].push_back(v);
    layers.down = edgesByTail(layers.vertices(), layers.edges);
    layers.up = edgesByHead(layers.vertices(), layers.edges);
    layers.setPlaces();
    return layers;
}

} // namespace skein::layout
