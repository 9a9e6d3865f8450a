#include "models/layout/crossings.h"

#include <algorithm>

namespace skein::layout {

namespace {

/// Adds one to `place` of a Fenwick tree and returns how many entries lie at places greater than it.
int insertAndCountAbove(std::vector<int>& tree, int place, int inserted)
{
    int atMost = 0;
    for (int i = place + 1; i > 0; i -= i & -i)
        atMost += tree[i];
    return inserted - atMost;
}

void insert(std::vector<int>& tree, int place)
{
    for (int i = place + 1; i < int(tree.size()); i += i & -i)
        ++tree[i];
}

} // namespace

qint64 countCrossings(std::vector<std::pair<int, int>> lines)
{
    std::sort(lines.begin(), lines.end());
    int highest = 0;
    for (const auto& line : lines)
        highest = std::max(highest, line.second);
    std::vector<int> tree(size_t(highest) + 2, 0);
    qint64 crossings = 0;
    // Sorted by (first, second), lines with the same first place have ascending second places and count nothing.
    for (size_t i = 0; i < lines.size(); ++i) {
        crossings += insertAndCountAbove(tree, lines[i].second, int(i));
        insert(tree, lines[i].second);
    }
    return crossings;
}

qint64 CrossingCounter::countBetween(const Layers& layers, int rank)
{
    const std::vector<int>& upper = layers.order[rank];
    m_tree.assign(layers.order[size_t(rank) + 1].size() + 1, 0);
    qint64 crossings = 0;
    int inserted = 0;
    for (int v : upper) {
        m_places.clear();
        for (const int* e = layers.down.begin(v); e != layers.down.end(v); ++e)
            m_places.push_back(layers.place[layers.edges[*e].to]);
        std::sort(m_places.begin(), m_places.end());
        for (int place : m_places) {
            crossings += insertAndCountAbove(m_tree, place, inserted);
            insert(m_tree, place);
            ++inserted;
        }
    }
    return crossings;
}

qint64 CrossingCounter::count(const Layers& layers)
{
    qint64 crossings = 0;
    for (int rank = 0; rank + 1 < int(layers.order.size()); ++rank)
        crossings += countBetween(layers, rank);
    return crossings;
}

} // namespace skein::layout
