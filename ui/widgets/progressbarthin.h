#pragma once

#include "ui/widgets/mark.h"

#include <QBasicTimer>
#include <QWidget>

namespace skein::ui {

/// Draws a thin bar: `value` 0..1 of `rect`'s width.
void paintBar(QPainter* painter, const QRectF& rect, double value, const QColor& color, const QColor& groove);

/// A thin progress bar in a mark's colour. A value below 0 = unknown: a piece of bar travels along.
class ProgressBarThin : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressBarThin(QWidget* parent = nullptr);
    void setValue(double value);
    double value() const { return m_value; }
    void setMark(MarkKind mark);
    void setThickness(int pixels);
    QSize sizeHint() const override { return {120, m_thickness}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void updateTimer();
    double m_value = 0;
    MarkKind m_mark = MarkKind::Running;
    int m_thickness = 6;
    int m_phase = 0;
    QBasicTimer m_timer;
};

} // namespace skein::ui
