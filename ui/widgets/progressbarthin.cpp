#include "ui/widgets/progressbarthin.h"

#include <QPainter>
#include <QTimerEvent>

#include <algorithm>

namespace skein::ui {

void paintBar(QPainter* painter, const QRectF& rect, double value, const QColor& color, const QColor& groove)
{
    const qreal radius = rect.height() / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(groove);
    painter->drawRoundedRect(rect, radius, radius);
    const double share = std::clamp(value, 0.0, 1.0);
    if (share > 0) {
        painter->setBrush(color);
        painter->drawRoundedRect(QRectF(rect.left(), rect.top(), std::max(rect.height(), rect.width() * share), rect.height()), radius, radius);
    }
    painter->restore();
}

ProgressBarThin::ProgressBarThin(QWidget* parent)
    : QWidget(parent)
{
    setThickness(6);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressBarThin::setValue(double value)
{
    if (qFuzzyCompare(value + 2, m_value + 2))
        return;
    m_value = value;
    setAccessibleName(value < 0 ? tr("Working") : tr("%1 %").arg(int(std::clamp(value, 0.0, 1.0) * 100)));
    updateTimer();
    update();
}

void ProgressBarThin::setMark(MarkKind mark)
{
    m_mark = mark;
    update();
}

void ProgressBarThin::setThickness(int pixels)
{
    m_thickness = pixels;
    setFixedHeight(pixels);
}

void ProgressBarThin::updateTimer()
{
    if (m_value < 0 && isVisible())
        m_timer.start(40, this);
    else
        m_timer.stop();
}

void ProgressBarThin::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QColor color = theme.color(markColor(m_mark));
    const QColor groove = theme.color(ColorRole::Line);
    if (m_value >= 0) {
        paintBar(&painter, rect(), m_value, color, groove);
        return;
    }
    paintBar(&painter, rect(), 0, color, groove);
    const qreal piece = std::max<qreal>(24, width() * 0.3);
    const qreal left = (width() + piece) * m_phase / 100.0 - piece;
    painter.setClipRect(rect());
    paintBar(&painter, QRectF(left, 0, piece, height()), 1, color, color);
}

void ProgressBarThin::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    m_phase = (m_phase + 2) % 100;
    update();
}

void ProgressBarThin::showEvent(QShowEvent*)
{
    updateTimer();
}

void ProgressBarThin::hideEvent(QHideEvent*)
{
    m_timer.stop();
}

} // namespace skein::ui
