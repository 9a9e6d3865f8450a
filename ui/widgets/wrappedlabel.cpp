#include "ui/widgets/wrappedlabel.h"

#include <QEvent>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr int proseColumns = 80;

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
    m_lines.clear();
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

/// Rich text is laid out as QLabel does it; nothing here is.
bool WrappedLabel::isPlain() const
{
    return m_format == Qt::PlainText || (m_format == Qt::AutoText && !Qt::mightBeRichText(m_shown));
}

/// What lies around the text.
QSize WrappedLabel::around() const
{
    const QMargins margins = contentsMargins();
    return {margins.left() + margins.right() + 2 * margin(), margins.top() + margins.bottom() + 2 * margin()};
}

/// The widths of the lines before wrapping. Text is shaped once for them, not once for each width that is asked for.
const QVector<int>& WrappedLabel::lines() const
{
    if (m_lines.isEmpty()) {
        const QFontMetrics metrics = fontMetrics();
        const QStringList all = m_shown.split(QLatin1Char('\n'));
        // Long text is as wide as text is on the average: it wraps anyway.
        for (const QString& line : all)
            m_lines << (line.size() > proseLength ? int(line.size()) * metrics.averageCharWidth() : metrics.horizontalAdvance(line) + 1);
    }
    return m_lines;
}

int WrappedLabel::heightForWidth(int width) const
{
    look();
    // A layout asks for widths that differ by a pixel as well; a little narrower is never too low.
    const int asked = isProse() ? width & ~1 : width;
    if (const auto it = m_heights.constFind(asked); it != m_heights.cend())
        return *it;
    const QSize edge = around();
    const bool fits = !isProse() && isPlain() && *std::max_element(lines().cbegin(), lines().cend()) <= asked - edge.width();
    const int height = fits ? int(lines().size()) * fontMetrics().lineSpacing() + edge.height() : QLabel::heightForWidth(asked);
    m_heights.insert(asked, height);
    return height;
}

/// As QLabel finds it: up to eighty columns, narrower when that leaves it a line or a few, so that short text does not
/// ask for a wide place. The height is a guess: the layout asks for the height of the width it gives in the end.
QSize WrappedLabel::sizeHint() const
{
    look();
    if (m_hint.isValid())
        return m_hint;
    if (!isPlain())
        return m_hint = QLabel::sizeHint();
    const QFontMetrics metrics = fontMetrics();
    const QSize edge = around();
    const int natural = *std::max_element(lines().cbegin(), lines().cend());
    const auto count = [this](int width) {
        int total = 0;
        for (const int line : lines())
            total += std::max(1, (line + width - 1) / width);
        return total;
    };
    const int most = std::max(1, std::min(proseColumns * metrics.averageCharWidth(), maximumWidth()) - edge.width());
    int width = most;
    if (!isProse()) {
        if (count(width) < 4 && natural > most / 2)
            width = most / 2;
        if (count(width) < 2 && natural > most / 4)
            width = most / 4;
    }
    return m_hint = QSize(std::min(natural, width), count(width) * metrics.lineSpacing()) + edge;
}

QSize WrappedLabel::minimumSizeHint() const
{
    look();
    if (m_minimum.isValid())
        return m_minimum;
    if (!isPlain())
        return m_minimum = QLabel::minimumSizeHint();
    const QFontMetrics metrics = fontMetrics();
    if (isProse())
        return m_minimum = QSize(proseColumns / 8 * metrics.averageCharWidth(), metrics.height()) + around();
    // The longest word, by letters: what does not wrap.
    QTextBoundaryFinder words(QTextBoundaryFinder::Line, m_shown);
    QString longest;
    for (qsizetype from = 0, to = words.toNextBoundary(); to >= 0; from = to, to = words.toNextBoundary()) {
        if (to - from > longest.size())
            longest = m_shown.mid(from, to - from);
    }
    return m_minimum = QSize(metrics.horizontalAdvance(longest.trimmed()) + 1, metrics.lineSpacing()) + around();
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
