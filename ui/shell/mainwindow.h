#pragma once

#include "ui/shell/frame/palettemodel.h"
#include "ui/shell/frame/shellframe.h"

#include <QMainWindow>
#include <QPointer>

class QAction;
class QStackedWidget;
class QTimer;

namespace skein {
struct Error;
}

namespace skein::control {
class Control;
}

namespace skein::ui {

class Page;
class WelcomePage;

/// The window: the frame with all pages when a workspace is open, the welcome otherwise. Connects the control with
/// strip, bell, palette and toasts; knows no engine. Changing the language rebuilds the frame where it stands.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(control::Control* control, QWidget* parent = nullptr);
    ~MainWindow() override;

    ShellFrame* frame() const { return m_frame; }
    WelcomePage* welcome() const { return m_welcome; }

    /// Then follows `address`, or goes on where the last session stood.
    void openWorkspace(const QString& dir, const QString& address = {});
    /// Opens the sample in `dir`, making it first where there is none.
    void openSample(const QString& dir);
    void newWorkspace(const QString& dir);
    /// Imports files and folders into the open workspace and tells what came of it.
    void importPaths(const QStringList& paths);
    /// Follows skein://action/… and page addresses; says so when nothing answers.
    void follow(const QString& address);
    /// The action of that name ("open", "import", "loadNow", …); null when there is none.
    QAction* action(const QString& name) const;
    /// Where the sample is put: SKEIN_SAMPLE_FOLDER, else "skein-sample" in the home folder.
    static QString sampleFolder();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeActions();
    QAction* addAction(const QString& name, const QString& icon, const QKeySequence& keys, const std::function<void()>& run);
    void retranslateActions();
    void buildFrame();
    void fillPalette();
    void showWhatIsOpen();
    void updateTitle();
    void updateJobs();
    void showError(const Error& error);
    void updateAlerts();
    void updateHealth();
    void updateWorkspaceText();
    void updateBadges();
    void askFolder(const QString& title, const std::function<void(const QString&)>& then);
    void askImport();
    void showWorkspaceMenu();
    void showShortcuts();
    void showSettings();
    Page* makeSettings();
    void rememberSession();

    control::Control* m_control;
    QStackedWidget* m_stack = nullptr;
    WelcomePage* m_welcome = nullptr;
    QPointer<ShellFrame> m_frame;
    QVector<QPair<QString, QAction*>> m_actions;
    QString m_shownWorkspace;
    QString m_wantedAddress; ///< to be followed once the workspace is open
    QString m_language;
    bool m_closing = false;
};

/// Where the palette looks: actions, entities, migrations, changes, rollouts. `follow` opens an address.
QVector<PaletteSource> paletteSources(control::Control* control, const QVector<QPair<QString, QAction*>>& actions,
    const std::function<void(const QString&)>& follow);

} // namespace skein::ui
