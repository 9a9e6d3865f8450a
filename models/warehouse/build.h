#pragma once

#include "models/warehouse/types.h"

namespace skein::warehouse {

/// How a v2 is built from v1 in key ranges. The select must be local to the key: the rows it makes from a range of
/// keys depend on the source's rows of that range alone.
struct BuildSpec {
    QString rollout;
    QString id;              ///< the dataset target; with `rollout` the key of the checkpoint
    int epoch = 0;
    QString source;          ///< v1
    QString keyColumn;       ///< of v1; integer or text, no nulls
    QString table;           ///< physical table that is filled
    QString targetKeyColumn; ///< the key's name in v2; empty = keyColumn
    /// The transformation. "{range}" stands for the condition on the key; without it the source is read through a
    /// filtered view of the same name, so that any generated SELECT can be used as it is.
    QString selectSql;
    QString createSql;       ///< makes `table`; empty = from the select's columns
    QString watermarkColumn; ///< of v1, newest load; empty = keyColumn
    qint64 chunkRows = 10000;
};

/// Keys in (low, high]; a null QVariant is open-ended.
struct KeyRange {
    QVariant low;
    QVariant high;
    bool operator==(const KeyRange& o) const = default;
};

/// Stored in the same transaction as the rows it speaks of.
struct Checkpoint {
    bool started = false;
    QVariant cursor;      ///< largest key done
    QString watermark;    ///< newest load covered
    qint64 sourceRows = 0;
    qint64 targetRows = 0;
    qint64 chunks = 0;
};

struct ChunkResult {
    KeyRange range;
    qint64 sourceRows = 0;
    qint64 targetRows = 0;
    qint64 elapsedNs = 0;
    bool atEnd = false;   ///< nothing lay behind the cursor. Not a proof of completeness: that is auditBuild()
    Checkpoint checkpoint;
};

struct RangeProblem {
    KeyRange range;
    QString what; ///< "12 rows in v1, 11 in v2", "content differs"
};

/// Proof by counts and content of every key range, gaps between ranges included.
struct BuildAudit {
    qint64 rangesChecked = 0;
    qint64 sourceRows = 0;
    qint64 expectedRows = 0; ///< rows the select makes now
    qint64 targetRows = 0;
    QVector<RangeProblem> problems;
    bool complete() const { return problems.isEmpty() && rangesChecked > 0 && expectedRows == targetRows; }
};

struct CatchUpResult {
    qint64 newChunks = 0;
    qint64 rebuiltRanges = 0;
    qint64 rows = 0;
    Checkpoint checkpoint;
};

} // namespace skein::warehouse
