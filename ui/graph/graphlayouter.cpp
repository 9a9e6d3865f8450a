#include "ui/graph/graphlayouter.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace skein::ui {

namespace {

/// The scene with its layout, or nothing when cancelled.
GraphScenePtr laidOut(GraphScene scene, const GraphScenePtr& last, const layout::Options& options,
    const CancelToken& cancel)
{
    layout::Input input = scene.layoutInput();
    if (last) {
        QHash<QString, QPointF> places;
        places.reserve(qsizetype(last->nodes.size()));
        for (size_t i = 0; i < last->nodes.size(); ++i)
            places.insert(last->nodes[i].id, last->layout.positions[i]);
        for (const GraphNode& node : scene.nodes)
            input.previous.push_back(places.value(node.id, layout::noPosition));
    }
    Result<layout::Layout> result = layout::layered(input, options, cancel);
    if (!result)
        return {};
    scene.layout = std::move(result).value();
    return std::make_shared<const GraphScene>(std::move(scene));
}

} // namespace

GraphLayouter::GraphLayouter(QObject* parent)
    : QObject(parent)
{
}

GraphLayouter::~GraphLayouter()
{
    if (m_running)
        m_running->cancel();
}

void GraphLayouter::request(GraphScene scene, Positions positions)
{
    if (m_running)
        m_running->cancel();
    const CancelToken token;
    const quint64 generation = ++m_generation;
    auto* watcher = new QFutureWatcher<GraphScenePtr>(this);
    connect(watcher, &QFutureWatcher<GraphScenePtr>::finished, this, [this, watcher, generation] {
        watcher->deleteLater();
        if (generation != m_generation)
            return; // overtaken
        const GraphScenePtr scene = watcher->result();
        setRunning(std::nullopt);
        if (scene) {
            m_last = scene;
            Q_EMIT ready(scene);
        }
    });
    setRunning(token);
    watcher->setFuture(QtConcurrent::run(laidOut, std::move(scene),
        positions == Positions::Keep ? m_last : GraphScenePtr(), m_options, token));
}

void GraphLayouter::cancel()
{
    if (!m_running)
        return;
    m_running->cancel();
    ++m_generation;
    setRunning(std::nullopt);
}

void GraphLayouter::setRunning(std::optional<CancelToken> token)
{
    const bool was = isBusy();
    m_running = std::move(token);
    if (was != isBusy())
        Q_EMIT busyChanged(isBusy());
}

} // namespace skein::ui
