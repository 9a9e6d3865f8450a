#pragma once

#include "models/base/clock.h"
#include "models/rollout/ports.h"
#include "models/rollout/repositories.h"
#include "models/warehouse/warehouse.h"

#include <functional>
#include <memory>

namespace skein::rollout {

/// Gives the warehouse of that name, opened by and for the calling thread.
using WarehouseProvider = std::function<Result<warehouse::Warehouse*>(const QString& name)>;

/// The real world: warehouses and git repositories.
class WarehousePorts final : public Ports
{
public:
    WarehousePorts(WarehouseProvider warehouses, Repositories& repositories, const Clock& clock, CancelToken cancel);
    ~WarehousePorts() override;

    Status fence(const State& state) override;
    Observation observe(const State& state) override;
    Result<QJsonObject> perform(const State& state, const EffectKey& key) override;
    Result<std::optional<QJsonObject>> probe(const State& state, const EffectKey& key) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace skein::rollout
