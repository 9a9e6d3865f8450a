#pragma once

#include "models/campaign/migration.h"
#include "models/items/rowsmodel.h"

namespace skein::items {

/// Which consumers to list; empty = all.
struct ConsumerFilter {
    QString state;   ///< name of a consumer state, or "grain" for warnings not accepted, "new", "out"
    QString owner;
    QString text;    ///< in name, columns, paths or reason
    bool operator==(const ConsumerFilter& o) const = default;
};

QStringList consumerHeaders();
QVector<RowsModel::Row> consumerRows(const campaign::Migration& migration, const ConsumerFilter& filter = {});
bool passes(const campaign::Consumer& consumer, const ConsumerFilter& filter);

/// States that occur, with how many consumers are in each, for the filter's menu.
struct NamedCount {
    QString name, words;
    int count = 0;
};
QVector<NamedCount> consumerStates(const campaign::Migration& migration);
QVector<NamedCount> consumerOwners(const campaign::Migration& migration);

/// Consumers that failed in the same way: one mend is likely to help them all.
struct FailureCluster {
    QString signature;
    QString example;   ///< message of one of them
    QString remedy;
    QVector<EntityRef> consumers;
};
QVector<FailureCluster> failureClusters(const campaign::Migration& migration); ///< largest first

bool canRetry(campaign::ConsumerState state);
/// Flagged by the grain check and not let through yet.
bool waitsForGrain(const campaign::Consumer& consumer);
QString diagnosticPlace(const campaign::Diagnostic& diagnostic); ///< "a.sql:12"

/// Who still reads v1, so that it cannot be retired.
QVector<RowsModel::Row> readersLeft(const campaign::Migration& migration);
QStringList readerHeaders();

} // namespace skein::items
