#pragma once

#include <QString>

namespace skein::ui {

class Theme;

/// The one style sheet of the program, made from the theme's colours and sizes.
///
/// Properties it answers to: `kind` = primary | danger | dangerFill | quiet | link | crumb (buttons), `textStyle` = title |
/// heading | stat | small | mono and `tone` = muted | accent | ok | warning | danger | hold (labels), `surface` =
/// window | surface | raised | card | popup, and bar | strip | rail | side with a hairline on the inner edge (widgets).
QString styleSheet(const Theme& theme);

} // namespace skein::ui
