#include "models/rewrite/grainhints.h"

#include "models/mapping/inverse.h"
#include "models/mapping/typelattice.h"

namespace skein::rewrite::detail {

QVector<GrainFinding> grainHints(const QByteArray& text, const Context& context)
{
    QVector<GrainFinding> hints;
    const mapping::Grain& grain = context.mapping.grain;
    if (grain.rowRelation != mapping::RowRelation::Explode)
        return hints;
    const sql::Script script = context.parse(text);
    for (const sql::ColumnRef& column : script.columns) {
        if (!context.isSource(baseTable(script, column.relation)) || containsName(grain.source, column.column))
            continue;
        const Column* known = mapping::columnOf(context.mapping.source, column.column);
        if (!known || !mapping::isNumeric(mapping::effectiveType(*known)))
            continue;
        const QString key = grain.source.join(QStringLiteral(", "));
        const bool extreme = column.aggregate == QLatin1String("MIN") || column.aggregate == QLatin1String("MAX");
        const QString op = column.comparison >= 0 ? script.comparisons[column.comparison].op : QString();
        const bool threshold = column.aggregate.isEmpty() && (op.startsWith(QLatin1Char('<')) || op.startsWith(QLatin1Char('>')) || op.contains(QLatin1String("BETWEEN")));
        if (!extreme && !(threshold && op != QLatin1String("<>")))
            continue;
        const ByteRange range = threshold ? script.comparisons[column.comparison].range : column.range;
        hints.append({lineOfOffset(text, range.begin), QString::fromUtf8(text.mid(range.begin, range.size())),
            extreme ? QStringLiteral("%1 of '%2' is taken over finer rows in v2").arg(column.aggregate, column.column)
                    : QStringLiteral("'%1' is tested row by row, and v2 has finer rows").arg(column.column),
            QStringLiteral("Sum to (%1) first if the test is meant for those").arg(key)});
    }
    return hints;
}

} // namespace skein::rewrite::detail
