#include "models/warehouse/rowhash.h"
#include "models/warehouse/sqlitebuilder.h"

namespace skein::warehouse {

Status SqliteBuilder::auditRange(const KeyRange& range, const QString& hash, BuildAudit& audit)
{
    const Result<qint64> source = count(m_spec.source, condition(m_spec.keyColumn, range));
    if (!source)
        return source.error();
    // Through a table of the same definition, because storing converts values to the columns' types.
    if (const Status status = m_d.run(QStringLiteral("DELETE FROM temp.skein_audit")); !status)
        return status;
    const Result<QString> select = selectOver(range);
    if (!select)
        return select.error();
    const Status filled = runGuarded(QStringLiteral("INSERT INTO temp.skein_audit SELECT * FROM (\n") + *select + QStringLiteral("\n)"));
    if (const Status dropped = m_d.run(QStringLiteral("DROP VIEW IF EXISTS temp.") + quotedName(m_spec.source)); !dropped)
        return dropped;
    if (!filled)
        return filled;
    const Result<QVariantList> expected = m_d.firstRow(QStringLiteral("SELECT count(*), ") + hash + QStringLiteral(" FROM temp.skein_audit"));
    if (!expected)
        return expected.error();
    const Result<QVariantList> actual = m_d.firstRow(QStringLiteral("SELECT count(*), ") + hash + QStringLiteral(" FROM main.") + quotedName(m_spec.table)
        + QStringLiteral(" WHERE ") + condition(targetKey(), range));
    if (!actual)
        return actual.error();
    ++audit.rangesChecked;
    audit.sourceRows += *source;
    audit.expectedRows += expected->at(0).toLongLong();
    if (expected->at(0) != actual->at(0))
        audit.problems.append({range, QStringLiteral("%1 rows expected, %2 are there").arg(expected->at(0).toLongLong()).arg(actual->at(0).toLongLong())});
    else if (expected->at(1) != actual->at(1))
        audit.problems.append({range, QStringLiteral("the content of %1 rows differs").arg(expected->at(0).toLongLong())});
    return {};
}

Result<BuildAudit> SqliteBuilder::audit(const RunLimits& limits)
{
    BuildAudit audit;
    if (const Status status = check(); !status)
        return status.error();
    const SqliteWatch watch(m_d.db, limits);
    // One state of both sides: a load in the middle must not look like a difference.
    if (const Status status = m_warehouse.beginSnapshot(); !status)
        return status.error();
    const auto work = [&]() -> Status {
        const Result<Checkpoint> checkpoint = load();
        if (!checkpoint)
            return checkpoint.error();
        const Result<QVector<Column>> columns = m_warehouse.columns(m_spec.table);
        if (!columns)
            return columns.error();
        QStringList definitions;
        QStringList names;
        for (const Column& column : *columns) {
            names.append(quotedName(column.name));
            definitions.append(quotedName(column.name) + QLatin1Char(' ') + column.nativeType);
        }
        if (const Status made = m_d.run(QStringLiteral("CREATE TEMP TABLE skein_audit(") + definitions.join(QStringLiteral(", ")) + QLatin1Char(')')); !made)
            return made;
        Result<QVector<KeyRange>> known = ranges();
        if (!known)
            return known.error();
        known->append(KeyRange {checkpoint->cursor, {}}); // what came behind the cursor is missing
        const QString hash = contentHashCall(names);
        for (const KeyRange& range : *known) {
            if (const Status status = auditRange(range, hash, audit); !status)
                return status;
        }
        const Result<qint64> total = count(m_spec.table, QStringLiteral("1"));
        if (!total)
            return total.error();
        audit.targetRows = *total;
        const Result<qint64> keyless = count(m_spec.table, quotedName(targetKey()) + QStringLiteral(" IS NULL"));
        if (!keyless)
            return keyless.error();
        if (*keyless > 0)
            audit.problems.append({{}, QStringLiteral("%1 rows of '%2' have no key").arg(*keyless).arg(m_spec.table)});
        return {};
    };
    const Status status = work();
    const Status cleaned = m_d.dropTemporary();
    m_warehouse.endSnapshot();
    if (!status)
        return status.error().cls == ErrorClass::Cancelled ? watch.interruption() : status.error();
    if (!cleaned)
        return cleaned.error();
    return audit;
}

Status SqliteBuilder::drop()
{
    if (const Status status = check(); !status)
        return status;
    return m_d.inTransaction([&]() -> Status {
        if (const Status fenced = m_d.checkEpoch(m_spec.rollout, m_spec.epoch); !fenced)
            return fenced;
        const Result<QStringList> readers = m_d.readersOf(m_spec.table);
        if (!readers)
            return readers.error();
        if (!readers->isEmpty())
            return makeError(ErrorClass::Logic, QStringLiteral("'%1' is in use by the view %2").arg(m_spec.table, readers->join(QStringLiteral(", "))), m_d.path,
                QStringLiteral("Withdraw the view first."));
        if (const Status gone = m_d.run(QStringLiteral("DROP TABLE IF EXISTS main.") + quotedName(m_spec.table)); !gone)
            return gone;
        if (const Status gone = m_d.run(QStringLiteral("DELETE FROM main._skein_chunk WHERE rollout = ?1 AND id = ?2"), {m_spec.rollout, m_spec.id}); !gone)
            return gone;
        return m_d.run(QStringLiteral("DELETE FROM main._skein_checkpoint WHERE rollout = ?1 AND id = ?2"), {m_spec.rollout, m_spec.id});
    });
}

Status SqliteWarehouse::prepareBuild(const BuildSpec& spec)
{
    return SqliteBuilder(*this, *d, spec).prepare();
}

Result<Checkpoint> SqliteWarehouse::checkpoint(const BuildSpec& spec)
{
    const Result<bool> table = exists(QStringLiteral("_skein_checkpoint"));
    if (!table)
        return table.error();
    return *table ? SqliteBuilder(*this, *d, spec).load() : Result<Checkpoint>(Checkpoint {});
}

Result<std::optional<KeyRange>> SqliteWarehouse::nextChunkRange(const BuildSpec& spec)
{
    const Result<Checkpoint> present = checkpoint(spec);
    if (!present)
        return present.error();
    return SqliteBuilder(*this, *d, spec).next(*present);
}

Result<ChunkResult> SqliteWarehouse::buildChunk(const BuildSpec& spec, const RunLimits& limits)
{
    return SqliteBuilder(*this, *d, spec).chunk(limits);
}

Result<CatchUpResult> SqliteWarehouse::catchUp(const BuildSpec& spec, const RunLimits& limits)
{
    return SqliteBuilder(*this, *d, spec).catchUp(limits);
}

Result<qint64> SqliteWarehouse::rebuildRanges(const BuildSpec& spec, const QVector<KeyRange>& ranges, const RunLimits& limits)
{
    return SqliteBuilder(*this, *d, spec).rebuild(ranges, limits);
}

Result<BuildAudit> SqliteWarehouse::auditBuild(const BuildSpec& spec, const RunLimits& limits)
{
    return SqliteBuilder(*this, *d, spec).audit(limits);
}

Status SqliteWarehouse::dropBuild(const BuildSpec& spec)
{
    return SqliteBuilder(*this, *d, spec).drop();
}

} // namespace skein::warehouse
