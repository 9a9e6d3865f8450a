#pragma once

#include "models/codegen/dialect.h"
#include "models/codegen/emit.h"
#include "models/codegen/plan.h"

#include <QJsonValue>

namespace skein::codegen {

struct GenerateOptions : PlanOptions {
    FormatOptions format;
    bool header = true; ///< the comment with the mapping's id and hash
    /// Checks alone: only the rows from one load on, told by a column that counts loads. No column = all rows.
    struct Newest {
        QString sourceColumn, targetColumn;
        QJsonValue from;
    };
    Newest newest;
};

/// One chunk of a build: keys in (low, high] as positional parameters; false = that end is open.
struct KeyRangeOptions {
    QString keyColumn; ///< of v1; empty = no range
    bool low = true;
    bool high = true;
};

// All products: deterministic (the same mapping hash gives the same bytes), one header comment with mapping id and
// hash, line traces to rules, empty text with a blocking diagnostic where something cannot be said.

/// SELECT of v2's columns from v1.
GeneratedCode forwardSelect(const mapping::Mapping& mapping, const Dialect& dialect, const GenerateOptions& options = {});
/// CREATE TABLE of v2 from the mapping's column list: types, NOT NULL, primary key from the grain.
GeneratedCode createTable(const mapping::Mapping& mapping, const Dialect& dialect, const GenerateOptions& options = {});
/// CREATE TABLE … AS SELECT. Types are the engine's reading of the expressions; constraints are not made.
GeneratedCode createTableAs(const mapping::Mapping& mapping, const Dialect& dialect, const GenerateOptions& options = {});
/// INSERT INTO v2 (…) SELECT … FROM v1, for all rows or one key range ("?" for each open parameter, low first).
GeneratedCode insertSelect(const mapping::Mapping& mapping, const Dialect& dialect, const GenerateOptions& options = {},
    const KeyRangeOptions& range = {});

struct CompatibilityOptions {
    QString viewName;           ///< empty = v1's name with "_compat"; v1's own name when `replaceSource`
    bool replaceSource = false; ///< rename v1 away (it is kept) and put the view in its place, in one transaction
};
/// The name v1 is kept under when a view takes its place: v1's name, "__kept_" and 8 digits of the mapping's hash.
QString keptName(const mapping::Mapping& mapping, const GenerateOptions& options = {});
/// v1's names and types over v2. Blocked unless every v1 column has an exact inverse.
GeneratedCode compatibilityView(const mapping::Mapping& mapping, const Dialect& dialect,
    const GenerateOptions& options = {}, const CompatibilityOptions& compatibility = {});
/// Takes compatibilityView (and, when `dropTarget`, the built v2) back.
GeneratedCode rollbackScript(const mapping::Mapping& mapping, const Dialect& dialect,
    const GenerateOptions& options = {}, const CompatibilityOptions& compatibility = {}, bool dropTarget = false);

/// A v2 column as SQL over v1, on one line: for comparisons that read v1 through the mapping.
struct ColumnSql {
    QString newColumn;
    QString oldExpression;
    QString rule;
};
struct ColumnSqlList {
    QVector<ColumnSql> columns;
    QVector<Diagnostic> diagnostics;
};
ColumnSqlList forwardColumns(const mapping::Mapping& mapping, const Dialect& dialect, const GenerateOptions& options = {});

/// One check: its query gives one row (old, new); the check holds when both are equal (NULL equal to NULL).
struct Check {
    QString id;    ///< "rows", "keys.missing", "column.amount.sum", …
    QString title; ///< "rows", "sum of amount"
    QString sql;   ///< without a final ";"
    QString rule;
    bool tolerant = false; ///< sums of floating-point numbers: compare within a relative 1e-9
};
/// Several checks over the same relations at once: the i-th column of both one-row queries belongs to checks[i].
struct CheckBatch {
    QString oldSql;
    QString newSql;
    QVector<int> checks; ///< indices in CheckPack::checks
};
struct CheckPack {
    QVector<Check> checks;
    QVector<CheckBatch> batches; ///< checks that are in none are to be run alone
    QVector<Diagnostic> diagnostics; ///< what cannot be checked is said here
    GeneratedCode script;            ///< all checks as one readable text
};
/// Is v2 what the mapping makes of v1? Row counts, key sets both ways, duplicate keys, per-column counts, distinct
/// counts, sums, minima and maxima. Where v2 is finer (`explode`) it is brought to v1's grain first, columns whose rule
/// has the parameter rollUp "sum" by their sum and others by the value they share; where it is coarser (`aggregate`, `dedupe`) key sets are compared and the rest is said to be unchecked.
CheckPack equivalenceChecks(const mapping::Mapping& mapping, const Dialect& dialect, const GenerateOptions& options = {});
/// Would a build fail, and where? Each check counts the v1 rows that a rule refuses (unmapped values, NULLs that are
/// not allowed, duplicate keys in lookup tables); "old" is 0.
CheckPack guardChecks(const mapping::Mapping& mapping, const Dialect& dialect, const GenerateOptions& options = {});

} // namespace skein::codegen
