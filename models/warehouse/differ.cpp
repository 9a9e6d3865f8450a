#include "models/warehouse/differ.h"

#include "models/warehouse/sqlitestatement.h"

#include <algorithm>

namespace skein::warehouse {

QString Differ::from(int side) const
{
    const Operand& operand = m_operands[side];
    return operand.sql.isEmpty() ? m_warehouse.quoted(operand.name) : QStringLiteral("(\n") + operand.sql + QStringLiteral("\n)");
}

Status Differ::resolveColumns()
{
    QStringList names[2];
    for (int side = 0; side < 2; ++side) {
        Operand& operand = m_operands[side];
        operand.sql = operand.sql.trimmed();
        while (operand.sql.endsWith(QLatin1Char(';')))
            operand.sql = operand.sql.left(operand.sql.size() - 1).trimmed();
        const QString sql = operand.sql.isEmpty() ? QStringLiteral("SELECT * FROM ") + m_warehouse.quoted(operand.name) : operand.sql;
        const Result<QStringList> known = m_warehouse.prepareOnly(sql);
        if (!known)
            return known.error();
        names[side] = *known;
    }
    const auto indexOf = [](const QStringList& list, const QString& name) {
        for (int i = 0; i < list.size(); ++i) {
            if (list[i].compare(name, Qt::CaseInsensitive) == 0)
                return i;
        }
        return -1;
    };
    for (const QString& name : names[0]) {
        if (indexOf(m_options.exclude, name) >= 0)
            m_result.excluded.append(name);
        else if (indexOf(names[1], name) < 0)
            m_result.onlyLeftColumns.append(name);
        else
            m_result.compared.append(name);
    }
    for (const QString& name : names[1]) {
        if (indexOf(names[0], name) < 0 && indexOf(m_options.exclude, name) < 0)
            m_result.onlyRightColumns.append(name);
    }
    if (m_result.compared.isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("The two sides have no column in common"), {},
            QStringLiteral("Compare them through the mapping."));
    for (const QString& name : m_result.compared)
        m_columns.append(m_warehouse.quoted(name));
    for (const QString& key : m_options.key) {
        const int index = indexOf(m_result.compared, key);
        if (index < 0)
            return makeError(ErrorClass::BadInput, QStringLiteral("The key column '%1' is not on both sides").arg(key), {},
                QStringLiteral("Name a key that both sides have, or compare without a key."));
        m_keyIndexes.append(index);
        m_keys.append(m_columns[index]);
    }
    return {};
}

QString Differ::value(const QString& column) const
{
    if (m_options.floatTolerance <= 0 || m_keys.contains(column))
        return column;
    // Numbers in one cell of a grid as wide as the tolerance are equal under it; those that are not get fetched.
    return QStringLiteral("CASE WHEN typeof(%1) IN ('real', 'integer') THEN round(%1 / %2) ELSE %1 END")
        .arg(column, sqlLiteral(m_options.floatTolerance));
}

Result<Differ::HashedPart> Differ::hashed(int side, const QString& where)
{
    QStringList expressions;
    for (const QString& column : m_columns)
        expressions.append(value(column));
    const QString sql = QStringLiteral("SELECT count(*), ") + m_warehouse.contentHashSql(expressions) + QStringLiteral(" FROM ") + from(side)
        + (where.isEmpty() ? QString() : QStringLiteral(" WHERE ") + where);
    const Result<Rows> rows = m_warehouse.query(sql, {}, m_options.limits);
    if (!rows)
        return rows.error();
    return HashedPart {rows->rows.constFirst().at(0).toLongLong(), rows->rows.constFirst().at(1).toString()};
}

Status Differ::aggregates()
{
    for (const QString& name : m_result.compared) {
        ColumnAggregate aggregate;
        aggregate.column = name;
        m_result.aggregates.append(aggregate);
    }
    for (int side = 0; side < 2; ++side) {
        QStringList items;
        for (const QString& column : m_columns) {
            items.append(QStringLiteral("count(%1), sum(CASE WHEN typeof(%1) IN ('integer', 'real') THEN %1 + 0.0 END), min(%2), max(%2)")
                             .arg(column, m_warehouse.orderedSql(column)));
        }
        // Wide relations: a result has at most 2,000 columns, so a few columns are asked for at a time.
        for (qsizetype at = 0; at < items.size(); at += 100) {
            const Result<Rows> rows = m_warehouse.query(
                QStringLiteral("SELECT ") + items.mid(at, 100).join(QStringLiteral(", ")) + QStringLiteral(" FROM ") + from(side), {}, m_options.limits);
            if (!rows)
                return rows.error();
            const QVariantList& row = rows->rows.constFirst();
            for (qsizetype i = 0; i * 4 < row.size(); ++i) {
                ColumnAggregate& a = m_result.aggregates[at + i];
                (side == 0 ? a.nonNullLeft : a.nonNullRight) = row[i * 4].toLongLong();
                (side == 0 ? a.sumLeft : a.sumRight) = row[i * 4 + 1];
                (side == 0 ? a.minLeft : a.minRight) = row[i * 4 + 2];
                (side == 0 ? a.maxLeft : a.maxRight) = row[i * 4 + 3];
            }
        }
    }
    for (ColumnAggregate& a : m_result.aggregates)
        a.equal = a.nonNullLeft == a.nonNullRight && a.sumLeft == a.sumRight && a.minLeft == a.minRight && a.maxLeft == a.maxRight;
    return {};
}

bool Differ::keysSortAlike() const
{
    const auto kind = [](const QVariant& v) {
        return v.typeId() == QMetaType::QString ? 1 : (v.typeId() == QMetaType::QByteArray ? 2 : (v.isNull() ? 3 : 0));
    };
    for (const int index : m_keyIndexes) {
        const ColumnAggregate& a = m_result.aggregates[index];
        // A side without any key is fine: everything is missing or extra.
        const bool one = a.nonNullLeft == 0 || a.nonNullRight == 0;
        if (!one && (kind(a.minLeft) != kind(a.minRight) || kind(a.maxLeft) != kind(a.maxRight)))
            return false;
    }
    return true;
}

Result<DataDiff> Differ::run()
{
    m_options.sampleRows = std::clamp(m_options.sampleRows, 0, 20);
    m_options.fanOut = std::clamp(m_options.fanOut, 2, 256);
    if (const Status status = resolveColumns(); !status)
        return status.error();
    HashedPart whole[2];
    for (int side = 0; side < 2; ++side) {
        const Result<HashedPart> part = hashed(side, {});
        if (!part)
            return part.error();
        whole[side] = *part;
    }
    m_result.rowsLeft = whole[0].rows;
    m_result.rowsRight = whole[1].rows;
    m_result.segmentsHashed = 1;
    if (whole[0].rows == whole[1].rows && whole[0].hash == whole[1].hash)
        return m_result;
    if (const Status status = aggregates(); !status)
        return status.error();
    const Status status = m_keys.isEmpty() ? compareMultisets() : compareKeyed();
    if (!status)
        return status.error();
    return m_result;
}

Status Differ::compareMultisets()
{
    const QString hash = m_warehouse.rowHashSql(m_columns);
    const QString sql = QStringLiteral("SELECT h, sum(l), sum(r) FROM (SELECT %1 AS h, 1 AS l, 0 AS r FROM ").arg(hash) + from(0)
        + QStringLiteral(" UNION ALL SELECT %1, 0, 1 FROM ").arg(hash) + from(1) + QStringLiteral(") GROUP BY h HAVING sum(l) <> sum(r) ORDER BY h");
    QVector<QVariant> samples[2];
    const Status status = m_warehouse.stream(
        sql, {},
        [&](const QVariantList& row) {
            const qint64 surplus = row[1].toLongLong() - row[2].toLongLong();
            const int side = surplus > 0 ? 0 : 1;
            (side == 0 ? m_result.missing : m_result.extra) += std::abs(surplus);
            if (samples[side].size() < m_options.sampleRows)
                samples[side].append(row[0]);
            return true;
        },
        m_options.limits);
    if (!status)
        return status;
    for (int side = 0; side < 2; ++side) {
        for (const QVariant& wanted : samples[side]) {
            const Result<Rows> rows = m_warehouse.query(
                QStringLiteral("SELECT %1 FROM ").arg(m_columns.join(QStringLiteral(", "))) + from(side) + QStringLiteral(" WHERE ") + hash
                    + QStringLiteral(" = ?1 LIMIT 1"),
                {wanted}, m_options.limits);
            if (!rows)
                return rows.error();
            m_result.rowsFetched += rows->rows.size();
            if (!rows->rows.isEmpty())
                (side == 0 ? m_result.missingSample : m_result.extraSample).append(rows->rows.constFirst());
        }
    }
    return {};
}

} // namespace skein::warehouse
