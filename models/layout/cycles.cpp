#include "models/layout/cycles.h"

namespace skein::layout {

std::vector<char> breakCycles(int nodes, std::vector<Edge>& edges)
{
    const Rows out = edgesByTail(nodes, edges);
    std::vector<int> incoming(static_cast<size_t>(nodes), 0);
    for (const Edge& edge : edges)
        ++incoming[edge.to];

    enum : char { Unseen, Open, Closed };
    std::vector<char> state(static_cast<size_t>(nodes), Unseen);
    std::vector<char> turned(edges.size(), 0);
    std::vector<int> next(out.start.begin(), out.start.end() - 1);
    std::vector<int> path;
    const auto search = [&](int start) {
        if (state[start] != Unseen)
            return;
        state[start] = Open;
        path.push_back(start);
        while (!path.empty()) {
            const int v = path.back();
            if (next[v] == out.start[v + 1]) {
                state[v] = Closed;
                path.pop_back();
                continue;
            }
            const int e = out.item[next[v]++];
            const int w = edges[e].to;
            if (state[w] == Open) {
                turned[e] = 1;
            } else if (state[w] == Unseen) {
                state[w] = Open;
                path.push_back(w);
            }
        }
    };
    for (int v = 0; v < nodes; ++v) {
        if (incoming[v] == 0)
            search(v);
    }
    for (int v = 0; v < nodes; ++v)
        search(v);

    for (size_t e = 0; e < edges.size(); ++e) {
        if (turned[e])
            std::swap(edges[e].from, edges[e].to);
    }
    return turned;
}

} // namespace skein::layout
