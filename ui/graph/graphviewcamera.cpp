#include "ui/graph/graphminimap.h"
#include "ui/graph/graphview.h"

#include <algorithm>

namespace skein::ui {

namespace {

constexpr qreal mostZoom = 3;

} // namespace

qreal GraphView::leastZoom() const
{
    return std::min(0.05, fittingCamera().scale * 0.5);
}

GraphCamera GraphView::fittingCamera() const
{
    GraphCamera camera;
    if (!m_shown)
        return camera;
    constexpr qreal margin = 28;
    const QSizeF room = QSizeF(viewport()->size()) - QSizeF(2 * margin, 2 * margin);
    const QRectF bounds = m_shown->scene->layout.bounds;
    const qreal across = room.width() / std::max<qreal>(1, bounds.width());
    const qreal down = room.height() / std::max<qreal>(1, bounds.height());
    camera.scale = std::clamp(std::min(across, down), 1e-4, 1.0);
    camera.offset = QRectF(viewport()->rect()).center() - bounds.center() * camera.scale;
    camera.snap(devicePixelRatioF());
    return camera;
}

void GraphView::fit()
{
    // Without a size that is known nothing can be fitted: a page that is made ahead has none yet.
    m_fitPending = !isVisible();
    if (m_fitPending)
        return;
    setCamera(fittingCamera());
}

void GraphView::centerOn(const QString& id)
{
    const int node = m_shown ? m_shown->index.indexOf(id) : -1;
    if (node < 0)
        return;
    m_fitPending = false;
    GraphCamera camera = m_camera;
    camera.scale = std::max(camera.scale, 0.6); // far away one could not read what was asked for
    camera.offset
        = QRectF(viewport()->rect()).center() - m_shown->painter.rects()[size_t(node)].center() * camera.scale;
    // In the middle, but for a node at the graph's edge: beyond it there is nothing to see.
    constexpr qreal margin = 48;
    const QRectF graph = camera.map(m_shown->scene->layout.bounds);
    const auto shift = [](qreal low, qreal high, qreal room) {
        if (high - low <= room - 2 * margin)
            return (room - low - high) / 2;
        return low > margin ? margin - low : high < room - margin ? room - margin - high : 0.0;
    };
    camera.offset += QPointF(shift(graph.left(), graph.right(), viewport()->width()), shift(graph.top(), graph.bottom(), viewport()->height()));
    setCamera(camera);
}

void GraphView::ensureVisible(const QString& id)
{
    const int node = m_shown ? m_shown->index.indexOf(id) : -1;
    if (node < 0)
        return;
    constexpr qreal margin = 32;
    const QRectF inner = QRectF(viewport()->rect()).adjusted(margin, margin, -margin, -margin);
    const QRectF box = m_camera.map(m_shown->painter.rects()[size_t(node)]);
    QPointF move;
    if (box.left() < inner.left())
        move.setX(inner.left() - box.left());
    else if (box.right() > inner.right())
        move.setX(inner.right() - box.right());
    if (box.top() < inner.top())
        move.setY(inner.top() - box.top());
    else if (box.bottom() > inner.bottom())
        move.setY(inner.bottom() - box.bottom());
    if (move.isNull())
        return;
    GraphCamera camera = m_camera;
    camera.offset += move;
    setCamera(camera);
}

void GraphView::setZoom(qreal scale, QPointF viewportAnchor)
{
    scale = std::clamp(scale, leastZoom(), mostZoom);
    setCamera(m_camera.zoomed(scale, viewportAnchor, devicePixelRatioF()));
}

void GraphView::zoomIn()
{
    setZoom(m_camera.scale * 1.25, QRectF(viewport()->rect()).center());
}

void GraphView::zoomOut()
{
    setZoom(m_camera.scale / 1.25, QRectF(viewport()->rect()).center());
}

/// At least a part of the graph stays in view.
GraphCamera GraphView::clamped(GraphCamera camera) const
{
    if (!m_shown)
        return camera;
    const QRectF graph = camera.map(m_shown->scene->layout.bounds);
    const QSizeF view(viewport()->size());
    const qreal keepX = std::min(graph.width(), view.width() * 0.25);
    const qreal keepY = std::min(graph.height(), view.height() * 0.25);
    camera.offset.rx()
        += std::max<qreal>(0, keepX - graph.right()) - std::max<qreal>(0, graph.left() - view.width() + keepX);
    camera.offset.ry()
        += std::max<qreal>(0, keepY - graph.bottom()) - std::max<qreal>(0, graph.top() - view.height() + keepY);
    camera.snap(devicePixelRatioF());
    return camera;
}

void GraphView::setCamera(GraphCamera camera)
{
    camera = clamped(camera);
    if (camera.scale == m_camera.scale && camera.offset == m_camera.offset)
        return;
    const bool zoomed = camera.scale != m_camera.scale;
    m_camera = camera;
    cameraChanged();
    if (zoomed)
        Q_EMIT zoomChanged(camera.scale);
}

void GraphView::cameraChanged()
{
    m_minimap->setVisibleArea(m_camera.unmap(QRectF(viewport()->rect())));
    placeMinimap();
    viewport()->update();
}

void GraphView::setMinimapVisible(bool visible)
{
    m_minimapWanted = visible;
    placeMinimap();
}

void GraphView::placeMinimap()
{
    constexpr int margin = 16;
    const QSize size = m_minimap->sizeHint();
    const bool room = viewport()->width() > size.width() * 2 && viewport()->height() > size.height() * 2;
    const bool partly = m_shown
        && !QRectF(viewport()->rect()).contains(m_camera.map(m_shown->scene->layout.bounds).toAlignedRect());
    m_minimap->setVisible(m_minimapWanted && room && partly);
    m_minimap->move(viewport()->width() - size.width() - margin, viewport()->height() - size.height() - margin);
}

} // namespace skein::ui
