#include "models/store/schema.h"

#include "resources/resources.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QVariant>

namespace skein::store {

namespace {

QStringList schemaFiles(const QString& folder)
{
    initResources();
    return QDir(folder).entryList({QStringLiteral("[0-9][0-9][0-9]_*.sql")}, QDir::Files, QDir::Name);
}

int numberOf(const QString& file)
{
    return file.left(3).toInt();
}

/// A name not taken yet: two upgrades may fall into one second.
QString backupName(const QString& dir, int version)
{
    const QString stem
        = QStringLiteral("skein-schema%1-%2").arg(version).arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss")));
    QString path = QDir(dir).filePath(stem + QStringLiteral(".db"));
    for (int i = 2; QFile::exists(path); ++i)
        path = QDir(dir).filePath(QStringLiteral("%1-%2.db").arg(stem).arg(i));
    return path;
}

} // namespace

int newestSchemaVersion(const QString& folder)
{
    const QStringList files = schemaFiles(folder);
    return files.isEmpty() ? 0 : numberOf(files.constLast());
}

Result<int> readSchemaVersion(Database& database, const QString& folder)
{
    const Result<QSqlDatabase> connection = database.connection();
    if (!connection)
        return connection.error();
    Result<QSqlQuery> query = run(*connection, QStringLiteral("PRAGMA user_version"));
    if (!query)
        return query.error();
    const int present = query->next() ? query->value(0).toInt() : 0;
    const int newest = newestSchemaVersion(folder);
    if (present > newest) {
        return makeError(ErrorClass::Access, QStringLiteral("the workspace has schema %1, this program (%2) knows schemas up to %3")
                .arg(present).arg(QStringLiteral(SKEIN_VERSION)).arg(newest),
            database.path(), QStringLiteral("Open it with a newer version of Skein, or restore a file from the workspace's backups folder."));
    }
    return present;
}

Status upgradeSchema(Database& database, const QString& backupDir, const QString& folder)
{
    const Result<int> present = readSchemaVersion(database, folder);
    if (!present)
        return present.error();
    const int newest = newestSchemaVersion(folder);
    if (*present == newest)
        return {};
    if (*present > 0) {
        if (!QDir().mkpath(backupDir)) {
            return makeError(ErrorClass::Access, QStringLiteral("cannot create the folder for the backup before the upgrade"), backupDir,
                QStringLiteral("Check the permissions of the workspace folder."));
        }
        if (const Status saved = database.backupTo(backupName(backupDir, *present)); !saved)
            return saved;
    }
    const Result<QSqlDatabase> connection = database.connection();
    if (!connection)
        return connection.error();
    ScopedTransaction transaction(*connection);
    if (const Status begun = transaction.begin(); !begun)
        return begun;
    for (const QString& name : schemaFiles(folder)) {
        if (numberOf(name) <= *present)
            continue;
        QFile file(folder + QLatin1Char('/') + name);
        if (!file.open(QIODevice::ReadOnly)) {
            return makeError(ErrorClass::Access, QStringLiteral("schema %1 is missing from the program").arg(name), {},
                QStringLiteral("Install Skein again."));
        }
        if (const Status done = runScript(*connection, file.readAll(), name); !done)
            return done;
    }
    if (const Result<QSqlQuery> stamped = run(*connection, QStringLiteral("PRAGMA user_version = %1").arg(newest)); !stamped)
        return stamped.error();
    return transaction.commit();
}

} // namespace skein::store
