#include "ui/widgets/statestack.h"

#include "ui/theme/icons.h"
#include "ui/widgets/spinner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace skein::ui {

StateStack::StateStack(QWidget* parent)
    : PageStack(parent)
    , m_message(new QWidget(this))
    , m_icon(new QLabel(m_message))
    , m_spinner(new Spinner(32, m_message))
    , m_title(new QLabel(m_message))
    , m_text(new QLabel(m_message))
    , m_action(new QPushButton(m_message))
{
    auto* column = new QVBoxLayout(m_message);
    column->setContentsMargins(Space::xl, Space::xl, Space::xl, Space::xl);
    column->setSpacing(Space::s);
    column->addStretch(2);
    m_icon->setAlignment(Qt::AlignCenter);
    column->addWidget(m_icon);
    column->addWidget(m_spinner, 0, Qt::AlignHCenter);
    column->addSpacing(Space::xs);
    m_title->setProperty("textStyle", QStringLiteral("title"));
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    column->addWidget(m_title);
    m_text->setProperty("tone", QStringLiteral("muted"));
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setMaximumWidth(560);
    auto* centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(m_text, 8);
    centred->addStretch(1);
    column->addLayout(centred);
    column->addSpacing(Space::s);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    addWidget(m_message);
    connect(m_action, &QPushButton::clicked, this, &StateStack::actionTriggered);
    // A label keeps a picture, not an icon, so the picture is drawn again in the new colours.
    connect(Theme::notifier(), &ThemeNotifier::changed, this, [this] {
        if (!m_iconName.isEmpty())
            m_icon->setPixmap(Icons::pixmap(m_iconName, m_state == State::Error ? ColorRole::Danger : ColorRole::Faint, 40, devicePixelRatioF()));
    });
}

void StateStack::setContent(QWidget* content)
{
    if (m_content && m_content != content) {
        removeWidget(m_content);
        m_content->deleteLater();
    }
    m_content = content;
    addWidget(content);
    if (m_state == State::Content)
        setCurrentWidget(content);
}

void StateStack::showContent()
{
    const bool changed = m_state != State::Content;
    m_state = State::Content;
    if (m_content)
        setCurrentWidget(m_content);
    if (changed)
        Q_EMIT stateChanged(m_state);
}

void StateStack::showEmpty(const QString& icon, const QString& title, const QString& text, const QString& action)
{
    present(State::Empty, icon, title, text, action);
}

void StateStack::showLoading(const QString& title, const QString& text, const QString& cancel)
{
    present(State::Loading, {}, title, text, cancel);
}

void StateStack::showError(const QString& title, const QString& text, const QString& action)
{
    present(State::Error, QStringLiteral("warning"), title, text, action);
}

void StateStack::showError(const Error& error, const QString& action)
{
    QStringList parts;
    if (!error.where.isEmpty())
        parts << error.where;
    if (!error.remedy.isEmpty())
        parts << error.remedy;
    showError(error.message, parts.join(QLatin1Char('\n')), action);
}

QString StateStack::titleText() const
{
    return m_title->text();
}

QString StateStack::explanation() const
{
    return m_text->text();
}

void StateStack::present(State state, const QString& icon, const QString& title, const QString& text, const QString& action)
{
    m_state = state;
    m_iconName = icon;
    m_icon->setVisible(!icon.isEmpty());
    if (!icon.isEmpty())
        m_icon->setPixmap(Icons::pixmap(icon, state == State::Error ? ColorRole::Danger : ColorRole::Faint, 40, devicePixelRatioF()));
    m_spinner->setVisible(state == State::Loading);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    Theme::setProperty(m_action, "kind", state == State::Empty ? QStringLiteral("primary") : QStringLiteral("normal"));
    m_message->setAccessibleName(title);
    m_message->setAccessibleDescription(text);
    setCurrentWidget(m_message);
    Q_EMIT stateChanged(state);
}

} // namespace skein::ui
