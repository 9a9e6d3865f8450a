#include "models/store/database.h"

#include <QThread>
#include <QVariant>

namespace skein::store {

namespace {
std::atomic_int nextDatabase {0};
}

Database::Database(QString path, bool readOnly)
    : m_path(std::move(path))
    , m_readOnly(readOnly)
    , m_prefix(QStringLiteral("skein-%1-").arg(++nextDatabase))
{
}

Database::~Database()
{
    const QStringList names = QSqlDatabase::connectionNames();
    for (const QString& name : names) {
        if (name.startsWith(m_prefix))
            QSqlDatabase::removeDatabase(name);
    }
}

QString Database::connectionName() const
{
    return m_prefix + QString::number(quintptr(QThread::currentThreadId()), 16);
}

Result<QSqlDatabase> Database::connection()
{
    const QString name = connectionName();
    if (QSqlDatabase::contains(name)) {
        const QSqlDatabase known = QSqlDatabase::database(name, false);
        if (known.isOpen())
            return known;
    }
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    database.setDatabaseName(m_path);
    database.setConnectOptions(m_readOnly ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000") : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!database.open())
        return mapSqlError(database.lastError(), QStringLiteral("open %1").arg(m_path));
    if (!m_readOnly) {
        for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON"}) {
            const Result<QSqlQuery> set = run(database, QLatin1String(pragma));
            if (!set)
                return set.error();
        }
    }
    return database;
}

void Database::closeThreadConnection()
{
    const QString name = connectionName();
    if (!QSqlDatabase::contains(name))
        return;
    {
        QSqlDatabase database = QSqlDatabase::database(name, false);
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
}

Transaction::Transaction(const QSqlDatabase& database)
    : m_database(database)
{
}

Transaction::~Transaction()
{
    if (m_open) {
        QSqlQuery query(m_database);
        query.exec(QStringLiteral("ROLLBACK"));
    }
}

Status Transaction::begin()
{
    const Result<QSqlQuery> begun = run(m_database, QStringLiteral("BEGIN IMMEDIATE"));
    if (!begun)
        return begun.error();
    m_open = true;
    return {};
}

Status Transaction::commit()
{
    const Result<QSqlQuery> committed = run(m_database, QStringLiteral("COMMIT"));
    if (!committed)
        return committed.error();
    m_open = false;
    return {};
}

Error mapSqlError(const QSqlError& error, const QString& what)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    const QString message = what + QStringLiteral(": ") + (error.databaseText().isEmpty() ? error.text() : error.databaseText());
    switch (code) {
    case 5:
    case 6:
        return makeError(ErrorClass::Contention, message, {}, QStringLiteral("Another program holds the database; it is tried again."));
    case 7:
    case 10:
    case 13:
        return makeError(ErrorClass::Resource, message, {}, QStringLiteral("Free some space on the disk of the workspace, then try again."));
    case 3:
    case 8:
    case 14:
    case 23:
        return makeError(ErrorClass::Access, message, {}, QStringLiteral("Check the permissions of the workspace folder, or open it read-only."));
    case 11:
    case 26:
        return makeError(ErrorClass::Corruption, message, {}, QStringLiteral("Restore the newest file from the workspace's backups folder."));
    default:
        return makeError(ErrorClass::Logic, message, {}, QStringLiteral("Run skein doctor on the workspace."));
    }
}

Result<QSqlQuery> run(const QSqlDatabase& database, const QString& sql, const QVariantList& values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    const QString what = sql.section(QLatin1Char(' '), 0, 3);
    if (values.isEmpty()) {
        if (!query.exec(sql))
            return mapSqlError(query.lastError(), what);
        return query;
    }
    if (!query.prepare(sql))
        return mapSqlError(query.lastError(), what);
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return mapSqlError(query.lastError(), what);
    return query;
}

} // namespace skein::store
