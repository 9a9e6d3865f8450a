#pragma once

#include "models/mapping/profile.h"
#include "models/warehouse/warehouse.h"

namespace skein::warehouse {

/// Value profiles of a relation for the matching of columns, from at most `sampleRows` rows spread over it.
/// O(rows) once for the spread, then O(sampleRows).
Result<mapping::ProfileSet> mappingProfile(Warehouse& warehouse, const QString& relation, qint64 sampleRows = 2000);

} // namespace skein::warehouse
