#pragma once

#include "ui/theme/theme.h"

#include <QPalette>

namespace skein::ui {

/// The colour of `role` in one of the two themes; complete for every role.
QRgb paletteColor(ColorRole role, bool dark);
/// The same colours as a QPalette for what the style draws itself.
QPalette applicationPalette(bool dark);

} // namespace skein::ui
