#pragma once

#include "models/base/clock.h"
#include "models/rollout/ports.h"
#include "models/warehouse/warehouse.h"

#include <functional>

namespace skein::rollout {

using WarehouseProvider = std::function<Result<warehouse::Warehouse*>(const QString& name)>;

/// Notices new loads: marks of inputs, remembered for one poll interval so that asking is cheap.
class InputWatch
{
public:
    InputWatch(WarehouseProvider warehouses, const Clock& clock);

    struct Mark {
        QString unit;        ///< changes with every load of any input; empty when an input could not be read
        bool covered = true; ///< v1 and v2 hold the same newest load
        qint64 lagMs = 0;    ///< how long v2 has been behind v1; 0 when covered
    };
    /// `fresh` reads the warehouse even if the last marks are young.
    Mark mark(const State& state, const QString& target, bool fresh);
    Observation observe(const State& state);

private:
    struct Remembered {
        QString text;
        qint64 atMs = 0;
    };
    QString inputMark(const State& state, const QString& warehouse, const QString& relation, bool fresh);
    bool covered(const State& state, bool fresh);
    QStringList inputsOf(const State& state, const QString& target) const;

    WarehouseProvider m_warehouses;
    const Clock& m_clock;
    QHash<QString, Remembered> m_marks;
    bool m_covered = true;
    qint64 m_coveredAtMs = -1;
    qint64 m_behindSinceMs = -1;
    qint64 m_lastLagMs = 0;      ///< how long v2 took for the load that is there now
    QString m_sourceWatermark;
};

} // namespace skein::rollout
