#include "ui/widgets/jobstrip.h"

#include "ui/theme/icons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/progressbarthin.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace skein::ui {

QString etaText(qint64 milliseconds)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("skein::ui::JobStrip", text); };
    if (milliseconds < 0)
        return {};
    const qint64 seconds = (milliseconds + 999) / 1000;
    if (seconds < 60)
        return say(QT_TRANSLATE_NOOP("skein::ui::JobStrip", "%1 s left")).arg(seconds);
    const qint64 minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return say(QT_TRANSLATE_NOOP("skein::ui::JobStrip", "%1 min left")).arg(minutes);
    return say(QT_TRANSLATE_NOOP("skein::ui::JobStrip", "%1 h %2 min left")).arg(minutes / 60).arg(minutes % 60);
}

JobItem::JobItem(QWidget* parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(this))
    , m_bar(new ProgressBarThin(this))
    , m_rest(new ElidedLabel(this))
    , m_cancel(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::s);
    m_text->setProperty("textStyle", QStringLiteral("small"));
    m_rest->setProperty("textStyle", QStringLiteral("small"));
    m_rest->setProperty("tone", QStringLiteral("muted"));
    m_bar->setFixedWidth(72);
    m_bar->setThickness(4);
    m_cancel->setProperty("kind", QStringLiteral("tiny"));
    m_cancel->setIcon(Icons::get(QStringLiteral("close"), ColorRole::Muted));
    m_cancel->setIconSize(QSize(12, 12));
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_rest);
    row->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, [this] { Q_EMIT cancelRequested(m_job.id); });
}

void JobItem::setJob(const JobInfo& job)
{
    m_job = job;
    m_text->setText(job.text);
    m_bar->setValue(job.progress);
    QStringList rest;
    if (job.progress >= 0)
        rest << tr("%1 %").arg(int(std::clamp(job.progress, 0.0, 1.0) * 100));
    if (job.etaMs >= 0)
        rest << etaText(job.etaMs);
    m_rest->setText(rest.join(QStringLiteral(" · ")));
    m_rest->setVisible(!rest.isEmpty());
    m_cancel->setVisible(job.cancellable);
    m_cancel->setToolTip(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(job.text));
    setAccessibleName(QStringList {job.text, m_rest->text()}.join(QStringLiteral(", ")));
}

JobStrip::JobStrip(QWidget* parent)
    : QWidget(parent)
    , m_more(new QPushButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::xl);
    for (JobItem*& item : m_items) {
        item = new JobItem(this);
        item->hide();
        connect(item, &JobItem::cancelRequested, this, &JobStrip::cancelRequested);
        row->addWidget(item);
    }
    m_more->setProperty("kind", QStringLiteral("link"));
    m_more->hide();
    row->addWidget(m_more);
    row->addStretch(1);
    connect(m_more, &QPushButton::clicked, this, &JobStrip::showAll);
}

void JobStrip::setJobs(const QVector<JobInfo>& jobs)
{
    if (jobs == m_jobs)
        return;
    m_jobs = jobs;
    for (int i = 0; i < shown; ++i) {
        if (i < jobs.size())
            m_items[i]->setJob(jobs.at(i));
        m_items[i]->setVisible(i < jobs.size());
    }
    m_more->setVisible(jobs.size() > shown);
    m_more->setText(tr("%n more", nullptr, int(jobs.size()) - shown));
    if (m_popup && m_popup->isVisible())
        fillPopup();
}

void JobStrip::showAll()
{
    if (!m_popup) {
        m_popup = new QWidget(this, Qt::Popup);
        m_popup->setAttribute(Qt::WA_StyledBackground);
        m_popup->setProperty("surface", QStringLiteral("card"));
        auto* column = new QVBoxLayout(m_popup);
        column->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
        column->setSpacing(Space::s);
    }
    fillPopup();
    m_popup->adjustSize();
    m_popup->move(m_more->mapToGlobal(QPoint(0, -m_popup->height() - Space::xs)));
    m_popup->show();
}

void JobStrip::fillPopup()
{
    auto items = m_popup->findChildren<JobItem*>(QString(), Qt::FindDirectChildrenOnly);
    while (items.size() < m_jobs.size()) {
        auto* item = new JobItem(m_popup);
        connect(item, &JobItem::cancelRequested, this, &JobStrip::cancelRequested);
        m_popup->layout()->addWidget(item);
        items << item;
    }
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (i < m_jobs.size())
            items.at(i)->setJob(m_jobs.at(i));
        items.at(i)->setVisible(i < m_jobs.size());
    }
    if (m_jobs.isEmpty())
        m_popup->hide();
}

} // namespace skein::ui
