#include "models/catalog/impact.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace skein {

namespace {

QString ownerText(const Entity* entity)
{
    return entity && !entity->owners.isEmpty() ? entity->owners.constFirst().name : QString();
}

int nameScore(const QString& name, const QString& needle)
{
    const qsizetype at = name.indexOf(needle, 0, Qt::CaseInsensitive);
    if (at < 0)
        return 0;
    if (name.size() == needle.size())
        return 1000;
    if (at == 0)
        return 800 - int(std::min<qsizetype>(100, name.size() - needle.size()));
    const bool wordStart = !name.at(at - 1).isLetterOrNumber();
    return (wordStart ? 600 : 400) - int(std::min<qsizetype>(100, name.size()));
}

} // namespace

QJsonObject Coverage::toJson() const
{
    return {{QStringLiteral("datasets"), datasets}, {QStringLiteral("withOwner"), withOwner}, {QStringLiteral("withColumns"), withColumns},
        {QStringLiteral("withLineage"), withLineage}, {QStringLiteral("pipelines"), pipelines}, {QStringLiteral("withRepository"), withRepository}};
}

Coverage coverage(const Catalog& catalog)
{
    QSet<EntityRef> touched;
    for (const LineageEdge& edge : catalog.edges) {
        touched.insert(edge.from);
        touched.insert(edge.to);
    }
    Coverage result;
    for (const Entity& entity : catalog.entities) {
        if (entity.ref.kind == EntityKind::Dataset) {
            ++result.datasets;
            result.withOwner += !entity.owners.isEmpty();
            result.withColumns += entity.currentSchema() && !entity.currentSchema()->columns.isEmpty();
            result.withLineage += touched.contains(entity.ref);
        } else if (entity.ref.kind == EntityKind::Pipeline) {
            ++result.pipelines;
            result.withRepository += !entity.repository.isEmpty();
        }
    }
    return result;
}

Impact impactOf(const Catalog& catalog, const LineageGraph& graph, const EntityRef& ref, const QStringList& columns)
{
    Impact impact;
    impact.entity = ref;
    impact.coverage = coverage(catalog);
    const int start = graph.node(ref);
    if (start < 0)
        return impact;
    QHash<EntityRef, QStringList> read;
    for (const LineageEdge& edge : catalog.edges) {
        if (edge.from != ref)
            continue;
        QStringList& names = read[edge.to];
        for (const ColumnEdge& column : edge.columns) {
            if (!names.contains(column.from))
                names << column.from;
        }
        names.sort();
    }
    QSet<int> left; // direct consumers known not to read any of the columns
    const QVector<int> consumers = graph.directConsumers(start);
    for (const int node : consumers) {
        const QStringList names = read.value(graph.ref(node));
        const bool reads = columns.isEmpty() || names.isEmpty()
            || std::any_of(names.cbegin(), names.cend(), [&](const QString& name) { return columns.contains(name, Qt::CaseInsensitive); });
        if (!reads)
            left.insert(node);
    }
    QVector<bool> seen(graph.nodeCount(), false);
    seen[start] = true;
    QVector<LineageGraph::Reached> queue;
    for (const int node : consumers) {
        if (!left.contains(node) && !seen[node]) {
            seen[node] = true;
            queue.append({node, 1});
        }
    }
    for (qsizetype i = 0; i < queue.size(); ++i) {
        const LineageGraph::Reached at = queue[i];
        const Entity* entity = graph.entity(at.node);
        ImpactRow row;
        row.ref = graph.ref(at.node);
        row.depth = at.depth;
        row.owner = ownerText(entity);
        row.framework = entity ? entity->framework : QString();
        row.direct = at.depth == 1;
        if (row.direct)
            row.columns = read.value(row.ref);
        impact.consumers.append(row);
        impact.direct += row.direct;
        const QVector<int> next = graph.downstream(at.node);
        for (const int node : next) {
            if (!seen[node]) {
                seen[node] = true;
                queue.append({node, at.depth + 1});
            }
        }
    }
    impact.transitive = int(impact.consumers.size());
    std::stable_sort(impact.consumers.begin(), impact.consumers.end(),
        [](const ImpactRow& a, const ImpactRow& b) { return a.depth != b.depth ? a.depth < b.depth : a.ref < b.ref; });
    return impact;
}

QJsonObject Impact::toJson() const
{
    QJsonArray rows;
    for (const ImpactRow& row : consumers) {
        rows.append(QJsonObject {{QStringLiteral("ref"), row.ref.toString()}, {QStringLiteral("depth"), row.depth},
            {QStringLiteral("owner"), row.owner}, {QStringLiteral("framework"), row.framework},
            {QStringLiteral("columns"), QJsonArray::fromStringList(row.columns)}, {QStringLiteral("direct"), row.direct}});
    }
    return {{QStringLiteral("entity"), entity.toString()}, {QStringLiteral("direct"), direct}, {QStringLiteral("transitive"), transitive},
        {QStringLiteral("consumers"), rows}, {QStringLiteral("coverage"), coverage.toJson()}};
}

Result<EntityRef> findEntity(const Catalog& catalog, const QString& text)
{
    const Result<EntityRef> parsed = EntityRef::parse(text);
    QVector<EntityRef> byName;
    for (const Entity& entity : catalog.entities) {
        if (parsed && entity.ref == *parsed)
            return entity.ref;
        if (entity.qualifiedName.compare(text, Qt::CaseInsensitive) == 0 || entity.title.compare(text, Qt::CaseInsensitive) == 0
            || entity.ref.name.compare(text, Qt::CaseInsensitive) == 0)
            byName.append(entity.ref);
    }
    for (const EntityRef& ref : byName) {
        if (ref.kind == EntityKind::Dataset)
            return ref;
    }
    if (!byName.isEmpty())
        return byName.constFirst();
    QStringList near;
    for (const SearchHit& hit : searchCatalog(catalog, text.section(QLatin1Char(':'), -1).section(QLatin1Char('/'), -1), 5))
        near << catalog.entities[hit.entity].ref.toString();
    return makeError(ErrorClass::BadInput, QStringLiteral("the catalog has no \"%1\"").arg(text), {},
        near.isEmpty() ? QStringLiteral("Import the source that describes it: skein import.") : QStringLiteral("Perhaps: %1.").arg(near.join(QStringLiteral(", "))));
}

QVector<SearchHit> searchCatalog(const Catalog& catalog, const QString& text, int limit)
{
    const QString needle = text.trimmed();
    QVector<SearchHit> hits;
    if (needle.isEmpty())
        return hits;
    for (int i = 0; i < catalog.entities.size(); ++i) {
        const Entity& entity = catalog.entities[i];
        SearchHit hit;
        hit.entity = i;
        hit.score = std::max({nameScore(entity.displayName(), needle), nameScore(entity.ref.name, needle), nameScore(entity.qualifiedName, needle)});
        hit.matched = QStringLiteral("name");
        if (entity.ref.kind == EntityKind::Dataset && hit.score > 0)
            hit.score += 20;
        const auto offer = [&](int score, const QString& what) {
            if (score > hit.score) {
                hit.score = score;
                hit.matched = what;
            }
        };
        if (hit.score == 0) {
            if (const SchemaVersion* schema = entity.currentSchema()) {
                for (const Column& column : schema->columns) {
                    if (const int score = nameScore(column.name, needle))
                        offer(score / 4 + 50, QStringLiteral("column ") + column.name);
                }
            }
            for (const EntityRef& owner : entity.owners) {
                if (const int score = nameScore(owner.name, needle))
                    offer(score / 5 + 40, QStringLiteral("owner ") + owner.name);
            }
            for (const QString& tag : entity.tags) {
                if (const int score = nameScore(tag, needle))
                    offer(score / 5 + 30, QStringLiteral("tag ") + tag);
            }
            if (entity.description.contains(needle, Qt::CaseInsensitive))
                offer(20, QStringLiteral("description"));
        }
        if (hit.score > 0)
            hits.append(hit);
    }
    std::sort(hits.begin(), hits.end(), [&](const SearchHit& a, const SearchHit& b) {
        return a.score != b.score ? a.score > b.score : catalog.entities[a.entity].ref < catalog.entities[b.entity].ref;
    });
    if (limit > 0 && hits.size() > limit)
        hits.resize(limit);
    return hits;
}

} // namespace skein
