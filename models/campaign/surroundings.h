#pragma once

#include "models/base/actor.h"
#include "models/base/canceltoken.h"
#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/campaign/migration.h"
#include "models/catalog/entity.h"
#include "models/review/reviews.h"
#include "models/store/workspace.h"

#include <QSet>

#include <functional>
#include <memory>

namespace skein::rollout {
class Repositories;
}
namespace skein::warehouse {
class Warehouse;
}

namespace skein::campaign {

/// The git repositories as a campaign reads them, by their names in the workspace. One instance belongs to one thread.
class CodeSource
{
public:
    virtual ~CodeSource() = default;
    virtual QStringList repositories() const = 0; ///< sorted
    virtual Result<QString> head(const QString& repository) = 0; ///< commit of the default branch
    virtual Result<QStringList> files(const QString& repository, const QString& commit) = 0;
    virtual Result<QByteArray> read(const QString& repository, const QString& commit, const QString& path) = 0;
};

/// Where changes are opened and looked up. Real: review::Reviews.
class Changes
{
public:
    virtual ~Changes() = default;
    virtual Result<review::Change> open(const review::NewChange& change, const Actor& actor) = 0;
    virtual Result<review::Change> update(const QString& id, const review::NewChange& change, const Actor& actor) = 0;
    virtual Result<review::Change> merge(const QString& id, const Actor& actor) = 0;
    virtual Result<QVector<review::Change>> ofMigration(const QString& migrationId) = 0; ///< oldest first
    /// The change as its repository's default branch says it stands, where rollouts merge and take back.
    virtual Result<review::Change> followBranch(const review::Change& change) = 0;
};

/// Everything outside a campaign's own documents, as one job sees it on its thread.
struct Surroundings {
    store::Database* database = nullptr;
    CatalogPtr catalog;
    store::WorkspaceConfig config;
    CodeSource* code = nullptr;
    Changes* changes = nullptr;
    rollout::Repositories* deployed = nullptr; ///< deploy refs, for plans; null = nothing was ever deployed
    std::function<Result<warehouse::Warehouse*>(const QString& name)> warehouses;
    Actor actor;
    const Clock* clock = nullptr;
    quint64 seed = 0;                   ///< of retry delays; 0 = from the clock
    /// Waits; false when cancelled meanwhile. Empty = really sleeps.
    std::function<bool(qint64 milliseconds, const CancelToken& cancel)> wait;
    /// Told of every stored state, on the job's thread.
    std::function<void(const Migration& migration)> changed;
    /// Migrations with a rollout under way: what it has switched may still be taken back.
    QSet<QString> rollingOut;
};

/// The surroundings made from an open workspace, for the calling thread alone. Make one in each job.
class WorkspaceSurroundings
{
public:
    WorkspaceSurroundings(std::shared_ptr<store::Workspace> workspace, CatalogPtr catalog, const Actor& actor);
    ~WorkspaceSurroundings();
    /// Valid as long as this object.
    Surroundings& get();

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The warehouse that holds a dataset: the one its instance names, else the first of its platform's engine, else the
/// first. Null when the workspace has none.
const store::WarehouseConfig* warehouseOf(const store::WorkspaceConfig& config, const Entity& dataset);

} // namespace skein::campaign
