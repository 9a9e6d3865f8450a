#pragma once

#include "models/layout/layered.h"

#include <vector>

namespace skein::layout {

/// Adjacency in compressed rows: the entries of row r are item[start[r]] to item[start[r + 1] - 1], in given order.
struct Rows {
    std::vector<int> start;
    std::vector<int> item;

    int size(int row) const { return start[row + 1] - start[row]; }
    const int* begin(int row) const { return item.data() + start[row]; }
    const int* end(int row) const { return item.data() + start[row + 1]; }
};

/// Rows of `count` rows from `entries` items; rowOf(i) says where item i belongs and valueOf(i) what is stored.
template <typename RowOf, typename ValueOf>
Rows makeRows(int count, int entries, RowOf rowOf, ValueOf valueOf)
{
    Rows rows;
    rows.start.assign(size_t(count) + 1, 0);
    rows.item.resize(size_t(entries));
    for (int i = 0; i < entries; ++i)
        ++rows.start[size_t(rowOf(i)) + 1];
    for (int r = 0; r < count; ++r)
        rows.start[size_t(r) + 1] += rows.start[size_t(r)];
    std::vector<int> next(rows.start.begin(), rows.start.end() - 1);
    for (int i = 0; i < entries; ++i)
        rows.item[size_t(next[size_t(rowOf(i))]++)] = valueOf(i);
    return rows;
}

inline Rows edgesByTail(int nodes, const std::vector<Edge>& edges)
{
    return makeRows(nodes, int(edges.size()), [&](int e) { return edges[e].from; }, [](int e) { return e; });
}

inline Rows edgesByHead(int nodes, const std::vector<Edge>& edges)
{
    return makeRows(nodes, int(edges.size()), [&](int e) { return edges[e].to; }, [](int e) { return e; });
}

} // namespace skein::layout
