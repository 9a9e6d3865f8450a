#pragma once

#include "models/base/canceltoken.h"
#include "models/base/result.h"
#include "models/campaign/migration.h"
#include "models/importers/importer.h"
#include "models/sample/estate.h"

#include <QMap>

#include <functional>

namespace skein::sample {

using ProgressFn = std::function<void(double fraction, const QString& step)>;

struct WrittenSample {
    QString path;                        ///< of the workspace
    int datasets = 0, pipelines = 0, repositories = 0, commits = 0;
    qint64 activityRows = 0;             ///< of user_activity_v1
    QMap<QString, QString> heads;        ///< repository → commit its main branch stands on
    QVector<importers::ImportReport> imports;
};

/// Makes the sample estate on disk: a workspace with catalog/ (Backstage YAML), warehouse/warehouse.db (filled; the
/// outputs of SQL pipelines are made by running them) and repos/<name>.git (bare, with history), and imports it. The
/// same seed gives the same commit ids and the same table contents. A folder made by a failed or cancelled call is
/// removed again. Some seconds; call it from a worker.
Result<WrittenSample> writeSample(const QString& dir, quint64 seed, const ProgressFn& progress = {}, const CancelToken& cancel = {});

/// The two migrations that are at hand: the heavily used dataset whose v2 is produced elsewhere, and the one whose v2
/// Skein builds.
QVector<campaign::Request> sampleRequests();

/// Where the parts lie, relative to the workspace.
inline const QString catalogFolder = QStringLiteral("catalog");
inline const QString warehouseFile = QStringLiteral("warehouse/warehouse.db");
inline const QString warehouseName = QStringLiteral("warehouse");
inline const QString environmentName = QStringLiteral("sample");

} // namespace skein::sample
