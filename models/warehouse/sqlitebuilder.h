#pragma once

#include "models/warehouse/sqliteprivate.h"

namespace skein::warehouse {

/// One chunked build on one connection.
class SqliteBuilder
{
public:
    SqliteBuilder(SqliteWarehouse& warehouse, SqliteWarehouse::Private& priv, const BuildSpec& spec)
        : m_warehouse(warehouse)
        , m_d(priv)
        , m_spec(spec)
    {
    }

    Status prepare();
    Result<Checkpoint> load();
    Result<std::optional<KeyRange>> next(const Checkpoint& checkpoint);
    Result<ChunkResult> chunk(const RunLimits& limits);
    Result<CatchUpResult> catchUp(const RunLimits& limits);
    Result<qint64> rebuild(const QVector<KeyRange>& ranges, const RunLimits& limits);
    Result<BuildAudit> audit(const RunLimits& limits);
    Status drop();

private:
    static QString condition(const QString& column, const KeyRange& range);
    QString targetKey() const { return m_spec.targetKeyColumn.isEmpty() ? m_spec.keyColumn : m_spec.targetKeyColumn; }
    Status check() const;
    /// Compiled so that it can write the build's table and nothing else: expressions of a mapping are the user's.
    Result<SqliteStatement> guarded(const QString& sql);
    Status runGuarded(const QString& sql);
    /// The select over one range; may leave a temporary view that dropTemporary() takes away.
    Result<QString> selectOver(const KeyRange& range);
    Result<QVariant> newestLoad();
    Result<qint64> count(const QString& relation, const QString& where);
    Result<qint64> copy(const KeyRange& range);
    Status save(const Checkpoint& checkpoint);
    Result<QVector<KeyRange>> ranges();
    Status auditRange(const KeyRange& range, const QString& hash, BuildAudit& audit);

    SqliteWarehouse& m_warehouse;
    SqliteWarehouse::Private& m_d;
    BuildSpec m_spec;
};

} // namespace skein::warehouse
