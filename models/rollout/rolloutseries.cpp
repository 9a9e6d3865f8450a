#include "models/rollout/projection.h"

#include <algorithm>

namespace skein::rollout {

namespace {

constexpr qsizetype keptRuns = 15;

template <typename T>
T median(QVector<T> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

void RolloutSeries::take(const State& state, const Event& event)
{
    const bool views = event.step == QLatin1String("switch") || event.step == QLatin1String("unswitch");
    const bool code = event.step == QLatin1String("deploy") || event.step == QLatin1String("undeploy");
    if (event.kind == EventKind::Intent)
        m_intentAt = event.wall;
    if (event.kind != EventKind::Done)
        return;
    if ((views || code) && m_intentAt.isValid() && !event.payload.value(QLatin1String("probed")).toBool())
        (views ? m_switchMs : m_deployMs).append(std::max<qint64>(1, m_intentAt.msecsTo(event.wall)));
    if (event.step == QLatin1String("run") || event.step == QLatin1String("shadow"))
        takeRun(state, event);
}

void RolloutSeries::takeRun(const State& state, const Event& event)
{
    const qint64 at = event.wall.toMSecsSinceEpoch();
    const QJsonObject& payload = event.payload;
    const double oldNs = payload.value(QLatin1String("oldNs")).toDouble();
    const double newNs = payload.value(QLatin1String("newNs")).toDouble();
    const int stage = state.stage;
    const bool shadow = event.step == QLatin1String("shadow");
    const bool paired = shadow || payload.contains(QLatin1String("newOk"));
    if (!paired)
        return; // warm runs of the old code alone compare nothing
    QVector<double>& runs = m_oldRuns[event.target];
    if (oldNs > 0) {
        runs.append(oldNs);
        if (runs.size() > keptRuns)
            runs.removeFirst();
    }
    if (const double usual = median(runs); usual > 0) {
        if (oldNs > 0)
            m_latency.oldSide.append(at, oldNs / usual, stage);
        if (newNs > 0)
            m_latency.newSide.append(at, newNs / usual, stage);
    }
    if (shadow)
        return;
    if (stage != m_stage) {
        m_stage = stage;
        m_runsOld = m_errorsOld = m_runsNew = m_errorsNew = 0;
    }
    ++m_runsOld;
    ++m_runsNew;
    m_errorsOld += !payload.value(QLatin1String("oldOk")).toBool();
    m_errorsNew += !payload.value(QLatin1String("newOk")).toBool();
    m_errorRate.oldSide.append(at, 100.0 * m_errorsOld / m_runsOld, stage);
    m_errorRate.newSide.append(at, 100.0 * m_errorsNew / m_runsNew, stage);
    const double lag = payload.value(QLatin1String("lagMs")).toDouble() / 1e3;
    m_freshness.oldSide.append(at, oldNs / 1e9, stage);
    m_freshness.newSide.append(at, lag + newNs / 1e9, stage);
}

qint64 RolloutSeries::backMsPerTarget() const
{
    return median(m_switchMs) + median(m_deployMs);
}

} // namespace skein::rollout
