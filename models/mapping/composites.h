#pragma once

#include "models/catalog/entity.h"
#include "models/mapping/profile.h"

namespace skein::mapping {

/// Columns that together make up one column of the other side.
struct CompositeFit {
    QString whole;
    QStringList parts;
    QString separator;
    double share = 0;   ///< of the rows tried, the parts joined are a value of the whole; 0 = from names alone
    qint64 rows = 0;    ///< rows tried
};

/// Pairs of columns of `partSide` whose values, joined with a usual separator, are values of a column of `wholeSide`.
/// At least 5 rows and a share of 0.8. Needs sample rows on the part side. O(w p² s) lookups, with an early way out.
QVector<CompositeFit> compositesByValues(const ProfileSet& wholeSide, const ProfileSet& partSide);
/// The same from the table of usual names ("full_name" = "first_name" + " " + "last_name").
QVector<CompositeFit> compositesByNames(const QVector<Column>& wholeSide, const QVector<Column>& partSide);

} // namespace skein::mapping
