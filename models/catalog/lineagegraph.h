#pragma once

#include "models/catalog/entity.h"

#include <QHash>
#include <QVector>

namespace skein {

/// Who reads whom, as compressed adjacency over a catalog's entities. A node is an entity's index in
/// Catalog::entities; entities that only edges mention get nodes behind them. Building: O(n + e).
class LineageGraph
{
public:
    LineageGraph() = default;
    explicit LineageGraph(CatalogPtr catalog);

    int nodeCount() const { return int(m_refs.size()); }
    int edgeCount() const { return int(m_down.size()); }
    const EntityRef& ref(int node) const { return m_refs[node]; }
    /// The entity of a node; null when only an edge names it.
    const Entity* entity(int node) const;
    int node(const EntityRef& ref) const { return m_index.value(ref, -1); }

    /// Direct neighbours, in node order.
    QVector<int> downstream(int node) const;
    QVector<int> upstream(int node) const;

    struct Reached {
        int node = 0;
        int depth = 0;
    };
    /// Everything below (or above) a node, breadth first, without the node itself; cycles end where they began.
    /// `maxDepth` < 0 = all. O(reached edges).
    QVector<Reached> closureDown(int node, int maxDepth = -1) const;
    QVector<Reached> closureUp(int node, int maxDepth = -1) const;
    /// Pipelines that read the dataset; where no pipeline lies between, the datasets made from it.
    QVector<int> directConsumers(int node) const;
    /// Nodes of a shortest way from a to b, both included; empty when there is none.
    QVector<int> path(int from, int to) const;

private:
    QVector<Reached> closure(int node, int maxDepth, const QVector<int>& offsets, const QVector<int>& targets) const;

    CatalogPtr m_catalog;
    QVector<EntityRef> m_refs;
    QHash<EntityRef, int> m_index;
    QVector<int> m_downOffsets, m_down, m_upOffsets, m_up;
};

} // namespace skein
