#pragma once

#include <QVector>
#include <QtGlobal>

namespace skein::metrics {

struct SeriesPoint {
    qint64 timeMs = 0; ///< wall time, ms since epoch
    double value = 0;
    int stage = -1;
};

/// Part of the time axis that belongs to one stage.
struct StageBand {
    int stage = -1;
    qint64 fromMs = 0;
    qint64 toMs = 0; ///< last sample of the stage
};

/// The newest `capacity` samples in order of time. A value older than the newest is put where it belongs unless it is
/// older than everything a full buffer holds; NaN and infinity are refused. append: O(1) in order.
class Series
{
public:
    explicit Series(int capacity = 20000);

    bool append(qint64 timeMs, double value, int stage = -1);
    int size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    int capacity() const { return int(m_ring.size()); }
    qint64 dropped() const { return m_dropped; } ///< samples that fell out
    SeriesPoint at(int index) const; ///< 0 = oldest
    SeriesPoint last() const { return at(m_size - 1); }
    void clear();

    QVector<StageBand> bands() const;
    /// At most 4 points a pixel (first, minimum, maximum, last of each column, in time order), so that a spike of one
    /// sample is still drawn. Samples outside [fromMs, toMs] are left out, except the nearest one on either side.
    QVector<SeriesPoint> downsampled(qint64 fromMs, qint64 toMs, int pixels) const;

private:
    int lowerBound(qint64 timeMs) const;
    QVector<SeriesPoint> m_ring;
    int m_head = 0; ///< index of the oldest
    int m_size = 0;
    qint64 m_dropped = 0;
};

} // namespace skein::metrics
