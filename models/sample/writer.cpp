#include "models/sample/writer.h"

#include "models/base/files.h"
#include "models/git/repository.h"
#include "models/importers/catalogstore.h"
#include "models/sample/writerparts.h"
#include "models/store/unfinished.h"
#include "models/store/workspace.h"
#include "models/warehouse/sqlitewarehouse.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace skein::sample {

namespace {

/// Takes a folder away again that a failed call has made; folders that were there before stay as they are.
class MadeFolder
{
public:
    explicit MadeFolder(QString dir)
        : m_dir(std::move(dir))
        , m_wasThere(QFileInfo::exists(m_dir))
    {
    }
    ~MadeFolder()
    {
        if (m_keep)
            return;
        QDir dir(m_dir);
        if (!m_wasThere)
            dir.removeRecursively();
    }
    void keep() { m_keep = true; }

private:
    QString m_dir;
    bool m_wasThere;
    bool m_keep = false;
};

Status refuseUsedFolder(const QString& dir)
{
    const QFileInfo info(dir);
    if (!info.exists())
        return {};
    if (!info.isDir()) {
        return makeError(ErrorClass::BadInput, QStringLiteral("there is a file of this name"), dir, QStringLiteral("Name a new folder."));
    }
    if (QFile::exists(dir + QLatin1Char('/') + QLatin1String(store::unfinishedName))) {
        return makeError(ErrorClass::Logic, QStringLiteral("a sample that was not made to its end is in the folder"), dir,
            QStringLiteral("Unless another program is making it now, remove the folder, then try again."));
    }
    if (!QDir(dir).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        return makeError(ErrorClass::Logic, QStringLiteral("the folder is not empty"), dir,
            QStringLiteral("Name a new or an empty folder for the sample; nothing was changed."));
    }
    return {};
}

store::WorkspaceConfig configFor(const Estate& estate)
{
    store::WorkspaceConfig config;
    config.name = QStringLiteral("%1 (sample)").arg(estate.company);
    config.sources = {{catalogFolder, QStringLiteral("backstage"), {}}, {warehouseFile, QStringLiteral("sqlite"), {}}};
    for (const RepositoryInfo& repository : estate.repositories) {
        store::RepositoryConfig entry;
        entry.name = repository.name;
        entry.path = QStringLiteral("repos/%1.git").arg(repository.name);
        entry.deployMode = repository.deployMode;
        // Skein runs SQL; dbt and Spark jobs are run by the company's scheduler.
        const bool foreign = repository.name.endsWith(QLatin1String("-dbt")) || repository.name.endsWith(QLatin1String("-jobs"));
        entry.executor = foreign ? QStringLiteral("external") : QStringLiteral("skein");
        config.repositories.append(entry);
    }
    store::WarehouseConfig warehouse;
    warehouse.name = warehouseName;
    warehouse.path = warehouseFile;
    warehouse.environment = environmentName;
    config.warehouses = {warehouse};
    config.environments = {{environmentName, false, {}}};
    config.sampleTimings = true;
    config.settings.insert(QStringLiteral("sample.seed"), QString::number(estate.seed));
    return config;
}

Status writeCatalog(const Estate& estate, const QString& folder)
{
    for (const auto& [path, text] : catalogFiles(estate)) {
        const QString file = folder + QLatin1Char('/') + path;
        if (const Status made = makeFolder(QFileInfo(file).path()); !made)
            return made;
        if (const Status written = writeFile(file, text); !written)
            return written;
    }
    return {};
}

/// Number of commits; the head goes into `head`.
Result<int> writeRepository(const Estate& estate, const RepositoryInfo& info, int index, const QString& path, QString& head)
{
    Result<git::Repository> repository = git::Repository::initBare(path);
    if (!repository)
        return repository.error();
    const QVector<PlannedCommit> history = historyOf(estate, info, index);
    for (const PlannedCommit& planned : history) {
        const Result<git::Oid> commit = repository->commitFiles(head, planned.changes, planned.author, planned.message);
        if (!commit)
            return commit.error();
        head = *commit;
    }
    if (const Status moved = repository->moveRef(QStringLiteral("refs/heads/main"), head, {}, QStringLiteral("sample")); !moved)
        return moved.error();
    return int(history.size());
}

Result<qint64> activityRows(const QString& file)
{
    warehouse::SqliteOptions options;
    options.readOnly = true;
    const Result<std::unique_ptr<warehouse::SqliteWarehouse>> warehouse = warehouse::SqliteWarehouse::open(file, options);
    return warehouse ? (*warehouse)->rowCount(QStringLiteral("user_activity_v1")) : Result<qint64>(warehouse.error());
}

} // namespace

Result<WrittenSample> writeSample(const QString& dir, quint64 seed, const ProgressFn& progress, const CancelToken& cancel)
{
    const ProgressFn report = progress ? progress : [](double, const QString&) {};
    if (const Status free = refuseUsedFolder(dir); !free)
        return free.error();
    MadeFolder made(dir);
    report(0, QStringLiteral("Planning the company"));
    const Estate estate = makeEstate(seed);
    const Result<std::shared_ptr<store::Workspace>> workspace = store::Workspace::create(dir, configFor(estate));
    if (!workspace)
        return workspace.error();
    WrittenSample written;
    written.path = (*workspace)->path();
    const QString unfinished = written.path + QLatin1Char('/') + QLatin1String(store::unfinishedName);
    if (const Status marked = writeFile(unfinished, "The sample in this folder was not made to its end.\n"); !marked)
        return marked.error();
    written.datasets = int(allDatasets(estate).size());
    written.pipelines = int(estate.pipelines.size());
    written.repositories = int(estate.repositories.size());
    const QString root = written.path + QLatin1Char('/');

    report(0.02, QStringLiteral("Writing the catalog"));
    if (const Status catalog = writeCatalog(estate, root + catalogFolder); !catalog)
        return catalog.error();

    int index = 0;
    for (const RepositoryInfo& repository : estate.repositories) {
        if (cancel.isCancelled())
            return makeError(ErrorClass::Cancelled, QStringLiteral("making the sample was cancelled"), dir);
        report(0.05 + 0.2 * index / double(estate.repositories.size()), QStringLiteral("Writing repository %1").arg(repository.name));
        QString head;
        const QString path = (*workspace)->reposPath() + QStringLiteral("/%1.git").arg(repository.name);
        const Result<int> commits = writeRepository(estate, repository, index++, path, head);
        if (!commits)
            return commits.error();
        written.commits += *commits;
        written.heads.insert(repository.name, head);
    }

    if (const Status folder = makeFolder(QFileInfo(root + warehouseFile).path()); !folder)
        return folder.error();
    const Status filled = fillWarehouse(
        estate, root + warehouseFile, [&](double fraction, const QString& step) { report(0.25 + 0.65 * fraction, step); }, cancel);
    if (!filled)
        return filled.error();
    const Result<qint64> rows = activityRows(root + warehouseFile);
    if (!rows)
        return rows.error();
    written.activityRows = *rows;

    for (const QString& source : {catalogFolder, warehouseFile}) {
        report(source == catalogFolder ? 0.92 : 0.96, QStringLiteral("Importing %1").arg(source));
        importers::ImportOptions options;
        options.cancel = cancel;
        const Result<importers::ImportReport> imported = importers::importIntoWorkspace(**workspace, source, options, QStringLiteral("skein"));
        if (!imported)
            return imported.error();
        written.imports.append(*imported);
    }
    if (!QFile::remove(unfinished))
        return makeError(ErrorClass::Access, QStringLiteral("a file cannot be removed"), unfinished, QStringLiteral("Remove it by hand; the sample is whole."));
    report(1, QStringLiteral("Done"));
    made.keep();
    return written;
}

} // namespace skein::sample
