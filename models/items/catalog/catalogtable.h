#pragma once

#include "models/catalog/lineagegraph.h"
#include "models/items/catalog/facets.h"

#include <QAbstractTableModel>

namespace skein::items {

/// The catalog as a table: one row an entity, in a chosen order. Rows are indices into the catalog; cells are made when
/// asked for, so that 100,000 rows cost nothing until they are seen. IdRole is the entity's reference.
class CatalogTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Kind, Owner, System, Platform, Lifecycle, Consumers, Columns, Freshness, Migration, ColumnCount };

    explicit CatalogTable(QObject* parent = nullptr);

    /// What rows are about; keeps no row of before.
    void setCatalog(const CatalogPtr& catalog, const std::shared_ptr<const LineageGraph>& graph, const MigrationStateOf& stateOf);
    /// Which entities to show. With `notes` (one per row) why a row was found, shown after the name. The order given is
    /// kept until a column is sorted by.
    void setRows(const QVector<int>& entities, const QStringList& notes = {});
    /// Cells of the migration column changed.
    void refreshMigration();
    /// Back to the order setRows() was given.
    void unsort();

    const Entity* entity(int row) const;
    int rowOf(const EntityRef& ref) const; ///< -1 = not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    QString text(const Entity& entity, int column) const;
    QVariant number(const Entity& entity, int column) const; ///< invalid: the column holds text
    void arrange();

    CatalogPtr m_catalog;
    std::shared_ptr<const LineageGraph> m_graph;
    MigrationStateOf m_stateOf;
    QVector<int> m_given, m_rows;
    QHash<int, QString> m_notes; ///< by entity
    int m_sortColumn = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

/// What a note of a search hit says to people: "column user_id", "owner growth".
QString matchWords(const QString& matched);
/// "60 min", "6 h", "2 d"; empty for none.
QString durationWords(int minutes);

} // namespace skein::items
