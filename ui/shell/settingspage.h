#pragma once

#include "ui/widgets/page.h"

class QFormLayout;

namespace skein::control {
class Control;
}

namespace skein::ui {

/// What belongs to the user: look, language, identity. Every change takes effect at once and is remembered.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(control::Control* control, QWidget* parent = nullptr);
    QString pageId() const override { return QStringLiteral("settings"); }
    QString title() const override { return tr("Settings"); }

Q_SIGNALS:
    /// After the language was chosen; the window rebuilds itself.
    void languageChosen(const QString& code);

private:
    QWidget* lookCard();
    QWidget* identityCard();
    QWidget* workspaceCard();

    control::Control* m_control;
    QVector<QFormLayout*> m_forms;
};

} // namespace skein::ui
