#include "ui/shell/jobinfos.h"

#include "models/control/control.h"
#include "models/items/records/recordwords.h"
#include "models/tasks/jobmanager.h"

namespace skein::ui {

QVector<JobInfo> jobInfos(control::Control* control)
{
    QVector<JobInfo> infos;
    tasks::JobManager* manager = control->jobs();
    if (!manager)
        return infos;
    const QVector<tasks::JobView> jobs = manager->jobs();
    for (const tasks::JobView& job : jobs) {
        if (tasks::isFinished(job.state) || !job.options.shown)
            continue;
        const QString text = job.step.isEmpty() ? job.title : QStringLiteral("%1 · %2").arg(job.title, items::recordWords(job.step));
        infos.append({QString::number(job.id), text, job.progress, job.etaMs, job.canCancel()});
    }
    return infos;
}

void cancelJob(control::Control* control, const QString& id)
{
    if (tasks::JobManager* manager = control->jobs())
        manager->cancel(id.toULongLong());
}

} // namespace skein::ui
