#include "models/importers/lastgood.h"

#include <QHash>

namespace skein::importers {

namespace {

/// A resource whose type says dataset is one to the catalog, and a component may be a pipeline: still the same thing.
EntityRef underItsOtherKind(const EntityRef& ref)
{
    constexpr std::pair<EntityKind, EntityKind> pairs[] = {{EntityKind::Resource, EntityKind::Dataset}, {EntityKind::Component, EntityKind::Pipeline}};
    for (const auto& [declared, meant] : pairs) {
        if (ref.kind == declared)
            return EntityRef(meant, ref.ns, ref.name);
        if (ref.kind == meant)
            return EntityRef(declared, ref.ns, ref.name);
    }
    return ref;
}

QString someOf(const QStringList& names)
{
    constexpr qsizetype most = 5;
    return names.mid(0, most).join(QStringLiteral(", ")) + (names.size() > most ? QStringLiteral(", …") : QString());
}

} // namespace

QVector<Entity> keepLastGood(const Catalog& before, const std::function<QString(const Entity&)>& damaged, CatalogBuilder& builder, ImportReport& report)
{
    struct Kept {
        QString stoodIn;     ///< as the catalog has it
        QString damagedFile;
    };
    QVector<Entity> kept;
    QHash<EntityRef, Kept> places;
    QMap<QString, QStringList> names; // by damaged file
    for (const Entity& entity : before.entities) {
        if (builder.describes(entity) || builder.contains(underItsOtherKind(entity.ref)))
            continue;
        const QString file = damaged(entity);
        if (file.isEmpty())
            continue;
        kept.append(entity);
        places.insert(entity.ref, {entity.provenance.file, file});
        names[file] << entity.ref.toString();
    }
    // What other files say about the same things was read anew.
    const auto statedBy = [&](const EntityRef& ref, const Provenance& provenance) {
        const auto place = places.constFind(ref);
        return place != places.cend() && place->stoodIn == provenance.file;
    };
    const auto readsIn = [&](const LineageEdge& edge) {
        const auto place = places.constFind(edge.to);
        return place != places.cend() && place->damagedFile == edge.provenance.file;
    };
    for (const Entity& entity : std::as_const(kept))
        builder.add(entity);
    for (const LineageEdge& edge : before.edges) {
        if (statedBy(edge.from, edge.provenance) || statedBy(edge.to, edge.provenance) || readsIn(edge))
            builder.addEdge(edge);
    }
    for (const Relation& relation : before.relations) {
        if (statedBy(relation.from, relation.provenance) || statedBy(relation.to, relation.provenance))
            builder.addRelation(relation);
    }
    for (auto it = names.cbegin(); it != names.cend(); ++it) {
        report.warnings.append({it.key(), 0,
            QStringLiteral("kept as last imported, since a part of the source cannot be read (%1): %2").arg(it->size()).arg(someOf(*it))});
    }
    if (!kept.isEmpty())
        report.facts[QStringLiteral("keptAsLastImported")] = int(kept.size());
    return kept;
}

} // namespace skein::importers
