#pragma once

#include "models/importers/importer.h"

namespace skein::importers {

/// Adds what a source gave last time and stands in a part of it that cannot be read now, with the edges and relations
/// that it stated, unless the source describes it elsewhere; one warning a file. `damaged` tells the file that an
/// entity stood in, and nothing when that file was read as a whole. Gives what was added.
QVector<Entity> keepLastGood(const Catalog& before, const std::function<QString(const Entity&)>& damaged, CatalogBuilder& builder, ImportReport& report);

} // namespace skein::importers
