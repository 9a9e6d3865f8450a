#pragma once

#include "models/git/handles.h"
#include "models/git/repository.h"

namespace skein::git {

struct Repository::Data {
    RepositoryHandle handle;
    QString path;

    git_repository* raw() const { return handle.get(); }
    Result<CommitHandle> commit(const Oid& oid) const;
    Result<TreeHandle> tree(const Oid& oid) const; ///< of a commit
    SignatureHandle signature(const Signature& author) const;
};

} // namespace skein::git
