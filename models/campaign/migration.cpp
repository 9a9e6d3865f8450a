#include "models/campaign/migration.h"

#include "models/base/names.h"

#include <algorithm>
#include <limits>

namespace skein::campaign {

namespace {

constexpr Named<MigrationState> kMigrationStates[] = {
    {MigrationState::Draft, "draft"}, {MigrationState::Mapping, "mapping"}, {MigrationState::InProgress, "inProgress"},
    {MigrationState::Completed, "completed"}, {MigrationState::Retired, "retired"}, {MigrationState::Abandoned, "abandoned"},
};

constexpr Named<ConsumerState> kConsumerStates[] = {
    {ConsumerState::Pending, "pending"}, {ConsumerState::BlockedOnMapping, "blockedOnMapping"},
    {ConsumerState::BlockedOnDrift, "blockedOnDrift"}, {ConsumerState::Running, "running"},
    {ConsumerState::RetryWait, "retryWait"}, {ConsumerState::Failed, "failed"}, {ConsumerState::BrokenBefore, "brokenBefore"},
    {ConsumerState::NoChanges, "noChanges"}, {ConsumerState::LeftOnV1, "leftOnV1"}, {ConsumerState::Ready, "ready"},
    {ConsumerState::Skipped, "skipped"}, {ConsumerState::PrCreating, "prCreating"}, {ConsumerState::PrOpen, "prOpen"},
    {ConsumerState::ChangesRequested, "changesRequested"}, {ConsumerState::Approved, "approved"},
    {ConsumerState::Merged, "merged"}, {ConsumerState::Closed, "closed"},
};

bool isDone(ConsumerState state)
{
    return state == ConsumerState::Merged || state == ConsumerState::NoChanges || state == ConsumerState::LeftOnV1
        || state == ConsumerState::Skipped;
}

} // namespace

QString migrationStateName(MigrationState state)
{
    return nameOf(kMigrationStates, state);
}

std::optional<MigrationState> migrationStateFromName(const QString& name)
{
    return valueOf(kMigrationStates, name);
}

QString consumerStateName(ConsumerState state)
{
    return nameOf(kConsumerStates, state);
}

std::optional<ConsumerState> consumerStateFromName(const QString& name)
{
    return valueOf(kConsumerStates, name);
}

int Migration::count(ConsumerState state) const
{
    return int(std::count_if(consumers.cbegin(), consumers.cend(),
        [&](const Consumer& c) { return c.decision == QLatin1String("in") && c.state == state; }));
}

int Migration::inScope() const
{
    return int(std::count_if(consumers.cbegin(), consumers.cend(), [](const Consumer& c) { return c.decision == QLatin1String("in"); }));
}

const Consumer* Migration::consumer(const EntityRef& ref) const
{
    const auto it = std::lower_bound(consumers.cbegin(), consumers.cend(), ref, [](const Consumer& c, const EntityRef& r) { return c.ref < r; });
    return it != consumers.cend() && it->ref == ref ? &*it : nullptr;
}

int Migration::done() const
{
    return int(std::count_if(
        consumers.cbegin(), consumers.cend(), [](const Consumer& c) { return c.decision == QLatin1String("in") && isDone(c.state); }));
}

double Migration::successRate() const
{
    // Broken before is not the migration's failure, and what nobody touched was not attempted.
    const int failed = count(ConsumerState::Failed) + count(ConsumerState::Closed);
    int succeeded = 0;
    for (const ConsumerState state : {ConsumerState::LeftOnV1, ConsumerState::Ready, ConsumerState::PrCreating, ConsumerState::PrOpen,
             ConsumerState::ChangesRequested, ConsumerState::Approved, ConsumerState::Merged})
        succeeded += count(state);
    const int attempted = failed + succeeded;
    return attempted == 0 ? std::numeric_limits<double>::quiet_NaN() : double(succeeded) / attempted;
}

QDate forecast(const Migration& migration)
{
    constexpr int kPoints = 20;
    if (migration.burndown.isEmpty())
        return {};
    const BurndownPoint& last = migration.burndown.constLast();
    if (last.open == 0)
        return last.at.date();
    const qsizetype first = std::max<qsizetype>(0, migration.burndown.size() - kPoints);
    const qsizetype n = migration.burndown.size() - first;
    if (n < 2)
        return {};
    // Least squares of what is open over time, in seconds since the first point.
    double sumT = 0, sumY = 0, sumTT = 0, sumTY = 0;
    const QDateTime origin = migration.burndown[first].at;
    for (qsizetype i = first; i < migration.burndown.size(); ++i) {
        const double t = double(origin.msecsTo(migration.burndown[i].at)) / 1000;
        const double y = migration.burndown[i].open;
        sumT += t;
        sumY += y;
        sumTT += t * t;
        sumTY += t * y;
    }
    const double spread = double(n) * sumTT - sumT * sumT;
    if (spread <= 0)
        return {};
    const double slope = (double(n) * sumTY - sumT * sumY) / spread;
    if (slope >= 0)
        return {};
    const double secondsLeft = last.open / -slope;
    constexpr double kCentury = 100.0 * 365 * 24 * 3600;
    return secondsLeft > kCentury ? QDate() : last.at.addSecs(qint64(secondsLeft)).date();
}

MigrationState derivedState(const Migration& migration)
{
    if (migration.state == MigrationState::Abandoned || migration.state == MigrationState::Retired)
        return migration.state;
    if (migration.mappingId.isEmpty())
        return MigrationState::Draft;
    const int all = migration.inScope();
    if (all > 0 && migration.done() == all && migration.toRollOut == 0)
        return MigrationState::Completed;
    const bool begun = std::any_of(migration.consumers.cbegin(), migration.consumers.cend(), [](const Consumer& c) {
        return c.decision == QLatin1String("in")
            && (!c.changeId.isEmpty() || c.state == ConsumerState::Ready || c.state == ConsumerState::Running || c.state == ConsumerState::RetryWait
                || c.state == ConsumerState::LeftOnV1);
    });
    return begun ? MigrationState::InProgress : MigrationState::Mapping;
}

void noteProgress(Migration& migration, const QDateTime& now)
{
    migration.state = derivedState(migration);
    const int done = migration.done();
    const int open = migration.inScope() - done;
    if (!migration.burndown.isEmpty() && migration.burndown.constLast().open == open && migration.burndown.constLast().done == done)
        return;
    if (migration.inScope() == 0 && migration.burndown.isEmpty())
        return;
    if (migration.burndown.isEmpty() || done > migration.burndown.constLast().done)
        migration.lastProgressAt = now;
    // Points of one minute are one point: the line is read over days.
    constexpr qint64 kSameMs = 60 * 1000;
    constexpr qsizetype kKept = 2000;
    const bool replace = migration.burndown.size() > 1 && migration.burndown.constLast().at.msecsTo(now) < kSameMs
        && migration.burndown[migration.burndown.size() - 2].at.msecsTo(now) < kSameMs && migration.burndown.size() > 200;
    if (replace)
        migration.burndown.removeLast();
    migration.burndown.append({now, open, done});
    if (migration.burndown.size() > kKept)
        migration.burndown.remove(1, migration.burndown.size() - kKept);
}

} // namespace skein::campaign
