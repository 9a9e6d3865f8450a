#include "ui/editor/findbar.h"

#include "ui/editor/scintilla.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

namespace skein::ui {

namespace {
constexpr int findIndicator = 20;
} // namespace

FindBar::FindBar(QWidget* parent)
    : QWidget(parent)
    , m_field(new SearchField(tr("Find in this text"), this))
    , m_count(new QLabel(this))
{
    setProperty("surface", QStringLiteral("strip"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Space::m, Space::xs, Space::s, Space::xs);
    row->setSpacing(Space::s);
    row->addWidget(m_field, 1);
    m_count->setProperty("tone", QStringLiteral("muted"));
    row->addWidget(m_count);
    const auto button = [&](const QString& icon, const QString& text, auto slot) {
        auto* made = new QToolButton(this);
        made->setProperty("kind", QStringLiteral("quiet"));
        made->setIcon(Icons::get(icon, ColorRole::Muted));
        made->setToolTip(text);
        made->setAccessibleName(text);
        connect(made, &QToolButton::clicked, this, slot);
        row->addWidget(made);
    };
    button(QStringLiteral("chevron-up"), tr("Previous match (Shift+F3)"), &FindBar::previous);
    button(QStringLiteral("chevron-down"), tr("Next match (F3)"), &FindBar::next);
    button(QStringLiteral("close"), tr("Close the find bar (Escape)"), &FindBar::close);
    m_field->setAccessibleName(tr("Find in this text"));
    m_field->installEventFilter(this);
    connect(m_field, &SearchField::searchChanged, this, &FindBar::search);
    hide();
}

void FindBar::setEditor(QsciScintilla* editor)
{
    if (m_editor == editor)
        return;
    if (m_editor)
        clearMarks();
    m_editor = editor;
    if (isVisible())
        search();
}

void FindBar::open()
{
    if (m_editor && m_editor->hasSelectedText() && !m_editor->selectedText().contains(QLatin1Char('\n')))
        m_field->setText(m_editor->selectedText());
    QWidget::show();
    m_field->setFocus();
    m_field->selectAll();
    search();
}

void FindBar::close()
{
    clearMarks();
    hide();
    if (m_editor)
        m_editor->setFocus();
}

void FindBar::clearMarks()
{
    m_matches.clear();
    m_current = -1;
    if (!m_editor)
        return;
    m_editor->SendScintilla(QsciScintillaBase::SCI_SETINDICATORCURRENT, findIndicator);
    m_editor->SendScintilla(QsciScintillaBase::SCI_INDICATORCLEARRANGE, 0UL, m_editor->SendScintilla(QsciScintillaBase::SCI_GETLENGTH));
}

void FindBar::search()
{
    clearMarks();
    const QByteArray words = m_field->text().toUtf8();
    m_count->clear();
    if (!m_editor || words.isEmpty())
        return;
    m_length = int(words.size());
    m_editor->indicatorDefine(QsciScintilla::FullBoxIndicator, findIndicator);
    m_editor->setIndicatorForegroundColor(Theme::current().color(ColorRole::Warning, 0.35), findIndicator);
    m_editor->setIndicatorDrawUnder(true, findIndicator);
    m_editor->SendScintilla(QsciScintillaBase::SCI_SETINDICATORCURRENT, findIndicator);
    m_editor->SendScintilla(QsciScintillaBase::SCI_SETSEARCHFLAGS, 0);
    const long end = m_editor->SendScintilla(QsciScintillaBase::SCI_GETLENGTH);
    long from = 0;
    while (from < end) {
        m_editor->SendScintilla(QsciScintillaBase::SCI_SETTARGETSTART, from);
        m_editor->SendScintilla(QsciScintillaBase::SCI_SETTARGETEND, end);
        const long at = m_editor->SendScintilla(QsciScintillaBase::SCI_SEARCHINTARGET, ulong(m_length), words.constData());
        if (at < 0)
            break;
        m_matches.append(int(at));
        m_editor->SendScintilla(QsciScintillaBase::SCI_INDICATORFILLRANGE, ulong(at), long(m_length));
        from = at + m_length;
    }
    if (m_matches.isEmpty()) {
        m_count->setText(tr("nothing found"));
        return;
    }
    const long caret = m_editor->SendScintilla(QsciScintillaBase::SCI_GETSELECTIONSTART);
    const auto after = std::lower_bound(m_matches.cbegin(), m_matches.cend(), int(caret));
    show(after == m_matches.cend() ? 0 : int(after - m_matches.cbegin()));
}

void FindBar::show(int match)
{
    m_current = match;
    m_count->setText(tr("%1 of %2").arg(match + 1).arg(m_matches.size()));
    m_editor->SendScintilla(QsciScintillaBase::SCI_SETSEL, ulong(m_matches[match]), long(m_matches[match] + m_length));
}

void FindBar::next()
{
    if (!m_matches.isEmpty())
        show(int((m_current + 1) % m_matches.size()));
}

void FindBar::previous()
{
    if (!m_matches.isEmpty())
        show(int((m_current + m_matches.size() - 1) % m_matches.size()));
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

bool FindBar::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool back = key->modifiers().testFlag(Qt::ShiftModifier);
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
        if (key->key() == Qt::Key_F3 || ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !m_matches.isEmpty() && m_field->searchText() == m_field->text())) {
            back ? previous() : next();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace skein::ui
