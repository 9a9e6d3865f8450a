#pragma once

#include "ui/theme/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

class QAction;
class QAbstractButton;

namespace skein::ui {

/// The program's own line icons (resources/icons, drawn on a 20 px grid), recoloured by role. They follow the theme:
/// the drawing happens at paint time, so an icon made in the light theme is right in the dark one.
namespace Icons {

/// `name` without path or suffix: "catalog", "chevron-right". Disabled buttons get the faint colour. An unknown name
/// gives an empty icon and a warning in the log.
QIcon get(const QString& name, ColorRole role = ColorRole::Text);
/// The same icon in another colour; icons that are not from here come back as they are.
QIcon recolored(const QIcon& icon, ColorRole role);
/// One drawing of `size` device-independent pixels, for painters. Cached by name, colour, size and ratio.
QPixmap pixmap(const QString& name, ColorRole role, int size, qreal devicePixelRatio);
bool exists(const QString& name);
/// Every name there is, sorted.
QStringList names();

} // namespace Icons
} // namespace skein::ui
