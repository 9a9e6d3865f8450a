#pragma once

#include "models/store/database.h"

#include <QMap>

namespace skein::store {

/// Small values of the workspace by key ("catalog.filter", "alerts.seenUpTo"); not versioned.
class Settings
{
public:
    explicit Settings(Database& database);

    Result<QString> value(const QString& key, const QString& fallback = {});
    Status set(const QString& key, const QString& value);
    Status remove(const QString& key);
    Result<QMap<QString, QString>> all(const QString& prefix = {});

private:
    Database& m_database;
};

} // namespace skein::store
