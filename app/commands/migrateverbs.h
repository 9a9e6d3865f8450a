#pragma once

#include "app/commands/command.h"

namespace skein::app {

/// The verbs of `skein migrate` that decide something about a migration that exists: mapping, accept, decide, grain,
/// skip, abandon.
bool isMigrateVerb(const QString& word);
Result<int> runMigrateVerb(const Arguments& arguments, const Output& output);

/// What the help says of them.
QString migrateVerbsText();

/// Prints one migration with its consumers; in migrate.cpp.
Result<int> showMigration(const Arguments& arguments, const QString& id, const Output& output);

} // namespace skein::app
