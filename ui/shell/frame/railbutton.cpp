#include "ui/shell/frame/railbutton.h"

#include "ui/theme/icons.h"

#include <QPainter>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr int buttonWidth = 60;
constexpr int glyphSize = 20;

QFont labelFont()
{
    QFont font = Theme::smallFont();
    font.setPixelSize(Theme::px(10));
    return font;
}

} // namespace

RailButton::RailButton(const QString& icon, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateName();
}

void RailButton::setBadge(int count, MarkKind mark)
{
    if (m_badge == count && m_mark == mark)
        return;
    m_badge = count;
    m_mark = mark;
    updateName();
    update();
}

void RailButton::updateName()
{
    setAccessibleName(m_badge > 0 ? tr("%1, %2 need attention").arg(text()).arg(m_badge) : text());
}

QSize RailButton::sizeHint() const
{
    return {std::max(buttonWidth, QFontMetrics(labelFont()).horizontalAdvance(text()) + 8), 14 + glyphSize + QFontMetrics(labelFont()).height() + 4};
}

void RailButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isChecked() || underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isChecked() ? ColorRole::AccentSoft : ColorRole::Hover));
        painter.drawRoundedRect(frame, Space::cardRadius, Space::cardRadius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(ColorRole::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, Space::cardRadius, Space::cardRadius);
    }
    const ColorRole role = isChecked() ? ColorRole::Accent : underMouse() ? ColorRole::Text : ColorRole::Muted;
    const QPointF corner((width() - glyphSize) / 2.0, 7);
    painter.drawPixmap(corner, Icons::pixmap(m_icon, role, glyphSize, devicePixelRatioF()));
    painter.setFont(labelFont());
    painter.setPen(theme.color(role));
    const QFontMetrics metrics(labelFont());
    painter.drawText(QRectF(0, corner.y() + glyphSize + 3, width(), metrics.height()), Qt::AlignCenter, text());
    if (m_badge <= 0)
        return;
    QFont font = labelFont();
    font.setWeight(QFont::DemiBold);
    const QString count = m_badge > 99 ? QStringLiteral("99+") : QString::number(m_badge);
    const qreal wide = std::max<qreal>(16, QFontMetrics(font).horizontalAdvance(count) + 8);
    const QRectF pill(corner.x() + glyphSize - 4, 2, wide, 16);
    painter.setPen(QPen(theme.color(ColorRole::Surface), 2));
    painter.setBrush(theme.color(markColor(m_mark)));
    painter.drawRoundedRect(pill, 8, 8);
    painter.setFont(font);
    painter.setPen(theme.color(ColorRole::Window));
    painter.drawText(pill, Qt::AlignCenter, count);
}

void RailButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RailButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace skein::ui
