#include "models/base/clock.h"

#include <chrono>

namespace skein {

QDateTime SystemClock::wall() const
{
    return QDateTime::currentDateTimeUtc();
}

qint64 SystemClock::monotonicMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

ManualClock::ManualClock(QDateTime start)
    : m_wall(std::move(start))
{
}

QDateTime ManualClock::wall() const
{
    return m_wall;
}

qint64 ManualClock::monotonicMs() const
{
    return m_monotonicMs;
}

void ManualClock::advanceMs(qint64 ms)
{
    m_wall = m_wall.addMSecs(ms);
    m_monotonicMs += ms;
}

void ManualClock::jumpWallMs(qint64 ms)
{
    m_wall = m_wall.addMSecs(ms);
}

} // namespace skein
