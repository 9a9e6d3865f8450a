#pragma once

#include "models/layout/gridindex.h"

#include <utility>
#include <vector>

namespace skein::layout {

/// Finds room among rectangles that are already there. Adding is cheap for few rectangles: they are searched one by
/// one beside the index of the first ones.
class FreeSpace
{
public:
    explicit FreeSpace(std::span<const QRectF> taken)
        : m_index(taken)
    {
    }
    /// The top nearest to `y` at which a box of this width and height fits at `x` with `gap` above and below and
    /// `margin` on both sides. There always is one.
    qreal top(qreal x, QSizeF size, qreal y, qreal gap, qreal margin) const;
    void add(const QRectF& rect) { m_added.push_back(rect); }

private:
    GridIndex m_index;
    std::vector<QRectF> m_added;
};

/// The value nearest to `wanted` that lies inside none of the open intervals. Sorts them. O(k log k).
qreal nearestOutside(std::vector<std::pair<qreal, qreal>>& intervals, qreal wanted);

} // namespace skein::layout
