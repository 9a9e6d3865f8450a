#include "models/store/workspace.h"

#include "models/store/schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace skein::store {

namespace {

const QString databaseName = QStringLiteral("skein.db");
const QString configName = QStringLiteral("workspace.yaml");

Status writeFile(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        return makeError(ErrorClass::Access, QStringLiteral("cannot write: %1").arg(file.errorString()), path,
            QStringLiteral("Check the permissions and the free space of the folder."));
    }
    return {};
}

} // namespace

Result<std::shared_ptr<Workspace>> Workspace::create(const QString& dir, const WorkspaceConfig& config)
{
    const QDir folder(dir);
    if (folder.exists(databaseName)) {
        return makeError(ErrorClass::Logic, QStringLiteral("the folder holds a workspace already"), dir,
            QStringLiteral("Open it, or choose an empty folder."));
    }
    for (const char* sub : {"repos", "logs", "backups"}) {
        if (!QDir().mkpath(folder.filePath(QLatin1String(sub)))) {
            return makeError(ErrorClass::Access, QStringLiteral("cannot create the folder"), folder.filePath(QLatin1String(sub)),
                QStringLiteral("Check the permissions of the parent folder."));
        }
    }
    if (const Status written = writeFile(folder.filePath(configName), writeWorkspaceConfig(config)); !written)
        return written.error();
    {
        Database database(folder.filePath(databaseName), false);
        const Result<QSqlDatabase> connection = database.connection();
        if (!connection)
            return connection.error();
        if (const Status upgraded = upgradeSchema(*connection, folder.filePath(QStringLiteral("backups"))); !upgraded)
            return upgraded.error();
    }
    return open(dir);
}

Result<std::shared_ptr<Workspace>> Workspace::open(const QString& dir, OpenMode mode)
{
    const QDir folder(dir);
    if (!folder.exists())
        return makeError(ErrorClass::BadInput, QStringLiteral("there is no such folder"), dir, QStringLiteral("Check the path, or make a sample: skein sample DIR"));
    if (!folder.exists(databaseName) || !folder.exists(configName)) {
        return makeError(ErrorClass::BadInput, QStringLiteral("the folder is not a Skein workspace: it has no %1").arg(folder.exists(databaseName) ? configName : databaseName),
            dir, QStringLiteral("Make one with skein import -w DIR SOURCE, or a sample with skein sample DIR."));
    }
    std::shared_ptr<Workspace> workspace(new Workspace);
    workspace->m_path = folder.absolutePath();
    workspace->m_mode = mode;
    QFile file(folder.filePath(configName));
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorClass::Access, QStringLiteral("cannot read: %1").arg(file.errorString()), file.fileName(), QStringLiteral("Check its permissions."));
    const Result<WorkspaceConfig> config = readWorkspaceConfig(file.readAll(), file.fileName());
    if (!config)
        return config.error();
    workspace->m_config = *config;
    if (mode == OpenMode::ReadWrite) {
        if (!QFileInfo(dir).isWritable()) {
            return makeError(ErrorClass::Access, QStringLiteral("the workspace folder is read-only"), dir,
                QStringLiteral("Change its permissions, or open it read-only."));
        }
        workspace->m_lock = std::make_unique<QLockFile>(folder.filePath(QStringLiteral("skein.lock")));
        workspace->m_lock->setStaleLockTime(0);
        if (!workspace->m_lock->tryLock(0)) {
            if (workspace->m_lock->error() == QLockFile::PermissionError) {
                return makeError(ErrorClass::Access, QStringLiteral("cannot lock the workspace"), dir, QStringLiteral("Check the permissions of the folder, or open it read-only."));
            }
            qint64 pid = 0;
            QString host;
            QString application;
            workspace->m_lock->getLockInfo(&pid, &host, &application);
            return makeError(ErrorClass::Contention, QStringLiteral("the workspace is open already, by process %1 on %2").arg(pid).arg(host), dir,
                QStringLiteral("Close it there, or open it read-only here."));
        }
    }
    workspace->m_database = std::make_unique<Database>(folder.filePath(databaseName), mode == OpenMode::ReadOnly);
    const Result<QSqlDatabase> connection = workspace->m_database->connection();
    if (!connection)
        return connection.error();
    if (mode == OpenMode::ReadWrite) {
        if (const Status upgraded = upgradeSchema(*connection, folder.filePath(QStringLiteral("backups"))); !upgraded)
            return upgraded.error();
    }
    return workspace;
}

Workspace::~Workspace() = default;

QString Workspace::name() const
{
    return m_config.name.isEmpty() ? QDir(m_path).dirName() : m_config.name;
}

Status Workspace::saveConfig(const WorkspaceConfig& config)
{
    if (isReadOnly())
        return makeError(ErrorClass::Access, QStringLiteral("the workspace is open read-only"), m_path, QStringLiteral("Open it for writing."));
    if (const Status written = writeFile(QDir(m_path).filePath(configName), writeWorkspaceConfig(config)); !written)
        return written;
    m_config = config;
    return {};
}

Result<QString> Workspace::resolve(const QString& path) const
{
    if (QDir::isAbsolutePath(path))
        return QDir::cleanPath(path);
    const QString absolute = QDir::cleanPath(m_path + QLatin1Char('/') + path);
    if (!absolute.startsWith(m_path + QLatin1Char('/'))) {
        return makeError(ErrorClass::BadInput, QStringLiteral("the path leaves the workspace"), path,
            QStringLiteral("Use a path inside the workspace, or an absolute one."));
    }
    return absolute;
}

} // namespace skein::store
