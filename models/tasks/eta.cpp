#include "models/tasks/eta.h"

#include <cmath>

namespace skein::tasks {

namespace {
constexpr double memoryMs = 10000;
}

void EtaEstimator::update(qint64 nowMs, double fraction)
{
    if (m_startMs < 0 || fraction < m_fraction) {
        m_startMs = m_lastMs = nowMs;
        m_startFraction = m_fraction = fraction;
        m_rate = 0;
        return;
    }
    const qint64 passed = nowMs - m_lastMs;
    if (passed <= 0 || fraction <= m_fraction)
        return;
    const double rate = (fraction - m_fraction) / double(passed);
    // The weight of a stretch grows with its length, however often progress was reported within it.
    const double weight = m_rate > 0 ? 1 - std::exp(-double(passed) / memoryMs) : 1;
    m_rate += weight * (rate - m_rate);
    m_lastMs = nowMs;
    m_fraction = fraction;
}

qint64 EtaEstimator::remainingMs(qint64 nowMs) const
{
    if (m_startMs < 0 || m_rate <= 0 || nowMs - m_startMs < 1000 || m_fraction - m_startFraction < 0.01)
        return -1;
    const double left = (1 - m_fraction) / m_rate - double(nowMs - m_lastMs);
    return qMax<qint64>(0, qint64(left));
}

QString etaText(qint64 milliseconds)
{
    if (milliseconds < 0)
        return {};
    const qint64 seconds = (milliseconds + 999) / 1000;
    if (seconds < 60)
        return QStringLiteral("%1 s left").arg(qMax<qint64>(1, seconds));
    const qint64 minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return QStringLiteral("%1 min left").arg(minutes);
    return QStringLiteral("%1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
}

} // namespace skein::tasks
