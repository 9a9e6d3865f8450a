// Where a repository deploys by merging, rollouts merge and take back: its changes follow what the branch holds.
#include "models/review/reviews.h"

#include <algorithm>

namespace skein::review {

namespace {

/// Whether the change's files read the same on both commits.
Result<bool> readsAlike(const git::Repository& repository, const Change& change, const git::Oid& one, const git::Oid& other)
{
    const Result<QStringList> differing = repository.changedPaths(one, other);
    if (!differing)
        return differing.error();
    return std::none_of(change.files.cbegin(), change.files.cend(), [&](const ChangedFile& file) { return differing->contains(file.path); });
}

/// The merge commit that brought `commit` into the branch; empty when a fast-forward did.
Result<git::Oid> mergeOf(const git::Repository& repository, const git::Oid& commit, const git::Oid& head)
{
    const Result<QVector<git::CommitInfo>> later = repository.log(commit, head, 10000);
    if (!later)
        return later.error();
    const auto merge = std::find_if(later->cbegin(), later->cend(), [&](const git::CommitInfo& info) { return info.parents.indexOf(commit) > 0; });
    return merge == later->cend() ? git::Oid() : merge->oid;
}

} // namespace

Result<Change> Reviews::followBranch(const QString& id, const Actor& actor)
{
    Result<Change> change = load(id, -1);
    if (!change)
        return change.error();
    const bool isMerged = change->state == ChangeState::Merged;
    if (change->deployMode != QLatin1String("merge") || (!isMerged && change->state != ChangeState::Approved))
        return change;
    const Result<git::Repository> repository = m_repositories(change->repository);
    if (!repository)
        return repository.error();
    const Result<git::Oid> head = repository->resolve(QStringLiteral("refs/heads/") + change->baseBranch);
    if (!head)
        return head.error();
    const Result<bool> isThere = repository->isAncestor(change->commit, *head);
    if (!isThere)
        return isThere.error();
    if (!*isThere)
        return change;
    // Neither text: somebody has worked on the files since, and nothing follows from that.
    const Result<bool> turned = readsAlike(*repository, *change, isMerged ? change->baseCommit : change->commit, *head);
    if (!turned)
        return turned.error();
    if (!*turned)
        return change;
    if (isMerged) {
        change->state = ChangeState::Approved;
        change->mergeCommit.clear();
        return save(*change, actor, QStringLiteral("reverted"), QStringLiteral("%1 has the former text again; the approval stands").arg(change->baseBranch));
    }
    const Result<git::Oid> merge = mergeOf(*repository, change->commit, *head);
    if (!merge)
        return merge.error();
    change->fastForward = merge->isEmpty();
    change->mergeCommit = merge->isEmpty() ? change->commit : *merge;
    change->state = ChangeState::Merged;
    return save(*change, actor, QStringLiteral("merged"), QStringLiteral("found on %1").arg(change->baseBranch));
}

} // namespace skein::review
