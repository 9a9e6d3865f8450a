#include "models/layout/packing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace skein::layout {

std::vector<QPointF> packBoxes(const std::vector<QSizeF>& boxes, qreal gap, qreal aspect)
{
    std::vector<int> order(boxes.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
        [&](int a, int b) { return boxes[size_t(a)].height() > boxes[size_t(b)].height(); });
    qreal area = 0;
    qreal widest = 0;
    for (const QSizeF& box : boxes) {
        area += (box.width() + gap) * (box.height() + gap);
        widest = std::max(widest, box.width());
    }
    const qreal width = std::max(widest, std::sqrt(area * std::max<qreal>(aspect, 0.01)));

    std::vector<QPointF> corners(boxes.size());
    QPointF at;
    qreal rowHeight = 0;
    for (int i : order) {
        const QSizeF& box = boxes[size_t(i)];
        if (at.x() > 0 && at.x() + box.width() > width) {
            at = QPointF(0, at.y() + rowHeight + gap);
            rowHeight = 0;
        }
        corners[size_t(i)] = at;
        at.rx() += box.width() + gap;
        rowHeight = std::max(rowHeight, box.height());
    }
    return corners;
}

} // namespace skein::layout
