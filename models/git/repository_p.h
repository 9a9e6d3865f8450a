#pragma once

#include "models/git/handles.h"
#include "models/git/repository.h"

#include <vector>

namespace skein::git {

struct Repository::Data {
    RepositoryHandle handle;
    QString path;

    git_repository* raw() const { return handle.get(); }
    Result<CommitHandle> commit(const Oid& oid) const;
    Result<TreeHandle> tree(const Oid& oid) const; ///< of a commit
    SignatureHandle signature(const Signature& author) const;
    /// Writes a commit and makes sure that it is there. No ref moves.
    Result<Oid> writeCommit(git_tree* tree, const std::vector<const git_commit*>& parents, const Signature& author, const QString& message,
        const QString& what) const;
};

} // namespace skein::git
