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
    if (const auto it = m_heights.constFind(width); it != m_heights.cend())
        return *it;
    const int height = QLabel::heightForWidth(width);
    m_heights.insert(width, height);
    return height;
}

QSize WrappedLabel::sizeHint() const
{
    look();
    if (!m_hint.isValid()) {
        const int width = proseColumns * fontMetrics().averageCharWidth();
        m_hint = isProse() ? QSize(width, heightForWidth(width)) : QLabel::sizeHint();
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
