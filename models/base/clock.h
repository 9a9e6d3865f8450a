#pragma once

#include <QDateTime>
#include <QElapsedTimer>

namespace skein {

/// Time as an effect, so that tests and the simulator decide what it is. Two clocks: wall time for people, monotonic
/// time for durations (it never jumps).
class Clock
{
public:
    virtual ~Clock() = default;
    virtual QDateTime wall() const = 0;        ///< UTC
    virtual qint64 monotonicMs() const = 0;    ///< milliseconds since an arbitrary start
};

class SystemClock final : public Clock
{
public:
    QDateTime wall() const override;
    qint64 monotonicMs() const override;
};

/// Moves only when told to.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(QDateTime start = QDateTime(QDate(2026, 1, 5), QTime(8, 0), Qt::UTC));
    QDateTime wall() const override;
    qint64 monotonicMs() const override;
    void advanceMs(qint64 ms);
    /// Moves the wall clock alone, as a time server or a daylight-saving change does.
    void jumpWallMs(qint64 ms);

private:
    QDateTime m_wall;
    qint64 m_monotonicMs = 0;
};

} // namespace skein
