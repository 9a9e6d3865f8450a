#include "models/store/documentstore.h"

#include <QJsonDocument>
#include <QSqlError>
#include <QVariant>

namespace skein::store {

namespace {

/// Small documents stay readable text in the file; only bulky ones are worth compressing.
constexpr qsizetype compressFrom = 512;

QByteArray jsonText(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QVariant packed(const QByteArray& text)
{
    return text.size() < compressFrom ? QVariant(QString::fromUtf8(text)) : QVariant(qCompress(text));
}

QJsonObject unpacked(const QVariant& value)
{
    const QByteArray raw = value.toByteArray();
    return QJsonDocument::fromJson(value.typeId() == QMetaType::QByteArray ? qUncompress(raw) : raw).object();
}

Document fromQuery(const QSqlQuery& query)
{
    Document document;
    document.kind = query.value(0).toString();
    document.id = query.value(1).toString();
    document.version = query.value(2).toLongLong();
    document.removed = query.value(3).toString().isEmpty();
    document.json = unpacked(query.value(3));
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
    if (query->lastError().isValid())
        return mapSqlError(query->lastError(), QStringLiteral("read %1").arg(table));
    return documents;
}

/// What is known of an id inside the transaction.
struct Present {
    qint64 version = 0;     ///< of the document that is there; 0 = none
    qint64 lastVersion = 0; ///< also of removed ones
    QByteArray text;
    QString by;
};

Result<Present> presentOf(const QSqlDatabase& database, const QString& kind, const QString& id)
{
    Present present;
    Result<QSqlQuery> query = run(database, QStringLiteral("SELECT version, json, updated_by FROM document WHERE kind = ? AND id = ?"), {kind, id});
    if (!query)
        return query.error();
    if (query->next()) {
        present = {query->value(0).toLongLong(), query->value(0).toLongLong(), query->value(1).toByteArray(), query->value(2).toString()};
        return present;
    }
    Result<QSqlQuery> former = run(database,
        QStringLiteral("SELECT version, updated_by FROM document_history WHERE kind = ? AND id = ? ORDER BY version DESC LIMIT 1"), {kind, id});
    if (!former)
        return former.error();
    if (former->next()) {
        present.lastVersion = former->value(0).toLongLong();
        present.by = former->value(1).toString();
    }
    return present;
}

Status checkExpected(const Present& present, const QString& kind, const QString& id, qint64 expected)
{
    if (expected < 0 || expected == present.version)
        return {};
    const QString by = present.by.isEmpty() ? QStringLiteral("somebody else") : present.by;
    const QString message = present.version == 0 ? QStringLiteral("%1 %2 was removed by %3 meanwhile").arg(kind, id, by)
                                                 : QStringLiteral("%1 %2 was changed by %3 meanwhile (version %4, version %5 was seen)")
                                                       .arg(kind, id, by).arg(present.version).arg(expected);
    return makeError(ErrorClass::Logic, message, id, QStringLiteral("Look at the present version and make the change again."));
}

QString nowText()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

Result<qint64> putOne(const QSqlDatabase& database, const DocumentWrite& write, const QString& actor)
{
    const Result<Present> present = presentOf(database, write.kind, write.id);
    if (!present)
        return present.error();
    if (const Status expected = checkExpected(*present, write.kind, write.id, write.expectedVersion); !expected)
        return expected.error();
    const QByteArray text = jsonText(write.json);
    if (present->version > 0 && present->text == text)
        return present->version;
    const qint64 version = present->lastVersion + 1;
    const QString now = nowText();
    const QString by = actor.isNull() ? QStringLiteral("") : actor;
    const QString insert = QStringLiteral("INSERT OR REPLACE INTO %1 (kind, id, version, json, updated_at, updated_by) VALUES (?,?,?,?,?,?)");
    const Result<QSqlQuery> written
        = run(database, insert.arg(QStringLiteral("document")), {write.kind, write.id, version, QString::fromUtf8(text), now, by});
    if (!written)
        return written.error();
    if (write.keep == KeepHistory::Yes) {
        const Result<QSqlQuery> kept
            = run(database, insert.arg(QStringLiteral("document_history")), {write.kind, write.id, version, packed(text), now, by});
        if (!kept)
            return kept.error();
    }
    return version;
}

} // namespace

DocumentStore::DocumentStore(Database& database)
    : m_database(database)
{
}

Result<qint64> DocumentStore::put(const QString& kind, const QString& id, const QJsonObject& json, qint64 expectedVersion, const QString& actor,
    KeepHistory keep)
{
    const Result<QVector<qint64>> versions = putAll({{kind, id, json, expectedVersion, keep}}, actor);
    if (!versions)
        return versions.error();
    return versions->constFirst();
}

Result<QVector<qint64>> DocumentStore::putAll(const QVector<DocumentWrite>& writes, const QString& actor)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    ScopedTransaction transaction(*database);
    if (const Status begun = transaction.begin(); !begun)
        return begun.error();
    QVector<qint64> versions;
    for (const DocumentWrite& write : writes) {
        const Result<qint64> version = putOne(*database, write, actor);
        if (!version)
            return version.error();
        versions << *version;
    }
    if (const Status committed = transaction.commit(); !committed)
        return committed.error();
    return versions;
}

Status DocumentStore::remove(const QString& kind, const QString& id, qint64 expectedVersion, const QString& actor)
{
    const Result<QSqlDatabase> database = m_database.connection();
    if (!database)
        return database.error();
    ScopedTransaction transaction(*database);
    if (const Status begun = transaction.begin(); !begun)
        return begun;
    const Result<Present> present = presentOf(*database, kind, id);
    if (!present)
        return present.error();
    if (present->version == 0)
        return {};
    if (const Status expected = checkExpected(*present, kind, id, expectedVersion); !expected)
        return expected;
    // An empty text marks the removal; the version goes on from there should the id come back.
    const Result<QSqlQuery> marked = run(*database,
        QStringLiteral("INSERT INTO document_history (kind, id, version, json, updated_at, updated_by) VALUES (?,?,?,'',?,?)"),
        {kind, id, present->version + 1, nowText(), actor.isNull() ? QStringLiteral("") : actor});
    if (!marked)
        return marked.error();
    if (const Result<QSqlQuery> gone = run(*database, QStringLiteral("DELETE FROM document WHERE kind = ? AND id = ?"), {kind, id}); !gone)
        return gone.error();
    return transaction.commit();
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
