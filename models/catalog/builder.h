#pragma once

#include "models/catalog/entity.h"

#include <QMap>

namespace skein {

/// What two sources say differently about one entity; the first source's word stands until somebody settles it.
struct Conflict {
    EntityRef entity;
    QString field;
    QString kept;
    QString other;
    Provenance provenance; ///< of the other
};

/// Puts a catalog together from several sources. A dataset seen by several of them (same qualified name, ignoring
/// case and quotes, and no contradicting platform) becomes one entity; facts that only one source knows are joined.
/// The result does not depend on the order in which sources are added as long as they do not contradict each other.
class CatalogBuilder
{
public:
    void add(const Entity& entity);
    void addEdge(const LineageEdge& edge);
    void addRelation(const Relation& relation);
    void addCatalog(const Catalog& catalog);

    const QVector<Conflict>& conflicts() const { return m_conflicts; }
    bool contains(const EntityRef& ref) const;
    bool describes(const Entity& entity) const; ///< by its reference, or the same dataset by another
    /// Sorted, without repeats; edges to entities nobody described keep their references.
    Catalog build() const;

private:
    EntityRef resolved(const EntityRef& ref) const;
    EntityRef sameDataset(const Entity& entity) const; ///< invalid when there is none
    void merge(Entity& into, const Entity& from);

    QMap<EntityRef, Entity> m_entities;
    QMap<QString, EntityRef> m_byQualifiedName;
    QMap<EntityRef, EntityRef> m_aliases; ///< a reference another source uses for the same dataset
    QVector<LineageEdge> m_edges;
    QVector<Relation> m_relations;
    QVector<Conflict> m_conflicts;
};

/// A name Backstage accepts, made from a qualified name: letters, digits, "-", "_", "."; at most 63 characters.
/// A name that does not fit as it is, but for slashes, ends with a hash, so that no two names become one.
QString entitySlug(const QString& qualifiedName);

} // namespace skein
