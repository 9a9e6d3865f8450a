#pragma once

#include "models/sql/query.h"

#include <optional>

namespace skein::rewrite::detail {

/// The columns that anybody reads of a query block's output; nothing when all of them can be seen (the outermost SELECT,
/// a union, a star further out that is seen itself). `WITH x AS (SELECT * FROM t) SELECT a FROM x` needs only "a".
std::optional<QStringList> outputsNeeded(const sql::Script& script, int block, int depth = 0);

} // namespace skein::rewrite::detail
