#include "app/tour/outside.h"

#include "models/control/livecontrol.h"
#include "models/git/repository.h"
#include "models/rollout/repositories.h"
#include "models/sample/writer.h"
#include "models/warehouse/sqlitewarehouse.h"

namespace skein::app {

namespace {

std::unique_ptr<warehouse::SqliteWarehouse> opened(const QString& workspace)
{
    warehouse::SqliteOptions options;
    options.readOnly = true;
    auto made = warehouse::SqliteWarehouse::open(workspace + QLatin1Char('/') + sample::warehouseFile, options);
    return made ? std::move(*made) : nullptr;
}

QString repositoryPath(const QString& workspace, const QString& name)
{
    return workspace + QStringLiteral("/repos/%1.git").arg(name);
}

} // namespace

OutsideWorld::OutsideWorld(QString workspace)
    : m_workspace(std::move(workspace))
{
}

QString OutsideWorld::content(const QString& relation) const
{
    const auto warehouse = opened(m_workspace);
    if (!warehouse)
        return QStringLiteral("error: the warehouse cannot be opened");
    const Result<warehouse::Fingerprint> print = warehouse->fingerprint(relation);
    return print ? print->toString() : QStringLiteral("error: ") + print.error().toText();
}

QString OutsideWorld::deployedCommit(const QString& environment, const rollout::TargetView& target) const
{
    const Result<git::Repository> repository = git::Repository::open(repositoryPath(m_workspace, target.repository));
    if (!repository)
        return {};
    const Result<std::optional<git::Oid>> at = repository->readRef(rollout::deployRef(environment, target.id));
    return at && at->has_value() ? **at : QString();
}

bool OutsideWorld::agrees(const QString& relation, const control::LiveControl& control, const QString& rolloutId) const
{
    const rollout::RolloutViewPtr view = control.rollout(rolloutId);
    const auto warehouse = opened(m_workspace);
    if (!view || !warehouse)
        return false;
    for (const rollout::TargetView& target : view->targets) {
        if (!target.id.endsWith(QLatin1Char('/') + relation))
            continue;
        const Result<git::Repository> repository = git::Repository::open(repositoryPath(m_workspace, target.repository));
        const Result<QByteArray> code = repository ? repository->readFile(target.baseCommit, QStringLiteral("pipelines/%1.sql").arg(relation)) : Result<QByteArray>(repository.error());
        if (!code)
            return false;
        QByteArray query = code->trimmed();
        if (query.endsWith(';'))
            query.chop(1);
        const QString old = QString::fromUtf8(query);
        const QString now = QStringLiteral("SELECT * FROM %1").arg(warehouse->quoted(relation));
        for (const auto& [left, right] : {QPair<QString, QString>(old, now), QPair<QString, QString>(now, old)}) {
            const Result<warehouse::Rows> rows
                = warehouse->query(QStringLiteral("SELECT COUNT(*) FROM (SELECT * FROM (%1\n) EXCEPT SELECT * FROM (%2\n))").arg(left, right));
            if (!rows || rows->rows.isEmpty() || rows->rows.constFirst().constFirst().toLongLong() != 0)
                return false;
        }
        return true;
    }
    return false;
}

} // namespace skein::app
