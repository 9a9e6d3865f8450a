// How the catalog page is put together: widgets, verbs, the links between graph, table and inspector.
#include "ui/catalog/catalogpage.h"

#include "models/control/control.h"
#include "models/items/catalog/catalogtable.h"
#include "models/items/cellroles.h"
#include "ui/catalog/cataloggraph.h"
#include "ui/catalog/cataloginspector.h"
#include "ui/catalog/facetpopup.h"
#include "ui/catalog/filterbar.h"
#include "ui/catalog/importpanel.h"
#include "ui/graph/graphview.h"
#include "ui/theme/icons.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace skein::ui {

void CatalogPage::build()
{
    header()->setTitle(title());
    m_search = new SearchField(tr("Search datasets, columns, owners, tags"), this);
    m_search->setFocusShortcut(QKeySequence::Find);
    m_search->setAccessibleName(tr("Search the catalog"));
    header()->setMiddle(m_search);

    auto* sides = new QSplitter(Qt::Horizontal);
    sides->setChildrenCollapsible(false);
    sides->setHandleWidth(1);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_filters = new FilterBar;
    column->addWidget(m_filters);
    auto* halves = new QSplitter(Qt::Vertical);
    halves->setHandleWidth(5);
    m_graph = new CatalogGraph;
    m_graph->setMinimumHeight(160);
    m_rows = new items::CatalogTable(this);
    m_table = new DataTable;
    m_table->setAccessibleName(tr("Catalog"));
    m_table->setModel(m_rows);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setColumnWidths({200, 78, 116, 100, 106, 100, 106, 86, 104, 140});
    m_table->setStretchColumn(items::CatalogTable::Name);
    // The inspector has them all.
    m_table->setRoomNeeded(items::CatalogTable::Platform, 1140);
    m_table->setRoomNeeded(items::CatalogTable::Freshness, 1060);
    m_table->setRoomNeeded(items::CatalogTable::System, 960);
    m_table->setRoomNeeded(items::CatalogTable::Lifecycle, 860);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setMinimumHeight(96);
    halves->addWidget(m_graph);
    halves->addWidget(m_table);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    halves->setChildrenCollapsible(true);
    column->addWidget(halves, 1);
    m_inspector = new CatalogInspector;
    sides->addWidget(left);
    sides->addWidget(m_inspector);
    sides->setStretchFactor(0, 1);
    sides->setStretchFactor(1, 0);
    sides->setSizes({900, 340});

    m_stack = new StateStack;
    m_stack->setContent(sides);
    auto* whole = new QWidget;
    auto* rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_stack, 1);
    m_report = new ImportPanel;
    rows->addWidget(m_report);
    setContent(whole);
    m_toasts = new ToastManager(this);
}

void CatalogPage::buildVerbs()
{
    m_pathAction = new QAction(Icons::get(QStringLiteral("path")), tr("Path"), this);
    m_pathAction->setToolTip(tr("Shortest way between two selected nodes (Ctrl+click), or from the focus to the selection"));
    m_import = new QAction(Icons::get(QStringLiteral("import")), tr("Import…"), this);
    m_export = new QAction(Icons::get(QStringLiteral("export")), tr("Export…"), this);
    m_export->setToolTip(tr("Graph as picture, table as CSV"));
    m_migrate = new QAction(tr("Migrate…"), this);
    m_migrate->setEnabled(false);
    header()->addVerb(m_pathAction);
    header()->addVerb(m_import);
    QPushButton* out = header()->addVerb(m_export);
    header()->setPrimaryVerb(m_migrate);
    connect(m_pathAction, &QAction::triggered, this, [this] {
        const QStringList both = m_graph->view()->selection();
        if (both.size() == 2)
            showPath(EntityRef::parse(both[0]).valueOr({}), EntityRef::parse(both[1]).valueOr({}));
        else
            showPath(m_focusOn.ref, m_selected);
    });
    connect(m_import, &QAction::triggered, this, &CatalogPage::chooseImport);
    connect(m_migrate, &QAction::triggered, this, &CatalogPage::migrate);
    connect(m_export, &QAction::triggered, this, [this, out] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const auto graph = [this](const QString& path) { return exportGraph(path); };
        menu->addAction(tr("Graph as SVG…"), this, [this, graph] { chooseExport(tr("Save graph"), QStringLiteral("lineage.svg"), tr("SVG picture (*.svg)"), graph); });
        menu->addAction(tr("Graph as PNG…"), this, [this, graph] { chooseExport(tr("Save graph"), QStringLiteral("lineage.png"), tr("PNG picture (*.png)"), graph); });
        menu->addAction(tr("Table as CSV…"), this, [this] {
            chooseExport(tr("Save table"), QStringLiteral("catalog.csv"), tr("CSV table (*.csv)"), [this](const QString& path) { return exportTable(path); });
        });
        menu->popup(out->mapToGlobal(QPoint(0, out->height() + 2)));
    });
}

void CatalogPage::connectParts()
{
    const auto selectId = [this](const QString& id) {
        if (!m_linking)
            select(EntityRef::parse(id).valueOr({}));
    };
    GraphView* view = m_graph->view();
    connect(view, &GraphView::selectionChanged, this, [this, view](const QStringList& ids) {
        if (m_linking)
            return;
        if (ids.size() <= 1)
            select(ids.isEmpty() ? EntityRef() : EntityRef::parse(ids.constFirst()).valueOr({}));
        else
            m_pathAction->setEnabled(ids.size() == 2);
        Q_UNUSED(view);
    });
    const auto focusId = [this](const QString& id) { focusOn(EntityRef::parse(id).valueOr({})); };
    connect(view, &GraphView::activated, this, focusId);
    connect(view, &GraphView::focusRequested, this, focusId);
    connect(view, &GraphView::contextMenuRequested, this, &CatalogPage::graphMenu);
    connect(m_graph, &CatalogGraph::shown, this, [this, view] {
        m_linking = true;
        if (m_selected.isValid())
            view->setCurrentId(m_selected.toString());
        m_linking = false;
        updateHighlight();
    });
    connect(m_table, &DataTable::currentIdChanged, this, [selectId](const QString& id) {
        if (!id.isEmpty())
            selectId(id);
    });
    connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex& index) {
        focusOn(EntityRef::parse(index.siblingAtColumn(0).data(items::IdRole).toString()).valueOr({}));
    });
    connect(m_inspector, &Inspector::linkActivated, this, &Page::navigateRequested);
    connect(m_inspector, &CatalogInspector::focusRequested, this, &CatalogPage::focusOn);
    connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
        m_text = text.trimmed();
        updateRows();
        updateHighlight();
        if (!m_text.isEmpty() && m_rows->rowCount() > 0)
            m_graph->view()->ensureVisible(m_rows->entity(0)->ref.toString());
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (!m_text.isEmpty() && m_rows->rowCount() > 0)
            select(m_rows->entity(0)->ref);
    });
    connect(m_search, &SearchField::moveRequested, this, [this](int rows) {
        if (m_rows->rowCount() == 0)
            return;
        const int now = m_table->currentIndex().isValid() ? m_table->currentIndex().row() + rows : 0;
        m_table->setCurrentIndex(m_rows->index(std::clamp(now, 0, m_rows->rowCount() - 1), 0));
    });
    connect(m_filters, &FilterBar::focusCleared, this, [this] { focusOn({}); });
    connect(m_filters, &FilterBar::depthChosen, this, [this](bool upstream, int steps) {
        (upstream ? m_focusOn.up : m_focusOn.down) = steps;
        updateFilters();
        m_graph->fitWhenReady();
        updateGraph();
    });
    connect(m_filters, &FilterBar::colourChosen, this, [this](items::Facet facet) {
        m_colour = facet;
        updateFilters();
        updateGraph();
    });
    connect(m_filters, &FilterBar::facetRequested, this, &CatalogPage::openFacet);
    connect(m_filters, &FilterBar::filtersCleared, this, [this] {
        m_filter = {};
        updateFilters();
        updateRows();
        updateGraph();
    });
    connect(m_stack, &StateStack::actionTriggered, this, [this] {
        if (!m_control->isOpen()) {
            Q_EMIT navigateRequested(QStringLiteral("skein://action/open-sample"));
        } else if (m_catalog->entities.isEmpty()) {
            chooseImport();
        } else {
            m_unknown.clear();
            updateState();
        }
    });
}

void CatalogPage::openFacet(items::Facet facet, QWidget* chip)
{
    auto* popup = new FacetPopup(facet, items::facetCounts(*m_catalog, facet, m_filter, stateOf()), m_filter.values(facet), this);
    const auto changed = [this] {
        updateFilters();
        updateRows();
        m_graph->fitWhenReady();
        updateGraph();
    };
    connect(popup, &FacetPopup::toggled, this, [this, changed](items::Facet which, const QString& value) {
        m_filter.toggle(which, value);
        changed();
    });
    connect(popup, &FacetPopup::cleared, this, [this, changed](items::Facet which) {
        m_filter.clear(which);
        changed();
    });
    popup->adjustSize();
    popup->move(chip->mapToGlobal(QPoint(0, chip->height() + 2)));
    popup->show();
}

void CatalogPage::graphMenu(const QString& id, QPoint globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const EntityRef ref = EntityRef::parse(id).valueOr({});
    if (!id.isEmpty()) {
        menu->addAction(tr("Show its lineage"), this, [this, ref] { focusOn(ref); });
        if (m_selected.isValid() && m_selected != ref)
            menu->addAction(tr("Path from %1").arg(titleOf(m_selected)), this, [this, from = m_selected, ref] { showPath(from, ref); });
        if (ref.kind == EntityKind::Dataset && !m_control->isReadOnly()) {
            menu->addAction(tr("Migrate…"), this, [this, ref] {
                select(ref);
                migrate();
            });
        }
        menu->addSeparator();
    }
    if (m_focusOn.ref.isValid())
        menu->addAction(tr("Show the whole estate"), this, [this] { focusOn({}); });
    menu->addAction(tr("Fit"), m_graph->view(), &GraphView::fit);
    menu->popup(globalPosition);
}

} // namespace skein::ui
