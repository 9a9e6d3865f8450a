#include "ui/charts/metricchart.h"

#include "ui/charts/chartscale.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/statestack.h"

#include <QChart>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QGraphicsRectItem>
#include <QGraphicsSimpleTextItem>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace skein::ui {

namespace {

constexpr int redrawMs = 500;
constexpr double stageNameRoom = 1.2; // the names of the stages stand above the lines

QString valueText(double value)
{
    return QLocale().toString(value, 'f', value == 0 || std::abs(value) >= 100 ? 0 : std::abs(value) >= 1 ? 1 : 3);
}

} // namespace

MetricChart::MetricChart(QWidget* parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_unit(new ElidedLabel(this))
    , m_outcome(new Pill(this))
    , m_stack(new StateStack(this))
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_old(new QLineSeries(m_chart))
    , m_new(new QLineSeries(m_chart))
    , m_margin(new QLineSeries(m_chart))
    , m_time(new QDateTimeAxis(m_chart))
    , m_value(new QValueAxis(m_chart))
    , m_legend(new QLabel(this))
{
    Theme::setProperty(m_unit, "tone", QStringLiteral("muted"));
    Theme::setProperty(m_legend, "tone", QStringLiteral("muted"));
    m_legend->setTextFormat(Qt::RichText);

    m_chart->legend()->hide();
    m_chart->setMargins({0, 0, 0, 0});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundVisible(false);
    m_chart->setLocale(QLocale());
    m_chart->setLocalizeNumbers(true);
    m_time->setTickCount(3);
    m_value->setTickCount(3);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_value, Qt::AlignLeft);
    for (QLineSeries* series : {m_margin, m_old, m_new}) {
        m_chart->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
    }
    m_interval = new QGraphicsRectItem(m_chart);
    m_interval->setZValue(-0.5); // over the stages, under the lines
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setFocusPolicy(Qt::NoFocus);

    auto* head = new QHBoxLayout;
    head->setSpacing(Space::s);
    head->addWidget(m_title);
    head->addWidget(m_unit, 1);
    head->addWidget(m_outcome);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::xs);
    column->addLayout(head);
    m_stack->setContent(m_view);
    column->addWidget(m_stack, 1);
    column->addWidget(m_legend);

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_dirty) {
            redraw();
            m_timer.start(redrawMs);
        }
    });
    connect(m_chart, &QChart::plotAreaChanged, this, &MetricChart::placeBands);
    connect(Theme::notifier(), &ThemeNotifier::changed, this, &MetricChart::style);
    style();
}

MetricChart::~MetricChart() = default;

void MetricChart::setData(const MetricData& data)
{
    if (data == m_data)
        return;
    m_data = data;
    m_dirty = true;
    if (m_timer.isActive())
        return;
    if (m_phaseMs == 0)
        redraw();
    m_timer.start(m_phaseMs > 0 ? m_phaseMs : redrawMs);
}

void MetricChart::flush()
{
    redraw();
}

void MetricChart::redraw()
{
    m_dirty = false;
    ++m_redraws;
    m_title->setText(m_data.title);
    m_unit->setText(m_data.unit);
    m_outcome->setVisible(!m_data.outcome.isEmpty());
    m_outcome->set(m_data.mark, m_data.outcome);
    m_outcome->setToolTip(m_data.detail);
    const Theme& theme = Theme::current();
    const auto key = [](const QString& colour, const QString& sign, const QString& words) { return QStringLiteral("<span style='color:%1'>%2</span> %3 &nbsp; ").arg(colour, sign, words); };
    QString legend = key(theme.color(ColorRole::Muted).name(), QStringLiteral("━"), tr("old")) + key(theme.color(ColorRole::Accent).name(), QStringLiteral("━"), tr("new"));
    if (m_data.lower && m_data.upper)
        legend += key(theme.color(ColorRole::Ok).name(), QStringLiteral("■"), tr("%1 to %2").arg(valueText(*m_data.lower), valueText(*m_data.upper)));
    if (m_data.margin) // in the plot the lines would run through the word
        legend += key(theme.color(ColorRole::Danger).name(), QStringLiteral("╍"), tr("margin %1").arg(valueText(*m_data.margin)));
    m_legend->setText(legend);
    setAccessibleName(m_data.title);
    setAccessibleDescription(m_data.detail.isEmpty() ? m_data.outcome : m_data.detail);
    if (m_data.oldPoints.isEmpty() && m_data.newPoints.isEmpty()) {
        m_stack->showEmpty(QStringLiteral("clock"), m_data.nothing.isEmpty() ? tr("No data yet") : m_data.nothing, {});
        return;
    }
    m_stack->showContent();
    m_old->replace(m_data.oldPoints);
    m_new->replace(m_data.newPoints);
    setRanges();
    placeBands();
}

void MetricChart::setRanges()
{
    qreal from = 0, to = 0, most = 0;
    bool first = true;
    for (const QVector<QPointF>* points : {&m_data.oldPoints, &m_data.newPoints}) {
        for (const QPointF& point : *points) {
            from = first ? point.x() : std::min(from, point.x());
            to = first ? point.x() : std::max(to, point.x());
            most = std::max(most, point.y());
            first = false;
        }
    }
    if (m_data.margin)
        most = std::max(most, *m_data.margin * 1.1);
    if (m_data.upper)
        most = std::max(most, *m_data.upper);
    const qreal pad = std::max<qreal>(1000, (to - from) * 0.02);
    m_time->setRange(QDateTime::fromMSecsSinceEpoch(qint64(from - pad)), QDateTime::fromMSecsSinceEpoch(qint64(to + pad)));
    m_time->setFormat(timeFormat(qint64(to - from)));
    const double top = niceCeiling(most * stageNameRoom);
    m_value->setRange(0, top);
    m_value->setLabelFormat(QString::fromLatin1(labelFormat(top)));
    if (m_data.margin)
        m_margin->replace(QVector<QPointF> {{from - pad, *m_data.margin}, {to + pad, *m_data.margin}});
    else
        m_margin->clear();
}

void MetricChart::placeBands()
{
    const QRectF plot = m_chart->plotArea();
    const qint64 from = m_time->min().toMSecsSinceEpoch();
    const qint64 to = m_time->max().toMSecsSinceEpoch();
    const Theme& theme = Theme::current();
    while (m_bandItems.size() < m_data.bands.size()) {
        auto* rect = new QGraphicsRectItem(m_chart);
        rect->setZValue(-1);
        rect->setPen(Qt::NoPen);
        m_bandItems << rect;
        m_bandTexts << new QGraphicsSimpleTextItem(m_chart);
    }
    const auto xOf = [&](qint64 ms) { return plot.left() + plot.width() * qBound(0.0, double(ms - from) / double(std::max<qint64>(1, to - from)), 1.0); };
    qreal textEnd = -1;
    for (qsizetype i = 0; i < m_bandItems.size(); ++i) {
        const bool shown = i < m_data.bands.size() && plot.width() > 1;
        m_bandItems[i]->setVisible(shown);
        m_bandTexts[i]->setVisible(shown);
        if (!shown)
            continue;
        const MetricData::Band& band = m_data.bands[i];
        const QRectF area(QPointF(xOf(band.fromMs), plot.top()), QPointF(xOf(band.toMs > 0 ? band.toMs : to), plot.bottom()));
        m_bandItems[i]->setRect(area);
        m_bandItems[i]->setBrush(theme.color(ColorRole::Accent, i % 2 ? 0.16 : 0.09));
        m_bandTexts[i]->setText(band.label);
        m_bandTexts[i]->setFont(Theme::smallFont());
        m_bandTexts[i]->setBrush(theme.color(ColorRole::Muted));
        m_bandTexts[i]->setPos(area.left() + 3, area.top() + 1);
        // A name that has no room is left out rather than written over its neighbour.
        const auto hasRoom = [&] { return area.left() + 3 > textEnd + 6 && area.left() + 3 + m_bandTexts[i]->boundingRect().width() < std::min(plot.right() + 2, area.right() + 2); };
        bool fits = hasRoom();
        if (!fits && !band.brief.isEmpty()) {
            m_bandTexts[i]->setText(band.brief);
            fits = hasRoom();
        }
        m_bandTexts[i]->setVisible(fits);
        if (fits)
            textEnd = area.left() + 3 + m_bandTexts[i]->boundingRect().width();
    }
    const auto yOf = [&](double value) { return plot.bottom() - plot.height() * qBound(0.0, value / std::max(1e-12, m_value->max()), 1.0); };
    m_interval->setVisible(m_data.lower && m_data.upper && plot.width() > 1);
    if (m_interval->isVisible()) {
        m_interval->setRect(QRectF(QPointF(plot.left(), yOf(*m_data.upper)), QPointF(plot.right(), yOf(*m_data.lower))).normalized());
        m_interval->setBrush(theme.color(ColorRole::Ok, 0.16));
        m_interval->setPen(QPen(theme.color(ColorRole::Ok, 0.45), 0));
    }
}

void MetricChart::style()
{
    const Theme& theme = Theme::current();
    m_title->setFont(Theme::headingFont());
    m_legend->setFont(Theme::smallFont());
    const auto pen = [&](ColorRole role, qreal width, Qt::PenStyle pattern = Qt::SolidLine) {
        QPen made(theme.color(role));
        made.setWidthF(width);
        made.setStyle(pattern);
        made.setCosmetic(true);
        return made;
    };
    m_old->setPen(pen(ColorRole::Muted, 1.6));
    m_new->setPen(pen(ColorRole::Accent, 2.0));
    m_margin->setPen(pen(ColorRole::Danger, 1.6, Qt::DashLine));
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_time), static_cast<QAbstractAxis*>(m_value)}) {
        axis->setLabelsFont(Theme::smallFont());
        axis->setLabelsColor(theme.color(ColorRole::Muted));
        axis->setLinePen(pen(ColorRole::Line, 1));
        axis->setGridLinePen(pen(ColorRole::Line, 1, Qt::DotLine));
    }
    m_time->setGridLineVisible(false);
    redraw();
}

void MetricChart::showPoint(const QPointF& position)
{
    const QPointF value = m_chart->mapToValue(m_chart->mapFromScene(m_view->mapToScene(position.toPoint())), m_new);
    QStringList lines;
    const QPair<QString, const QVector<QPointF>*> sides[] = {{tr("old"), &m_data.oldPoints}, {tr("new"), &m_data.newPoints}};
    for (const auto& [name, points] : sides) {
        if (points->isEmpty())
            continue;
        const auto nearest = std::min_element(points->begin(), points->end(),
            [&](const QPointF& a, const QPointF& b) { return std::abs(a.x() - value.x()) < std::abs(b.x() - value.x()); });
        lines << tr("%1: %2 at %3").arg(name, valueText(nearest->y()), QDateTime::fromMSecsSinceEpoch(qint64(nearest->x())).toString(QStringLiteral("HH:mm:ss")));
    }
    if (!m_data.detail.isEmpty())
        lines << m_data.detail;
    QToolTip::showText(m_view->viewport()->mapToGlobal(position.toPoint()) + QPoint(12, 12), lines.join(QLatin1Char('\n')), m_view);
}

bool MetricChart::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_view->viewport() && event->type() == QEvent::MouseMove)
        showPoint(static_cast<QMouseEvent*>(event)->position());
    return QWidget::eventFilter(object, event);
}

void MetricChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        style();
    if (event->type() == QEvent::LanguageChange) {
        m_dirty = true;
        if (!m_timer.isActive())
            m_timer.start();
    }
    QWidget::changeEvent(event);
}

} // namespace skein::ui
