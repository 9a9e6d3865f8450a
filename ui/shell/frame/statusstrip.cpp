#include "ui/shell/frame/statusstrip.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/pill.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace skein::ui {

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent)
    , m_healthMark(new StatusMark(MarkKind::None, this))
    , m_health(new QPushButton(this))
    , m_jobs(new JobStrip(this))
    , m_note(new ElidedLabel(this))
    , m_workspaceMark(new StatusMark(MarkKind::None, this))
    , m_workspace(new QPushButton(this))
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", QStringLiteral("strip"));
    setAccessibleName(tr("Status"));
    setFixedHeight(28);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Space::m, 1, Space::m, 0);
    row->setSpacing(Space::xs);
    row->addWidget(m_healthMark);
    for (QPushButton* button : {m_health, m_workspace}) {
        button->setProperty("kind", QStringLiteral("status"));
        button->setCursor(Qt::PointingHandCursor);
    }
    row->addWidget(m_health);
    row->addSpacing(Space::l);
    row->addWidget(m_jobs, 1);
    m_note->setProperty("textStyle", QStringLiteral("small"));
    m_note->setProperty("tone", QStringLiteral("muted"));
    row->addWidget(m_note);
    row->addSpacing(Space::m);
    row->addWidget(m_workspaceMark);
    row->addWidget(m_workspace);
    setHealth(MarkKind::None, {});
    setWorkspace({});
    connect(m_health, &QPushButton::clicked, this, &StatusStrip::healthClicked);
    connect(m_workspace, &QPushButton::clicked, this, &StatusStrip::workspaceClicked);
    connect(m_jobs, &JobStrip::cancelRequested, this, &StatusStrip::cancelRequested);
}

void StatusStrip::setHealth(MarkKind mark, const QString& text, const QString& toolTip)
{
    m_healthMark->setMark(mark);
    m_healthMark->setVisible(mark != MarkKind::None);
    m_health->setText(text);
    m_health->setVisible(!text.isEmpty());
    m_health->setToolTip(toolTip);
    m_health->setAccessibleName(markName(mark).isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, markName(mark)));
}

void StatusStrip::setJobs(const QVector<JobInfo>& jobs)
{
    m_jobs->setJobs(jobs);
}

void StatusStrip::setWorkspace(const QString& text, MarkKind mark)
{
    m_workspaceMark->setMark(mark);
    m_workspaceMark->setVisible(mark != MarkKind::None);
    m_workspace->setText(text);
    m_workspace->setVisible(!text.isEmpty());
}

void StatusStrip::setNote(const QString& text)
{
    m_note->setText(text);
}

} // namespace skein::ui
