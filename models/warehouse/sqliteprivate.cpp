#include "models/warehouse/sqliteprivate.h"

#include "models/warehouse/errormap.h"
#include "models/warehouse/names.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QUuid>

namespace skein::warehouse {

QString plainName(const QString& name)
{
    return name.startsWith(QLatin1String("main."), Qt::CaseInsensitive) ? name.mid(5) : name;
}

QString quotedName(const QString& name)
{
    return QLatin1Char('"') + plainName(name).replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

SqliteWatch::SqliteWatch(sqlite3* db, const RunLimits& limits)
    : m_db(db)
    , m_limits(limits)
{
    m_timer.start();
    sqlite3_progress_handler(m_db, 4000, &SqliteWatch::look, this);
}

SqliteWatch::~SqliteWatch()
{
    sqlite3_progress_handler(m_db, 0, nullptr, nullptr);
}

int SqliteWatch::look(void* self)
{
    auto* watch = static_cast<SqliteWatch*>(self);
    if (watch->m_limits.cancel.isCancelled())
        return 1;
    watch->m_timedOut = watch->m_limits.timeoutMs > 0 && watch->m_timer.hasExpired(watch->m_limits.timeoutMs);
    return watch->m_timedOut ? 1 : 0;
}

Error SqliteWatch::interruption() const
{
    if (m_timedOut)
        return makeError(ErrorClass::Resource, QStringLiteral("It ran longer than %1 ms and was stopped").arg(m_limits.timeoutMs), {},
            QStringLiteral("Raise the time limit or make the statement faster."));
    return makeError(ErrorClass::Cancelled, QStringLiteral("It was cancelled"));
}

SqliteWarehouse::Private::~Private()
{
    sqlite3_close_v2(db);
}

Error SqliteWarehouse::Private::errorOf(int code, const QString& where) const
{
    return sqliteError(code, QString::fromUtf8(sqlite3_errmsg(db)), where.isEmpty() ? path : where);
}

Error SqliteWarehouse::Private::lastError(const QString& where) const
{
    return errorOf(sqlite3_extended_errcode(db), where);
}

Result<SqliteStatement> SqliteWarehouse::Private::prepareNext(const QByteArray& sql, int& offset)
{
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v2(db, sql.constData() + offset, int(sql.size()) - offset, &statement, &tail);
    if (code != SQLITE_OK)
        return lastError();
    offset = int(tail - sql.constData());
    return SqliteStatement(statement);
}

Result<SqliteStatement> SqliteWarehouse::Private::prepare(const QString& sql)
{
    const QByteArray bytes = sql.toUtf8();
    int offset = 0;
    Result<SqliteStatement> statement = prepareNext(bytes, offset);
    if (!statement)
        return statement;
    // What follows may be blanks and comments only: a second statement would be silently ignored.
    int rest = offset;
    while (rest < bytes.size()) {
        const Result<SqliteStatement> next = prepareNext(bytes, rest);
        if (!next || !next->isEmpty())
            return makeError(ErrorClass::BadInput, QStringLiteral("There is more than one statement where one is expected"),
                QStringLiteral("byte %1").arg(offset), QStringLiteral("Run them as a script."));
    }
    if (statement->isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("The statement is empty"), {}, QStringLiteral("Give one SQL statement."));
    return statement;
}

Status SqliteWarehouse::Private::run(const QString& sql, const QVariantList& params)
{
    Result<SqliteStatement> statement = prepare(sql);
    if (!statement)
        return statement.error();
    if (const int code = statement->bind(params); code != SQLITE_OK)
        return lastError();
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW)
        code = statement->step();
    return code == SQLITE_DONE ? Status() : Status(lastError());
}

Status SqliteWarehouse::Private::forEach(
    const QString& sql, const QVariantList& params, const std::function<bool(const QVariantList&)>& onRow)
{
    Result<SqliteStatement> statement = prepare(sql);
    if (!statement)
        return statement.error();
    if (const int code = statement->bind(params); code != SQLITE_OK)
        return lastError();
    for (;;) {
        const int code = statement->step();
        if (code == SQLITE_DONE)
            return {};
        if (code != SQLITE_ROW)
            return lastError();
        if (!onRow(statement->row()))
            return {};
    }
}

Result<QVariantList> SqliteWarehouse::Private::firstRow(const QString& sql, const QVariantList& params)
{
    QVariantList row;
    const Status status = forEach(sql, params, [&](const QVariantList& values) {
        row = values;
        return false;
    });
    if (!status)
        return status.error();
    return row;
}

namespace {

const char* const engineTables
    = "CREATE TABLE IF NOT EXISTS _skein_meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;"
      "CREATE TABLE IF NOT EXISTS _skein_epoch(rollout TEXT PRIMARY KEY, epoch INTEGER NOT NULL, at TEXT) WITHOUT ROWID;"
      "CREATE TABLE IF NOT EXISTS _skein_marker(rollout TEXT, target TEXT, step TEXT, epoch INTEGER, seq INTEGER, what TEXT, at TEXT,"
      " PRIMARY KEY(rollout, target, step, epoch, seq)) WITHOUT ROWID;"
      "CREATE TABLE IF NOT EXISTS _skein_adoption(output TEXT PRIMARY KEY, physical TEXT NOT NULL, objects TEXT NOT NULL, at TEXT) WITHOUT ROWID;"
      "CREATE TABLE IF NOT EXISTS _skein_checkpoint(rollout TEXT, id TEXT, cursor, watermark, source_rows INTEGER, target_rows INTEGER,"
      " chunks INTEGER, at TEXT, PRIMARY KEY(rollout, id)) WITHOUT ROWID;"
      "CREATE TABLE IF NOT EXISTS _skein_chunk(rollout TEXT, id TEXT, seq INTEGER, low, high, source_rows INTEGER, target_rows INTEGER,"
      " PRIMARY KEY(rollout, id, seq)) WITHOUT ROWID;";

} // namespace

Status SqliteWarehouse::Private::inTransaction(const std::function<Status()>& body)
{
    if (snapshots > 0 || transactionOpen())
        return makeError(ErrorClass::Logic, QStringLiteral("Nothing may be written while a snapshot is being read"), path,
            QStringLiteral("End the snapshot first."));
    if (readOnly)
        return sqliteError(SQLITE_READONLY, QStringLiteral("The database was opened read-only"), path);
    int moved = 0;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved)
        return makeError(ErrorClass::Logic, QStringLiteral("The database file was moved, replaced or deleted since it was opened"), path,
            QStringLiteral("Put the file back or open the warehouse again; nothing was changed."));

    // Rolls back whatever is left open, also when the engine already did so itself.
    const auto fail = [&](const Error& error) {
        if (transactionOpen())
            sqlite3_exec(db, "ROLLBACK", nullptr, nullptr, nullptr);
        return Status(error);
    };
    if (sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(lastError());
    if (!tablesReady && sqlite3_exec(db, engineTables, nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(lastError());
    const Result<QVariantList> uuid = firstRow(QStringLiteral("SELECT value FROM main._skein_meta WHERE key = 'uuid'"));
    if (!uuid)
        return fail(uuid.error());
    if (!expectedUuid.isEmpty() && uuid->value(0).toString() != expectedUuid)
        return fail(makeError(ErrorClass::Logic,
            QStringLiteral("This is another database: its identity is %1, expected %2")
                .arg(uuid->isEmpty() ? QStringLiteral("not set") : uuid->value(0).toString(), expectedUuid),
            path, QStringLiteral("Check the warehouse's path in workspace.yaml; nothing was changed.")));
    if (uuid->isEmpty()) {
        const QString fresh = QUuid::createUuid().toString(QUuid::WithoutBraces);
        if (const Status status = run(QStringLiteral("INSERT INTO main._skein_meta VALUES('uuid', ?1)"), {fresh}); !status)
            return fail(status.error());
    }
    if (const Status status = body(); !status)
        return fail(status.error());
    if (sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(lastError());
    tablesReady = true;
    return {};
}

Result<SqliteWarehouse::Private::Object> SqliteWarehouse::Private::object(const QString& name)
{
    const Result<QVariantList> row = firstRow(
        QStringLiteral("SELECT type, name, sql FROM main.sqlite_master WHERE type IN ('table', 'view') AND name = ?1 COLLATE NOCASE"),
        {plainName(name)});
    if (!row)
        return row.error();
    if (row->isEmpty())
        return Object {};
    return Object {true, row->at(0).toString(), row->at(1).toString(), row->at(2).toString()};
}

Result<QStringList> SqliteWarehouse::Private::readersOf(const QString& name)
{
    const QRegularExpression word(
        QStringLiteral("(?<![\\w$])") + QRegularExpression::escape(plainName(name)) + QStringLiteral("(?![\\w$])"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QStringList readers;
    const Status status = forEach(QStringLiteral("SELECT name, sql FROM main.sqlite_master WHERE type = 'view' ORDER BY name"), {},
        [&](const QVariantList& row) {
            if (row[0].toString().compare(plainName(name), Qt::CaseInsensitive) == 0)
                return true;
            // A view made by Skein names its target exactly; only foreign views need the text search.
            const QString target = canonicalTarget(row[1].toString());
            const bool reads = target.isEmpty() ? word.match(row[1].toString()).hasMatch()
                                                : target.compare(plainName(name), Qt::CaseInsensitive) == 0;
            if (reads)
                readers.append(row[0].toString());
            return true;
        });
    if (!status)
        return status.error();
    return readers;
}

Status SqliteWarehouse::Private::dropTemporary()
{
    QStringList drops;
    const Status status = forEach(
        QStringLiteral("SELECT type, name FROM temp.sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"), {},
        [&](const QVariantList& row) {
            drops.append(QStringLiteral("DROP %1 temp.%2").arg(row[0].toString(), quotedName(row[1].toString())));
            return true;
        });
    if (!status)
        return status;
    for (const QString& sql : drops) {
        if (const Status dropped = run(sql); !dropped)
            return dropped;
    }
    return {};
}

Status SqliteWarehouse::Private::filterInput(const QString& relation, const QString& condition)
{
    return run(QStringLiteral("CREATE TEMP VIEW %1 AS SELECT * FROM main.%1 WHERE ").arg(quotedName(relation)) + condition);
}

} // namespace skein::warehouse
