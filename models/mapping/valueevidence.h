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
    LogicalType oldTime = LogicalType::Unknown; ///< both set where text of one temporal form becomes the other
    LogicalType newTime = LogicalType::Unknown;
};

/// 1/0 for the usual spellings of true and false, -1 for anything else.
int truthOf(const QString& text);

/// Compares two columns' values. O(n log n) in the values profiled, O(k³) in the k <= 40 values of small sets.
ValueVerdict compareValues(const ColumnProfile& oldColumn, const ColumnProfile& newColumn);

/// A table from the old values to those that the new column's description lists: {aud, vid} and "audio, video". Every
/// old value must lead to exactly one listed value, and no two to the same; nothing where no value changes.
std::optional<ValueMapFit> mapToListed(const QStringList& oldValues, const QStringList& listed);

/// Do the numbers bear out new = old * factor? Where the new rows are finer each holds a part of the old number, so
/// only a new number that is far too large speaks against it.
struct FactorVerdict {
    bool confirmed = false;
    bool refuted = false;
    QString detail;
};
FactorVerdict checkFactor(const ColumnProfile& oldColumn, const ColumnProfile& newColumn, double factor, bool finer);

} // namespace skein::mapping
