#include "models/store/schema.h"

#include "models/store/database.h"
#include "resources/resources.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QVariant>

namespace skein::store {

namespace {

QStringList schemaFiles()
{
    initResources();
    return QDir(QStringLiteral(":/skein/schema")).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
}

/// Cuts a script at semicolons that end a statement; the bodies of triggers hold semicolons of their own.
QStringList statements(const QString& script)
{
    QStringList list;
    QString current;
    for (const QString& line : script.split(QLatin1Char('\n'))) {
        if (current.isEmpty() && line.trimmed().isEmpty())
            continue;
        current += line + QLatin1Char('\n');
        const QString trimmed = line.trimmed();
        const bool trigger = current.trimmed().startsWith(QLatin1String("CREATE TRIGGER"));
        if (trigger ? trimmed.endsWith(QLatin1String("END;")) : trimmed.endsWith(QLatin1Char(';'))) {
            list << current;
            current.clear();
        }
    }
    return list;
}

} // namespace

int newestSchemaVersion()
{
    const QStringList files = schemaFiles();
    return files.isEmpty() ? 0 : files.constLast().left(3).toInt();
}

Status upgradeSchema(const QSqlDatabase& database, const QString& backupDir)
{
    Result<QSqlQuery> version = run(database, QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    const int present = version->next() ? version->value(0).toInt() : 0;
    version->finish();
    if (present > newestSchemaVersion()) {
        return makeError(ErrorClass::Access,
            QStringLiteral("the workspace has schema %1, this program knows %2").arg(present).arg(newestSchemaVersion()), database.databaseName(),
            QStringLiteral("Open it with a newer version of Skein."));
    }
    if (present == newestSchemaVersion())
        return {};
    if (present > 0) {
        QDir().mkpath(backupDir);
        const QString copy = QDir(backupDir).filePath(
            QStringLiteral("skein-schema%1-%2.db").arg(present).arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-hhmmss"))));
        const Result<QSqlQuery> copied = run(database, QStringLiteral("VACUUM INTO ?"), {copy});
        if (!copied)
            return copied.error();
    }
    Transaction transaction(database);
    if (const Status begun = transaction.begin(); !begun)
        return begun;
    for (const QString& name : schemaFiles()) {
        if (name.left(3).toInt() <= present)
            continue;
        QFile file(QStringLiteral(":/skein/schema/") + name);
        if (!file.open(QIODevice::ReadOnly))
            return makeError(ErrorClass::Access, QStringLiteral("schema %1 is missing from the program").arg(name), {}, QStringLiteral("Install Skein again."));
        for (const QString& statement : statements(QString::fromUtf8(file.readAll()))) {
            const Result<QSqlQuery> done = run(database, statement);
            if (!done)
                return done.error();
        }
    }
    const Result<QSqlQuery> stamped = run(database, QStringLiteral("PRAGMA user_version = %1").arg(newestSchemaVersion()));
    if (!stamped)
        return stamped.error();
    return transaction.commit();
}

} // namespace skein::store
