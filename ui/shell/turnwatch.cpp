#include "ui/shell/turnwatch.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <ctime>

namespace skein::ui {

namespace {

constexpr qsizetype kept = 10;

qint64 threadCpuNs()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec now {};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0)
        return qint64(now.tv_sec) * 1000000000LL + now.tv_nsec;
#endif
    return -1;
}

} // namespace

TurnWatch::TurnWatch(QObject* parent)
    : QObject(parent)
{
    QAbstractEventDispatcher* dispatcher = QAbstractEventDispatcher::instance();
    // Not awake() to aboutToBlock(): the GLib dispatcher delivers the events before it says that it is awake. Waiting
    // itself uses no processor time, so from wait to wait is right for every dispatcher.
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &TurnWatch::nextTurn, Qt::DirectConnection);
}

void TurnWatch::reset()
{
    m_worst.clear();
    m_turns = 0;
}

void TurnWatch::nextTurn()
{
    endTurn();
    if (!m_paused)
        m_startNs = threadCpuNs();
}

void TurnWatch::pause()
{
    endTurn();
    m_paused = true;
}

void TurnWatch::resume()
{
    m_paused = false;
    m_startNs = threadCpuNs();
}

void TurnWatch::endTurn()
{
    const qint64 now = threadCpuNs();
    if (m_startNs >= 0 && now >= 0 && !m_paused) {
        ++m_turns;
        const double ms = double(now - m_startNs) / 1e6;
        if (m_worst.size() < kept || ms > m_worst.constLast().cpuMs) {
            const Turn turn {ms, m_label};
            const auto at = std::upper_bound(m_worst.begin(), m_worst.end(), turn, [](const Turn& a, const Turn& b) { return a.cpuMs > b.cpuMs; });
            m_worst.insert(at, turn);
            if (m_worst.size() > kept)
                m_worst.removeLast();
        }
    }
    m_startNs = -1;
}

} // namespace skein::ui
