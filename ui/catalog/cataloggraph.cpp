#include "ui/catalog/cataloggraph.h"

#include "ui/catalog/legendstrip.h"
#include "ui/graph/graphlayouter.h"
#include "ui/graph/graphview.h"
#include "ui/theme/icons.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace skein::ui {

namespace {

constexpr qreal readableZoom = 0.72;

} // namespace

CatalogGraph::CatalogGraph(QWidget* parent)
    : QWidget(parent)
    , m_view(new GraphView(this))
    , m_layouter(new GraphLayouter(this))
    , m_legend(new LegendStrip(this))
    , m_summary(new ElidedLabel(this))
    , m_tools(new QWidget(this))
{
    m_view->setAccessibleName(tr("Dependency graph"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    auto* strip = new QWidget(this);
    strip->setAttribute(Qt::WA_StyledBackground);
    strip->setProperty("surface", QStringLiteral("strip"));
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(Space::l, 1, Space::l, 0);
    row->setSpacing(Space::l);
    row->addWidget(m_legend, 1);
    m_summary->setProperty("tone", QStringLiteral("muted"));
    m_summary->setProperty("textStyle", QStringLiteral("small"));
    row->addWidget(m_summary);
    column->addWidget(strip);

    auto* tools = new QVBoxLayout(m_tools);
    tools->setContentsMargins(3, 3, 3, 3);
    tools->setSpacing(2);
    m_tools->setAttribute(Qt::WA_StyledBackground);
    m_tools->setProperty("surface", QStringLiteral("card"));
    const auto tool = [this, tools](const char* icon, const QString& text, void (GraphView::*act)()) {
        auto* button = new QToolButton(m_tools);
        button->setProperty("kind", QStringLiteral("quiet"));
        button->setIcon(Icons::get(QString::fromLatin1(icon), ColorRole::Muted));
        button->setToolTip(text);
        button->setAccessibleName(text);
        connect(button, &QToolButton::clicked, m_view, act);
        tools->addWidget(button);
    };
    tool("zoom-in", tr("Zoom in (+)"), &GraphView::zoomIn);
    tool("zoom-out", tr("Zoom out (-)"), &GraphView::zoomOut);
    tool("fit", tr("Show all (F)"), &GraphView::fit);
    connect(m_layouter, &GraphLayouter::ready, this, &CatalogGraph::present);
}

CatalogGraph::~CatalogGraph() = default;

QString CatalogGraph::summary() const
{
    return m_summary->text();
}

void CatalogGraph::show(CatalogScene scene, const QString& summary, const QString& emptyText)
{
    m_legend->setEntries(scene.legend);
    m_summary->setText(summary);
    m_view->setPlaceholder(emptyText);
    if (scene.scene.nodes.empty()) {
        m_layouter->cancel();
        m_view->setScene(nullptr);
        return;
    }
    if (!m_view->scene())
        m_view->setPlaceholder(tr("Laying out %n nodes…", nullptr, int(scene.scene.nodes.size())));
    // Another subject is laid out anew; the same one keeps its places when its data changes.
    m_layouter->request(std::move(scene.scene), m_fit ? GraphLayouter::Positions::Fresh : GraphLayouter::Positions::Keep);
}

void CatalogGraph::present(const GraphScenePtr& scene)
{
    m_view->setScene(scene);
    if (m_fit)
        m_view->fit();
    // Too much to read at once: begin at the node that was asked for instead of with boxes without names.
    if (m_fit && !m_center.isEmpty() && m_view->zoom() < readableZoom) {
        m_view->setZoom(readableZoom, m_view->viewport()->rect().center());
        m_view->centerOn(m_center);
    }
    m_fit = false;
    if (!m_center.isEmpty())
        m_view->ensureVisible(m_center);
    m_center.clear();
    Q_EMIT shown();
}

void CatalogGraph::centerWhenReady(const QString& id)
{
    m_center = m_layouter->isBusy() ? id : QString();
    m_view->ensureVisible(id);
}

void CatalogGraph::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeTools();
}

void CatalogGraph::placeTools()
{
    m_tools->adjustSize();
    m_tools->move(width() - m_tools->width() - Space::m, Space::m);
    m_tools->raise();
}

} // namespace skein::ui
