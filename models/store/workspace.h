#pragma once

#include "models/store/database.h"
#include "models/store/workspaceconfig.h"

#include <QLockFile>
#include <QMutex>

#include <memory>

namespace skein::store {

enum class OpenMode { ReadWrite, ReadOnly };

/// A folder opened like a document: skein.db, workspace.yaml, repos/, logs/, backups/. One writer at a time, held by
/// skein.lock with process and host; the lock of a dead process on this machine is taken over. Readers are not limited.
class Workspace
{
public:
    /// Makes the folder and its files; refuses a folder that holds a workspace already.
    static Result<std::shared_ptr<Workspace>> create(const QString& dir, const WorkspaceConfig& config = {});
    /// Refuses what is no workspace (BadInput), a newer schema (Access, naming both versions; an older one is upgraded,
    /// with a copy in backups/), a read-only folder opened for writing (Access) and a second writer (Contention, naming
    /// the first). Read-only never writes into the folder.
    static Result<std::shared_ptr<Workspace>> open(const QString& dir, OpenMode mode = OpenMode::ReadWrite);
    ~Workspace();

    QString id() const { return m_id; }     ///< made once, at create(); survives moving the folder
    QString path() const { return m_path; } ///< absolute
    QString name() const;
    bool isReadOnly() const { return m_mode == OpenMode::ReadOnly; }
    /// As it is now; saveConfig() on another thread does not touch what was given out.
    WorkspaceConfig config() const;
    Status saveConfig(const WorkspaceConfig& config);
    /// One more source in workspace.yaml; comments and layout of the file stay where the list can be added to.
    Status addSource(const SourceConfig& source);
    Database& database() { return *m_database; }
    QString logsPath() const;
    QString reposPath() const;
    QString backupsPath() const;
    /// Absolute path of something the configuration names. Relative paths stay inside the workspace, also through
    /// symbolic links; an absolute one is taken as the user's explicit choice.
    Result<QString> resolve(const QString& path) const;

private:
    Workspace() = default;
    Status lock();
    Status saveConfigText(const QByteArray& yaml);
    QString m_id;
    QString m_path;
    OpenMode m_mode = OpenMode::ReadWrite;
    mutable QMutex m_configMutex;
    WorkspaceConfig m_config;
    // Destroyed bottom up: the lock goes last, when no connection is left.
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Database> m_database;
};

} // namespace skein::store
