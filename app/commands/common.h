#pragma once

#include "app/arguments.h"
#include "models/importers/catalogstore.h"
#include "models/mapping/mapping.h"
#include "models/store/workspace.h"

namespace skein::app {

/// The folder of -w, else the current one.
QString workspaceDir(const Arguments& arguments);
/// The workspace of -w (or the current folder).
Result<std::shared_ptr<store::Workspace>> openWorkspace(const Arguments& arguments, store::OpenMode mode);
/// Its catalog, and the workspace itself kept open read-only.
Result<importers::LoadedCatalog> openCatalog(const Arguments& arguments);

/// Reads the file of --mapping. Columns a side leaves out come from the catalog when -w is given.
Result<mapping::Mapping> readMapping(const Arguments& arguments);

/// Who writes: the login name, as the journal and the documents record it.
QString actorName();

/// "--name N" as a whole number.
Result<qint64> numberOption(const Arguments& arguments, const QString& name, qint64 fallback);

} // namespace skein::app
