#include "ui/shell/turnwatch.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QMetaEnum>

#include <algorithm>
#include <ctime>

namespace skein::ui {

namespace {

constexpr qsizetype kept = 20;
constexpr size_t keptParts = 4;

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
    QCoreApplication::instance()->installEventFilter(this);
}

bool TurnWatch::eventFilter(QObject* receiver, QEvent* event)
{
    if (m_startNs >= 0 && !m_paused) {
        const qint64 now = threadCpuNs();
        if (!m_parts.empty())
            m_parts.back().ns = now - m_partNs;
        m_parts.push_back({receiver->metaObject()->className(), receiver->objectName(), event->type(), 0});
        m_partNs = now;
    }
    return false;
}

QStringList TurnWatch::costliestParts()
{
    const size_t count = std::min(keptParts, m_parts.size());
    std::partial_sort(m_parts.begin(), m_parts.begin() + std::ptrdiff_t(count), m_parts.end(), [](const Part& a, const Part& b) { return a.ns > b.ns; });
    QStringList said;
    for (size_t i = 0; i < count; ++i) {
        const Part& part = m_parts[i];
        const char* type = QMetaEnum::fromType<QEvent::Type>().valueToKey(part.type);
        said.append(QStringLiteral("%1 ms  %2 of %3 %4").arg(double(part.ns) / 1e6, 0, 'f', 1)
                        .arg(type ? QLatin1String(type) : QLatin1String("?"), QLatin1String(part.className), part.objectName).trimmed());
    }
    return said;
}

void TurnWatch::reset()
{
    m_worst.clear();
    m_worstOf.clear();
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
        if (!m_parts.empty())
            m_parts.back().ns = now - m_partNs;
        const double ms = double(now - m_startNs) / 1e6;
        double& longest = m_worstOf[m_label];
        longest = std::max(longest, ms);
        if (m_worst.size() < kept || ms > m_worst.constLast().cpuMs) {
            const Turn turn {ms, m_label, costliestParts()};
            const auto at = std::upper_bound(m_worst.begin(), m_worst.end(), turn, [](const Turn& a, const Turn& b) { return a.cpuMs > b.cpuMs; });
            m_worst.insert(at, turn);
            if (m_worst.size() > kept)
                m_worst.removeLast();
        }
    }
    m_startNs = -1;
    m_parts.clear();
}

} // namespace skein::ui
