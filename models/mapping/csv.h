#pragma once

#include "models/mapping/mapping.h"

namespace skein::mapping {

/// The rule table as CSV (RFC 4180, UTF-8, LF): id, kind, inputs, outputs, expression, params, nullPolicy, confidence,
/// review, reviewedBy, author. Several columns in one field are separated by ';'; params are JSON.
QByteArray rulesToCsv(const Mapping& mapping);

/// Puts the table's rules in place of the mapping's. What a table does not hold (evidence, notes, tests) stays with
/// the rule of the same id. Columns are found by their heading, in any order; `kind` must be there. Errors name the line.
Result<Mapping> mappingWithCsv(const Mapping& mapping, const QByteArray& csv, const QString& fileName = {});

} // namespace skein::mapping
