// The catalog as JSON: short keys, empty fields left out, since an estate has hundreds of thousands of columns.
#include "models/importers/catalogstore.h"

#include <QJsonArray>

namespace skein::importers {

namespace {

void putText(QJsonObject& object, QLatin1String key, const QString& value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

void putTexts(QJsonObject& object, QLatin1String key, const QStringList& values)
{
    if (!values.isEmpty())
        object.insert(key, QJsonArray::fromStringList(values));
}

QStringList texts(const QJsonValue& value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& item : array)
        list << item.toString();
    return list;
}

QJsonObject provenanceToJson(const Provenance& provenance)
{
    QJsonObject object;
    putText(object, QLatin1String("source"), provenance.source);
    putText(object, QLatin1String("file"), provenance.file);
    if (provenance.line > 0)
        object.insert(QLatin1String("line"), provenance.line);
    return object;
}

Provenance provenanceFromJson(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    return {object[QLatin1String("source")].toString(), object[QLatin1String("file")].toString(), object[QLatin1String("line")].toInt()};
}

EntityRef refFromJson(const QJsonValue& value)
{
    const QString text = value.toString();
    if (text.isEmpty())
        return {};
    return EntityRef::parse(text).valueOr(EntityRef());
}

QString refText(const EntityRef& ref)
{
    return ref.isValid() ? ref.toString() : QString();
}

QJsonObject columnToJson(const Column& column)
{
    QJsonObject object {{QStringLiteral("name"), column.name}};
    if (column.type != LogicalType::Unknown)
        object.insert(QLatin1String("type"), int(column.type));
    putText(object, QLatin1String("native"), column.nativeType);
    if (!column.nullable)
        object.insert(QLatin1String("required"), true);
    if (column.key)
        object.insert(QLatin1String("key"), true);
    putText(object, QLatin1String("description"), column.description);
    putTexts(object, QLatin1String("tags"), column.tags);
    return object;
}

Column columnFromJson(const QJsonObject& object)
{
    Column column;
    column.name = object[QLatin1String("name")].toString();
    const int type = object[QLatin1String("type")].toInt();
    column.type = type >= 0 && type <= int(LogicalType::Uuid) ? LogicalType(type) : LogicalType::Unknown;
    column.nativeType = object[QLatin1String("native")].toString();
    column.nullable = !object[QLatin1String("required")].toBool();
    column.key = object[QLatin1String("key")].toBool();
    column.description = object[QLatin1String("description")].toString();
    column.tags = texts(object[QLatin1String("tags")]);
    return column;
}

QJsonObject entityToJson(const Entity& entity)
{
    QJsonObject object {{QStringLiteral("ref"), entity.ref.toString()}};
    putText(object, QLatin1String("title"), entity.title);
    putText(object, QLatin1String("description"), entity.description);
    putText(object, QLatin1String("type"), entity.type);
    QStringList owners;
    for (const EntityRef& owner : entity.owners)
        owners << owner.toString();
    putTexts(object, QLatin1String("owners"), owners);
    putText(object, QLatin1String("system"), refText(entity.system));
    putText(object, QLatin1String("domain"), refText(entity.domain));
    putText(object, QLatin1String("lifecycle"), entity.lifecycle);
    putTexts(object, QLatin1String("tags"), entity.tags);
    if (!entity.annotations.isEmpty()) {
        QJsonObject annotations;
        for (auto it = entity.annotations.cbegin(); it != entity.annotations.cend(); ++it)
            annotations.insert(it.key(), it.value());
        object.insert(QLatin1String("annotations"), annotations);
    }
    object.insert(QLatin1String("from"), provenanceToJson(entity.provenance));
    if (entity.referencedOnly)
        object.insert(QLatin1String("referencedOnly"), true);
    putText(object, QLatin1String("platform"), entity.platform);
    putText(object, QLatin1String("instance"), entity.instance);
    putText(object, QLatin1String("qualifiedName"), entity.qualifiedName);
    if (!entity.schemas.isEmpty()) {
        QJsonArray schemas;
        for (const SchemaVersion& schema : entity.schemas) {
            QJsonArray columns;
            for (const Column& column : schema.columns)
                columns.append(columnToJson(column));
            schemas.append(QJsonObject {{QStringLiteral("label"), schema.label}, {QStringLiteral("columns"), columns}});
        }
        object.insert(QLatin1String("schemas"), schemas);
    }
    if (entity.freshnessSloMinutes > 0)
        object.insert(QLatin1String("freshnessMinutes"), entity.freshnessSloMinutes);
    if (entity.rowCount >= 0)
        object.insert(QLatin1String("rows"), entity.rowCount);
    putText(object, QLatin1String("framework"), entity.framework);
    putText(object, QLatin1String("repository"), entity.repository);
    putTexts(object, QLatin1String("paths"), entity.paths);
    putText(object, QLatin1String("schedule"), entity.schedule);
    return object;
}

Entity entityFromJson(const QJsonObject& object)
{
    Entity entity;
    entity.ref = refFromJson(object[QLatin1String("ref")]);
    entity.title = object[QLatin1String("title")].toString();
    entity.description = object[QLatin1String("description")].toString();
    entity.type = object[QLatin1String("type")].toString();
    for (const QString& owner : texts(object[QLatin1String("owners")])) {
        if (const EntityRef ref = refFromJson(owner); ref.isValid())
            entity.owners.append(ref);
    }
    entity.system = refFromJson(object[QLatin1String("system")]);
    entity.domain = refFromJson(object[QLatin1String("domain")]);
    entity.lifecycle = object[QLatin1String("lifecycle")].toString();
    entity.tags = texts(object[QLatin1String("tags")]);
    const QJsonObject annotations = object[QLatin1String("annotations")].toObject();
    for (auto it = annotations.begin(); it != annotations.end(); ++it)
        entity.annotations.insert(it.key(), it.value().toString());
    entity.provenance = provenanceFromJson(object[QLatin1String("from")]);
    entity.referencedOnly = object[QLatin1String("referencedOnly")].toBool();
    entity.platform = object[QLatin1String("platform")].toString();
    entity.instance = object[QLatin1String("instance")].toString();
    entity.qualifiedName = object[QLatin1String("qualifiedName")].toString();
    const QJsonArray schemas = object[QLatin1String("schemas")].toArray();
    for (const QJsonValue& value : schemas) {
        SchemaVersion schema;
        schema.label = value[QLatin1String("label")].toString();
        const QJsonArray columns = value[QLatin1String("columns")].toArray();
        for (const QJsonValue& column : columns)
            schema.columns.append(columnFromJson(column.toObject()));
        entity.schemas.append(schema);
    }
    entity.freshnessSloMinutes = object[QLatin1String("freshnessMinutes")].toInt();
    entity.rowCount = object.contains(QLatin1String("rows")) ? object[QLatin1String("rows")].toInteger() : -1;
    entity.framework = object[QLatin1String("framework")].toString();
    entity.repository = object[QLatin1String("repository")].toString();
    entity.paths = texts(object[QLatin1String("paths")]);
    entity.schedule = object[QLatin1String("schedule")].toString();
    return entity;
}

} // namespace

QJsonObject catalogToJson(const Catalog& catalog)
{
    QJsonArray entities, edges, relations;
    for (const Entity& entity : catalog.entities)
        entities.append(entityToJson(entity));
    for (const LineageEdge& edge : catalog.edges) {
        QJsonObject object {{QStringLiteral("from"), edge.from.toString()}, {QStringLiteral("to"), edge.to.toString()},
            {QStringLiteral("by"), provenanceToJson(edge.provenance)}};
        if (!edge.columns.isEmpty()) {
            QJsonArray columns;
            for (const ColumnEdge& column : edge.columns)
                columns.append(QJsonArray {column.from, column.to, column.direct});
            object.insert(QLatin1String("columns"), columns);
        }
        edges.append(object);
    }
    for (const Relation& relation : catalog.relations) {
        relations.append(QJsonObject {{QStringLiteral("from"), relation.from.toString()}, {QStringLiteral("kind"), relation.kind},
            {QStringLiteral("to"), relation.to.toString()}, {QStringLiteral("by"), provenanceToJson(relation.provenance)}});
    }
    return {{QStringLiteral("catalogVersion"), 1}, {QStringLiteral("entities"), entities}, {QStringLiteral("edges"), edges},
        {QStringLiteral("relations"), relations}};
}

Result<Catalog> catalogFromJson(const QJsonObject& json)
{
    const int version = json[QLatin1String("catalogVersion")].toInt();
    if (version != 1) {
        return makeError(version > 1 ? ErrorClass::Access : ErrorClass::Corruption,
            version > 1 ? QStringLiteral("the stored catalog is of version %1, this program reads version 1").arg(version)
                        : QStringLiteral("the stored catalog has no version"),
            QStringLiteral("catalogVersion"), version > 1 ? QStringLiteral("Use a newer Skein.") : QStringLiteral("Import the source again."));
    }
    Catalog catalog;
    const QJsonArray entities = json[QLatin1String("entities")].toArray();
    catalog.entities.reserve(entities.size());
    for (const QJsonValue& value : entities) {
        Entity entity = entityFromJson(value.toObject());
        if (!entity.ref.isValid()) {
            return makeError(ErrorClass::Corruption, QStringLiteral("a stored entity has no valid reference: \"%1\"").arg(value[QLatin1String("ref")].toString()),
                QStringLiteral("entities"), QStringLiteral("Import the source again."));
        }
        catalog.entities.append(std::move(entity));
    }
    const QJsonArray edges = json[QLatin1String("edges")].toArray();
    catalog.edges.reserve(edges.size());
    for (const QJsonValue& value : edges) {
        LineageEdge edge {refFromJson(value[QLatin1String("from")]), refFromJson(value[QLatin1String("to")]), provenanceFromJson(value[QLatin1String("by")]), {}};
        const QJsonArray columns = value[QLatin1String("columns")].toArray();
        for (const QJsonValue& column : columns)
            edge.columns.append({column[0].toString(), column[1].toString(), column[2].toBool()});
        catalog.edges.append(std::move(edge));
    }
    const QJsonArray relations = json[QLatin1String("relations")].toArray();
    catalog.relations.reserve(relations.size());
    for (const QJsonValue& value : relations) {
        catalog.relations.append({refFromJson(value[QLatin1String("from")]), value[QLatin1String("kind")].toString(),
            refFromJson(value[QLatin1String("to")]), provenanceFromJson(value[QLatin1String("by")])});
    }
    return catalog;
}

ImportReport reportFromJson(const QJsonObject& json)
{
    const auto list = [](const QJsonValue& value) {
        QVector<Skip> entries;
        const QJsonArray array = value.toArray();
        for (const QJsonValue& item : array)
            entries.append({item[QLatin1String("file")].toString(), item[QLatin1String("line")].toInt(), item[QLatin1String("reason")].toString()});
        return entries;
    };
    ImportReport report;
    report.path = json[QLatin1String("path")].toString();
    report.format = json[QLatin1String("format")].toString();
    report.added = json[QLatin1String("added")].toInt();
    report.changed = json[QLatin1String("changed")].toInt();
    report.moved = json[QLatin1String("moved")].toInt();
    report.removed = json[QLatin1String("removed")].toInt();
    report.skipped = list(json[QLatin1String("skipped")]);
    report.warnings = list(json[QLatin1String("warnings")]);
    const QJsonObject facts = json[QLatin1String("facts")].toObject();
    for (auto it = facts.begin(); it != facts.end(); ++it)
        report.facts.insert(it.key(), it.value().toInt());
    return report;
}

} // namespace skein::importers
