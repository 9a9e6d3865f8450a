#pragma once

#include "models/importers/importer.h"
#include "models/store/documentstore.h"
#include "models/store/workspace.h"

#include <QDateTime>

namespace skein::importers {

/// What a workspace remembers of one imported source.
struct StoredSource {
    QString path;         ///< as in workspace.yaml: relative to the workspace when it lies inside, else absolute
    QString format;
    ImportReport report;  ///< of the last import
    QDateTime importedAt; ///< UTC
    QString importedBy;
};

/// Everything the sources gave, as one catalog.
struct LoadedCatalog {
    CatalogPtr catalog;   ///< never null
    QVector<Conflict> conflicts;
    QVector<StoredSource> sources; ///< in the order they were merged: by path
};

/// Keeps what each source gave as one document of the workspace (kind "catalogSource"), so that a later process has
/// the catalog without reading the sources again. Thread-safe as the database is; needs no open source.
class CatalogStore
{
public:
    explicit CatalogStore(store::Database& database);

    /// Replaces what the source gave before, and returns the report with added, changed, moved and removed filled in.
    Result<ImportReport> saveSource(const QString& path, const Imported& imported, const QString& actor);
    /// What the source gave the last time; empty when it never did, or when that cannot be read any more.
    Catalog lastOf(const QString& path);
    /// What all other sources describe, as far as they can be read. O(everything imported).
    QSet<EntityRef> describedBesides(const QString& path);
    Status removeSource(const QString& path, const QString& actor);
    Result<QVector<StoredSource>> sources();
    /// O(everything imported). A workspace without sources gives an empty catalog.
    Result<LoadedCatalog> loadAll();

private:
    store::DocumentStore m_documents;
};

/// How a workspace names a source: relative when it lies inside, else absolute.
QString sourceName(const store::Workspace& workspace, const QString& path);

/// Reads a source and keeps it: importSource(), saveSource(), and the source is listed in workspace.yaml when it was
/// not. `path` absolute, relative to the workspace, or as in workspace.yaml. Call it from a worker; the report's path
/// is the source's name. Nothing is stored when it fails or is cancelled.
Result<ImportReport> importIntoWorkspace(store::Workspace& workspace, const QString& path, const ImportOptions& options, const QString& actor);

// The stored form; columns, edges with their columns and relations included.
QJsonObject catalogToJson(const Catalog& catalog);
Result<Catalog> catalogFromJson(const QJsonObject& json);
ImportReport reportFromJson(const QJsonObject& json);

} // namespace skein::importers
