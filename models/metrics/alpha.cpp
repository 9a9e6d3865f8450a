#include "models/metrics/alpha.h"

#include "models/metrics/stats.h"

#include <algorithm>
#include <cmath>

namespace skein::metrics {

double alphaAt(double alpha, int look)
{
    return look < 1 ? 0.0 : 6 * alpha / (M_PI * M_PI * double(look) * double(look));
}

double alphaSpent(double alpha, int looks)
{
    double sum = 0;
    for (int k = looks; k >= 1; --k)
        sum += alphaAt(alpha, k);
    return sum;
}

bool lookDue(const LookPolicy& policy, int looksSpent, int unitsAtLastLook, int units, int plannedUnits)
{
    if (units <= 0 || units <= unitsAtLastLook)
        return false;
    if (looksSpent > 0)
        return true;
    const int wait = plannedUnits > 0 ? std::min(plannedUnits, policy.firstLookUnits) : policy.firstLookUnits;
    return units >= wait;
}

bool canFailErrorRate(qint64 newN, qint64 oldErrors, qint64 oldN, double margin, double alpha)
{
    if (newN < 2 || oldN <= 0)
        return false;
    return newcombeDifference(newN, newN, oldErrors, oldN, alpha, 40).lower > margin;
}

bool canFailPaired(int pairs, double alpha)
{
    return pairs > 0 && std::ldexp(1.0, -std::min(pairs, 1000)) <= alpha;
}

} // namespace skein::metrics
