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
    QDateTime updatedAt; ///< UTC
    QString updatedBy;
    bool removed = false; ///< in a history only: this version took the document away
};

/// Whether former versions stay readable. Bulky state that changes by the second (a campaign's counters) keeps none.
enum class KeepHistory { Yes, No };

struct DocumentWrite {
    QString kind;
    QString id;
    QJsonObject json;
    qint64 expectedVersion = -1; ///< the one the writer has seen; 0 = must be new, -1 = do not check
    KeepHistory keep = KeepHistory::Yes;
};

/// Versioned JSON documents of the engines: migrations, mappings, changes, plans, alerts. Versions of an id only grow,
/// also over a removal. Former versions are kept compressed.
class DocumentStore
{
public:
    explicit DocumentStore(Database& database);

    /// Writes the next version; Logic, naming who, when somebody else wrote in between. Writing the same content again
    /// changes nothing. Gives the version.
    Result<qint64> put(const QString& kind, const QString& id, const QJsonObject& json, qint64 expectedVersion, const QString& actor,
        KeepHistory keep = KeepHistory::Yes);
    /// All or none, in one transaction; gives the versions in order.
    Result<QVector<qint64>> putAll(const QVector<DocumentWrite>& writes, const QString& actor);
    /// Takes a document away, its history stays; removing what is not there is fine.
    Status remove(const QString& kind, const QString& id, qint64 expectedVersion, const QString& actor);

    Result<std::optional<Document>> get(const QString& kind, const QString& id);
    Result<QVector<Document>> list(const QString& kind); ///< sorted by id
    Result<QVector<Document>> history(const QString& kind, const QString& id); ///< oldest first, the present one included

private:
    Database& m_database;
};

} // namespace skein::store
