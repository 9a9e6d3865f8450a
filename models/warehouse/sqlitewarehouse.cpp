#include "models/warehouse/sqlitewarehouse.h"

#include "models/warehouse/errormap.h"
#include "models/warehouse/names.h"
#include "models/warehouse/rowhash.h"
#include "models/warehouse/sqliteprivate.h"

#include <QFileInfo>

namespace skein::warehouse {

SqliteWarehouse::SqliteWarehouse(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

SqliteWarehouse::~SqliteWarehouse() = default;

Result<std::unique_ptr<SqliteWarehouse>> SqliteWarehouse::open(const QString& path, const SqliteOptions& options)
{
    const QFileInfo info(path);
    if (!options.createIfMissing && !info.isFile())
        return makeError(ErrorClass::Access, QStringLiteral("There is no database file here"), path,
            QStringLiteral("Check the warehouse's path in workspace.yaml."));
    auto priv = std::make_unique<Private>();
    priv->path = info.absoluteFilePath();
    int flags = SQLITE_OPEN_FULLMUTEX | (options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    if (options.createIfMissing && !options.readOnly)
        flags |= SQLITE_OPEN_CREATE;
    int code = sqlite3_open_v2(priv->path.toUtf8().constData(), &priv->db, flags, nullptr);
    if (code != SQLITE_OK) {
        const QString message = priv->db ? QString::fromUtf8(sqlite3_errmsg(priv->db)) : QString::fromUtf8(sqlite3_errstr(code));
        return sqliteError(code, message, path);
    }
    sqlite3* db = priv->db;
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, options.busyTimeoutMs);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // A file that cannot be written is opened read-only by SQLite without a word.
    priv->readOnly = sqlite3_db_readonly(db, "main") == 1;
    if (registerHashFunctions(db) != SQLITE_OK)
        return priv->lastError();
    if (!priv->readOnly && sqlite3_exec(db, "PRAGMA journal_mode=WAL", nullptr, nullptr, nullptr) != SQLITE_OK)
        return priv->lastError();
    if (sqlite3_exec(db, "PRAGMA synchronous=FULL; PRAGMA temp_store=FILE; PRAGMA cache_size=-65536; PRAGMA journal_size_limit=67108864; SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr)
        != SQLITE_OK)
        return priv->lastError();
    return std::unique_ptr<SqliteWarehouse>(new SqliteWarehouse(std::move(priv)));
}

QString SqliteWarehouse::path() const
{
    return d->path;
}

Capabilities SqliteWarehouse::capabilities() const
{
    return {QStringLiteral("sqlite"), true, true, true, true, true};
}

Result<Identity> SqliteWarehouse::identity()
{
    const Result<bool> known = exists(QStringLiteral("_skein_meta"));
    if (!known)
        return known.error();
    Identity identity {{}, d->path};
    if (*known) {
        const Result<QVariantList> row = d->firstRow(QStringLiteral("SELECT value FROM main._skein_meta WHERE key = 'uuid'"));
        if (!row)
            return row.error();
        identity.uuid = row->value(0).toString();
    }
    return identity;
}

Result<Identity> SqliteWarehouse::ensureIdentity()
{
    const Result<Identity> present = identity();
    if (!present || !present->uuid.isEmpty())
        return present;
    if (const Status status = d->inTransaction([] { return Status(); }); !status)
        return status.error();
    return identity();
}

void SqliteWarehouse::expectIdentity(const QString& uuid)
{
    d->expectedUuid = uuid;
}

Result<QVector<ObjectInfo>> SqliteWarehouse::listObjects(bool withInternal)
{
    QVector<ObjectInfo> objects;
    const Status status = d->forEach(
        QStringLiteral("SELECT name, type FROM main.sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                       " ORDER BY name"),
        {}, [&](const QVariantList& row) {
            if (withInternal || !isInternalName(row[0].toString()))
                objects.append({row[0].toString(), row[1].toString() == QLatin1String("view") ? ObjectKind::View : ObjectKind::Table});
            return true;
        });
    if (!status)
        return status.error();
    return objects;
}

Result<QVector<Column>> SqliteWarehouse::columns(const QString& relation)
{
    QVector<Column> columns;
    const Status status = d->forEach(QStringLiteral("SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo(?1, 'main') WHERE hidden <> 1"),
        {plainName(relation)}, [&](const QVariantList& row) {
            Column column;
            column.name = row[0].toString();
            column.nativeType = row[1].toString();
            column.type = logicalTypeFromNative(column.nativeType);
            column.key = row[3].toInt() > 0;
            column.nullable = row[2].toInt() == 0 && !column.key;
            columns.append(column);
            return true;
        });
    if (!status)
        return status.error();
    if (columns.isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("There is no table or view '%1'").arg(relation), d->path,
            QStringLiteral("Check the name; the catalog lists what this warehouse holds."));
    return columns;
}

Result<QString> SqliteWarehouse::objectSql(const QString& name)
{
    const Result<Private::Object> object = d->object(name);
    if (!object)
        return object.error();
    if (!object->found)
        return makeError(ErrorClass::Logic, QStringLiteral("There is no table or view '%1'").arg(name), d->path,
            QStringLiteral("It may have been dropped or renamed by somebody else; import the warehouse again."));
    return object->sql;
}

Result<bool> SqliteWarehouse::exists(const QString& name)
{
    const Result<Private::Object> object = d->object(name);
    if (!object)
        return object.error();
    return object->found;
}

Result<qint64> SqliteWarehouse::rowCount(const QString& relation)
{
    const Result<QVariantList> row = d->firstRow(QStringLiteral("SELECT count(*) FROM main.") + quotedName(relation));
    if (!row)
        return row.error();
    return row->at(0).toLongLong();
}

Result<QVariant> SqliteWarehouse::watermark(const QString& relation, const QString& column)
{
    const Result<QVector<Column>> known = columns(relation);
    if (!known)
        return known.error();
    // A quoted name that is no column would be read as a text by SQLite.
    for (const Column& c : *known) {
        if (c.name.compare(column, Qt::CaseInsensitive) != 0)
            continue;
        const Result<QVariantList> row = d->firstRow(QStringLiteral("SELECT max(%1) FROM main.%2").arg(quotedName(column), quotedName(relation)));
        if (!row)
            return row.error();
        return row->at(0);
    }
    return makeError(ErrorClass::BadInput, QStringLiteral("'%1' has no column '%2'").arg(relation, column), d->path,
        QStringLiteral("Name a column that grows with every load."));
}

Status SqliteWarehouse::stream(const QString& sql, const QVariantList& params, const std::function<bool(const QVariantList&)>& onRow,
    const RunLimits& limits)
{
    SqlitePolicy policy;
    policy.internalReads = true;
    const SqliteAuthorizer authorizer(d->db, &policy);
    const SqliteWatch watch(d->db, limits);
    const Status status = d->forEach(sql, params, onRow);
    if (status)
        return status;
    if (status.error().cls == ErrorClass::Cancelled)
        return watch.interruption();
    if (!policy.refusal.isEmpty())
        return sqliteError(SQLITE_AUTH, policy.refusal, d->path);
    return status;
}

Result<Rows> SqliteWarehouse::query(const QString& sql, const QVariantList& params, const RunLimits& limits)
{
    Rows rows;
    const qint64 limit = limits.maxRows > 0 ? limits.maxRows : 10000;
    const Result<QStringList> names = prepareOnly(sql);
    if (!names)
        return names.error();
    rows.columns = *names;
    const Status status = stream(
        sql, params,
        [&](const QVariantList& row) {
            rows.truncated = rows.rows.size() >= limit;
            if (!rows.truncated)
                rows.rows.append(row);
            return !rows.truncated;
        },
        limits);
    if (!status)
        return status.error();
    return rows;
}

Status SqliteWarehouse::beginSnapshot()
{
    if (d->snapshots == 0) {
        // A deferred transaction gets its snapshot with the first read, so read at once.
        if (sqlite3_exec(d->db, "BEGIN; SELECT 1 FROM main.sqlite_master LIMIT 1", nullptr, nullptr, nullptr) != SQLITE_OK) {
            const Error error = d->lastError();
            if (d->transactionOpen())
                sqlite3_exec(d->db, "ROLLBACK", nullptr, nullptr, nullptr);
            return error;
        }
    }
    ++d->snapshots;
    return {};
}

void SqliteWarehouse::endSnapshot()
{
    if (d->snapshots > 0 && --d->snapshots == 0 && d->transactionOpen())
        sqlite3_exec(d->db, "ROLLBACK", nullptr, nullptr, nullptr);
}

QString SqliteWarehouse::quoted(const QString& name) const
{
    return quotedName(name);
}

QString SqliteWarehouse::orderedSql(const QString& expression) const
{
    return expression + QStringLiteral(" COLLATE BINARY");
}

QString SqliteWarehouse::rowHashSql(const QStringList& expressions) const
{
    return rowHashCall(expressions);
}

QString SqliteWarehouse::contentHashSql(const QStringList& expressions) const
{
    return contentHashCall(expressions);
}

void SqliteWarehouse::interrupt()
{
    sqlite3_interrupt(d->db);
}

} // namespace skein::warehouse
