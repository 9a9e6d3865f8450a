#include "ui/catalog/catalogscene.h"

#include "models/items/catalog/statewords.h"
#include "ui/widgets/mark.h"

#include <QCoreApplication>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr ColorRole categories[] = {ColorRole::Accent, ColorRole::Ok, ColorRole::Warning, ColorRole::Hold, ColorRole::CodeString, ColorRole::Danger, ColorRole::CodeType};
/// Up to here nodes have room for a second line.
constexpr int fewNodes = 80;

StateMark stateMark(items::Mark mark)
{
    switch (mark) {
    case items::Mark::Done: return StateMark::Done;
    case items::Mark::Healthy: return StateMark::Healthy;
    case items::Mark::Running: return StateMark::Running;
    case items::Mark::Waiting: return StateMark::Waiting;
    case items::Mark::Held:
    case items::Mark::Person: return StateMark::Held;
    case items::Mark::Failed: return StateMark::Failed;
    case items::Mark::Decide: return StateMark::Decide;
    default: return StateMark::None;
    }
}

QString valueOf(const LineageGraph& graph, int node, items::Facet by, const items::MigrationStateOf& stateOf)
{
    if (const Entity* entity = graph.entity(node))
        return items::facetValues(*entity, by, stateOf).constFirst();
    if (by == items::Facet::Kind)
        return entityKindName(graph.ref(node).kind);
    return by == items::Facet::Migration ? QStringLiteral("none") : QString();
}

LegendEntry look(items::Facet by, const QString& value, int rank)
{
    LegendEntry entry;
    entry.words = items::facetWords(by, value);
    if (by == items::Facet::Migration) {
        const items::Mark mark = items::migrationStateMark(value);
        entry.role = mark == items::Mark::None ? ColorRole::Faint : markColor(mark);
        entry.mark = stateMark(mark);
    } else if (!value.isEmpty() && rank < int(std::size(categories))) {
        entry.role = categories[rank];
    }
    return entry;
}

GraphNode nodeFor(const LineageGraph& graph, int node, const QString& subtitle, const LegendEntry& look)
{
    const Entity* entity = graph.entity(node);
    const EntityRef& ref = graph.ref(node);
    GraphNode result;
    result.id = ref.toString();
    const QString name = entity ? entity->displayName() : ref.name;
    // The schema is the same for most neighbours; the last part tells them apart.
    result.title = entity && entity->ref.kind == EntityKind::Dataset && name == entity->qualifiedName ? name.section(QLatin1Char('.'), -1) : name;
    result.kind = entityKindName(ref.kind).toLower();
    result.subtitle = subtitle;
    result.state = entity ? look.words : QCoreApplication::translate("CatalogScene", "not described by any source");
    result.role = look.role;
    result.mark = look.mark;
    result.size = subtitle.isEmpty() ? GraphNode::oneLine : GraphNode::twoLines;
    QStringList tip {entity && !entity->qualifiedName.isEmpty() ? entity->qualifiedName : name, entityKindName(ref.kind) + QStringLiteral(" · ") + result.state};
    if (entity && !entity->owners.isEmpty())
        tip << QCoreApplication::translate("CatalogScene", "Owner: %1").arg(entity->owners.constFirst().name);
    if (entity && !entity->description.isEmpty())
        tip << entity->description;
    result.toolTip = tip.join(QLatin1Char('\n'));
    return result;
}

} // namespace

CatalogScene catalogScene(const LineageGraph& graph, const items::VisibleGraph& visible, items::Facet colourBy, const items::MigrationStateOf& stateOf)
{
    QHash<QString, int> counts;
    QStringList values;
    for (const int node : visible.nodes) {
        values << valueOf(graph, node, colourBy, stateOf);
        ++counts[values.constLast()];
    }
    QStringList ranked = counts.keys();
    std::sort(ranked.begin(), ranked.end(), [&](const QString& a, const QString& b) { return counts[a] != counts[b] ? counts[a] > counts[b] : a < b; });
    QHash<QString, LegendEntry> looks;
    CatalogScene result;
    int rank = 0;
    int others = 0;
    for (const QString& value : std::as_const(ranked)) {
        LegendEntry entry = look(colourBy, value, rank);
        entry.count = counts[value];
        looks.insert(value, entry);
        const bool shared = colourBy != items::Facet::Migration && rank >= int(std::size(categories)) && !value.isEmpty();
        if (shared)
            others += entry.count;
        else
            result.legend.append(entry);
        rank += !value.isEmpty();
    }
    if (others > 0)
        result.legend.append({QCoreApplication::translate("CatalogScene", "others"), others, ColorRole::Faint, StateMark::None});

    const bool twoLines = visible.nodes.size() <= fewNodes;
    result.scene.nodes.reserve(size_t(visible.nodes.size()));
    for (int i = 0; i < visible.nodes.size(); ++i) {
        const Entity* entity = graph.entity(visible.nodes[i]);
        QString second;
        if (twoLines)
            second = entity && !entity->owners.isEmpty() ? entity->owners.constFirst().name : items::facetWords(items::Facet::Owner, {});
        result.scene.nodes.push_back(nodeFor(graph, visible.nodes[i], second, looks[values[i]]));
    }
    result.scene.edges.reserve(size_t(visible.edges.size()));
    for (const items::VisibleEdge& edge : visible.edges)
        result.scene.edges.push_back({edge.from, edge.to, 1, edge.bridged ? EdgeStyle::Indirect : EdgeStyle::Normal});
    return result;
}

} // namespace skein::ui
