#pragma once

#include "models/rollout/ports.h"
#include "models/rollout/repositories.h"
#include "models/warehouse/warehouse.h"

namespace skein::rollout {

/// Which of the two codes.
enum class Side { Old, New };

/// What a run of one side left behind.
struct SideResult {
    bool ran = false;
    bool ok = false;
    qint64 elapsedNs = 0;
    qint64 rows = 0;
    std::optional<Error> error;
    QMap<QString, QString> tables; ///< output → the table that holds its content
};

/// Runs a target's pipelines for one or both sides over one state of the inputs, into fresh shadow tables named after
/// the effect's key. Nothing that anybody reads changes.
class SideRuns
{
public:
    SideRuns(warehouse::Warehouse& warehouse, Repositories& repositories, CancelToken cancel);

    struct Pair {
        SideResult oldSide;
        SideResult newSide;
    };
    /// An error is the engine's (locked, disk full, cancelled); what the consumer's own code does wrong is in the sides.
    Result<Pair> run(const State& state, const EffectKey& key, bool withOld, bool withNew);
    /// The old side once more, to find columns that differ between two runs of the same code.
    Result<SideResult> runOldAgain(const State& state, const EffectKey& key);

    /// Drops tables of earlier runs that the state no longer needs.
    Status collectGarbage(const State& state, const QString& target);

private:
    struct Request;
    Result<QVector<Request>> requests(const State& state, const EffectKey& key, Side side, const QString& salt);
    static SideResult collect(const QVector<Request>& requests, const QVector<warehouse::RunResult>& results, int from);

    warehouse::Warehouse& m_warehouse;
    Repositories& m_repositories;
    CancelToken m_cancel;
};

} // namespace skein::rollout
