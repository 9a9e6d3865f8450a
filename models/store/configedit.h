#pragma once

#include "models/store/workspaceconfig.h"

#include <optional>

namespace skein::store {

/// workspace.yaml with one more source, everything else byte for byte as it was: people write comments there. Nothing
/// when the list is written in a way that cannot be added to; then the whole file has to be written. O(text).
std::optional<QByteArray> withSource(const QByteArray& yaml, const SourceConfig& source, const QString& fileName);

} // namespace skein::store
