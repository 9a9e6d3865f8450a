#include "ui/graph/graphscene.h"

namespace skein::ui {

bool GraphScene::isLaidOut() const
{
    return layout.positions.size() == nodes.size() && layout.routes.size() == edges.size()
        && layout.reversed.size() == edges.size();
}

layout::Input GraphScene::layoutInput() const
{
    layout::Input input;
    input.sizes.reserve(nodes.size());
    for (const GraphNode& node : nodes)
        input.sizes.push_back(node.size);
    input.edges.reserve(edges.size());
    for (const GraphEdge& edge : edges)
        input.edges.push_back({edge.from, edge.to});
    return input;
}

GraphIndex::GraphIndex(const GraphScene& scene)
    : m_out(scene.nodes.size())
    , m_in(scene.nodes.size())
{
    m_byId.reserve(qsizetype(scene.nodes.size()));
    for (size_t i = 0; i < scene.nodes.size(); ++i)
        m_byId.insert(scene.nodes[i].id, int(i));
    const int nodes = int(scene.nodes.size());
    for (size_t e = 0; e < scene.edges.size(); ++e) {
        const GraphEdge& edge = scene.edges[e];
        if (edge.from < 0 || edge.to < 0 || edge.from >= nodes || edge.to >= nodes)
            continue;
        m_out[size_t(edge.from)].push_back(int(e));
        m_in[size_t(edge.to)].push_back(int(e));
    }
}

} // namespace skein::ui
