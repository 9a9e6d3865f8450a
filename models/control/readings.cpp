#include "models/control/readings.h"

#include "models/campaign/migrationstore.h"
#include "models/git/repository.h"
#include "models/importers/catalogstore.h"
#include "models/review/reviews.h"
#include "models/sample/loader.h"
#include "models/sample/writer.h"
#include "models/store/journal.h"
#include "models/store/settings.h"
#include "models/warehouse/sqlitewarehouse.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>
#include <QThread>

namespace skein::control {

namespace {

constexpr int letGoMs = 10000;

/// name and email as git has them for this user.
Actor gitIdentity(const store::Workspace& workspace)
{
    for (const store::RepositoryConfig& config : workspace.config().repositories) {
        const Result<QString> path = workspace.resolve(config.path);
        if (!path)
            continue;
        const Result<git::Repository> repository = git::Repository::open(*path);
        if (!repository)
            continue;
        const git::Signature identity = repository->configuredIdentity();
        return {QString(), identity.name, identity.email};
    }
    return {};
}

void readSample(OpenedWorkspace& opened, const QMap<QString, QString>& settings)
{
    const store::WorkspaceConfig& config = opened.workspace->config();
    const store::WarehouseConfig* warehouse = config.warehouse(sample::warehouseName);
    if (!config.sampleTimings || !warehouse || warehouse->environment != sample::environmentName)
        return;
    const Result<QString> path = opened.workspace->resolve(warehouse->path);
    if (!path)
        return;
    const Result<int> last = sample::lastLoadIn(*path);
    if (!last)
        return;
    opened.sampleWarehouse = *path;
    opened.lastLoad = *last;
    opened.sampleLoading = settings.value(sampleLoadingKey, QStringLiteral("on")) == QLatin1String("on");
    opened.newPlanOnSale = settings.value(newPlanKey) == QLatin1String("onSale");
}

Status addMapping(campaign::MigrationStore& documents, const campaign::Migration& migration, Reading& reading)
{
    if (migration.mappingId.isEmpty())
        return {};
    Result<mapping::Mapping> mapping = documents.mapping(migration.mappingId);
    if (!mapping)
        return mapping.error();
    reading.mappings.insert(migration.id, std::make_shared<const mapping::Mapping>(std::move(*mapping)));
    return {};
}

Status addChanges(store::Workspace& workspace, const QString& migrationId, Reading& reading)
{
    review::Reviews reviews(workspace.database(), review::workspaceRepositories(workspace));
    const Result<QVector<review::Change>> changes = reviews.list();
    if (!changes)
        return changes.error();
    for (const review::Change& change : *changes) {
        if (migrationId.isEmpty() || change.migrationId == migrationId)
            reading.changes << change;
    }
    const Result<qint64> seq = store::Journal(workspace.database()).lastSeq();
    if (!seq)
        return seq.error();
    reading.lastSeq = *seq;
    return {};
}

Health warehouseHealth(const store::Workspace& workspace, const store::WarehouseConfig& config)
{
    Health health {config.name, QStringLiteral("warehouse"), true, {}};
    if (config.engine != QLatin1String("sqlite")) {
        health.ok = false;
        health.text = QStringLiteral("This version cannot open a warehouse of engine %1.").arg(config.engine);
        return health;
    }
    const Result<QString> path = workspace.resolve(config.path);
    warehouse::SqliteOptions options;
    options.readOnly = true;
    auto opened = path ? warehouse::SqliteWarehouse::open(*path, options) : Result<std::unique_ptr<warehouse::SqliteWarehouse>>(path.error());
    if (!opened) {
        health.ok = false;
        health.text = opened.error().toText();
        return health;
    }
    const Result<QVector<warehouse::ObjectInfo>> objects = (*opened)->listObjects();
    health.ok = objects.ok();
    health.text = objects ? QStringLiteral("SQLite, %1 tables and views").arg(objects->size()) : objects.error().toText();
    return health;
}

Health repositoryHealth(const store::Workspace& workspace, const store::RepositoryConfig& config)
{
    Health health {config.name, QStringLiteral("repository"), true, {}};
    const Result<QString> path = workspace.resolve(config.path);
    const Result<git::Repository> repository = path ? git::Repository::open(*path) : Result<git::Repository>(path.error());
    const Result<QString> branch = repository ? repository->defaultBranch() : Result<QString>(repository.error());
    health.ok = branch.ok();
    health.text = branch ? QStringLiteral("Default branch %1, deployed by %2").arg(*branch, config.deployMode) : branch.error().toText();
    return health;
}

} // namespace

Result<OpenedWorkspace> openForControl(const QString& dir, const std::weak_ptr<store::Workspace>& leaving, tasks::JobContext& job)
{
    // The jobs of the workspace before are cancelled; its lock goes with the last of them.
    for (const QDeadlineTimer patience(letGoMs); !leaving.expired() && !patience.hasExpired() && !job.cancelled();)
        QThread::msleep(5);
    if (job.cancelled())
        return tasks::JobContext::cancelledError();
    job.progress(0.1, QStringLiteral("Opening"));
    OpenedWorkspace opened;
    Result<std::shared_ptr<store::Workspace>> workspace = store::Workspace::open(dir);
    if (!workspace && (workspace.error().cls == ErrorClass::Contention || workspace.error().cls == ErrorClass::Access)) {
        Result<std::shared_ptr<store::Workspace>> readable = store::Workspace::open(dir, store::OpenMode::ReadOnly);
        if (readable) {
            opened.readOnlyBecause = workspace.error();
            workspace = std::move(readable);
        }
    }
    if (!workspace)
        return workspace.error();
    opened.workspace = std::move(*workspace);

    job.progress(0.3, QStringLiteral("Reading the catalog"));
    Result<CatalogReading> catalog = readCatalog(*opened.workspace);
    if (!catalog)
        return catalog.error();
    opened.catalog = std::move(catalog->catalog);
    opened.graph = std::move(catalog->graph);

    job.progress(0.7, QStringLiteral("Reading migrations and changes"));
    Result<Reading> reading = readEverything(*opened.workspace);
    if (!reading)
        return reading.error();
    opened.reading = std::move(*reading);

    const Result<QMap<QString, QString>> settings = store::Settings(opened.workspace->database()).all();
    if (!settings)
        return settings.error();
    const QJsonArray seen = QJsonDocument::fromJson(settings->value(seenAlertsKey).toUtf8()).array();
    for (const QJsonValue& id : seen)
        opened.seenAlerts.insert(id.toString());
    opened.identity = gitIdentity(*opened.workspace);
    readSample(opened, *settings);
    if (job.cancelled())
        return tasks::JobContext::cancelledError();
    return opened;
}

Result<CatalogReading> readCatalog(store::Workspace& workspace)
{
    Result<importers::LoadedCatalog> loaded = importers::CatalogStore(workspace.database()).loadAll();
    if (!loaded)
        return loaded.error();
    CatalogReading reading;
    reading.catalog = std::move(loaded->catalog);
    reading.graph = std::make_shared<const LineageGraph>(reading.catalog);
    return reading;
}

Result<Reading> readEverything(store::Workspace& workspace)
{
    Reading reading;
    campaign::MigrationStore documents(workspace.database());
    const Result<QVector<campaign::Migration>> migrations = documents.list();
    if (!migrations)
        return migrations.error();
    for (const campaign::Migration& migration : *migrations) {
        reading.migrations << std::make_shared<const campaign::Migration>(migration);
        if (const Status status = addMapping(documents, migration, reading); !status)
            return status.error();
    }
    if (const Status status = addChanges(workspace, {}, reading); !status)
        return status.error();
    return reading;
}

Result<Reading> readMigration(store::Workspace& workspace, const QString& migrationId)
{
    Reading reading;
    campaign::MigrationStore documents(workspace.database());
    Result<campaign::Migration> migration = documents.get(migrationId);
    if (!migration)
        return migration.error();
    if (const Status status = addMapping(documents, *migration, reading); !status)
        return status.error();
    reading.migrations << std::make_shared<const campaign::Migration>(std::move(*migration));
    if (const Status status = addChanges(workspace, migrationId, reading); !status)
        return status.error();
    return reading;
}

QVector<Health> checkConnections(const store::Workspace& workspace, const CancelToken& cancel)
{
    QVector<Health> rows;
    for (const store::WarehouseConfig& config : workspace.config().warehouses) {
        if (!cancel.isCancelled())
            rows << warehouseHealth(workspace, config);
    }
    for (const store::RepositoryConfig& config : workspace.config().repositories) {
        if (!cancel.isCancelled())
            rows << repositoryHealth(workspace, config);
    }
    return rows;
}

Mailbox::Mailbox(QObject* receiver, std::function<void()> tell)
    : m_receiver(receiver)
    , m_tell(std::move(tell))
{
}

void Mailbox::post(const campaign::Migration& migration)
{
    const QMutexLocker lock(&m_mutex);
    MigrationPtr& latest = m_latest[migration.id];
    if (!latest || latest->version < migration.version)
        latest = std::make_shared<const campaign::Migration>(migration);
    if (!std::exchange(m_told, true))
        QMetaObject::invokeMethod(m_receiver, m_tell, Qt::QueuedConnection);
}

QVector<MigrationPtr> Mailbox::take()
{
    const QMutexLocker lock(&m_mutex);
    m_told = false;
    const auto latest = std::exchange(m_latest, {});
    return QVector<MigrationPtr>(latest.cbegin(), latest.cend());
}

} // namespace skein::control
