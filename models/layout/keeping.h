#pragma once

#include "models/layout/layered.h"

namespace skein::layout {

/// The stable variant of layered(): nodes with a previous position keep it exactly; new ones stand in the column after
/// their producers (or before their consumers) at the nearest free height; new components go below. Edges are routed
/// afresh through free lanes. Fills everything but selfLoops and ignored. `edges` are those to route, by their index
/// in the input. Returns false, with `layout` untouched, where keeping is no good: too many new nodes, or too many
/// edges against the direction of reading. Nodes never overlap. About O((n + m) log n).
bool keepPositions(const Input& input, const std::vector<int>& edges, const Options& options,
    const CancelToken& cancel, Layout& layout);

} // namespace skein::layout
