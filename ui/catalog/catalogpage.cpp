#include "ui/catalog/catalogpage.h"

#include "models/catalog/impact.h"
#include "models/control/control.h"
#include "models/items/catalog/catalogtable.h"
#include "models/items/catalog/entitydetails.h"
#include "ui/catalog/cataloggraph.h"
#include "ui/catalog/cataloginspector.h"
#include "ui/catalog/facetpopup.h"
#include "ui/catalog/filterbar.h"
#include "ui/catalog/importpanel.h"
#include "ui/graph/graphview.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QAction>
#include <QHeaderView>
#include <QLocale>

#include <utility>

namespace skein::ui {

namespace {

QString number(int value)
{
    return QLocale().toString(value);
}

EntityRef refOf(const QString& id)
{
    return EntityRef::parse(id).valueOr({});
}

} // namespace

CatalogPage::CatalogPage(control::Control* control, QWidget* parent)
    : Page(parent)
    , m_control(control)
{
    build();
    buildVerbs();
    connectParts();
    setAcceptDrops(true);
    setRefresh([this] { refreshStates(); }, 100);
    connect(control, &control::Control::catalogChanged, this, &CatalogPage::reload);
    connect(control, &control::Control::workspaceChanged, this, [this] {
        m_selected = {};
        m_focusOn = {};
        m_path.clear();
        m_filter = {};
        m_unknown.clear();
        m_graph->fitWhenReady();
        reload();
    });
    connect(control, &control::Control::migrationsChanged, this, &CatalogPage::refreshSoon);
    reload();
}

CatalogPage::~CatalogPage() = default;

items::MigrationStateOf CatalogPage::stateOf() const
{
    return [control = m_control](const EntityRef& ref) { return control->migrationStateOf(ref); };
}

QString CatalogPage::titleOf(const EntityRef& ref) const
{
    const int node = m_lineage->node(ref);
    const Entity* entity = node >= 0 ? m_lineage->entity(node) : nullptr;
    return !entity ? ref.name : entity->qualifiedName.isEmpty() ? entity->displayName() : entity->qualifiedName;
}

void CatalogPage::reload()
{
    m_catalog = m_control->catalog();
    m_lineage = m_control->graph();
    m_rows->setCatalog(m_catalog, m_lineage, stateOf());
    if (m_selected.isValid() && m_lineage->node(m_selected) < 0)
        m_selected = {};
    if (m_focusOn.ref.isValid() && m_lineage->node(m_focusOn.ref) < 0)
        m_focusOn = {};
    m_path.clear();
    updateState();
    updateFilters();
    updateCoverage();
    updateRows();
    updateGraph();
    updateSelection();
}

void CatalogPage::refreshStates()
{
    m_rows->refreshMigration();
    if (!m_filter.values(items::Facet::Migration).isEmpty())
        updateRows();
    if (m_colour == items::Facet::Migration || !m_filter.values(items::Facet::Migration).isEmpty())
        updateGraph();
    updateSelection();
}

void CatalogPage::updateState()
{
    m_import->setEnabled(m_control->isOpen() && !m_control->isReadOnly() && !m_importing);
    m_import->setToolTip(m_control->isReadOnly() ? tr("The workspace is open read-only") : tr("Read dbt, Backstage or SQLite sources"));
    m_export->setEnabled(!m_catalog->entities.isEmpty());
    m_filters->setVisible(!m_catalog->entities.isEmpty());
    if (!m_control->isOpen()) {
        m_stack->showEmpty(QStringLiteral("catalog"), tr("No workspace is open"),
            tr("The catalog shows what exists, who owns it and what breaks when it changes. The sample estate is a whole company to try it on; your own sources come in with Import."),
            tr("Open sample"));
    } else if (m_catalog->entities.isEmpty() && m_importing) {
        m_stack->showLoading(tr("Reading sources…"), tr("The first entities appear when a source is read."));
    } else if (m_catalog->entities.isEmpty()) {
        m_stack->showEmpty(QStringLiteral("import"), tr("Nothing imported yet"),
            tr("Drop files or folders here, or choose them: dbt, Backstage, OpenLineage, DataHub, Avro, JSON Schema, Iceberg, SQL, SQLite. Nothing in a source is run."), tr("Import…"));
    } else if (!m_unknown.isEmpty()) {
        m_stack->showEmpty(QStringLiteral("search"), tr("The catalog has no “%1”").arg(m_unknown),
            tr("It may have been renamed, or its source is not imported."), tr("Show the whole estate"));
    } else {
        m_stack->showContent();
    }
}

void CatalogPage::updateRows()
{
    const items::MigrationStateOf state = stateOf();
    QVector<int> rows;
    QStringList notes;
    if (!m_text.isEmpty()) {
        const QVector<SearchHit> hits = searchCatalog(*m_catalog, m_text, 0);
        for (const SearchHit& hit : hits) {
            // A search for a person or a team finds them although only what carries data is listed otherwise.
            const Entity& entity = m_catalog->entities[hit.entity];
            if (!m_filter.isEmpty() && !m_filter.accepts(entity, state))
                continue;
            rows << hit.entity;
            notes << items::matchWords(hit.matched);
        }
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        m_rows->unsort();
    } else {
        for (int i = 0; i < m_catalog->entities.size(); ++i) {
            if (m_filter.accepts(m_catalog->entities[i], state))
                rows << i;
        }
    }
    m_linking = true;
    m_rows->setRows(rows, notes);
    m_table->selectId(m_selected.toString());
    m_linking = false;
    const int all = int(m_catalog->entities.size());
    header()->setNote(rows.size() == all ? tr("%Ln entities", nullptr, all) : tr("%1 of %2 entities").arg(number(int(rows.size())), number(all)));
}

void CatalogPage::updateGraph()
{
    const items::MigrationStateOf state = stateOf();
    std::function<bool(const Entity&)> accepts;
    if (!m_filter.isEmpty())
        accepts = [this, state](const Entity& entity) { return m_filter.accepts(entity, state); };
    const items::VisibleGraph visible = items::visibleGraph(*m_lineage, m_focusOn, accepts);
    QString summary = tr("%1 nodes · %2 edges").arg(number(int(visible.nodes.size())), number(int(visible.edges.size())));
    if (m_focusOn.ref.isValid()) {
        const items::Reach reach = items::reachOf(*m_lineage, m_focusOn.ref);
        summary = tr("%1 direct, %2 in all downstream · %3 direct, %4 in all upstream · %5 nodes shown")
                      .arg(number(reach.directDown), number(reach.allDown), number(reach.directUp), number(reach.allUp), number(int(visible.nodes.size())));
    }
    if (visible.hidden > 0)
        summary += tr(" · %1 hidden by filters").arg(number(visible.hidden));
    if (!visible.bridgesComplete)
        summary += tr(" · direct edges only");
    m_graph->show(catalogScene(*m_lineage, visible, m_colour, state), summary,
        visible.hidden > 0 ? tr("The filters leave nothing to show.") : tr("No source has told of datasets or pipelines yet."));
}

void CatalogPage::updateHighlight()
{
    GraphView* view = m_graph->view();
    QSet<QString> up;
    QSet<QString> down;
    if (!m_path.isEmpty()) {
        for (const EntityRef& ref : m_path)
            down.insert(ref.toString());
    } else if (!m_text.isEmpty() && !(m_rows->rowCount() == 1 && m_rows->entity(0)->ref == m_selected)) {
        // What is found; but when it is what one looks at already, its lineage says more.
        for (int row = 0; row < m_rows->rowCount(); ++row)
            down.insert(m_rows->entity(row)->ref.toString());
    } else if (m_selected.isValid() && !m_focusOn.ref.isValid()) {
        const int node = m_lineage->node(m_selected);
        if (node >= 0) {
            down.insert(m_selected.toString());
            for (const LineageGraph::Reached& at : m_lineage->closureUp(node))
                up.insert(m_lineage->ref(at.node).toString());
            for (const LineageGraph::Reached& at : m_lineage->closureDown(node))
                down.insert(m_lineage->ref(at.node).toString());
        }
    }
    if (up.isEmpty() && down.isEmpty())
        view->clearHighlight();
    else
        view->setHighlight(up, down);
}

void CatalogPage::updateFilters()
{
    m_filters->setFilter(m_filter);
    m_filters->setColour(m_colour);
    m_filters->setFocus(m_focusOn, m_focusOn.ref.isValid() ? titleOf(m_focusOn.ref) : QString());
}

void CatalogPage::updateCoverage()
{
    const Coverage known = coverage(*m_catalog);
    const auto share = [](int part, int whole) { return whole == 0 ? tr("none") : tr("%1 %").arg(QLocale().toString(100 * qint64(part) / whole)); };
    m_filters->setCoverage(tr("Coverage of %1 datasets: owners %2 · columns %3 · lineage %4    Of %5 pipelines: repository %6")
                               .arg(number(known.datasets), share(known.withOwner, known.datasets), share(known.withColumns, known.datasets),
                                   share(known.withLineage, known.datasets), number(known.pipelines), share(known.withRepository, known.pipelines)),
        tr("%1 datasets have an owner, %2 columns, %3 lineage; %4 pipelines have a repository.\nEvery count of consumers is as good as this.")
            .arg(number(known.withOwner), number(known.withColumns), number(known.withLineage), number(known.withRepository)));
}

void CatalogPage::updateSelection()
{
    m_linking = true;
    if (m_selected.isValid()) {
        m_inspector->show(items::detailsOf(*m_catalog, *m_lineage, m_selected, stateOf()));
        const QString id = m_selected.toString();
        if (m_graph->view()->currentId() != id)
            m_graph->view()->setCurrentId(id);
        if (m_table->currentId() != id && !m_table->selectId(id))
            m_table->clearSelection();
    } else {
        m_inspector->showWelcome();
        m_graph->view()->setSelection({});
        m_table->clearSelection();
    }
    m_linking = false;
    updateHighlight();
    const bool dataset = m_selected.isValid() && m_selected.kind == EntityKind::Dataset;
    const QString open = dataset ? openMigrationOf(m_selected) : QString();
    m_migrate->setText(open.isEmpty() ? tr("Migrate…") : tr("Open migration"));
    m_migrate->setEnabled(dataset && (!open.isEmpty() || !m_control->isReadOnly()));
    m_migrate->setToolTip(!dataset ? tr("Select the dataset whose consumers should move")
            : open.isEmpty()       ? tr("Move every consumer of %1 to another dataset").arg(titleOf(m_selected))
                                   : tr("%1 is being replaced in %2").arg(titleOf(m_selected), open));
    const QStringList both = m_graph->view()->selection();
    m_pathAction->setEnabled(both.size() == 2 || (m_focusOn.ref.isValid() && m_selected.isValid() && m_selected != m_focusOn.ref));
}

void CatalogPage::select(const EntityRef& ref)
{
    if (ref == m_selected)
        return;
    m_selected = ref;
    m_path.clear();
    updateSelection();
    if (ref.isValid())
        m_graph->centerWhenReady(ref.toString());
    Q_EMIT locationChanged();
}

void CatalogPage::focusOn(const EntityRef& ref)
{
    if (m_focusOn.ref == ref)
        return;
    m_focusOn.ref = ref;
    m_path.clear();
    if (ref.isValid())
        m_selected = ref;
    updateFilters();
    m_graph->fitWhenReady();
    updateGraph();
    updateSelection();
    if (ref.isValid())
        m_graph->centerWhenReady(ref.toString());
    Q_EMIT locationChanged();
}

void CatalogPage::showPath(const EntityRef& from, const EntityRef& to)
{
    const QVector<int> nodes = items::pathBetween(*m_lineage, from, to);
    if (nodes.isEmpty()) {
        header()->setNote(tr("No way leads from %1 to %2").arg(titleOf(from), titleOf(to)));
        return;
    }
    m_path.clear();
    for (const int node : nodes)
        m_path << m_lineage->ref(node);
    updateHighlight();
    header()->setNote(tr("%1 to %2: %Ln steps", nullptr, int(nodes.size()) - 1).arg(titleOf(m_path.constFirst()), titleOf(m_path.constLast())));
}

void CatalogPage::navigate(const QStringList& path)
{
    m_unknown.clear();
    if (path.isEmpty()) {
        focusOn({});
        updateState();
        return;
    }
    const QString name = path.join(QLatin1Char('/'));
    const Result<EntityRef> found = findEntity(*m_catalog, name);
    EntityRef ref = found ? *found : refOf(name);
    if (m_lineage->node(ref) < 0) {
        m_unknown = name;
        updateState();
        return;
    }
    updateState();
    if (m_focusOn.ref.isValid() && m_focusOn.ref != ref)
        focusOn(ref);
    else
        select(ref);
}

QStringList CatalogPage::location() const
{
    if (!m_unknown.isEmpty())
        return {m_unknown};
    return m_selected.isValid() ? QStringList {m_selected.toString()} : QStringList {};
}

QString CatalogPage::openMigrationOf(const EntityRef& ref) const
{
    if (m_control->migrationStateOf(ref) != QLatin1String("source"))
        return {};
    const QString name = titleOf(ref);
    for (const auto& migration : m_control->migrations()) {
        const bool open = migration->state != campaign::MigrationState::Abandoned && migration->state != campaign::MigrationState::Retired;
        const QString& source = migration->request.sourceDataset;
        if (open && (source.compare(name, Qt::CaseInsensitive) == 0 || refOf(source) == ref))
            return migration->id;
    }
    return {};
}

void CatalogPage::migrate()
{
    if (!m_selected.isValid())
        return;
    const QString open = openMigrationOf(m_selected);
    Q_EMIT navigateRequested(open.isEmpty() ? addressOf({QStringLiteral("migrations"), QStringLiteral("new"), m_selected.toString()})
                                            : addressOf({QStringLiteral("migrations"), open}));
}

} // namespace skein::ui
