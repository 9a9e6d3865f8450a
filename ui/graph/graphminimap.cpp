#include "ui/graph/graphminimap.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

namespace skein::ui {

GraphMinimap::GraphMinimap(QWidget* parent)
    : QWidget(parent)
    , m_palette(Theme::current())
{
    setCursor(Qt::ArrowCursor);
    setFocusPolicy(Qt::NoFocus); // the view itself is reachable by keyboard
    setAccessibleName(tr("Overview map"));
    setToolTip(tr("Click or drag to move the view"));
    resize(sizeHint());
}

void GraphMinimap::setScene(GraphScenePtr scene)
{
    m_scene = std::move(scene);
    fitScale();
}

void GraphMinimap::setColors(const GraphPalette& palette)
{
    m_palette = palette;
    m_nodes = {};
    update();
}

void GraphMinimap::setVisibleArea(const QRectF& sceneArea)
{
    if (sceneArea == m_area)
        return;
    m_area = sceneArea;
    update();
}

void GraphMinimap::fitScale()
{
    constexpr qreal margin = 7;
    m_nodes = {};
    if (m_scene && !m_scene->nodes.empty()) {
        const QRectF bounds = m_scene->layout.bounds;
        m_scale = std::min((width() - 2 * margin) / std::max<qreal>(1, bounds.width()),
            (height() - 2 * margin) / std::max<qreal>(1, bounds.height()));
        m_offset = QRectF(rect()).center() - bounds.center() * m_scale;
    }
    update();
}

QPointF GraphMinimap::toMap(QPointF scenePoint) const
{
    return scenePoint * m_scale + m_offset;
}

QPointF GraphMinimap::toScene(QPointF mapPoint) const
{
    return (mapPoint - m_offset) / m_scale;
}

void GraphMinimap::renderNodes()
{
    m_nodes = QPixmap(size() * devicePixelRatioF());
    m_nodes.setDevicePixelRatio(devicePixelRatioF());
    m_nodes.fill(Qt::transparent);
    QPainter painter(&m_nodes);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_palette.tones(false).border, 1));
    painter.setBrush(m_palette.tones(false).surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    if (!m_scene)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (size_t i = 0; i < m_scene->nodes.size(); ++i) {
        const GraphNode& node = m_scene->nodes[i];
        QRectF r(toMap(m_scene->layout.positions[i]), node.size * m_scale);
        r.setWidth(std::max<qreal>(r.width(), 1.5));
        r.setHeight(std::max<qreal>(r.height() * 0.7, 1));
        painter.fillRect(r, m_palette.state(node.role, false));
    }
}

void GraphMinimap::paintEvent(QPaintEvent*)
{
    if (m_nodes.isNull())
        renderNodes();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_nodes);
    const QRectF inner = QRectF(rect()).adjusted(3, 3, -3, -3);
    const QRectF frame = QRectF(toMap(m_area.topLeft()), m_area.size() * m_scale) & inner;
    if (frame.isEmpty())
        return;
    QColor inside = m_palette.accent;
    inside.setAlphaF(0.10f);
    painter.setPen(QPen(m_palette.accent, 1));
    painter.setBrush(inside);
    painter.drawRect(frame.toRect().adjusted(0, 0, -1, -1));
}

void GraphMinimap::resizeEvent(QResizeEvent*)
{
    fitScale();
}

void GraphMinimap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_scene)
        return;
    const QPointF at = toScene(event->position());
    // Grabbing the frame moves it from where it is; elsewhere it jumps to the pointer.
    m_grab = m_area.contains(at) ? m_area.center() - at : QPointF();
    Q_EMIT moved(at + m_grab);
}

void GraphMinimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton && m_scene)
        Q_EMIT moved(toScene(event->position()) + m_grab);
}

void GraphMinimap::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
}

void GraphMinimap::wheelEvent(QWheelEvent* event)
{
    event->accept(); // not meant for the graph below
}

} // namespace skein::ui
