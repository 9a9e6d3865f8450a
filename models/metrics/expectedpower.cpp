#include "models/metrics/expectedpower.h"

#include "models/metrics/alpha.h"

#include <cmath>

namespace skein::metrics {

double smallestPassableMargin(qint64 units, double confidence)
{
    return units <= 0 ? 1.0 : -std::expm1(std::log(1 - confidence) / double(units));
}

qint64 unitsForMargin(double margin, double confidence)
{
    if (!(margin > 0))
        return 0;
    if (margin >= 1)
        return 1;
    auto units = qint64(std::ceil(std::log(1 - confidence) / std::log1p(-margin)));
    // Strictly under the margin, whatever the rounding of the logarithms.
    while (smallestPassableMargin(units, confidence) >= margin)
        ++units;
    return units;
}

qint64 unitsForFail(double margin, double alpha)
{
    qint64 low = 1;
    qint64 high = 10000;
    const double first = alphaAt(alpha, 1);
    if (!canFailErrorRate(high, 0, high, margin, first))
        return 0;
    while (high - low > 1) {
        const qint64 middle = (low + high) / 2;
        (canFailErrorRate(middle, 0, middle, margin, first) ? high : low) = middle;
    }
    return high;
}

} // namespace skein::metrics
