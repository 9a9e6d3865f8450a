#pragma once

#include "models/mapping/mapping.h"

namespace skein::mapping {

/// The inverse class with the reason for it, one sentence.
struct InverseVerdict {
    InverseClass cls = InverseClass::None;
    QString reason;
};

/// Like Rule::inverse(), and also uses the column types of the mapping's sides where they are known: a unit rule that
/// rounds into an integer column is lossy, a cast is judged by the type lattice.
InverseVerdict inverseClass(const Rule& rule, const Side& source, const Side& target);
/// From kind and parameters alone.
InverseVerdict inverseClass(const Rule& rule);

/// The side's column by name, case-insensitive; null when the side does not list its columns or lacks this one.
const Column* columnOf(const Side& side, const QString& name);

} // namespace skein::mapping
