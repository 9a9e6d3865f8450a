#pragma once

#include "models/catalog/entity.h"

#include <QHash>

namespace skein {

/// What two sources say differently about one entity; the word of the first in the sources' order stands until somebody
/// settles it.
struct Conflict {
    EntityRef entity;
    QString field;
    QString kept;
    QString other;
    Provenance provenance; ///< of the other
};

/// Puts a catalog together from several sources. What bears the same reference is one entity; so is a dataset that
/// several sources see under the same qualified name (case and quotes ignored) on the same platform. A source that does
/// not name the platform means the only one there is of that name; where there are several, it stays apart. Two instances
/// of a platform are kept apart where one source names both. The
/// reference that stands is a declared one (Backstage), else one of the default namespace, else the first in order.
/// Facts that only one source knows are joined. The result does not depend on the order in which things were added.
class CatalogBuilder
{
public:
    void add(const Entity& entity);
    void addEdge(const LineageEdge& edge);
    void addRelation(const Relation& relation);
    void addCatalog(const Catalog& catalog);

    bool contains(const EntityRef& ref) const { return m_byRef.contains(ref); }
    bool describes(const Entity& entity) const; ///< by its reference, or the same dataset by another
    /// Sorted, without repeats; edges to entities nobody described keep their references. O(n log n).
    Catalog build(QVector<Conflict>* conflicts = nullptr) const;

private:
    QVector<Entity> m_entities; ///< as they were stated
    QHash<EntityRef, int> m_byRef; ///< one of them
    QMultiHash<QString, int> m_byName;
    QVector<LineageEdge> m_edges;
    QVector<Relation> m_relations;
};

/// A name Backstage accepts, made from a qualified name: letters, digits, "-", "_", "."; at most 63 characters.
/// A name that does not fit as it is, but for slashes, ends with a hash, so that no two names become one.
QString entitySlug(const QString& qualifiedName);

} // namespace skein
