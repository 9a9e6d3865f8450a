#include "ui/widgets/pill.h"

#include <QFontMetrics>
#include <QPainter>

namespace skein::ui {

StatusMark::StatusMark(MarkKind mark, QWidget* parent)
    : QWidget(parent)
    , m_mark(mark)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setMark(mark);
}

void StatusMark::setMark(MarkKind mark, const QString& words)
{
    m_mark = mark;
    const QString name = words.isEmpty() ? markName(mark) : words;
    setAccessibleName(name);
    setToolTip(name);
    update();
}

QSize StatusMark::sizeHint() const
{
    return {14, 16};
}

void StatusMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintMark(&painter, rect(), m_mark, Theme::current().color(markColor(m_mark)));
}

Pill::Pill(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

Pill::Pill(MarkKind mark, const QString& text, QWidget* parent)
    : Pill(parent)
{
    set(mark, text);
}

void Pill::set(MarkKind mark, const QString& text)
{
    if (m_mark == mark && m_text == text)
        return;
    m_mark = mark;
    m_text = text;
    const QString state = markName(mark);
    setAccessibleName(state.isEmpty() || text.contains(state, Qt::CaseInsensitive) ? text : text + QStringLiteral(", ") + state);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return pillSize(QFontMetrics(Theme::smallFont()), m_mark, m_text);
}

QSize Pill::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 36), sizeHint().height()};
}

void Pill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintPill(&painter, rect(), m_mark, m_text, Theme::smallFont());
}

} // namespace skein::ui
