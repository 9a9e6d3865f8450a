#include "models/catalog/builder.h"

#include "models/base/hash.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace skein {

namespace {

QString nameKey(const Entity& entity)
{
    if (entity.ref.kind != EntityKind::Dataset || entity.qualifiedName.isEmpty())
        return {};
    QString key = entity.qualifiedName.toLower();
    key.remove(QLatin1Char('"')).remove(QLatin1Char('`'));
    return key;
}

template <typename T>
void join(QVector<T>& into, const QVector<T>& from)
{
    for (const T& value : from) {
        if (!into.contains(value))
            into.append(value);
    }
}

} // namespace

QString entitySlug(const QString& qualifiedName)
{
    QString slug;
    bool lost = false; // then two names could become one
    for (const QChar c : qualifiedName) {
        const bool plain = (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('A') && c <= QLatin1Char('Z'))
            || (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('-') || c == QLatin1Char('_') || c == QLatin1Char('.');
        slug += plain ? c : QLatin1Char('-');
        lost = lost || (!plain && c != QLatin1Char('/')); // paths stay readable
    }
    while (slug.startsWith(QLatin1Char('-')))
        slug.remove(0, 1);
    const QString hash = sha256Hex(qualifiedName.toUtf8()).left(8);
    if (slug.isEmpty())
        return QStringLiteral("unnamed-") + hash;
    return lost || slug.size() > 63 ? slug.left(54) + QLatin1Char('-') + hash : slug;
}

EntityRef CatalogBuilder::resolved(const EntityRef& ref) const
{
    return m_aliases.value(ref, ref);
}

bool CatalogBuilder::contains(const EntityRef& ref) const
{
    return m_entities.contains(resolved(ref));
}

EntityRef CatalogBuilder::sameDataset(const Entity& entity) const
{
    const QString key = nameKey(entity);
    const auto known = m_byQualifiedName.constFind(key);
    if (key.isEmpty() || known == m_byQualifiedName.cend())
        return {};
    const QString& platform = m_entities.constFind(*known)->platform;
    return platform.isEmpty() || entity.platform.isEmpty() || platform == entity.platform ? *known : EntityRef();
}

bool CatalogBuilder::describes(const Entity& entity) const
{
    return contains(entity.ref) || sameDataset(entity).isValid();
}

void CatalogBuilder::merge(Entity& into, const Entity& from)
{
    const auto text = [&](QString& kept, const QString& other, const char* field) {
        if (kept.isEmpty())
            kept = other;
        else if (!other.isEmpty() && kept != other)
            m_conflicts.append({into.ref, QLatin1String(field), kept, other, from.provenance});
    };
    if (into.title.isEmpty())
        into.title = from.title;
    if (into.description.isEmpty())
        into.description = from.description;
    if (into.type.isEmpty())
        into.type = from.type;
    text(into.lifecycle, from.lifecycle, "lifecycle");
    text(into.platform, from.platform, "platform");
    if (into.instance.isEmpty())
        into.instance = from.instance;
    if (into.qualifiedName.isEmpty())
        into.qualifiedName = from.qualifiedName;
    text(into.framework, from.framework, "framework");
    text(into.repository, from.repository, "repository");
    text(into.schedule, from.schedule, "schedule");
    if (!into.system.isValid())
        into.system = from.system;
    if (!into.domain.isValid())
        into.domain = from.domain;
    join(into.owners, from.owners);
    for (const QString& tag : from.tags) {
        if (!into.tags.contains(tag))
            into.tags << tag;
    }
    for (const QString& path : from.paths) {
        if (!into.paths.contains(path))
            into.paths << path;
    }
    for (auto it = from.annotations.cbegin(); it != from.annotations.cend(); ++it) {
        if (!into.annotations.contains(it.key()))
            into.annotations.insert(it.key(), it.value());
    }
    if (into.freshnessSloMinutes == 0)
        into.freshnessSloMinutes = from.freshnessSloMinutes;
    if (into.rowCount < 0)
        into.rowCount = from.rowCount;
    if (into.schemas.isEmpty()) {
        into.schemas = from.schemas;
    } else if (!from.schemas.isEmpty()) {
        // The source with native types knows the columns best; descriptions come from whoever has them.
        SchemaVersion& mine = into.schemas.last();
        const SchemaVersion& other = from.schemas.constLast();
        const auto typed = [](const SchemaVersion& schema) {
            return std::any_of(schema.columns.cbegin(), schema.columns.cend(), [](const Column& column) { return !column.nativeType.isEmpty(); });
        };
        SchemaVersion base = typed(other) && (!typed(mine) || other.columns.size() > mine.columns.size()) ? other : mine;
        const SchemaVersion& second = base == mine ? other : mine;
        for (Column& column : base.columns) {
            if (const Column* also = second.column(column.name)) {
                if (column.description.isEmpty())
                    column.description = also->description;
                if (column.nativeType.isEmpty()) {
                    column.nativeType = also->nativeType;
                    column.type = also->type;
                }
                column.key = column.key || also->key;
            }
        }
        mine = base;
    }
}

void CatalogBuilder::add(const Entity& entity)
{
    EntityRef ref = resolved(entity.ref);
    if (!m_entities.contains(ref)) {
        if (const EntityRef same = sameDataset(entity); same.isValid()) {
            m_aliases.insert(entity.ref, same);
            ref = same;
        }
    }
    auto it = m_entities.find(ref);
    if (it == m_entities.end()) {
        it = m_entities.insert(ref, entity);
        it->ref = ref;
    } else {
        merge(*it, entity);
    }
    const QString merged = nameKey(*it);
    if (!merged.isEmpty() && !m_byQualifiedName.contains(merged))
        m_byQualifiedName.insert(merged, ref);
}

void CatalogBuilder::addEdge(const LineageEdge& edge)
{
    m_edges.append(edge);
}

void CatalogBuilder::addRelation(const Relation& relation)
{
    m_relations.append(relation);
}

void CatalogBuilder::addCatalog(const Catalog& catalog)
{
    for (const Entity& entity : catalog.entities)
        add(entity);
    m_edges += catalog.edges;
    m_relations += catalog.relations;
}

Catalog CatalogBuilder::build() const
{
    Catalog catalog;
    for (const Entity& entity : m_entities) {
        catalog.entities.append(entity);
        std::sort(catalog.entities.last().owners.begin(), catalog.entities.last().owners.end());
        catalog.entities.last().tags.sort();
    }
    QMap<QPair<EntityRef, EntityRef>, LineageEdge> edges;
    for (LineageEdge edge : m_edges) {
        edge.from = resolved(edge.from);
        edge.to = resolved(edge.to);
        const auto key = qMakePair(edge.from, edge.to);
        const auto present = edges.find(key);
        if (present == edges.end()) {
            edges.insert(key, edge);
        } else {
            if (std::tie(edge.provenance.source, edge.provenance.file, edge.provenance.line)
                < std::tie(present->provenance.source, present->provenance.file, present->provenance.line))
                present->provenance = edge.provenance;
            join(present->columns, edge.columns);
        }
    }
    catalog.edges = edges.values();
    QSet<QString> seen;
    for (Relation relation : m_relations) {
        relation.from = resolved(relation.from);
        relation.to = resolved(relation.to);
        const QString key = relation.from.toString() + relation.kind + relation.to.toString();
        if (!seen.contains(key)) {
            seen.insert(key);
            catalog.relations.append(relation);
        }
    }
    std::sort(catalog.relations.begin(), catalog.relations.end(),
        [](const Relation& a, const Relation& b) { return std::tie(a.from, a.kind, a.to) < std::tie(b.from, b.kind, b.to); });
    return catalog;
}

} // namespace skein
