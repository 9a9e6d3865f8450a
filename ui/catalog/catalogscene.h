#pragma once

#include "models/items/catalog/facets.h"
#include "models/items/catalog/visiblegraph.h"
#include "ui/graph/graphscene.h"

namespace skein::ui {

/// One entry under the graph: what a colour stands for, and how many nodes have it.
struct LegendEntry {
    QString words;
    int count = 0;
    ColorRole role = ColorRole::Faint;
    StateMark mark = StateMark::None;
    bool operator==(const LegendEntry& o) const = default;
};

struct CatalogScene {
    GraphScene scene; ///< without layout
    QVector<LegendEntry> legend;
};

/// Nodes and edges to draw, coloured by one facet. Migration states have colours and signs of their own; of other
/// facets the most frequent values get a colour each and the rest share one. Node ids are entity references.
CatalogScene catalogScene(const LineageGraph& graph, const items::VisibleGraph& visible, items::Facet colourBy, const items::MigrationStateOf& stateOf);

} // namespace skein::ui
