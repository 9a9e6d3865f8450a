#pragma once

#include "ui/widgets/mark.h"

#include <QDateTime>
#include <QPointF>
#include <QVector>
#include <QWidget>

namespace skein::ui {

/// A word-sized line of values, newest at the right. NaN leaves a gap. At most two points a pixel are drawn.
class Sparkline : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget* parent = nullptr);
    void setValues(const QVector<double>& values);
    void setMark(MarkKind mark);
    /// What the values are, for screen readers; the last value is appended.
    void setLabel(const QString& label);
    QSize sizeHint() const override { return {96, 24}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVector<double> m_values;
    MarkKind m_mark = MarkKind::Running;
    QString m_label;
};

/// Work left over time, with the even pace to the deadline and the range the present pace leads to.
class Burndown : public QWidget
{
    Q_OBJECT

public:
    struct Data {
        QVector<QPair<QDateTime, double>> left; ///< in time order
        double total = 0;
        QDateTime deadline;      ///< may be invalid
        QDateTime forecastEarly; ///< may be invalid: no forecast yet
        QDateTime forecastLate;
    };

    explicit Burndown(QWidget* parent = nullptr);
    void setData(const Data& data);
    QSize sizeHint() const override { return {320, 120}; }
    QSize minimumSizeHint() const override { return {160, 80}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Data m_data;
};

} // namespace skein::ui
