#include "ui/graph/graphview.h"

#include "ui/graph/graphaccessible.h"
#include "ui/graph/graphexport.h"
#include "ui/graph/graphminimap.h"

#include <QAccessible>
#include <QEvent>
#include <QStyle>
#include <QVariantAnimation>

#include <algorithm>
#include <limits>

namespace skein::ui {

namespace {

constexpr qreal mostZoom = 3;
constexpr int mostMovingNodes = 4000; // more are simply shown at their new places
constexpr int transitionMs = 200;

} // namespace

GraphView::GraphView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_palette(Theme::current())
{
    installGraphAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the overview map shows where the view is
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setAttribute(Qt::WA_NoSystemBackground);
    viewport()->grabGesture(Qt::PinchGesture);
    setAccessibleName(tr("Dependency graph"));

    m_minimap = new GraphMinimap(viewport());
    m_minimap->hide();
    connect(m_minimap, &GraphMinimap::moved, this, [this](QPointF centre) {
        GraphCamera camera = m_camera;
        camera.offset = QRectF(viewport()->rect()).center() - centre * camera.scale;
        setCamera(camera);
    });
    connect(Theme::notifier(), &ThemeNotifier::changed, this, &GraphView::themeChanged);
}

GraphView::~GraphView() = default;

void GraphView::setScene(GraphScenePtr scene)
{
    if (scene && !scene->isLaidOut())
        return;
    if (scene && scene->nodes.empty())
        scene.reset();
    const QStringList selected = selection();
    const QString current = currentId();
    const std::unique_ptr<Shown> before = std::move(m_shown);
    const std::vector<QRectF> oldRects = before ? (isAnimating() ? m_moving : before->painter.rects())
                                                : std::vector<QRectF>();
    if (m_transition)
        m_transition->stop();
    m_moving.clear();
    m_hovered = -1;
    m_pressed = m_dragging = false;
    m_emphasis = {};
    m_current = -1;

    if (scene)
        m_shown = std::make_unique<Shown>(std::move(scene));
    if (m_shown && before) {
        keepInPlace(*before, oldRects, current);
    } else if (m_shown) {
        m_fitPending = true;
    }

    if (m_shown) {
        m_current = m_shown->index.indexOf(current);
        for (const QString& id : selected) {
            const int node = m_shown->index.indexOf(id);
            if (node < 0)
                continue;
            m_emphasis.selected.resize(m_shown->scene->nodes.size(), 0);
            m_emphasis.selected[size_t(node)] = 1;
        }
        applyHighlight();
    }
    m_minimap->setScene(m_shown ? m_shown->scene : GraphScenePtr());
    if (m_fitPending && isVisible())
        fit();
    cameraChanged();
    invalidate();
    updateAccessibleText();
    if (selection() != selected)
        emitSelection();
}

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

GraphScenePtr GraphView::scene() const
{
    return m_shown ? m_shown->scene : GraphScenePtr();
}

const GraphIndex* GraphView::index() const
{
    return m_shown ? &m_shown->index : nullptr;
}

int GraphView::nodeCount() const
{
    return m_shown ? int(m_shown->scene->nodes.size()) : 0;
}

const std::vector<QRectF>& GraphView::rects() const
{
    static const std::vector<QRectF> none;
    return !m_shown ? none : isAnimating() ? m_moving : m_shown->painter.rects();
}

void GraphView::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    updateAccessibleText();
    viewport()->update();
}

void GraphView::updateAccessibleText()
{
    setAccessibleDescription(m_shown ? tr("%n node(s)", nullptr, nodeCount()) : m_placeholder);
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&event);
    }
}

// Selection

QStringList GraphView::selection() const
{
    QStringList ids;
    for (size_t i = 0; m_shown && i < m_emphasis.selected.size(); ++i) {
        if (m_emphasis.selected[i])
            ids << m_shown->scene->nodes[i].id;
    }
    return ids;
}

void GraphView::setSelection(const QStringList& ids)
{
    if (!m_shown)
        return;
    std::vector<char> selected;
    int last = -1;
    for (const QString& id : ids) {
        const int node = m_shown->index.indexOf(id);
        if (node < 0)
            continue;
        selected.resize(m_shown->scene->nodes.size(), 0);
        selected[size_t(node)] = 1;
        last = node;
    }
    if (selected == m_emphasis.selected)
        return;
    m_emphasis.selected = std::move(selected);
    if (last >= 0)
        m_current = last;
    invalidate();
    emitSelection();
}

QString GraphView::currentId() const
{
    return m_shown && m_current >= 0 ? m_shown->scene->nodes[size_t(m_current)].id : QString();
}

void GraphView::setCurrentId(const QString& id)
{
    setSelection({id});
    if (m_shown && m_shown->index.indexOf(id) >= 0)
        m_current = m_shown->index.indexOf(id);
}

void GraphView::selectNode(int node, bool add)
{
    if (!m_shown)
        return;
    std::vector<char> selected = add ? m_emphasis.selected : std::vector<char>();
    if (node >= 0) {
        selected.resize(m_shown->scene->nodes.size(), 0);
        selected[size_t(node)] = add ? !selected[size_t(node)] : 1;
        m_current = node;
    }
    if (std::find(selected.begin(), selected.end(), 1) == selected.end())
        selected.clear();
    if (selected == m_emphasis.selected) {
        viewport()->update();
        return;
    }
    m_emphasis.selected = std::move(selected);
    invalidate();
    emitSelection();
}

void GraphView::activateNode(int node)
{
    if (m_shown && node >= 0 && node < nodeCount())
        Q_EMIT activated(m_shown->scene->nodes[size_t(node)].id);
}

void GraphView::emitSelection()
{
    announceFocus();
    Q_EMIT selectionChanged(selection());
}

void GraphView::announceFocus()
{
    if (!QAccessible::isActive() || m_current < 0)
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(m_current);
    QAccessible::updateAccessibility(&event);
}

void GraphView::setHighlight(const QSet<QString>& upstream, const QSet<QString>& downstream)
{
    m_upstream = upstream;
    m_downstream = downstream;
    applyHighlight();
    invalidate();
}

void GraphView::clearHighlight()
{
    setHighlight({}, {});
}

void GraphView::applyHighlight()
{
    m_emphasis.highlighted.clear();
    if (!m_shown || (m_upstream.isEmpty() && m_downstream.isEmpty()))
        return;
    const std::vector<GraphNode>& nodes = m_shown->scene->nodes;
    m_emphasis.highlighted.resize(nodes.size(), 0);
    bool any = false;
    for (size_t i = 0; i < nodes.size(); ++i) {
        const bool lit = m_upstream.contains(nodes[i].id) || m_downstream.contains(nodes[i].id);
        m_emphasis.highlighted[i] = lit ? 1 : 0;
        any = any || lit;
    }
    if (!any) // a scene without any of them is not faded as a whole
        m_emphasis.highlighted.clear();
}

// Camera

qreal GraphView::leastZoom() const
{
    return std::min(0.05, fittingCamera().scale * 0.5);
}

GraphCamera GraphView::fittingCamera() const
{
    GraphCamera camera;
    if (!m_shown)
        return camera;
    constexpr qreal margin = 28;
    const QSizeF room = QSizeF(viewport()->size()) - QSizeF(2 * margin, 2 * margin);
    const QRectF bounds = m_shown->scene->layout.bounds;
    const qreal across = room.width() / std::max<qreal>(1, bounds.width());
    const qreal down = room.height() / std::max<qreal>(1, bounds.height());
    camera.scale = std::clamp(std::min(across, down), 1e-4, 1.0);
    camera.offset = QRectF(viewport()->rect()).center() - bounds.center() * camera.scale;
    camera.snap(devicePixelRatioF());
    return camera;
}

void GraphView::fit()
{
    m_fitPending = false;
    setCamera(fittingCamera());
}

void GraphView::centerOn(const QString& id)
{
    const int node = m_shown ? m_shown->index.indexOf(id) : -1;
    if (node < 0)
        return;
    m_fitPending = false;
    GraphCamera camera = m_camera;
    camera.scale = std::max(camera.scale, 0.6); // far away one could not read what was asked for
    camera.offset
        = QRectF(viewport()->rect()).center() - m_shown->painter.rects()[size_t(node)].center() * camera.scale;
    setCamera(camera);
}

void GraphView::ensureVisible(const QString& id)
{
    const int node = m_shown ? m_shown->index.indexOf(id) : -1;
    if (node < 0)
        return;
    constexpr qreal margin = 32;
    const QRectF inner = QRectF(viewport()->rect()).adjusted(margin, margin, -margin, -margin);
    const QRectF box = m_camera.map(m_shown->painter.rects()[size_t(node)]);
    QPointF move;
    if (box.left() < inner.left())
        move.setX(inner.left() - box.left());
    else if (box.right() > inner.right())
        move.setX(inner.right() - box.right());
    if (box.top() < inner.top())
        move.setY(inner.top() - box.top());
    else if (box.bottom() > inner.bottom())
        move.setY(inner.bottom() - box.bottom());
    if (move.isNull())
        return;
    GraphCamera camera = m_camera;
    camera.offset += move;
    setCamera(camera);
}

void GraphView::setZoom(qreal scale, QPointF viewportAnchor)
{
    scale = std::clamp(scale, leastZoom(), mostZoom);
    setCamera(m_camera.zoomed(scale, viewportAnchor, devicePixelRatioF()));
}

void GraphView::zoomIn()
{
    setZoom(m_camera.scale * 1.25, QRectF(viewport()->rect()).center());
}

void GraphView::zoomOut()
{
    setZoom(m_camera.scale / 1.25, QRectF(viewport()->rect()).center());
}

/// At least a part of the graph stays in view.
GraphCamera GraphView::clamped(GraphCamera camera) const
{
    if (!m_shown)
        return camera;
    const QRectF graph = camera.map(m_shown->scene->layout.bounds);
    const QSizeF view(viewport()->size());
    const qreal keepX = std::min(graph.width(), view.width() * 0.25);
    const qreal keepY = std::min(graph.height(), view.height() * 0.25);
    camera.offset.rx()
        += std::max<qreal>(0, keepX - graph.right()) - std::max<qreal>(0, graph.left() - view.width() + keepX);
    camera.offset.ry()
        += std::max<qreal>(0, keepY - graph.bottom()) - std::max<qreal>(0, graph.top() - view.height() + keepY);
    camera.snap(devicePixelRatioF());
    return camera;
}

void GraphView::setCamera(GraphCamera camera)
{
    camera = clamped(camera);
    if (camera.scale == m_camera.scale && camera.offset == m_camera.offset)
        return;
    const bool zoomed = camera.scale != m_camera.scale;
    m_camera = camera;
    cameraChanged();
    if (zoomed)
        Q_EMIT zoomChanged(camera.scale);
}

void GraphView::cameraChanged()
{
    m_minimap->setVisibleArea(m_camera.unmap(QRectF(viewport()->rect())));
    placeMinimap();
    viewport()->update();
}

void GraphView::setMinimapVisible(bool visible)
{
    m_minimapWanted = visible;
    placeMinimap();
}

void GraphView::placeMinimap()
{
    constexpr int margin = 16;
    const QSize size = m_minimap->sizeHint();
    const bool room = viewport()->width() > size.width() * 2 && viewport()->height() > size.height() * 2;
    const bool partly = m_shown
        && !QRectF(viewport()->rect()).contains(m_camera.map(m_shown->scene->layout.bounds).toAlignedRect());
    m_minimap->setVisible(m_minimapWanted && room && partly);
    m_minimap->move(viewport()->width() - size.width() - margin, viewport()->height() - size.height() - margin);
}

// Transition to a new scene

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

// Export

void GraphView::paintScene(QPainter* painter) const
{
    if (m_shown)
        paintWholeGraph(painter, m_shown->painter, m_palette, m_emphasis, font());
}

QSizeF GraphView::wholeSize() const
{
    return m_shown ? wholeGraphSize(m_shown->painter) : QSizeF();
}

Status GraphView::exportSvg(const QString& path) const
{
    if (!m_shown)
        return makeError(ErrorClass::BadInput, tr("The graph is empty"), path, tr("Show at least one entity first"));
    return writeGraphSvg(path, m_shown->painter, m_palette, m_emphasis, font(), accessibleName());
}

Status GraphView::exportPng(const QString& path, qreal scale) const
{
    if (!m_shown)
        return makeError(ErrorClass::BadInput, tr("The graph is empty"), path, tr("Show at least one entity first"));
    return writeGraphPng(path, m_shown->painter, m_palette, m_emphasis, font(), scale);
}

} // namespace skein::ui
