#pragma once

#include "models/base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>

#include <atomic>
#include <memory>

namespace skein::store {

/// The workspace's SQLite file, one connection a thread. WAL, synchronous=FULL: a commit survives a power cut.
class Database
{
public:
    Database(QString path, bool readOnly);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// The calling thread's connection, opened on first use.
    Result<QSqlDatabase> connection();
    /// A worker calls this before it ends. Connections of ended threads are otherwise closed with the object.
    void closeThreadConnection();
    QString path() const { return m_path; }
    bool isReadOnly() const { return m_readOnly; }

private:
    QString connectionName() const;
    QString m_path;
    bool m_readOnly;
    QString m_prefix;
};

/// BEGIN IMMEDIATE; rolls back unless committed.
class Transaction
{
public:
    explicit Transaction(const QSqlDatabase& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Status begin();
    Status commit();

private:
    QSqlDatabase m_database;
    bool m_open = false;
};

/// An error of SQLite as a value with its class: locked → Contention, full → Resource, read-only → Access,
/// corrupt → Corruption, anything about the statement → Logic.
Error mapSqlError(const QSqlError& error, const QString& what);

/// Runs one statement with bound values.
Result<QSqlQuery> run(const QSqlDatabase& database, const QString& sql, const QVariantList& values = {});

} // namespace skein::store
