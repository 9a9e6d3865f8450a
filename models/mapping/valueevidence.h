#pragma once

#include "models/mapping/profile.h"

#include <QJsonObject>

#include <optional>

namespace skein::mapping {

/// new = old * factor + offset, fitted on minimum, mean and maximum.
struct UnitFit {
    double factor = 1;
    double offset = 0;
    QString name; ///< "milliseconds to seconds", "a factor of 100"
};

/// A table of old and new values found by spelling and frequency.
struct ValueMapFit {
    QJsonObject values;  ///< old → new
    double coverage = 0; ///< share of the non-null old rows whose value the table has
    double score = 0;    ///< 0..1, how well the pairs agree
};

struct ValueVerdict {
    bool known = false;  ///< false: too little is known about the values to say anything
    double score = 0;    ///< 0..1
    double overlap = 0;  ///< share of the old side's values that the new side has, unchanged
    QString detail;
    std::optional<UnitFit> unit;
    std::optional<ValueMapFit> valueMap;
};

/// Compares two columns' values. O(n log n) in the values profiled, O(k³) in the k <= 40 values of small sets.
ValueVerdict compareValues(const ColumnProfile& oldColumn, const ColumnProfile& newColumn);

} // namespace skein::mapping
