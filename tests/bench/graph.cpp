#include "tests/bench/bench.h"

#include "models/catalog/lineagegraph.h"
#include "models/importers/catalogstore.h"
#include "models/store/workspace.h"
#include "ui/graph/graphlayouter.h"
#include "ui/graph/graphview.h"

#include <QApplication>
#include <QSignalSpy>
#include <QWheelEvent>

namespace skein::bench {

namespace {

ui::GraphScene sceneOf(const Catalog& catalog, const LineageGraph& graph)
{
    Q_UNUSED(catalog);
    ui::GraphScene scene;
    for (int node = 0; node < graph.nodeCount(); ++node) {
        ui::GraphNode shown;
        shown.id = graph.ref(node).toString();
        shown.title = graph.ref(node).name;
        shown.kind = graph.ref(node).kind == EntityKind::Pipeline ? QStringLiteral("pipeline") : QStringLiteral("dataset");
        scene.nodes.push_back(shown);
        for (const int to : graph.downstream(node))
            scene.edges.push_back({node, to, 1, ui::EdgeStyle::Normal});
    }
    return scene;
}

/// Milliseconds until the viewport is painted again after `change`.
double frame(ui::GraphView& view, const std::function<void()>& change)
{
    QElapsedTimer timer;
    timer.start();
    change();
    view.viewport()->repaint();
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

Figures benchGraph(const QString& sampleDir)
{
    const auto workspace = store::Workspace::open(sampleDir, store::OpenMode::ReadOnly);
    if (!workspace)
        return {};
    importers::CatalogStore kept((*workspace)->database());
    const Result<importers::LoadedCatalog> loaded = kept.loadAll();
    if (!loaded)
        return {};
    const LineageGraph graph(loaded->catalog);
    ui::GraphScene scene = sceneOf(*loaded->catalog, graph);
    const double layoutMs = medianMs(5, [&] { (void)layout::layered(scene.layoutInput()); });

    ui::GraphView view;
    view.setAnimated(false);
    view.resize(1920, 1080);
    ui::GraphLayouter layouter;
    QSignalSpy ready(&layouter, &ui::GraphLayouter::ready);
    layouter.request(scene);
    if (ready.isEmpty() && !ready.wait(30000))
        return {};
    view.setScene(ready.constFirst().constFirst().value<ui::GraphScenePtr>());
    view.show();
    QApplication::processEvents();

    QVector<double> fit, pan, zoom;
    for (int i = 0; i < 60; ++i)
        fit << frame(view, [&] { view.setZoom(view.zoom() * (i % 2 ? 1.02 : 1 / 1.02), QPointF(960, 540)); });
    view.setZoom(1.0, QPointF(960, 540));
    for (int i = 0; i < 60; ++i)
        zoom << frame(view, [&] { view.setZoom(i % 2 ? 1.05 : 1.0, QPointF(400 + i * 10, 540)); });
    for (int i = 0; i < 60; ++i) {
        pan << frame(view, [&] {
            QWheelEvent event(QPointF(960, 540), view.mapToGlobal(QPointF(960, 540)), QPoint(i % 2 ? 40 : -40, 0), QPoint(i % 2 ? 120 : -120, 0), Qt::NoButton,
                Qt::ShiftModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(view.viewport(), &event);
        });
    }
    return {{QStringLiteral("graph.layout"), layoutMs, QStringLiteral("ms"), 5, {}, {}, {}},
        {QStringLiteral("graph.zoom.whole"), median(fit), QStringLiteral("ms"), 60, {}, {}, 16.0},
        {QStringLiteral("graph.zoom.close"), median(zoom), QStringLiteral("ms"), 60, {}, {}, 16.0},
        {QStringLiteral("graph.pan.close"), median(pan), QStringLiteral("ms"), 60, {}, {}, 16.0}};
}

} // namespace skein::bench
