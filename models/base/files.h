#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

#include <system_error>

namespace skein {

/// A failed file operation with its class: no space → Resource, not allowed → Access.
Error fileError(const std::error_code& code, const QString& what, const QString& path);

Status makeFolder(const QString& path); ///< with its parents; an existing one is fine
Result<QByteArray> readFile(const QString& path);
/// Replaces the file at once: readers see the old content or the new, which is the old one when this fails.
Status writeFile(const QString& path, const QByteArray& content);

} // namespace skein
