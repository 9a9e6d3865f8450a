// Which targets a stage adds. Ranks are sticky (a hash of plan and target), so a later stage always contains the
// earlier ones and a restarted rollout takes the same order. Seats of a stage are shared among the strata by the
// largest-remainder method (Hamilton), so that a small stage still samples every kind of pipeline where it can.
#include "models/rollout/plan.h"

#include "models/base/hash.h"
#include "models/metrics/expectedpower.h"

#include <QMap>

#include <algorithm>
#include <cmath>

namespace skein::rollout {

namespace {

struct Ranked {
    int index = 0;
    quint64 rank = 0;
};

using Strata = QMap<QString, QVector<Ranked>>;

Strata rankedStrata(const Plan& plan)
{
    Strata strata;
    for (int i = 0; i < plan.targets.size(); ++i) {
        const TargetSpec& target = plan.targets[i];
        const quint64 rank = stableHash((plan.migrationId + QLatin1Char('\n') + target.id).toUtf8());
        strata[target.stratum].append({i, rank});
    }
    for (QVector<Ranked>& stratum : strata) {
        std::sort(stratum.begin(), stratum.end(), [&](const Ranked& a, const Ranked& b) {
            const TargetSpec& left = plan.targets[a.index];
            const TargetSpec& right = plan.targets[b.index];
            // Pinned targets go first, the widest blast radius last.
            if (left.pinned != right.pinned)
                return left.pinned;
            const bool leftTop = left.topBand && !left.pinned;
            const bool rightTop = right.topBand && !right.pinned;
            if (leftTop != rightTop)
                return rightTop;
            return a.rank != b.rank ? a.rank < b.rank : left.id < right.id;
        });
    }
    return strata;
}

/// Seats per stratum for `wanted` targets in all, never more than a stratum offers.
QMap<QString, int> largestRemainder(const QMap<QString, int>& sizes, int wanted)
{
    int total = 0;
    for (int size : sizes)
        total += size;
    QMap<QString, int> seats;
    QVector<QPair<double, QString>> remainders;
    int given = 0;
    for (auto it = sizes.cbegin(); it != sizes.cend(); ++it) {
        const double quota = total == 0 ? 0 : double(wanted) * it.value() / total;
        const int whole = std::min(it.value(), int(std::floor(quota)));
        seats[it.key()] = whole;
        given += whole;
        remainders.append({quota - whole, it.key()});
    }
    std::stable_sort(remainders.begin(), remainders.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    while (given < wanted) {
        bool progress = false;
        for (const auto& [remainder, key] : std::as_const(remainders)) {
            if (given >= wanted)
                break;
            if (seats[key] < sizes[key]) {
                ++seats[key];
                ++given;
                progress = true;
            }
        }
        if (!progress)
            break;
    }
    return seats;
}

} // namespace

QVector<StageAssignment> assignStages(const Plan& plan)
{
    const Strata strata = rankedStrata(plan);
    const int total = int(plan.targets.size());
    QMap<QString, int> taken;
    QVector<StageAssignment> result;
    int cumulative = 0;
    for (int s = 0; s < plan.stages.size(); ++s) {
        const StageSpec& stage = plan.stages[s];
        StageAssignment assignment;
        int wanted = total == 0 ? 0 : std::max(1, int(std::ceil(stage.percent / 100.0 * total - 1e-9)));
        wanted = std::max(wanted, cumulative);

        QMap<QString, int> sizes;
        for (auto it = strata.cbegin(); it != strata.cend(); ++it) {
            int size = int(it.value().size());
            if (s == 0 && stage.percent < 100) {
                // The widest blast radius is never a first canary unless somebody pinned it.
                size = int(std::count_if(it.value().cbegin(), it.value().cend(), [&](const Ranked& r) {
                    return !plan.targets[r.index].topBand || plan.targets[r.index].pinned;
                }));
            }
            sizes[it.key()] = size;
        }
        int available = 0;
        for (int size : std::as_const(sizes))
            available += size;
        if (available == 0) {
            for (auto it = strata.cbegin(); it != strata.cend(); ++it)
                sizes[it.key()] = int(it.value().size());
        } else {
            wanted = std::min(wanted, available);
        }
        QMap<QString, int> seats = largestRemainder(sizes, std::max(wanted, cumulative));
        // Nested: a stratum never gives back what an earlier stage took.
        for (auto it = taken.cbegin(); it != taken.cend(); ++it)
            seats[it.key()] = std::max(seats.value(it.key()), it.value());
        int over = -std::max(wanted, cumulative);
        for (int count : std::as_const(seats))
            over += count;
        for (auto it = seats.begin(); over > 0 && it != seats.end(); ++it) {
            const int spare = std::min(over, it.value() - taken.value(it.key()));
            it.value() -= spare;
            over -= spare;
        }
        for (auto it = strata.cbegin(); it != strata.cend(); ++it) {
            const int from = taken.value(it.key());
            const int to = std::max(from, seats.value(it.key()));
            for (int i = from; i < to; ++i)
                assignment.targets << plan.targets[it.value()[i].index].id;
            taken[it.key()] = to;
            if (to == 0)
                assignment.uncoveredStrata << it.key();
        }
        cumulative += int(assignment.targets.size());
        assignment.cumulative = cumulative;
        // Every switched target runs once a load; the bake ends no earlier than minUnits of them.
        assignment.expectedUnits = std::max(stage.minUnits, int(assignment.targets.size()));
        assignment.smallestMargin = metrics::smallestPassableMargin(assignment.expectedUnits);
        if (!stage.exactInvariantsOnly && assignment.smallestMargin > stage.errorMargin) {
            assignment.problems << QStringLiteral(
                "%1 units can pass an error margin of %2 pp at best, the plan asks for %3 pp: widen the margin, enlarge the stage, wait for "
                "%4 units, or use the gate exactInvariantsOnly")
                                       .arg(assignment.expectedUnits)
                                       .arg(assignment.smallestMargin * 100, 0, 'f', 1)
                                       .arg(stage.errorMargin * 100, 0, 'f', 1)
                                       .arg(metrics::unitsForMargin(stage.errorMargin));
        }
        result.append(assignment);
    }
    return result;
}

} // namespace skein::rollout
