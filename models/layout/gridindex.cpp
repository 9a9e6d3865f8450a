#include "models/layout/gridindex.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace skein::layout {

namespace {

bool touches(const QRectF& a, const QRectF& b)
{
    return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() && b.top() <= a.bottom();
}

} // namespace

GridIndex::GridIndex(std::span<const QRectF> rects)
    : m_rects(rects.begin(), rects.end())
{
    if (m_rects.empty())
        return;
    qreal left = std::numeric_limits<qreal>::max();
    qreal top = left;
    qreal right = std::numeric_limits<qreal>::lowest();
    qreal bottom = right;
    qreal extent = 0;
    for (const QRectF& rect : m_rects) {
        left = std::min(left, rect.left());
        top = std::min(top, rect.top());
        right = std::max(right, rect.right());
        bottom = std::max(bottom, rect.bottom());
        extent += std::max(rect.width(), rect.height());
    }
    m_bounds = QRectF(left, top, right - left, bottom - top);
    const qreal count = qreal(m_rects.size());
    const qreal area = std::max<qreal>(1, m_bounds.width()) * std::max<qreal>(1, m_bounds.height());
    m_cell = std::max<qreal>(1, std::max(std::sqrt(area / count), extent / count));

    const auto entries = [&] {
        qint64 sum = 0;
        for (const QRectF& rect : m_rects)
            sum += qint64(columnAt(rect.right()) - columnAt(rect.left()) + 1)
                * (rowAt(rect.bottom()) - rowAt(rect.top()) + 1);
        return sum;
    };
    qint64 total = 0;
    for (;; m_cell *= 2) {
        m_columns = int(std::min<qreal>(m_bounds.width() / m_cell, 1e4)) + 1;
        m_rows = int(std::min<qreal>(m_bounds.height() / m_cell, 1e4)) + 1;
        const bool tooManyCells = qint64(m_columns) * m_rows > 4 * qint64(m_rects.size()) + 16;
        total = tooManyCells ? 0 : entries();
        if (!tooManyCells && (total <= 16 * qint64(m_rects.size()) || m_columns * m_rows == 1))
            break;
    }
    m_start.assign(size_t(m_columns) * size_t(m_rows) + 1, 0);
    m_items.resize(size_t(total));
    const auto eachCell = [&](const QRectF& rect, auto&& visit) {
        const int x1 = columnAt(rect.right());
        const int y1 = rowAt(rect.bottom());
        for (int y = rowAt(rect.top()); y <= y1; ++y) {
            for (int x = columnAt(rect.left()); x <= x1; ++x)
                visit(size_t(y) * size_t(m_columns) + size_t(x));
        }
    };
    for (const QRectF& rect : m_rects)
        eachCell(rect, [&](size_t cell) { ++m_start[cell + 1]; });
    for (size_t c = 1; c < m_start.size(); ++c)
        m_start[c] += m_start[c - 1];
    std::vector<int> next(m_start.begin(), m_start.end() - 1);
    for (size_t i = 0; i < m_rects.size(); ++i)
        eachCell(m_rects[i], [&](size_t cell) { m_items[size_t(next[cell]++)] = int(i); });
}

int GridIndex::columnAt(qreal x) const
{
    return int(std::clamp<qreal>((x - m_bounds.left()) / m_cell, 0, m_columns - 1));
}

int GridIndex::rowAt(qreal y) const
{
    return int(std::clamp<qreal>((y - m_bounds.top()) / m_cell, 0, m_rows - 1));
}

int GridIndex::at(QPointF point) const
{
    if (m_rects.empty() || !touches(m_bounds, QRectF(point, QSizeF(0, 0))))
        return -1;
    const size_t cell = size_t(rowAt(point.y())) * size_t(m_columns) + size_t(columnAt(point.x()));
    for (int i = m_start[cell + 1]; i > m_start[cell];) {
        const int index = m_items[size_t(--i)];
        if (touches(m_rects[size_t(index)], QRectF(point, QSizeF(0, 0))))
            return index;
    }
    return -1;
}

void GridIndex::query(const QRectF& area, std::vector<int>& found) const
{
    found.clear();
    if (m_rects.empty() || !touches(m_bounds, area))
        return;
    const int x1 = columnAt(area.right());
    const int y1 = rowAt(area.bottom());
    for (int y = rowAt(area.top()); y <= y1; ++y) {
        for (int x = columnAt(area.left()); x <= x1; ++x) {
            const size_t cell = size_t(y) * size_t(m_columns) + size_t(x);
            for (int i = m_start[cell]; i < m_start[cell + 1]; ++i) {
                if (touches(m_rects[size_t(m_items[size_t(i)])], area))
                    found.push_back(m_items[size_t(i)]);
            }
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
}

std::vector<int> GridIndex::query(const QRectF& area) const
{
    std::vector<int> found;
    query(area, found);
    return found;
}

int GridIndex::nearest(QPointF point, qreal distance) const
{
    int best = -1;
    qreal bestDistance = distance;
    for (int index : query(QRectF(point, QSizeF(0, 0)).adjusted(-distance, -distance, distance, distance))) {
        const QRectF& rect = m_rects[size_t(index)];
        const qreal dx = std::max<qreal>({rect.left() - point.x(), 0, point.x() - rect.right()});
        const qreal dy = std::max<qreal>({rect.top() - point.y(), 0, point.y() - rect.bottom()});
        const qreal away = std::hypot(dx, dy);
        if (away < bestDistance || (best < 0 && away <= bestDistance)) {
            best = index;
            bestDistance = away;
        }
    }
    return best;
}

} // namespace skein::layout
