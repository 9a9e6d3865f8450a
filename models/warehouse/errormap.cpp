#include "models/warehouse/errormap.h"

#include <sqlite3.h>

namespace skein::warehouse {

ErrorClass sqliteErrorClass(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return ErrorClass::Contention;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_NOLFS:
        return ErrorClass::Resource;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
    case SQLITE_NOTADB:
        return ErrorClass::Access;
    case SQLITE_CORRUPT:
        return ErrorClass::Corruption;
    case SQLITE_INTERRUPT:
        return ErrorClass::Cancelled;
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
    case SQLITE_SCHEMA:
        return ErrorClass::BadInput;
    default:
        return ErrorClass::Unknown;
    }
}

QString sqliteRemedy(int code)
{
    if (code == SQLITE_BUSY_SNAPSHOT)
        return QStringLiteral("Another connection wrote in between; the transaction was rolled back and can be repeated.");
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return QStringLiteral("Another process is writing to this database; it is tried again, or stop that process.");
    case SQLITE_FULL:
        return QStringLiteral("Free disk space where the database lies; nothing was changed.");
    case SQLITE_IOERR:
        return QStringLiteral("Check the disk and its mount; nothing was changed.");
    case SQLITE_NOMEM:
        return QStringLiteral("Free memory and try again.");
    case SQLITE_READONLY:
        return QStringLiteral("Make the database file and its folder writable for this user, or open another warehouse.");
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return QStringLiteral("Check that the path exists and that this user may read and write the file and its folder.");
    case SQLITE_AUTH:
        return QStringLiteral("Consumer code may read inputs and write its own shadow tables only; take the statement out.");
    case SQLITE_NOTADB:
        return QStringLiteral("The file is not a SQLite database or is encrypted; check the path in workspace.yaml.");
    case SQLITE_CORRUPT:
        return QStringLiteral("Stop using this file, restore it from a backup and check the disk.");
    case SQLITE_CONSTRAINT:
        return QStringLiteral("Correct the statement or the rows that violate the constraint.");
    case SQLITE_INTERRUPT:
        return QStringLiteral("Start it again when wanted.");
    default:
        return QStringLiteral("Correct the statement and run it again.");
    }
}

Error sqliteError(int code, const QString& message, const QString& where)
{
    // Generated code refuses a value by asking for a JSON path that is none: SQLite can raise errors in triggers only.
    const QLatin1String before("JSON path error near '");
    const bool raised = message.startsWith(before) && message.endsWith(QLatin1Char('\''));
    const QString said = raised ? message.mid(before.size()).chopped(1) : message;
    return makeError(sqliteErrorClass(code), said, where, sqliteRemedy(code));
}

} // namespace skein::warehouse
