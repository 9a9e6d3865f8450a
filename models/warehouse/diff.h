#pragma once

#include "models/warehouse/warehouse.h"

namespace skein::warehouse {

/// One side of a comparison: a relation, or a SELECT over the same database.
struct Operand {
    static Operand relation(const QString& name) { return {name, {}}; }
    static Operand select(const QString& sql) { return {{}, sql}; }
    QString name;
    QString sql;
};

struct DiffOptions {
    QStringList key;            ///< empty: rows are compared as a multiset
    QStringList exclude;        ///< columns left out (named in the result)
    double floatTolerance = 0;  ///< absolute; numbers that differ by no more are equal. Needs a key
    int sampleRows = 20;        ///< rows shown of each kind, at most 20
    qint64 fetchBudget = 200000; ///< rows fetched at most, both sides; beyond it counts are lower bounds and it is said
    int fanOut = 32;            ///< sub-ranges a differing range is split into
    qint64 leafRows = 512;      ///< ranges up to this size are fetched instead of split
    RunLimits limits;
};

struct ColumnAggregate {
    QString column;
    qint64 nonNullLeft = 0, nonNullRight = 0;
    QVariant sumLeft, sumRight; ///< of numbers; null when there are none
    QVariant minLeft, minRight, maxLeft, maxRight;
    bool equal = true;
};

struct DifferingRow {
    QVariantList key;
    QStringList columns; ///< the columns that differ
    QVariantList left, right;
};

struct DataDiff {
    qint64 rowsLeft = 0, rowsRight = 0;
    QStringList onlyLeftColumns, onlyRightColumns; ///< columns the other side lacks
    QStringList compared, excluded;
    QVector<ColumnAggregate> aggregates; ///< filled only where the content differs
    qint64 missing = 0;   ///< keys (or rows) of the left side the right lacks
    qint64 extra = 0;     ///< keys (or rows) only the right side has
    qint64 changed = 0;   ///< keys on both sides with different values
    qint64 duplicateKeys = 0; ///< keys that occur more than once on a side
    QVector<QVariantList> missingSample, extraSample; ///< keys, or rows where there is no key
    QVector<DifferingRow> changedSample;
    bool lowerBounds = false; ///< the fetch budget ran out: the three counts are at least
    int segmentsHashed = 0;   ///< ranges compared by hash
    int segmentsFetched = 0;  ///< ranges whose rows were read
    qint64 rowsFetched = 0;

    bool equal() const
    {
        return rowsLeft == rowsRight && missing == 0 && extra == 0 && changed == 0 && onlyLeftColumns.isEmpty()
            && onlyRightColumns.isEmpty() && !lowerBounds;
    }
    /// Rows that differ in any way.
    qint64 rowsDiffer() const { return missing + extra + changed; }
    /// "equal: 1,200 rows" or "3 missing, 0 extra, 12 changed of 1,200 rows (first: key 17, amount 4 → 5)".
    QString sentence() const;
};

/// Compares by hash over key ranges and fetches only ranges that differ: O(rows) to hash, O(log rows) passes for few
/// differences. Equal by content hash counts as equal (128 bits).
Result<DataDiff> diffData(Warehouse& warehouse, const Operand& left, const Operand& right, const DiffOptions& options = {});

/// A column of the new side and what it should be, as SQL over the old side.
struct MappedColumn {
    QString newColumn;
    QString oldExpression;
};
/// Compares `newRelation` with the old relation seen through the mapping. `options.key` names columns of the new side.
Result<DataDiff> compareThroughMapping(Warehouse& warehouse, const QString& oldRelation, const QString& newRelation,
    const QVector<MappedColumn>& columns, const DiffOptions& options = {});

} // namespace skein::warehouse
