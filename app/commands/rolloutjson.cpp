#include "app/commands/rolloutjson.h"

#include "app/commands/common.h"
#include "models/rollout/runner.h"

#include <QEventLoop>
#include <QJsonArray>

namespace skein::app {

namespace {

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

} // namespace

QJsonObject rolloutToJson(const rollout::RolloutView& view)
{
    QJsonArray stages, targets, verbs;
    for (const rollout::StageView& stage : view.stages) {
        stages.append(QJsonObject {{QStringLiteral("percent"), stage.percent}, {QStringLiteral("targets"), stage.targets},
            {QStringLiteral("phase"), rollout::stagePhaseName(stage.phase)}, {QStringLiteral("verdict"), stage.verdict},
            {QStringLiteral("sentence"), stage.sentence}, {QStringLiteral("unitsObserved"), stage.unitsObserved},
            {QStringLiteral("unitsNeeded"), stage.unitsNeeded}, {QStringLiteral("startedAt"), timeText(stage.startedAt)},
            {QStringLiteral("endedAt"), timeText(stage.endedAt)}, {QStringLiteral("uncoveredStrata"), QJsonArray::fromStringList(stage.uncoveredStrata)}});
    }
    for (const rollout::TargetView& target : view.targets) {
        targets.append(QJsonObject {{QStringLiteral("id"), target.id}, {QStringLiteral("title"), target.title}, {QStringLiteral("owner"), target.owner},
            {QStringLiteral("state"), rollout::targetStateName(target.state)}, {QStringLiteral("stage"), target.stage},
            {QStringLiteral("attempts"), target.attempts}, {QStringLiteral("because"), target.because}, {QStringLiteral("repository"), target.repository},
            {QStringLiteral("commit"), target.commit}, {QStringLiteral("changeId"), target.changeId}, {QStringLiteral("warmBehind"), target.warmBehind}});
    }
    for (const rollout::Verb verb : view.verbs)
        verbs.append(rollout::verbName(verb));
    return {{QStringLiteral("id"), view.id}, {QStringLiteral("title"), view.title}, {QStringLiteral("migrationId"), view.migrationId},
        {QStringLiteral("environment"), view.environment}, {QStringLiteral("production"), view.production},
        {QStringLiteral("state"), rollout::rolloutStateName(view.state)}, {QStringLiteral("currentStage"), view.currentStage},
        {QStringLiteral("why"), view.why}, {QStringLiteral("next"), view.next}, {QStringLiteral("earliest"), timeText(view.earliest)},
        {QStringLiteral("stages"), stages}, {QStringLiteral("targets"), targets}, {QStringLiteral("verbs"), verbs},
        {QStringLiteral("rollback"), QJsonObject {{QStringLiteral("targets"), view.rollback.targets}, {QStringLiteral("exact"), view.rollback.exact},
            {QStringLiteral("asOf"), timeText(view.rollback.asOf)}, {QStringLiteral("estimatedMs"), view.rollback.estimatedMs},
            {QStringLiteral("text"), view.rollback.text}}},
        {QStringLiteral("seq"), view.seq}, {QStringLiteral("startedAt"), timeText(view.startedAt)}, {QStringLiteral("endedAt"), timeText(view.endedAt)},
        {QStringLiteral("planHash"), view.planHash}};
}

Result<QVector<rollout::RolloutViewPtr>> storedRollouts(const Arguments& arguments)
{
    const auto workspace = openWorkspace(arguments, store::OpenMode::ReadOnly);
    if (!workspace)
        return workspace.error();
    // On a read-only workspace the runner shows what the journal holds and drives nothing.
    rollout::Runner runner(*workspace);
    std::optional<Error> failure;
    QEventLoop loop;
    QObject::connect(&runner, &rollout::Runner::ready, &loop, &QEventLoop::quit);
    QObject::connect(&runner, &rollout::Runner::failed, &loop, [&](const Error& error) {
        failure = error;
        loop.quit();
    });
    runner.begin();
    loop.exec();
    if (failure && runner.views().isEmpty())
        return *failure;
    return runner.views();
}

} // namespace skein::app
