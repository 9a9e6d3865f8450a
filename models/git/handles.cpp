#include "models/git/handles.h"

#include <cerrno>
#include <cstring>
#include <mutex>

namespace skein::git {

void ensureLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { git_libgit2_init(); });
}

QString toHex(const git_oid* oid)
{
    char text[GIT_OID_HEXSZ + 1];
    git_oid_tostr(text, sizeof text, oid);
    return QString::fromLatin1(text);
}

Error lastError(int code, const QString& what, const QString& where)
{
    const int systemError = errno;
    const git_error* detail = git_error_last();
    // Writing a large object fails without a word of libgit2's own.
    const QString message = detail && detail->message ? QString::fromUtf8(detail->message)
        : systemError != 0                            ? QString::fromLocal8Bit(std::strerror(systemError))
                                                      : QStringLiteral("error %1").arg(code);
    const QString text = what + QStringLiteral(": ") + message;
    switch (code) {
    case GIT_ELOCKED:
        return makeError(ErrorClass::Contention, text, where, QStringLiteral("Another process holds the lock; it is tried again."));
    case GIT_EMODIFIED:
        return makeError(ErrorClass::Logic, what + QStringLiteral(": moved by somebody else"), where, QStringLiteral("Look at the repository and plan again."));
    case GIT_ENOTFOUND:
        return makeError(ErrorClass::Logic, text, where, QStringLiteral("Check the name; fetch the repository if it is newer elsewhere."));
    case GIT_EEXISTS:
        return makeError(ErrorClass::Logic, text, where, QStringLiteral("It exists already: choose another name or update it."));
    case GIT_ECONFLICT:
    case GIT_EMERGECONFLICT:
        return makeError(ErrorClass::Logic, text, where, QStringLiteral("Plan the change again on the present default branch."));
    case GIT_EAUTH:
    case GIT_ECERTIFICATE:
        return makeError(ErrorClass::Access, text, where, QStringLiteral("Check the credentials of this repository."));
    case GIT_EOWNER:
        return makeError(ErrorClass::Access, text, where, QStringLiteral("Run: git config --global --add safe.directory <the folder>"));
    case GIT_EUNBORNBRANCH:
        return makeError(ErrorClass::Logic, what + QStringLiteral(": the repository has no commit yet"), where, QStringLiteral("Make a first commit."));
    default:
        break;
    }
    if (detail && (detail->klass == GIT_ERROR_NET || detail->klass == GIT_ERROR_SSH || detail->klass == GIT_ERROR_HTTP))
        return makeError(ErrorClass::Connection, text, where, QStringLiteral("Check the network; it is tried again."));
    if (!detail || detail->klass == GIT_ERROR_OS || detail->klass == GIT_ERROR_NONE) {
        if (systemError == ENOSPC || systemError == EMFILE || systemError == EDQUOT || message.contains(QLatin1String("No space left")))
            return makeError(ErrorClass::Resource, text, where, QStringLiteral("Free some space; it is tried again."));
        if (message.contains(QLatin1String("Permission denied")) || message.contains(QLatin1String("Read-only")))
            return makeError(ErrorClass::Access, text, where, QStringLiteral("Check the permissions of the repository's folder."));
    }
    const bool damaged = detail && (detail->klass == GIT_ERROR_ZLIB || detail->klass == GIT_ERROR_ODB || detail->klass == GIT_ERROR_OBJECT);
    if (damaged || message.contains(QLatin1String("corrupt"))) {
        return makeError(ErrorClass::Corruption, text, where,
            QStringLiteral("Examine the repository with git fsck, and clone it again from where it came from."));
    }
    if (code == GIT_EINVALIDSPEC)
        return makeError(ErrorClass::BadInput, text, where, QStringLiteral("Correct the name."));
    return makeError(ErrorClass::Unknown, text, where, QStringLiteral("Look at the repository with git fsck."));
}

} // namespace skein::git
