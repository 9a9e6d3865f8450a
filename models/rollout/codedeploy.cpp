#include "models/rollout/codedeploy.h"

namespace skein::rollout {

namespace {

QStringList pathsOf(const TargetSpec& target)
{
    QStringList paths;
    for (const PipelineSpec& pipeline : target.pipelines)
        paths << pipeline.path;
    return paths;
}

QString skeinAddress(const EffectKey& key)
{
    return QStringLiteral("skein://rollout/%1/%2").arg(key.rollout, key.target);
}

} // namespace

QString deployRef(const QString& environment, const QString& targetId)
{
    QString name;
    for (const QChar c : targetId) {
        const bool plain = c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-') || c == QLatin1Char('/');
        name += plain ? c : QLatin1Char('-');
    }
    const QString prefix = environment.isEmpty() ? QStringLiteral("default") : environment;
    if (name.startsWith(prefix + QLatin1Char('/')))
        return QStringLiteral("refs/skein/deploy/") + name;
    return QStringLiteral("refs/skein/deploy/%1/%2").arg(prefix, name);
}

CodeDeploy::CodeDeploy(Repositories& repositories)
    : m_repositories(repositories)
{
}

Status CodeDeploy::enroll(const TargetSpec& target)
{
    if (target.mode != DeployMode::Ref)
        return {};
    const QString ref = deployRef(target.environment, target.id);
    const Result<std::optional<QString>> present = m_repositories.readRef(target.repository, ref);
    if (!present)
        return present.error();
    if (present->has_value())
        return {};
    return m_repositories.moveRef(target.repository, ref, target.baseCommit, {});
}

Result<QString> CodeDeploy::preflight(const TargetSpec& target, const Plan& plan)
{
    if (target.mode == DeployMode::Ref) {
        const QString ref = deployRef(target.environment, target.id);
        const Result<std::optional<QString>> present = m_repositories.readRef(target.repository, ref);
        if (!present)
            return present.error();
        if (!present->has_value() || **present != target.baseCommit) {
            return makeError(ErrorClass::Logic,
                QStringLiteral("%1 is at %2, the plan was made for %3")
                    .arg(ref, present->has_value() ? (*present)->left(10) : QStringLiteral("nothing"), target.baseCommit.left(10)),
                target.repository, QStringLiteral("Somebody moved the deploy ref: make a new plan."));
        }
    }
    const Result<QStringList> foreign = m_repositories.foreignCommits(target.repository, target.baseCommit, target.commit, pathsOf(target),
        plan.datasets.isEmpty() ? QString() : plan.datasets.constFirst().mapping.id);
    if (!foreign)
        return foreign.error();
    if (!foreign->isEmpty() && !target.foreignApproved) {
        return makeError(ErrorClass::Logic,
            QStringLiteral("%1 commits in the deploy range are not this migration's, the first is %2").arg(foreign->size()).arg(foreign->constFirst()),
            target.repository, QStringLiteral("Approve them in the plan, or deploy them on their own first."));
    }
    if (!foreign->isEmpty())
        return QStringLiteral("deploys %1 approved foreign commits as well").arg(foreign->size());
    return QStringLiteral("nothing but this migration's change is deployed");
}

Result<QJsonObject> CodeDeploy::deploy(const TargetSpec& target, const EffectKey& key)
{
    if (target.mode == DeployMode::Ref) {
        const QString ref = deployRef(target.environment, target.id);
        const Result<std::optional<QString>> present = m_repositories.readRef(target.repository, ref);
        if (!present)
            return present.error();
        if (!present->has_value() || **present != target.commit) {
            if (const Status moved = m_repositories.moveRef(target.repository, ref, target.commit, target.baseCommit); !moved)
                return moved.error();
        }
        return QJsonObject {{QStringLiteral("oid"), target.commit}, {QStringLiteral("ref"), ref},
            {QStringLiteral("because"), QStringLiteral("runs %1").arg(target.commit.left(10))}};
    }
    const Result<QString> merged = m_repositories.merge(target.repository, target.commit,
        QStringLiteral("Merge %1\n\nDeployed by %2\n").arg(target.branch.isEmpty() ? target.commit.left(10) : target.branch, skeinAddress(key)));
    if (!merged)
        return merged.error();
    return QJsonObject {{QStringLiteral("oid"), *merged}, {QStringLiteral("because"), QStringLiteral("merged as %1").arg(merged->left(10))}};
}

Result<QJsonObject> CodeDeploy::undeploy(const TargetSpec& target, const TargetRun& run, const EffectKey& key)
{
    if (target.mode == DeployMode::Ref) {
        const QString ref = deployRef(target.environment, target.id);
        const Result<std::optional<QString>> present = m_repositories.readRef(target.repository, ref);
        if (!present)
            return present.error();
        if (!present->has_value() || **present != target.baseCommit) {
            if (const Status moved = m_repositories.moveRef(target.repository, ref, target.baseCommit, target.commit); !moved)
                return moved.error();
        }
        return QJsonObject {{QStringLiteral("oid"), target.baseCommit}, {QStringLiteral("ref"), ref},
            {QStringLiteral("because"), QStringLiteral("merged, not deployed: runs %1 again").arg(target.baseCommit.left(10))}};
    }
    const Result<QString> reverted = m_repositories.revert(target.repository, run.mergeOid,
        QStringLiteral("Revert %1\n\nRolled back by %2\n").arg(target.branch.isEmpty() ? run.mergeOid.left(10) : target.branch, skeinAddress(key)));
    if (!reverted)
        return reverted.error();
    return QJsonObject {{QStringLiteral("oid"), *reverted}, {QStringLiteral("because"), QStringLiteral("reverted as %1").arg(reverted->left(10))}};
}

Result<std::optional<QJsonObject>> CodeDeploy::probe(const TargetSpec& target, const TargetRun& run, const EffectKey& key)
{
    Q_UNUSED(run)
    const std::optional<QJsonObject> unknown;
    // Merging and reverting recognise what they did themselves: doing them again is doing them once.
    if (target.mode != DeployMode::Ref)
        return unknown;
    const QString ref = deployRef(target.environment, target.id);
    const Result<std::optional<QString>> present = m_repositories.readRef(target.repository, ref);
    if (!present)
        return present.error();
    const QString wanted = key.step == QLatin1String("deploy") ? target.commit : target.baseCommit;
    if (present->has_value() && **present == wanted)
        return std::optional<QJsonObject>(QJsonObject {{QStringLiteral("oid"), wanted}, {QStringLiteral("ref"), ref}});
    return unknown;
}

} // namespace skein::rollout
