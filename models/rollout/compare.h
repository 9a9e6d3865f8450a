#pragma once

#include "models/warehouse/warehouse.h"

namespace skein::rollout {

/// How two runs of the same output compare.
struct OutputComparison {
    bool equal = false;
    qint64 rowsDiffer = 0;
    QString sentence;       ///< "1,204 rows equal", "12 of 1,204 rows differ, first: …"
};

/// Content equality of two relations with the same columns: by fingerprint first (one pass each); where that differs,
/// row by row in sorted order with a relative tolerance of 1e-9 for floating-point values, because a sum of reals
/// depends on the order of its terms. Columns in `except` are left out. O(rows log rows).
Result<OutputComparison> compareOutputs(warehouse::Warehouse& warehouse, const QString& oldRelation, const QString& newRelation,
    const QStringList& except = {}, const CancelToken& cancel = {});

/// Columns whose content differs between two runs of the same code over the same inputs: they cannot be compared.
Result<QStringList> unstableColumns(warehouse::Warehouse& warehouse, const QString& first, const QString& second);

} // namespace skein::rollout
