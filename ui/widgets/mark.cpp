#include "ui/widgets/mark.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace skein::ui {

namespace {

constexpr qreal markWidth = 10;
constexpr qreal padding = 8;
constexpr qreal gap = 5;

} // namespace

ColorRole markColor(MarkKind mark)
{
    switch (mark) {
    case MarkKind::Done:
    case MarkKind::Healthy:
        return ColorRole::Ok;
    case MarkKind::Running:
        return ColorRole::Accent;
    case MarkKind::Held:
    case MarkKind::Decide:
        return ColorRole::Warning;
    case MarkKind::Failed:
        return ColorRole::Danger;
    case MarkKind::Person:
        return ColorRole::Hold;
    case MarkKind::Production:
        return ColorRole::Production;
    case MarkKind::None:
    case MarkKind::Waiting:
    case MarkKind::Skipped:
        break;
    }
    return ColorRole::Muted;
}

ColorRole markSoftColor(MarkKind mark)
{
    switch (markColor(mark)) {
    case ColorRole::Ok:
        return ColorRole::OkSoft;
    case ColorRole::Accent:
        return ColorRole::AccentSoft;
    case ColorRole::Warning:
        return ColorRole::WarningSoft;
    case ColorRole::Danger:
        return ColorRole::DangerSoft;
    case ColorRole::Hold:
        return ColorRole::HoldSoft;
    case ColorRole::Production:
        return ColorRole::ProductionSoft;
    default:
        return ColorRole::Raised;
    }
}

QString markCharacter(MarkKind mark)
{
    switch (mark) {
    case MarkKind::Done:
        return QStringLiteral("✓");
    case MarkKind::Healthy:
        return QStringLiteral("●");
    case MarkKind::Running:
        return QStringLiteral("◐");
    case MarkKind::Waiting:
        return QStringLiteral("○");
    case MarkKind::Held:
        return QStringLiteral("▲");
    case MarkKind::Failed:
        return QStringLiteral("✕");
    case MarkKind::Decide:
        return QStringLiteral("?");
    case MarkKind::Person:
        return QStringLiteral("◆");
    case MarkKind::Skipped:
        return QStringLiteral("–");
    case MarkKind::None:
    case MarkKind::Production:
        break;
    }
    return {};
}

QString markName(MarkKind mark)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("skein::ui::Mark", text); };
    switch (mark) {
    case MarkKind::Done:
        return say(QT_TRANSLATE_NOOP("skein::ui::Mark", "done"));
    case MarkKind::Healthy:
        return say(QT_TRANSLATE_NOOP("skein::ui::Mark", "healthy"));
    case MarkKind::Running:
        return say(QT_TRANSLATE_NOOP("skein::ui::Mark", "running"));
    case MarkKind::Waiting:
        return say(QT_TRANSLATE_NOOP("skein::ui::Mark", "waiting"));
    case MarkKind::Held:
        return say(QT_TRANSLATE_NOOP("skein::ui::Mark", "held"));
    case MarkKind::Failed:
        return say(QT_TRANSLATE_NOOP("skein::ui::Mark", "failed"));
    case MarkKind::Decide:
        return say(QT_TRANSLATE_NOOP("skein::ui::Mark", "needs a decision"));
    case MarkKind::Person:
        return say(QT_TRANSLATE_NOOP("skein::ui::Mark", "waits for a person"));
    case MarkKind::Skipped:
        return say(QT_TRANSLATE_NOOP("skein::ui::Mark", "left out"));
    case MarkKind::Production:
        return say(QT_TRANSLATE_NOOP("skein::ui::Mark", "production"));
    case MarkKind::None:
        break;
    }
    return {};
}

void paintMark(QPainter* painter, const QRectF& rect, MarkKind mark, const QColor& color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal side = std::min({rect.width(), rect.height(), markWidth});
    painter->translate(rect.center());
    painter->scale(side / markWidth, side / markWidth);
    QPen pen(color, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    switch (mark) {
    case MarkKind::Done:
        painter->drawLine(QPointF(-4, 0.4), QPointF(-1.3, 3.1));
        painter->drawLine(QPointF(-1.3, 3.1), QPointF(4, -3.3));
        break;
    case MarkKind::Healthy:
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(QPointF(), 3.6, 3.6);
        break;
    case MarkKind::Running:
        pen.setWidthF(1.4);
        painter->setPen(pen);
        painter->drawEllipse(QPointF(), 3.6, 3.6);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawPie(QRectF(-3.8, -3.8, 7.6, 7.6), 90 * 16, 180 * 16);
        break;
    case MarkKind::Waiting:
        pen.setWidthF(1.4);
        painter->setPen(pen);
        painter->drawEllipse(QPointF(), 3.6, 3.6);
        break;
    case MarkKind::Held: {
        painter->setBrush(color);
        pen.setWidthF(1);
        painter->setPen(pen);
        const QPointF triangle[] {{0, -3.9}, {4, 3.2}, {-4, 3.2}};
        painter->drawConvexPolygon(triangle, 3);
        break;
    }
    case MarkKind::Failed:
        painter->drawLine(QPointF(-3.2, -3.2), QPointF(3.2, 3.2));
        painter->drawLine(QPointF(3.2, -3.2), QPointF(-3.2, 3.2));
        break;
    case MarkKind::Decide: {
        QPainterPath hook;
        hook.moveTo(-2.5, -2.2);
        hook.cubicTo(-2.5, -5.4, 2.9, -5.2, 2.6, -2.1);
        hook.cubicTo(2.4, -0.4, 0, -0.4, 0, 1.5);
        painter->drawPath(hook);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(QPointF(0, 4.1), 1.05, 1.05);
        break;
    }
    case MarkKind::Person: {
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        const QPointF diamond[] {{0, -4.4}, {4.4, 0}, {0, 4.4}, {-4.4, 0}};
        painter->drawConvexPolygon(diamond, 4);
        break;
    }
    case MarkKind::Skipped:
        painter->drawLine(QPointF(-3.4, 0), QPointF(3.4, 0));
        break;
    case MarkKind::None:
    case MarkKind::Production:
        break;
    }
    painter->restore();
}

QSize pillSize(const QFontMetrics& metrics, MarkKind mark, const QString& text)
{
    const bool shape = !markCharacter(mark).isEmpty();
    qreal width = 2 * padding + (shape ? markWidth : 0);
    if (!text.isEmpty())
        width += metrics.horizontalAdvance(text) + (shape ? gap : 0);
    return QSize(int(width + 0.999), std::max(pillHeight, metrics.height() + 3));
}

QRectF paintPill(QPainter* painter, const QRectF& rect, MarkKind mark, const QString& text, const QFont& font)
{
    const QFontMetrics metrics(font);
    const QSize wanted = pillSize(metrics, mark, text);
    const bool shape = !markCharacter(mark).isEmpty();
    QRectF pill(rect.left(), rect.center().y() - wanted.height() / 2.0, std::min<qreal>(wanted.width(), rect.width()), wanted.height());
    pill.moveTop(std::round(pill.top()));
    const Theme& theme = Theme::current();
    const QColor color = theme.color(markColor(mark));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal radius = pill.height() / 2;
    painter->setBrush(theme.color(markSoftColor(mark)));
    if (mark == MarkKind::Production) {
        painter->setPen(QPen(color, 1));
        painter->drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    } else {
        painter->setPen(Qt::NoPen);
        painter->drawRoundedRect(pill, radius, radius);
    }
    qreal x = pill.left() + padding;
    if (shape) {
        paintMark(painter, QRectF(x, pill.top(), markWidth, pill.height()), mark, color);
        x += markWidth + gap;
    }
    if (!text.isEmpty()) {
        painter->setFont(font);
        painter->setPen(color);
        const QRectF area(x, pill.top(), pill.right() - padding - x + 1, pill.height());
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, metrics.elidedText(text, Qt::ElideRight, int(area.width()) + 1));
    }
    painter->restore();
    return pill;
}

} // namespace skein::ui
