#include "ui/widgets/wrappedlabel.h"

#include <QEvent>

namespace skein::ui {

namespace {

constexpr int proseColumns = 64;
constexpr int proseLength = 240;

} // namespace

WrappedLabel::WrappedLabel(QWidget* parent)
    : WrappedLabel(QString(), parent)
{
}

WrappedLabel::WrappedLabel(const QString& text, QWidget* parent)
    : QLabel(text, parent)
{
    setWordWrap(true);
}

void WrappedLabel::forget() const
{
    m_heights.clear();
    m_hint = {};
    m_minimum = {};
}

/// setText() and setTextFormat() are not virtual and send no event.
void WrappedLabel::look() const
{
    if (m_format == textFormat() && m_font == font() && m_shown == text())
        return;
    forget();
    m_format = textFormat();
    m_font = font();
    m_shown = text();
}

/// Too long to look for the width at which it is well proportioned: that lays it out a dozen times.
bool WrappedLabel::isProse() const
{
    return m_shown.size() > proseLength;
}

int WrappedLabel::heightForWidth(int width) const
{
    look();
    // A layout asks for widths that differ by a pixel as well; a little narrower is never too low.
    const int asked = isProse() ? width & ~1 : width;
    if (const auto it = m_heights.constFind(asked); it != m_heights.cend())
        return *it;
    const int height = QLabel::heightForWidth(asked);
    m_heights.insert(asked, height);
    return height;
}

QSize WrappedLabel::sizeHint() const
{
    look();
    if (!m_hint.isValid()) {
        // A guess will do: the layout asks for the height of the width it gives in the end.
        const QFontMetrics metrics = fontMetrics();
        m_hint = isProse() ? QSize(proseColumns * metrics.averageCharWidth(), int(m_shown.size() / proseColumns + 1) * metrics.lineSpacing()) : QLabel::sizeHint();
    }
    return m_hint;
}

QSize WrappedLabel::minimumSizeHint() const
{
    look();
    if (!m_minimum.isValid()) {
        const QFontMetrics metrics = fontMetrics();
        m_minimum = isProse() ? QSize(proseColumns / 8 * metrics.averageCharWidth(), metrics.height()) : QLabel::minimumSizeHint();
    }
    return m_minimum;
}

bool WrappedLabel::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::Polish:
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
    case QEvent::ContentsRectChange:
        forget();
        break;
    default:
        break;
    }
    return QLabel::event(event);
}

} // namespace skein::ui
