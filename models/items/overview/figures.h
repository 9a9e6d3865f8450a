#pragma once

#include "models/campaign/migration.h"
#include "models/catalog/impact.h"
#include "models/items/cellroles.h"
#include "models/rollout/view.h"

#include <memory>

namespace skein::items {

using MigrationPtr = std::shared_ptr<const campaign::Migration>;

/// Why consumers do not move on, in three words: blocked = somebody must decide something; stalled = it waits for a
/// retry or for its author; failed = it did not work.
enum class Trouble { None, Blocked, Stalled, Failed };
Trouble troubleOf(const campaign::Consumer& consumer); ///< None for consumers out of scope
QString troubleWords(Trouble trouble);

struct OwnerBlock {
    QString owner;      ///< empty = nobody owns them
    int troubled = 0;
    int open = 0;       ///< not done, troubled ones included
    bool operator==(const OwnerBlock& o) const = default;
};

/// All that one migration's card shows.
struct MigrationFigures {
    QString id, title, source, target, owner;
    QString stateWords;
    Mark mark = Mark::None;
    bool ended = false;
    int inScope = 0, done = 0;
    int blocked = 0, stalled = 0, failed = 0, inReview = 0;
    double progress = 0;           ///< done / in scope, 0 with an empty scope
    double successRate = 0;        ///< NaN when none was attempted
    QDate deadline, forecast;
    QString forecastWords;         ///< "forecast 24 Mar, 7 days before the deadline"
    Mark forecastMark = Mark::None;
    QString gate;
    QVector<campaign::BurndownPoint> burndown;
    QDateTime createdAt;
    QVector<OwnerBlock> owners;    ///< who blocks it, most first
    QString rolloutId, rolloutWords;
    Mark rolloutMark = Mark::None;
    int rolledOut = 0, rolloutTargets = 0; ///< consumers that run the new code, of those any rollout took up: merged is not in service
};

/// `rollouts` may hold others' as well; the newest of this migration counts, a live one before an ended one.
MigrationFigures figuresOf(const campaign::Migration& migration, const QVector<rollout::RolloutViewPtr>& rollouts, const QDate& today);
/// Owners of troubled consumers over several migrations, most first. Consumers out of scope do not count.
QVector<OwnerBlock> blockingOwners(const QVector<MigrationPtr>& migrations);

struct EstateFigures {
    Coverage coverage;
    int owners = 0;         ///< groups and users that own a dataset or pipeline
    int openMigrations = 0;
    int liveRollouts = 0;
};
EstateFigures estateOf(const Catalog& catalog, const QVector<MigrationPtr>& migrations, const QVector<rollout::RolloutViewPtr>& rollouts);

QString migrationWords(campaign::MigrationState state);
Mark migrationMark(campaign::MigrationState state);
QString rolloutWords(const rollout::RolloutView& rollout); ///< "stage 2 of 4 · baking", "paused: …"
Mark rolloutMark(rollout::RolloutState state);

} // namespace skein::items
