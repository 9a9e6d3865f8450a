#include "models/base/hash.h"
#include "models/warehouse/rowhash.h"
#include "models/warehouse/sqliteprivate.h"

#include <QMap>

#include <algorithm>

namespace skein::warehouse {

Result<Fingerprint> SqliteWarehouse::fingerprint(const QString& relation, const QStringList& except, const RunLimits& limits)
{
    const Result<QVector<Column>> known = columns(relation);
    if (!known)
        return known.error();
    QStringList expressions;
    QByteArray names;
    for (const Column& column : *known) {
        if (except.contains(column.name, Qt::CaseInsensitive))
            continue;
        expressions.append(quotedName(column.name));
        appendValue(names, column.name.toLower());
    }
    if (expressions.isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("All columns of '%1' are left out").arg(relation), d->path,
            QStringLiteral("Leave at least one column in."));
    Fingerprint fingerprint;
    QString hash;
    const Status status = stream(QStringLiteral("SELECT count(*), %1 FROM main.%2").arg(contentHashCall(expressions), quotedName(relation)), {},
        [&](const QVariantList& row) {
            fingerprint.rows = row[0].toLongLong();
            hash = row[1].toString();
            return true;
        },
        limits);
    if (!status)
        return status.error();
    const Hash128 schema = murmur128(names.constData(), names.size());
    fingerprint.high = hash.left(16).toULongLong(nullptr, 16) ^ schema.high;
    fingerprint.low = hash.mid(16).toULongLong(nullptr, 16) ^ schema.low;
    return fingerprint;
}

Result<InputMark> SqliteWarehouse::inputMark(const QString& relation, const InputMarkOptions& options)
{
    const Result<QString> sql = objectSql(relation);
    if (!sql)
        return sql.error();
    InputMark mark;
    // Two statements over one state, or a load between them would give a mark of no state at all.
    if (const Status status = beginSnapshot(); !status)
        return status.error();
    const auto read = [&]() -> Status {
        mark.schemaHash = sha256Hex(sql->toUtf8());
        const Result<qint64> rows = rowCount(relation);
        if (!rows)
            return rows.error();
        mark.rows = *rows;
        const Result<Private::Object> object = d->object(relation);
        if (!object)
            return object.error();
        if (object->type == QLatin1String("table")) {
            // Tables without a rowid refuse the question; that is no error.
            const Result<QVariantList> last = d->firstRow(QStringLiteral("SELECT max(rowid) FROM main.") + quotedName(relation));
            mark.maxRowid = last ? last->at(0).toLongLong() : 0;
        }
        if (!options.watermarkColumn.isEmpty()) {
            const Result<QVariant> newest = watermark(relation, options.watermarkColumn);
            if (!newest)
                return newest.error();
            mark.watermark = newest->toString();
        }
        if (mark.rows <= options.contentRows) {
            const Result<Fingerprint> content = fingerprint(relation);
            if (!content)
                return content.error();
            mark.content = content->toString();
        }
        return {};
    };
    const Status status = read();
    endSnapshot();
    if (!status)
        return status.error();
    return mark;
}

Result<ObjectWitness> SqliteWarehouse::witness(const QString& name)
{
    const Result<Private::Object> object = d->object(name);
    if (!object)
        return object.error();
    ObjectWitness witness;
    witness.exists = object->found;
    witness.kind = object->type == QLatin1String("view") ? ObjectKind::View : ObjectKind::Table;
    witness.sql = object->sql;
    if (witness.kind == ObjectKind::View)
        witness.target = Private::canonicalTarget(object->sql);
    return witness;
}

namespace {

/// Counts the values of one column while its sample goes by.
class ColumnTally
{
public:
    void add(const QVariant& value)
    {
        ++m_profile.sampled;
        if (value.isNull()) {
            ++m_profile.nulls;
            return;
        }
        m_length += value.toString().size();
        QByteArray key;
        appendValue(key, value);
        auto it = m_counts.find(key);
        if (it == m_counts.end())
            it = m_counts.insert(key, {value, 0});
        ++it->count;
        if (m_profile.minimum.isNull() || less(value, m_profile.minimum))
            m_profile.minimum = value;
        if (m_profile.maximum.isNull() || less(m_profile.maximum, value))
            m_profile.maximum = value;
    }

    ColumnProfile finish(const QString& name)
    {
        m_profile.column = name;
        m_profile.distinct = m_counts.size();
        const qint64 present = m_profile.sampled - m_profile.nulls;
        m_profile.meanLength = present > 0 ? double(m_length) / double(present) : 0;
        m_profile.topValues = m_counts.values();
        std::stable_sort(m_profile.topValues.begin(), m_profile.topValues.end(),
            [](const ValueCount& a, const ValueCount& b) { return a.count > b.count; });
        if (m_profile.topValues.size() > 20)
            m_profile.topValues.resize(20);
        return m_profile;
    }

private:
    /// Numbers before texts before blobs, as the engine sorts.
    static bool less(const QVariant& a, const QVariant& b)
    {
        const auto rank = [](const QVariant& v) {
            return v.typeId() == QMetaType::QString ? 1 : (v.typeId() == QMetaType::QByteArray ? 2 : 0);
        };
        if (rank(a) != rank(b))
            return rank(a) < rank(b);
        if (rank(a) == 0)
            return a.toDouble() < b.toDouble();
        return rank(a) == 1 ? a.toString() < b.toString() : a.toByteArray() < b.toByteArray();
    }

    ColumnProfile m_profile;
    QMap<QByteArray, ValueCount> m_counts;
    qint64 m_length = 0;
};

} // namespace

Result<RelationProfile> SqliteWarehouse::profile(const QString& relation, const QStringList& wanted, qint64 sampleLimit)
{
    const Result<QVector<Column>> known = columns(relation);
    if (!known)
        return known.error();
    const Result<qint64> rows = rowCount(relation);
    if (!rows)
        return rows.error();
    RelationProfile profile;
    profile.relation = relation;
    profile.rows = *rows;
    QStringList names;
    QStringList expressions;
    for (const Column& column : *known) {
        if (wanted.isEmpty() || wanted.contains(column.name, Qt::CaseInsensitive)) {
            names.append(column.name);
            expressions.append(quotedName(column.name));
        }
    }
    if (names.isEmpty())
        return profile;
    const QString select = QStringLiteral("SELECT %1 FROM main.%2").arg(expressions.join(QLatin1String(", ")), quotedName(relation));
    const qint64 limit = std::max<qint64>(1, sampleLimit);
    const qint64 stride = (*rows + limit - 1) / limit;
    QVector<ColumnTally> tallies(names.size());
    const auto onRow = [&](const QVariantList& row) {
        for (int i = 0; i < row.size(); ++i)
            tallies[i].add(row[i]);
        return true;
    };
    const QString head = QStringLiteral(" LIMIT %1").arg(limit);
    // Every n-th row sees old and new loads alike; where there is no rowid the first rows have to do.
    Status status = stride > 1 ? d->forEach(select + QStringLiteral(" WHERE rowid % %1 = 0").arg(stride) + head, {}, onRow)
                               : d->forEach(select + head, {}, onRow);
    if (!status && stride > 1) {
        tallies = QVector<ColumnTally>(names.size());
        status = d->forEach(select + head, {}, onRow);
    }
    if (!status)
        return status.error();
    for (int i = 0; i < names.size(); ++i)
        profile.columns.append(tallies[i].finish(names[i]));
    return profile;
}

} // namespace skein::warehouse
