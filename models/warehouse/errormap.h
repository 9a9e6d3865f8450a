#pragma once

#include "models/base/result.h"

namespace skein::warehouse {

/// Class of a SQLite result code, primary or extended. BUSY and LOCKED are Contention; FULL, IOERR, NOMEM Resource;
/// READONLY, PERM, CANTOPEN, AUTH, NOTADB Access; CORRUPT Corruption; INTERRUPT Cancelled; ERROR, CONSTRAINT,
/// MISMATCH, TOOBIG, RANGE BadInput; anything else Unknown.
ErrorClass sqliteErrorClass(int code);
/// What to do about it; never empty.
QString sqliteRemedy(int code);
Error sqliteError(int code, const QString& message, const QString& where = {});

} // namespace skein::warehouse
