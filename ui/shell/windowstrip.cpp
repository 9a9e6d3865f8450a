// What the window tells around the pages: title, strip, bell, badges.
#include "ui/shell/mainwindow.h"

#include "models/control/control.h"
#include "models/items/records/recordwords.h"
#include "models/tasks/jobmanager.h"
#include "ui/shell/frame/alertbell.h"
#include "ui/shell/frame/navigationrail.h"
#include "ui/shell/frame/shellframe.h"
#include "ui/shell/frame/statusstrip.h"
#include "ui/shell/jobinfos.h"
#include "ui/widgets/page.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace skein::ui {

void MainWindow::updateTitle()
{
    if (!m_control->isOpen()) {
        setWindowTitle(QStringLiteral("Skein"));
        return;
    }
    const Page* page = m_frame ? m_frame->currentPage() : nullptr;
    const QString name = m_control->isReadOnly() ? tr("%1 (read-only)").arg(m_control->workspaceName()) : m_control->workspaceName();
    setWindowTitle(page ? QStringLiteral("%1 · %2 — Skein").arg(page->title(), name) : QStringLiteral("%1 — Skein").arg(name));
}

void MainWindow::updateJobs()
{
    if (m_frame)
        m_frame->strip()->setJobs(jobInfos(m_control));
}

void MainWindow::updateAlerts()
{
    if (!m_frame)
        return;
    QVector<AlertItem> items;
    for (const control::Alert& alert : m_control->alerts()) {
        const AlertItem::Severity severity = alert.severity == control::Severity::Critical ? AlertItem::Severity::Critical
            : alert.severity == control::Severity::Warning                                 ? AlertItem::Severity::Warning
                                                                                           : AlertItem::Severity::Info;
        items.append({alert.id, severity, alert.title, items::recordWords(alert.text), alert.since, alert.address, alert.seen});
    }
    m_frame->bell()->setAlerts(items);
}

void MainWindow::updateHealth()
{
    if (!m_frame)
        return;
    const QVector<control::Health> rows = m_control->health();
    QStringList lines;
    int bad = 0;
    QString first;
    for (const control::Health& row : rows) {
        const QString text = items::recordWords(row.text);
        lines << QStringLiteral("%1 %2 %3: %4").arg(row.ok ? QStringLiteral("✓") : QStringLiteral("✕"), row.kind, row.name, text);
        if (!row.ok && bad++ == 0)
            first = QStringLiteral("%1: %2").arg(row.name, text);
    }
    if (rows.isEmpty())
        m_frame->strip()->setHealth(MarkKind::Waiting, tr("no connectors"));
    else if (bad > 0)
        m_frame->strip()->setHealth(MarkKind::Failed, bad == 1 ? first : tr("%n connector(s) in trouble", nullptr, bad), lines.join(QLatin1Char('\n')));
    else
        m_frame->strip()->setHealth(MarkKind::Healthy, tr("%n connector(s) healthy", nullptr, int(rows.size())), lines.join(QLatin1Char('\n')));
}

void MainWindow::updateWorkspaceText()
{
    const control::SampleInfo sample = m_control->sampleInfo();
    if (QAction* loads = action(QStringLiteral("loads"))) {
        loads->setText(sample.loading ? tr("Pause the sample's loads") : tr("Let the sample's loads arrive"));
        loads->setVisible(sample.isSample);
        action(QStringLiteral("load-now"))->setVisible(sample.isSample);
    }
    if (!m_frame)
        return;
    QString text = tr("workspace: %1").arg(m_control->workspaceName());
    if (sample.isSample)
        text += QStringLiteral(" · ") + (sample.loading ? tr("loads arriving, last %1").arg(sample.lastLoad) : tr("loads paused, last %1").arg(sample.lastLoad));
    m_frame->strip()->setWorkspace(text, sample.isSample && sample.loading ? MarkKind::Running : MarkKind::None);
    m_frame->strip()->setNote(m_control->isReadOnly() ? tr("read-only") : QString());
}

void MainWindow::updateBadges()
{
    if (!m_frame)
        return;
    const QVector<review::Change> changes = m_control->changes();
    const auto open = std::count_if(changes.begin(), changes.end(), [](const review::Change& change) { return change.state == review::ChangeState::Open; });
    m_frame->rail()->setBadge(QStringLiteral("reviews"), int(open), MarkKind::Person);
    int live = 0;
    for (const rollout::RolloutViewPtr& view : m_control->rollouts())
        live += rollout::isLive(view->state);
    m_frame->rail()->setBadge(QStringLiteral("rollouts"), live, MarkKind::Running);
    updateTitle();
}

void MainWindow::showWorkspaceMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char* name : {"loads", "load-now", "import", "reveal", "open", "close"})
        menu->addAction(action(QLatin1String(name)));
    QWidget* strip = m_frame->strip();
    const QSize size = menu->sizeHint();
    menu->popup(strip->mapToGlobal(QPoint(strip->width() - size.width(), -size.height())));
}

} // namespace skein::ui
