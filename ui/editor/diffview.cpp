#include "ui/editor/diffview.h"

#include "ui/editor/findbar.h"
#include "ui/editor/ruleeditor.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

enum Marker { AddedLine = 10, RemovedLine, FillerLine, AddedBar, RemovedBar };
constexpr int roomyColumns = 150; ///< two texts of 60 and what stands beside them
enum Indicator { AddedWords = 10, RemovedWords };

int digits(qsizetype count)
{
    return std::max(3, int(QString::number(count).size()));
}

} // namespace

DiffView::DiffView(QWidget* parent)
    : QWidget(parent)
{
    build();
    restyle();
    connect(Theme::notifier(), &ThemeNotifier::changed, this, &DiffView::restyle);
    clear(tr("Nothing to compare."));
}

DiffView::~DiffView() = default;

void DiffView::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("bar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(Space::l, Space::xs, Space::m, Space::xs);
    row->setSpacing(Space::s);
    m_title = new ElidedLabel(bar);
    m_title->setElideMode(Qt::ElideLeft);
    m_title->setProperty("textStyle", QStringLiteral("heading"));
    m_note = new ElidedLabel(bar);
    m_note->setProperty("textStyle", QStringLiteral("small"));
    m_count = new QLabel(bar);
    m_count->setProperty("tone", QStringLiteral("muted"));
    m_modeChip = new Chip(tr("Side by side"), bar);
    m_modeChip->setObjectName(QStringLiteral("diffMode"));
    m_modeChip->setToolTip(tr("Side by side or inline"));
    row->addWidget(m_title, 2);
    row->addWidget(m_note, 1);
    row->addWidget(m_modeChip);
    const auto button = [&](const QString& icon, const QString& text, auto slot) {
        auto* made = new QToolButton(bar);
        made->setProperty("kind", QStringLiteral("quiet"));
        made->setIcon(Icons::get(icon, ColorRole::Muted));
        made->setToolTip(text);
        made->setAccessibleName(text);
        connect(made, &QToolButton::clicked, this, slot);
        row->addWidget(made);
        return made;
    };
    m_up = button(QStringLiteral("arrow-up"), tr("Previous change (Shift+F7)"), &DiffView::previousChange);
    m_down = button(QStringLiteral("arrow-down"), tr("Next change (F7)"), &DiffView::nextChange);
    row->addWidget(m_count);
    column->addWidget(bar);

    m_nothing = new QLabel(this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setProperty("tone", QStringLiteral("muted"));
    column->addWidget(m_nothing, 1);
    m_editors = new QWidget(this);
    auto* pair = new QHBoxLayout(m_editors);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(0);
    m_left = new RuleEditor(m_editors);
    m_right = new RuleEditor(m_editors);
    m_left->setAccessibleName(tr("Before"));
    m_right->setAccessibleName(tr("After"));
    m_divider = new QWidget(m_editors);
    m_divider->setProperty("surface", QStringLiteral("line"));
    m_divider->setAttribute(Qt::WA_StyledBackground);
    m_divider->setFixedWidth(1);
    pair->addWidget(m_left, 1);
    pair->addWidget(m_divider);
    pair->addWidget(m_right, 1);
    column->addWidget(m_editors, 1);
    m_find = new FindBar(this);
    column->addWidget(m_find);
    for (RuleEditor* editor : {m_left, m_right}) {
        editor->setReadOnly(true);
        editor->setMarginType(0, QsciScintilla::TextMarginRightJustified);
        editor->setMarginType(1, QsciScintilla::SymbolMargin);
        editor->setMarginMarkerMask(1, (1 << AddedBar) | (1 << RemovedBar));
        editor->setMarginMarkerMask(0, 0);
        for (const int marker : {AddedLine, RemovedLine, FillerLine})
            editor->markerDefine(QsciScintilla::Background, marker);
        for (const int marker : {AddedBar, RemovedBar})
            editor->markerDefine(QsciScintilla::FullRectangle, marker);
        for (const int indicator : {AddedWords, RemovedWords}) {
            editor->indicatorDefine(QsciScintilla::FullBoxIndicator, indicator);
            editor->setIndicatorDrawUnder(true, indicator);
        }
        connect(editor, &RuleEditor::ruleActivated, this, &DiffView::ruleActivated);
    }
    m_find->setEditor(m_right);
    follow(m_left, m_right);
    follow(m_right, m_left);
    setFocusProxy(m_right);

    connect(m_modeChip, &Chip::clicked, this, [this] { setMode(m_mode == Mode::Inline ? Mode::SideBySide : Mode::Inline); });
    const auto shortcut = [this](const QKeySequence& keys, auto slot) {
        auto* made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, slot);
    };
    shortcut(Qt::Key_F7, &DiffView::nextChange);
    shortcut(Qt::SHIFT | Qt::Key_F7, &DiffView::previousChange);
    shortcut(QKeySequence::Find, [this] {
        m_find->setEditor(m_left->hasFocus() && m_left->isVisible() ? m_left : m_right);
        m_find->open();
    });
}

void DiffView::follow(RuleEditor* from, RuleEditor* to)
{
    connect(from->verticalScrollBar(), &QScrollBar::valueChanged, to->verticalScrollBar(), &QScrollBar::setValue);
    connect(from->horizontalScrollBar(), &QScrollBar::valueChanged, to->horizontalScrollBar(), &QScrollBar::setValue);
}

void DiffView::setTexts(const QString& path, const QByteArray& before, const QByteArray& after, const QVector<DiffAnnotation>& annotations)
{
    if (path == m_path && before == m_before && after == m_after && annotations == m_annotations && !m_editors->isHidden())
        return;
    m_path = path;
    m_before = before;
    m_after = after;
    m_annotations = annotations;
    m_beforeLines = splitLines(m_before);
    m_afterLines = splitLines(m_after);
    m_blocks = diffLines(m_beforeLines, m_afterLines);
    m_title->setText(path);
    m_nothing->hide();
    m_editors->show();
    render();
    m_current = -1;
    if (!m_blocks.isEmpty())
        goToChange(0);
    else
        updateCount();
}

void DiffView::clear(const QString& text)
{
    m_path.clear();
    m_before.clear();
    m_after.clear();
    m_blocks.clear();
    m_rows.clear();
    m_current = -1;
    m_title->clear();
    m_note->clear();
    m_find->close();
    m_editors->hide();
    m_nothing->setText(text);
    m_nothing->show();
    updateCount();
}

void DiffView::setNote(const QString& note, const QString& tone)
{
    m_note->setText(note);
    Theme::setProperty(m_note, "tone", tone.isEmpty() ? QStringLiteral("muted") : tone);
}

void DiffView::setMode(Mode mode)
{
    m_chosen = true;
    use(mode);
}

/// Side by side needs room for two texts; with less of it every line would be cut.
void DiffView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_chosen)
        use(width() < QFontMetrics(Theme::monoFont()).horizontalAdvance(QLatin1Char('0')) * roomyColumns ? Mode::Inline : Mode::SideBySide);
}

void DiffView::use(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    m_modeChip->setTexts({}, mode == Mode::Inline ? tr("Inline") : tr("Side by side"));
    if (!m_editors->isHidden()) {
        const int change = m_current;
        render();
        goToChange(change);
    }
}

void DiffView::render()
{
    const int before = int(m_beforeLines.size());
    const int after = int(m_afterLines.size());
    m_rows = m_mode == Mode::Inline ? inlineRows(before, after, m_blocks) : sideBySideRows(before, after, m_blocks);
    m_left->setVisible(m_mode == Mode::SideBySide);
    m_divider->setVisible(m_mode == Mode::SideBySide);
    if (m_mode == Mode::SideBySide)
        renderInto(m_left, true);
    renderInto(m_right, false);
}

void DiffView::renderInto(RuleEditor* editor, bool left)
{
    const bool oneText = m_mode == Mode::Inline;
    QHash<int, RuleEditor::Mark> byNewLine;
    if (!left) {
        for (const DiffAnnotation& annotation : m_annotations)
            byNewLine.insert(annotation.line - 1, {annotation.ruleIds, annotation.toolTip});
    }
    QByteArray text;
    text.reserve(m_before.size() + m_after.size());
    for (const DiffRow& row : std::as_const(m_rows)) {
        const int line = left ? row.before : (oneText && row.after < 0) ? row.before : row.after;
        if (line >= 0)
            text += left || (oneText && row.after < 0) ? m_beforeLines[line] : m_afterLines[line];
        text += '\n';
    }
    if (!text.isEmpty())
        text.chop(1);
    editor->markerDeleteAll();
    editor->clearMarginText();
    editor->setBytes(text);
    setEditorLanguage(editor, languageOfFile(m_path));

    QHash<int, RuleEditor::Mark> marks;
    const int width = digits(std::max(m_beforeLines.size(), m_afterLines.size()));
    const auto words = [&](int at, Indicator indicator, const QVector<ByteRange>& ranges) {
        const long begin = editor->SendScintilla(QsciScintillaBase::SCI_POSITIONFROMLINE, ulong(at));
        editor->SendScintilla(QsciScintillaBase::SCI_SETINDICATORCURRENT, int(indicator));
        for (const ByteRange& range : ranges)
            editor->SendScintilla(QsciScintillaBase::SCI_INDICATORFILLRANGE, ulong(begin + range.begin), long(range.size()));
    };
    // Which old line a new one is compared with inside an inline block: the one at the same place.
    for (int at = 0; at < m_rows.size(); ++at) {
        const DiffRow& row = m_rows[at];
        const bool removed = left ? row.before >= 0 && row.kind != DiffRow::Kind::Same : oneText && row.kind == DiffRow::Kind::Removed;
        const bool added = !left && row.after >= 0 && row.kind != DiffRow::Kind::Same;
        const int line = left ? row.before : (oneText && row.after < 0) ? row.before : row.after;
        const QString sign = removed ? QStringLiteral(" -") : added ? QStringLiteral(" +") : QStringLiteral("  ");
        editor->setMarginText(at, line < 0 ? QString() : QString::number(line + 1).rightJustified(width) + sign, QsciScintillaBase::STYLE_LINENUMBER);
        if (line < 0)
            editor->markerAdd(at, FillerLine);
        if (removed) {
            editor->markerAdd(at, RemovedLine);
            editor->markerAdd(at, RemovedBar);
        }
        if (added) {
            editor->markerAdd(at, AddedLine);
            editor->markerAdd(at, AddedBar);
        }
        if (row.block >= 0 && line >= 0) {
            const DiffBlock& block = m_blocks[row.block];
            const int place = removed ? line - block.before : line - block.after;
            if (place < block.beforeCount && place < block.afterCount) {
                const LineParts parts = diffWithinLine(m_beforeLines[block.before + place], m_afterLines[block.after + place]);
                words(at, removed ? RemovedWords : AddedWords, removed ? parts.before : parts.after);
            }
        }
        if (!left && row.after >= 0 && byNewLine.contains(row.after))
            marks.insert(at, byNewLine.value(row.after));
    }
    editor->setMarks(marks);
    editor->setMarginWidth(0, QString(width + 3, QLatin1Char('0')));
    editor->setMarginWidth(1, 4);
}

void DiffView::restyle()
{
    const Theme& theme = Theme::current();
    for (RuleEditor* editor : {m_left, m_right}) {
        applyEditorLook(editor);
        editor->setMarkerBackgroundColor(theme.color(ColorRole::OkSoft), AddedLine);
        editor->setMarkerBackgroundColor(theme.color(ColorRole::DangerSoft), RemovedLine);
        editor->setMarkerBackgroundColor(theme.color(ColorRole::Raised), FillerLine);
        for (const int marker : {AddedBar, RemovedBar}) {
            const QColor color = theme.color(marker == AddedBar ? ColorRole::Ok : ColorRole::Danger);
            editor->setMarkerBackgroundColor(color, marker);
            editor->setMarkerForegroundColor(color, marker);
        }
        editor->setIndicatorForegroundColor(theme.color(ColorRole::Ok, 0.30), AddedWords);
        editor->setIndicatorForegroundColor(theme.color(ColorRole::Danger, 0.30), RemovedWords);
    }
    m_title->setFont(Theme::monoFont());
}

void DiffView::goToChange(int change)
{
    if (change < 0 || change >= m_blocks.size())
        return;
    m_current = change;
    for (int at = 0; at < m_rows.size(); ++at) {
        if (m_rows[at].block != change)
            continue;
        for (RuleEditor* editor : {m_left, m_right}) {
            if (!editor->isHidden()) {
                editor->setCursorPosition(at, 0);
                const long shown = editor->SendScintilla(QsciScintillaBase::SCI_LINESONSCREEN);
                editor->setFirstVisibleLine(std::max(0, at - int(shown) / 3));
            }
        }
        break;
    }
    updateCount();
}

void DiffView::goToNewLine(int line)
{
    for (int at = 0; at < m_rows.size(); ++at) {
        if (m_rows[at].after == line - 1) {
            if (m_rows[at].block >= 0)
                goToChange(m_rows[at].block);
            m_right->setCursorPosition(at, 0);
            m_right->ensureLineVisible(at);
            return;
        }
    }
}

void DiffView::nextChange()
{
    if (!m_blocks.isEmpty())
        goToChange(int((m_current + 1) % m_blocks.size()));
}

void DiffView::previousChange()
{
    if (!m_blocks.isEmpty())
        goToChange(int((std::max(m_current, 0) + m_blocks.size() - 1) % m_blocks.size()));
}

void DiffView::updateCount()
{
    const bool any = !m_blocks.isEmpty();
    m_up->setEnabled(any);
    m_down->setEnabled(any);
    m_modeChip->setVisible(!m_editors->isHidden());
    m_up->setVisible(!m_editors->isHidden());
    m_down->setVisible(!m_editors->isHidden());
    m_count->setText(any ? tr("change %1 of %2").arg(m_current + 1).arg(m_blocks.size()) : m_editors->isHidden() ? QString() : tr("no change"));
}

} // namespace skein::ui
