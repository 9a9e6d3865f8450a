#include "app/commands/common.h"

#include "models/base/actor.h"
#include "models/base/files.h"
#include "models/catalog/impact.h"

#include <QDir>
#include <QFileInfo>

namespace skein::app {

QString workspaceDir(const Arguments& arguments)
{
    return QDir(arguments.value(QStringLiteral("w"), QStringLiteral("."))).absolutePath();
}

Result<std::shared_ptr<store::Workspace>> openWorkspace(const Arguments& arguments, store::OpenMode mode)
{
    Result<std::shared_ptr<store::Workspace>> workspace = store::Workspace::open(workspaceDir(arguments), mode);
    if (workspace || arguments.has(QStringLiteral("w")))
        return workspace;
    Error error = workspace.error();
    if (error.cls == ErrorClass::BadInput)
        error.remedy = QStringLiteral("Name the workspace with -w DIR, or make one with skein sample DIR.");
    return error;
}

Result<importers::LoadedCatalog> openCatalog(const Arguments& arguments)
{
    const auto workspace = openWorkspace(arguments, store::OpenMode::ReadOnly);
    if (!workspace)
        return workspace.error();
    return importers::CatalogStore((*workspace)->database()).loadAll();
}

namespace {

Status fillColumns(mapping::Side& side, const Catalog& catalog)
{
    if (!side.columns.isEmpty())
        return {};
    const Result<EntityRef> ref = findEntity(catalog, side.dataset);
    if (!ref)
        return ref.error();
    for (const Entity& entity : catalog.entities) {
        if (entity.ref == *ref && entity.currentSchema())
            side.columns = entity.currentSchema()->columns;
    }
    return {};
}

} // namespace

Result<mapping::Mapping> readMapping(const Arguments& arguments)
{
    const QString file = arguments.value(QStringLiteral("mapping"));
    if (file.isEmpty())
        return makeError(ErrorClass::Usage, QStringLiteral("--mapping is missing"), {}, QStringLiteral("Name the mapping document: --mapping M.json."));
    const Result<QByteArray> text = readFile(file);
    if (!text)
        return text.error();
    Result<mapping::Mapping> mapping = mapping::mappingFromJson(*text, file);
    if (!mapping || !arguments.has(QStringLiteral("w")))
        return mapping;
    const Result<importers::LoadedCatalog> catalog = openCatalog(arguments);
    if (!catalog)
        return catalog.error();
    for (mapping::Side* side : {&mapping->source, &mapping->target}) {
        if (const Status filled = fillColumns(*side, *catalog->catalog); !filled)
            return filled.error();
    }
    return mapping;
}

QString actorName()
{
    return currentOsUser().display().isEmpty() ? currentOsUser().login : currentOsUser().display();
}

Result<qint64> numberOption(const Arguments& arguments, const QString& name, qint64 fallback)
{
    if (!arguments.has(name))
        return fallback;
    bool ok = false;
    const qint64 number = arguments.value(name).toLongLong(&ok);
    if (!ok || number < 0) {
        return makeError(ErrorClass::Usage, QStringLiteral("--%1 takes a whole number, not \"%2\"").arg(name, arguments.value(name)), {},
            QStringLiteral("Write for example --%1 7.").arg(name));
    }
    return number;
}

} // namespace skein::app
