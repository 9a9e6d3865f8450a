#pragma once

#include "models/base/result.h"

#include <QSqlDatabase>
#include <QString>

namespace skein::store {

/// The newest schema this program knows.
int newestSchemaVersion();

/// Brings a database to the newest schema by the numbered files in ":/skein/schema/", all in one transaction; keeps a
/// copy of a non-empty older one in `backupDir` first. A newer database is refused, naming both versions.
Status upgradeSchema(const QSqlDatabase& database, const QString& backupDir);

} // namespace skein::store
