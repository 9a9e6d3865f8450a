#include "ui/editor/ruleeditor.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QLinearGradient>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr int fade = 28; ///< pixels over which text disappears under chips

} // namespace

RuleEditor::RuleEditor(QWidget* parent)
    : QsciScintilla(parent)
{
    setUtf8(true);
    setFrameShape(QFrame::NoFrame);
    setIndentationsUseTabs(false);
    setTabWidth(4);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    for (int margin = 0; margin < 5; ++margin)
        setMarginWidth(margin, 0);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 8L);
    // Scintilla's own keys that the window uses for something else.
    SendScintilla(SCI_CLEARCMDKEY, ulong('F' + (SCMOD_CTRL << 16)));
    SendScintilla(SCI_CLEARCMDKEY, ulong('L' + (SCMOD_CTRL << 16)));
    viewport()->setMouseTracking(true);
}

void RuleEditor::setBytes(const QByteArray& bytes)
{
    const bool locked = isReadOnly();
    setReadOnly(false);
    SendScintilla(SCI_CLEARALL);
    SendScintilla(SCI_ADDTEXT, ulong(bytes.size()), bytes.constData());
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    SendScintilla(SCI_SETSEL, 0UL, 0L);
    setReadOnly(locked);
    setScrollWidth(1);
}

QByteArray RuleEditor::bytes() const
{
    const long length = SendScintilla(SCI_GETLENGTH);
    QByteArray text(length + 1, '\0');
    SendScintilla(SCI_GETTEXT, ulong(length + 1), text.data());
    text.chop(1);
    return text;
}

void RuleEditor::setMarks(const QHash<int, Mark>& marks)
{
    m_marks = marks;
    viewport()->update();
}

int RuleEditor::lineAt(int y) const
{
    const long height = SendScintilla(SCI_TEXTHEIGHT, 0UL);
    const long shown = SendScintilla(SCI_GETFIRSTVISIBLELINE) + y / std::max(1L, height);
    return int(SendScintilla(SCI_DOCLINEFROMVISIBLE, ulong(shown)));
}

QRect RuleEditor::chipRect(int line, int chip) const
{
    const auto mark = m_marks.constFind(line);
    if (mark == m_marks.constEnd() || chip >= mark->rules.size() || !SendScintilla(SCI_GETLINEVISIBLE, ulong(line)))
        return {};
    const long end = SendScintilla(SCI_GETLINEENDPOSITION, ulong(line));
    const int y = int(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, end));
    const int height = int(SendScintilla(SCI_TEXTHEIGHT, ulong(line)));
    if (y + height < 0 || y > viewport()->height())
        return {};
    const QFontMetrics metrics(Theme::smallFont());
    const auto width = [&](int of) { return metrics.horizontalAdvance(mark->rules[of]) + 14; };
    int all = 0;
    for (int each = 0; each < mark->rules.size(); ++each)
        all += width(each) + Space::xs;
    // After the line's end; over its end where the line is longer than the view.
    int x = std::min(int(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, end)) + 16, viewport()->width() - all);
    for (int before = 0; before < chip; ++before)
        x += width(before) + Space::xs;
    return {x, y + 2, width(chip), height - 4};
}

QString RuleEditor::ruleAt(const QPoint& point, int* line) const
{
    const int at = lineAt(point.y());
    if (line)
        *line = at;
    const int count = int(m_marks.value(at).rules.size());
    for (int chip = 0; chip < count; ++chip) {
        if (chipRect(at, chip).contains(point))
            return m_marks[at].rules[chip];
    }
    return {};
}

void RuleEditor::paintEvent(QPaintEvent* event)
{
    QsciScintilla::paintEvent(event);
    if (m_marks.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::smallFont());
    const Theme& theme = Theme::current();
    int left = 0;
    for (int margin = 0; margin < 5; ++margin)
        left += marginWidth(margin);
    painter.setClipRect(viewport()->rect().adjusted(left, 0, 0, 0));
    const int last = lineAt(viewport()->height());
    for (int line = lineAt(0); line <= last; ++line) {
        const auto mark = m_marks.constFind(line);
        if (mark == m_marks.constEnd())
            continue;
        // Where the chips lie over the end of a long line, its text fades out under them.
        if (const QRect first = chipRect(line, 0); first.isValid()) {
            const long end = SendScintilla(SCI_GETLINEENDPOSITION, ulong(line));
            if (first.left() < int(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, end)) + Space::xs) {
                const QRectF under(first.left() - fade, first.top() - 2, viewport()->width() - first.left() + fade, first.height() + 4);
                QLinearGradient gradient(under.topLeft(), under.topLeft() + QPointF(fade, 0));
                gradient.setColorAt(0, theme.color(mark->paper, 0));
                gradient.setColorAt(1, theme.color(mark->paper));
                painter.fillRect(under, gradient);
            }
        }
        for (int chip = 0; chip < mark->rules.size(); ++chip) {
            const QRect rect = chipRect(line, chip);
            painter.setPen(theme.color(ColorRole::Accent, 0.35));
            painter.setBrush(theme.color(ColorRole::AccentSoft));
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2.0, rect.height() / 2.0);
            painter.setPen(theme.color(ColorRole::Accent));
            painter.drawText(rect, Qt::AlignCenter, mark->rules[chip]);
        }
    }
}

bool RuleEditor::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QString text = m_marks.value(lineAt(help->pos().y())).toolTip;
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QsciScintilla::viewportEvent(event);
}

void RuleEditor::mousePressEvent(QMouseEvent* event)
{
    const QString rule = event->button() == Qt::LeftButton ? ruleAt(event->pos()) : QString();
    if (rule.isEmpty()) {
        QsciScintilla::mousePressEvent(event);
        return;
    }
    event->accept();
    Q_EMIT ruleActivated(rule);
}

void RuleEditor::mouseMoveEvent(QMouseEvent* event)
{
    QsciScintilla::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton)
        viewport()->setCursor(ruleAt(event->pos()).isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
}

} // namespace skein::ui
