#pragma once

#include "models/catalog/lineagegraph.h"
#include "models/items/catalog/facets.h"
#include "models/items/catalog/visiblegraph.h"
#include "ui/widgets/page.h"


class QAction;
class QSplitter;

namespace skein::control {
class Control;
}
namespace skein::items {
class CatalogTable;
}

namespace skein::ui {

class CatalogGraph;
class CatalogInspector;
class DataTable;
class FilterBar;
class ImportPanel;
class SearchField;
class StateStack;
class ToastManager;

/// What exists, who owns it, what breaks if it changes: the dependency graph and the table of the catalog with one
/// selection between them and the inspector. Addresses: skein://catalog/<entity reference>.
class CatalogPage : public Page
{
    Q_OBJECT

public:
    explicit CatalogPage(control::Control* control, QWidget* parent = nullptr);
    ~CatalogPage() override;
    QString pageId() const override { return QStringLiteral("catalog"); }
    QString title() const override { return tr("Catalog"); }
    void navigate(const QStringList& path) override;
    QStringList location() const override;

    /// Reads files or folders into the workspace and shows what came of it.
    void importPaths(const QStringList& paths);
    Status exportGraph(const QString& path) const; ///< SVG or PNG, by the name's end
    Status exportTable(const QString& path) const; ///< CSV, every row

    void focusOn(const EntityRef& ref); ///< invalid = the whole estate
    void select(const EntityRef& ref);
    EntityRef selected() const { return m_selected; }
    void showPath(const EntityRef& from, const EntityRef& to);
    CatalogGraph* graph() const { return m_graph; }
    DataTable* table() const { return m_table; }
    ImportPanel* importPanel() const { return m_report; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void buildVerbs();
    void connectParts();
    void reload();
    void refreshStates();
    void updateState();
    void updateRows();
    void updateGraph();
    void updateHighlight();
    void updateFilters();
    void updateCoverage();
    void updateSelection();
    void openFacet(items::Facet facet, QWidget* chip);
    void graphMenu(const QString& id, QPoint globalPosition);
    void migrate();
    void chooseImport();
    void chooseExport(const QString& title, const QString& name, const QString& filter, const std::function<Status(const QString&)>& write);
    items::MigrationStateOf stateOf() const;
    QString titleOf(const EntityRef& ref) const;
    QString openMigrationOf(const EntityRef& ref) const;

    control::Control* m_control = nullptr;
    CatalogPtr m_catalog;
    std::shared_ptr<const LineageGraph> m_lineage;
    items::CatalogFilter m_filter;
    items::GraphFocus m_focusOn;
    items::Facet m_colour = items::Facet::Migration;
    EntityRef m_selected;
    QString m_text;
    QString m_unknown; ///< an address that names nothing here
    QVector<EntityRef> m_path;
    bool m_importing = false;
    bool m_linking = false;

    SearchField* m_search = nullptr;
    FilterBar* m_filters = nullptr;
    StateStack* m_stack = nullptr;
    CatalogGraph* m_graph = nullptr;
    DataTable* m_table = nullptr;
    items::CatalogTable* m_rows = nullptr;
    CatalogInspector* m_inspector = nullptr;
    ImportPanel* m_report = nullptr;
    ToastManager* m_toasts = nullptr;
    QAction* m_import = nullptr;
    QAction* m_export = nullptr;
    QAction* m_migrate = nullptr;
    QAction* m_pathAction = nullptr;
};

} // namespace skein::ui
