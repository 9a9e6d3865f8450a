#pragma once

#include "models/campaign/inspect.h"
#include "models/catalog/entity.h"
#include "models/control/preview.h"
#include "models/review/change.h"
#include "models/store/workspace.h"

namespace skein::control {

// The engines' results in the form the window shows.

PreviewFile previewFile(const rewrite::FileResult& result);
/// The gates' diagnostics are at the file they name, else at the first one.
QVector<PreviewFile> previewFiles(const campaign::ConsumerPreview& preview);
QVector<GeneratedFile> generatedFiles(const QVector<campaign::GeneratedText>& texts);

/// The files of a change with their texts at its base and at its head. The edits are planned again with the mapping the
/// change was made from; where that gives another text (somebody added a commit), the file has no edits and says so.
/// Call it from a worker.
Result<QVector<PreviewFile>> filesOfChange(store::Workspace& workspace, const CatalogPtr& catalog, const review::Change& change);

} // namespace skein::control
