#include "models/importers/importer.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

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

namespace {

/// What a thing keeps when it moves: its kind and the name people know it by; of dbt's, its unique id but for the package.
QString nameOf(const Entity& entity)
{
    const QString id = entity.annotations.value(QStringLiteral("dbt/unique-id"));
    const QString name = id.isEmpty() ? entity.displayName() : id.section(QLatin1Char('.'), 0, 0) + QLatin1Char('.') + id.section(QLatin1Char('.'), 2);
    return entityKindName(entity.ref.kind) + QLatin1Char(' ') + name.toLower();
}

/// Whether two datasets of one name have at least half of their columns in common; true where none are known.
bool alike(const Entity& a, const Entity& b)
{
    const SchemaVersion* one = a.currentSchema();
    const SchemaVersion* other = b.currentSchema();
    if (!one || !other || one->columns.isEmpty() || other->columns.isEmpty())
        return true;
    QSet<QString> names;
    for (const Column& column : one->columns)
        names.insert(column.name.toLower());
    qsizetype shared = 0;
    for (const Column& column : other->columns)
        shared += names.contains(column.name.toLower());
    return shared * 2 >= std::max(one->columns.size(), other->columns.size());
}

} // namespace

void compareWithBefore(const Catalog& before, const Catalog& after, ImportReport& report)
{
    QHash<EntityRef, const Entity*> known;
    for (const Entity& entity : before.entities)
        known.insert(entity.ref, &entity);
    report.added = report.changed = report.moved = report.removed = 0;
    QHash<QString, QVector<const Entity*>> appeared;
    QSet<EntityRef> present;
    for (const Entity& entity : after.entities) {
        present.insert(entity.ref);
        const Entity* old = known.value(entity.ref);
        if (!old) {
            ++report.added;
            appeared[nameOf(entity)].append(&entity);
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
    QHash<QString, QVector<const Entity*>> gone;
    for (const Entity& entity : before.entities) {
        if (present.contains(entity.ref))
            continue;
        ++report.removed;
        gone[nameOf(entity)].append(&entity);
    }
    // The same thing under another reference: a package that was merged, a database that was renamed.
    for (auto it = gone.cbegin(); it != gone.cend(); ++it) {
        const QVector<const Entity*> there = appeared.value(it.key());
        if (it->size() != 1 || there.size() != 1 || !alike(*it->constFirst(), *there.constFirst()))
            continue;
        ++report.moved;
        --report.added;
        --report.removed;
    }
}

} // namespace skein::importers
