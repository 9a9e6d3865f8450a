#include "ui/widgets/markdownview.h"

#include "ui/theme/theme.h"

#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QWheelEvent>

#include <cmath>

namespace skein::ui {

MarkdownView::MarkdownView(const QString& markdown, QWidget* parent)
    : QTextEdit(parent)
{
    Theme::setProperty(this, "kind", QStringLiteral("plain"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::ClickFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    auto* text = new QTextDocument(this);
    text->setDefaultFont(font());
    text->setMarkdown(markdown); // before the view has it: nothing is laid out
    text->setDocumentMargin(0);
    QTextBlockFormat apart;
    apart.setTopMargin(Space::xs);
    QTextCursor all(text);
    all.select(QTextCursor::Document);
    all.mergeBlockFormat(apart);
    setDocument(text);
}

int MarkdownView::heightForWidth(int width) const
{
    // A layout asks for widths that differ by a pixel as well; a little narrower is never too low.
    const int asked = width & ~1;
    if (const auto it = m_heights.constFind(asked); it != m_heights.cend())
        return *it;
    if (document()->textWidth() != asked)
        document()->setTextWidth(asked);
    const int height = int(std::ceil(document()->size().height()));
    m_heights.insert(asked, height);
    return height;
}

QSize MarkdownView::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

bool MarkdownView::event(QEvent* event)
{
    if (event->type() == QEvent::Polish || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        m_heights.clear();
    return QTextEdit::event(event);
}

void MarkdownView::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the panel around it scrolls
}

} // namespace skein::ui
