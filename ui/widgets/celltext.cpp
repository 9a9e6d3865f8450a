#include "ui/widgets/celltext.h"

#include <QCache>
#include <QFontMetrics>
#include <QPainter>
#include <QStaticText>

namespace skein::ui {

namespace {

constexpr int remembered = 4096;

struct Key {
    QString text;
    QFont font;
    int width;
    bool operator==(const Key& other) const { return width == other.width && text == other.text && font == other.font; }
};

size_t qHash(const Key& key, size_t seed = 0)
{
    return qHashMulti(seed, key.text, key.width, key.font.pixelSize(), key.font.weight());
}

struct Shaped {
    QStaticText line;
    int wanted = 0;
};

const Shaped& shaped(const QString& text, const QFont& font, int width)
{
    static QCache<Key, Shaped> cache(remembered);
    const Key key {text, font, width};
    if (const Shaped* known = cache.object(key))
        return *known;
    const QFontMetrics metrics(font);
    auto* made = new Shaped;
    made->wanted = metrics.horizontalAdvance(text);
    made->line.setTextFormat(Qt::PlainText);
    made->line.setPerformanceHint(QStaticText::AggressiveCaching);
    QString oneLine = made->wanted <= width ? text : metrics.elidedText(text, Qt::ElideRight, width);
    made->line.setText(oneLine.replace(QLatin1Char('\n'), QLatin1Char(' ')));
    made->line.prepare({}, font);
    cache.insert(key, made);
    return *made;
}

} // namespace

int CellText::draw(QPainter* painter, const QRectF& area, const QString& text, const QFont& font, const QColor& color, bool right)
{
    if (text.isEmpty())
        return 0;
    const Shaped& found = shaped(text, font, int(area.width()) + 1);
    painter->setFont(font);
    painter->setPen(color);
    const QSizeF size = found.line.size();
    painter->drawStaticText(QPointF(right ? area.right() - size.width() : area.left(), area.top() + (area.height() - size.height()) / 2), found.line);
    return found.wanted;
}

} // namespace skein::ui
