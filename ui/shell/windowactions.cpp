// The window's actions: what stands in the palette, has a shortcut, or arrives by dropping.
#include "ui/shell/mainwindow.h"

#include "models/control/control.h"
#include "models/store/workspace.h"
#include "models/tasks/jobmanager.h"
#include "ui/shell/frame/shellframe.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/welcomepage.h"
#include "ui/theme/icons.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>

namespace skein::ui {

QAction* MainWindow::addAction(const QString& name, const QString& icon, const QKeySequence& keys, const std::function<void()>& run)
{
    auto* made = new QAction(Icons::get(icon), QString(), this);
    made->setShortcut(keys);
    made->setProperty("iconName", icon);
    connect(made, &QAction::triggered, this, run);
    QMainWindow::addAction(made);
    m_actions.append({name, made});
    return made;
}

QAction* MainWindow::action(const QString& name) const
{
    for (const auto& [known, act] : m_actions) {
        if (known == name)
            return act;
    }
    return nullptr;
}

void MainWindow::makeActions()
{
    const auto inWorkspace = [](QAction* made) {
        made->setProperty("needsWorkspace", true);
        return made;
    };
    const auto writes = [&inWorkspace](QAction* made) { inWorkspace(made)->setProperty("writes", true); };
    addAction(QStringLiteral("open"), QStringLiteral("open"), QKeySequence::Open,
        [this] { askFolder(tr("Open a workspace"), [this](const QString& dir) { openWorkspace(dir); }); });
    addAction(QStringLiteral("new"), QStringLiteral("plus"), QKeySequence::New,
        [this] { askFolder(tr("Folder for the new workspace"), [this](const QString& dir) { newWorkspace(dir); }); });
    addAction(QStringLiteral("open-sample"), QStringLiteral("folder"), {}, [this] { openSample(sampleFolder()); });
    inWorkspace(addAction(QStringLiteral("close"), QStringLiteral("close"), QKeySequence::Close, [this] { m_control->closeWorkspace(); }));
    writes(addAction(QStringLiteral("import"), QStringLiteral("import"), QKeySequence(Qt::CTRL | Qt::Key_I), [this] { askImport(); }));
    writes(addAction(QStringLiteral("new-migration"), QStringLiteral("migrations"), QKeySequence(Qt::CTRL | Qt::Key_M),
        [this] { follow(QStringLiteral("skein://migrations/new")); }));
    writes(addAction(QStringLiteral("load-now"), QStringLiteral("refresh"), {}, [this] {
        m_control->loadNow([this](const Result<int>& number) {
            if (!m_frame)
                return;
            if (number)
                m_frame->toasts()->showDone(tr("Load %1 arrived").arg(*number));
            else
                showError(number.error());
        });
    }));
    writes(addAction(QStringLiteral("loads"), QStringLiteral("play"), {}, [this] { m_control->setSampleLoading(!m_control->sampleInfo().loading); }));
    inWorkspace(addAction(QStringLiteral("reveal"), QStringLiteral("folder"), {},
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_control->workspacePath())); }));
    addAction(QStringLiteral("settings"), QStringLiteral("settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] {
        if (m_frame)
            follow(QStringLiteral("skein://settings"));
        else
            showSettings();
    });
    addAction(QStringLiteral("theme"), QStringLiteral("moon"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), [] {
        const ThemeMode mode = Theme::current().isDark() ? ThemeMode::Light : ThemeMode::Dark;
        Theme::setMode(mode);
        Preferences::setThemeMode(mode);
    });
    addAction(QStringLiteral("shortcuts"), QStringLiteral("help"), QKeySequence::HelpContents, [this] { showShortcuts(); });
    addAction(QStringLiteral("quit"), QStringLiteral("stop"), QKeySequence::Quit, [this] { close(); });
    retranslateActions();
    for (const auto& [name, act] : std::as_const(m_actions)) {
        if (act->property("needsWorkspace").toBool())
            act->setEnabled(false);
    }
}

void MainWindow::retranslateActions()
{
    const QPair<const char*, QString> texts[] = {{"open", tr("Open a workspace…")}, {"new", tr("New workspace…")}, {"open-sample", tr("Open the sample")},
        {"close", tr("Close the workspace")}, {"import", tr("Import a catalog source…")}, {"new-migration", tr("New migration…")},
        {"load-now", tr("One more load now")}, {"reveal", tr("Show the workspace's folder")}, {"settings", tr("Settings")},
        {"theme", tr("Switch between light and dark")}, {"shortcuts", tr("Keyboard shortcuts")}, {"quit", tr("Quit")}};
    for (const auto& [name, text] : texts)
        action(QLatin1String(name))->setText(text);
    updateWorkspaceText();
}

void MainWindow::askFolder(const QString& title, const std::function<void(const QString&)>& then)
{
    auto* dialog = new QFileDialog(this, title, QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, then);
    dialog->open();
}

void MainWindow::askImport()
{
    auto* dialog = new QFileDialog(this, tr("Import a catalog source"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Catalog sources (*.json *.yaml *.yml *.db *.sqlite)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::importPaths);
    dialog->open();
}

void MainWindow::openWorkspace(const QString& dir, const QString& address)
{
    m_wantedAddress = address;
    m_welcome->setBusy(tr("Opening %1…").arg(QDir::toNativeSeparators(dir)));
    m_control->openWorkspace(dir, [this](const Status& status) {
        if (!status && status.error().cls == ErrorClass::Cancelled)
            return; // another one is being opened
        m_wantedAddress.clear();
        m_welcome->setBusy({});
        if (status)
            return;
        showError(status.error());
    });
}

void MainWindow::openSample(const QString& dir)
{
    if (QFileInfo::exists(QDir(dir).filePath(QStringLiteral("skein.db")))) {
        openWorkspace(dir);
        return;
    }
    m_welcome->setBusy(tr("Making the sample in %1…").arg(QDir::toNativeSeparators(dir)));
    m_control->createSample(dir, 1, [this](const Status& status) {
        m_welcome->setBusy({});
        if (status)
            return;
        showError(status.error());
    });
}

void MainWindow::newWorkspace(const QString& dir)
{
    m_control->jobs()->start(
        tr("Making a workspace"),
        [dir](tasks::JobContext&) -> Status {
            const Result<std::shared_ptr<store::Workspace>> made = store::Workspace::create(dir);
            return made ? Status() : Status(made.error());
        },
        this,
        [this, dir](const Status& status) {
            if (status)
                openWorkspace(dir);
            else
                showError(status.error());
        });
}

void MainWindow::importPaths(const QStringList& paths)
{
    m_control->importSources(paths, QStringLiteral("auto"), [this](const Result<QVector<importers::ImportReport>>& reports) {
        if (!m_frame)
            return;
        if (!reports) {
            showError(reports.error());
            return;
        }
        for (const importers::ImportReport& report : *reports) {
            Toast toast;
            toast.mark = report.skipped.isEmpty() ? MarkKind::Done : MarkKind::Held;
            toast.text = tr("%1: %2 added, %3 changed, %4 removed").arg(QFileInfo(report.path).fileName()).arg(report.added).arg(report.changed).arg(report.removed);
            if (!report.skipped.isEmpty())
                toast.detail = tr("%n part(s) skipped; first: %1", nullptr, int(report.skipped.size())).arg(report.skipped.constFirst().reason);
            m_frame->toasts()->show(toast);
        }
    });
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList sources;
    for (const QUrl& url : event->mimeData()->urls()) {
        const QString path = url.toLocalFile();
        if (path.isEmpty())
            continue;
        if (QFileInfo::exists(QDir(path).filePath(QStringLiteral("skein.db")))) {
            openWorkspace(path);
            return;
        }
        sources << path;
    }
    if (sources.isEmpty())
        return;
    if (m_control->isOpen())
        importPaths(sources);
    else
        m_welcome->showError(makeError(ErrorClass::Logic, tr("this is no workspace"), sources.constFirst(), tr("Open or make a workspace first, then drop catalog sources into it.")));
}

/// Theme, language and name are the person's, whether a workspace is open or not.
void MainWindow::showSettings()
{
    auto* dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("settingsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Settings"));
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, 0);
    auto* page = static_cast<SettingsPage*>(makeSettings());
    column->addWidget(page);
    dialog->resize(680, 520);
    connect(page, &SettingsPage::languageChosen, dialog, &QDialog::close);
    dialog->open();
}

void MainWindow::showShortcuts()
{
    auto* sheet = new ShortcutSheet(m_actions, this);
    sheet->open();
}

} // namespace skein::ui
