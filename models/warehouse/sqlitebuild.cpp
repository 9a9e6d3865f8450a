#include "models/warehouse/names.h"
#include "models/warehouse/sqlitebuilder.h"

#include <algorithm>
#include <chrono>

namespace skein::warehouse {

QString SqliteBuilder::condition(const QString& column, const KeyRange& range)
{
    const QString name = quotedName(column) + QStringLiteral(" COLLATE BINARY");
    QStringList parts;
    if (!range.low.isNull())
        parts.append(name + QStringLiteral(" > ") + sqlLiteral(range.low));
    if (!range.high.isNull())
        parts.append(name + QStringLiteral(" <= ") + sqlLiteral(range.high));
    return parts.isEmpty() ? QStringLiteral("1") : QLatin1Char('(') + parts.join(QStringLiteral(" AND ")) + QLatin1Char(')');
}

Status SqliteBuilder::check() const
{
    const auto bad = [&](const QString& what) {
        return Status(makeError(ErrorClass::BadInput, what, m_spec.id, QStringLiteral("Correct the dataset in the rollout plan.")));
    };
    if (m_spec.rollout.isEmpty() || m_spec.id.isEmpty())
        return bad(QStringLiteral("A build needs a rollout and a target"));
    if (m_spec.source.isEmpty() || m_spec.keyColumn.isEmpty() || m_spec.selectSql.trimmed().isEmpty())
        return bad(QStringLiteral("A build needs a source, its key column and a select"));
    if (!isShadowName(plainName(m_spec.table)) || isInternalName(plainName(m_spec.table)))
        return bad(QStringLiteral("'%1' is not a shadow table").arg(m_spec.table));
    return {};
}

Result<SqliteStatement> SqliteBuilder::guarded(const QString& sql)
{
    SqlitePolicy policy;
    policy.mode = SqlitePolicy::Mode::Consumer;
    policy.writes = {plainName(m_spec.table).toLower()};
    const SqliteAuthorizer authorizer(m_d.db, &policy);
    Result<SqliteStatement> statement = m_d.prepare(sql);
    if (!statement && !policy.refusal.isEmpty())
        return makeError(ErrorClass::Access, policy.refusal, m_spec.id, QStringLiteral("Correct the mapping's expression."));
    return statement;
}

Status SqliteBuilder::runGuarded(const QString& sql)
{
    Result<SqliteStatement> statement = guarded(sql);
    if (!statement)
        return statement.error();
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW)
        code = statement->step();
    return code == SQLITE_DONE ? Status() : Status(m_d.lastError(m_spec.id));
}

Result<QString> SqliteBuilder::selectOver(const KeyRange& range)
{
    QString select = m_spec.selectSql.trimmed();
    while (select.endsWith(QLatin1Char(';')))
        select = select.left(select.size() - 1).trimmed();
    const QString where = condition(m_spec.keyColumn, range);
    if (select.contains(QLatin1String("{range}")))
        return select.replace(QLatin1String("{range}"), where);
    if (const Status status = m_d.filterInput(m_spec.source, where); !status)
        return status.error();
    return select;
}

Result<Checkpoint> SqliteBuilder::load()
{
    Checkpoint checkpoint;
    const Result<QVariantList> row = m_d.firstRow(QStringLiteral("SELECT cursor, watermark, source_rows, target_rows, chunks"
                                                                 " FROM main._skein_checkpoint WHERE rollout = ?1 AND id = ?2"),
        {m_spec.rollout, m_spec.id});
    if (!row)
        return row.error();
    if (row->isEmpty())
        return checkpoint;
    checkpoint.started = true;
    checkpoint.cursor = row->at(0);
    checkpoint.watermark = row->at(1).toString();
    checkpoint.sourceRows = row->at(2).toLongLong();
    checkpoint.targetRows = row->at(3).toLongLong();
    checkpoint.chunks = row->at(4).toLongLong();
    return checkpoint;
}

Result<QVariant> SqliteBuilder::newestLoad()
{
    const QString column = m_spec.watermarkColumn.isEmpty() ? m_spec.keyColumn : m_spec.watermarkColumn;
    return m_warehouse.watermark(m_spec.source, column);
}

Result<std::optional<KeyRange>> SqliteBuilder::next(const Checkpoint& checkpoint)
{
    const QString key = quotedName(m_spec.keyColumn);
    const KeyRange open {checkpoint.cursor, {}};
    const Result<QVariantList> row = m_d.firstRow(
        QStringLiteral("SELECT max(k COLLATE BINARY) FROM (SELECT %1 AS k FROM main.%2 WHERE %1 IS NOT NULL AND %3 ORDER BY %1 COLLATE BINARY LIMIT %4)")
            .arg(key, quotedName(m_spec.source), condition(m_spec.keyColumn, open), QString::number(std::max<qint64>(1, m_spec.chunkRows))));
    if (!row)
        return row.error();
    if (row->at(0).isNull())
        return std::optional<KeyRange> {};
    return std::optional<KeyRange> {KeyRange {checkpoint.cursor, row->at(0)}};
}

Result<qint64> SqliteBuilder::count(const QString& relation, const QString& where)
{
    const Result<QVariantList> row = m_d.firstRow(QStringLiteral("SELECT count(*) FROM main.") + quotedName(relation) + QStringLiteral(" WHERE ") + where);
    if (!row)
        return row.error();
    return row->at(0).toLongLong();
}

Result<qint64> SqliteBuilder::copy(const KeyRange& range)
{
    const Result<QString> select = selectOver(range);
    if (!select)
        return select.error();
    const Status status = runGuarded(QStringLiteral("INSERT INTO main.") + quotedName(m_spec.table) + QStringLiteral(" SELECT * FROM (\n") + *select
        + QStringLiteral("\n)"));
    const qint64 rows = status ? sqlite3_changes64(m_d.db) : 0;
    if (const Status cleaned = m_d.dropTemporary(); !cleaned)
        return cleaned.error();
    if (!status)
        return status.error();
    return rows;
}

Status SqliteBuilder::save(const Checkpoint& checkpoint)
{
    return m_d.run(QStringLiteral("UPDATE main._skein_checkpoint SET cursor = ?3, watermark = ?4, source_rows = ?5, target_rows = ?6,"
                                  " chunks = ?7, at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rollout = ?1 AND id = ?2"),
        {m_spec.rollout, m_spec.id, checkpoint.cursor, checkpoint.watermark, checkpoint.sourceRows, checkpoint.targetRows, checkpoint.chunks});
}

Status SqliteBuilder::prepare()
{
    if (const Status status = check(); !status)
        return status;
    return m_d.inTransaction([&]() -> Status {
        if (const Status status = m_d.checkEpoch(m_spec.rollout, m_spec.epoch); !status)
            return status;
        const Result<Checkpoint> present = load();
        if (!present)
            return present.error();
        const Result<bool> table = m_warehouse.exists(m_spec.table);
        if (!table)
            return table.error();
        if (present->started && *table)
            return {};
        if (present->started || *table)
            return makeError(ErrorClass::Logic,
                present->started ? QStringLiteral("The table '%1' of a begun build is gone").arg(m_spec.table)
                                 : QStringLiteral("'%1' exists but this build did not make it").arg(m_spec.table),
                m_spec.id, QStringLiteral("Drop the build and start it again."));
        const Result<QVariant> newest = newestLoad(); // also checks the source and the column
        if (!newest)
            return newest.error();
        const Result<QVariant> largest = m_warehouse.watermark(m_spec.source, m_spec.keyColumn);
        if (!largest)
            return largest.error();
        const Result<qint64> nulls = count(m_spec.source, quotedName(m_spec.keyColumn) + QStringLiteral(" IS NULL"));
        if (!nulls)
            return nulls.error();
        if (*nulls > 0)
            return makeError(ErrorClass::BadInput, QStringLiteral("%1 rows of '%2' have no key in '%3'").arg(*nulls).arg(m_spec.source, m_spec.keyColumn),
                m_spec.id, QStringLiteral("Choose a key column without nulls; key ranges would leave these rows out."));
        if (m_spec.createSql.isEmpty()) {
            const Result<QString> select = selectOver({});
            if (!select)
                return select.error();
            const Status made = runGuarded(QStringLiteral("CREATE TABLE main.") + quotedName(m_spec.table) + QStringLiteral(" AS SELECT * FROM (\n") + *select
                + QStringLiteral("\n) LIMIT 0"));
            if (const Status cleaned = m_d.dropTemporary(); !cleaned)
                return cleaned;
            if (!made)
                return made;
        } else if (const Status made = runGuarded(m_spec.createSql); !made) {
            return made;
        }
        const Result<QVector<Column>> columns = m_warehouse.columns(m_spec.table);
        if (!columns)
            return columns.error();
        const bool hasKey = std::any_of(columns->begin(), columns->end(), [&](const Column& c) { return c.name.compare(targetKey(), Qt::CaseInsensitive) == 0; });
        if (!hasKey)
            return makeError(ErrorClass::BadInput, QStringLiteral("'%1' has no key column '%2'").arg(m_spec.table, targetKey()), m_spec.id,
                QStringLiteral("Name the key's column in v2."));
        // Ranges are deleted and counted by key; without an index each would read the whole table.
        if (const Status status = m_d.run(QStringLiteral("CREATE INDEX main.%1 ON %2(%3 COLLATE BINARY)")
                                              .arg(quotedName(plainName(m_spec.table) + QStringLiteral("__key")), quotedName(m_spec.table), quotedName(targetKey())));
            !status)
            return status;
        return m_d.run(QStringLiteral("INSERT INTO main._skein_checkpoint VALUES(?1, ?2, NULL, ?3, 0, 0, 0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"),
            {m_spec.rollout, m_spec.id, *newest});
    });
}

Result<ChunkResult> SqliteBuilder::chunk(const RunLimits& limits)
{
    ChunkResult result;
    const auto start = std::chrono::steady_clock::now();
    const SqliteWatch watch(m_d.db, limits);
    const Status status = m_d.inTransaction([&]() -> Status {
        if (const Status fenced = m_d.checkEpoch(m_spec.rollout, m_spec.epoch); !fenced)
            return fenced;
        const Result<Checkpoint> loaded = load();
        if (!loaded)
            return loaded.error();
        if (!loaded->started)
            return makeError(ErrorClass::Logic, QStringLiteral("The build has not been prepared"), m_spec.id, QStringLiteral("Prepare it first."));
        result.checkpoint = *loaded;
        const Result<std::optional<KeyRange>> range = next(*loaded);
        if (!range)
            return range.error();
        if (!range->has_value()) {
            result.atEnd = true;
            return {};
        }
        result.range = **range;
        const Result<qint64> source = count(m_spec.source, condition(m_spec.keyColumn, result.range));
        if (!source)
            return source.error();
        const Result<qint64> copied = copy(result.range);
        if (!copied)
            return copied.error();
        result.sourceRows = *source;
        result.targetRows = *copied;
        Checkpoint& checkpoint = result.checkpoint;
        checkpoint.cursor = result.range.high;
        checkpoint.sourceRows += *source;
        checkpoint.targetRows += *copied;
        ++checkpoint.chunks;
        if (const Status noted = m_d.run(QStringLiteral("INSERT INTO main._skein_chunk VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
                {m_spec.rollout, m_spec.id, checkpoint.chunks, result.range.low, result.range.high, *source, *copied});
            !noted)
            return noted;
        return save(checkpoint);
    });
    if (!status)
        return status.error().cls == ErrorClass::Cancelled ? watch.interruption() : status.error();
    result.elapsedNs = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start).count();
    return result;
}

} // namespace skein::warehouse
