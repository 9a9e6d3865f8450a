#pragma once

#include <QPointF>
#include <QSizeF>

#include <vector>

namespace skein::layout {

/// Top-left corners for boxes so that they do not overlap, in rows of falling height, near the wanted width : height.
/// Ties keep the order given. O(n log n).
std::vector<QPointF> packBoxes(const std::vector<QSizeF>& boxes, qreal gap, qreal aspect);

} // namespace skein::layout
