#include "ui/editor/ruleeditor.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace skein::ui {

namespace {

constexpr int mostColumn = 124; ///< pixels: three chips, as rules are named
constexpr int chipPadding = 14;

int chipWidth(const QString& text)
{
    return QFontMetrics(Theme::smallFont()).horizontalAdvance(text) + chipPadding;
}

int rowWidth(const QStringList& chips)
{
    int width = 0;
    for (const QString& chip : chips)
        width += chipWidth(chip) + Space::xs;
    return width;
}

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
    setMarginType(rulesMargin, SymbolMarginDefaultBackgroundColor);
    setMarginMarkerMask(rulesMargin, 0);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 8L);
    // Scintilla's own keys that the window uses for something else.
    SendScintilla(SCI_CLEARCMDKEY, ulong('F' + (SCMOD_CTRL << 16)));
    SendScintilla(SCI_CLEARCMDKEY, ulong('L' + (SCMOD_CTRL << 16)));
    viewport()->setMouseTracking(true);
    connect(Theme::notifier(), &ThemeNotifier::changed, this, &RuleEditor::fitColumn);
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
    fitColumn();
    viewport()->update();
}

void RuleEditor::fitColumn()
{
    int widest = 0;
    for (const Mark& mark : std::as_const(m_marks))
        widest = std::max(widest, rowWidth(mark.rules));
    setMarginWidth(rulesMargin, widest == 0 ? 0 : std::min(widest, std::max(mostColumn, Theme::px(mostColumn))) + Space::xs);
}

int RuleEditor::lineAt(int y) const
{
    const long height = SendScintilla(SCI_TEXTHEIGHT, 0UL);
    const long shown = SendScintilla(SCI_GETFIRSTVISIBLELINE) + y / std::max(1L, height);
    return int(SendScintilla(SCI_DOCLINEFROMVISIBLE, ulong(shown)));
}

/// The rules of a line as far as there is room, then how many more there are.
QStringList RuleEditor::chipsOf(const Mark& mark) const
{
    const int room = marginWidth(rulesMargin) - Space::xs;
    if (rowWidth(mark.rules) <= room)
        return mark.rules;
    for (qsizetype shown = mark.rules.size() - 1; shown > 0; --shown) {
        const QStringList chips = mark.rules.mid(0, shown) << QStringLiteral("+%1").arg(mark.rules.size() - shown);
        if (rowWidth(chips) <= room || shown == 1)
            return chips;
    }
    return mark.rules;
}

QRect RuleEditor::chipRect(int line, int chip) const
{
    const auto mark = m_marks.constFind(line);
    if (mark == m_marks.constEnd() || !SendScintilla(SCI_GETLINEVISIBLE, ulong(line)))
        return {};
    const QStringList chips = chipsOf(*mark);
    if (chip >= chips.size())
        return {};
    const int y = int(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, SendScintilla(SCI_POSITIONFROMLINE, ulong(line))));
    const int height = int(SendScintilla(SCI_TEXTHEIGHT, ulong(line)));
    if (y + height < 0 || y > viewport()->height())
        return {};
    int x = Space::xs;
    for (int margin = 0; margin < rulesMargin; ++margin)
        x += marginWidth(margin);
    return {x + rowWidth(chips.mid(0, chip)), y + 2, chipWidth(chips[chip]), height - 4};
}

int RuleEditor::chipAt(const QPoint& point, int* line) const
{
    *line = lineAt(point.y());
    for (int chip = 0;; ++chip) {
        const QRect rect = chipRect(*line, chip);
        if (rect.isNull())
            return -1;
        if (rect.contains(point))
            return chip;
    }
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
    const int last = lineAt(viewport()->height());
    for (int line = lineAt(0); line <= last; ++line) {
        const auto mark = m_marks.constFind(line);
        if (mark == m_marks.constEnd())
            continue;
        const QStringList chips = chipsOf(*mark);
        for (int chip = 0; chip < chips.size(); ++chip) {
            const QRect rect = chipRect(line, chip);
            if (rect.isNull())
                break;
            painter.setPen(theme.color(ColorRole::Accent, 0.35));
            painter.setBrush(theme.color(ColorRole::AccentSoft));
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2.0, rect.height() / 2.0);
            painter.setPen(theme.color(ColorRole::Accent));
            painter.drawText(rect, Qt::AlignCenter, chips[chip]);
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
    int line = 0;
    const int chip = event->button() == Qt::LeftButton ? chipAt(event->pos(), &line) : -1;
    if (chip < 0) {
        QsciScintilla::mousePressEvent(event);
        return;
    }
    event->accept();
    const QStringList rules = m_marks.value(line).rules;
    const bool more = chip + 1 == chipsOf(m_marks.value(line)).size() && chip + 1 < rules.size();
    if (more)
        offer(rules.mid(chip), event->globalPosition().toPoint());
    else
        Q_EMIT ruleActivated(rules[chip]);
}

void RuleEditor::offer(const QStringList& rules, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString& rule : rules)
        menu->addAction(rule, this, [this, rule] { Q_EMIT ruleActivated(rule); });
    menu->popup(at);
}

void RuleEditor::mouseMoveEvent(QMouseEvent* event)
{
    QsciScintilla::mouseMoveEvent(event);
    if (event->buttons() != Qt::NoButton)
        return;
    int line = 0;
    int margins = 0;
    for (int margin = 0; margin < 5; ++margin)
        margins += marginWidth(margin);
    viewport()->setCursor(chipAt(event->pos(), &line) >= 0 ? Qt::PointingHandCursor : event->pos().x() < margins ? Qt::ArrowCursor : Qt::IBeamCursor);
}

} // namespace skein::ui
