#pragma once

namespace skein::ui {

/// Teaches Qt's accessibility to read GraphView: the view is a list whose items are the nodes, with title, kind, state
/// and relations; items can be selected and activated. Safe to call repeatedly.
void installGraphAccessibility();

} // namespace skein::ui
