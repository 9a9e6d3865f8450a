#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace skein::rollout {

/// What a rollout needs of the git repositories, by their names in the workspace. One instance per thread.
class Repositories
{
public:
    virtual ~Repositories() = default;

    virtual Result<QByteArray> readFile(const QString& repository, const QString& commit, const QString& path) = 0;
    virtual Result<QString> headOfDefaultBranch(const QString& repository) = 0;
    /// The commit a ref points at; nothing when the ref does not exist.
    virtual Result<std::optional<QString>> readRef(const QString& repository, const QString& ref) = 0;
    /// Compare-and-swap. `expected` empty = create only. Logic when somebody else moved it.
    virtual Status moveRef(const QString& repository, const QString& ref, const QString& commit, const QString& expected) = 0;
    /// Merges `commit` into the default branch; gives the branch's new head. Repeating it gives the same answer.
    virtual Result<QString> merge(const QString& repository, const QString& commit, const QString& message) = 0;
    /// Commits the reverse of `merged` on the default branch; gives the branch's new head.
    virtual Result<QString> revert(const QString& repository, const QString& merged, const QString& message) = 0;
    virtual Result<bool> isAncestor(const QString& repository, const QString& ancestor, const QString& commit) = 0;
    /// Commits in from..to that touch one of the paths (all when `paths` is empty) and do not carry the trailer
    /// "Mapping-Id: <mappingId>": what a canary would test besides the migration. "abcdef12 subject (author)".
    virtual Result<QStringList> foreignCommits(const QString& repository, const QString& from, const QString& to, const QStringList& paths,
        const QString& mappingId)
        = 0;
};

/// refs/skein/deploy/<environment>/<target>, with what a ref name cannot hold replaced.
QString deployRef(const QString& environment, const QString& targetId);

} // namespace skein::rollout
