#pragma once

#include "models/store/database.h"
#include "models/store/workspaceconfig.h"

#include <QLockFile>

#include <memory>

namespace skein::store {

enum class OpenMode { ReadWrite, ReadOnly };

/// A folder opened like a document: skein.db, workspace.yaml, repos/, logs/, backups/. One writer at a time.
class Workspace
{
public:
    /// Makes the folder and its files; refuses a folder that holds a workspace already.
    static Result<std::shared_ptr<Workspace>> create(const QString& dir, const WorkspaceConfig& config);
    /// Refuses what is no workspace, a newer schema, and a second writer (naming the first).
    static Result<std::shared_ptr<Workspace>> open(const QString& dir, OpenMode mode = OpenMode::ReadWrite);
    ~Workspace();

    QString path() const { return m_path; }
    QString name() const;
    bool isReadOnly() const { return m_mode == OpenMode::ReadOnly; }
    const WorkspaceConfig& config() const { return m_config; }
    Status saveConfig(const WorkspaceConfig& config);
    Database& database() { return *m_database; }
    /// Absolute path of something the configuration names; relative paths stay inside the workspace.
    Result<QString> resolve(const QString& path) const;

private:
    Workspace() = default;
    QString m_path;
    OpenMode m_mode = OpenMode::ReadWrite;
    WorkspaceConfig m_config;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Database> m_database;
};

} // namespace skein::store
