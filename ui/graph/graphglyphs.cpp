#include "ui/graph/graphglyphs.h"

#include <QPainterPath>

namespace skein::ui {

namespace {

/// Maps the unit square to a box.
class Unit
{
public:
    explicit Unit(const QRectF& box)
        : m_box(box)
    {
    }
    QPointF operator()(qreal x, qreal y) const
    {
        return {m_box.left() + x * m_box.width(), m_box.top() + y * m_box.height()};
    }
    QRectF operator()(qreal x, qreal y, qreal w, qreal h) const
    {
        return {(*this)(x, y), QSizeF(w * m_box.width(), h * m_box.height())};
    }

private:
    QRectF m_box;
};

void drawCylinder(QPainter* painter, const Unit& at)
{
    const QRectF top = at(0.12, 0.08, 0.76, 0.26);
    painter->drawEllipse(top);
    QPainterPath body(at(0.12, 0.21));
    body.lineTo(at(0.12, 0.8));
    body.arcTo(at(0.12, 0.66, 0.76, 0.26), 180, 180);
    body.lineTo(at(0.88, 0.21));
    painter->drawPath(body);
}

void drawChevrons(QPainter* painter, const Unit& at)
{
    for (qreal x : {0.14, 0.5}) {
        const QPointF points[] = {at(x, 0.2), at(x + 0.36, 0.5), at(x, 0.8)};
        painter->drawPolyline(points, 3);
    }
}

void drawStack(QPainter* painter, const Unit& at)
{
    painter->drawRect(at(0.1, 0.36, 0.56, 0.52));
    const QPointF back[] = {at(0.3, 0.36), at(0.3, 0.12), at(0.9, 0.12), at(0.9, 0.66), at(0.66, 0.66)};
    painter->drawPolyline(back, 5);
}

void drawBraces(QPainter* painter, const Unit& at)
{
    for (bool right : {false, true}) {
        const auto x = [&](qreal value) { return right ? 1 - value : value; };
        QPainterPath path(at(x(0.4), 0.12));
        path.cubicTo(at(x(0.16), 0.12), at(x(0.36), 0.5), at(x(0.1), 0.5));
        path.cubicTo(at(x(0.36), 0.5), at(x(0.16), 0.88), at(x(0.4), 0.88));
        painter->drawPath(path);
    }
}

void drawHexagon(QPainter* painter, const Unit& at)
{
    const QPointF points[] = {at(0.5, 0.06), at(0.9, 0.28), at(0.9, 0.72), at(0.5, 0.94), at(0.1, 0.72), at(0.1, 0.28)};
    painter->drawPolygon(points, 6);
}

void drawFrame(QPainter* painter, const Unit& at)
{
    painter->drawRoundedRect(at(0.1, 0.16, 0.8, 0.68), 1.5, 1.5);
    painter->drawLine(at(0.1, 0.38), at(0.9, 0.38));
}

} // namespace

void drawKindGlyph(QPainter* painter, const QString& kind, const QRectF& box)
{
    const Unit at(box);
    painter->setBrush(Qt::NoBrush);
    const QString name = kind.toLower();
    if (name == QLatin1String("dataset"))
        drawCylinder(painter, at);
    else if (name == QLatin1String("pipeline"))
        drawChevrons(painter, at);
    else if (name == QLatin1String("group"))
        drawStack(painter, at);
    else if (name == QLatin1String("api"))
        drawBraces(painter, at);
    else if (name == QLatin1String("component") || name == QLatin1String("resource"))
        drawHexagon(painter, at);
    else if (name == QLatin1String("system") || name == QLatin1String("domain"))
        drawFrame(painter, at);
    else
        painter->drawEllipse(at(0.2, 0.2, 0.6, 0.6));
}

void drawStateMark(QPainter* painter, StateMark mark, const QRectF& box, const QColor& color)
{
    if (mark == StateMark::None)
        return;
    const Unit at(box);
    QPen pen(color, std::max(1.0, box.width() * 0.14));
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    switch (mark) {
    case StateMark::None:
        break;
    case StateMark::Done: {
        const QPointF points[] = {at(0.12, 0.54), at(0.4, 0.8), at(0.88, 0.22)};
        painter->drawPolyline(points, 3);
        break;
    }
    case StateMark::Healthy:
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(at(0.2, 0.2, 0.6, 0.6));
        break;
    case StateMark::Running:
        painter->drawEllipse(at(0.12, 0.12, 0.76, 0.76));
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawPie(at(0.12, 0.12, 0.76, 0.76), 90 * 16, 180 * 16);
        break;
    case StateMark::Waiting:
        painter->drawEllipse(at(0.14, 0.14, 0.72, 0.72));
        break;
    case StateMark::Held: {
        painter->setBrush(color);
        const QPointF points[] = {at(0.5, 0.14), at(0.9, 0.84), at(0.1, 0.84)};
        painter->drawPolygon(points, 3);
        break;
    }
    case StateMark::Failed:
        painter->drawLine(at(0.18, 0.18), at(0.82, 0.82));
        painter->drawLine(at(0.82, 0.18), at(0.18, 0.82));
        break;
    case StateMark::Decide: {
        QPainterPath hook(at(0.28, 0.32));
        hook.cubicTo(at(0.28, 0.02), at(0.78, 0.02), at(0.76, 0.34));
        hook.cubicTo(at(0.74, 0.52), at(0.5, 0.48), at(0.5, 0.68));
        painter->drawPath(hook);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(at(0.42, 0.84, 0.16, 0.16));
        break;
    }
    }
}

} // namespace skein::ui
