#pragma once

#include <QPointF>
#include <QRectF>

#include <cmath>

namespace skein::ui {

/// From scene to viewport: p * scale + offset. The offset is kept on whole device pixels so that a panned picture can
/// be moved instead of painted again.
struct GraphCamera {
    qreal scale = 1;
    QPointF offset;

    QPointF map(QPointF p) const { return p * scale + offset; }
    QRectF map(const QRectF& r) const { return {map(r.topLeft()), r.size() * scale}; }
    QPointF unmap(QPointF p) const { return (p - offset) / scale; }
    QRectF unmap(const QRectF& r) const { return {unmap(r.topLeft()), r.size() / scale}; }

    /// The same camera at another scale with the scene point under `anchor` fixed (to a device pixel).
    GraphCamera zoomed(qreal newScale, QPointF anchor, qreal devicePixelRatio) const
    {
        GraphCamera camera {newScale, anchor - unmap(anchor) * newScale};
        camera.snap(devicePixelRatio);
        return camera;
    }
    void snap(qreal devicePixelRatio)
    {
        offset = {std::round(offset.x() * devicePixelRatio) / devicePixelRatio,
            std::round(offset.y() * devicePixelRatio) / devicePixelRatio};
    }
};

} // namespace skein::ui
