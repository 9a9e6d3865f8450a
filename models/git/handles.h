#pragma once

#include "models/base/result.h"

#include <git2.h>

#include <QString>

#include <memory>

namespace skein::git {

template <typename T, void (*Free)(T*)>
struct HandleDeleter {
    void operator()(T* handle) const { Free(handle); }
};
template <typename T, void (*Free)(T*)>
using Handle = std::unique_ptr<T, HandleDeleter<T, Free>>;

using RepositoryHandle = Handle<git_repository, git_repository_free>;
using CommitHandle = Handle<git_commit, git_commit_free>;
using TreeHandle = Handle<git_tree, git_tree_free>;
using ReferenceHandle = Handle<git_reference, git_reference_free>;
using ObjectHandle = Handle<git_object, git_object_free>;
using IndexHandle = Handle<git_index, git_index_free>;
using DiffHandle = Handle<git_diff, git_diff_free>;
using PatchHandle = Handle<git_patch, git_patch_free>;
using RevwalkHandle = Handle<git_revwalk, git_revwalk_free>;
using SignatureHandle = Handle<git_signature, git_signature_free>;
using ConfigHandle = Handle<git_config, git_config_free>;
using StatusHandle = Handle<git_status_list, git_status_list_free>;

/// Starts libgit2 once for the process.
void ensureLibrary();

/// The last error of this thread as a value; call it right after the failing call.
Error lastError(int code, const QString& what, const QString& where);

QString toHex(const git_oid* oid);

} // namespace skein::git
