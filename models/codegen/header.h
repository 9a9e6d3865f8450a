#pragma once

#include "models/codegen/emit.h"
#include "models/mapping/mapping.h"

namespace skein::codegen {

/// The comment every product begins with: what it is, mapping id and hash.
Statement headerComment(const mapping::Mapping& mapping, const QString& what, const Dialect& dialect);

} // namespace skein::codegen
