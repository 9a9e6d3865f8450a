#pragma once

#include "models/mapping/gate.h"

namespace skein::mapping {

enum class ChangeKind { Added, Removed, Type, Nullability, Key, Position };
QString changeKindName(ChangeKind kind);

struct ColumnChange {
    bool onTarget = false; ///< of v2; else of v1
    ChangeKind kind = ChangeKind::Added;
    QString column;
    QString before;
    QString after;
    QString text() const; ///< "v2: 'amount' changed its type from INTEGER to TEXT"
};

struct Drift {
    bool source = false; ///< v1 is not what the mapping was made for
    bool target = false;
    /// True when a hash differs and the mapping pins no column list, so that nobody can say which columns changed.
    bool unexplained = false;
    QVector<ColumnChange> changes;
    bool any() const { return source || target; }
};

/// What changed from `before` to `after`, in the order of `before`, then the new columns. O(n log n).
QVector<ColumnChange> compareSchemas(const QVector<Column>& before, const QVector<Column>& after, bool onTarget);

/// Compares the pinned hashes with today's schemas; null = not known today, taken as unchanged.
Drift detectDrift(const Mapping& mapping, const SchemaVersion* currentV1, const SchemaVersion* currentV2);

struct DriftedConsumer {
    QString consumer;
    QVector<ColumnChange> changes;
    QString because;
};
/// The consumers the drift touches: they use a changed v1 column, or a v1 column whose rule leads to a changed v2
/// column. New and moved columns touch only readers of all columns. An unexplained drift touches everybody.
QVector<DriftedConsumer> affectedByDrift(const Drift& drift, const Mapping& mapping, const QVector<ConsumerUse>& uses);

} // namespace skein::mapping
