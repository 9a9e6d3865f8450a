#pragma once

#include "models/items/cellroles.h"
#include "ui/theme/theme.h"

#include <QRectF>
#include <QString>

class QFontMetrics;
class QPainter;

namespace skein::ui {

using MarkKind = items::Mark;

/// How a state looks: never by colour alone, always by shape as well.
ColorRole markColor(MarkKind mark);
ColorRole markSoftColor(MarkKind mark);
/// The character that stands for the mark in plain text, e.g. in copied cells; empty for None.
QString markCharacter(MarkKind mark);
/// What a screen reader says: "failed", "waiting", …
QString markName(MarkKind mark);

/// Draws the mark's shape centred in `rect` (about 10 px), as vectors, so that it does not depend on fonts.
void paintMark(QPainter* painter, const QRectF& rect, MarkKind mark, const QColor& color);

/// Pills: a rounded chip with mark and text.
inline constexpr int pillHeight = 20;
QSize pillSize(const QFontMetrics& metrics, MarkKind mark, const QString& text);
/// Left-aligned and vertically centred in `rect`; the text is elided where there is no room. Returns the pill's rect.
QRectF paintPill(QPainter* painter, const QRectF& rect, MarkKind mark, const QString& text, const QFont& font);

} // namespace skein::ui
