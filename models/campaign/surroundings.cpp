#include "models/campaign/surroundings.h"

#include "models/rollout/gitrepositories.h"
#include "models/warehouse/sqlitewarehouse.h"

#include <map>

namespace skein::campaign {

namespace {

class GitCode final : public CodeSource
{
public:
    explicit GitCode(store::Workspace& workspace)
        : m_opener(review::workspaceRepositories(workspace))
    {
        for (const store::RepositoryConfig& repository : workspace.config().repositories)
            m_names << repository.name;
        m_names.sort();
    }

    QStringList repositories() const override { return m_names; }

    Result<QString> head(const QString& repository) override
    {
        const Result<git::Repository*> opened = open(repository);
        if (!opened)
            return opened.error();
        const Result<QString> branch = (*opened)->defaultBranch();
        if (!branch)
            return branch.error();
        return (*opened)->resolve(QStringLiteral("refs/heads/") + *branch);
    }

    Result<QStringList> files(const QString& repository, const QString& commit) override
    {
        const Result<git::Repository*> opened = open(repository);
        if (!opened)
            return opened.error();
        const Result<QVector<git::TreeFile>> listed = (*opened)->listFiles(commit);
        if (!listed)
            return listed.error();
        QStringList paths;
        for (const git::TreeFile& file : *listed) {
            if (!file.isLink)
                paths << file.path;
        }
        return paths;
    }

    Result<QByteArray> read(const QString& repository, const QString& commit, const QString& path) override
    {
        const Result<git::Repository*> opened = open(repository);
        if (!opened)
            return opened.error();
        return (*opened)->readFile(commit, path);
    }

private:
    Result<git::Repository*> open(const QString& name)
    {
        auto it = m_open.find(name);
        if (it == m_open.end()) {
            Result<git::Repository> opened = m_opener(name);
            if (!opened)
                return opened.error();
            it = m_open.emplace(name, std::move(*opened)).first;
        }
        return &it->second;
    }

    review::RepositoryOpener m_opener;
    QStringList m_names;
    std::map<QString, git::Repository> m_open;
};

class ReviewChanges final : public Changes
{
public:
    explicit ReviewChanges(store::Workspace& workspace)
        : m_reviews(workspace.database(), review::workspaceRepositories(workspace))
    {
    }

    Result<review::Change> open(const review::NewChange& change, const Actor& actor) override { return m_reviews.open(change, actor); }
    Result<review::Change> update(const QString& id, const review::NewChange& change, const Actor& actor) override
    {
        return m_reviews.update(id, change, actor);
    }
    Result<review::Change> merge(const QString& id, const Actor& actor) override { return m_reviews.merge(id, actor); }
    Result<QVector<review::Change>> ofMigration(const QString& migrationId) override
    {
        const Result<QVector<review::Change>> all = m_reviews.list();
        if (!all)
            return all.error();
        QVector<review::Change> mine;
        for (const review::Change& change : *all) {
            if (change.migrationId == migrationId)
                mine << change;
        }
        return mine;
    }
    Result<review::Change> followBranch(const review::Change& change) override
    {
        const bool mayHaveMoved = change.deployMode == QLatin1String("merge") && (change.state == review::ChangeState::Approved || change.state == review::ChangeState::Merged);
        return mayHaveMoved ? m_reviews.followBranch(change.id, machineActor()) : Result<review::Change>(change);
    }

private:
    review::Reviews m_reviews;
};

} // namespace

class WorkspaceSurroundings::Private
{
public:
    Private(std::shared_ptr<store::Workspace> opened, const Actor& actor)
        : workspace(std::move(opened))
        , code(*workspace)
        , changes(*workspace)
        , deployed(rollout::GitRepositories::pathsOf(*workspace), git::Signature {actor.display(), actor.email, {}})
    {
    }

    Result<warehouse::Warehouse*> warehouseNamed(const QString& name)
    {
        auto it = warehouses.find(name);
        if (it != warehouses.end())
            return it->second.get();
        const store::WorkspaceConfig whole = workspace->config();
        const store::WarehouseConfig* config = whole.warehouse(name);
        if (!config || config->engine != QLatin1String("sqlite")) {
            return makeError(ErrorClass::Access,
                config ? QStringLiteral("the engine %1 of warehouse '%2' cannot be opened").arg(config->engine, name)
                       : QStringLiteral("the workspace has no warehouse '%1'").arg(name),
                QStringLiteral("workspace.yaml"), QStringLiteral("Name a warehouse of engine sqlite under 'warehouses'."));
        }
        const Result<QString> path = workspace->resolve(config->path);
        if (!path)
            return path.error();
        warehouse::SqliteOptions options;
        options.readOnly = true; // a campaign only looks; what writes is the rollout
        Result<std::unique_ptr<warehouse::SqliteWarehouse>> opened = warehouse::SqliteWarehouse::open(*path, options);
        if (!opened)
            return opened.error();
        return warehouses.emplace(name, std::move(*opened)).first->second.get();
    }

    std::shared_ptr<store::Workspace> workspace;
    GitCode code;
    ReviewChanges changes;
    rollout::GitRepositories deployed;
    std::map<QString, std::unique_ptr<warehouse::SqliteWarehouse>> warehouses;
    SystemClock clock;
    Surroundings value;
};

WorkspaceSurroundings::WorkspaceSurroundings(std::shared_ptr<store::Workspace> workspace, CatalogPtr catalog, const Actor& actor)
    : d(std::make_unique<Private>(std::move(workspace), actor))
{
    d->value.database = &d->workspace->database();
    d->value.catalog = catalog ? std::move(catalog) : std::make_shared<const Catalog>();
    d->value.config = d->workspace->config();
    d->value.code = &d->code;
    d->value.changes = &d->changes;
    d->value.deployed = &d->deployed;
    d->value.warehouses = [p = d.get()](const QString& name) { return p->warehouseNamed(name); };
    d->value.actor = actor;
    d->value.clock = &d->clock;
}

WorkspaceSurroundings::~WorkspaceSurroundings() = default;

Surroundings& WorkspaceSurroundings::get()
{
    return d->value;
}

} // namespace skein::campaign
