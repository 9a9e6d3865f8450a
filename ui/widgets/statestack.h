#pragma once

#include "models/base/result.h"
#include "ui/widgets/pagestack.h"

class QLabel;
class QPushButton;

namespace skein::ui {

class Spinner;

/// What a view shows while it has nothing to show. Every data view sits in one: content, or a page saying why there
/// is none and what to do about it.
class StateStack : public PageStack
{
    Q_OBJECT

public:
    enum class State { Content, Empty, Loading, Error };
    Q_ENUM(State)

    explicit StateStack(QWidget* parent = nullptr);
    /// Takes ownership.
    void setContent(QWidget* content);
    State state() const { return m_state; }

    void showContent();
    /// `icon` names an icon; without `action` there is no button.
    void showEmpty(const QString& icon, const QString& title, const QString& text, const QString& action = {});
    void showLoading(const QString& title, const QString& text = {}, const QString& cancel = {});
    void showError(const QString& title, const QString& text, const QString& action = {});
    /// Message, place and remedy of `error`.
    void showError(const Error& error, const QString& action = {});

    QString titleText() const;
    QString explanation() const;
    QPushButton* actionButton() const { return m_action; }

Q_SIGNALS:
    /// The button of the page now shown was pressed.
    void actionTriggered();
    void stateChanged(State state);

private:
    void present(State state, const QString& icon, const QString& title, const QString& text, const QString& action);

    State m_state = State::Content;
    QWidget* m_content = nullptr;
    QWidget* m_message = nullptr;
    QLabel* m_icon = nullptr;
    Spinner* m_spinner = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_action = nullptr;
    QString m_iconName;
};

} // namespace skein::ui
