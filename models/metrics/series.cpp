#include "models/metrics/series.h"

#include <algorithm>
#include <cmath>

namespace skein::metrics {

Series::Series(int capacity)
    : m_ring(std::max(1, capacity))
{
}

SeriesPoint Series::at(int index) const
{
    if (index < 0 || index >= m_size)
        return {};
    return m_ring[(m_head + index) % capacity()];
}

void Series::clear()
{
    m_head = 0;
    m_size = 0;
    m_dropped = 0;
}

bool Series::append(qint64 timeMs, double value, int stage)
{
    if (!std::isfinite(value))
        return false;
    if (m_size == capacity()) {
        if (timeMs < at(0).timeMs)
            return false;
        m_head = (m_head + 1) % capacity();
        --m_size;
        ++m_dropped;
    }
    int place = m_size;
    while (place > 0 && at(place - 1).timeMs > timeMs) {
        m_ring[(m_head + place) % capacity()] = at(place - 1);
        --place;
    }
    m_ring[(m_head + place) % capacity()] = {timeMs, value, stage};
    ++m_size;
    return true;
}

QVector<StageBand> Series::bands() const
{
    QVector<StageBand> bands;
    for (int i = 0; i < m_size; ++i) {
        const SeriesPoint point = at(i);
        if (bands.isEmpty() || bands.constLast().stage != point.stage)
            bands.append({point.stage, point.timeMs, point.timeMs});
        bands.last().toMs = point.timeMs;
    }
    return bands;
}

int Series::lowerBound(qint64 timeMs) const
{
    int low = 0;
    int high = m_size;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (at(middle).timeMs < timeMs)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

QVector<SeriesPoint> Series::downsampled(qint64 fromMs, qint64 toMs, int pixels) const
{
    QVector<SeriesPoint> out;
    if (m_size == 0 || toMs <= fromMs || pixels <= 0)
        return out;
    // One neighbour outside on either side keeps the line running to the edge of the chart.
    int i = std::max(0, lowerBound(fromMs) - 1);
    const int end = std::min(m_size, lowerBound(toMs + 1) + 1);
    const double perPixel = double(toMs - fromMs) / pixels;
    const auto columnOf = [&](qint64 timeMs) { return qint64(std::floor(double(timeMs - fromMs) / perPixel)); };
    while (i < end) {
        const qint64 column = columnOf(at(i).timeMs);
        int last = i;
        int lowest = i;
        int highest = i;
        while (last + 1 < end && columnOf(at(last + 1).timeMs) == column) {
            ++last;
            if (at(last).value < at(lowest).value)
                lowest = last;
            if (at(last).value > at(highest).value)
                highest = last;
        }
        int picks[] = {i, std::min(lowest, highest), std::max(lowest, highest), last};
        for (int k = 0; k < 4; ++k) {
            if (k == 0 || picks[k] != picks[k - 1])
                out.append(at(picks[k]));
        }
        i = last + 1;
    }
    return out;
}

} // namespace skein::metrics
