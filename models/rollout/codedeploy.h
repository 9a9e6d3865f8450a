#pragma once

#include "models/rollout/ports.h"
#include "models/rollout/repositories.h"

#include <QJsonObject>

namespace skein::rollout {

/// The code half of a target: its deploy position (mode ref) or the default branch (mode merge).
class CodeDeploy
{
public:
    explicit CodeDeploy(Repositories& repositories);

    /// Mode ref: creates the deploy ref at the base commit unless it is there.
    Status enroll(const TargetSpec& target);
    /// The deploy position is where the plan says; no unapproved foreign commit lies in the range. Gives a sentence.
    Result<QString> preflight(const TargetSpec& target, const Plan& plan);
    Result<QJsonObject> deploy(const TargetSpec& target, const EffectKey& key);
    Result<QJsonObject> undeploy(const TargetSpec& target, const TargetRun& run, const EffectKey& key);
    Result<std::optional<QJsonObject>> probe(const TargetSpec& target, const TargetRun& run, const EffectKey& key);

private:
    Repositories& m_repositories;
};

} // namespace skein::rollout
