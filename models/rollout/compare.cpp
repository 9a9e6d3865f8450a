#include "models/rollout/compare.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace skein::rollout {

namespace {

constexpr double relativeTolerance = 1e-9;
constexpr qint64 rowLimit = 2000000;

QString number(qint64 value)
{
    return QLocale(QLocale::English).toString(value);
}

bool isReal(const QVariant& value)
{
    return value.typeId() == QMetaType::Double;
}

bool isNumber(const QVariant& value)
{
    return isReal(value) || value.typeId() == QMetaType::LongLong;
}

bool sameValue(const QVariant& a, const QVariant& b)
{
    if (a.isNull() || b.isNull())
        return a.isNull() && b.isNull();
    if (isNumber(a) && isNumber(b)) {
        if (!isReal(a) && !isReal(b))
            return a.toLongLong() == b.toLongLong();
        const double x = a.toDouble();
        const double y = b.toDouble();
        return x == y || std::abs(x - y) <= relativeTolerance * std::max(std::abs(x), std::abs(y));
    }
    return a == b;
}

/// Orders like the sort key of orderedSelect(): -1, 0, 1 over values, numbers first by size with tolerance.
int order(const QVariantList& a, const QVariantList& b)
{
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (sameValue(a[i], b[i]))
            continue;
        if (a[i].isNull() != b[i].isNull())
            return a[i].isNull() ? -1 : 1;
        if (isNumber(a[i]) && isNumber(b[i]))
            return a[i].toDouble() < b[i].toDouble() ? -1 : 1;
        if (isNumber(a[i]) != isNumber(b[i]))
            return isNumber(a[i]) ? -1 : 1;
        return a[i].toString() < b[i].toString() ? -1 : 1;
    }
    return 0;
}

QString shown(const QVariantList& row)
{
    QStringList parts;
    for (const QVariant& value : row.mid(0, 4))
        parts << (value.isNull() ? QStringLiteral("NULL") : value.toString().left(24));
    return parts.join(QStringLiteral(", "));
}

Result<QVector<QVariantList>> sortedRows(warehouse::Warehouse& warehouse, const QString& relation, const QStringList& columns,
    const CancelToken& cancel)
{
    QStringList quoted;
    for (const QString& column : columns)
        quoted << warehouse.quoted(column);
    QVector<QVariantList> rows;
    warehouse::RunLimits limits;
    limits.cancel = cancel;
    const Status read = warehouse.stream(
        QStringLiteral("SELECT %1 FROM %2").arg(quoted.join(QStringLiteral(", ")), warehouse.quoted(relation)), {},
        [&](const QVariantList& row) {
            rows.append(row);
            return rows.size() < rowLimit;
        },
        limits);
    if (!read)
        return read.error();
    std::sort(rows.begin(), rows.end(), [](const QVariantList& a, const QVariantList& b) { return order(a, b) < 0; });
    return rows;
}

Result<QStringList> columnNames(warehouse::Warehouse& warehouse, const QString& relation)
{
    const Result<QVector<Column>> columns = warehouse.columns(relation);
    if (!columns)
        return columns.error();
    QStringList names;
    for (const Column& column : *columns)
        names << column.name;
    return names;
}

} // namespace

Result<OutputComparison> compareOutputs(warehouse::Warehouse& warehouse, const QString& oldRelation, const QString& newRelation,
    const QStringList& except, const CancelToken& cancel)
{
    warehouse::RunLimits limits;
    limits.cancel = cancel;
    OutputComparison result;
    const Result<QStringList> oldColumns = columnNames(warehouse, oldRelation);
    if (!oldColumns)
        return oldColumns.error();
    const Result<QStringList> newColumns = columnNames(warehouse, newRelation);
    if (!newColumns)
        return newColumns.error();
    const Result<warehouse::Fingerprint> oldPrint = warehouse.fingerprint(oldRelation, except, limits);
    if (!oldPrint)
        return oldPrint.error();
    const Result<warehouse::Fingerprint> newPrint = warehouse.fingerprint(newRelation, except, limits);
    if (!newPrint)
        return newPrint.error();
    if (*oldPrint == *newPrint) {
        result.equal = true;
        result.sentence = QStringLiteral("%1 rows equal").arg(number(oldPrint->rows));
        return result;
    }
    if (*oldColumns != *newColumns) {
        result.rowsDiffer = std::max(oldPrint->rows, newPrint->rows);
        result.sentence = QStringLiteral("columns differ: %1 before, %2 now").arg(oldColumns->join(QStringLiteral(", ")), newColumns->join(QStringLiteral(", ")));
        return result;
    }
    QStringList compared;
    for (const QString& name : *oldColumns) {
        if (!except.contains(name))
            compared << name;
    }
    const Result<QVector<QVariantList>> oldRows = sortedRows(warehouse, oldRelation, compared, cancel);
    if (!oldRows)
        return oldRows.error();
    const Result<QVector<QVariantList>> newRows = sortedRows(warehouse, newRelation, compared, cancel);
    if (!newRows)
        return newRows.error();
    qint64 onlyOld = 0;
    qint64 onlyNew = 0;
    QString first;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < oldRows->size() || j < newRows->size()) {
        const int side = i >= oldRows->size() ? 1 : j >= newRows->size() ? -1 : order((*oldRows)[i], (*newRows)[j]);
        if (side == 0) {
            ++i;
            ++j;
            continue;
        }
        if (first.isEmpty()) {
            first = side < 0 ? QStringLiteral("old (%1)").arg(shown((*oldRows)[i])) : QStringLiteral("new (%1)").arg(shown((*newRows)[j]));
            if (i < oldRows->size() && j < newRows->size())
                first = QStringLiteral("old (%1), new (%2)").arg(shown((*oldRows)[i]), shown((*newRows)[j]));
        }
        if (side < 0) {
            ++onlyOld;
            ++i;
        } else {
            ++onlyNew;
            ++j;
        }
    }
    result.rowsDiffer = std::max(onlyOld, onlyNew);
    result.equal = onlyOld == 0 && onlyNew == 0;
    if (result.equal) {
        result.sentence = QStringLiteral("%1 rows equal within rounding of floating-point sums").arg(number(oldRows->size()));
    } else {
        result.sentence = QStringLiteral("%1 of %2 rows differ; first: %3")
                              .arg(number(result.rowsDiffer), number(std::max(oldRows->size(), newRows->size())), first);
    }
    return result;
}

Result<QStringList> unstableColumns(warehouse::Warehouse& warehouse, const QString& first, const QString& second)
{
    const Result<QStringList> columns = columnNames(warehouse, first);
    if (!columns)
        return columns.error();
    QStringList unstable;
    for (const QString& column : *columns) {
        QStringList others = *columns;
        others.removeAll(column);
        const Result<warehouse::Fingerprint> a = warehouse.fingerprint(first, others);
        if (!a)
            return a.error();
        const Result<warehouse::Fingerprint> b = warehouse.fingerprint(second, others);
        if (!b)
            return b.error();
        if (!(*a == *b))
            unstable << column;
    }
    return unstable;
}

} // namespace skein::rollout
