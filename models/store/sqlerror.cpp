#include "models/store/sqlerror.h"

#include <QSqlError>

#include <sqlite3.h>

namespace skein::store {

namespace {

struct Meaning {
    ErrorClass cls;
    const char* remedy;
};

constexpr Meaning contention {ErrorClass::Contention, "Another program is writing to the workspace; try again in a moment."};
constexpr Meaning space {ErrorClass::Resource, "Free some space on the disk of the workspace, then try again."};
constexpr Meaning disk {ErrorClass::Resource, "Check the disk of the workspace and its free space, then try again."};
constexpr Meaning memory {ErrorClass::Resource, "Close other programs to free some memory, then try again."};
constexpr Meaning access {ErrorClass::Access, "Check the permissions of the workspace folder, or open it read-only."};
constexpr Meaning corruption {ErrorClass::Corruption, "Keep the damaged file, restore the newest one from the workspace's backups folder, then run skein doctor."};
constexpr Meaning cancelled {ErrorClass::Cancelled, ""};
constexpr Meaning input {ErrorClass::BadInput, "Shorten the value, then try again."};
constexpr Meaning logic {ErrorClass::Logic, "Run skein doctor on the workspace; if it finds nothing, report the message."};
constexpr Meaning unknown {ErrorClass::Unknown, "Try again; if it stays, run skein doctor on the workspace."};

Meaning meaningOf(int code)
{
    switch (code) {
    case SQLITE_IOERR_CORRUPTFS:
    case SQLITE_IOERR_DATA:
        return corruption;
    case SQLITE_IOERR_NOMEM:
        return memory;
    case SQLITE_IOERR_LOCK:
    case SQLITE_IOERR_BLOCKED:
        return contention;
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_SCHEMA:
        return contention;
    case SQLITE_FULL:
        return space;
    case SQLITE_IOERR:
    case SQLITE_NOLFS:
        return disk;
    case SQLITE_NOMEM:
        return memory;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        return access;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return corruption;
    case SQLITE_INTERRUPT:
        return cancelled;
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
        return input;
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
        return logic;
    default:
        return unknown;
    }
}

} // namespace

Error mapSqliteCode(int code, const QString& text, const QString& what)
{
    const Meaning meaning = meaningOf(code);
    return makeError(meaning.cls, what.isEmpty() ? text : what + QStringLiteral(": ") + text, {}, QString::fromLatin1(meaning.remedy));
}

Error mapSqlError(const QSqlError& error, const QString& what)
{
    return mapSqliteCode(error.nativeErrorCode().toInt(), error.databaseText().isEmpty() ? error.text() : error.databaseText(), what);
}

} // namespace skein::store
