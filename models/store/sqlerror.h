#pragma once

#include "models/base/result.h"

class QSqlError;

namespace skein::store {

/// An error of SQLite as a value with its class, from the primary or extended result code:
///   BUSY, LOCKED, PROTOCOL, SCHEMA → Contention; FULL, IOERR, NOMEM, NOLFS → Resource; READONLY, PERM, CANTOPEN, AUTH →
///   Access; CORRUPT, NOTADB and the corruption codes of IOERR → Corruption; INTERRUPT → Cancelled; TOOBIG, MISMATCH →
///   BadInput; CONSTRAINT, MISUSE, ERROR, RANGE → Logic.
/// `what` says what was tried ("save the catalog"); it begins the message.
Error mapSqliteCode(int code, const QString& text, const QString& what);

/// The same for an error of Qt SQL; a driver that reports no code gives Unknown.
Error mapSqlError(const QSqlError& error, const QString& what);

} // namespace skein::store
