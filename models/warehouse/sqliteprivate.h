#pragma once

#include "models/warehouse/sqliteauthorizer.h"
#include "models/warehouse/sqlitestatement.h"
#include "models/warehouse/sqlitewarehouse.h"

#include <QElapsedTimer>

#include <functional>

namespace skein::warehouse {

/// "name" with the quotes doubled inside; "main." in front is taken off.
QString quotedName(const QString& name);
QString plainName(const QString& name);

/// Watches over one run: cancel and deadline, looked at every few thousand steps of the virtual machine.
class SqliteWatch
{
public:
    SqliteWatch(sqlite3* db, const RunLimits& limits);
    ~SqliteWatch();
    Q_DISABLE_COPY_MOVE(SqliteWatch)
    /// The error behind SQLITE_INTERRUPT.
    Error interruption() const;

private:
    static int look(void* self);
    sqlite3* m_db = nullptr;
    RunLimits m_limits;
    QElapsedTimer m_timer;
    bool m_timedOut = false;
};

class SqliteWarehouse::Private
{
public:
    ~Private();

    // --- statements
    Error lastError(const QString& where = {}) const;
    Error errorOf(int code, const QString& where = {}) const;
    Result<SqliteStatement> prepare(const QString& sql);
    /// Prepares the first statement of `sql` from byte `offset` on and moves the offset behind it.
    Result<SqliteStatement> prepareNext(const QByteArray& sql, int& offset);
    Status run(const QString& sql, const QVariantList& params = {});
    Result<QVariantList> firstRow(const QString& sql, const QVariantList& params = {}); ///< empty list = no row
    Status forEach(const QString& sql, const QVariantList& params, const std::function<bool(const QVariantList&)>& onRow);

    // --- transactions
    /// BEGIN IMMEDIATE, checks of file and identity, the engine's tables, `body`, COMMIT; anything wrong: ROLLBACK.
    Status inTransaction(const std::function<Status()>& body);
    bool transactionOpen() const { return !sqlite3_get_autocommit(db); }

    // --- objects
    struct Object {
        bool found = false;
        QString type, name, sql;
    };
    Result<Object> object(const QString& name);
    /// Names of the views whose text mentions `name` as a whole word.
    Result<QStringList> readersOf(const QString& name);
    QString canonicalViewSql(const QString& view, const QString& physical, const QStringList& columns) const;
    /// The table behind a view of exactly the canonical form; empty otherwise.
    static QString canonicalTarget(const QString& viewSql);

    // --- markers
    Status checkEpoch(const QString& rollout, int epoch);
    Result<bool> markerExists(const Marker& marker);
    Status writeMarker(const Marker& marker, const QString& what);

    // --- temporary objects
    Status dropTemporary();
    Status filterInput(const QString& relation, const QString& condition);

    sqlite3* db = nullptr;
    QString path;
    QString expectedUuid;
    bool readOnly = false;
    bool tablesReady = false;
    int snapshots = 0;
};

} // namespace skein::warehouse
