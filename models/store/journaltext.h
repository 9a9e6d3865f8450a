#pragma once

#include "models/store/journal.h"

namespace skein::store::detail {

QString wallText(const QDateTime& wall);
QString payloadText(const QJsonObject& payload);
/// The formula of journal.h over fields that are text already.
QString chainHash(const QStringList& fields);

/// Column list of the event table, in the order fromQuery() expects.
QString eventColumns();
JournalEvent eventFromQuery(const QSqlQuery& query);

} // namespace skein::store::detail
