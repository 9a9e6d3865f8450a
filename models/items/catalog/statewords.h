#pragma once

#include "models/items/cellroles.h"

#include <QString>

namespace skein::items {

/// How an entity stands in open migrations, for people: "source", "target", "none" or a consumer state's name (as
/// control::Control::migrationStateOf() gives it) as words and a mark. Unknown names come back as they are.
QString migrationStateWords(const QString& state);
Mark migrationStateMark(const QString& state);

} // namespace skein::items
