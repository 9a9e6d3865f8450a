#pragma once

#include <QString>
#include <QtGlobal>

namespace skein::tasks {

/// Time left from the speed so far: an average over about the last ten seconds of progress, so that a job that changes
/// its pace is believed soon and one that stutters does not make the figure jump. Pure; the caller brings the time.
class EtaEstimator
{
public:
    /// Fractions that fall back start the estimate anew.
    void update(qint64 nowMs, double fraction);
    /// -1 until a second has passed and a hundredth is done.
    qint64 remainingMs(qint64 nowMs) const;

private:
    qint64 m_startMs = -1;
    qint64 m_lastMs = 0;
    double m_startFraction = 0;
    double m_fraction = 0;
    double m_rate = 0; ///< fractions a millisecond
};

/// "4 s left", "2 min left", "1 h 10 min left"; empty when unknown.
QString etaText(qint64 milliseconds);

} // namespace skein::tasks
