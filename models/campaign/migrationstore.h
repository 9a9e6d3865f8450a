#pragma once

#include "models/campaign/migration.h"
#include "models/store/documentstore.h"

#include <functional>

namespace skein::campaign {

QJsonObject migrationToJson(const Migration& migration);
Result<Migration> migrationFromJson(const QJsonObject& json, qint64 version);

/// Migrations and their mappings as documents of the workspace ("migration", "mapping"), written with optimistic
/// versions. One object belongs to one thread at a time.
class MigrationStore
{
public:
    explicit MigrationStore(store::Database& database);

    /// Gives it the next free id ("m-0001").
    Result<Migration> create(Migration migration, const QString& actor);
    /// Logic when there is none.
    Result<Migration> get(const QString& id);
    Result<QVector<Migration>> list(); ///< newest first

    using Edit = std::function<Status(Migration& migration)>;
    /// Applies the edit to the newest version and writes it; when somebody wrote in between, to that one again. An
    /// error of the edit leaves the document as it is. The derived fields follow.
    Result<Migration> update(const QString& id, const Edit& edit, const QString& actor, const QDateTime& now);

    Result<mapping::Mapping> mapping(const QString& mappingId);
    /// All former versions of a mapping, oldest first, the present one included.
    Result<QVector<mapping::Mapping>> mappingHistory(const QString& mappingId);
    /// Writes the next version; its number is set. `expectedVersion` -1 = any, 0 = must be new.
    Result<mapping::Mapping> putMapping(mapping::Mapping mapping, qint64 expectedVersion, const QString& actor);

private:
    store::DocumentStore m_documents;
};

} // namespace skein::campaign
