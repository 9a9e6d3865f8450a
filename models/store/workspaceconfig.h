#pragma once

#include "models/base/result.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace skein::store {

struct RepositoryConfig {
    QString name;
    QString path;                                      ///< relative to the workspace, or absolute
    QString deployMode = QStringLiteral("ref");        ///< ref, merge
    QString executor = QStringLiteral("skein");        ///< skein: Skein runs the pipelines
};

struct WarehouseConfig {
    QString name;
    QString engine = QStringLiteral("sqlite");
    QString path;
    QString environment;
};

struct EnvironmentConfig {
    QString name;
    bool production = false;
};

struct SourceConfig {
    QString path;
    QString format = QStringLiteral("auto");
};

/// workspace.yaml. Holds no secrets.
struct WorkspaceConfig {
    QString name;
    QVector<SourceConfig> sources;
    QVector<RepositoryConfig> repositories;
    QVector<WarehouseConfig> warehouses;
    QVector<EnvironmentConfig> environments;
    bool sampleTimings = false; ///< bakes of seconds: the sample workspace
    QStringList unknownKeys;    ///< kept out, but said

    const RepositoryConfig* repository(const QString& name) const;
    const WarehouseConfig* warehouse(const QString& name) const;
};

/// Errors name file, line and field.
Result<WorkspaceConfig> readWorkspaceConfig(const QByteArray& yaml, const QString& fileName);
QByteArray writeWorkspaceConfig(const WorkspaceConfig& config);

} // namespace skein::store
