#include "ui/graph/graphminimap.h"
#include "ui/graph/graphview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace skein::ui {

int GraphView::nodeAt(QPoint viewportPosition) const
{
    if (!m_shown || isAnimating())
        return -1;
    const QPointF at = m_camera.unmap(QPointF(viewportPosition));
    const int exact = m_shown->painter.grid().at(at);
    // Far away nodes are a few pixels; near misses count.
    return exact >= 0 ? exact : m_shown->painter.grid().nearest(at, 3 / m_camera.scale);
}

QString GraphView::idAt(QPoint viewportPosition) const
{
    const int node = nodeAt(viewportPosition);
    return node < 0 ? QString() : m_shown->scene->nodes[size_t(node)].id;
}

QRect GraphView::nodeRect(const QString& id) const
{
    const int node = m_shown ? m_shown->index.indexOf(id) : -1;
    return node < 0 ? QRect() : m_camera.map(rects()[size_t(node)]).toAlignedRect();
}

QString GraphView::toolTipFor(const QString& id) const
{
    const int index = m_shown ? m_shown->index.indexOf(id) : -1;
    if (index < 0)
        return {};
    const GraphNode& node = m_shown->scene->nodes[size_t(index)];
    if (!node.toolTip.isEmpty())
        return node.toolTip;
    QStringList lines {node.title};
    if (!node.subtitle.isEmpty())
        lines << node.subtitle;
    if (!node.state.isEmpty())
        lines << node.state;
    lines << tr("%1 upstream, %2 downstream in this view")
                 .arg(upstreamCount(*m_shown->scene, m_shown->index, index))
                 .arg(downstreamCount(*m_shown->scene, m_shown->index, index));
    return lines.join(QLatin1Char('\n'));
}

bool GraphView::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString id = idAt(help->pos());
        if (id.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), toolTipFor(id), viewport(), nodeRect(id));
        return true;
    }
    case QEvent::Leave:
        setHovered(-1);
        break;
    case QEvent::NativeGesture: {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            setZoom(m_camera.scale * (1 + gesture->value()), gesture->position());
            return true;
        }
        break;
    }
    case QEvent::Gesture: {
        auto* gestures = static_cast<QGestureEvent*>(event);
        if (const auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture))) {
            if (pinch->changeFlags() & QPinchGesture::ScaleFactorChanged)
                setZoom(m_camera.scale * pinch->scaleFactor(), viewport()->mapFromGlobal(pinch->centerPoint()));
            return true;
        }
        break;
    }
    default:
        break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void GraphView::wheelEvent(QWheelEvent* event)
{
    event->accept();
    const QPoint angle = event->angleDelta();
    if (event->modifiers() & Qt::ShiftModifier) {
        GraphCamera camera = m_camera;
        camera.offset += QPointF(angle.y() + angle.x(), 0) / 2;
        setCamera(camera);
        return;
    }
    const qreal delta = angle.y() != 0 ? angle.y() : angle.x();
    if (delta != 0)
        setZoom(m_camera.scale * std::pow(1.2, delta / 120), event->position());
}

void GraphView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_pressed = true;
    m_dragging = false;
    m_pressAt = event->pos();
    m_pressOffset = m_camera.offset;
    m_pressNode = event->button() == Qt::LeftButton ? nodeAt(event->pos()) : -1;
    if (m_pressNode >= 0)
        selectNode(m_pressNode, event->modifiers() & Qt::ControlModifier);
}

void GraphView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed) {
        setHovered(nodeAt(event->pos()));
        return;
    }
    const QPoint moved = event->pos() - m_pressAt;
    if (!m_dragging && m_pressNode < 0 && moved.manhattanLength() >= QApplication::startDragDistance()) {
        m_dragging = true;
        setHovered(-1);
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
    if (m_dragging) {
        GraphCamera camera = m_camera;
        camera.offset = m_pressOffset + moved;
        setCamera(camera);
    }
}

void GraphView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    m_pressed = false;
    if (m_dragging) {
        m_dragging = false;
        viewport()->unsetCursor();
        invalidate(); // the strips of the way are replaced by one whole picture
    } else if (m_pressNode < 0 && event->button() == Qt::LeftButton && !(event->modifiers() & Qt::ControlModifier)) {
        selectNode(-1, false);
    }
    m_pressNode = -1;
}

void GraphView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QString id = idAt(event->pos());
    if (event->button() == Qt::LeftButton && !id.isEmpty())
        Q_EMIT focusRequested(id);
}

void GraphView::contextMenuEvent(QContextMenuEvent* event)
{
    // From the keyboard it is about the current node.
    if (event->reason() == QContextMenuEvent::Keyboard && m_current >= 0) {
        const QRect box = nodeRect(currentId());
        Q_EMIT contextMenuRequested(currentId(), viewport()->mapToGlobal(box.center()));
        return;
    }
    const int node = nodeAt(event->pos());
    if (node >= 0 && !isSelected(node))
        selectNode(node, false);
    Q_EMIT contextMenuRequested(idAt(event->pos()), event->globalPos());
}

void GraphView::setHovered(int node)
{
    if (node == m_hovered)
        return;
    m_hovered = node;
    viewport()->setCursor(node >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
    Q_EMIT hovered(node < 0 ? QString() : m_shown->scene->nodes[size_t(node)].id);
}

int GraphView::nodeNearestToCentre() const
{
    if (!m_shown)
        return -1;
    const QPointF centre = m_camera.unmap(QRectF(viewport()->rect()).center());
    const qreal reach = (viewport()->width() + viewport()->height()) / m_camera.scale;
    return m_shown->painter.grid().nearest(centre, reach);
}

void GraphView::moveCurrent(GraphDirection direction)
{
    if (!m_shown)
        return;
    const int next = m_current < 0
        ? nodeNearestToCentre()
        : neighbourInDirection(*m_shown->scene, m_shown->index, m_shown->painter.grid(), m_current, direction);
    if (next < 0)
        return;
    selectNode(next, false);
    ensureVisible(currentId());
}

void GraphView::keyPressEvent(QKeyEvent* event)
{
    const auto pan = [this](qreal x, qreal y) {
        GraphCamera camera = m_camera;
        camera.offset += QPointF(x, y);
        setCamera(camera);
    };
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const qreal stepX = viewport()->width() * 0.15;
    const qreal stepY = viewport()->height() * 0.15;
    switch (event->key()) {
    case Qt::Key_Left:
        shift ? pan(stepX, 0) : moveCurrent(GraphDirection::Upstream);
        break;
    case Qt::Key_Right:
        shift ? pan(-stepX, 0) : moveCurrent(GraphDirection::Downstream);
        break;
    case Qt::Key_Up:
        shift ? pan(0, stepY) : moveCurrent(GraphDirection::Above);
        break;
    case Qt::Key_Down:
        shift ? pan(0, -stepY) : moveCurrent(GraphDirection::Below);
        break;
    case Qt::Key_PageUp:
        pan(0, viewport()->height() * 0.8);
        break;
    case Qt::Key_PageDown:
        pan(0, -viewport()->height() * 0.8);
        break;
    case Qt::Key_Home:
    case Qt::Key_F:
        fit();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activateNode(m_current);
        break;
    case Qt::Key_Escape:
        if (selection().isEmpty()) {
            QAbstractScrollArea::keyPressEvent(event);
            return;
        }
        selectNode(-1, false);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

void GraphView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    announceFocus();
}

void GraphView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace skein::ui
