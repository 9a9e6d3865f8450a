#pragma once

#include <QString>

namespace skein::warehouse {

/// Roles of physical tables beside an output.
enum class Shadow { Candidate, Old, Adopted, Build };

/// `<output>__cand_<hash>`, `__old_`, `__base_`, `__build_`: the first 12 characters of `hash`. The same input gives
/// the same name, so a repeated run replaces its own leftovers.
QString shadowName(const QString& output, Shadow role, const QString& hash);
/// Contains the "__" that keeps Skein's physical tables apart from the user's.
bool isShadowName(const QString& name);
/// The engine's own tables, "_skein_…".
bool isInternalName(const QString& name);

} // namespace skein::warehouse
