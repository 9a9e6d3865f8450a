#pragma once

#include "models/base/result.h"
#include "models/base/yaml.h"

#include <QMap>
#include <QPair>
#include <QString>
#include <QStringList>
#include <QVector>

namespace skein::store {

/// Fields this version does not know: kept, and written again.
using UnknownFields = QVector<QPair<QString, YamlNode>>;

struct RepositoryConfig {
    QString name;
    QString path;                                      ///< relative to the workspace, or absolute
    QString deployMode = QStringLiteral("ref");        ///< ref, merge, command
    QString executor = QStringLiteral("skein");        ///< skein: Skein runs the pipelines; external: somebody else
    QString origin;                                    ///< where `path` was cloned from and changes are pushed to; may be empty
    QStringList deployCommand;                         ///< argv of mode command, with {commit} {target} {environment}
    QStringList probeCommand;                          ///< argv that prints the deployed commit
    UnknownFields unknown;
};

struct WarehouseConfig {
    QString name;
    QString engine = QStringLiteral("sqlite");
    QString path;                                      ///< of a file warehouse
    QString environment;
    QString dsn;                                       ///< of a server warehouse, without secrets
    UnknownFields unknown;
};

struct EnvironmentConfig {
    QString name;
    bool production = false;
    UnknownFields unknown;
};

struct SourceConfig {
    QString path;
    QString format = QStringLiteral("auto");
    UnknownFields unknown;
};

/// workspace.yaml. Holds no secrets: a data source with a password in it is refused.
struct WorkspaceConfig {
    QString name;
    QVector<SourceConfig> sources;
    QVector<RepositoryConfig> repositories;
    QVector<WarehouseConfig> warehouses;
    QVector<EnvironmentConfig> environments;
    bool sampleTimings = false;       ///< bakes of seconds: the sample workspace
    QMap<QString, QString> settings;  ///< of the workspace, not of the user
    UnknownFields unknown;
    QStringList unknownKeys;          ///< dotted, of every level: "repositories[0].colour"
    QStringList warnings;             ///< one sentence each, with file and line

    const RepositoryConfig* repository(const QString& name) const&;
    const RepositoryConfig* repository(const QString& name) const&& = delete;
    const WarehouseConfig* warehouse(const QString& name) const&;
    const WarehouseConfig* warehouse(const QString& name) const&& = delete;
    const EnvironmentConfig* environment(const QString& name) const&;
    const EnvironmentConfig* environment(const QString& name) const&& = delete;
};

/// Errors name file, line and field. Unknown fields warn; wrong values, repeated names, secrets and environments that
/// are named but not described are errors, since guessing there would decide what counts as production.
Result<WorkspaceConfig> readWorkspaceConfig(const QByteArray& yaml, const QString& fileName);
/// The same configuration gives the same bytes. Comments are not kept.
QByteArray writeWorkspaceConfig(const WorkspaceConfig& config);

} // namespace skein::store
