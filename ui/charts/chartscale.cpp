#include "ui/charts/chartscale.h"

#include <cmath>

namespace skein::ui {

double niceCeiling(double value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 2.5, 5.0}) {
        if (step * power >= value * (1 - 1e-12))
            return step * power;
    }
    return 10 * power;
}

const char* labelFormat(double top)
{
    return top >= 10 ? "%.0f" : top >= 1 ? "%.1f" : top >= 0.1 ? "%.2f" : "%.3f";
}

QString timeFormat(qint64 spanMs)
{
    constexpr qint64 minute = 60 * 1000;
    constexpr qint64 day = 24 * 60 * minute;
    if (spanMs < 30 * minute)
        return QStringLiteral("HH:mm:ss");
    return spanMs < 2 * day ? QStringLiteral("HH:mm") : QStringLiteral("d MMM");
}

} // namespace skein::ui
