#include "models/store/workspace.h"

#include "models/base/files.h"
#include "models/store/configedit.h"
#include "models/store/schema.h"
#include "models/store/unfinished.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace skein::store {

namespace {

const char* const databaseName = "skein.db";
const char* const configName = "workspace.yaml";
const char* const lockName = "skein.lock";

QString inside(const QString& dir, const char* name)
{
    return dir + QLatin1Char('/') + QLatin1String(name);
}

Error readOnlyFolder(const QString& dir)
{
    return makeError(ErrorClass::Access, QStringLiteral("the workspace folder is read-only"), dir,
        QStringLiteral("Change its permissions, or open it read-only."));
}

/// SQLite takes an empty file for a new database; filling it would hide that everything is gone.
Error emptyDatabase(const QString& file)
{
    return makeError(ErrorClass::Corruption, QStringLiteral("the workspace's database is empty"), file,
        QStringLiteral("Restore the newest file from the workspace's backups folder; if the workspace is new, remove %1 and make it again.")
            .arg(QLatin1String(databaseName)));
}

Result<QString> workspaceId(Database& database)
{
    const Result<QSqlDatabase> connection = database.connection();
    if (!connection)
        return connection.error();
    if (!database.isReadOnly()) {
        const Result<QSqlQuery> made = run(*connection, QStringLiteral("INSERT INTO meta (key, value) VALUES ('workspaceId', ?) ON CONFLICT DO NOTHING"),
            {QUuid::createUuid().toString(QUuid::WithoutBraces)});
        if (!made)
            return made.error();
    }
    Result<QSqlQuery> read = run(*connection, QStringLiteral("SELECT value FROM meta WHERE key = 'workspaceId'"));
    if (!read)
        return read.error();
    return read->next() ? read->value(0).toString() : QString();
}

} // namespace

Result<std::shared_ptr<Workspace>> Workspace::create(const QString& dir, const WorkspaceConfig& config)
{
    const QString path = QFileInfo(dir).absoluteFilePath();
    if (QFile::exists(inside(path, databaseName))) {
        return makeError(ErrorClass::Logic, QStringLiteral("the folder holds a workspace already"), path,
            QStringLiteral("Open it, or choose an empty folder."));
    }
    for (const char* sub : {"repos", "logs", "backups"}) {
        if (const Status made = makeFolder(inside(path, sub)); !made)
            return made.error();
    }
    // The database comes last: a folder where this was interrupted is no workspace yet and can be tried again.
    if (const Status written = writeFile(inside(path, configName), writeWorkspaceConfig(config)); !written)
        return written.error();
    {
        const QString file = inside(path, databaseName);
        Database database(file, false);
        const Status upgraded = upgradeSchema(database, inside(path, "backups"));
        database.closeThreadConnections();
        if (!upgraded) {
            for (const char* suffix : {"", "-wal", "-shm"})
                QFile::remove(file + QLatin1String(suffix));
            return upgraded.error();
        }
    }
    return open(path);
}

Status Workspace::lock()
{
    m_lock = std::make_unique<QLockFile>(inside(m_path, lockName));
    // Stale by a dead process only: a runner holds the lock for weeks.
    m_lock->setStaleLockTime(0);
    if (m_lock->tryLock(0))
        return {};
    if (m_lock->error() == QLockFile::PermissionError)
        return readOnlyFolder(m_path);
    qint64 pid = 0;
    QString host;
    QString application;
    if (m_lock->error() != QLockFile::LockFailedError) {
        return makeError(ErrorClass::Resource, QStringLiteral("cannot write the lock file"), m_lock->fileName(),
            QStringLiteral("Free some space on the disk of the workspace, then try again."));
    }
    if (!m_lock->getLockInfo(&pid, &host, &application)) {
        return makeError(ErrorClass::Contention, QStringLiteral("the lock file does not say who holds the workspace"), m_lock->fileName(),
            QStringLiteral("If no other Skein has the workspace open, delete that file, then try again."));
    }
    return makeError(ErrorClass::Contention,
        QStringLiteral("the workspace is open already, by process %1%2 on %3")
            .arg(pid).arg(application.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(application), host),
        m_path,
        QStringLiteral("Close it there, or open it read-only here. If that machine is gone, remove %1.").arg(QLatin1String(lockName)));
}

Result<std::shared_ptr<Workspace>> Workspace::open(const QString& dir, OpenMode mode)
{
    const QString path = QFileInfo(dir).absoluteFilePath();
    if (!QFileInfo(path).isDir()) {
        return makeError(ErrorClass::BadInput, QStringLiteral("there is no such folder"), path,
            QStringLiteral("Check the path, or make a sample: skein sample DIR"));
    }
    if (QFile::exists(inside(path, unfinishedName))) {
        return makeError(ErrorClass::BadInput, QStringLiteral("the workspace was not made to its end"), path,
            QStringLiteral("Unless another program is making it now, remove the folder and make it again: skein sample DIR"));
    }
    for (const char* needed : {databaseName, configName}) {
        if (!QFile::exists(inside(path, needed))) {
            return makeError(ErrorClass::BadInput, QStringLiteral("the folder is not a Skein workspace: it has no %1").arg(QLatin1String(needed)), path,
                QStringLiteral("Make one with skein import -w DIR SOURCE, or a sample with skein sample DIR."));
        }
    }
    std::shared_ptr<Workspace> workspace(new Workspace);
    workspace->m_path = path;
    workspace->m_mode = mode;
    const Result<QByteArray> yaml = readFile(inside(path, configName));
    if (!yaml)
        return yaml.error();
    Result<WorkspaceConfig> config = readWorkspaceConfig(*yaml, inside(path, configName));
    if (!config)
        return config.error();
    workspace->m_config = *std::move(config);
    if (QFileInfo(inside(path, databaseName)).size() == 0)
        return emptyDatabase(inside(path, databaseName));
    if (mode == OpenMode::ReadWrite) {
        if (!QFileInfo(path).isWritable() || !QFileInfo(inside(path, databaseName)).isWritable())
            return readOnlyFolder(path);
        if (const Status locked = workspace->lock(); !locked)
            return locked.error();
    }
    workspace->m_database = std::make_unique<Database>(inside(path, databaseName), mode == OpenMode::ReadOnly);
    Database& database = *workspace->m_database;
    const Result<int> version = readSchemaVersion(database);
    if (!version)
        return version.error();
    if (*version == 0)
        return emptyDatabase(database.path());
    if (mode == OpenMode::ReadWrite) {
        for (const QString& folder : {workspace->reposPath(), workspace->logsPath()}) {
            if (const Status made = makeFolder(folder); !made)
                return made.error();
        }
        if (const Status upgraded = upgradeSchema(database, workspace->backupsPath()); !upgraded)
            return upgraded.error();
    } else if (*version < newestSchemaVersion()) {
        return makeError(ErrorClass::Access,
            QStringLiteral("the workspace has the older schema %1 (this program uses %2) and cannot be upgraded read-only")
                .arg(*version).arg(newestSchemaVersion()),
            path, QStringLiteral("Open it once for writing; a copy of the old file is kept in backups."));
    }
    Result<QString> id = workspaceId(database);
    if (!id)
        return id.error();
    workspace->m_id = *std::move(id);
    return workspace;
}

Workspace::~Workspace()
{
    if (m_database)
        m_database->closeThreadConnections();
}

QString Workspace::name() const
{
    const QString given = config().name;
    return given.isEmpty() ? QDir(m_path).dirName() : given;
}

QString Workspace::logsPath() const
{
    return inside(m_path, "logs");
}

QString Workspace::reposPath() const
{
    return inside(m_path, "repos");
}

QString Workspace::backupsPath() const
{
    return inside(m_path, "backups");
}

WorkspaceConfig Workspace::config() const
{
    const QMutexLocker locked(&m_configMutex);
    return m_config;
}

Status Workspace::saveConfig(const WorkspaceConfig& config)
{
    return saveConfigText(writeWorkspaceConfig(config));
}

Status Workspace::addSource(const SourceConfig& source)
{
    // The file's text, not what was read from it: it may have been edited since.
    const QString file = inside(m_path, configName);
    if (const Result<QByteArray> yaml = readFile(file)) {
        if (const std::optional<QByteArray> text = withSource(*yaml, source, file))
            return saveConfigText(*text);
    }
    WorkspaceConfig whole = config();
    whole.sources.append(source);
    return saveConfig(whole);
}

Status Workspace::saveConfigText(const QByteArray& yaml)
{
    if (isReadOnly()) {
        return makeError(ErrorClass::Access, QStringLiteral("the workspace is open read-only"), m_path,
            QStringLiteral("Open it for writing."));
    }
    // What cannot be read back must not be written: the workspace would not open any more.
    Result<WorkspaceConfig> readBack = readWorkspaceConfig(yaml, inside(m_path, configName));
    if (!readBack)
        return readBack.error();
    if (const Status written = writeFile(inside(m_path, configName), yaml); !written)
        return written;
    const QMutexLocker locked(&m_configMutex);
    m_config = *std::move(readBack);
    return {};
}

Result<QString> Workspace::resolve(const QString& path) const
{
    if (path.isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("the path is empty"), m_path, QStringLiteral("Name a path in workspace.yaml."));
    if (QDir::isAbsolutePath(path))
        return QDir::cleanPath(path);
    const QString absolute = QDir::cleanPath(m_path + QLatin1Char('/') + path);
    const auto within = [](const QString& file, const QString& root) { return file == root || file.startsWith(root + QLatin1Char('/')); };
    bool escapes = !within(absolute, m_path);
    // The nearest part that exists decides where links lead.
    for (QString part = absolute; !escapes && part.size() > m_path.size(); part = QFileInfo(part).path()) {
        const QString real = QFileInfo(part).canonicalFilePath();
        if (real.isEmpty())
            continue;
        escapes = !within(real, QFileInfo(m_path).canonicalFilePath());
        break;
    }
    if (escapes) {
        return makeError(ErrorClass::BadInput, QStringLiteral("the path leaves the workspace"), path,
            QStringLiteral("Use a path inside the workspace, or write it as an absolute one."));
    }
    return absolute;
}

} // namespace skein::store
