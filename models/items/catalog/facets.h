#pragma once

#include "models/catalog/entity.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace skein::items {

/// What the catalog can be narrowed and coloured by.
enum class Facet { Kind, Owner, System, Framework, Lifecycle, Migration };
inline constexpr Facet allFacets[] = {Facet::Kind, Facet::Owner, Facet::System, Facet::Framework, Facet::Lifecycle, Facet::Migration};

QString facetTitle(Facet facet); ///< "Owner"
/// A value for people: "pyspark", "no owner" for the empty one, a migration state in words.
QString facetWords(Facet facet, const QString& value);

/// State of an entity in open migrations, as control::Control::migrationStateOf() says.
using MigrationStateOf = std::function<QString(const EntityRef&)>;

/// An entity's values; several owners give several. One empty string where nothing is known. For datasets the
/// framework is the platform they live on.
QStringList facetValues(const Entity& entity, Facet facet, const MigrationStateOf& stateOf);

/// The chosen values by facet; a facet without chosen values lets everything pass.
struct CatalogFilter {
    QHash<int, QSet<QString>> chosen;

    bool isEmpty() const;
    const QSet<QString> values(Facet facet) const { return chosen.value(int(facet)); }
    void toggle(Facet facet, const QString& value);
    void clear(Facet facet) { chosen.remove(int(facet)); }
    /// Without a chosen kind only what carries data passes: people, teams, systems and domains are found by asking for
    /// their kind.
    bool accepts(const Entity& entity, const MigrationStateOf& stateOf) const { return accepts(entity, stateOf, -1); }
    /// Leaves one facet out of the question, for its own counts.
    bool accepts(const Entity& entity, const MigrationStateOf& stateOf, int except) const;
    bool operator==(const CatalogFilter& o) const = default;
};

struct FacetCount {
    QString value;
    int count = 0;
    bool operator==(const FacetCount& o) const = default;
};
/// How many entities each value of `facet` would leave, given what is chosen elsewhere: most first, then by name.
/// O(entities).
QVector<FacetCount> facetCounts(const Catalog& catalog, Facet facet, const CatalogFilter& filter, const MigrationStateOf& stateOf);

} // namespace skein::items
