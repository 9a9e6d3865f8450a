#pragma once

#include "models/store/database.h"

#include <QDateTime>
#include <QJsonObject>
#include <QVector>

#include <optional>

namespace skein::store {

struct Document {
    QString kind;
    QString id;
    qint64 version = 0;
    QJsonObject json;
    QDateTime updatedAt;
    QString updatedBy;
};

/// Versioned JSON documents of the engines: migrations, mappings, changes, plans. Every version is kept.
class DocumentStore
{
public:
    explicit DocumentStore(Database& database);

    /// Writes the next version. `expectedVersion` is the one the writer has seen (0 = new, -1 = do not check); Logic
    /// when somebody else wrote in between. Writing the same content again changes nothing. Gives the version.
    Result<qint64> put(const QString& kind, const QString& id, const QJsonObject& json, qint64 expectedVersion, const QString& actor);
    Result<std::optional<Document>> get(const QString& kind, const QString& id);
    Result<QVector<Document>> list(const QString& kind); ///< sorted by id
    Result<QVector<Document>> history(const QString& kind, const QString& id); ///< oldest first

private:
    Database& m_database;
};

} // namespace skein::store
