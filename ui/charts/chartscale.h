#pragma once

#include <QString>

namespace skein::ui {

/// The least of 1, 2, 2.5, 5 times a power of ten that is not below `value`; 1 for nothing and nonsense.
double niceCeiling(double value);
/// printf format for axis labels up to `top`.
const char* labelFormat(double top);
/// Date format for a time axis that long: seconds matter for minutes, days for weeks.
QString timeFormat(qint64 spanMs);

} // namespace skein::ui
