#pragma once

#include "models/base/result.h"
#include "models/store/sqlerror.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

struct sqlite3;

namespace skein::store {

/// The workspace's SQLite file, one connection a thread: WAL, synchronous=FULL (a commit survives a power cut), foreign
/// keys on, five seconds of patience with a busy file. Safe to use from any thread; must outlive the threads' use.
class Database
{
public:
    Database(QString path, bool readOnly);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// The calling thread's connection, opened on first use and closed when the thread ends.
    Result<QSqlDatabase> connection();
    /// Closes the calling thread's connection at once, for a pool thread that will idle.
    void closeThreadConnections();
    QString path() const { return m_path; }
    bool isReadOnly() const { return m_readOnly; }

    /// Copies the present content into a new file; a half-written copy is removed again.
    Status backupTo(const QString& file);
    /// Structure and journal indexes are sound? Corruption with the first finding otherwise. Reads the whole file.
    Status check();

private:
    QString connectionName() const;
    QString m_path;
    bool m_readOnly;
    QString m_prefix;
};

/// BEGIN IMMEDIATE; rolls back unless committed. They do not nest.
class ScopedTransaction
{
public:
    explicit ScopedTransaction(const QSqlDatabase& database);
    ~ScopedTransaction();
    ScopedTransaction(const ScopedTransaction&) = delete;
    ScopedTransaction& operator=(const ScopedTransaction&) = delete;
    Status begin();
    Status commit();

private:
    QSqlDatabase m_database;
    bool m_open = false;
};

/// Runs one statement with bound values.
Result<QSqlQuery> run(const QSqlDatabase& database, const QString& sql, const QVariantList& values = {});
/// Runs a script of many statements; triggers may be among them. Stops at the first error.
Status runScript(const QSqlDatabase& database, const QByteArray& script, const QString& name);
/// The connection's handle for the few places where Qt SQL is too slow; null when it is not an open SQLite file.
sqlite3* sqliteHandle(const QSqlDatabase& database);

} // namespace skein::store
