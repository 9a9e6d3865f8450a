#pragma once

#include "models/store/database.h"

namespace skein::store {

/// Numbered scripts "NNN_name.sql"; the number of the last one is the schema version, kept in PRAGMA user_version.
inline QString schemaFolder()
{
    return QStringLiteral(":/skein/schema");
}

/// The newest schema this program knows.
int newestSchemaVersion(const QString& folder = schemaFolder());

/// Access, naming both versions, when the file is newer than the program; nothing is written.
Result<int> readSchemaVersion(Database& database, const QString& folder = schemaFolder());

/// Brings a database to the newest schema, all scripts in one transaction: it has the old schema or the new one, never
/// something between. A file that is not new is copied to `backupDir` first; no copy, no upgrade.
Status upgradeSchema(Database& database, const QString& backupDir, const QString& folder = schemaFolder());

} // namespace skein::store
