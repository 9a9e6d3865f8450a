#include "ui/editor/codeview.h"

#include "ui/editor/findbar.h"
#include "ui/editor/ruleeditor.h"
#include "ui/theme/theme.h"

#include <QShortcut>
#include <QVBoxLayout>

namespace skein::ui {

CodeView::CodeView(QWidget* parent)
    : QWidget(parent)
    , m_editor(new RuleEditor(this))
    , m_find(new FindBar(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_editor, 1);
    column->addWidget(m_find);
    setFocusProxy(m_editor);
    m_editor->setMarginType(0, QsciScintilla::NumberMargin);
    m_editor->setFolding(QsciScintilla::PlainFoldStyle, 2);
    m_editor->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_editor->setReadOnly(true);
    m_editor->setAccessibleName(tr("Code"));
    m_find->setEditor(m_editor);
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_find, &FindBar::open);
    connect(m_editor, &QsciScintilla::textChanged, this, &CodeView::textChanged);
    connect(m_editor, &RuleEditor::ruleActivated, this, &CodeView::ruleActivated);
    connect(Theme::notifier(), &ThemeNotifier::changed, this, &CodeView::restyle);
    setEditorLanguage(m_editor, Language::Plain);
    restyle();
}

CodeView::~CodeView() = default;

void CodeView::restyle()
{
    applyEditorLook(m_editor);
    m_editor->setMarginWidth(0, QString(std::max(4, int(QString::number(m_editor->lines()).size()) + 2), QLatin1Char('0')));
    m_editor->setMarginWidth(2, 14);
}

void CodeView::setText(const QByteArray& text, Language language)
{
    m_editor->setMarks({});
    m_editor->setBytes(text);
    setEditorLanguage(m_editor, language);
    restyle();
}

QByteArray CodeView::text() const
{
    return m_editor->bytes();
}

void CodeView::setReadOnly(bool readOnly)
{
    m_editor->setReadOnly(readOnly);
}

void CodeView::setAnnotations(const QVector<DiffAnnotation>& annotations)
{
    QHash<int, RuleEditor::Mark> marks;
    for (const DiffAnnotation& annotation : annotations)
        marks.insert(annotation.line - 1, {annotation.ruleIds, annotation.toolTip});
    m_editor->setMarks(marks);
}

void CodeView::goToLine(int line)
{
    m_editor->setCursorPosition(line - 1, 0);
    m_editor->SendScintilla(QsciScintillaBase::SCI_VERTICALCENTRECARET);
}

int CodeView::currentLine() const
{
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    return line + 1;
}

} // namespace skein::ui
