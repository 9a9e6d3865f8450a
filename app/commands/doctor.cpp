#include "app/commands/command.h"
#include "app/commands/common.h"

#include "models/git/repository.h"
#include "models/importers/catalogstore.h"
#include "models/store/journal.h"
#include "models/warehouse/sqlitewarehouse.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QStorageInfo>

namespace skein::app {

namespace {

struct Finding {
    QString name;
    bool ok = true;
    QString detail;
    QString remedy;
};

class Doctor
{
public:
    explicit Doctor(const Arguments& arguments)
        : m_arguments(arguments)
    {
    }
    QVector<Finding> examine();

private:
    void good(const QString& name, const QString& detail) { m_findings.append({name, true, detail, {}}); }
    void bad(const QString& name, const Error& error)
    {
        m_findings.append({name, false, error.where.isEmpty() ? error.message : error.where + QStringLiteral(": ") + error.message, error.remedy});
    }
    void check(const QString& name, const Status& status, const QString& detail) { status ? good(name, detail) : bad(name, status.error()); }
    void program();
    void workspace();
    void repositories(store::Workspace& workspace);
    void warehouses(store::Workspace& workspace);
    void sources(store::Workspace& workspace);
    void disk(const QString& path);

    const Arguments& m_arguments;
    QVector<Finding> m_findings;
};

QString gitSetting(const QString& key)
{
    QProcess process;
    process.start(QStringLiteral("git"), {QStringLiteral("config"), QStringLiteral("--get"), key});
    return process.waitForFinished(3000) ? QString::fromUtf8(process.readAllStandardOutput()).trimmed() : QString();
}

/// backups/ holds a copy from before each schema upgrade, and often nothing.
QString restoreRemedy(const store::Workspace& workspace)
{
    const QStringList copies = QDir(workspace.backupsPath()).entryList({QStringLiteral("*.db")}, QDir::Files, QDir::Time);
    return copies.isEmpty() ? QStringLiteral("backups/ holds no copy: restore skein.db from your own backup. Nothing in the file is changed by looking at it.")
                            : QStringLiteral("Restore skein.db from backups/%1 or from your own backup.").arg(copies.constFirst());
}

void Doctor::program()
{
    good(QStringLiteral("program"), QStringLiteral("skein %1, Qt %2").arg(QStringLiteral(SKEIN_VERSION), QString::fromLatin1(qVersion())));
    if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty()) {
        bad(QStringLiteral("git identity"), makeError(ErrorClass::Access, QStringLiteral("the program git is not installed, so its settings cannot be read"), {},
            QStringLiteral("Install git, then set user.name and user.email.")));
        return;
    }
    const QString name = gitSetting(QStringLiteral("user.name")), email = gitSetting(QStringLiteral("user.email"));
    if (name.isEmpty() || email.isEmpty()) {
        bad(QStringLiteral("git identity"), makeError(ErrorClass::Access, QStringLiteral("user.name or user.email is not set; commits need an author"), {},
            QStringLiteral("git config --global user.name \"Your Name\"; git config --global user.email you@example.org")));
    } else {
        good(QStringLiteral("git identity"), QStringLiteral("%1 <%2>").arg(name, email));
    }
}

void Doctor::disk(const QString& path)
{
    const QStorageInfo storage(path);
    const qint64 mebi = storage.bytesAvailable() / (1024 * 1024);
    if (!storage.isValid() || mebi < 200) {
        bad(QStringLiteral("disk space"), makeError(ErrorClass::Resource, QStringLiteral("%1 MiB are free").arg(mebi), path,
            QStringLiteral("Free some space: builds keep the old side beside the new one.")));
    } else {
        good(QStringLiteral("disk space"), QStringLiteral("%1 MiB are free").arg(mebi));
    }
}

void Doctor::repositories(store::Workspace& workspace)
{
    int sound = 0;
    for (const store::RepositoryConfig& config : workspace.config().repositories) {
        const QString name = QStringLiteral("repository ") + config.name;
        const Result<QString> path = workspace.resolve(config.path);
        const Result<git::Repository> repository = path ? git::Repository::open(*path) : Result<git::Repository>(path.error());
        if (!repository) {
            bad(name, repository.error());
            continue;
        }
        const Result<QString> branch = repository->defaultBranch();
        const Result<QStringList> dirty = repository->dirtyPaths();
        if (!branch)
            bad(name, branch.error());
        else if (const Result<git::Oid> head = repository->resolve(QStringLiteral("refs/heads/") + *branch); !head)
            bad(name, head.error());
        else if (!repository->isBare())
            bad(name, makeError(ErrorClass::Logic, QStringLiteral("branch %1 is checked out in its work tree, so nothing can be merged into it").arg(*branch), *path,
                QStringLiteral("git clone --bare %1 %2/%3.git, and name that in workspace.yaml.").arg(*path, workspace.reposPath(), config.name)));
        else if (dirty && !dirty->isEmpty())
            good(name, QStringLiteral("branch %1; %2 files have uncommitted changes, which are left alone").arg(*branch).arg(dirty->size()));
        else
            ++sound;
    }
    if (sound > 0)
        good(QStringLiteral("repositories"), QStringLiteral("%1 of %2 can be read and have a default branch").arg(sound).arg(workspace.config().repositories.size()));
}

void Doctor::warehouses(store::Workspace& workspace)
{
    for (const store::WarehouseConfig& config : workspace.config().warehouses) {
        const QString name = QStringLiteral("warehouse ") + config.name;
        if (config.engine != QLatin1String("sqlite")) {
            bad(name, makeError(ErrorClass::Access, QStringLiteral("the engine \"%1\" is not supported").arg(config.engine), {}, QStringLiteral("Supported: sqlite.")));
            continue;
        }
        const Result<QString> path = workspace.resolve(config.path);
        warehouse::SqliteOptions options;
        options.readOnly = true;
        const auto database = path ? warehouse::SqliteWarehouse::open(*path, options) : Result<std::unique_ptr<warehouse::SqliteWarehouse>>(path.error());
        if (!database) {
            bad(name, database.error());
            continue;
        }
        const auto objects = (*database)->listObjects();
        if (!objects)
            bad(name, objects.error());
        else if (!QFileInfo(*path).isWritable())
            bad(name, makeError(ErrorClass::Access, QStringLiteral("the file cannot be written"), *path, QStringLiteral("Change its permissions; rollouts write beside the tables.")));
        else
            good(name, QStringLiteral("%1 tables and views").arg(objects->size()));
    }
}

void Doctor::sources(store::Workspace& workspace)
{
    for (const store::SourceConfig& source : workspace.config().sources) {
        const Result<QString> path = workspace.resolve(source.path);
        if (!path)
            bad(QStringLiteral("source ") + source.path, path.error());
        else if (!QFileInfo::exists(*path))
            bad(QStringLiteral("source ") + source.path, makeError(ErrorClass::BadInput, QStringLiteral("is not there any more"), *path,
                QStringLiteral("Put it back, or take it out of workspace.yaml.")));
    }
    const auto loaded = importers::CatalogStore(workspace.database()).loadAll();
    if (!loaded)
        bad(QStringLiteral("catalog"), loaded.error());
    else
        good(QStringLiteral("catalog"), QStringLiteral("%1 entities from %2 sources").arg(loaded->catalog->entities.size()).arg(loaded->sources.size()));
}

void Doctor::workspace()
{
    // Opened for reading, so that a second program on the workspace does not disturb the first; the lock is asked for.
    const auto opened = openWorkspace(m_arguments, store::OpenMode::ReadOnly);
    if (!opened) {
        bad(QStringLiteral("workspace"), opened.error());
        disk(workspaceDir(m_arguments)); // may be why
        return;
    }
    store::Workspace& workspace = **opened;
    good(QStringLiteral("workspace"), workspace.path());
    for (const QString& warning : workspace.config().warnings)
        bad(QStringLiteral("workspace.yaml"), makeError(ErrorClass::BadInput, warning, {}, QStringLiteral("Correct the field or take it out.")));
    {
        const auto writing = store::Workspace::open(workspace.path(), store::OpenMode::ReadWrite);
        if (writing)
            good(QStringLiteral("lock"), QStringLiteral("free"));
        else if (writing.error().cls == ErrorClass::Contention)
            good(QStringLiteral("lock"), writing.error().message); // a program at work is nothing to mend
        else
            bad(QStringLiteral("lock"), writing.error());
    }
    check(QStringLiteral("database"), workspace.database().check(), QStringLiteral("structure and indexes are sound"));
    store::Journal journal(workspace.database());
    const Result<store::Journal::Verification> chain = journal.verify();
    if (!chain)
        bad(QStringLiteral("journal"), chain.error());
    else if (!chain->ok())
        bad(QStringLiteral("journal"), makeError(ErrorClass::Corruption, chain->finding, QStringLiteral("line %1").arg(chain->firstBadSeq), restoreRemedy(workspace)));
    else
        good(QStringLiteral("journal"), QStringLiteral("%1 lines, the chain holds").arg(chain->count));
    repositories(workspace);
    warehouses(workspace);
    sources(workspace);
    disk(workspace.path());
}

QVector<Finding> Doctor::examine()
{
    program();
    // Outside any workspace the machine alone is examined.
    if (m_arguments.has(QStringLiteral("w")) || QFileInfo::exists(workspaceDir(m_arguments) + QStringLiteral("/workspace.yaml")))
        workspace();
    else
        disk(workspaceDir(m_arguments));
    return m_findings;
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    const QVector<Finding> findings = Doctor(arguments).examine();
    bool ok = true;
    QJsonArray list;
    for (const Finding& finding : findings) {
        ok = ok && finding.ok;
        list.append(QJsonObject {{QStringLiteral("name"), finding.name}, {QStringLiteral("ok"), finding.ok}, {QStringLiteral("detail"), finding.detail},
            {QStringLiteral("remedy"), finding.remedy}});
        if (arguments.json())
            continue;
        output.text(QStringLiteral("%1 %2 %3").arg(finding.ok ? QStringLiteral("ok  ") : QStringLiteral("FAIL"), finding.name.leftJustified(22), finding.detail));
        if (!finding.ok)
            output.text(QStringLiteral("     %1 → %2").arg(QString().leftJustified(22), finding.remedy));
    }
    if (arguments.json())
        output.json({{QStringLiteral("ok"), ok}, {QStringLiteral("checks"), list}});
    else if (!ok)
        output.note(QStringLiteral("skein doctor: something needs attention; see the lines marked FAIL."));
    return ok ? Done : Refused;
}

} // namespace

Command doctorCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("doctor");
    spec.usage = QStringLiteral("[-w DIR]");
    spec.summary = QStringLiteral("is everything as Skein needs it? each finding with its remedy");
    spec.details = QStringLiteral("Looks at the git identity, the workspace with its lock, database and journal, its repositories, warehouses and\n"
                                  "sources, and the disk. Changes nothing. Exit status 1 when something needs attention.");
    spec.maxArguments = 0;
    return {spec, run};
}

} // namespace skein::app
