#pragma once

#include "models/layout/layers.h"

#include <utility>
#include <vector>

namespace skein::layout {

/// How many pairs of straight lines cross between two parallel rows of points. Each line is (place in the first row,
/// place in the second row), places from 0. Lines that share an end do not cross. Order of `lines` is free.
/// O(m log m) (Barth, Mutzel & Juenger 2004).
qint64 countCrossings(std::vector<std::pair<int, int>> lines);

/// Crossings between all neighbouring ranks, for the current order. O(m log n). Keep one counter to reuse its memory.
class CrossingCounter
{
public:
    qint64 count(const Layers& layers);
    qint64 countBetween(const Layers& layers, int rank); ///< between `rank` and the next

private:
    std::vector<int> m_tree;
    std::vector<int> m_places;
};

} // namespace skein::layout
