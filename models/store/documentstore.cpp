#include "models/store/documentstore.h"

#include <QJsonDocument>
#include <QVariant>

namespace skein::store {

namespace {

Document fromQuery(const QSqlQuery& query)
{
    Document document;
    document.kind = query.value(0).toString();
    document.id = query.value(1).toString();
    document.version = query.value(2).toLongLong();
    document.json = QJsonDocument::fromJson(query.value(3).toString().toUtf8()).object();
    document.updatedAt = QDateTime::fromString(query.value(4).toString(), Qt::ISODateWithMs);
    document.updatedBy = query.value(5).toString();
    return document;
}

Result<QVector<Document>> select(Database& store, const QString& table, const QString& where, const QVariantList& values)
{
    const Result<QSqlDatabase> database = store.connection();
    if (!database)
        return database.error();
    Result<QSqlQuery> query
        = run(*database, QStringLiteral("SELECT kind, id, version, json, updated_at, updated_by FROM %1 WHERE %2").arg(table, where), values);
    if (!query)
        return query.error();
    QVector<Document> documents;
    while (query->next())
        documents.append(fromQuery(*query));
    return documents;
}

} // namespace

DocumentStore::DocumentStore(Database& database)
    : m_database(database)
{
}

Result<qint64> DocumentStore::put(const QString& kind, const QString& id, const QJsonObject& json, qint64 expectedVersion, const QString& actor)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    Transaction transaction(*database);
    if (const Status begun = transaction.begin(); !begun)
        return begun.error();
    const Result<std::optional<Document>> present = get(kind, id);
    if (!present)
        return present.error();
    const qint64 version = present->has_value() ? (*present)->version : 0;
    if (expectedVersion >= 0 && expectedVersion != version) {
        return makeError(ErrorClass::Logic, QStringLiteral("%1 %2 was changed by %3 meanwhile").arg(kind, id, present->has_value() ? (*present)->updatedBy : QStringLiteral("somebody")),
            id, QStringLiteral("Look at the present version and make the change again."));
    }
    if (present->has_value() && (*present)->json == json)
        return version;
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    for (const char* table : {"document", "document_history"}) {
        const Result<QSqlQuery> written = run(*database,
            QStringLiteral("INSERT OR REPLACE INTO %1 (kind, id, version, json, updated_at, updated_by) VALUES (?,?,?,?,?,?)").arg(QLatin1String(table)),
            {kind, id, version + 1, text, now, actor.isNull() ? QStringLiteral("") : actor});
        if (!written)
            return written.error();
    }
    if (const Status committed = transaction.commit(); !committed)
        return committed.error();
    return version + 1;
}

Result<std::optional<Document>> DocumentStore::get(const QString& kind, const QString& id)
{
    const Result<QVector<Document>> found = select(m_database, QStringLiteral("document"), QStringLiteral("kind = ? AND id = ?"), {kind, id});
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<Document>() : std::optional<Document>(found->constFirst());
}

Result<QVector<Document>> DocumentStore::list(const QString& kind)
{
    return select(m_database, QStringLiteral("document"), QStringLiteral("kind = ? ORDER BY id"), {kind});
}

Result<QVector<Document>> DocumentStore::history(const QString& kind, const QString& id)
{
    return select(m_database, QStringLiteral("document_history"), QStringLiteral("kind = ? AND id = ? ORDER BY version"), {kind, id});
}

} // namespace skein::store
