#pragma once

#include "models/git/repository.h"
#include "models/rollout/repositories.h"

#include <QMap>

#include <map>

namespace skein::store {
class Workspace;
}

namespace skein::rollout {

/// The repositories of a workspace by name. Opened on first use, on and for the calling thread.
class GitRepositories final : public Repositories
{
public:
    GitRepositories(QMap<QString, QString> pathsByName, git::Signature committer);
    /// Every repository of the configuration; one that cannot be resolved fails when it is used, not here.
    static QMap<QString, QString> pathsOf(const store::Workspace& workspace);

    /// Repositories that were added since; those that are open stay open.
    void setPaths(QMap<QString, QString> pathsByName) { m_paths = std::move(pathsByName); }

    Result<QByteArray> readFile(const QString& repository, const QString& commit, const QString& path) override;
    Result<QString> headOfDefaultBranch(const QString& repository) override;
    Result<std::optional<QString>> readRef(const QString& repository, const QString& ref) override;
    Status moveRef(const QString& repository, const QString& ref, const QString& commit, const QString& expected) override;
    Result<QString> merge(const QString& repository, const QString& commit, const QString& message) override;
    Result<QString> revert(const QString& repository, const QString& merged, const QString& message) override;
    Result<bool> isAncestor(const QString& repository, const QString& ancestor, const QString& commit) override;
    Result<QStringList> foreignCommits(const QString& repository, const QString& from, const QString& to, const QStringList& paths,
        const QString& mappingId) override;

private:
    Result<git::Repository*> open(const QString& name);

    QMap<QString, QString> m_paths;
    git::Signature m_committer;
    std::map<QString, git::Repository> m_open;
};

} // namespace skein::rollout
