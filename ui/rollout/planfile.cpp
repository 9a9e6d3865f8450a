#include "ui/rollout/planfile.h"

#include "models/base/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace skein::ui {

namespace {

constexpr qint64 mostBytes = 64LL * 1024 * 1024;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlanFile)
};

} // namespace

Status writePlan(const QString& path, const rollout::Plan& plan)
{
    return writeFile(path, rollout::planToYaml(plan));
}

Result<rollout::Plan> readPlan(const QString& path, const QString& migrationId)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorClass::Access, Words::tr("the plan cannot be read: %1").arg(file.errorString()), path, Words::tr("Choose a YAML file that you may read."));
    if (file.size() > mostBytes)
        return makeError(ErrorClass::BadInput, Words::tr("the file is too large for a plan"), path, Words::tr("Choose a file that was saved as a plan."));
    Result<rollout::Plan> plan = rollout::planFromYaml(file.readAll(), QFileInfo(path).fileName());
    if (plan && plan->migrationId != migrationId) {
        return makeError(ErrorClass::Logic, Words::tr("the plan is of migration %1, not of %2").arg(plan->migrationId, migrationId), path,
            Words::tr("Open it from the migration it was drafted for."));
    }
    return plan;
}

} // namespace skein::ui
