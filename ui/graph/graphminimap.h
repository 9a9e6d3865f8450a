#pragma once

#include "ui/graph/graphpalette.h"
#include "ui/graph/graphscene.h"

#include <QPixmap>
#include <QWidget>

namespace skein::ui {

/// The whole graph in a corner with a frame around what the view shows. Click or drag moves the view. Knows only
/// rectangles; the view tells it what to show.
class GraphMinimap : public QWidget
{
    Q_OBJECT

public:
    explicit GraphMinimap(QWidget* parent = nullptr);

    void setScene(GraphScenePtr scene);
    void setColors(const GraphPalette& palette);
    void setVisibleArea(const QRectF& sceneArea); ///< scene units

    QSize sizeHint() const override { return {180, 120}; }
    /// Where a scene point lies in this widget, and back.
    QPointF toMap(QPointF scenePoint) const;
    QPointF toScene(QPointF mapPoint) const;

Q_SIGNALS:
    void moved(QPointF sceneCentre);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void fitScale();
    void renderNodes();

    GraphScenePtr m_scene;
    GraphPalette m_palette;
    QRectF m_area;
    QPixmap m_nodes;
    qreal m_scale = 1;
    QPointF m_offset;
    QPointF m_grab; ///< scene distance of the pointer from the frame's centre while dragging
};

} // namespace skein::ui
