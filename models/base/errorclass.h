#pragma once

#include <QString>

namespace skein {

/// What kind of trouble an error is, which decides what to do about it. The letters follow the retry table:
/// T = transient (retry), R = resource (hold, probe slowly), P = permanent (do not retry).
enum class ErrorClass {
    Contention,   ///< T1: locked, busy, deadlock, serialization failure
    Connection,   ///< T2: server or network gone; the outcome may be unknown, so probe before a retry
    Resource,     ///< T3: disk full, out of memory, too many files
    BadInput,     ///< P1: a file, a field, a statement or a value is wrong
    Logic,        ///< P1: the request makes no sense in the present state (conflict, refused, not found)
    Access,       ///< P2: permission, credentials, configuration
    Corruption,   ///< P3: stored data is damaged; quarantine
    Cancelled,    ///< the user asked for it
    Usage,        ///< wrong command line
    Unknown       ///< anything else: two tries, then treated as Logic
};

/// Stable identifier used in JSON, the journal and the log ("contention", "badInput", …).
QString errorClassName(ErrorClass cls);
ErrorClass errorClassFromName(const QString& name);

constexpr bool isTransient(ErrorClass cls)
{
    return cls == ErrorClass::Contention || cls == ErrorClass::Connection || cls == ErrorClass::Unknown;
}

} // namespace skein
