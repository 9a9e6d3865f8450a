#include "ui/graph/graphview.h"

#include "ui/graph/graphaccessible.h"
#include "ui/graph/graphexport.h"
#include "ui/graph/graphminimap.h"

#include <QAccessible>
#include <QVariantAnimation>

#include <algorithm>

namespace skein::ui {

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
