#pragma once

#include "models/catalog/entity.h"
#include "models/sql/analysis.h"

#include <QMap>

namespace skein::importers {

/// Where a query lies, for names that leave out their first parts.
struct SqlPlace {
    QString project; ///< may be empty
    QString dataset; ///< the schema; may be empty
};

/// What a SQL text reads and writes, by full names as far as the place gives them.
struct SqlReferences {
    QMap<QString, int> reads;   ///< name → line of its first mention
    QMap<QString, int> writes;
    QMap<QString, int> templated; ///< names that a template makes: not known before it runs
    /// Value flow by table read; `to` is empty for filters, joins and groupings. A table whose use is not known column
    /// by column (a star over unknown columns, parts not understood) is not in it.
    QMap<QString, QVector<ColumnEdge>> columns;
    QStringList outputs;        ///< columns of the last query's result; empty when not all are known
    bool definesOnly = false;   ///< tables are made without a query: a definition, not a pipeline
    QVector<QPair<int, QString>> notUnderstood; ///< line and message
};

/// Reads the references of a SQL text. Not among them: CTEs, table functions, temporary tables made in the same text,
/// and paths into arrays of another table in the same FROM (`FROM t, t.items`). O(text).
SqlReferences sqlReferences(const QByteArray& text, sql::Dialect dialect, const SqlPlace& place, const sql::SchemaProvider& schemas);

/// "a.b.c" with the parts it leaves out; wildcards and partition decorators stay ("events_*").
QString qualifiedBy(const QString& name, const SqlPlace& place);

} // namespace skein::importers
