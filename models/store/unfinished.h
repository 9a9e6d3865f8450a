#pragma once

namespace skein::store {

/// A file of this name in a workspace says that whoever makes it has not ended yet: Workspace::open() refuses it.
inline constexpr char unfinishedName[] = "skein-unfinished";

} // namespace skein::store
