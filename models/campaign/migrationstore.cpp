#include "models/campaign/migrationstore.h"

#include <QJsonDocument>

#include <algorithm>

namespace skein::campaign {

namespace {

const QString kMigration = QStringLiteral("migration");
const QString kMapping = QStringLiteral("mapping");

Result<mapping::Mapping> mappingOf(const store::Document& document)
{
    Result<mapping::Mapping> mapping
        = mapping::mappingFromJson(QJsonDocument(document.json).toJson(QJsonDocument::Compact), QStringLiteral("mapping %1").arg(document.id));
    if (mapping)
        mapping->version = int(document.version);
    return mapping;
}

} // namespace

MigrationStore::MigrationStore(store::Database& database)
    : m_documents(database)
{
}

Result<Migration> MigrationStore::create(Migration migration, const QString& actor)
{
    constexpr int kTries = 8;
    for (int attempt = 0;; ++attempt) {
        const Result<QVector<store::Document>> documents = m_documents.list(kMigration);
        if (!documents)
            return documents.error();
        int highest = 0;
        for (const store::Document& document : *documents)
            highest = std::max(highest, document.id.mid(2).toInt());
        migration.id = QStringLiteral("m-%1").arg(highest + 1, 4, 10, QLatin1Char('0'));
        const Result<qint64> version
            = m_documents.put(kMigration, migration.id, migrationToJson(migration), 0, actor, store::KeepHistory::No);
        if (version) {
            migration.version = *version;
            return migration;
        }
        // Somebody took the same id at the same moment.
        if (version.error().cls != ErrorClass::Logic || attempt + 1 >= kTries)
            return version.error();
    }
}

Result<Migration> MigrationStore::get(const QString& id)
{
    const Result<std::optional<store::Document>> document = m_documents.get(kMigration, id);
    if (!document)
        return document.error();
    if (!document->has_value())
        return makeError(ErrorClass::Logic, QStringLiteral("there is no migration '%1'").arg(id), id, QStringLiteral("Look at the list of migrations."));
    return migrationFromJson((*document)->json, (*document)->version);
}

Result<QVector<Migration>> MigrationStore::list()
{
    const Result<QVector<store::Document>> documents = m_documents.list(kMigration);
    if (!documents)
        return documents.error();
    QVector<Migration> migrations;
    for (auto it = documents->crbegin(); it != documents->crend(); ++it) {
        const Result<Migration> migration = migrationFromJson(it->json, it->version);
        if (!migration)
            return migration.error();
        migrations << *migration;
    }
    return migrations;
}

Result<Migration> MigrationStore::update(const QString& id, const Edit& edit, const QString& actor, const QDateTime& now)
{
    constexpr int kTries = 8;
    for (int attempt = 0;; ++attempt) {
        Result<Migration> migration = get(id);
        if (!migration)
            return migration;
        if (const Status edited = edit(*migration); !edited)
            return edited.error();
        noteProgress(*migration, now);
        const Result<qint64> version
            = m_documents.put(kMigration, id, migrationToJson(*migration), migration->version, actor, store::KeepHistory::No);
        if (version) {
            migration->version = *version;
            return migration;
        }
        if (version.error().cls != ErrorClass::Logic || attempt + 1 >= kTries)
            return version.error();
    }
}

Result<mapping::Mapping> MigrationStore::mapping(const QString& mappingId)
{
    const Result<std::optional<store::Document>> document = m_documents.get(kMapping, mappingId);
    if (!document)
        return document.error();
    if (!document->has_value()) {
        return makeError(ErrorClass::Logic, QStringLiteral("there is no mapping '%1' yet").arg(mappingId), mappingId,
            QStringLiteral("Wait until the migration has proposed one."));
    }
    return mappingOf(**document);
}

Result<QVector<mapping::Mapping>> MigrationStore::mappingHistory(const QString& mappingId)
{
    const Result<QVector<store::Document>> documents = m_documents.history(kMapping, mappingId);
    if (!documents)
        return documents.error();
    QVector<mapping::Mapping> mappings;
    for (const store::Document& document : *documents) {
        if (document.removed)
            continue;
        const Result<mapping::Mapping> mapping = mappingOf(document);
        if (!mapping)
            return mapping.error();
        mappings << *mapping;
    }
    return mappings;
}

Result<mapping::Mapping> MigrationStore::putMapping(mapping::Mapping mapping, qint64 expectedVersion, const QString& actor)
{
    // The document's number is the mapping's, so that writing the same mapping again changes nothing.
    const Result<std::optional<store::Document>> present = m_documents.get(kMapping, mapping.id);
    if (!present)
        return present.error();
    mapping.version = present->has_value() ? int((*present)->version) : 1;
    if (present->has_value() && mapping::mappingToJson(mapping) != (*present)->json)
        ++mapping.version;
    const Result<qint64> version = m_documents.put(kMapping, mapping.id, mapping::mappingToJson(mapping), expectedVersion, actor);
    if (!version)
        return version.error();
    mapping.version = int(*version);
    return mapping;
}

} // namespace skein::campaign
