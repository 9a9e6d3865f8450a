#include "models/store/database.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QThread>
#include <QThreadStorage>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include <atomic>

namespace skein::store {

namespace {

std::atomic_int nextDatabase {0};

void closeConnection(const QString& name)
{
    if (!QSqlDatabase::contains(name))
        return;
    QSqlDatabase::database(name, false).close();
    QSqlDatabase::removeDatabase(name);
}

/// Closes what a thread has opened when the thread ends: handles of threads gone would otherwise pile up, and a later
/// thread with the same number would find a connection that is not its own.
struct ThreadConnections {
    QStringList names;
    ~ThreadConnections()
    {
        for (const QString& name : std::as_const(names))
            closeConnection(name);
    }
};

ThreadConnections& threadConnections()
{
    // Not thread_local: that ends after those who wait for the thread go on, when the driver may be gone already. Never
    // destroyed, so that it outlives every thread.
    static auto* const storage = new QThreadStorage<ThreadConnections>;
    return storage->localData();
}

/// What a statement does, in words for whoever reads the message.
QString deedOf(const QString& sql)
{
    const QString verb = sql.section(QLatin1Char(' '), 0, 0).toUpper();
    if (verb == QLatin1String("SELECT") || verb == QLatin1String("PRAGMA"))
        return QStringLiteral("cannot read the workspace's database");
    if (verb == QLatin1String("VACUUM"))
        return QStringLiteral("cannot copy the workspace's database");
    return QStringLiteral("cannot write to the workspace's database");
}

/// Errors of the statement itself need its text; all others are about the file.
Error statementError(const QSqlDatabase& database, const QSqlError& failed, const QString& sql)
{
    Error error = mapSqlError(failed, deedOf(sql));
    if (error.cls == ErrorClass::Logic || error.cls == ErrorClass::BadInput)
        error = mapSqlError(failed, sql.section(QLatin1Char(' '), 0, 3));
    const QUrl url(database.databaseName());
    error.where = url.isLocalFile() ? url.toLocalFile() : database.databaseName();
    return error;
}

Error openError(const QSqlError& failed, const QString& path)
{
    Error error = mapSqlError(failed, QStringLiteral("cannot open the workspace's database"));
    error.where = path;
    return error;
}

bool folderIsWritable(const QString& file)
{
    return QFileInfo(QFileInfo(file).absolutePath()).isWritable();
}

} // namespace

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
        closeThreadConnections();
    }
    const auto open = [&]() -> Result<QSqlDatabase> {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
        QString file = m_path;
        if (m_readOnly) {
            options += QStringLiteral(";QSQLITE_OPEN_READONLY");
            // In WAL mode a reader, too, writes a shared-memory file. Where the folder forbids that and no writer left a
            // log behind, the file cannot change under us and is read as it is.
            const QFileInfo log(m_path + QStringLiteral("-wal"));
            if (!folderIsWritable(m_path) && (!log.exists() || log.size() == 0)) {
                options += QStringLiteral(";QSQLITE_OPEN_URI");
                file = QUrl::fromLocalFile(m_path).toString(QUrl::FullyEncoded) + QStringLiteral("?immutable=1");
            }
        }
        database.setDatabaseName(file);
        database.setConnectOptions(options);
        if (!database.open())
            return openError(database.lastError(), m_path);
        QStringList pragmas {QStringLiteral("PRAGMA foreign_keys=ON")};
        if (!m_readOnly)
            pragmas << QStringLiteral("PRAGMA journal_mode=WAL") << QStringLiteral("PRAGMA synchronous=FULL");
        // SQLite opens any file; the first read tells whether it is a database.
        pragmas << QStringLiteral("SELECT count(*) FROM sqlite_master");
        for (const QString& pragma : std::as_const(pragmas)) {
            const Result<QSqlQuery> set = run(database, pragma);
            if (!set) {
                Error error = set.error();
                error.where = m_path;
                return error;
            }
        }
        return database;
    };
    Result<QSqlDatabase> opened = open();
    if (opened)
        threadConnections().names << name;
    else
        closeConnection(name);
    return opened;
}

void Database::closeThreadConnections()
{
    const QString name = connectionName();
    threadConnections().names.removeAll(name);
    closeConnection(name);
}

Status Database::backupTo(const QString& file)
{
    const Result<QSqlDatabase> database = connection();
    if (!database)
        return database.error();
    if (QFile::exists(file))
        return makeError(ErrorClass::Logic, QStringLiteral("the backup exists already"), file, QStringLiteral("Choose another name."));
    const Result<QSqlQuery> copied = run(*database, QStringLiteral("VACUUM INTO ?"), {file});
    if (copied)
        return {};
    QFile::remove(file);
    Error error = copied.error();
    error.where = file;
    return error;
}

Status Database::check()
{
    const Result<QSqlDatabase> database = connection();
    if (!database)
        return database.error();
    Result<QSqlQuery> query = run(*database, QStringLiteral("PRAGMA integrity_check(1)"));
    if (!query)
        return query.error();
    const QString answer = query->next() ? query->value(0).toString() : QString();
    if (answer == QLatin1String("ok"))
        return {};
    Error damaged = mapSqliteCode(SQLITE_CORRUPT, answer, QStringLiteral("the workspace's database is damaged"));
    damaged.where = m_path;
    return damaged;
}

ScopedTransaction::ScopedTransaction(const QSqlDatabase& database)
    : m_database(database)
{
}

ScopedTransaction::~ScopedTransaction()
{
    // Some errors (a full disk, for one) have rolled back already; then there is nothing left to undo.
    if (m_open && sqliteHandle(m_database) && !sqlite3_get_autocommit(sqliteHandle(m_database))) {
        QSqlQuery query(m_database);
        query.exec(QStringLiteral("ROLLBACK"));
    }
}

Status ScopedTransaction::begin()
{
    const Result<QSqlQuery> begun = run(m_database, QStringLiteral("BEGIN IMMEDIATE"));
    if (!begun)
        return begun.error();
    m_open = true;
    return {};
}

Status ScopedTransaction::commit()
{
    const Result<QSqlQuery> committed = run(m_database, QStringLiteral("COMMIT"));
    if (!committed)
        return committed.error();
    m_open = false;
    return {};
}

Result<QSqlQuery> run(const QSqlDatabase& database, const QString& sql, const QVariantList& values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return statementError(database, query.lastError(), sql);
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return statementError(database, query.lastError(), sql);
    return query;
}

Status runScript(const QSqlDatabase& database, const QByteArray& script, const QString& name)
{
    sqlite3* handle = sqliteHandle(database);
    if (!handle)
        return makeError(ErrorClass::Logic, QStringLiteral("the database is closed"), name, QStringLiteral("Open the workspace again."));
    const int code = sqlite3_exec(handle, script.constData(), nullptr, nullptr, nullptr);
    if (code == SQLITE_OK)
        return {};
    return mapSqliteCode(sqlite3_extended_errcode(handle), QString::fromUtf8(sqlite3_errmsg(handle)), name);
}

sqlite3* sqliteHandle(const QSqlDatabase& database)
{
    const QVariant handle = database.isOpen() ? database.driver()->handle() : QVariant();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3* const*>(handle.constData());
}

} // namespace skein::store
