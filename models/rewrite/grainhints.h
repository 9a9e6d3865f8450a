#pragma once

#include "models/rewrite/context.h"

namespace skein::rewrite::detail {

/// Places that read the figures of single rows (a threshold, the largest value) where v2 is finer: mostly meant so, and
/// not a finding of grainCheck(), but a reviewer should know.
QVector<GrainFinding> grainHints(const QByteArray& text, const Context& context);

} // namespace skein::rewrite::detail
