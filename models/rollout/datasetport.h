#pragma once

#include "models/base/clock.h"
#include "models/rollout/inputwatch.h"

#include <QJsonObject>

namespace skein::rollout {

/// The steps of a dataset target. Adopted (produced elsewhere): audited against v1 at v1's grain, then watched.
/// Built: chunks with a checkpoint, catch-up after each load, audit by key range, a view under v2's own name.
class DatasetPort
{
public:
    DatasetPort(WarehouseProvider warehouses, const Clock& clock, CancelToken cancel);

    Result<QJsonObject> perform(const State& state, const DatasetSpec& dataset, const EffectKey& key);

private:
    Result<QJsonObject> build(const State& state, const DatasetSpec& dataset, const EffectKey& key, warehouse::Warehouse& wh);
    /// The first audit looks at all rows. The watch after each load looks at the rows from the load `from` on, told by
    /// the column that counts loads; without such a column at all rows, but leaves out what needs sorting.
    enum class Depth { Full, Watch };
    Result<QJsonObject> auditAdopted(const DatasetSpec& dataset, warehouse::Warehouse& wh, Depth depth, const QJsonValue& from);
    Result<QJsonObject> auditBuilt(const State& state, const DatasetSpec& dataset, warehouse::Warehouse& wh);
    Result<QJsonObject> expose(const State& state, const DatasetSpec& dataset, const EffectKey& key, warehouse::Warehouse& wh);
    Result<QJsonObject> catchUp(const State& state, const DatasetSpec& dataset, const EffectKey& key, warehouse::Warehouse& wh);
    Result<QJsonObject> withdraw(const State& state, const DatasetSpec& dataset, const EffectKey& key, warehouse::Warehouse& wh);
    Result<warehouse::BuildSpec> buildSpec(const State& state, const DatasetSpec& dataset);

    WarehouseProvider m_warehouses;
    const Clock& m_clock;
    CancelToken m_cancel;
    InputWatch m_watch;
};

} // namespace skein::rollout
