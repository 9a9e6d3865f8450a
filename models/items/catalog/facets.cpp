#include "models/items/catalog/facets.h"

#include "models/items/catalog/statewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace skein::items {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Facets", text);
}

bool carriesData(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Dataset:
    case EntityKind::Pipeline:
    case EntityKind::Api:
    case EntityKind::Component:
    case EntityKind::Resource:
        return true;
    default:
        return false;
    }
}

} // namespace

QString facetTitle(Facet facet)
{
    switch (facet) {
    case Facet::Kind: return translated(QT_TRANSLATE_NOOP("Facets", "Kind"));
    case Facet::Owner: return translated(QT_TRANSLATE_NOOP("Facets", "Owner"));
    case Facet::System: return translated(QT_TRANSLATE_NOOP("Facets", "System"));
    case Facet::Framework: return translated(QT_TRANSLATE_NOOP("Facets", "Framework"));
    case Facet::Lifecycle: return translated(QT_TRANSLATE_NOOP("Facets", "Lifecycle"));
    case Facet::Migration: return translated(QT_TRANSLATE_NOOP("Facets", "Migration"));
    }
    return {};
}

QString facetWords(Facet facet, const QString& value)
{
    if (facet == Facet::Migration)
        return migrationStateWords(value);
    if (!value.isEmpty())
        return value;
    switch (facet) {
    case Facet::Owner: return translated(QT_TRANSLATE_NOOP("Facets", "no owner"));
    case Facet::System: return translated(QT_TRANSLATE_NOOP("Facets", "no system"));
    case Facet::Framework: return translated(QT_TRANSLATE_NOOP("Facets", "framework not known"));
    default: return translated(QT_TRANSLATE_NOOP("Facets", "not stated"));
    }
}

QStringList facetValues(const Entity& entity, Facet facet, const MigrationStateOf& stateOf)
{
    switch (facet) {
    case Facet::Kind:
        return {entityKindName(entity.ref.kind)};
    case Facet::Owner: {
        QStringList owners;
        for (const EntityRef& owner : entity.owners)
            owners << owner.name;
        return owners.isEmpty() ? QStringList {QString()} : owners;
    }
    case Facet::System:
        return {entity.system.name};
    case Facet::Framework:
        return {entity.framework.isEmpty() ? entity.platform : entity.framework};
    case Facet::Lifecycle:
        return {entity.lifecycle};
    case Facet::Migration:
        return {stateOf ? stateOf(entity.ref) : QStringLiteral("none")};
    }
    return {};
}

bool CatalogFilter::isEmpty() const
{
    return std::all_of(chosen.cbegin(), chosen.cend(), [](const QSet<QString>& values) { return values.isEmpty(); });
}

void CatalogFilter::toggle(Facet facet, const QString& value)
{
    QSet<QString>& values = chosen[int(facet)];
    if (!values.remove(value))
        values.insert(value);
    if (values.isEmpty())
        chosen.remove(int(facet));
}

bool CatalogFilter::accepts(const Entity& entity, const MigrationStateOf& stateOf, int except) const
{
    if (except != int(Facet::Kind) && values(Facet::Kind).isEmpty() && !carriesData(entity.ref.kind))
        return false;
    for (const Facet facet : allFacets) {
        const QSet<QString> wanted = values(facet);
        if (int(facet) == except || wanted.isEmpty())
            continue;
        const QStringList own = facetValues(entity, facet, stateOf);
        if (std::none_of(own.cbegin(), own.cend(), [&](const QString& value) { return wanted.contains(value); }))
            return false;
    }
    return true;
}

QVector<FacetCount> facetCounts(const Catalog& catalog, Facet facet, const CatalogFilter& filter, const MigrationStateOf& stateOf)
{
    QHash<QString, int> counts;
    for (const Entity& entity : catalog.entities) {
        if (!filter.accepts(entity, stateOf, int(facet)))
            continue;
        const QStringList values = facetValues(entity, facet, stateOf);
        for (const QString& value : values)
            ++counts[value];
    }
    // What is chosen stays visible even when nothing is left of it, so that it can be taken back.
    const QSet<QString> chosen = filter.values(facet);
    for (const QString& value : chosen)
        counts[value] += 0;
    QVector<FacetCount> result;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        result.append({it.key(), it.value()});
    std::sort(result.begin(), result.end(), [](const FacetCount& a, const FacetCount& b) { return a.count != b.count ? a.count > b.count : a.value < b.value; });
    return result;
}

} // namespace skein::items
