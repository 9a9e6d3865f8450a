#pragma once

#include <QtGlobal>

namespace skein::metrics {

/// The smallest error-rate margin that `units` error-free units can pass: 1 - (1 - confidence)^(1/units), the exact
/// upper limit of a proportion with no errors (about 3/units). 1 for no units.
double smallestPassableMargin(qint64 units, double confidence = 0.95);

/// Error-free units needed to pass a margin: 299 at 1 %, 149 at 2 %, 59 at 5 %, 29 at 10 % with confidence 0.95.
/// 0 when the margin cannot be passed by any number (margin <= 0).
qint64 unitsForMargin(double margin, double confidence = 0.95);

/// The smallest number of units at which a FAIL is possible at all at the first look: every new run fails, no old run
/// does, both sides have that many. 0 when none up to 10,000 suffices.
qint64 unitsForFail(double margin, double alpha = 0.01);

} // namespace skein::metrics
