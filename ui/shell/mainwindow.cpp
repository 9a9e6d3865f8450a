#include "ui/shell/mainwindow.h"

#include "models/control/control.h"
#include "models/items/records/recordwords.h"
#include "models/tasks/jobmanager.h"
#include "ui/activity/activitypage.h"
#include "ui/catalog/catalogpage.h"
#include "ui/migration/migrationpage.h"
#include "ui/overview/overviewpage.h"
#include "ui/review/reviewpage.h"
#include "ui/rollout/rolloutpage.h"
#include "ui/shell/frame/alertbell.h"
#include "ui/shell/frame/commandpalette.h"
#include "ui/shell/frame/navigationrail.h"
#include "ui/shell/frame/shellframe.h"
#include "ui/shell/frame/statusstrip.h"
#include "ui/shell/jobinfos.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/splitters.h"
#include "ui/shell/welcomepage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QTimer>

#include <utility>

namespace skein::ui {

MainWindow::MainWindow(control::Control* control, QWidget* parent)
    : QMainWindow(parent)
    , m_control(control)
    , m_stack(new PageStack)
    , m_welcome(new WelcomePage(control))
    , m_language(currentLanguage())
{
    Theme::dress(this);
    setAcceptDrops(true);
    setCentralWidget(m_stack);
    m_stack->addWidget(m_welcome);
    resize(1280, 800);
    setMinimumSize(960, 600);
    if (const QByteArray geometry = Preferences::windowGeometry(); !geometry.isEmpty())
        restoreGeometry(geometry);
    makeActions();

    connect(m_welcome, &WelcomePage::sampleRequested, this, [this] { openSample(sampleFolder()); });
    connect(m_welcome, &WelcomePage::openRequested, action(QStringLiteral("open")), &QAction::trigger);
    connect(m_welcome, &WelcomePage::newRequested, action(QStringLiteral("new")), &QAction::trigger);
    connect(m_welcome, &WelcomePage::settingsRequested, action(QStringLiteral("settings")), &QAction::trigger);
    connect(m_welcome, &WelcomePage::recentRequested, this, [this](const QString& dir) { openWorkspace(dir); });

    connect(control, &control::Control::workspaceChanged, this, &MainWindow::showWhatIsOpen);
    connect(control, &control::Control::alertsChanged, this, &MainWindow::updateAlerts);
    connect(control, &control::Control::healthChanged, this, &MainWindow::updateHealth);
    connect(control, &control::Control::sampleChanged, this, &MainWindow::updateWorkspaceText);
    connect(control, &control::Control::changesChanged, this, &MainWindow::updateBadges);
    connect(control, &control::Control::migrationsChanged, this, &MainWindow::updateBadges);
    connect(control, &control::Control::rolloutChanged, this, &MainWindow::updateBadges);
    connect(control, &control::Control::failed, this, &MainWindow::showError);
    if (tasks::JobManager* jobs = control->jobs()) {
        connect(jobs, &tasks::JobManager::jobAdded, this, &MainWindow::updateJobs);
        connect(jobs, &tasks::JobManager::jobChanged, this, &MainWindow::updateJobs);
        connect(jobs, &tasks::JobManager::jobRemoved, this, &MainWindow::updateJobs);
    }
    showWhatIsOpen();
}

MainWindow::~MainWindow() = default;

QString MainWindow::sampleFolder()
{
    const QString wanted = qEnvironmentVariable("SKEIN_SAMPLE_FOLDER");
    return wanted.isEmpty() ? QDir::home().filePath(QStringLiteral("skein-sample")) : wanted;
}

void MainWindow::showWhatIsOpen()
{
    const QString path = m_control->isOpen() ? m_control->workspacePath() : QString();
    if (path == m_shownWorkspace && (m_frame || path.isEmpty())) {
        updateTitle();
        return;
    }
    m_shownWorkspace = path;
    for (const auto& [name, act] : std::as_const(m_actions)) {
        if (act->property("needsWorkspace").toBool())
            act->setEnabled(!path.isEmpty() && !(act->property("writes").toBool() && m_control->isReadOnly()));
    }
    if (path.isEmpty()) {
        if (m_frame) {
            rememberSplitters(m_frame);
            m_frame->deleteLater();
        }
        m_frame = nullptr;
        m_welcome->refresh();
        m_stack->setCurrentWidget(m_welcome);
        updateTitle();
        return;
    }
    Preferences::noteWorkspace(path);
    buildFrame();
    // In turns of their own: the frame is seen before its first page is made, and the page is made before it is filled.
    const QString first = Page::pathOf(!m_wantedAddress.isEmpty() ? m_wantedAddress : Preferences::lastAddress(path)).value(0, QStringLiteral("overview"));
    const auto goThere = [this, wanted = std::exchange(m_wantedAddress, {}), last = Preferences::lastAddress(path)] {
        if (!wanted.isEmpty())
            follow(wanted);
        // Unless somebody was quicker, or the wish was no page.
        if (m_frame->currentAddress().isEmpty() && (last.isEmpty() || !m_frame->navigate(last)))
            m_frame->navigate(QStringLiteral("skein://overview"));
    };
    QTimer::singleShot(0, m_frame, [this, goThere, first] {
        m_frame->page(first);
        QTimer::singleShot(0, m_frame, goThere);
    });
}

void MainWindow::buildFrame()
{
    const QPointer<ShellFrame> before = m_frame;
    auto* frame = new ShellFrame;
    m_frame = frame;
    frame->addPage(QStringLiteral("overview"), QStringLiteral("overview"), tr("Overview"), [this, frame] { return new OverviewPage(m_control, frame->pageParent()); });
    frame->addPage(QStringLiteral("catalog"), QStringLiteral("catalog"), tr("Catalog"), [this, frame] { return new CatalogPage(m_control, frame->pageParent()); });
    frame->addPage(QStringLiteral("migrations"), QStringLiteral("migrations"), tr("Migrations"), [this, frame] { return new MigrationPage(m_control, frame->pageParent()); });
    frame->addPage(QStringLiteral("reviews"), QStringLiteral("reviews"), tr("Reviews"), [this, frame] { return new ReviewPage(m_control, frame->pageParent()); });
    frame->addPage(QStringLiteral("rollouts"), QStringLiteral("rollouts"), tr("Rollouts"), [this, frame] { return new RolloutPage(m_control, frame->pageParent()); });
    frame->addPage(QStringLiteral("activity"), QStringLiteral("activity"), tr("Activity"), [this, frame] { return new ActivityPage(m_control, frame->pageParent()); });
    frame->addPage(
        QStringLiteral("settings"), QStringLiteral("settings"), tr("Settings"),
        [this] { return makeSettings(); },
        true);
    fillPalette();
    connect(frame, &ShellFrame::addressUnknown, this, &MainWindow::follow);
    connect(frame, &ShellFrame::addressChanged, this, [this](const QString& address) {
        if (!m_shownWorkspace.isEmpty())
            Preferences::setLastAddress(m_shownWorkspace, address);
        if (Page* page = m_frame ? m_frame->currentPage() : nullptr; page && !page->property("divided").toBool()) {
            page->setProperty("divided", true); // once, when it has been made and laid out
            QTimer::singleShot(0, page, [page] { restoreSplitters(page); });
        }
        updateTitle();
    });
    connect(frame->bell(), &AlertBell::alertActivated, this, [this](const QString& id, const QString&) { m_control->markAlertSeen(id); });
    connect(frame->strip(), &StatusStrip::cancelRequested, this, [this](const QString& id) { cancelJob(m_control, id); });
    connect(frame->strip(), &StatusStrip::workspaceClicked, this, &MainWindow::showWorkspaceMenu);
    connect(frame->strip(), &StatusStrip::healthClicked, this, [this] { updateHealth(); });
    m_stack->addWidget(frame);
    m_stack->setCurrentWidget(frame);
    if (before) {
        rememberSplitters(before);
        m_stack->removeWidget(before);
        before->deleteLater();
    }
    updateJobs();
    updateAlerts();
    updateHealth();
    updateWorkspaceText();
    updateBadges();
}

Page* MainWindow::makeSettings()
{
    auto* page = new SettingsPage(m_control);
    // Queued: the page goes away with the frame that is rebuilt in the new language.
    connect(
        page, &SettingsPage::languageChosen, this,
        [](const QString& code) {
            Preferences::setLanguageCode(code);
            setLanguage(code);
        },
        Qt::QueuedConnection);
    return page;
}

void MainWindow::fillPalette()
{
    m_frame->commandPalette()->setSources(paletteSources(m_control, m_actions, [this](const QString& address) { follow(address); }));
}

void MainWindow::follow(const QString& address)
{
    const QString prefix = QStringLiteral("skein://action/");
    if (address.startsWith(prefix)) {
        if (QAction* wanted = action(address.mid(prefix.size()))) {
            wanted->trigger();
            return;
        }
    } else if (m_frame && m_frame->pageIds().contains(Page::pathOf(address).value(0))) {
        m_frame->navigate(address);
        return;
    }
    if (m_frame)
        m_frame->toasts()->showError(tr("There is nothing at %1").arg(address), tr("It may belong to another workspace."));
}

void MainWindow::showError(const Error& error)
{
    const Error shown = items::recordWords(error);
    if (m_frame)
        m_frame->toasts()->showError(shown.message, shown.remedy);
    else
        m_welcome->showError(shown);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || m_language == currentLanguage())
        return;
    m_language = currentLanguage();
    retranslateActions();
    if (m_frame) {
        const QString address = m_frame->currentAddress();
        buildFrame();
        m_frame->navigate(address);
    }
    updateTitle();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    tasks::JobManager* jobs = m_control->jobs();
    const int active = jobs ? jobs->activeCount() : 0;
    int live = 0;
    for (const rollout::RolloutViewPtr& view : m_control->rollouts())
        live += rollout::isLive(view->state) && view->state != rollout::RolloutState::Paused;
    if (m_closing || (active == 0 && live == 0)) {
        rememberSession();
        event->accept();
        return;
    }
    event->ignore();
    auto* dialog = new ConfirmDialog(tr("Close Skein?"), tr("Close"), this);
    if (active > 0)
        dialog->addEffect(MarkKind::Held, tr("%n running job(s) will be cancelled", nullptr, active));
    if (live > 0) {
        dialog->addEffect(MarkKind::Running, tr("%n rollout(s) stop where they stand; opening the workspace goes on from there", nullptr, live));
        dialog->addEffect(MarkKind::Held, tr("Until then nobody watches them: a breach is noticed only when the workspace is open again"));
    }
    connect(dialog, &ConfirmDialog::confirmed, this, [this] {
        m_closing = true;
        close();
    });
    dialog->open();
}

void MainWindow::rememberSession()
{
    Preferences::setWindowGeometry(saveGeometry());
    if (m_frame)
        rememberSplitters(m_frame);
    if (m_frame && !m_shownWorkspace.isEmpty())
        Preferences::setLastAddress(m_shownWorkspace, m_frame->currentAddress());
}

} // namespace skein::ui
