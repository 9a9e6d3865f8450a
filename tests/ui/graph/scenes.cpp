#include "tests/ui/graph/scenes.h"

#include "models/base/random.h"

namespace skein::ui::test {

GraphScenePtr laidOut(GraphScene scene, const GraphScenePtr& before)
{
    layout::Input input = scene.layoutInput();
    if (before) {
        const GraphIndex index(*before);
        for (const GraphNode& node : scene.nodes) {
            const int old = index.indexOf(node.id);
            input.previous.push_back(old < 0 ? layout::noPosition : before->layout.positions[size_t(old)]);
        }
    }
    if (Result<layout::Layout> result = layout::layered(input))
        scene.layout = std::move(result).value();
    return std::make_shared<const GraphScene>(std::move(scene));
}

GraphScene diamond()
{
    GraphScene scene;
    for (const char* name : {"a", "b", "c", "d", "e"}) {
        GraphNode node;
        node.id = QLatin1String(name);
        node.title = QStringLiteral("Node %1").arg(node.id);
        node.kind = QStringLiteral("dataset");
        node.state = QStringLiteral("healthy");
        node.mark = StateMark::Healthy;
        node.role = ColorRole::Ok;
        scene.nodes.push_back(node);
    }
    scene.edges = {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}};
    return scene;
}

GraphScene estate(int count, quint64 seed)
{
    static const QStringList names {QStringLiteral("user_activity"), QStringLiteral("device_mix"),
        QStringLiteral("royalty_base"), QStringLiteral("daily_users"), QStringLiteral("churn_features"),
        QStringLiteral("podcast_minutes"), QStringLiteral("taste_vectors"), QStringLiteral("ads_reach"),
        QStringLiteral("sessions"), QStringLiteral("country_monthly_active_users")};
    struct State {
        ColorRole role;
        StateMark mark;
        const char* words;
    };
    static const State states[] = {{ColorRole::Ok, StateMark::Done, "migrated"},
        {ColorRole::Ok, StateMark::Healthy, "healthy"}, {ColorRole::Accent, StateMark::Running, "running"},
        {ColorRole::Faint, StateMark::Waiting, "pending"}, {ColorRole::Faint, StateMark::None, ""},
        {ColorRole::Warning, StateMark::Held, "held"}, {ColorRole::Danger, StateMark::Failed, "failed"},
        {ColorRole::Hold, StateMark::Decide, "needs a decision"}};
    Random random(seed);
    GraphScene scene;
    constexpr int layers = 7;
    const int hub = 2 * count / layers;
    for (int i = 0; i < count; ++i) {
        GraphNode node;
        const int layer = i * layers / count;
        node.id = QStringLiteral("n%1").arg(i);
        node.title = i == hub ? QStringLiteral("user_activity")
                              : names[int(random.below(10))] + QLatin1Char('_') + QString::number(i);
        node.kind = layer % 2 == 0 ? QStringLiteral("dataset") : QStringLiteral("pipeline");
        const State& state = states[random.chance(0.5) ? 3 + random.below(2) : random.below(8)];
        node.role = state.role;
        node.mark = state.mark;
        node.state = QLatin1String(state.words);
        if (random.chance(0.12)) {
            node.subtitle = QStringLiteral("Listening · @mira");
            node.size = GraphNode::twoLines;
        }
        if (random.chance(0.15))
            node.badge = QString::number(2 + random.below(200));
        if (random.chance(0.04)) {
            node.collapsed = true;
            node.kind = QStringLiteral("group");
        }
        scene.nodes.push_back(node);
    }
    const auto any = [&](int layer) {
        const int first = layer * count / layers;
        return first + int(random.below(quint64((layer + 1) * count / layers - first)));
    };
    for (int i = 0; i < count; ++i) {
        const int layer = i * layers / count;
        if (layer == 0 || i == hub)
            continue;
        // Popular ones come first in their layer.
        const int first = (layer - 1) * count / layers;
        const double r = random.uniform();
        GraphEdge edge;
        edge.from = layer == 3 && random.chance(0.6) ? hub
                                                     : first + int(r * r * r * (count / layers - 1));
        edge.to = i;
        edge.weight = 1 + int(random.below(40));
        edge.style = random.chance(0.1) ? EdgeStyle::Indirect : EdgeStyle::Normal;
        scene.edges.push_back(edge);
        if (random.chance(0.22) && layer > 1)
            scene.edges.push_back({any(layer - 2), i, 1, EdgeStyle::Normal});
    }
    for (int i = 0; i < 5; ++i)
        scene.edges.push_back({any(1), hub, 3, EdgeStyle::Normal});
    scene.edges.push_back({hub, hub, 1, EdgeStyle::Normal});
    scene.edges.push_back({count - 2, count / layers + 1, 1, EdgeStyle::Normal});
    return scene;
}

} // namespace skein::ui::test
