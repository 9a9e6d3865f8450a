#include "models/warehouse/differ.h"

#include "models/warehouse/rowhash.h"
#include "models/warehouse/sqlitestatement.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace skein::warehouse {

QString Differ::keyTuple() const
{
    QStringList parts;
    for (const QString& key : m_keys)
        parts.append(m_warehouse.orderedSql(key));
    return parts.size() == 1 ? parts.constFirst() : QLatin1Char('(') + parts.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString Differ::tuple(const QVariantList& key) const
{
    QStringList parts;
    for (const QVariant& part : key)
        parts.append(sqlLiteral(part));
    return parts.size() == 1 ? parts.constFirst() : QLatin1Char('(') + parts.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString Differ::where(const Segment& segment) const
{
    QStringList parts;
    for (const QString& key : m_keys)
        parts.append(key + QStringLiteral(" IS NOT NULL"));
    if (!segment.low.isEmpty())
        parts.append(keyTuple() + QStringLiteral(" > ") + tuple(segment.low));
    if (!segment.high.isEmpty())
        parts.append(keyTuple() + QStringLiteral(" <= ") + tuple(segment.high));
    return parts.join(QStringLiteral(" AND "));
}

Status Differ::compareKeyed()
{
    if (const Status status = compareNullKeys(); !status)
        return status;
    QVector<Segment> open {Segment {}};
    open[0].rows[0] = m_result.rowsLeft;
    open[0].rows[1] = m_result.rowsRight;
    const bool divisible = keysSortAlike();
    while (!open.isEmpty()) {
        QVector<Segment> next;
        for (const Segment& segment : open) {
            if (m_result.lowerBounds)
                return {};
            const bool leaf = !divisible || segment.larger() <= m_options.leafRows;
            if (const Status status = leaf ? fetch(where(segment)) : split(segment, next); !status)
                return status;
        }
        open = next;
    }
    return {};
}

Status Differ::compareNullKeys()
{
    QStringList parts;
    for (const QString& key : m_keys)
        parts.append(key + QStringLiteral(" IS NULL"));
    const QString condition = parts.join(QStringLiteral(" OR "));
    HashedPart part[2];
    for (int side = 0; side < 2; ++side) {
        const Result<HashedPart> hash = hashed(side, condition);
        if (!hash)
            return hash.error();
        part[side] = *hash;
    }
    const bool same = part[0].rows == part[1].rows && part[0].hash == part[1].hash;
    return same ? Status() : fetch(condition);
}

Result<QVector<QVariantList>> Differ::boundaries(int side, const Segment& segment)
{
    const qint64 step = std::max<qint64>(1, segment.rows[side] / m_options.fanOut);
    QStringList order;
    for (const QString& key : m_keys)
        order.append(m_warehouse.orderedSql(key));
    const QString sql = QStringLiteral("SELECT %1 FROM (SELECT %1, row_number() OVER (ORDER BY %2) AS skein_n FROM ")
                            .arg(m_keys.join(QStringLiteral(", ")), order.join(QStringLiteral(", ")))
        + from(side) + QStringLiteral(" WHERE ") + where(segment)
        + QStringLiteral(") WHERE skein_n % %1 = 0 ORDER BY skein_n LIMIT %2").arg(step).arg(m_options.fanOut - 1);
    QVector<QVariantList> keys;
    const Status status = m_warehouse.stream(
        sql, {},
        [&](const QVariantList& row) {
            // Rows that share a key must stay together.
            if (keys.isEmpty() || keys.constLast() != row)
                keys.append(row);
            return true;
        },
        m_options.limits);
    if (!status)
        return status.error();
    return keys;
}

Status Differ::split(const Segment& segment, QVector<Segment>& next)
{
    const int larger = segment.rows[0] >= segment.rows[1] ? 0 : 1;
    const Result<QVector<QVariantList>> cuts = boundaries(larger, segment);
    if (!cuts)
        return cuts.error();
    QVector<Segment> parts;
    QString bucket = QStringLiteral("CASE");
    QVariantList low = segment.low;
    for (const QVariantList& cut : *cuts) {
        if (cut == segment.high)
            break;
        bucket += QStringLiteral(" WHEN ") + keyTuple() + QStringLiteral(" <= ") + tuple(cut) + QStringLiteral(" THEN ") + QString::number(parts.size());
        parts.append(Segment {low, cut});
        low = cut;
    }
    if (parts.isEmpty())
        return fetch(where(segment)); // one key alone: nothing to split
    bucket += QStringLiteral(" ELSE ") + QString::number(parts.size()) + QStringLiteral(" END");
    parts.append(Segment {low, segment.high});

    QStringList expressions;
    for (const QString& column : m_columns)
        expressions.append(value(column));
    QVector<QString> hashes[2] = {QVector<QString>(parts.size()), QVector<QString>(parts.size())};
    for (int side = 0; side < 2; ++side) {
        const QString sql = QStringLiteral("SELECT ") + bucket + QStringLiteral(", count(*), ") + m_warehouse.contentHashSql(expressions)
            + QStringLiteral(" FROM ") + from(side) + QStringLiteral(" WHERE ") + where(segment) + QStringLiteral(" GROUP BY 1");
        const Status status = m_warehouse.stream(
            sql, {},
            [&](const QVariantList& row) {
                const int index = row[0].toInt();
                parts[index].rows[side] = row[1].toLongLong();
                hashes[side][index] = row[2].toString();
                return true;
            },
            m_options.limits);
        if (!status)
            return status;
    }
    m_result.segmentsHashed += int(parts.size());
    QVector<Segment> differing;
    for (int i = 0; i < parts.size(); ++i) {
        if (parts[i].rows[0] != parts[i].rows[1] || hashes[0][i] != hashes[1][i])
            differing.append(parts[i]);
    }
    // Where most parts differ, splitting on costs more passes than reading the rows.
    if (differing.size() * 2 > parts.size() && m_result.rowsFetched + segment.rows[0] + segment.rows[1] <= m_options.fetchBudget)
        return fetch(where(segment));
    next += differing;
    return {};
}

bool Differ::sameValue(const QVariant& a, const QVariant& b) const
{
    const auto isNumber = [](const QVariant& v) { return v.typeId() == QMetaType::LongLong || v.typeId() == QMetaType::Double; };
    if (m_options.floatTolerance > 0 && isNumber(a) && isNumber(b) && std::abs(a.toDouble() - b.toDouble()) <= m_options.floatTolerance)
        return true;
    QByteArray left;
    QByteArray right;
    appendValue(left, a);
    appendValue(right, b);
    return left == right;
}

void Differ::compareKey(const QVariantList& key, QVector<QVariantList> left, QVector<QVariantList> right)
{
    if (left.size() > 1 || right.size() > 1) {
        ++m_result.duplicateKeys;
        // Equal rows of a repeated key go first, so that one surplus row is one difference; the rest is paired in
        // the order they came, which is sorted.
        for (qsizetype i = left.size() - 1; i >= 0; --i) {
            const auto same = [&](const QVariantList& row) {
                return std::equal(row.begin(), row.end(), left[i].begin(), [&](const QVariant& a, const QVariant& b) { return sameValue(a, b); });
            };
            const auto found = std::find_if(right.begin(), right.end(), same);
            if (found != right.end()) {
                right.erase(found);
                left.removeAt(i);
            }
        }
    }
    const qsizetype pairs = std::min(left.size(), right.size());
    m_result.missing += left.size() - pairs;
    m_result.extra += right.size() - pairs;
    if (left.size() > pairs && m_result.missingSample.size() < m_options.sampleRows)
        m_result.missingSample.append(key);
    if (right.size() > pairs && m_result.extraSample.size() < m_options.sampleRows)
        m_result.extraSample.append(key);
    for (qsizetype p = 0; p < pairs; ++p) {
        DifferingRow row;
        row.key = key;
        for (int i = 0; i < m_result.compared.size(); ++i) {
            if (m_keyIndexes.contains(i) || sameValue(left[p][i], right[p][i]))
                continue;
            row.columns.append(m_result.compared[i]);
            row.left.append(left[p][i]);
            row.right.append(right[p][i]);
        }
        if (row.columns.isEmpty())
            continue;
        ++m_result.changed;
        if (m_result.changedSample.size() < m_options.sampleRows)
            m_result.changedSample.append(row);
    }
}

Status Differ::fetch(const QString& condition)
{
    struct Entry {
        QVariantList key;
        QVector<QVariantList> rows[2];
    };
    QVector<Entry> entries;
    QHash<QByteArray, qsizetype> places;
    ++m_result.segmentsFetched;
    QStringList order;
    for (const QString& key : m_keys)
        order.append(m_warehouse.orderedSql(key));
    // Then by all columns, so that duplicates of a key come in the same order on both sides.
    for (const QString& column : m_columns)
        order.append(m_warehouse.orderedSql(column));
    for (int side = 0; side < 2; ++side) {
        const QString sql = QStringLiteral("SELECT %1 FROM ").arg(m_columns.join(QStringLiteral(", "))) + from(side) + QStringLiteral(" WHERE ")
            + condition + QStringLiteral(" ORDER BY ") + order.join(QStringLiteral(", "));
        const Status status = m_warehouse.stream(
            sql, {},
            [&](const QVariantList& row) {
                if (m_result.rowsFetched >= m_options.fetchBudget) {
                    m_result.lowerBounds = true;
                    return false;
                }
                ++m_result.rowsFetched;
                QVariantList key;
                QByteArray bytes;
                for (const int index : m_keyIndexes) {
                    key.append(row[index]);
                    appendValue(bytes, row[index]);
                }
                auto place = places.find(bytes);
                if (place == places.end()) {
                    place = places.insert(bytes, entries.size());
                    entries.append(Entry {key});
                }
                entries[*place].rows[side].append(row);
                return true;
            },
            m_options.limits);
        if (!status)
            return status;
    }
    if (m_result.lowerBounds)
        return {}; // half of a range read would count present rows as missing
    for (const Entry& entry : entries)
        compareKey(entry.key, entry.rows[0], entry.rows[1]);
    return {};
}

} // namespace skein::warehouse
