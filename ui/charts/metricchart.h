#pragma once

#include "ui/widgets/mark.h"

#include <QChartView>
#include <QDateTime>
#include <QPointF>
#include <QTimer>
#include <QVector>
#include <QWidget>

#include <optional>

class QDateTimeAxis;
class QGraphicsRectItem;
class QGraphicsSimpleTextItem;
class QLabel;
class QLineSeries;
class QValueAxis;

namespace skein::ui {

class ElidedLabel;
class Pill;
class StateStack;

/// What a MetricChart shows. Points are (milliseconds since the epoch, value), in order of time.
struct MetricData {
    struct Band {
        qint64 fromMs = 0;
        qint64 toMs = 0;       ///< 0 = still running: until the chart's right end
        QString label;
        QString brief;         ///< where the label has no room
        bool operator==(const Band& o) const = default;
    };
    QString title, unit;
    QVector<QPointF> oldPoints, newPoints;
    QVector<Band> bands;              ///< stages
    std::optional<double> margin;     ///< a line; in the unit of the values
    std::optional<double> lower, upper; ///< a band: where the new side lies, with the judge's confidence
    MarkKind mark = MarkKind::None;   ///< of the outcome
    QString outcome;                  ///< "within +20 %"; empty = none yet
    QString detail;                   ///< the sentence with interval and alpha, on hover
    QString nothing;                  ///< what to say while there are no points
    bool operator==(const MetricData& o) const = default;
};

/// One metric over time, old and new side by side, with the stages behind them. Data may arrive as often as it likes:
/// it is drawn at most twice a second, each series in one replace().
class MetricChart : public QWidget
{
    Q_OBJECT

public:
    explicit MetricChart(QWidget* parent = nullptr);
    ~MetricChart() override;
    void setData(const MetricData& data);
    /// Draws new data so much later (milliseconds), for charts that get theirs together: all in one turn of the event
    /// loop would be felt. 0 (the default) draws the first at once.
    void setPhase(int ms) { m_phaseMs = ms; }
    const MetricData& data() const { return m_data; }
    /// Draws what has arrived without waiting, for pictures and tests.
    void flush();
    int redraws() const { return m_redraws; }
    QSize sizeHint() const override { return {360, 190}; }
    QSize minimumSizeHint() const override { return {220, 150}; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void redraw();
    void style();
    void placeBands();
    void setRanges();
    void showPoint(const QPointF& position);

    MetricData m_data;
    QTimer m_timer;
    int m_phaseMs = 0;
    bool m_dirty = false;
    int m_redraws = 0;
    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_unit = nullptr;
    Pill* m_outcome = nullptr;
    StateStack* m_stack = nullptr;
    QChart* m_chart = nullptr;
    QChartView* m_view = nullptr;
    QLineSeries* m_old = nullptr;
    QLineSeries* m_new = nullptr;
    QLineSeries* m_margin = nullptr;
    QDateTimeAxis* m_time = nullptr;
    QValueAxis* m_value = nullptr;
    QVector<QGraphicsRectItem*> m_bandItems;
    QVector<QGraphicsSimpleTextItem*> m_bandTexts;
    QGraphicsRectItem* m_interval = nullptr;
    QLabel* m_legend = nullptr;
};

} // namespace skein::ui
