#pragma once

#include "ui/widgets/mark.h"

#include <QVector>
#include <QWidget>

namespace skein::ui {

/// The stages of a rollout side by side: share, count, bar, verdict, and what the stage waits for.
class StageBar : public QWidget
{
    Q_OBJECT

public:
    struct Stage {
        QString share;    ///< "10 %"
        QString count;    ///< "23 targets"
        MarkKind mark = MarkKind::Waiting;
        QString verdict;  ///< "baking · 31 of 46 units"
        QString detail;   ///< "bake 30 m observed"
        double progress = 0;
        QString toolTip;
        bool operator==(const Stage& o) const = default;
    };

    explicit StageBar(QWidget* parent = nullptr);
    void setStages(const QVector<Stage>& stages);
    /// The stage that is looked at; -1 none.
    void setCurrent(int index);
    int current() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void stageClicked(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF stageRect(int index) const;
    int stageAt(const QPointF& position) const;
    void setFocusStage(int index);

    QVector<Stage> m_stages;
    int m_current = -1;
    int m_hover = -1;
    int m_focus = 0;
};

} // namespace skein::ui
