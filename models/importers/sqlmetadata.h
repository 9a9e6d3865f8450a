#pragma once

#include "models/importers/importrun.h"

namespace skein::importers {

/// What a metadata.yaml beside a query says: title, description, owners, labels, schedule, deprecation. Fields that
/// are not known are left alone, unknown tags are read as plain values. A broken file is told in the run.
void readSqlMetadata(const QString& path, ImportRun& run, Entity& dataset);

/// The columns of a schema.yaml beside a query, nested fields by dotted path; empty when there are none.
QVector<Column> readSqlSchema(const QString& path, ImportRun& run);

} // namespace skein::importers
