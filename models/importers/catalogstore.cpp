#include "models/importers/catalogstore.h"

#include "models/base/hash.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <optional>

namespace skein::importers {

namespace {

const QString documentKind = QStringLiteral("catalogSource");

/// Paths are too long and too odd for an identifier that appears in addresses.
QString documentId(const QString& path)
{
    return sha256Hex(path.toUtf8()).left(16);
}

StoredSource sourceOf(const store::Document& document)
{
    StoredSource source;
    source.path = document.json[QLatin1String("path")].toString();
    source.report = reportFromJson(document.json[QLatin1String("report")].toObject());
    source.format = source.report.format;
    source.importedAt = QDateTime::fromString(document.json[QLatin1String("importedAt")].toString(), Qt::ISODateWithMs);
    source.importedBy = document.updatedBy;
    return source;
}

Result<Catalog> catalogOf(const store::Document& document)
{
    Result<Catalog> catalog = catalogFromJson(document.json[QLatin1String("catalog")].toObject());
    if (catalog)
        return catalog;
    Error error = catalog.error();
    error.where = QStringLiteral("source %1, %2").arg(document.json[QLatin1String("path")].toString(), error.where);
    return error;
}

} // namespace

CatalogStore::CatalogStore(store::Database& database)
    : m_documents(database)
{
}

Catalog CatalogStore::lastOf(const QString& path)
{
    const Result<std::optional<store::Document>> present = m_documents.get(documentKind, documentId(path));
    if (!present || !*present)
        return {};
    Result<Catalog> stored = catalogOf(**present);
    return stored ? *std::move(stored) : Catalog();
}

QSet<EntityRef> CatalogStore::describedBesides(const QString& path)
{
    QSet<EntityRef> described;
    const Result<QVector<store::Document>> documents = m_documents.list(documentKind);
    if (!documents)
        return described;
    for (const store::Document& document : *documents) {
        if (document.id == documentId(path))
            continue;
        const Result<Catalog> catalog = catalogOf(document);
        if (!catalog)
            continue;
        for (const Entity& entity : catalog->entities)
            described.insert(entity.ref);
    }
    return described;
}

Result<ImportReport> CatalogStore::saveSource(const QString& path, const Imported& imported, const QString& actor)
{
    const Result<std::optional<store::Document>> present = m_documents.get(documentKind, documentId(path));
    if (!present)
        return present.error();
    Catalog before;
    qint64 version = 0;
    if (const std::optional<store::Document>& document = *present) {
        version = document->version;
        // What cannot be read any more is replaced as a whole: importing again is the remedy that was named.
        if (Result<Catalog> stored = catalogOf(*document))
            before = *std::move(stored);
    }
    ImportReport report = imported.report;
    report.path = path;
    compareWithBefore(before, imported.catalog, report);
    const QJsonObject json {{QStringLiteral("path"), path}, {QStringLiteral("report"), report.toJson()},
        {QStringLiteral("importedAt"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {QStringLiteral("catalog"), catalogToJson(imported.catalog)}};
    const Result<qint64> written = m_documents.put(documentKind, documentId(path), json, version, actor, store::KeepHistory::No);
    if (!written)
        return written.error();
    return report;
}

Status CatalogStore::removeSource(const QString& path, const QString& actor)
{
    return m_documents.remove(documentKind, documentId(path), -1, actor);
}

Result<QVector<StoredSource>> CatalogStore::sources()
{
    const Result<QVector<store::Document>> documents = m_documents.list(documentKind);
    if (!documents)
        return documents.error();
    QVector<StoredSource> sources;
    for (const store::Document& document : *documents)
        sources.append(sourceOf(document));
    std::sort(sources.begin(), sources.end(), [](const StoredSource& a, const StoredSource& b) { return a.path < b.path; });
    return sources;
}

Result<LoadedCatalog> CatalogStore::loadAll()
{
    Result<QVector<store::Document>> documents = m_documents.list(documentKind);
    if (!documents)
        return documents.error();
    std::sort(documents->begin(), documents->end(), [](const store::Document& a, const store::Document& b) {
        return a.json[QLatin1String("path")].toString() < b.json[QLatin1String("path")].toString();
    });
    LoadedCatalog loaded;
    CatalogBuilder builder;
    for (const store::Document& document : std::as_const(*documents)) {
        const Result<Catalog> catalog = catalogOf(document);
        if (!catalog)
            return catalog.error();
        builder.addCatalog(*catalog);
        loaded.sources.append(sourceOf(document));
    }
    loaded.catalog = std::make_shared<const Catalog>(builder.build(&loaded.conflicts));
    return loaded;
}

QString sourceName(const store::Workspace& workspace, const QString& path)
{
    const QString root = workspace.path() + QLatin1Char('/');
    const QString absolute = QDir::cleanPath(QDir::isAbsolutePath(path) ? path : root + path);
    if (absolute.startsWith(root))
        return absolute.mid(root.size());
    // The workspace may have been opened through a link.
    const QString realRoot = QFileInfo(workspace.path()).canonicalFilePath() + QLatin1Char('/');
    const QString real = QFileInfo(absolute).canonicalFilePath();
    return real.startsWith(realRoot) ? real.mid(realRoot.size()) : absolute;
}

Result<ImportReport> importIntoWorkspace(store::Workspace& workspace, const QString& path, const ImportOptions& options, const QString& actor)
{
    if (workspace.isReadOnly()) {
        return makeError(ErrorClass::Access, QStringLiteral("the workspace is open read-only"), workspace.path(),
            QStringLiteral("Open it for writing before importing."));
    }
    const QString name = sourceName(workspace, path);
    const Result<QString> absolute = workspace.resolve(name);
    if (!absolute)
        return absolute.error();
    CatalogStore catalogs(workspace.database());
    ImportOptions knowing = options;
    knowing.before = [&catalogs, &name] { return catalogs.lastOf(name); };
    std::optional<QSet<EntityRef>> elsewhere;
    knowing.known = [&](const EntityRef& ref) {
        if (!elsewhere)
            elsewhere = catalogs.describedBesides(name);
        return elsewhere->contains(ref);
    };
    const Result<Imported> imported = importSource(*absolute, knowing);
    if (!imported)
        return imported.error();
    if (options.cancel.isCancelled())
        return makeError(ErrorClass::Cancelled, QStringLiteral("import cancelled"), name);
    Result<ImportReport> report = catalogs.saveSource(name, *imported, actor);
    if (!report)
        return report;
    const store::WorkspaceConfig config = workspace.config();
    const bool listed = std::any_of(config.sources.cbegin(), config.sources.cend(), [&](const store::SourceConfig& source) { return source.path == name; });
    if (!listed) {
        if (const Status saved = workspace.addSource({name, options.format, {}}); !saved)
            return saved.error();
    }
    return report;
}

} // namespace skein::importers
