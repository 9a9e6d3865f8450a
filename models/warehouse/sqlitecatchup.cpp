#include "models/warehouse/sqlitebuilder.h"

namespace skein::warehouse {

Result<QVector<KeyRange>> SqliteBuilder::ranges()
{
    QVector<KeyRange> ranges;
    const Status status = m_d.forEach(QStringLiteral("SELECT low, high FROM main._skein_chunk WHERE rollout = ?1 AND id = ?2 ORDER BY seq"),
        {m_spec.rollout, m_spec.id}, [&](const QVariantList& row) {
            ranges.append({row[0], row[1]});
            return true;
        });
    if (!status)
        return status.error();
    return ranges;
}

Result<qint64> SqliteBuilder::rebuild(const QVector<KeyRange>& ranges, const RunLimits& limits)
{
    qint64 rows = 0;
    const SqliteWatch watch(m_d.db, limits);
    for (const KeyRange& range : ranges) {
        const Status status = m_d.inTransaction([&]() -> Status {
            if (const Status fenced = m_d.checkEpoch(m_spec.rollout, m_spec.epoch); !fenced)
                return fenced;
            const Result<qint64> source = count(m_spec.source, condition(m_spec.keyColumn, range));
            if (!source)
                return source.error();
            if (const Status gone = m_d.run(QStringLiteral("DELETE FROM main.") + quotedName(m_spec.table) + QStringLiteral(" WHERE ") + condition(targetKey(), range));
                !gone)
                return gone;
            const Result<qint64> copied = copy(range);
            if (!copied)
                return copied.error();
            rows += *copied;
            if (const Status noted = m_d.run(QStringLiteral("UPDATE main._skein_chunk SET source_rows = ?3, target_rows = ?4"
                                                            " WHERE rollout = ?1 AND id = ?2 AND low IS ?5 AND high IS ?6"),
                    {m_spec.rollout, m_spec.id, *source, *copied, range.low, range.high});
                !noted)
                return noted;
            return m_d.run(QStringLiteral("UPDATE main._skein_checkpoint SET"
                                          " source_rows = (SELECT total(source_rows) FROM main._skein_chunk AS c WHERE c.rollout = ?1 AND c.id = ?2),"
                                          " target_rows = (SELECT total(target_rows) FROM main._skein_chunk AS c WHERE c.rollout = ?1 AND c.id = ?2)"
                                          " WHERE rollout = ?1 AND id = ?2"),
                {m_spec.rollout, m_spec.id});
        });
        if (!status)
            return status.error().cls == ErrorClass::Cancelled ? watch.interruption() : status.error();
    }
    return rows;
}

Result<CatchUpResult> SqliteBuilder::catchUp(const RunLimits& limits)
{
    CatchUpResult result;
    const Result<Checkpoint> before = load();
    if (!before)
        return before.error();
    // Read before the copying: what arrives meanwhile is newer than this and is caught the next time.
    const Result<QVariant> newest = newestLoad();
    if (!newest)
        return newest.error();
    QVector<KeyRange> touched;
    if (!m_spec.watermarkColumn.isEmpty() && m_spec.watermarkColumn.compare(m_spec.keyColumn, Qt::CaseInsensitive) != 0 && !before->watermark.isEmpty()) {
        const Result<QVector<KeyRange>> known = ranges();
        if (!known)
            return known.error();
        const Result<QVariantList> stored
            = m_d.firstRow(QStringLiteral("SELECT watermark FROM main._skein_checkpoint WHERE rollout = ?1 AND id = ?2"), {m_spec.rollout, m_spec.id});
        if (!stored)
            return stored.error();
        for (const KeyRange& range : *known) {
            const Result<QVariantList> row = m_d.firstRow(QStringLiteral("SELECT 1 FROM main.%1 WHERE %2 > %3 AND %4 LIMIT 1")
                                                              .arg(quotedName(m_spec.source), quotedName(m_spec.watermarkColumn),
                                                                  sqlLiteral(stored->value(0)), condition(m_spec.keyColumn, range)));
            if (!row)
                return row.error();
            if (!row->isEmpty())
                touched.append(range);
        }
    }
    for (;;) {
        const Result<ChunkResult> step = chunk(limits);
        if (!step)
            return step.error();
        if (step->atEnd)
            break;
        ++result.newChunks;
        result.rows += step->targetRows;
    }
    const Result<qint64> again = rebuild(touched, limits);
    if (!again)
        return again.error();
    result.rows += *again;
    result.rebuiltRanges = touched.size();
    const Status saved = m_d.inTransaction([&]() -> Status {
        if (const Status fenced = m_d.checkEpoch(m_spec.rollout, m_spec.epoch); !fenced)
            return fenced;
        return m_d.run(QStringLiteral("UPDATE main._skein_checkpoint SET watermark = ?3 WHERE rollout = ?1 AND id = ?2"), {m_spec.rollout, m_spec.id, *newest});
    });
    if (!saved)
        return saved.error();
    const Result<Checkpoint> after = load();
    if (!after)
        return after.error();
    result.checkpoint = *after;
    return result;
}

} // namespace skein::warehouse
