#include "models/layout/freespace.h"

#include <algorithm>
#include <cmath>

namespace skein::layout {

qreal nearestOutside(std::vector<std::pair<qreal, qreal>>& intervals, qreal wanted)
{
    std::sort(intervals.begin(), intervals.end());
    // Overlapping intervals are one; only the merged one around `wanted` matters.
    qreal low = wanted;
    qreal high = wanted;
    bool inside = false;
    for (size_t i = 0; i < intervals.size();) {
        const qreal begin = intervals[i].first;
        qreal end = intervals[i].second;
        for (++i; i < intervals.size() && intervals[i].first < end; ++i)
            end = std::max(end, intervals[i].second);
        if (begin < wanted && wanted < end) {
            low = begin;
            high = end;
            inside = true;
            break;
        }
    }
    if (!inside)
        return wanted;
    return wanted - low <= high - wanted ? low : high;
}

qreal FreeSpace::top(qreal x, QSizeF size, qreal y, qreal gap, qreal margin) const
{
    std::vector<std::pair<qreal, qreal>> blocked;
    std::vector<int> found;
    const qreal left = x - margin;
    const qreal right = x + size.width() + margin;
    for (qreal reach = 8 * (size.height() + gap) + 100;; reach *= 4) {
        const QRectF strip(left, y - reach, right - left, 2 * reach + size.height());
        blocked.clear();
        const auto block = [&](const QRectF& rect) {
            if (rect.left() < right && left < rect.right())
                blocked.push_back({rect.top() - gap - size.height(), rect.bottom() + gap});
        };
        m_index.query(strip, found);
        for (int i : found)
            block(m_index.rect(i));
        for (const QRectF& rect : m_added) {
            if (rect.top() <= strip.bottom() && strip.top() <= rect.bottom())
                block(rect);
        }
        const qreal top = nearestOutside(blocked, y);
        // Beyond the strip there may be more rectangles, so only what lies well inside it counts.
        if (std::abs(top - y) <= reach - size.height() - gap || strip.contains(m_index.bounds()))
            return top;
        if (reach > 1e9)
            return top;
    }
}

} // namespace skein::layout
