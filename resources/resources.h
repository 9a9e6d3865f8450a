#pragma once

namespace skein {

/// Registers the files compiled in under ":/skein/". A static library's resources are dropped by the linker unless
/// somebody asks for them; whoever reads one calls this first. Cheap and safe to call more than once, from any thread.
void initResources();

} // namespace skein
