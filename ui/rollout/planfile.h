#pragma once

#include "models/rollout/plan.h"

namespace skein::ui {

/// A plan as a YAML file, for review and reuse. Both read or write files: call them on a worker.
Status writePlan(const QString& path, const rollout::Plan& plan);
/// Refuses plans of another migration than `migrationId`.
Result<rollout::Plan> readPlan(const QString& path, const QString& migrationId);

} // namespace skein::ui
