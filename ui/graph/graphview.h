#pragma once

#include "models/base/result.h"
#include "ui/graph/graphcamera.h"
#include "ui/graph/graphnavigation.h"
#include "ui/graph/graphpainter.h"
#include "ui/graph/graphscene.h"

#include <QAbstractScrollArea>
#include <QPixmap>
#include <QSet>

#include <memory>

class QVariantAnimation;

namespace skein::ui {

class GraphMinimap;

/// Shows a GraphScene and lets people move in it. It knows neither catalog nor engine: what is upstream of something
/// and which nodes are worth showing is decided by whoever makes the scene.
///
/// Mouse: wheel or pinch zooms about the pointer (with Shift: moves sideways), dragging empty space or with the middle
/// button moves, click selects, Ctrl+click adds, double click asks for focus. Keys: arrows go to producers, consumers
/// and neighbours in the column, Shift+arrows move the view, + and - zoom, Home or F fits, Enter activates, Escape
/// clears the selection.
///
/// A picture of the viewport is kept: moving repaints only the strips that come into view, hovering paints on top.
class GraphView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit GraphView(QWidget* parent = nullptr);
    ~GraphView() override;

    /// Replaces what is shown; null shows the placeholder. Selection, highlight and place in the picture are kept by
    /// id. A scene whose layout does not cover its nodes and edges is refused and leaves the view as it is.
    void setScene(GraphScenePtr scene);
    GraphScenePtr scene() const;
    /// Text in the middle while there is nothing to show (empty, loading, error).
    void setPlaceholder(const QString& text);
    QString placeholder() const { return m_placeholder; }

    QStringList selection() const; ///< ids, in the order of the scene
    void setSelection(const QStringList& ids);
    QString currentId() const; ///< where the keyboard is; empty = nowhere
    void setCurrentId(const QString& id); ///< selects it alone

    /// Emphasises these nodes and the edges between them; everything else is faded.
    void setHighlight(const QSet<QString>& upstream, const QSet<QString>& downstream);
    void clearHighlight();
    bool isHighlighting() const { return !m_emphasis.highlighted.empty(); }

    void fit();
    void centerOn(const QString& id);     ///< unknown ids are ignored
    void ensureVisible(const QString& id); ///< moves only if the node is not wholly in view
    qreal zoom() const { return m_camera.scale; }
    void setZoom(qreal scale, QPointF viewportAnchor);
    void zoomIn();
    void zoomOut();
    GraphCamera camera() const { return m_camera; }

    /// Whether new scenes slide to their places; off where people want less motion.
    void setAnimated(bool animated) { m_animated = animated; }
    bool isAnimating() const;

    QString idAt(QPoint viewportPosition) const;
    QRect nodeRect(const QString& id) const; ///< in the viewport; empty for unknown ids
    QString toolTipFor(const QString& id) const;
    GraphMinimap* minimap() const { return m_minimap; }
    void setMinimapVisible(bool visible);

    /// The whole graph, complete at a scale of 1; wholeSize() says how large that is.
    void paintScene(QPainter* painter) const;
    QSizeF wholeSize() const;
    Status exportSvg(const QString& path) const;
    Status exportPng(const QString& path, qreal scale = 1) const;

    /// For tests and measurements: how often the kept picture was painted wholly, and what the last frame drew.
    int fullPaints() const { return m_fullPaints; }
    GraphPaintStats lastStats() const { return m_stats; }
    /// "n of m edges drawn" when some were left out, else empty.
    QString sampledText() const;

    // For the accessibility interface.
    const GraphIndex* index() const;
    int nodeCount() const;
    bool isSelected(int node) const { return m_emphasis.isSelected(node); }
    int currentIndex() const { return m_current; }
    void activateNode(int node);
    void selectNode(int node, bool add);

    QSize sizeHint() const override { return {720, 480}; }

Q_SIGNALS:
    void selectionChanged(const QStringList& ids);
    void activated(const QString& id);      ///< Enter
    void focusRequested(const QString& id); ///< double click
    void hovered(const QString& id);        ///< empty when over nothing
    void contextMenuRequested(const QString& id, QPoint globalPosition); ///< empty id over nothing
    void zoomChanged(qreal scale);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Shown {
        explicit Shown(GraphScenePtr given)
            : scene(std::move(given))
            , index(*scene)
            , painter(scene, index)
        {
        }
        GraphScenePtr scene;
        GraphIndex index;
        GraphPainter painter;
    };

    void setCamera(GraphCamera camera);
    GraphCamera clamped(GraphCamera camera) const;
    GraphCamera fittingCamera() const;
    qreal leastZoom() const;
    void cameraChanged();
    void themeChanged();

    void invalidate();
    void refreshBacking();
    void paintStrips(QPointF shift);
    void paintInto(QPixmap& target, const QRectF& area, GraphPaintStats* stats);
    void paintCorner(QPainter& painter) const;
    void paintPlaceholder(QPainter& painter) const;
    GraphPainter::Request request(const QRectF& area) const;
    const std::vector<QRectF>& rects() const;
    int nodeAt(QPoint viewportPosition) const;
    void setHovered(int node);
    void emitSelection();
    void moveCurrent(GraphDirection direction);
    int nodeNearestToCentre() const;
    void applyHighlight();
    void startTransition();
    void keepInPlace(const Shown& before, const std::vector<QRectF>& oldRects, const QString& current);
    void announceFocus();
    void placeMinimap();
    void updateAccessibleText();

    std::unique_ptr<Shown> m_shown;
    GraphPalette m_palette;
    GraphEmphasis m_emphasis;
    QSet<QString> m_upstream;
    QSet<QString> m_downstream;
    QString m_placeholder;
    GraphCamera m_camera;
    bool m_fitPending = true; ///< the first scene is fitted when the size is known
    int m_current = -1;
    int m_hovered = -1;

    QPixmap m_backing;
    GraphCamera m_backingCamera;
    bool m_backingValid = false;
    int m_fullPaints = 0;
    GraphPaintStats m_stats;

    QPoint m_pressAt;
    QPointF m_pressOffset;
    bool m_pressed = false;
    bool m_dragging = false;
    int m_pressNode = -1;

    bool m_animated = true;
    QVariantAnimation* m_transition = nullptr;
    std::vector<QRectF> m_movingFrom;
    std::vector<QRectF> m_moving;
    GraphMinimap* m_minimap = nullptr;
    bool m_minimapWanted = true;
};

} // namespace skein::ui
