#include "ui/widgets/shapedtext.h"

#include <QCache>
#include <QFontMetrics>
#include <QPainter>
#include <QStaticText>
#include <QTextLayout>

namespace skein::ui {

namespace {

constexpr int remembered = 4096;

struct Key {
    QString text;
    QFont font;
    int width;
    int lines;
    Qt::TextElideMode elide;
    bool operator==(const Key& other) const { return width == other.width && lines == other.lines && elide == other.elide && text == other.text && font == other.font; }
};

size_t qHash(const Key& key, size_t seed = 0)
{
    return qHashMulti(seed, key.text, key.width, key.lines, key.font.pixelSize(), key.font.weight());
}

struct Shaped {
    QStaticText line;
    int wanted = 0;
};

const Shaped& shaped(const QString& text, const QFont& font, int width, Qt::TextElideMode elide)
{
    static QCache<Key, Shaped> cache(remembered);
    const Key key {text, font, width, 1, elide};
    if (const Shaped* known = cache.object(key))
        return *known;
    const QFontMetrics metrics(font);
    auto* made = new Shaped;
    made->wanted = metrics.horizontalAdvance(text);
    made->line.setTextFormat(Qt::PlainText);
    made->line.setPerformanceHint(QStaticText::AggressiveCaching);
    QString oneLine = made->wanted <= width ? text : metrics.elidedText(text, elide, width);
    made->line.setText(oneLine.replace(QLatin1Char('\n'), QLatin1Char(' ')));
    made->line.prepare({}, font);
    cache.insert(key, made);
    return *made;
}

QStringList wrap(QString text, const QFont& font, int width, int most)
{
    text.replace(QLatin1Char('\n'), QChar::LineSeparator);
    QStringList lines;
    QTextLayout layout(text, font);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() + 1 == most) {
            lines << QFontMetrics(font).elidedText(text.mid(line.textStart()).replace(QChar::LineSeparator, QLatin1Char(' ')), Qt::ElideRight, width + 1);
            break;
        }
        lines << text.mid(line.textStart(), line.textLength()).remove(QChar::LineSeparator).trimmed();
    }
    layout.endLayout();
    return lines;
}

} // namespace

QStringList ShapedText::wrapped(const QString& text, const QFont& font, int width, int most)
{
    static QCache<Key, QStringList> cache(remembered);
    const Key key {text, font, width, most, Qt::ElideRight};
    if (const QStringList* known = cache.object(key))
        return *known;
    const QStringList lines = wrap(text, font, width, most);
    cache.insert(key, new QStringList(lines));
    return lines;
}

int ShapedText::draw(QPainter* painter, const QRectF& area, const QString& text, const QFont& font, const QColor& color, bool right, Qt::TextElideMode elide)
{
    if (text.isEmpty())
        return 0;
    const Shaped& found = shaped(text, font, int(area.width()) + 1, elide);
    painter->setFont(font);
    painter->setPen(color);
    const QSizeF size = found.line.size();
    painter->drawStaticText(QPointF(right ? area.right() - size.width() : area.left(), area.top() + (area.height() - size.height()) / 2), found.line);
    return found.wanted;
}

} // namespace skein::ui
