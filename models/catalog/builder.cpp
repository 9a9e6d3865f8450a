#include "models/catalog/builder.h"

#include "models/base/hash.h"

#include <QSet>

#include <algorithm>
#include <numeric>
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

auto order(const Provenance& by)
{
    return std::tie(by.source, by.file, by.line);
}

/// Who is asked first: those who describe, in the order of their sources.
bool before(const Entity& a, const Entity& b)
{
    if (a.referencedOnly != b.referencedOnly)
        return b.referencedOnly;
    if (order(a.provenance) != order(b.provenance))
        return order(a.provenance) < order(b.provenance);
    return std::tie(a.ref, a.qualifiedName, a.platform, a.title, a.description) < std::tie(b.ref, b.qualifiedName, b.platform, b.title, b.description);
}

/// Which reference of one thing stands.
bool standsBefore(const Entity& a, const Entity& b)
{
    const auto rank = [](const Entity& entity) {
        const bool declared = entity.provenance.source == QLatin1String("backstage");
        return declared ? 0 : entity.ref.ns == QLatin1String("default") ? 1 : 2;
    };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.ref < b.ref;
}

/// Statements that are about the same thing (union–find).
class Groups
{
public:
    explicit Groups(qsizetype size)
        : m_parent(size)
    {
        std::iota(m_parent.begin(), m_parent.end(), 0);
    }
    int of(int i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(int a, int b)
    {
        a = of(a);
        b = of(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    QVector<int> m_parent;
};

/// Whether one source knows several instances (servers, locations) with a dataset of this name. Sources call one and the
/// same instance differently, so what two of them say does not count.
bool namesSeveral(const QVector<Entity>& entities, const QVector<int>& stated)
{
    QHash<QString, QString> instances; // by source
    return std::any_of(stated.cbegin(), stated.cend(), [&](int i) {
        const QString& instance = entities[i].instance;
        const QString first = instances.value(entities[i].provenance.source);
        if (first.isEmpty())
            instances.insert(entities[i].provenance.source, instance);
        return !first.isEmpty() && !instance.isEmpty() && instance != first;
    });
}

template <typename T>
void join(QVector<T>& into, const QVector<T>& from)
{
    for (const T& value : from) {
        if (!into.contains(value))
            into.append(value);
    }
}

void merge(Entity& into, const Entity& from, QVector<Conflict>* conflicts)
{
    const auto text = [&](QString& kept, const QString& other, const char* field) {
        if (kept.isEmpty())
            kept = other;
        else if (!other.isEmpty() && kept != other && conflicts)
            conflicts->append({into.ref, QLatin1String(field), kept, other, from.provenance});
    };
    into.referencedOnly = into.referencedOnly && from.referencedOnly;
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

/// Sorted, so that the order of the sources does not show. O(n log n): tables have thousands of columns.
void joinColumns(QVector<ColumnEdge>& into, const QVector<ColumnEdge>& from)
{
    if (from.isEmpty())
        return;
    into += from;
    const auto key = [](const ColumnEdge& edge) { return std::tie(edge.from, edge.to, edge.direct); };
    std::sort(into.begin(), into.end(), [&](const ColumnEdge& a, const ColumnEdge& b) { return key(a) < key(b); });
    into.erase(std::unique(into.begin(), into.end()), into.end());
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

bool CatalogBuilder::describes(const Entity& entity) const
{
    if (contains(entity.ref))
        return true;
    const QString key = nameKey(entity);
    if (key.isEmpty())
        return false;
    const QList<int> same = m_byName.values(key);
    return std::any_of(same.cbegin(), same.cend(), [&](int i) {
        return m_entities[i].platform.isEmpty() || entity.platform.isEmpty() || m_entities[i].platform == entity.platform;
    });
}

void CatalogBuilder::add(const Entity& entity)
{
    const int at = int(m_entities.size());
    m_entities.append(entity);
    if (!m_byRef.contains(entity.ref))
        m_byRef.insert(entity.ref, at);
    if (const QString key = nameKey(entity); !key.isEmpty())
        m_byName.insert(key, at);
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

Catalog CatalogBuilder::build(QVector<Conflict>* conflicts) const
{
    QVector<int> sorted(m_entities.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::stable_sort(sorted.begin(), sorted.end(), [this](int a, int b) { return before(m_entities[a], m_entities[b]); });

    Groups groups(m_entities.size());
    for (int i = 0; i < m_entities.size(); ++i)
        groups.join(i, m_byRef.value(m_entities[i].ref));
    const QList<QString> names = m_byName.uniqueKeys();
    for (const QString& name : names) {
        const QList<int> stated = m_byName.values(name);
        QHash<QString, QVector<int>> ofPlatform;
        for (const int i : stated) {
            if (!m_entities[i].platform.isEmpty())
                ofPlatform[m_entities[i].platform].append(i);
        }
        QHash<QString, int> byPlatform; // one of each that is apart
        for (auto it = ofPlatform.cbegin(); it != ofPlatform.cend(); ++it) {
            const bool several = namesSeveral(m_entities, *it);
            for (const int i : *it) {
                const QString instance = several ? it.key() + QLatin1Char('\n') + m_entities[i].instance : it.key();
                groups.join(i, byPlatform.value(instance, i));
                byPlatform.insert(instance, i);
            }
        }
        QSet<int> apart; // groups of different platforms or instances
        for (const int i : std::as_const(byPlatform))
            apart.insert(groups.of(i));
        for (const int i : stated) {
            if (m_entities[i].platform.isEmpty() && apart.size() <= 1)
                groups.join(i, byPlatform.isEmpty() ? stated.constFirst() : *byPlatform.cbegin());
        }
    }

    QHash<int, Entity> merged;
    QHash<int, int> standing; // whose reference
    for (const int i : std::as_const(sorted)) {
        const int group = groups.of(i);
        const auto stands = standing.find(group);
        if (stands == standing.end())
            standing.insert(group, i);
        else if (standsBefore(m_entities[i], m_entities[*stands]))
            *stands = i;
    }
    QHash<EntityRef, EntityRef> aliases;
    for (const int i : std::as_const(sorted)) {
        const int group = groups.of(i);
        const EntityRef& ref = m_entities[standing.value(group)].ref;
        if (m_entities[i].ref != ref)
            aliases.insert(m_entities[i].ref, ref);
        const auto into = merged.find(group);
        if (into == merged.end())
            merged.insert(group, m_entities[i])->ref = ref;
        else
            merge(*into, m_entities[i], conflicts);
    }

    Catalog catalog;
    catalog.entities.reserve(merged.size());
    for (Entity& entity : merged) {
        std::sort(entity.owners.begin(), entity.owners.end());
        entity.tags.sort();
        catalog.entities.append(std::move(entity));
    }
    std::sort(catalog.entities.begin(), catalog.entities.end(), [](const Entity& a, const Entity& b) { return a.ref < b.ref; });

    const auto resolved = [&](const EntityRef& ref) { return aliases.value(ref, ref); };
    QVector<LineageEdge> edges = m_edges;
    for (LineageEdge& edge : edges) {
        edge.from = resolved(edge.from);
        edge.to = resolved(edge.to);
    }
    std::stable_sort(edges.begin(), edges.end(), [](const LineageEdge& a, const LineageEdge& b) {
        if (a.from != b.from)
            return a.from < b.from;
        return a.to != b.to ? a.to < b.to : order(a.provenance) < order(b.provenance);
    });
    for (LineageEdge& edge : edges) {
        if (!catalog.edges.isEmpty() && catalog.edges.constLast().from == edge.from && catalog.edges.constLast().to == edge.to)
            joinColumns(catalog.edges.last().columns, edge.columns);
        else
            catalog.edges.append(std::move(edge));
    }
    QVector<Relation> relations = m_relations;
    for (Relation& relation : relations) {
        relation.from = resolved(relation.from);
        relation.to = resolved(relation.to);
    }
    std::stable_sort(relations.begin(), relations.end(), [](const Relation& a, const Relation& b) {
        if (std::tie(a.from, a.kind, a.to) != std::tie(b.from, b.kind, b.to))
            return std::tie(a.from, a.kind, a.to) < std::tie(b.from, b.kind, b.to);
        return order(a.provenance) < order(b.provenance);
    });
    for (Relation& relation : relations) {
        const bool again = !catalog.relations.isEmpty() && catalog.relations.constLast().from == relation.from && catalog.relations.constLast().kind == relation.kind
            && catalog.relations.constLast().to == relation.to;
        if (!again)
            catalog.relations.append(std::move(relation));
    }
    return catalog;
}

} // namespace skein
