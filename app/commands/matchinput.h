#pragma once

#include "app/arguments.h"
#include "models/catalog/entity.h"
#include "models/mapping/profile.h"

namespace skein::app {

/// One side of `skein match`.
struct MatchInput {
    QString dataset;
    SchemaVersion schema;
    mapping::ProfileSet profiles; ///< empty where only names and types are known
};

/// What SOURCE and TARGET may be, recognised by content:
///   rows.csv               the heading gives names, the rows give values
///   file.db:table          a table or view of a SQLite database
///   columns.json           {"dataset","columns":[{"name","type"}]}, a bare array of columns, or a mapping document's side
///   create.sql             the first CREATE TABLE
///   anything else with -w  a dataset of the workspace's catalog
Result<MatchInput> readMatchInput(const QString& text, const Arguments& arguments);

/// Columns of the first CREATE TABLE in a text; types as written.
Result<MatchInput> columnsFromDdl(const QByteArray& sql, const QString& fileName);

} // namespace skein::app
