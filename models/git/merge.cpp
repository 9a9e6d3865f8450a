// Merging and reverting in memory: an index that never touches the disk, then one commit and one ref.
#include "models/git/repository_p.h"

namespace skein::git {

namespace {

QStringList conflictPaths(git_index* index)
{
    QStringList paths;
    git_index_conflict_iterator* iterator = nullptr;
    if (git_index_conflict_iterator_new(&iterator, index) < 0)
        return paths;
    const git_index_entry* ancestor = nullptr;
    const git_index_entry* ours = nullptr;
    const git_index_entry* theirs = nullptr;
    while (git_index_conflict_next(&ancestor, &ours, &theirs, iterator) == 0) {
        const git_index_entry* any = ours ? ours : theirs ? theirs : ancestor;
        if (any)
            paths << QString::fromUtf8(any->path);
    }
    git_index_conflict_iterator_free(iterator);
    paths.removeDuplicates();
    return paths;
}

Error conflictError(git_index* index, const QString& what, const QString& where)
{
    return makeError(ErrorClass::Logic, QStringLiteral("%1 conflicts in %2").arg(what, conflictPaths(index).join(QStringLiteral(", "))), where,
        QStringLiteral("Plan the change again on the present default branch."));
}

Result<TreeHandle> writeTree(git_index* index, git_repository* repository, const QString& where)
{
    git_oid id;
    if (const int code = git_index_write_tree_to(&id, index, repository); code < 0)
        return lastError(code, QStringLiteral("write tree"), where);
    git_tree* raw = nullptr;
    if (const int code = git_tree_lookup(&raw, repository, &id); code < 0)
        return lastError(code, QStringLiteral("read tree"), where);
    return TreeHandle(raw);
}

} // namespace

Status Repository::refuseCheckedOut(const QString& branch) const
{
    if (isBare())
        return {};
    git_reference* raw = nullptr;
    if (git_reference_lookup(&raw, d->raw(), "HEAD") < 0)
        return {};
    const ReferenceHandle head(raw);
    const char* target = git_reference_symbolic_target(head.get());
    if (target && QString::fromUtf8(target) == QStringLiteral("refs/heads/") + branch) {
        return makeError(ErrorClass::Logic, QStringLiteral("branch %1 is checked out in the work tree").arg(branch), d->path,
            QStringLiteral("Check out another branch there, or register a bare clone instead."));
    }
    return {};
}

Result<MergeResult> Repository::merge(const QString& branch, const Oid& commitOid, const Signature& author, const QString& message, bool allowFastForward)
{
    if (const Status refused = refuseCheckedOut(branch); !refused)
        return refused.error();
    const QString ref = QStringLiteral("refs/heads/") + branch;
    const Result<std::optional<Oid>> ours = readRef(ref);
    if (!ours)
        return ours.error();
    if (!ours->has_value())
        return makeError(ErrorClass::Logic, QStringLiteral("there is no branch %1").arg(branch), d->path, QStringLiteral("Check the branch's name."));
    const Oid head = **ours;
    const Result<bool> contained = isAncestor(commitOid, head);
    if (!contained)
        return contained.error();
    if (*contained)
        return MergeResult {head, MergeKind::UpToDate};
    const Result<bool> ahead = isAncestor(head, commitOid);
    if (!ahead)
        return ahead.error();
    if (*ahead && allowFastForward) {
        if (const Status moved = moveRef(ref, commitOid, head, QStringLiteral("merge: fast-forward")); !moved)
            return moved.error();
        return MergeResult {commitOid, MergeKind::FastForward};
    }
    const Result<CommitHandle> our = d->commit(head);
    if (!our)
        return our.error();
    const Result<CommitHandle> their = d->commit(commitOid);
    if (!their)
        return their.error();
    git_index* rawIndex = nullptr;
    if (const int code = git_merge_commits(&rawIndex, d->raw(), our->get(), their->get(), nullptr); code < 0)
        return lastError(code, QStringLiteral("merge %1").arg(commitOid.left(10)), d->path);
    const IndexHandle index(rawIndex);
    if (git_index_has_conflicts(index.get()))
        return conflictError(index.get(), QStringLiteral("merging %1 into %2").arg(commitOid.left(10), branch), d->path);
    const Result<TreeHandle> tree = writeTree(index.get(), d->raw(), d->path);
    if (!tree)
        return tree.error();
    const Result<Oid> commit = d->writeCommit(tree->get(), {our->get(), their->get()}, author, message, QStringLiteral("commit the merge"));
    if (!commit)
        return commit.error();
    if (const Status moved = moveRef(ref, *commit, head, QStringLiteral("merge")); !moved)
        return moved.error();
    return MergeResult {*commit, MergeKind::MergeCommit};
}

Result<Oid> Repository::revert(const QString& branch, const Oid& commitOid, const Signature& author, const QString& message)
{
    if (const Status refused = refuseCheckedOut(branch); !refused)
        return refused.error();
    const QString ref = QStringLiteral("refs/heads/") + branch;
    const Result<std::optional<Oid>> ours = readRef(ref);
    if (!ours)
        return ours.error();
    if (!ours->has_value())
        return makeError(ErrorClass::Logic, QStringLiteral("there is no branch %1").arg(branch), d->path, QStringLiteral("Check the branch's name."));
    const Oid head = **ours;
    const Result<CommitHandle> our = d->commit(head);
    if (!our)
        return our.error();
    const Result<CommitHandle> undone = d->commit(commitOid);
    if (!undone)
        return undone.error();
    const unsigned mainline = git_commit_parentcount(undone->get()) > 1 ? 1 : 0;
    git_index* rawIndex = nullptr;
    if (const int code = git_revert_commit(&rawIndex, d->raw(), undone->get(), our->get(), mainline, nullptr); code < 0)
        return lastError(code, QStringLiteral("revert %1").arg(commitOid.left(10)), d->path);
    const IndexHandle index(rawIndex);
    if (git_index_has_conflicts(index.get()))
        return conflictError(index.get(), QStringLiteral("reverting %1 on %2").arg(commitOid.left(10), branch), d->path);
    const Result<TreeHandle> tree = writeTree(index.get(), d->raw(), d->path);
    if (!tree)
        return tree.error();
    const Result<Oid> commit = d->writeCommit(tree->get(), {our->get()}, author, message, QStringLiteral("commit the revert"));
    if (!commit)
        return commit.error();
    if (const Status moved = moveRef(ref, *commit, head, QStringLiteral("revert")); !moved)
        return moved.error();
    return *commit;
}

} // namespace skein::git
