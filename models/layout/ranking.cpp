#include "models/layout/ranking.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace skein::layout {

std::vector<int> topologicalOrder(int nodes, const std::vector<Edge>& edges)
{
    const Rows out = edgesByTail(nodes, edges);
    std::vector<int> waiting(static_cast<size_t>(nodes), 0);
    for (const Edge& edge : edges)
        ++waiting[edge.to];
    std::vector<int> order;
    order.reserve(static_cast<size_t>(nodes));
    for (int v = 0; v < nodes; ++v) {
        if (waiting[v] == 0)
            order.push_back(v);
    }
    for (size_t i = 0; i < order.size(); ++i) {
        const int v = order[i];
        for (const int* e = out.begin(v); e != out.end(v); ++e) {
            if (--waiting[edges[*e].to] == 0)
                order.push_back(edges[*e].to);
        }
    }
    return order;
}

namespace {

/// Moves nodes that pull right to their nearest successor. Returns whether anything moved.
bool pullRight(const std::vector<int>& order, const std::vector<Edge>& edges, const Rows& out, const Rows& in,
    std::vector<int>& ranks)
{
    bool moved = false;
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
        const int v = *it;
        if (out.size(v) <= in.size(v))
            continue;
        int nearest = std::numeric_limits<int>::max();
        for (const int* e = out.begin(v); e != out.end(v); ++e)
            nearest = std::min(nearest, ranks[edges[*e].to]);
        if (nearest - 1 > ranks[v]) {
            ranks[v] = nearest - 1;
            moved = true;
        }
    }
    return moved;
}

} // namespace

std::vector<int> rankNodes(int nodes, const std::vector<Edge>& edges)
{
    const Rows out = edgesByTail(nodes, edges);
    const Rows in = edgesByHead(nodes, edges);
    const std::vector<int> order = topologicalOrder(nodes, edges);
    std::vector<int> ranks(static_cast<size_t>(nodes), 0);
    for (int v : order) {
        for (const int* e = out.begin(v); e != out.end(v); ++e)
            ranks[edges[*e].to] = std::max(ranks[edges[*e].to], ranks[v] + 1);
    }
    for (int pass = 0; pass < 8 && pullRight(order, edges, out, in, ranks); ++pass) { }
    if (nodes > 0) {
        const int lowest = *std::min_element(ranks.begin(), ranks.end());
        for (int& rank : ranks)
            rank -= lowest;
    }
    return ranks;
}

void foldRanks(int nodes, const std::vector<Edge>& edges, const std::vector<qreal>& heights, qreal maxHeight,
    std::vector<int>& ranks)
{
    const Rows out = edgesByTail(nodes, edges);
    std::vector<int> waiting(static_cast<size_t>(nodes), 0);
    for (const Edge& edge : edges)
        ++waiting[edge.to];

    std::vector<qreal> used;   // height per column
    std::vector<int> nextFree; // union-find over full columns: where to look instead
    std::vector<int> least(static_cast<size_t>(nodes), 0);
    const auto grow = [&](int upTo) {
        while (int(used.size()) <= upTo) {
            nextFree.push_back(int(nextFree.size()));
            used.push_back(0);
        }
    };
    const auto firstFree = [&](int column) {
        for (;;) {
            grow(column);
            const int next = nextFree[column];
            if (next == column)
                return column;
            grow(next);
            nextFree[column] = nextFree[next];
            column = next;
        }
    };

    // Sources start at the rank that tightening gave them.
    std::vector<int> stack;
    std::vector<int> sources;
    for (int v = 0; v < nodes; ++v) {
        if (waiting[v] == 0) {
            sources.push_back(v);
            least[v] = ranks[v];
        }
    }
    std::stable_sort(sources.begin(), sources.end(), [&](int a, int b) { return ranks[a] < ranks[b]; });
    stack.assign(sources.rbegin(), sources.rend());
    while (!stack.empty()) {
        const int v = stack.back();
        stack.pop_back();
        const int column = firstFree(least[v]);
        ranks[v] = column;
        used[column] += heights[v];
        if (used[column] >= maxHeight)
            nextFree[column] = column + 1;
        for (const int* e = out.end(v); e != out.begin(v);) {
            const int w = edges[*--e].to;
            least[w] = std::max(least[w], column + 1);
            if (--waiting[w] == 0)
                stack.push_back(w);
        }
    }

    // What pulls right more than left follows its targets, as far as there is room.
    const Rows in = edgesByHead(nodes, edges);
    std::vector<int> byRank(static_cast<size_t>(nodes));
    std::iota(byRank.begin(), byRank.end(), 0);
    std::stable_sort(byRank.begin(), byRank.end(), [&](int a, int b) { return ranks[a] > ranks[b]; });
    for (int v : byRank) {
        if (out.size(v) <= in.size(v))
            continue;
        int nearest = std::numeric_limits<int>::max();
        for (const int* e = out.begin(v); e != out.end(v); ++e)
            nearest = std::min(nearest, ranks[edges[*e].to]);
        for (int column = nearest - 1; column > ranks[v]; --column) {
            if (used[column] + heights[v] > maxHeight && used[column] > 0)
                continue;
            used[ranks[v]] -= heights[v];
            used[column] += heights[v];
            ranks[v] = column;
            break;
        }
    }

    // Columns left without nodes are taken out.
    std::vector<int> map(used.size() + 1, 0);
    for (int rank : ranks)
        map[rank + 1] = 1;
    for (size_t c = 1; c < map.size(); ++c)
        map[c] += map[c - 1];
    for (int& rank : ranks)
        rank = map[rank];
}

} // namespace skein::layout
