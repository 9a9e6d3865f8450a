#include "models/rollout/gitrepositories.h"

#include "models/store/workspace.h"

#include <algorithm>

namespace skein::rollout {

namespace {

QString revertLine(const QString& merged)
{
    return QStringLiteral("This reverts commit %1.").arg(merged);
}

/// The commit among `later` that takes `oid` back; empty when none does.
QString revertOf(const QVector<git::CommitInfo>& later, const QString& oid)
{
    for (const git::CommitInfo& info : later) {
        if (info.oid != oid && info.message.contains(revertLine(oid)))
            return info.oid;
    }
    return {};
}

} // namespace

GitRepositories::GitRepositories(QMap<QString, QString> pathsByName, git::Signature committer)
    : m_paths(std::move(pathsByName))
    , m_committer(std::move(committer))
{
}

QMap<QString, QString> GitRepositories::pathsOf(const store::Workspace& workspace)
{
    QMap<QString, QString> paths;
    for (const store::RepositoryConfig& repository : workspace.config().repositories) {
        const Result<QString> path = workspace.resolve(repository.path);
        paths.insert(repository.name, path ? *path : QString());
    }
    return paths;
}

Result<git::Repository*> GitRepositories::open(const QString& name)
{
    const auto known = m_open.find(name);
    if (known != m_open.end())
        return &known->second;
    const QString path = m_paths.value(name);
    if (path.isEmpty()) {
        return makeError(ErrorClass::Access, QStringLiteral("the workspace has no repository \"%1\" with a usable path").arg(name),
            QStringLiteral("workspace.yaml"), QStringLiteral("Add it under \"repositories\", then retry the target."));
    }
    Result<git::Repository> opened = git::Repository::open(path);
    if (!opened)
        return opened.error();
    return &m_open.emplace(name, std::move(*opened)).first->second;
}

Result<QByteArray> GitRepositories::readFile(const QString& repository, const QString& commit, const QString& path)
{
    const Result<git::Repository*> git = open(repository);
    if (!git)
        return git.error();
    return (*git)->readFile(commit, path);
}

Result<QString> GitRepositories::headOfDefaultBranch(const QString& repository)
{
    const Result<git::Repository*> git = open(repository);
    if (!git)
        return git.error();
    const Result<QString> branch = (*git)->defaultBranch();
    if (!branch)
        return branch.error();
    return (*git)->resolve(QStringLiteral("refs/heads/") + *branch);
}

Result<std::optional<QString>> GitRepositories::readRef(const QString& repository, const QString& ref)
{
    const Result<git::Repository*> git = open(repository);
    if (!git)
        return git.error();
    return (*git)->readRef(ref);
}

Status GitRepositories::moveRef(const QString& repository, const QString& ref, const QString& commit, const QString& expected)
{
    const Result<git::Repository*> git = open(repository);
    if (!git)
        return git.error();
    return (*git)->moveRef(ref, commit, expected, QStringLiteral("skein: deploy"));
}

Result<QString> GitRepositories::merge(const QString& repository, const QString& commit, const QString& message)
{
    const Result<git::Repository*> git = open(repository);
    if (!git)
        return git.error();
    const Result<QString> branch = (*git)->defaultBranch();
    if (!branch)
        return branch.error();
    // Always a merge commit: one commit is then the whole change, and its revert takes all of it back.
    const Result<git::MergeResult> merged = (*git)->merge(*branch, commit, m_committer, message, false);
    if (!merged)
        return merged.error();
    if (merged->kind != git::MergeKind::UpToDate)
        return merged->oid;
    const Result<QVector<git::CommitInfo>> later = (*git)->log(commit, merged->oid, 10000);
    if (!later)
        return later.error();
    QString at = commit; // merged by fast-forward, unless a merge commit is found
    for (const git::CommitInfo& info : *later) {
        if (info.parents.size() > 1 && info.parents.indexOf(commit) > 0)
            at = info.oid;
    }
    // What was merged and then reverted is up to date for git all the same; reverting the revert brings it back.
    bool applied = true;
    for (QString next = revertOf(*later, at); !next.isEmpty(); next = revertOf(*later, at)) {
        at = next;
        applied = !applied;
    }
    if (applied)
        return at;
    return (*git)->revert(*branch, at, m_committer, message.trimmed() + QStringLiteral("\n\n") + revertLine(at) + QLatin1Char('\n'));
}

Result<QString> GitRepositories::revert(const QString& repository, const QString& merged, const QString& message)
{
    const Result<git::Repository*> git = open(repository);
    if (!git)
        return git.error();
    const Result<QString> branch = (*git)->defaultBranch();
    if (!branch)
        return branch.error();
    const Result<QString> head = (*git)->resolve(QStringLiteral("refs/heads/") + *branch);
    if (!head)
        return head.error();
    const Result<QVector<git::CommitInfo>> later = (*git)->log(merged, *head, 10000);
    if (!later)
        return later.error();
    for (const git::CommitInfo& info : *later) {
        if (info.message.contains(revertLine(merged)))
            return info.oid;
    }
    return (*git)->revert(*branch, merged, m_committer, message.trimmed() + QStringLiteral("\n\n") + revertLine(merged) + QLatin1Char('\n'));
}

Result<bool> GitRepositories::isAncestor(const QString& repository, const QString& ancestor, const QString& commit)
{
    const Result<git::Repository*> git = open(repository);
    if (!git)
        return git.error();
    return (*git)->isAncestor(ancestor, commit);
}

Result<QStringList> GitRepositories::foreignCommits(const QString& repository, const QString& from, const QString& to, const QStringList& paths,
    const QString& mappingId)
{
    const Result<git::Repository*> git = open(repository);
    if (!git)
        return git.error();
    const Result<QVector<git::CommitInfo>> commits = (*git)->log(from, to, 10000);
    if (!commits)
        return commits.error();
    QStringList foreign;
    for (const git::CommitInfo& info : *commits) {
        // A merge brings nothing of its own; what it brings is listed commit by commit.
        if (info.parents.size() > 1 || (!mappingId.isEmpty() && info.trailer(QStringLiteral("Mapping-Id")) == mappingId))
            continue;
        if (!paths.isEmpty()) {
            const Result<QStringList> changed = (*git)->changedPaths(info.parents.value(0), info.oid);
            if (!changed)
                return changed.error();
            if (std::none_of(changed->cbegin(), changed->cend(), [&](const QString& path) { return paths.contains(path); }))
                continue;
        }
        foreign << QStringLiteral("%1 %2 (%3)").arg(info.oid.left(8), info.subject(), info.author.name);
    }
    return foreign;
}

} // namespace skein::rollout
