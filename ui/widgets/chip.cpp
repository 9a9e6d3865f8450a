#include "ui/widgets/chip.h"

#include "ui/theme/icons.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace skein::ui {

namespace {

constexpr int chipHeight = 26;
constexpr int side = 10;
constexpr int gap = 5;
constexpr int glyph = 12;

} // namespace

Chip::Chip(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

Chip::Chip(const QString& value, QWidget* parent)
    : Chip(parent)
{
    setTexts({}, value);
}

Chip::Chip(const QString& label, const QString& value, QWidget* parent)
    : Chip(parent)
{
    setTexts(label, value);
}

void Chip::setTexts(const QString& label, const QString& value)
{
    m_label = label;
    m_value = value;
    setAccessibleName(label.isEmpty() ? value : value.isEmpty() ? label : label + QStringLiteral(": ") + value);
    updateGeometry();
    update();
}

void Chip::setClosable(bool closable)
{
    m_closable = closable;
    setAccessibleDescription(closable ? tr("Delete removes it") : QString());
    updateGeometry();
    update();
}

void Chip::setMark(MarkKind mark)
{
    m_mark = mark;
    updateGeometry();
    update();
}

void Chip::setMenuIndicator(bool shown)
{
    m_menu = shown;
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(Theme::smallFont());
    int width = 2 * side;
    if (m_mark != MarkKind::None)
        width += glyph + gap;
    if (!m_label.isEmpty())
        width += metrics.horizontalAdvance(m_label) + (m_value.isEmpty() ? 0 : gap);
    width += metrics.horizontalAdvance(m_value);
    if (m_closable || m_menu)
        width += glyph + gap;
    return {width + 1, std::max(chipHeight, metrics.height() + 10)};
}

QRectF Chip::closeRect() const
{
    return m_closable ? QRectF(width() - side - glyph - 4, 0, glyph + side + 4, height()) : QRectF();
}

void Chip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool hot = underMouse() && isEnabled();
    QColor border = theme.color(on ? ColorRole::Accent : hot ? ColorRole::LineStrong : ColorRole::Line);
    painter.setBrush(on ? QBrush(theme.color(ColorRole::AccentSoft)) : hot || isDown() ? QBrush(theme.color(ColorRole::Hover)) : QBrush(Qt::NoBrush));
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(ColorRole::Accent), 2));
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), frame.height() / 2, frame.height() / 2);
    } else {
        painter.setPen(QPen(border, 1));
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    }
    painter.setFont(Theme::smallFont());
    const QFontMetrics metrics = painter.fontMetrics();
    qreal x = side;
    const auto text = [&](const QString& words, ColorRole role) {
        painter.setPen(theme.color(isEnabled() ? role : ColorRole::Faint));
        painter.drawText(QRectF(x, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, words);
        x += metrics.horizontalAdvance(words);
    };
    if (m_mark != MarkKind::None) {
        paintMark(&painter, QRectF(x, 0, glyph, height()), m_mark, theme.color(markColor(m_mark)));
        x += glyph + gap;
    }
    if (!m_label.isEmpty()) {
        text(m_label, on ? ColorRole::Accent : ColorRole::Muted);
        x += m_value.isEmpty() ? 0 : gap;
    }
    text(m_value, on ? ColorRole::Accent : ColorRole::Text);
    if (m_closable || m_menu) {
        const QPixmap pixmap = Icons::pixmap(m_closable ? QStringLiteral("close") : QStringLiteral("chevron-down"), on ? ColorRole::Accent : ColorRole::Muted, glyph,
            devicePixelRatioF());
        painter.drawPixmap(QPointF(width() - side - glyph + 2, (height() - glyph) / 2.0), pixmap);
    }
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_closable && isDown() && closeRect().contains(event->position())) {
        setDown(false);
        Q_EMIT closeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (m_closable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT closeRequested();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Chip::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void Chip::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace skein::ui
