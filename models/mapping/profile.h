#pragma once

#include "models/catalog/entity.h"

#include <QString>
#include <QStringList>
#include <QVariant>
#include <QVector>

namespace skein::mapping {

struct ValueCount {
    QString value;
    qint64 count = 0;
    bool operator==(const ValueCount& o) const = default;
};

/// What is known about a column's values from looking at some rows of it. Counts refer to the rows looked at.
struct ColumnProfile {
    QString name;
    qint64 rows = 0;
    qint64 nulls = 0;
    qint64 distinct = 0;
    QVariant min; ///< invalid when unknown; a number for numeric columns
    QVariant max;
    double mean = 0;          ///< of numeric values; 0 when there are none
    bool numeric = false;     ///< every non-null value is a number: min, max and mean may be compared
    QVector<ValueCount> topValues; ///< most frequent first
    QStringList sampleValues; ///< any other values, as text
};

/// Date or Timestamp where every profiled value is text of that ISO form, Unknown otherwise. O(values).
LogicalType temporalText(const ColumnProfile& profile);

/// One side's profiles; both parts may be empty. `sampleRows` are whole rows, values in the order of `rowColumns`,
/// from which combined columns are recognised; the two sides' rows need not correspond.
struct ProfileSet {
    QVector<ColumnProfile> columns;
    QStringList rowColumns;
    QVector<QVariantList> sampleRows;

    const ColumnProfile* column(const QString& name) const
    {
        for (const ColumnProfile& profile : columns) {
            if (profile.name.compare(name, Qt::CaseInsensitive) == 0)
                return &profile;
        }
        return nullptr;
    }
};

/// A profile of text values as they stand in a file or a query's answer; an invalid variant is NULL. O(n log n).
ColumnProfile profileValues(const QString& name, const QVariantList& values, int topLimit = 50);
/// The same for whole rows, which are kept as sample rows too (at most `rowLimit`).
ProfileSet profileRows(const QStringList& columns, const QVector<QVariantList>& rows, int rowLimit = 1000);

} // namespace skein::mapping
