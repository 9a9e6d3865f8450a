#include "models/warehouse/mappingprofile.h"

#include <algorithm>

namespace skein::warehouse {

Result<mapping::ProfileSet> mappingProfile(Warehouse& warehouse, const QString& relation, qint64 sampleRows)
{
    const Result<QVector<Column>> columns = warehouse.columns(relation);
    if (!columns)
        return columns.error();
    const Result<qint64> rows = warehouse.rowCount(relation);
    if (!rows)
        return rows.error();
    QStringList names;
    QStringList expressions;
    for (const Column& column : *columns) {
        names.append(column.name);
        expressions.append(warehouse.quoted(column.name));
    }
    const qint64 limit = std::max<qint64>(1, sampleRows);
    const qint64 stride = std::max<qint64>(1, (*rows + limit - 1) / limit);
    // Every n-th row sees old and new loads alike; the first rows alone would not.
    const QString list = expressions.join(QStringLiteral(", "));
    const QString sql = QStringLiteral("SELECT ") + list + QStringLiteral(" FROM (SELECT ") + list
        + QStringLiteral(", row_number() OVER () AS skein_n FROM ") + warehouse.quoted(relation)
        + QStringLiteral(") WHERE skein_n % %1 = 0 LIMIT %2").arg(stride).arg(limit);
    RunLimits limits;
    limits.maxRows = limit;
    const Result<Rows> sample = warehouse.query(sql, {}, limits);
    if (!sample)
        return sample.error();
    return mapping::profileRows(names, sample->rows);
}

} // namespace skein::warehouse
