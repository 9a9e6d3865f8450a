#pragma once

#include "models/sql/query.h"

#include <functional>
#include <optional>

namespace skein::sql {

/// Columns of a table by the name the text uses for it ("schema.table"); nothing when it is not known.
using SchemaProvider = std::function<std::optional<QStringList>(const QString& table)>;

/// Resolves every column reference of a parsed script in place: which relation it belongs to and how sure that is.
/// Scopes: aliases, CTEs, derived tables, correlation, USING, output aliases in ORDER BY, GROUP BY and HAVING.
/// O(references × relations of their blocks).
void resolve(Script& script, const SchemaProvider& schemas = {});

/// parseScript() and resolve().
Script analyze(const QByteArray& text, Dialect dialect, const SchemaProvider& schemas = {});

/// The base table a relation reads, following nothing: empty for CTEs, derived tables and functions.
QString baseTable(const Script& script, int relation);

/// Value flow into one output column: where the value comes from.
struct ColumnSource {
    QString table;     ///< base table
    QString column;
    bool direct = true; ///< false: filter, join, grouping
    bool aggregated = false;
    bool operator==(const ColumnSource& o) const = default;
};

struct OutputColumn {
    QString name;
    QVector<ColumnSource> sources; ///< sorted, without repeats
    bool operator==(const OutputColumn& o) const = default;
};

struct StatementLineage {
    int statement = -1;
    QStringList reads;             ///< base tables, sorted
    QStringList writes;
    QVector<OutputColumn> outputs; ///< of the statement's query, in order
    QVector<ColumnSource> indirect; ///< filters, joins and groupings of all blocks
    bool starUnresolved = false;   ///< a star over a relation with unknown columns: outputs are incomplete
};

/// Lineage of every statement of a resolved script, through CTEs and derived tables.
QVector<StatementLineage> lineage(const Script& script);

/// Base tables a script reads, and those it writes; sorted.
QStringList tablesRead(const Script& script);
QStringList tablesWritten(const Script& script);

/// One line a reference, for tests and logs: "projection a.user_id -> user_activity_v1 (qualified)".
QString printReferences(const Script& script);

} // namespace skein::sql
