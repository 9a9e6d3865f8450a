#include "ui/widgets/targetgrid.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr int square = 14;
constexpr int pitch = 18;
constexpr int margin = 2; // room for the ring around the current square

} // namespace

TargetGrid::TargetGrid(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Targets"));
}

void TargetGrid::setCells(const QVector<Cell>& cells)
{
    if (cells == m_cells)
        return;
    const QString id = currentId();
    const bool sizeChanged = cells.size() != m_cells.size();
    m_cells = cells;
    m_hover = -1;
    m_current = -1;
    for (int i = 0; i < cells.size() && !id.isEmpty(); ++i) {
        if (cells.at(i).id == id) {
            m_current = i;
            break;
        }
    }
    announce();
    if (sizeChanged)
        updateGeometry();
    update();
}

void TargetGrid::setCurrentId(const QString& id)
{
    m_current = -1;
    for (int i = 0; i < m_cells.size(); ++i) {
        if (m_cells.at(i).id == id) {
            m_current = i;
            break;
        }
    }
    announce();
    update();
}

QString TargetGrid::currentId() const
{
    return m_current >= 0 && m_current < m_cells.size() ? m_cells.at(m_current).id : QString();
}

int TargetGrid::columns(int width) const
{
    return std::max(1, (width - 2 * margin + pitch - square) / pitch);
}

int TargetGrid::indexAt(const QPoint& position) const
{
    const int x = position.x() - margin;
    const int y = position.y() - margin;
    if (x < 0 || y < 0)
        return -1;
    const int column = x / pitch;
    if (column >= columns(width()) || x % pitch >= square || y % pitch >= square)
        return -1;
    const int index = y / pitch * columns(width()) + column;
    return index < m_cells.size() ? index : -1;
}

QRect TargetGrid::cellRect(int index) const
{
    const int across = columns(width());
    return {margin + index % across * pitch, margin + index / across * pitch, square, square};
}

QSize TargetGrid::sizeHint() const
{
    const int wide = std::clamp(int(m_cells.size()), 1, 40) * pitch + 2 * margin;
    return {wide, heightForWidth(wide)};
}

QSize TargetGrid::minimumSizeHint() const
{
    return {8 * pitch, pitch + 2 * margin};
}

int TargetGrid::heightForWidth(int width) const
{
    const int across = columns(width);
    const int rows = std::max(1, (int(m_cells.size()) + across - 1) / across);
    return 2 * margin + rows * pitch - (pitch - square);
}

void TargetGrid::paintEvent(QPaintEvent* event)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int across = columns(width());
    const int first = std::max(0, (event->rect().top() - margin) / pitch) * across;
    const int last = std::min(int(m_cells.size()), ((event->rect().bottom() - margin) / pitch + 1) * across);
    const QColor inside = theme.color(ColorRole::Surface);
    for (int i = first; i < last; ++i) {
        const MarkKind mark = m_cells.at(i).mark;
        const QRectF box = cellRect(i);
        const bool pending = mark == MarkKind::Waiting || mark == MarkKind::None || mark == MarkKind::Skipped;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(pending ? ColorRole::Line : markColor(mark)));
        if (mark == MarkKind::Running) { // half filled, as its mark is
            painter.setBrush(theme.color(ColorRole::AccentSoft));
            painter.setPen(QPen(theme.color(markColor(mark)), 1.5));
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 2.5, 2.5);
            painter.fillRect(QRectF(box.left() + 1, box.top() + 1, box.width() / 2 - 1, box.height() - 2), theme.color(markColor(mark)));
        } else {
            painter.drawRoundedRect(box, 3, 3);
        }
        // The shape says the state as well; done and healthy stay plain, since most squares are that.
        if (mark == MarkKind::Skipped)
            paintMark(&painter, box.adjusted(3, 3, -3, -3), mark, theme.color(ColorRole::Muted));
        else if (!pending && mark != MarkKind::Healthy && mark != MarkKind::Running)
            paintMark(&painter, box.adjusted(3, 3, -3, -3), mark, inside);
        if (i == m_current || i == m_hover) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.color(i == m_current && hasFocus() ? ColorRole::Accent : ColorRole::Text), i == m_current ? 2 : 1));
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 4, 4);
        }
    }
}

void TargetGrid::mousePressEvent(QMouseEvent* event)
{
    QWidget::mousePressEvent(event);
    const int at = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || at < 0)
        return;
    moveTo(at);
    Q_EMIT activated(m_cells.at(at).id);
}

void TargetGrid::mouseMoveEvent(QMouseEvent* event)
{
    const int hover = indexAt(event->position().toPoint());
    if (hover == m_hover)
        return;
    m_hover = hover;
    setCursor(hover >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void TargetGrid::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

void TargetGrid::keyPressEvent(QKeyEvent* event)
{
    if (m_cells.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int across = columns(width());
    const int from = std::max(0, m_current);
    switch (event->key()) {
    case Qt::Key_Left:
        moveTo(from - 1);
        return;
    case Qt::Key_Right:
        moveTo(m_current < 0 ? 0 : from + 1);
        return;
    case Qt::Key_Up:
        moveTo(from - across >= 0 ? from - across : from);
        return;
    case Qt::Key_Down:
        moveTo(m_current < 0 ? 0 : from + across < m_cells.size() ? from + across : from);
        return;
    case Qt::Key_Home:
        moveTo(0);
        return;
    case Qt::Key_End:
        moveTo(int(m_cells.size()) - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT activated(currentId());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TargetGrid::moveTo(int index)
{
    index = std::clamp(index, 0, int(m_cells.size()) - 1);
    if (index == m_current)
        return;
    m_current = index;
    announce();
    update();
    Q_EMIT currentChanged(currentId());
}

void TargetGrid::announce()
{
    if (m_current < 0) {
        setAccessibleDescription(tr("%n targets", nullptr, int(m_cells.size())));
        return;
    }
    const Cell& cell = m_cells.at(m_current);
    const QString state = cell.state.isEmpty() ? markName(cell.mark) : cell.state;
    setAccessibleDescription(tr("%1: %2, %3 of %4").arg(cell.name, state).arg(m_current + 1).arg(m_cells.size()));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

bool TargetGrid::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int at = indexAt(help->pos());
        if (at >= 0) {
            const Cell& cell = m_cells.at(at);
            QToolTip::showText(help->globalPos(), cell.name + QLatin1Char('\n') + (cell.state.isEmpty() ? markName(cell.mark) : cell.state), this, cellRect(at));
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace skein::ui
