#include "ui/widgets/confirmdialog.h"

#include "ui/widgets/pill.h"
#include "ui/widgets/wrappedlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace skein::ui {

ConfirmDialog::ConfirmDialog(const QString& title, const QString& verb, QWidget* parent)
    : QDialog(parent)
    , m_effects(new QVBoxLayout)
    , m_extra(new QVBoxLayout)
    , m_head(new QVBoxLayout)
    , m_text(new QLabel(this))
    , m_confirm(new QPushButton(verb, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(440);
    setMaximumWidth(640);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Space::xl, Space::xl, Space::xl, Space::l);
    column->setSpacing(Space::m);
    m_head->setSpacing(Space::s);
    auto* heading = new QLabel(title, this);
    heading->setProperty("textStyle", QStringLiteral("title"));
    heading->setWordWrap(true);
    heading->setTextFormat(Qt::PlainText);
    m_head->addWidget(heading);
    column->addLayout(m_head);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setProperty("tone", QStringLiteral("muted"));
    m_text->hide();
    column->addWidget(m_text);
    m_effects->setSpacing(6);
    column->addLayout(m_effects);
    m_extra->setSpacing(6);
    column->addLayout(m_extra);
    column->addSpacing(Space::xs);
    auto* row = new QHBoxLayout;
    row->setSpacing(Space::s);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_confirm);
    column->addLayout(row);
    m_confirm->setProperty("kind", QStringLiteral("primary"));
    // Return must not confirm by accident, so nothing is the default and the harmless button has the focus;
    // keyPressEvent() says what Return does where.
    m_confirm->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    m_cancel->setFocus();
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        const QString why = reason();
        Q_EMIT confirmed(why);
        accept();
    });
}

ConfirmDialog::~ConfirmDialog() = default;

void ConfirmDialog::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
}

void ConfirmDialog::addEffect(MarkKind mark, const QString& text)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(Space::s);
    row->addWidget(new StatusMark(mark, this), 0, Qt::AlignTop);
    auto* label = new WrappedLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft); // beside its mark, however much room there is
    row->addWidget(label, 1);
    m_effects->addLayout(row);
}

void ConfirmDialog::addDetails(const QString& text)
{
    auto* box = new QPlainTextEdit(text, this);
    box->setReadOnly(true);
    box->setFont(Theme::monoFont());
    box->setFixedHeight(140);
    box->setAccessibleName(tr("Details"));
    m_effects->addWidget(box);
}

void ConfirmDialog::setProduction(const QString& environment)
{
    auto* pill = new Pill(MarkKind::Production, tr("PRODUCTION · %1").arg(environment), this);
    m_head->insertWidget(0, pill, 0, Qt::AlignLeft);
}

void ConfirmDialog::setDanger(bool danger)
{
    Theme::setProperty(m_confirm, "kind", danger ? QStringLiteral("dangerFill") : QStringLiteral("primary"));
}

void ConfirmDialog::requireTyped(const QString& word)
{
    m_word = word;
    if (!m_typed) {
        auto* label = new QLabel(tr("Type “%1” to confirm").arg(word), this);
        label->setTextFormat(Qt::PlainText);
        m_typed = new QLineEdit(this);
        label->setBuddy(m_typed);
        m_typed->setAccessibleName(label->text());
        m_typed->setObjectName(QStringLiteral("typedConfirmation"));
        m_extra->addWidget(label);
        m_extra->addWidget(m_typed);
        connect(m_typed, &QLineEdit::textChanged, this, &ConfirmDialog::check);
        m_typed->setFocus();
    }
    check();
}

void ConfirmDialog::askReason(const QString& label, bool required)
{
    m_reasonRequired = required;
    if (!m_reason) {
        auto* words = new QLabel(required ? tr("%1 (needed)").arg(label) : label, this);
        words->setTextFormat(Qt::PlainText);
        m_reason = new QLineEdit(this);
        words->setBuddy(m_reason);
        m_reason->setAccessibleName(label);
        m_reason->setObjectName(QStringLiteral("reason"));
        m_reason->setPlaceholderText(required ? QString() : tr("optional"));
        m_extra->insertWidget(0, words);
        m_extra->insertWidget(1, m_reason);
        connect(m_reason, &QLineEdit::textChanged, this, &ConfirmDialog::check);
        if (required)
            m_reason->setFocus();
    }
    check();
}

QString ConfirmDialog::reason() const
{
    return m_reason ? m_reason->text().trimmed() : QString();
}

void ConfirmDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QDialog::keyPressEvent(event);
        return;
    }
    const QWidget* at = focusWidget();
    if (at == m_cancel)
        reject();
    else if (at == m_confirm || (m_typed && at == m_typed))
        m_confirm->click(); // disabled until the word is right
}

void ConfirmDialog::check()
{
    const bool typed = !m_typed || m_typed->text() == m_word;
    const bool reasoned = !m_reasonRequired || !reason().isEmpty();
    m_confirm->setEnabled(typed && reasoned);
}

} // namespace skein::ui
