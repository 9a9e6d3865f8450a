#pragma once

#include "models/layout/layered.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QString>

#include <memory>
#include <vector>

namespace skein::ui {

/// The sign beside a state's colour, so that it can be read without the colour.
enum class StateMark { None, Done, Healthy, Running, Waiting, Held, Failed, Decide };

struct GraphNode {
    QString id;       ///< unique in the scene
    QString title;
    QString subtitle; ///< may be empty
    QString kind;     ///< picks the symbol: dataset, pipeline, group, api, component, resource, system, …
    QString badge;    ///< short text in a pill, e.g. a count; may be empty
    QString state;    ///< the state in words, for the tooltip and screen readers
    QString toolTip;  ///< plain or rich text; empty = title, subtitle and state
    ColorRole role = ColorRole::Faint;
    StateMark mark = StateMark::None;
    bool collapsed = false; ///< stands for several nodes; drawn as a stack
    QSizeF size = oneLine;  ///< scene units

    static constexpr QSizeF oneLine {196, 30};
    static constexpr QSizeF twoLines {208, 46}; ///< with a subtitle
};

enum class EdgeStyle { Normal, Indirect };

struct GraphEdge {
    int from = 0; ///< index of a node
    int to = 0;
    int weight = 1; ///< e.g. columns that flow; heavier edges are drawn a little thicker
    EdgeStyle style = EdgeStyle::Normal;
};

/// All that a GraphView draws. Immutable once shared; `layout` belongs to exactly these nodes and edges.
struct GraphScene {
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
    layout::Layout layout;

    /// Whether the layout covers all nodes and edges.
    bool isLaidOut() const;
    layout::Input layoutInput() const;
};
using GraphScenePtr = std::shared_ptr<const GraphScene>;

/// Scene plus what drawing and interaction look up again and again. O(n + m) to build.
class GraphIndex
{
public:
    GraphIndex() = default;
    explicit GraphIndex(const GraphScene& scene);

    int indexOf(const QString& id) const { return m_byId.value(id, -1); }
    const std::vector<int>& outgoing(int node) const { return m_out[size_t(node)]; } ///< edges
    const std::vector<int>& incoming(int node) const { return m_in[size_t(node)]; }

private:
    QHash<QString, int> m_byId;
    std::vector<std::vector<int>> m_out;
    std::vector<std::vector<int>> m_in;
};

} // namespace skein::ui
