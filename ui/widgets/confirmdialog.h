#pragma once

#include "ui/widgets/mark.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace skein::ui {

/// Asks before an act that cannot simply be undone, and says what it will do. Show it with open(); it deletes itself.
///
///     auto* dialog = new ConfirmDialog(tr("Roll back wave 3?"), tr("Roll back 23 targets"), this);
///     dialog->addEffect(MarkKind::Done, tr("Exact, as of 14:02; about 0.3 s"));
///     dialog->requireTyped(QStringLiteral("production"));
///     connect(dialog, &ConfirmDialog::confirmed, this, …);
///     dialog->open();
class ConfirmDialog : public QDialog
{
    Q_OBJECT

public:
    /// `verb` is the confirming button's text: the act in words, never "OK".
    ConfirmDialog(const QString& title, const QString& verb, QWidget* parent = nullptr);
    ~ConfirmDialog() override;

    void setText(const QString& text);
    /// One line of what happens, with the mark that fits it.
    void addEffect(MarkKind mark, const QString& text);
    /// Long lists (of targets, files) below the effects, scrolled.
    void addDetails(const QString& text);
    /// Frames the dialog's head with the environment's name in the production colour.
    void setProduction(const QString& environment);
    /// A filled red button instead of a blue one.
    void setDanger(bool danger);
    /// The confirming button stays disabled until exactly `word` is typed.
    void requireTyped(const QString& word);
    /// Asks for a reason; `required` = the button waits for one.
    void askReason(const QString& label, bool required);
    QString reason() const;
    QPushButton* confirmButton() const { return m_confirm; }

Q_SIGNALS:
    void confirmed(const QString& reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void check();

    QVBoxLayout* m_effects = nullptr;
    QVBoxLayout* m_extra = nullptr;
    QVBoxLayout* m_head = nullptr;
    QLabel* m_text = nullptr;
    QLineEdit* m_typed = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_confirm = nullptr;
    QPushButton* m_cancel = nullptr;
    QString m_word;
    bool m_reasonRequired = false;
};

} // namespace skein::ui
