#include "models/catalog/lineagegraph.h"

#include <algorithm>

namespace skein {

LineageGraph::LineageGraph(CatalogPtr catalog)
    : m_catalog(std::move(catalog))
{
    m_refs.reserve(m_catalog->entities.size());
    for (const Entity& entity : m_catalog->entities) {
        m_index.insert(entity.ref, int(m_refs.size()));
        m_refs.append(entity.ref);
    }
    QVector<QPair<int, int>> edges;
    edges.reserve(m_catalog->edges.size());
    const auto nodeOf = [&](const EntityRef& ref) {
        const auto known = m_index.constFind(ref);
        if (known != m_index.cend())
            return *known;
        const int added = int(m_refs.size());
        m_index.insert(ref, added);
        m_refs.append(ref);
        return added;
    };
    for (const LineageEdge& edge : m_catalog->edges)
        edges.append({nodeOf(edge.from), nodeOf(edge.to)});
    const auto compress = [&](QVector<int>& offsets, QVector<int>& targets, bool down) {
        offsets.fill(0, m_refs.size() + 1);
        for (const auto& [from, to] : edges)
            ++offsets[(down ? from : to) + 1];
        for (qsizetype i = 1; i < offsets.size(); ++i)
            offsets[i] += offsets[i - 1];
        targets.resize(edges.size());
        QVector<int> next = offsets;
        for (const auto& [from, to] : edges)
            targets[next[down ? from : to]++] = down ? to : from;
        for (qsizetype i = 0; i + 1 < offsets.size(); ++i)
            std::sort(targets.begin() + offsets[i], targets.begin() + offsets[i + 1]);
    };
    compress(m_downOffsets, m_down, true);
    compress(m_upOffsets, m_up, false);
}

const Entity* LineageGraph::entity(int node) const
{
    return node >= 0 && node < m_catalog->entities.size() ? &m_catalog->entities[node] : nullptr;
}

QVector<int> LineageGraph::downstream(int node) const
{
    return node < 0 ? QVector<int>() : m_down.mid(m_downOffsets[node], m_downOffsets[node + 1] - m_downOffsets[node]);
}

QVector<int> LineageGraph::upstream(int node) const
{
    return node < 0 ? QVector<int>() : m_up.mid(m_upOffsets[node], m_upOffsets[node + 1] - m_upOffsets[node]);
}

QVector<LineageGraph::Reached> LineageGraph::closure(int node, int maxDepth, const QVector<int>& offsets, const QVector<int>& targets) const
{
    QVector<Reached> reached;
    if (node < 0 || node >= m_refs.size())
        return reached;
    QVector<bool> seen(m_refs.size(), false);
    seen[node] = true;
    QVector<Reached> queue {{node, 0}};
    for (qsizetype i = 0; i < queue.size(); ++i) {
        const Reached at = queue[i];
        if (maxDepth >= 0 && at.depth >= maxDepth)
            continue;
        for (int k = offsets[at.node]; k < offsets[at.node + 1]; ++k) {
            const int next = targets[k];
            if (seen[next])
                continue;
            seen[next] = true;
            queue.append({next, at.depth + 1});
        }
    }
    reached = queue.mid(1);
    return reached;
}

QVector<LineageGraph::Reached> LineageGraph::closureDown(int node, int maxDepth) const
{
    return closure(node, maxDepth, m_downOffsets, m_down);
}

QVector<LineageGraph::Reached> LineageGraph::closureUp(int node, int maxDepth) const
{
    return closure(node, maxDepth, m_upOffsets, m_up);
}

QVector<int> LineageGraph::directConsumers(int node) const
{
    return downstream(node);
}

QVector<int> LineageGraph::path(int from, int to) const
{
    if (from < 0 || to < 0)
        return {};
    QVector<int> previous(m_refs.size(), -1);
    QVector<int> queue {from};
    previous[from] = from;
    for (qsizetype i = 0; i < queue.size() && previous[to] < 0; ++i) {
        for (const int next : downstream(queue[i])) {
            if (previous[next] < 0) {
                previous[next] = queue[i];
                queue.append(next);
            }
        }
    }
    if (previous[to] < 0)
        return {};
    QVector<int> way {to};
    while (way.constLast() != from)
        way.append(previous[way.constLast()]);
    std::reverse(way.begin(), way.end());
    return way;
}

} // namespace skein
