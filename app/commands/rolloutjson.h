#pragma once

#include "app/arguments.h"
#include "models/rollout/view.h"

#include <QJsonObject>

namespace skein::app {

/// A rollout as scripts read it.
QJsonObject rolloutToJson(const rollout::RolloutView& view);

/// What the journal says about the workspace's rollouts, newest first. Changes nothing and needs no lock.
Result<QVector<rollout::RolloutViewPtr>> storedRollouts(const Arguments& arguments);

} // namespace skein::app
