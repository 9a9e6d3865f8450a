#include "models/items/catalog/entitydetails.h"

#include "models/items/catalog/catalogtable.h"
#include "models/items/catalog/statewords.h"

#include <QCoreApplication>
#include <QUrl>

namespace skein::items {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("EntityDetails", text);
}

QString nameOf(const LineageGraph& graph, int node)
{
    const Entity* entity = graph.entity(node);
    return !entity ? graph.ref(node).name : entity->qualifiedName.isEmpty() ? entity->displayName() : entity->qualifiedName;
}

QString ownersOf(const Entity* entity)
{
    QStringList owners;
    if (entity) {
        for (const EntityRef& owner : entity->owners)
            owners << owner.name;
    }
    return owners.join(QStringLiteral(", "));
}

QString placeOf(const Entity* entity)
{
    if (!entity || entity->repository.isEmpty())
        return {};
    if (entity->paths.isEmpty())
        return entity->repository;
    const QString first = entity->repository + QStringLiteral(": ") + entity->paths.constFirst();
    return entity->paths.size() == 1 ? first
                                     : QCoreApplication::translate("EntityDetails", "%1 and %n more", nullptr, int(entity->paths.size()) - 1).arg(first);
}

RowsModel::Row neighbour(const LineageGraph& graph, int node, const MigrationStateOf& stateOf)
{
    const Entity* entity = graph.entity(node);
    const EntityRef ref = graph.ref(node);
    RowCell name;
    name.text = nameOf(graph, node);
    name.icon = ref.kind == EntityKind::Pipeline ? QStringLiteral("pipeline") : QStringLiteral("dataset");
    name.link = addressOf(ref);
    const QString place = placeOf(entity);
    name.toolTip = place.isEmpty() ? name.text : name.text + QLatin1Char('\n') + place;
    RowCell owner;
    owner.text = ownersOf(entity);
    const QString state = stateOf ? stateOf(ref) : QStringLiteral("none");
    RowCell standing;
    if (!state.isEmpty() && state != QLatin1String("none"))
        standing = RowCell::state(migrationStateMark(state), migrationStateWords(state));
    RowCell where;
    where.text = place;
    where.mono = true;
    return {ref.toString(), {name, owner, standing, where}};
}

void addFacts(EntityDetails& details, const Catalog& catalog, const Entity& entity)
{
    const auto add = [&details](const char* key, const QString& value, const QString& address = {}, bool mono = false) {
        if (!value.isEmpty())
            details.facts.append({key ? translated(key) : QString(), value, address, std::nullopt, mono});
    };
    if (entity.owners.isEmpty() && (entity.ref.kind == EntityKind::Dataset || entity.ref.kind == EntityKind::Pipeline))
        details.facts.append({translated(QT_TRANSLATE_NOOP("EntityDetails", "Owner")), translated(QT_TRANSLATE_NOOP("EntityDetails", "nobody")), {}, Mark::Held, false});
    for (qsizetype i = 0; i < entity.owners.size(); ++i)
        add(i == 0 ? QT_TRANSLATE_NOOP("EntityDetails", "Owner") : QT_TRANSLATE_NOOP("EntityDetails", "and"), entity.owners[i].name, addressOf(entity.owners[i]));
    if (entity.system.isValid())
        add(QT_TRANSLATE_NOOP("EntityDetails", "System"), entity.system.name, addressOf(entity.system));
    if (entity.domain.isValid())
        add(QT_TRANSLATE_NOOP("EntityDetails", "Domain"), entity.domain.name, addressOf(entity.domain));
    add(QT_TRANSLATE_NOOP("EntityDetails", "Platform"), entity.instance.isEmpty() ? entity.platform : entity.platform + QStringLiteral(" · ") + entity.instance);
    add(QT_TRANSLATE_NOOP("EntityDetails", "Framework"), entity.framework);
    add(QT_TRANSLATE_NOOP("EntityDetails", "Schedule"), entity.schedule);
    if (entity.freshnessSloMinutes > 0)
        add(QT_TRANSLATE_NOOP("EntityDetails", "Fresh within"), durationWords(entity.freshnessSloMinutes));
    if (entity.rowCount >= 0)
        add(QT_TRANSLATE_NOOP("EntityDetails", "Rows"), QLocale().toString(entity.rowCount));
    if (const SchemaVersion* schema = entity.currentSchema()) {
        const QString count = QCoreApplication::translate("EntityDetails", "%n columns", nullptr, int(schema->columns.size()));
        add(QT_TRANSLATE_NOOP("EntityDetails", "Schema"), schema->label.isEmpty() ? count : schema->label + QStringLiteral(", ") + count);
    }
    add(QT_TRANSLATE_NOOP("EntityDetails", "Repository"), entity.repository);
    for (qsizetype i = 0; i < entity.paths.size(); ++i)
        add(i == 0 ? QT_TRANSLATE_NOOP("EntityDetails", "Files") : nullptr, entity.paths[i], {}, true);
    add(QT_TRANSLATE_NOOP("EntityDetails", "Tags"), entity.tags.join(QStringLiteral(", ")));
    QString source = entity.provenance.source;
    if (!entity.provenance.file.isEmpty())
        source += QStringLiteral(" · ") + entity.provenance.file + (entity.provenance.line > 0 ? QLatin1Char(':') + QString::number(entity.provenance.line) : QString());
    add(QT_TRANSLATE_NOOP("EntityDetails", "Source"), source);
    int members = 0;
    for (const Relation& relation : catalog.relations)
        members += relation.to == entity.ref && relation.kind == QLatin1String("memberOf");
    if (members > 0)
        add(QT_TRANSLATE_NOOP("EntityDetails", "Members"), QLocale().toString(members));
    if (entity.ref.kind == EntityKind::Group || entity.ref.kind == EntityKind::User || entity.ref.kind == EntityKind::System) {
        int owned = 0;
        for (const Entity& other : catalog.entities)
            owned += entity.ref.kind == EntityKind::System ? other.system == entity.ref : other.owners.contains(entity.ref);
        add(entity.ref.kind == EntityKind::System ? QT_TRANSLATE_NOOP("EntityDetails", "Parts") : QT_TRANSLATE_NOOP("EntityDetails", "Owns"), QLocale().toString(owned));
    }
}

void addColumns(EntityDetails& details, const Catalog& catalog, const Entity& entity)
{
    const SchemaVersion* schema = entity.currentSchema();
    if (!schema)
        return;
    QHash<QString, QSet<EntityRef>> readers;
    for (const LineageEdge& edge : catalog.edges) {
        if (edge.from != entity.ref)
            continue;
        details.columnReaders = details.columnReaders || !edge.columns.isEmpty();
        for (const ColumnEdge& column : edge.columns)
            readers[column.from.toLower()].insert(edge.to);
    }
    for (const Column& column : schema->columns) {
        RowCell name;
        name.text = column.name;
        name.mono = true;
        name.second = column.key ? translated(QT_TRANSLATE_NOOP("EntityDetails", "key")) : QString();
        name.toolTip = column.description.isEmpty() ? column.name : column.name + QLatin1Char('\n') + column.description;
        RowCell type;
        type.text = column.nativeType.isEmpty() ? logicalTypeName(column.type) : column.nativeType;
        type.mono = true;
        type.toolTip = column.nullable ? type.text : QCoreApplication::translate("EntityDetails", "%1, never empty").arg(type.text);
        RowsModel::Row row {column.name, {name, type}};
        if (details.columnReaders)
            row.cells.append(RowCell::count(readers.value(column.name.toLower()).size()));
        RowCell description;
        description.text = column.description;
        row.cells.append(description);
        details.columns.append(row);
    }
}

} // namespace

QString addressOf(const EntityRef& ref)
{
    return QStringLiteral("skein://catalog/") + QString::fromLatin1(QUrl::toPercentEncoding(ref.toString(), ":@"));
}

EntityDetails detailsOf(const Catalog& catalog, const LineageGraph& graph, const EntityRef& ref, const MigrationStateOf& stateOf)
{
    EntityDetails details;
    details.ref = ref;
    details.title = ref.name;
    details.heading = entityKindName(ref.kind);
    const Entity* entity = nullptr;
    const int node = graph.node(ref);
    if (node >= 0)
        entity = graph.entity(node);
    if (entity) {
        details.known = true;
        details.title = entity->qualifiedName.isEmpty() ? entity->displayName() : entity->qualifiedName;
        if (!entity->lifecycle.isEmpty())
            details.heading += QStringLiteral(" · ") + entity->lifecycle;
        details.description = entity->description;
        if (entity->lifecycle == QLatin1String("deprecated"))
            details.pills.append({Mark::Held, translated(QT_TRANSLATE_NOOP("EntityDetails", "deprecated"))});
        addFacts(details, catalog, *entity);
        addColumns(details, catalog, *entity);
    }
    const QString state = stateOf ? stateOf(ref) : QStringLiteral("none");
    if (!state.isEmpty() && state != QLatin1String("none"))
        details.pills.append({migrationStateMark(state), migrationStateWords(state)});
    if (node >= 0) {
        details.reach = reachOf(graph, ref);
        const QVector<int> down = ref.kind == EntityKind::Dataset ? graph.directConsumers(node) : graph.downstream(node);
        for (const int at : down)
            details.consumers.append(neighbour(graph, at, stateOf));
        const QVector<int> up = graph.upstream(node);
        for (const int at : up)
            details.producers.append(neighbour(graph, at, stateOf));
    }
    return details;
}

} // namespace skein::items
