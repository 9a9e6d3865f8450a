#pragma once

#include "models/catalog/lineagegraph.h"
#include "models/items/catalog/facets.h"
#include "models/items/catalog/visiblegraph.h"
#include "models/items/rowsmodel.h"

namespace skein::items {

/// Everything the inspector says about one entity, as values.
struct EntityDetails {
    struct Fact {
        QString key;
        QString value;
        QString address;
        std::optional<Mark> tone;
        bool mono = false;
    };

    bool known = false;     ///< false: only an edge names it
    EntityRef ref;
    QString heading;        ///< "Dataset · production"
    QString title;
    QString description;
    QVector<QPair<Mark, QString>> pills;
    Reach reach;
    QVector<Fact> facts;
    bool columnReaders = false;        ///< some source says which columns are read
    QVector<RowsModel::Row> columns;   ///< name, type, readers when known, description
    QVector<RowsModel::Row> consumers; ///< name, owner, repository and paths, state; direct ones
    QVector<RowsModel::Row> producers; ///< name, owner
};

/// O(edges of the catalog).
EntityDetails detailsOf(const Catalog& catalog, const LineageGraph& graph, const EntityRef& ref, const MigrationStateOf& stateOf);

/// "skein://catalog/dataset:default/x", the address of an entity's page.
QString addressOf(const EntityRef& ref);

} // namespace skein::items
