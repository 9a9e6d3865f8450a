#pragma once

#include "models/base/result.h"
#include "models/catalog/entity.h"

#include <QMap>
#include <QString>
#include <QVariant>

namespace skein::mapping {

/// One row: column → value; an invalid variant is NULL. Values are integers (qlonglong), doubles, texts and booleans;
/// dates and times are ISO texts ("2024-05-01", "2024-05-01 12:30:00[.zzz]"), as SQLite keeps them.
using Row = QMap<QString, QVariant>;

/// Case-insensitive look-up; invalid when absent.
QVariant rowValue(const Row& row, const QString& column);

/// The forms a value may take outside become the forms above (QDate → text, int → qlonglong, JSON null → invalid).
QVariant canonicalValue(const QVariant& value);
/// The text of a value as a CAST to text gives it: whole doubles keep ".0", booleans are "true" and "false".
QString valueText(const QVariant& value);
/// Equal as SQL would have it, NULL equal to NULL, doubles within a relative 1e-12.
bool sameValue(const QVariant& a, const QVariant& b);

struct CastOptions {
    QString epoch; ///< "s" or "ms": what an integer means as a time
    QString rounding = QStringLiteral("round"); ///< or "truncate": doubles to integers
};
/// Converts strictly: a text that is no number is an error, never 0. NULL stays NULL.
Result<QVariant> castValue(const QVariant& value, LogicalType to, const CastOptions& options = {});

} // namespace skein::mapping
