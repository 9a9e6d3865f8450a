#pragma once

#include <QByteArray>
#include <QString>

namespace skein {

/// Lower-case hexadecimal SHA-256.
QString sha256Hex(const QByteArray& data);
/// First 8 bytes of SHA-256 as a number: a hash that is the same on every machine and in every run.
quint64 stableHash(const QByteArray& data);

} // namespace skein
