#include "models/store/settings.h"

#include <QVariant>

namespace skein::store {

Settings::Settings(Database& database)
    : m_database(database)
{
}

Result<QString> Settings::value(const QString& key, const QString& fallback)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    Result<QSqlQuery> query = run(*database, QStringLiteral("SELECT value FROM setting WHERE key = ?"), {key});
    if (!query)
        return query.error();
    return query->next() ? query->value(0).toString() : fallback;
}

Status Settings::set(const QString& key, const QString& value)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    const Result<QSqlQuery> written = run(*database,
        QStringLiteral("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
        {key, value.isNull() ? QStringLiteral("") : value});
    return written ? Status() : Status(written.error());
}

Status Settings::remove(const QString& key)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    const Result<QSqlQuery> gone = run(*database, QStringLiteral("DELETE FROM setting WHERE key = ?"), {key});
    return gone ? Status() : Status(gone.error());
}

Result<QMap<QString, QString>> Settings::all(const QString& prefix)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    Result<QSqlQuery> query
        = run(*database, QStringLiteral("SELECT key, value FROM setting WHERE substr(key, 1, ?) = ?"), {prefix.size(), prefix.isNull() ? QStringLiteral("") : prefix});
    if (!query)
        return query.error();
    QMap<QString, QString> values;
    while (query->next())
        values.insert(query->value(0).toString(), query->value(1).toString());
    return values;
}

} // namespace skein::store
