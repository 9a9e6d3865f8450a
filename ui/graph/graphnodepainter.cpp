#include "ui/graph/graphframe.h"
#include "ui/graph/graphglyphs.h"
#include "ui/widgets/shapedtext.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace skein::ui {

namespace {

QFont sized(const QFont& base, qreal pixels)
{
    QFont font(base);
    font.setPixelSize(std::max(1, int(std::lround(pixels))));
    return font;
}

/// On half pixels, so that a border of one pixel is crisp.
QRectF crisp(const QRectF& r)
{
    return QRectF(QPointF(std::floor(r.left()) + 0.5, std::floor(r.top()) + 0.5),
        QPointF(std::floor(r.right()) + 0.5, std::floor(r.bottom()) + 0.5));
}

bool isAlarming(ColorRole role)
{
    return role == ColorRole::Danger || role == ColorRole::Warning;
}

} // namespace

/// Small bars in the state's colour; those that need attention are larger and on top.
void GraphPainter::paintFarNodes(Frame& frame) const
{
    QPainter* painter = frame.painter;
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(Qt::NoPen);
    std::vector<QRectF> batches[2][colorRoleCount]; // faded, normal
    std::vector<QRectF> selected;
    for (int v : frame.nodes) {
        const GraphNode& node = m_scene->nodes[size_t(v)];
        QRectF r = frame.camera().map(frame.rects[size_t(v)]);
        const qreal least = isAlarming(node.role) ? 3 : 2;
        r.setWidth(std::max(r.width(), least * 1.5));
        r.setHeight(std::max(r.height() * 0.8, least));
        if (frame.emphasis.isSelected(v))
            selected.push_back(r.adjusted(-2, -2, 2, 2));
        batches[frame.emphasis.isFaded(v) ? 0 : 1][int(node.role)].push_back(r);
    }
    painter->setBrush(frame.palette.accent);
    if (!selected.empty())
        painter->drawRects(selected.data(), int(selected.size()));
    for (int normal = 0; normal < 2; ++normal) {
        for (bool alarming : {false, true}) {
            for (int role = 0; role < colorRoleCount; ++role) {
                const std::vector<QRectF>& batch = batches[normal][role];
                if (batch.empty() || isAlarming(ColorRole(role)) != alarming)
                    continue;
                painter->setBrush(frame.palette.state(ColorRole(role), normal == 0));
                painter->drawRects(batch.data(), int(batch.size()));
            }
        }
    }
}

/// Boxes with a state bar, and the state's sign where there is room for it.
void GraphPainter::paintMiddleNodes(Frame& frame) const
{
    QPainter* painter = frame.painter;
    painter->setRenderHint(QPainter::Antialiasing, false);
    std::vector<QRectF> boxes[2];
    std::vector<QRectF> selected;
    for (int v : frame.nodes) {
        const QRectF r = frame.camera().map(frame.rects[size_t(v)]);
        (frame.emphasis.isSelected(v) ? selected : boxes[frame.emphasis.isFaded(v) ? 0 : 1]).push_back(r);
    }
    for (int normal = 0; normal < 2; ++normal) {
        const GraphPalette::Tones& tones = frame.palette.tones(normal == 0);
        painter->setPen(QPen(mixed(tones.border, tones.muted, 0.08), 0));
        painter->setBrush(tones.surface);
        if (!boxes[normal].empty())
            painter->drawRects(boxes[normal].data(), int(boxes[normal].size()));
    }
    painter->setPen(QPen(frame.palette.accent, 2));
    painter->setBrush(frame.palette.accentSoft);
    if (!selected.empty())
        painter->drawRects(selected.data(), int(selected.size()));
    const qreal bar = std::max(2.0, 5 * frame.camera().scale);
    for (int v : frame.nodes) {
        const GraphNode& node = m_scene->nodes[size_t(v)];
        const QRectF r = frame.camera().map(frame.rects[size_t(v)]);
        const QColor color = frame.palette.state(node.role, frame.emphasis.isFaded(v));
        painter->fillRect(QRectF(r.left(), r.top(), bar, r.height() + 1), color);
        if (node.mark != StateMark::None && r.height() >= 8) {
            painter->setRenderHint(QPainter::Antialiasing);
            const qreal side = std::min(8.0, r.height() - 3);
            drawStateMark(
                painter, node.mark, QRectF(r.right() - side - 3, r.center().y() - side / 2, side, side), color);
        }
    }
}

void GraphPainter::paintNearNode(Frame& frame, int index, bool hovered) const
{
    const GraphNode& node = m_scene->nodes[size_t(index)];
    const bool faded = frame.emphasis.isFaded(index);
    const bool selected = frame.emphasis.isSelected(index);
    const GraphPalette& palette = frame.palette;
    const GraphPalette::Tones& tones = palette.tones(faded);
    const qreal scale = frame.camera().scale;
    QPainter* painter = frame.painter;
    const QRectF mapped = frame.camera().map(frame.rects[size_t(index)]);
    const QRectF box = frame.request.everything ? mapped : crisp(mapped);
    const qreal radius = std::min(6 * scale, box.height() / 3);

    const QColor surface = selected ? palette.accentSoft : tones.surface;
    const QPen border = selected || hovered ? QPen(palette.accent, selected ? 2 : 1.2) : QPen(tones.border, 1);
    if (node.collapsed) {
        for (qreal shift : {5.0, 2.5}) {
            painter->setPen(QPen(tones.border, 1));
            painter->setBrush(mixed(tones.surface, palette.window, shift / 8));
            painter->drawRoundedRect(box.translated(shift * scale, shift * scale), radius, radius);
        }
    }
    painter->setPen(border);
    painter->setBrush(surface);
    painter->drawRoundedRect(box, radius, radius);
    const qreal bar = 4 * scale;
    const QColor state = palette.state(node.role, faded);
    painter->setPen(Qt::NoPen);
    painter->setBrush(state);
    painter->drawRoundedRect(
        QRectF(box.left() - 0.5, box.top() - 0.5, bar, box.height() + 1), bar / 2.5, bar / 2.5);

    const qreal glyph = 13 * scale;
    painter->setPen(QPen(selected ? palette.accent : tones.muted, std::clamp(1.2 * scale, 0.9, 2.0)));
    drawKindGlyph(painter, node.kind,
        QRectF(box.left() + 12 * scale, box.center().y() - glyph / 2, glyph, glyph));

    qreal right = box.right() - 9 * scale;
    if (node.mark != StateMark::None) {
        const qreal side = 10 * scale;
        drawStateMark(painter, node.mark, QRectF(right - side, box.center().y() - side / 2, side, side), state);
        right -= side + 7 * scale;
    }
    if (!node.badge.isEmpty())
        right = paintBadge(frame, node, box, right, faded);
    paintTexts(frame, node, box, box.left() + 33 * scale, right, selected ? palette.selectedText : tones.text,
        tones.muted);
}

qreal GraphPainter::paintBadge(Frame& frame, const GraphNode& node, const QRectF& box, qreal right, bool faded) const
{
    const qreal scale = frame.camera().scale;
    const QFont font = sized(frame.request.font, 10.5 * scale * frame.request.textScale);
    const qreal width = QFontMetricsF(font).horizontalAdvance(node.badge) + 10 * scale;
    const qreal height = 15 * scale * frame.request.textScale;
    if (right - width < box.left() + box.width() * 0.4)
        return right; // the name matters more
    const QRectF pill(right - width, box.center().y() - height / 2, width, height);
    const GraphPalette::Tones& tones = frame.palette.tones(faded);
    frame.painter->setPen(Qt::NoPen);
    frame.painter->setBrush(tones.raised);
    frame.painter->drawRoundedRect(pill, height / 2, height / 2);
    frame.painter->setFont(font);
    frame.painter->setPen(tones.muted);
    frame.painter->drawText(pill, Qt::AlignCenter, node.badge);
    return pill.left() - 6 * scale;
}

void GraphPainter::paintTexts(Frame& frame, const GraphNode& node, const QRectF& box, qreal left, qreal right,
    const QColor& text, const QColor& muted) const
{
    const qreal scale = frame.camera().scale;
    const bool two = !node.subtitle.isEmpty() && node.size.height() >= 40;
    const auto line = [&](const QString& words, qreal pixels, qreal top, qreal height, const QColor& color) {
        QFont font = sized(frame.request.font, pixels * scale * frame.request.textScale);
        const qreal room = std::max<qreal>(0, right - left);
        if (!frame.request.everything) {
            ShapedText::draw(frame.painter, QRectF(left, top, std::max(room, 1.0), height), words, font, color, false, Qt::ElideMiddle);
            return;
        }
        // Nothing is cut in an export; it gets smaller until it fits.
        const qreal width = QFontMetricsF(font).horizontalAdvance(words);
        if (width > room)
            font.setPixelSize(std::max(1, int(font.pixelSize() * room / std::max<qreal>(1, width))));
        frame.painter->setFont(font);
        frame.painter->setPen(color);
        frame.painter->drawText(QRectF(left, top, std::max(room, 1.0), height),
            Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextDontClip, words);
    };
    if (two) {
        const qreal middle = box.center().y();
        const qreal half = std::min(18 * frame.request.textScale * scale, box.height() / 2);
        line(node.title, 12.5, middle - half, half, text);
        line(node.subtitle, 10.5, middle, half * 0.9, muted);
    } else {
        line(node.title, 12.5, box.top(), box.height(), text);
    }
}

} // namespace skein::ui
