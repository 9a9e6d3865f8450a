#pragma once

#include "models/codegen/generated.h"
#include "models/codegen/ir.h"
#include "models/mapping/expression.h"
#include "models/mapping/mapping.h"

namespace skein::codegen {

/// Names of the relations where they differ from the datasets' (staging tables, chunks, kept copies).
struct PlanOptions {
    QString sourceRelation; ///< empty = the mapping's source dataset
    QString targetRelation; ///< empty = the mapping's target dataset
};

/// A mapping as relational IR: one projection for each column, in the target's column order where it is known.
struct Plan {
    QVector<Projection> columns;
    RelPtr input;
    bool distinct = false;
    QVector<Diagnostic> diagnostics;

    bool blocked() const;
    RelPtr query() const { return project(input, columns, distinct); }
    const Projection* column(const QString& name) const; ///< case-insensitive; null when absent
};

/// v2's columns over v1, from the active rules alone. Blocking: a v2 column nothing fills, two rules for one column, an
/// undecided rule on the way, a row relation that a SELECT from v1 cannot make.
Plan planForward(const mapping::Mapping& mapping, const PlanOptions& options = {});

/// v1's columns over v2. Blocking for every v1 column whose rule has no exact inverse, with the reason.
Plan planInverse(const mapping::Mapping& mapping, const PlanOptions& options = {});

/// A derived rule's expression as IR; column types from `side`. Columns the side lacks are blocking.
ExprPtr exprFromSql(const QString& sql, const mapping::Side& side, const QString& rule, QVector<Diagnostic>& diagnostics);

/// Can the plan give a v1 row count for its v2 rows without a grain change?
bool keepsRows(mapping::RowRelation relation);

} // namespace skein::codegen
