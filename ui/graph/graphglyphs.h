#pragma once

#include "ui/graph/graphscene.h"

#include <QPainter>

namespace skein::ui {

/// Draws the symbol of an entity kind into `box` with the painter's pen. Kinds without a symbol get a small ring.
void drawKindGlyph(QPainter* painter, const QString& kind, const QRectF& box);

/// Draws a state's sign into `box`: tick, dot, half-filled ring, ring, triangle, cross, question mark.
void drawStateMark(QPainter* painter, StateMark mark, const QRectF& box, const QColor& color);

} // namespace skein::ui
