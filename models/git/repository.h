#pragma once

#include "models/base/result.h"
#include "models/git/types.h"

#include <memory>

namespace skein::git {

/// A git repository, bare or not, worked on without a work tree: files are read from commits, commits are made from
/// trees, refs move by compare-and-swap. The user's checkout and index are never touched. One instance belongs to one
/// thread; values are copied out. libgit2's errors are captured where they happen and mapped to an error class:
/// locked → Contention, moved by somebody else or conflict → Logic, not found → Logic, credentials → Access,
/// another owner → Access, disk full → Resource, network → Connection.
class Repository
{
public:
    static Result<Repository> open(const QString& path);
    static Result<Repository> initBare(const QString& path, const QString& defaultBranch = QStringLiteral("main"));
    /// A bare clone of a local folder or of an address; all branches.
    static Result<Repository> cloneBare(const QString& source, const QString& path);

    QString path() const;
    bool isBare() const;
    /// Name of the branch HEAD stands on; an error when HEAD is detached.
    Result<QString> defaultBranch() const;
    QStringList branches() const;
    /// Full name, "refs/heads/main", branch, tag or (abbreviated) id → commit.
    Result<Oid> resolve(const QString& revision) const;
    /// Paths with uncommitted changes; always empty for a bare repository.
    Result<QStringList> dirtyPaths() const;

    Result<QByteArray> readFile(const QString& revision, const QString& path) const;
    Result<QVector<TreeFile>> listFiles(const QString& revision) const;

    /// Commits `changes` on top of `parent` (empty = a root commit); modes of existing files are kept. No ref moves.
    Result<Oid> commitFiles(const Oid& parent, const FileChanges& changes, const Signature& author, const QString& message);

    Result<std::optional<Oid>> readRef(const QString& name) const;
    /// `expected` empty: create only. Logic "moved by somebody else" when the ref is not at `expected`.
    Status moveRef(const QString& name, const Oid& target, const Oid& expected, const QString& logMessage = {});
    Status deleteRef(const QString& name);
    QVector<QPair<QString, Oid>> refs(const QString& prefix) const;

    Result<QVector<FileDiff>> diff(const Oid& from, const Oid& to) const;
    Result<QByteArray> unifiedDiff(const Oid& from, const Oid& to) const;
    Result<QStringList> changedPaths(const Oid& from, const Oid& to) const;

    /// Merges a commit into a branch in memory: fast-forward where possible and allowed, else a merge commit.
    /// Conflicts are an error that lists the paths. Refused when the branch is checked out in a work tree.
    Result<MergeResult> merge(const QString& branch, const Oid& commit, const Signature& author, const QString& message,
        bool allowFastForward = true);
    /// Commits the reverse of `commit` (the first parent's side for a merge) on the branch.
    Result<Oid> revert(const QString& branch, const Oid& commit, const Signature& author, const QString& message);

    Result<bool> isAncestor(const Oid& ancestor, const Oid& commit) const;
    Result<Oid> mergeBase(const Oid& a, const Oid& b) const;
    Result<CommitInfo> commit(const Oid& oid) const;
    /// Newest first, reachable from `to` and not from `from` (empty = all), at most `limit`.
    Result<QVector<CommitInfo>> log(const Oid& from, const Oid& to, int limit = 1000) const;

    /// user.name and user.email of this repository's configuration; empty where unset.
    Signature configuredIdentity() const;

private:
    struct Data;
    explicit Repository(std::shared_ptr<Data> data);
    Status refuseCheckedOut(const QString& branch) const;
    std::shared_ptr<Data> d;
};

/// Line diff of two texts.
Result<FileDiff> diffTexts(const QByteArray& before, const QByteArray& after, const QString& path);
/// Whether a path from outside may name a file in a repository: relative, no "..", no ".git", no NUL.
bool isSafePath(const QString& path);
/// Sync objects and refs to disk before a call returns. For the whole process.
void setDurable(bool durable);

} // namespace skein::git
