#pragma once

#include "models/metrics/series.h"
#include "models/rollout/core.h"
#include "models/rollout/view.h"

#include <QHash>

namespace skein::rollout {

/// What a rollout has measured, for its charts. Made from the events alone, so that charts survive a restart.
class RolloutSeries
{
public:
    /// The state is the one after the event.
    void take(const State& state, const Event& event);

    struct Pair {
        metrics::Series oldSide {4000};
        metrics::Series newSide {4000};
    };
    /// Multiples of the median run of the target's old code: targets take from milliseconds to minutes.
    const Pair& latency() const { return m_latency; }
    const Pair& errorRate() const { return m_errorRate; } ///< percent of the stage's runs so far
    const Pair& freshness() const { return m_freshness; } ///< seconds from the load to the output's content
    /// Time to take one target back, from measured switches and deployments; 0 = not measured yet.
    qint64 backMsPerTarget() const;

private:
    void takeRun(const State& state, const Event& event);

    Pair m_latency, m_errorRate, m_freshness;
    QHash<QString, QVector<double>> m_oldRuns; ///< target → its newest paired old runs in nanoseconds
    int m_stage = -2;
    int m_runsOld = 0, m_errorsOld = 0, m_runsNew = 0, m_errorsNew = 0;
    QDateTime m_intentAt;
    QVector<qint64> m_switchMs, m_deployMs;
};

/// Everything a window shows of a rollout. Pure; O(targets + samples).
RolloutView makeView(const State& state, const RolloutSeries& series, const QDateTime& now);
/// What taking back the switched targets would do, in numbers and in words.
RollbackEffect rollbackEffect(const State& state, const RolloutSeries& series);

} // namespace skein::rollout
