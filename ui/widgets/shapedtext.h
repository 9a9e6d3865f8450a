#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QStringList>

class QPainter;

namespace skein::ui {

/// Text in a table's cell or a graph's node, on one line or on several, elided where there is too little room. The same
/// few hundred texts are painted over and over, and finding the glyphs of a text costs more than drawing them: the last
/// few thousand are remembered, by text, font and width. GUI thread only.
class ShapedText
{
public:
    /// Draws `text` centred in height, at the left or the right of `area`. Returns the width the whole text wants.
    static int draw(QPainter* painter, const QRectF& area, const QString& text, const QFont& font, const QColor& color, bool right = false,
        Qt::TextElideMode elide = Qt::ElideRight);
    /// `text` in lines of `width` pixels, the last of at most `most` elided.
    static QStringList wrapped(const QString& text, const QFont& font, int width, int most);
};

} // namespace skein::ui
