#include "ui/widgets/spinner.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QTimerEvent>

namespace skein::ui {

Spinner::Spinner(int size, QWidget* parent)
    : QWidget(parent)
    , m_size(size)
{
    setFixedSize(size, size);
    setAccessibleName(tr("Busy"));
}

void Spinner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = m_size >= 20 ? 2.5 : 1.8;
    const QRectF ring = QRectF(rect()).adjusted(width, width, -width, -width);
    painter.setPen(QPen(Theme::current().color(ColorRole::Line), width));
    painter.drawEllipse(ring);
    painter.setPen(QPen(Theme::current().color(ColorRole::Accent), width, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, (90 - m_angle) * 16, -100 * 16);
}

void Spinner::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    m_angle = (m_angle + 18) % 360;
    update();
}

void Spinner::showEvent(QShowEvent*)
{
    m_timer.start(50, this);
}

void Spinner::hideEvent(QHideEvent*)
{
    m_timer.stop();
}

} // namespace skein::ui
