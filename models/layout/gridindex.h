#pragma once

#include <QPointF>
#include <QRectF>

#include <span>
#include <vector>

namespace skein::layout {

/// Spatial index of rectangles in a uniform grid: which are at a point, which touch an area. Rectangles of similar
/// size are looked up in microseconds; very uneven ones cost more but stay right. Building is O(n) and the memory at
/// most about 16 entries per rectangle.
class GridIndex
{
public:
    GridIndex() = default;
    explicit GridIndex(std::span<const QRectF> rects);

    /// Index of the rectangle at the point, the last one where several overlap; -1 if there is none. A border counts.
    int at(QPointF point) const;
    /// Indexes of all rectangles that touch `area`, ascending.
    void query(const QRectF& area, std::vector<int>& found) const;
    std::vector<int> query(const QRectF& area) const;
    /// The rectangle nearest to the point within `distance` (0 inside), ties to the lower index; -1 if none.
    int nearest(QPointF point, qreal distance) const;

    int size() const { return int(m_rects.size()); }
    const QRectF& rect(int index) const { return m_rects[size_t(index)]; }
    const QRectF& bounds() const { return m_bounds; }

private:
    int columnAt(qreal x) const;
    int rowAt(qreal y) const;

    std::vector<QRectF> m_rects;
    QRectF m_bounds;
    qreal m_cell = 1;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<int> m_start; ///< per cell
    std::vector<int> m_items;
};

} // namespace skein::layout
