#include "ui/graph/graphview.h"

#include <QStyle>
#include <QVariantAnimation>

#include <limits>

namespace skein::ui {

namespace {

constexpr int mostMovingNodes = 4000; // more are simply shown at their new places
constexpr int transitionMs = 200;

} // namespace

/// What the eye rests on stays where it is: the current node, else the one nearest to the middle of the viewport.
void GraphView::keepInPlace(const Shown& before, const std::vector<QRectF>& oldRects, const QString& current)
{
    const std::vector<QRectF>& newRects = m_shown->painter.rects();
    int anchor = before.index.indexOf(current);
    int anchorNow = m_shown->index.indexOf(current);
    if (anchor < 0 || anchorNow < 0) {
        anchor = -1;
        const QPointF middle = m_camera.unmap(QRectF(viewport()->rect()).center());
        qreal nearest = std::numeric_limits<qreal>::max();
        for (size_t i = 0; i < oldRects.size(); ++i) {
            const QPointF delta = oldRects[i].center() - middle;
            const qreal distance = QPointF::dotProduct(delta, delta);
            const int now = distance < nearest ? m_shown->index.indexOf(before.scene->nodes[i].id) : -1;
            if (now >= 0) {
                nearest = distance;
                anchor = int(i);
                anchorNow = now;
            }
        }
    }
    if (anchor < 0) { // nothing in common
        m_fitPending = true;
        return;
    }
    const QPointF drift = newRects[size_t(anchorNow)].topLeft() - oldRects[size_t(anchor)].topLeft();
    m_camera.offset -= drift * m_camera.scale;
    m_camera.snap(devicePixelRatioF());

    m_movingFrom = newRects;
    bool moves = false;
    for (size_t i = 0; i < newRects.size(); ++i) {
        const int old = before.index.indexOf(m_shown->scene->nodes[i].id);
        if (old < 0)
            continue;
        m_movingFrom[i].moveTopLeft(oldRects[size_t(old)].topLeft() + drift);
        moves = moves || (m_movingFrom[i].topLeft() - newRects[i].topLeft()).manhattanLength() > 1;
    }
    if (moves)
        startTransition();
}

void GraphView::startTransition()
{
    const bool wanted = m_animated && isVisible() && nodeCount() <= mostMovingNodes
        && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (!wanted)
        return;
    if (!m_transition) {
        m_transition = new QVariantAnimation(this);
        m_transition->setStartValue(0.0);
        m_transition->setEndValue(1.0);
        m_transition->setDuration(transitionMs);
        m_transition->setEasingCurve(QEasingCurve::InOutCubic);
        connect(m_transition, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
            const qreal t = value.toReal();
            const std::vector<QRectF>& target = m_shown->painter.rects();
            for (size_t i = 0; i < m_moving.size(); ++i) {
                m_moving[i].moveTopLeft(m_movingFrom[i].topLeft() * (1 - t) + target[i].topLeft() * t);
                m_moving[i].setSize(target[i].size());
            }
            invalidate();
        });
        connect(m_transition, &QVariantAnimation::finished, this, &GraphView::invalidate);
    }
    m_moving = m_movingFrom;
    m_transition->start();
}

bool GraphView::isAnimating() const
{
    return m_transition && m_transition->state() == QAbstractAnimation::Running && !m_moving.empty();
}

} // namespace skein::ui
