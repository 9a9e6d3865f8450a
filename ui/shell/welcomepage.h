#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace skein {
struct Error;
}

namespace skein::control {
class Control;
}

namespace skein::ui {

class JobStrip;

/// What the window shows while no workspace is open: how to begin, and what was open lately.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(control::Control* control, QWidget* parent = nullptr);
    void showError(const Error& error);
    /// While something is being opened or made, `what` says so; empty = ready again.
    void setBusy(const QString& what);
    void refresh();

Q_SIGNALS:
    void sampleRequested();
    void openRequested();
    void newRequested();
    void recentRequested(const QString& dir);
    void settingsRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fillRecent();

    control::Control* m_control;
    QLabel* m_mark = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_sample = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_new = nullptr;
    QLabel* m_sampleText = nullptr;
    QLabel* m_openText = nullptr;
    QLabel* m_newText = nullptr;
    QLabel* m_busy = nullptr;
    JobStrip* m_jobs = nullptr;
    QLabel* m_error = nullptr;
    QLabel* m_recentTitle = nullptr;
    QVBoxLayout* m_recent = nullptr;
    QPushButton* m_settings = nullptr;
};

} // namespace skein::ui
