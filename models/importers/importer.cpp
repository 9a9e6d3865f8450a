#include "models/importers/importer.h"

#include <QJsonArray>

namespace skein::importers {

QJsonObject ImportReport::toJson() const
{
    const auto list = [](const QVector<Skip>& entries) {
        QJsonArray array;
        for (const Skip& skip : entries)
            array.append(QJsonObject {{QStringLiteral("file"), skip.file}, {QStringLiteral("line"), skip.line}, {QStringLiteral("reason"), skip.reason}});
        return array;
    };
    QJsonObject counted;
    for (auto it = facts.cbegin(); it != facts.cend(); ++it)
        counted.insert(it.key(), it.value());
    return {{QStringLiteral("path"), path}, {QStringLiteral("format"), format}, {QStringLiteral("added"), added}, {QStringLiteral("changed"), changed},
        {QStringLiteral("moved"), moved}, {QStringLiteral("removed"), removed}, {QStringLiteral("skipped"), list(skipped)},
        {QStringLiteral("warnings"), list(warnings)}, {QStringLiteral("facts"), counted}};
}

void compareWithBefore(const Catalog& before, const Catalog& after, ImportReport& report)
{
    QHash<EntityRef, const Entity*> known;
    for (const Entity& entity : before.entities)
        known.insert(entity.ref, &entity);
    report.added = report.changed = report.moved = report.removed = 0;
    QSet<EntityRef> present;
    for (const Entity& entity : after.entities) {
        present.insert(entity.ref);
        const Entity* old = known.value(entity.ref);
        if (!old) {
            ++report.added;
            continue;
        }
        const bool same = old->title == entity.title && old->description == entity.description && old->owners == entity.owners
            && old->lifecycle == entity.lifecycle && old->schemas == entity.schemas && old->tags == entity.tags && old->paths == entity.paths
            && old->qualifiedName == entity.qualifiedName && old->annotations == entity.annotations && old->rowCount == entity.rowCount
            && old->type == entity.type && old->system == entity.system && old->framework == entity.framework && old->repository == entity.repository
            && old->schedule == entity.schedule && old->freshnessSloMinutes == entity.freshnessSloMinutes;
        report.changed += !same;
        report.moved += same && old->provenance.file != entity.provenance.file;
    }
    for (const Entity& entity : before.entities)
        report.removed += !present.contains(entity.ref);
}

} // namespace skein::importers
