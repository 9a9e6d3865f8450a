#include "ui/widgets/sparkline.h"

#include <QLineF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace skein::ui {

namespace {

/// Separate lines are several times cheaper to stroke than one polyline with joins, and look the same at this width.
void drawSteps(QPainter* painter, const QVector<QPointF>& points)
{
    QVector<QLineF> lines;
    lines.reserve(points.size());
    for (qsizetype i = 1; i < points.size(); ++i) {
        if (!std::isnan(points.at(i - 1).y()) && !std::isnan(points.at(i).y()))
            lines << QLineF(points.at(i - 1), points.at(i));
    }
    painter->drawLines(lines);
}

/// Lowest and highest value of each bucket, in their order, so that no peak is lost.
QVector<QPair<double, double>> reduced(const QVector<double>& values, int buckets)
{
    QVector<QPair<double, double>> points; // x 0..1, y
    const double last = std::max<double>(1, double(values.size()) - 1);
    if (values.size() <= 2 * buckets) {
        for (qsizetype i = 0; i < values.size(); ++i)
            points << qMakePair(i / last, values.at(i));
        return points;
    }
    for (int b = 0; b < buckets; ++b) {
        const qsizetype from = values.size() * b / buckets;
        const qsizetype to = values.size() * (b + 1) / buckets;
        qsizetype low = -1;
        qsizetype high = -1;
        for (qsizetype i = from; i < to; ++i) {
            if (std::isnan(values.at(i)))
                continue;
            if (low < 0 || values.at(i) < values.at(low))
                low = i;
            if (high < 0 || values.at(i) > values.at(high))
                high = i;
        }
        if (low < 0) {
            points << qMakePair(from / last, std::numeric_limits<double>::quiet_NaN());
            continue;
        }
        points << qMakePair(std::min(low, high) / last, values.at(std::min(low, high)));
        if (low != high)
            points << qMakePair(std::max(low, high) / last, values.at(std::max(low, high)));
    }
    return points;
}

} // namespace

Sparkline::Sparkline(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::setValues(const QVector<double>& values)
{
    m_values = values;
    setLabel(m_label);
    update();
}

void Sparkline::setMark(MarkKind mark)
{
    m_mark = mark;
    update();
}

void Sparkline::setLabel(const QString& label)
{
    m_label = label;
    const bool known = !m_values.isEmpty() && !std::isnan(m_values.constLast());
    setAccessibleName(known ? tr("%1: %2").arg(label, QLocale().toString(m_values.constLast())) : label);
}

void Sparkline::paintEvent(QPaintEvent*)
{
    if (m_values.size() < 2)
        return;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : std::as_const(m_values)) {
        if (std::isnan(value))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low > high)
        return;
    const QRectF box = QRectF(rect()).adjusted(2, 3, -4, -3);
    const double range = high > low ? high - low : 1;
    QVector<QPointF> points;
    const auto reducedValues = reduced(m_values, std::max(2, int(box.width())));
    for (const auto& [x, y] : reducedValues)
        points << QPointF(box.left() + x * box.width(), high > low ? box.bottom() - (y - low) / range * box.height() : std::isnan(y) ? y : box.center().y());
    const QColor color = Theme::current().color(markColor(m_mark));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap));
    drawSteps(&painter, points);
    if (!std::isnan(points.constLast().y())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(points.constLast(), 2.5, 2.5);
    }
}

Burndown::Burndown(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void Burndown::setData(const Data& data)
{
    m_data = data;
    const QString left = data.left.isEmpty() ? tr("no data yet") : tr("%1 of %2 left").arg(QLocale().toString(data.left.constLast().second, 'f', 0), QLocale().toString(data.total, 'f', 0));
    setAccessibleName(tr("Burndown: %1").arg(left));
    update();
}

void Burndown::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics(Theme::smallFont());
    painter.setFont(Theme::smallFont());
    if (m_data.left.isEmpty() || m_data.total <= 0) {
        painter.setPen(theme.color(ColorRole::Muted));
        painter.drawText(rect(), Qt::AlignCenter, tr("No history yet"));
        return;
    }
    const int axis = metrics.horizontalAdvance(QLocale().toString(m_data.total, 'f', 0)) + Space::s;
    const QRectF box = QRectF(rect()).adjusted(axis, 4, -4, -metrics.height() - 6);
    const QDateTime start = m_data.left.constFirst().first;
    const QDateTime last = m_data.left.constLast().first;
    QDateTime end = last;
    for (const QDateTime& time : {m_data.deadline, m_data.forecastLate}) {
        if (time.isValid() && time > end)
            end = time;
    }
    const double span = std::max<double>(1, double(start.msecsTo(end)));
    const auto x = [&](const QDateTime& time) { return box.left() + double(start.msecsTo(time)) / span * box.width(); };
    const auto y = [&](double left) { return box.bottom() - left / m_data.total * box.height(); };
    painter.setPen(theme.color(ColorRole::Line));
    painter.drawLine(QPointF(box.left(), y(0)), QPointF(box.right(), y(0)));
    painter.drawLine(QPointF(box.left(), y(m_data.total)), QPointF(box.right(), y(m_data.total)));
    painter.setPen(theme.color(ColorRole::Muted));
    painter.drawText(QRectF(0, y(m_data.total) - 2, axis - Space::s, metrics.height()), Qt::AlignRight | Qt::AlignTop, QLocale().toString(m_data.total, 'f', 0));
    painter.drawText(QRectF(0, y(0) - metrics.height() + 2, axis - Space::s, metrics.height()), Qt::AlignRight | Qt::AlignBottom, QStringLiteral("0"));
    if (m_data.forecastEarly.isValid() && m_data.forecastLate.isValid()) {
        const QPointF now(x(last), y(m_data.left.constLast().second));
        const QPointF cone[] {now, {x(m_data.forecastEarly), y(0)}, {x(m_data.forecastLate), y(0)}};
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(ColorRole::Accent, 0.18));
        painter.drawConvexPolygon(cone, 3);
    }
    if (m_data.deadline.isValid() && m_data.deadline > start) {
        painter.setPen(QPen(theme.color(ColorRole::Faint), 1, Qt::DashLine));
        painter.drawLine(QPointF(box.left(), y(m_data.total)), QPointF(x(m_data.deadline), y(0)));
        const bool late = m_data.forecastLate.isValid() && m_data.forecastLate > m_data.deadline;
        painter.setPen(QPen(theme.color(late ? ColorRole::Danger : ColorRole::LineStrong), 1.2));
        painter.drawLine(QPointF(x(m_data.deadline), box.top()), QPointF(x(m_data.deadline), box.bottom()));
    }
    QVector<QPointF> points;
    for (const auto& [time, left] : std::as_const(m_data.left)) {
        if (!points.isEmpty())
            points << QPointF(x(time), points.constLast().y()); // work ends in steps, not along a slope
        points << QPointF(x(time), y(left));
    }
    painter.setPen(QPen(theme.color(ColorRole::Accent), 2, Qt::SolidLine, Qt::RoundCap));
    drawSteps(&painter, points);
    painter.setPen(theme.color(ColorRole::Muted));
    const QRectF labels(box.left(), box.bottom() + 4, box.width(), metrics.height());
    const bool oneDay = start.toLocalTime().date() == end.toLocalTime().date();
    const auto word = [oneDay](const QDateTime& time) {
        return oneDay ? time.toLocalTime().toString(QStringLiteral("HH:mm")) : QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
    };
    painter.drawText(labels, Qt::AlignLeft, word(start));
    painter.drawText(labels, Qt::AlignRight, word(end));
}

} // namespace skein::ui
