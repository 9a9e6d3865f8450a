#include "ui/widgets/stagebar.h"

#include "ui/widgets/progressbarthin.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr int columnGap = 8;
constexpr int inset = 8;
constexpr int barHeight = 8;

} // namespace

StageBar::StageBar(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Stages"));
}

void StageBar::setStages(const QVector<Stage>& stages)
{
    if (stages == m_stages)
        return;
    m_stages = stages;
    m_focus = std::clamp(m_focus, 0, std::max(0, int(stages.size()) - 1));
    setFocusStage(m_focus);
    updateGeometry();
    update();
}

void StageBar::setCurrent(int index)
{
    m_current = index;
    update();
}

QSize StageBar::sizeHint() const
{
    const QFontMetrics body(Theme::headingFont());
    const QFontMetrics small(Theme::smallFont());
    return {160 * std::max(1, int(m_stages.size())), 2 * inset + body.height() + 8 + barHeight + 10 + 2 * small.height() + 4};
}

QSize StageBar::minimumSizeHint() const
{
    return {96 * std::max(1, int(m_stages.size())), sizeHint().height()};
}

QRectF StageBar::stageRect(int index) const
{
    const qreal count = std::max<qreal>(1, m_stages.size());
    const qreal column = (width() - columnGap * (count - 1)) / count;
    return {index * (column + columnGap), 0, column, qreal(height())};
}

int StageBar::stageAt(const QPointF& position) const
{
    for (int i = 0; i < m_stages.size(); ++i) {
        if (stageRect(i).contains(position))
            return i;
    }
    return -1;
}

void StageBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics heading(Theme::headingFont());
    const QFontMetrics small(Theme::smallFont());
    for (int i = 0; i < m_stages.size(); ++i) {
        const Stage& stage = m_stages.at(i);
        const QRectF frame = stageRect(i);
        const bool focused = hasFocus() && i == m_focus;
        if (i == m_current || i == m_hover || focused) {
            painter.setBrush(i == m_current || i == m_hover ? QBrush(theme.color(i == m_hover ? ColorRole::Hover : ColorRole::Raised)) : QBrush(Qt::NoBrush));
            painter.setPen(focused ? QPen(theme.color(ColorRole::Accent), 2) : QPen(Qt::NoPen));
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), Space::controlRadius, Space::controlRadius);
        }
        const QRectF box = frame.adjusted(inset, inset, -inset, -inset);
        const QColor color = theme.color(markColor(stage.mark));
        qreal y = box.top();
        painter.setFont(Theme::headingFont());
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(QRectF(box.left(), y, box.width(), heading.height()), Qt::AlignLeft | Qt::AlignVCenter, stage.share);
        const qreal after = heading.horizontalAdvance(stage.share) + Space::s;
        painter.setFont(Theme::smallFont());
        painter.setPen(theme.color(ColorRole::Muted));
        painter.drawText(QRectF(box.left() + after, y, box.width() - after, heading.height()), Qt::AlignLeft | Qt::AlignVCenter,
            small.elidedText(stage.count, Qt::ElideRight, int(box.width() - after)));
        y += heading.height() + 8;
        paintBar(&painter, QRectF(box.left(), y, box.width(), barHeight), stage.progress, color, theme.color(ColorRole::Line));
        y += barHeight + 10;
        paintMark(&painter, QRectF(box.left(), y, 10, small.height()), stage.mark, color);
        painter.setPen(color);
        painter.drawText(QRectF(box.left() + 16, y, box.width() - 16, small.height()), Qt::AlignLeft | Qt::AlignVCenter,
            small.elidedText(stage.verdict, Qt::ElideRight, int(box.width() - 16)));
        y += small.height() + 4;
        painter.setPen(theme.color(ColorRole::Muted));
        painter.drawText(QRectF(box.left(), y, box.width(), small.height()), Qt::AlignLeft | Qt::AlignVCenter,
            small.elidedText(stage.detail, Qt::ElideRight, int(box.width())));
    }
}

void StageBar::mouseMoveEvent(QMouseEvent* event)
{
    const int hover = stageAt(event->position());
    if (hover != m_hover) {
        m_hover = hover;
        setCursor(hover >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void StageBar::mouseReleaseEvent(QMouseEvent* event)
{
    const int at = stageAt(event->position());
    if (event->button() == Qt::LeftButton && at >= 0) {
        setFocusStage(at);
        Q_EMIT stageClicked(at);
    }
}

void StageBar::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

void StageBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        setFocusStage(m_focus - 1);
        return;
    case Qt::Key_Right:
        setFocusStage(m_focus + 1);
        return;
    case Qt::Key_Home:
        setFocusStage(0);
        return;
    case Qt::Key_End:
        setFocusStage(int(m_stages.size()) - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_focus < m_stages.size())
            Q_EMIT stageClicked(m_focus);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void StageBar::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    setFocusStage(m_focus);
}

void StageBar::setFocusStage(int index)
{
    if (m_stages.isEmpty()) {
        setAccessibleDescription({});
        return;
    }
    m_focus = std::clamp(index, 0, int(m_stages.size()) - 1);
    const Stage& stage = m_stages.at(m_focus);
    setAccessibleDescription(tr("Stage %1 of %2: %3, %4. %5. %6").arg(m_focus + 1).arg(m_stages.size()).arg(stage.share, stage.count, stage.verdict, stage.detail));
    update();
}

bool StageBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int at = stageAt(help->pos());
        if (at >= 0 && !m_stages.at(at).toolTip.isEmpty())
            QToolTip::showText(help->globalPos(), m_stages.at(at).toolTip, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace skein::ui
