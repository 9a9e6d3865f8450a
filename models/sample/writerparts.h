#pragma once

#include "models/git/types.h"
#include "models/sample/writer.h"

#include <QByteArray>
#include <QPair>
#include <QVector>

namespace skein::sample {

/// Files of the Backstage catalog, path inside the folder → content.
QVector<QPair<QString, QByteArray>> catalogFiles(const Estate& estate);

/// One commit of a repository's history, oldest first.
struct PlannedCommit {
    git::Signature author;
    QString message;
    git::FileChanges changes;
};
QVector<PlannedCommit> historyOf(const Estate& estate, const RepositoryInfo& repository, int index);

/// Makes and fills the tables, loads the history, runs the pipelines. `progress` goes from 0 to 1.
Status fillWarehouse(const Estate& estate, const QString& file, const ProgressFn& progress, const CancelToken& cancel);

} // namespace skein::sample
