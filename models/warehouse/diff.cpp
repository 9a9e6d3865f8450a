#include "models/warehouse/diff.h"

#include "models/warehouse/differ.h"

#include <QLocale>

namespace skein::warehouse {

namespace {

QString valueText(const QVariant& value)
{
    if (value.isNull())
        return QStringLiteral("NULL");
    if (value.typeId() == QMetaType::QByteArray)
        return QStringLiteral("X'") + QString::fromLatin1(value.toByteArray().left(16).toHex()) + QLatin1Char('\'');
    const QString text = value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 15) : value.toString();
    return text.size() > 40 ? text.left(39) + QChar(0x2026) : text;
}

QString keyText(const QVariantList& key)
{
    QStringList parts;
    for (const QVariant& part : key)
        parts.append(valueText(part));
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString DataDiff::sentence() const
{
    // The C locale does not group digits.
    const QLocale locale(QLocale::English, QLocale::UnitedStates);
    const auto number = [&](qint64 n) { return locale.toString(n); };
    QString text;
    if (equal()) {
        text = QStringLiteral("equal: ") + number(rowsLeft) + (rowsLeft == 1 ? QStringLiteral(" row") : QStringLiteral(" rows"));
    } else {
        QStringList parts;
        if (!onlyLeftColumns.isEmpty())
            parts.append(QStringLiteral("missing columns: ") + onlyLeftColumns.join(QStringLiteral(", ")));
        if (!onlyRightColumns.isEmpty())
            parts.append(QStringLiteral("extra columns: ") + onlyRightColumns.join(QStringLiteral(", ")));
        parts.append(number(missing) + QStringLiteral(" missing"));
        parts.append(number(extra) + QStringLiteral(" extra"));
        parts.append(number(changed) + QStringLiteral(" changed"));
        text = (lowerBounds ? QStringLiteral("at least ") : QString()) + parts.join(QStringLiteral(", "));
        text += QStringLiteral(" of ") + number(rowsLeft);
        text += rowsLeft == rowsRight ? QStringLiteral(" rows") : QStringLiteral(" against ") + number(rowsRight) + QStringLiteral(" rows");
        if (!changedSample.isEmpty() && !changedSample.constFirst().columns.isEmpty()) {
            const DifferingRow& first = changedSample.constFirst();
            text += QStringLiteral(" (first: key ") + keyText(first.key) + QStringLiteral(", ") + first.columns.constFirst() + QLatin1Char(' ')
                + valueText(first.left.constFirst()) + QStringLiteral(" → ") + valueText(first.right.constFirst()) + QLatin1Char(')');
        }
    }
    if (!excluded.isEmpty())
        text += QStringLiteral("; not compared: ") + excluded.join(QStringLiteral(", "));
    return text;
}

Result<DataDiff> diffData(Warehouse& warehouse, const Operand& left, const Operand& right, const DiffOptions& options)
{
    // Both sides as of one moment; a load in between would be reported as a difference.
    if (const Status status = warehouse.beginSnapshot(); !status)
        return status.error();
    Result<DataDiff> result = Differ(warehouse, left, right, options).run();
    warehouse.endSnapshot();
    return result;
}

Result<DataDiff> compareThroughMapping(Warehouse& warehouse, const QString& oldRelation, const QString& newRelation,
    const QVector<MappedColumn>& columns, const DiffOptions& options)
{
    if (columns.isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("The mapping names no column to compare"), newRelation,
            QStringLiteral("Accept at least one rule first."));
    QStringList oldItems;
    QStringList newItems;
    for (const MappedColumn& column : columns) {
        oldItems.append(column.oldExpression + QStringLiteral(" AS ") + warehouse.quoted(column.newColumn));
        newItems.append(warehouse.quoted(column.newColumn));
    }
    const QString oldSql = QStringLiteral("SELECT ") + oldItems.join(QStringLiteral(", ")) + QStringLiteral(" FROM ") + warehouse.quoted(oldRelation);
    const QString newSql = QStringLiteral("SELECT ") + newItems.join(QStringLiteral(", ")) + QStringLiteral(" FROM ") + warehouse.quoted(newRelation);
    return diffData(warehouse, Operand::select(oldSql), Operand::select(newSql), options);
}

} // namespace skein::warehouse
