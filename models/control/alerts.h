#pragma once

#include "models/campaign/migration.h"
#include "models/control/alert.h"
#include "models/review/change.h"
#include "models/rollout/view.h"
#include "models/store/workspaceconfig.h"

#include <QSet>

#include <memory>

namespace skein::control {

/// When something is worth an alert.
struct AlertConfig {
    qint64 stalledAfterMs = 3LL * 24 * 3600 * 1000;
    double failureRate = 0.2;   ///< share of attempted consumers that failed
    int failureMinimum = 3;     ///< fewer failures are shown where they are, and nowhere else
};
/// From the workspace's settings "alerts.stalledDays" and "alerts.failureRate"; three minutes in the sample.
AlertConfig alertConfigOf(const store::WorkspaceConfig& config);

/// Everything that wants a person, most severe and newest first. Pure. An alert whose begin is not known has `now`.
QVector<Alert> deriveAlerts(const QVector<std::shared_ptr<const campaign::Migration>>& migrations, const QVector<review::Change>& changes,
    const QVector<rollout::RolloutViewPtr>& rollouts, const AlertConfig& config, const QDateTime& now);

/// Carries the begin of alerts that last over from the list before and marks those that were seen.
QVector<Alert> continueAlerts(QVector<Alert> alerts, const QVector<Alert>& before, const QSet<QString>& seen);

} // namespace skein::control
