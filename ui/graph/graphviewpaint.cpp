#include "ui/graph/graphminimap.h"
#include "ui/graph/graphview.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

namespace skein::ui {

void GraphView::themeChanged()
{
    m_palette = GraphPalette(Theme::current());
    m_minimap->setColors(m_palette);
    invalidate();
}

void GraphView::invalidate()
{
    m_backingValid = false;
    viewport()->update();
}

GraphPainter::Request GraphView::request(const QRectF& area) const
{
    GraphPainter::Request request;
    request.area = area;
    request.camera = m_camera;
    request.font = font();
    request.textScale = Theme::textScale();
    request.moving = isAnimating() ? &m_moving : nullptr;
    return request;
}

void GraphView::paintInto(QPixmap& target, const QRectF& area, GraphPaintStats* stats)
{
    QPainter painter(&target);
    painter.setClipRect(area);
    const GraphPaintStats painted = m_shown->painter.paint(&painter, request(area), m_palette, m_emphasis);
    if (stats)
        *stats = painted;
}

/// Brings the kept picture up to date: not at all, by moving it, or wholly.
void GraphView::refreshBacking()
{
    const qreal ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(viewport()->size()) * ratio).toSize();
    if (m_backing.size() != pixels || m_backing.devicePixelRatio() != ratio) {
        m_backing = QPixmap(pixels);
        m_backing.setDevicePixelRatio(ratio);
        m_backingValid = false;
    }
    const QPointF shift = m_camera.offset - m_backingCamera.offset;
    const bool sameScale = m_camera.scale == m_backingCamera.scale;
    if (m_backingValid && sameScale && shift.isNull())
        return;
    const bool near = std::abs(shift.x()) < viewport()->width() && std::abs(shift.y()) < viewport()->height();
    // What was sampled, or toned by having its ends in view, would not fit together at the seams of far moves; the
    // full picture follows as soon as the hand rests.
    if (m_backingValid && sameScale && near && m_dragging) {
        paintStrips(shift);
    } else {
        paintInto(m_backing, QRectF(QPointF(), QSizeF(viewport()->size())), &m_stats);
        ++m_fullPaints;
    }
    m_backingCamera = m_camera;
    m_backingValid = true;
}

void GraphView::paintStrips(QPointF shift)
{
    const qreal ratio = devicePixelRatioF();
    const QPoint pixels = (shift * ratio).toPoint();
    m_backing.scroll(pixels.x(), pixels.y(), m_backing.rect());
    const qreal width = viewport()->width();
    const qreal height = viewport()->height();
    if (shift.x() > 0)
        paintInto(m_backing, QRectF(0, 0, shift.x(), height), nullptr);
    else if (shift.x() < 0)
        paintInto(m_backing, QRectF(width + shift.x(), 0, -shift.x(), height), nullptr);
    if (shift.y() > 0)
        paintInto(m_backing, QRectF(0, 0, width, shift.y()), nullptr);
    else if (shift.y() < 0)
        paintInto(m_backing, QRectF(0, height + shift.y(), width, -shift.y()), nullptr);
}

void GraphView::paintEvent(QPaintEvent*)
{
    if (m_fitPending && m_shown)
        fit();
    QPainter painter(viewport());
    if (!m_shown) {
        painter.fillRect(viewport()->rect(), m_palette.window);
        paintPlaceholder(painter);
        return;
    }
    refreshBacking();
    painter.drawPixmap(0, 0, m_backing);
    const QRectF area(viewport()->rect());
    if (m_hovered >= 0 && !m_dragging && !isAnimating())
        m_shown->painter.paintHovered(&painter, request(area), m_palette, m_emphasis, m_hovered);
    if (m_current >= 0 && hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(mixed(m_palette.window, m_palette.accent, 0.6), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(m_camera.map(rects()[size_t(m_current)]).adjusted(-3.5, -3.5, 3.5, 3.5), 8, 8);
    }
    paintCorner(painter);
}

QString GraphView::sampledText() const
{
    if (!m_shown || m_stats.edgesDrawn >= m_stats.edgesInView)
        return {};
    return tr("%1 of %2 edges drawn – zoom in for all")
        .arg(locale().toString(m_stats.edgesDrawn), locale().toString(m_stats.edgesInView));
}

void GraphView::paintCorner(QPainter& painter) const
{
    const QString text = sampledText();
    if (text.isEmpty())
        return;
    const QFontMetrics metrics(font());
    QRectF pill(0, 0, metrics.horizontalAdvance(text) + 20, metrics.height() + 8);
    pill.moveBottomLeft(QPointF(16, viewport()->height() - 16));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_palette.tones(false).border, 1));
    painter.setBrush(m_palette.tones(false).surface);
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setFont(font());
    painter.setPen(m_palette.tones(false).muted);
    painter.drawText(pill, Qt::AlignCenter, text);
}

void GraphView::paintPlaceholder(QPainter& painter) const
{
    painter.setFont(font());
    painter.setPen(m_palette.tones(false).muted);
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
}

void GraphView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    placeMinimap();
    // What was in the middle stays in the middle.
    if (m_shown && event->oldSize().isValid() && !m_fitPending) {
        const QSize grown = event->size() - event->oldSize();
        GraphCamera camera = m_camera;
        camera.offset += QPointF(grown.width(), grown.height()) / 2;
        camera.snap(devicePixelRatioF());
        setCamera(camera);
    }
    cameraChanged();
}

void GraphView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        invalidate();
}

} // namespace skein::ui
