#pragma once

#include "models/rewrite/planner.h"

namespace skein::rewrite::detail {

/// The rungs "reparse", "idempotent", "noV1Left", "outputs" in this order; stops at the first that fails and adds a
/// diagnosis for it.
QVector<Rung> verify(const QByteArray& before, const QByteArray& after, const Plan& plan, const Context& context, QVector<Diagnostic>& diagnostics);

} // namespace skein::rewrite::detail
