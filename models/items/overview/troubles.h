#pragma once

#include "models/items/overview/figures.h"
#include "models/items/rowsmodel.h"

namespace skein::items {

/// Which troubled consumers to list; empty = of every migration, every kind, every owner.
struct TroubleFilter {
    QString migration;
    std::optional<Trouble> trouble;
    std::optional<QString> owner;
    bool operator==(const TroubleFilter& o) const = default;
};

QStringList troubleHeaders();
/// Consumers that do not move on: who, why, whose, what to do next. Failed first, then blocked, then stalled.
QVector<RowsModel::Row> troubleRows(const QVector<MigrationPtr>& migrations, const TroubleFilter& filter);
/// What the owner, or whoever runs the migration, should do next; from the consumer's diagnostics where they say.
QString nextStep(const campaign::Consumer& consumer);

} // namespace skein::items
