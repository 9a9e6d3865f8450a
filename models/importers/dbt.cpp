// dbt manifests, schema versions 1 to 12, read with simdjson: a manifest of 300 MB stays a matter of a second.
#include "models/importers/jsonrecords.h"
#include "models/importers/lastgood.h"

#include "models/base/textrange.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

namespace skein::importers {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

QString withoutQuotes(QString name)
{
    return name.remove(QLatin1Char('"')).remove(QLatin1Char('`')).remove(QLatin1Char('[')).remove(QLatin1Char(']'));
}

QString qualifiedName(const element& node)
{
    const QString relation = withoutQuotes(jsonText(node, "relation_name"));
    if (!relation.isEmpty())
        return relation;
    QStringList parts;
    for (const QString& part : {jsonText(node, "database"), jsonText(node, "schema"), jsonText(node, "alias").isEmpty() ? jsonText(node, "name") : jsonText(node, "alias")}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(QLatin1Char('.'));
}

constexpr int newestManifest = 12;

/// "file:line" of what makes a text no JSON. The fast parser does not say where; the slow one does.
QString placeOfJsonError(const QString& path, const QByteArray& bytes)
{
    QJsonParseError error;
    QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError)
        return path;
    return QStringLiteral("%1:%2").arg(path).arg(lineOfOffset(bytes, qMin(qsizetype(error.offset), bytes.size())));
}

class DbtReader
{
public:
    DbtReader(QString path, ImportOptions options)
        : m_path(std::move(path))
        , m_options(std::move(options))
    {
        m_imported.report.path = m_path;
        m_imported.report.format = QStringLiteral("dbt");
    }

    Result<Imported> read();

private:
    void node(const QString& id, const element& value, bool source, bool disabled);
    void exposure(const QString& id, const element& value);
    Status version(const element& root);
    void oddFields(const QString& id, const element& value);
    void columns(const element& node, Entity& entity);
    void owners(const element& node, Entity& entity);
    void catalogFile();
    void lose(const QString& id, const QString& reason);
    void keepUnreadable();
    void edges();
    EntityRef datasetRef(const QString& uniqueId) const { return m_datasets.value(uniqueId); }

    QString m_path;
    ImportOptions m_options;
    Imported m_imported;
    CatalogBuilder m_builder;
    QString m_platform;
    QMap<QString, EntityRef> m_datasets;   ///< unique_id → dataset
    QMap<QString, EntityRef> m_pipelines;  ///< unique_id → pipeline
    QMap<QString, QStringList> m_dependsOn;
    QStringList m_lost;                    ///< unique_ids of what cannot be read
    QMap<QString, Entity> m_entities;      ///< by unique_id, until the catalog file has been read
};

/// Each of dbt's files tells in its metadata which one it is, and in which version.
Status DbtReader::version(const element& root)
{
    element metadata;
    if (root["metadata"].get(metadata) != simdjson::SUCCESS)
        return {};
    m_platform = jsonText(metadata, "adapter_type");
    static const QRegularExpression pattern(QStringLiteral("/dbt/([a-z-]+)/v(\\d+)"));
    const QRegularExpressionMatch match = pattern.match(jsonText(metadata, "dbt_schema_version"));
    if (!match.hasMatch())
        return {};
    if (match.captured(1) != QLatin1String("manifest")) {
        return makeError(ErrorClass::BadInput, QStringLiteral("this is dbt's %1 file, not a manifest").arg(match.captured(1)), m_path,
            QStringLiteral("Name the manifest.json beside it."));
    }
    if (match.captured(2).toInt() > newestManifest) {
        m_imported.report.warnings.append({m_path, 0,
            QStringLiteral("manifest version %1 is newer than %2, the newest one known; what could be understood was read").arg(match.captured(2)).arg(newestManifest)});
    }
    return {};
}

/// What has another type than dbt writes is left out, and said.
void DbtReader::oddFields(const QString& id, const element& value)
{
    const auto expect = [&](const char* key, const QString& what, auto&& fits) {
        element field;
        if (value[key].get(field) == simdjson::SUCCESS && !field.is_null() && !fits(field))
            m_imported.report.warnings.append({m_path, 0, QStringLiteral("%1: %2 is not %3 and was left out").arg(id, QLatin1String(key), what)});
    };
    for (const char* key : {"name", "description", "database", "schema", "alias"})
        expect(key, QStringLiteral("a text"), [](const element& field) { return field.is_string(); });
    for (const char* key : {"columns", "config", "meta"})
        expect(key, QStringLiteral("an object"), [](const element& field) { return field.is_object(); });
    expect("tags", QStringLiteral("a list of texts"), [](const element& field) { return field.is_array() || field.is_string(); });
    expect("depends_on", QStringLiteral("an object with a list of nodes"), [](const element& field) {
        element nodes;
        return field.is_object() && (field["nodes"].get(nodes) != simdjson::SUCCESS || nodes.is_array());
    });
}

void DbtReader::columns(const element& node, Entity& entity)
{
    object list;
    if (node["columns"].get_object().get(list) != simdjson::SUCCESS)
        return;
    SchemaVersion schema;
    schema.label = jsonText(node, "version");
    for (const auto& [key, value] : list) {
        Column column;
        column.name = jsonText(value, "name");
        if (column.name.isEmpty())
            column.name = toQString(key);
        column.nativeType = jsonText(value, "data_type");
        column.type = logicalTypeFromNative(column.nativeType);
        column.description = jsonText(value, "description");
        column.tags = jsonTexts(value, "tags");
        schema.columns.append(column);
    }
    m_imported.report.facts[QStringLiteral("documentedColumns")] += int(schema.columns.size());
    if (!schema.columns.isEmpty())
        entity.schemas = {schema};
}

void DbtReader::owners(const element& node, Entity& entity)
{
    QStringList names;
    for (const char* place : {"meta", "config"}) {
        element meta;
        if (node[place].get(meta) != simdjson::SUCCESS)
            continue;
        if (qstrcmp(place, "config") == 0 && meta["meta"].get(meta) != simdjson::SUCCESS)
            continue;
        names << jsonTexts(meta, "owner") << jsonTexts(meta, "owners");
    }
    const QString group = jsonText(node, "group");
    if (!group.isEmpty())
        names << group;
    for (const QString& name : std::as_const(names)) {
        const EntityRef ref(EntityKind::Group, QString(), name.startsWith(QLatin1Char('@')) ? name.mid(1) : name);
        if (ref.isValid() && !entity.owners.contains(ref))
            entity.owners.append(ref);
    }
}

void DbtReader::node(const QString& id, const element& value, bool source, bool disabled)
{
    const QString type = source ? QStringLiteral("source") : jsonText(value, "resource_type");
    if (!disabled && type.isEmpty()) {
        lose(id, QStringLiteral("%1 has no resource_type").arg(id));
        return;
    }
    if (!disabled)
        ++m_imported.report.facts[source ? QStringLiteral("sources") : QStringLiteral("type:") + type];
    else {
        m_imported.report.warnings.append({jsonText(value, "original_file_path"), 0, QStringLiteral("%1 is disabled in its project").arg(id)});
        return;
    }
    element dependsOn;
    if (value["depends_on"].get(dependsOn) == simdjson::SUCCESS)
        m_dependsOn[id] = jsonTexts(dependsOn, "nodes");
    const bool dataset = source || type == QLatin1String("model") || type == QLatin1String("seed") || type == QLatin1String("snapshot");
    if (!dataset)
        return;
    oddFields(id, value);
    Entity entity;
    entity.title = jsonText(value, "name");
    entity.qualifiedName = qualifiedName(value);
    entity.platform = m_platform;
    entity.description = jsonText(value, "description");
    element config;
    if (value["config"].get(config) == simdjson::SUCCESS)
        entity.type = jsonText(config, "materialized");
    if (entity.type.isEmpty())
        entity.type = type;
    entity.tags = jsonTexts(value, "tags");
    entity.provenance = {QStringLiteral("dbt"), jsonText(value, "original_file_path"), 0};
    entity.annotations.insert(QStringLiteral("dbt/unique-id"), id);
    if (!jsonText(value, "deprecation_date").isEmpty())
        entity.lifecycle = QStringLiteral("deprecated");
    entity.ref = EntityRef(EntityKind::Dataset, QString(), entitySlug(entity.qualifiedName.isEmpty() ? id : entity.qualifiedName));
    columns(value, entity);
    owners(value, entity);
    m_datasets.insert(id, entity.ref);
    m_entities.insert(id, entity);
    if (type == QLatin1String("model") || type == QLatin1String("snapshot")) {
        Entity pipeline;
        pipeline.ref = EntityRef(EntityKind::Pipeline, QString(), entitySlug(id));
        pipeline.title = entity.title;
        pipeline.framework = QStringLiteral("dbt");
        pipeline.type = type;
        pipeline.description = entity.description;
        pipeline.paths = {jsonText(value, "original_file_path")};
        pipeline.owners = entity.owners;
        pipeline.tags = entity.tags;
        pipeline.provenance = entity.provenance;
        m_pipelines.insert(id, pipeline.ref);
        m_builder.add(pipeline);
        m_builder.addEdge({pipeline.ref, entity.ref, pipeline.provenance, {}});
    }
}

void DbtReader::exposure(const QString& id, const element& value)
{
    ++m_imported.report.facts[QStringLiteral("exposures")];
    Entity entity;
    entity.ref = EntityRef(EntityKind::Component, QString(), entitySlug(id));
    entity.title = jsonText(value, "name");
    entity.type = jsonText(value, "type");
    entity.description = jsonText(value, "description");
    entity.provenance = {QStringLiteral("dbt"), jsonText(value, "original_file_path"), 0};
    element owner;
    if (value["owner"].get(owner) == simdjson::SUCCESS) {
        const QString name = jsonText(owner, "name").isEmpty() ? jsonText(owner, "email") : jsonText(owner, "name");
        if (!name.isEmpty())
            entity.owners.append(EntityRef(EntityKind::Group, QString(), name));
    }
    element dependsOn;
    if (value["depends_on"].get(dependsOn) == simdjson::SUCCESS)
        m_dependsOn[id] = jsonTexts(dependsOn, "nodes");
    m_pipelines.insert(id, entity.ref);
    m_builder.add(entity);
}

/// catalog.json beside the manifest knows the types and the row counts.
void DbtReader::catalogFile()
{
    const QString path = QFileInfo(m_path).path() + QStringLiteral("/catalog.json");
    if (!QFile::exists(path))
        return;
    const auto skip = [&](int line, const QString& reason) {
        m_imported.report.skipped.append({path, line, reason + QStringLiteral("; the manifest's columns are used")});
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        skip(0, QStringLiteral("cannot be read: %1").arg(file.errorString()));
        return;
    }
    const QByteArray bytes = file.readAll();
    simdjson::dom::parser parser;
    element root;
    if (const simdjson::error_code code = parser.parse(bytes.constData(), size_t(bytes.size())).get(root); code != simdjson::SUCCESS) {
        skip(placeOfJsonError({}, bytes).mid(1).toInt(), QStringLiteral("not valid JSON: %1").arg(QString::fromLatin1(simdjson::error_message(code))));
        return;
    }
    if (object sections; root["nodes"].get_object().get(sections) != simdjson::SUCCESS) {
        skip(0, QStringLiteral("no \"nodes\": this is not dbt's catalog"));
        return;
    }
    for (const char* section : {"nodes", "sources"}) {
        object nodes;
        if (root[section].get_object().get(nodes) != simdjson::SUCCESS)
            continue;
        for (const auto& [key, value] : nodes) {
            const auto entity = m_entities.find(toQString(key));
            object list;
            if (entity == m_entities.end() || value["columns"].get_object().get(list) != simdjson::SUCCESS)
                continue;
            SchemaVersion documented = entity->schemas.isEmpty() ? SchemaVersion() : entity->schemas.constLast();
            SchemaVersion schema;
            schema.label = documented.label;
            QVector<QPair<int, Column>> placed;
            for (const auto& [name, column] : list) {
                Column read;
                read.name = toQString(name);
                read.nativeType = jsonText(column, "type");
                read.type = logicalTypeFromNative(read.nativeType);
                int64_t index = 0;
                if (column["index"].get_int64().get(index) != simdjson::SUCCESS)
                    index = int64_t(placed.size());
                if (const Column* also = documented.column(read.name))
                    read.description = also->description;
                placed.append({int(index), read});
            }
            std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
            for (const auto& entry : std::as_const(placed))
                schema.columns.append(entry.second);
            if (!schema.columns.isEmpty())
                entity->schemas = {schema};
        }
    }
}

void DbtReader::lose(const QString& id, const QString& reason)
{
    m_imported.report.skipped.append({m_path, 0, reason});
    m_lost << id;
}

/// What a node gave that cannot be read now is not taken for removed.
void DbtReader::keepUnreadable()
{
    if (m_lost.isEmpty() || !m_options.before)
        return;
    QHash<QString, QString> ids; // of pipelines and exposures, by their names
    for (const QString& id : std::as_const(m_lost))
        ids.insert(entitySlug(id), id);
    const auto idOf = [&](const Entity& entity) {
        return entity.ref.kind == EntityKind::Dataset ? entity.annotations.value(QStringLiteral("dbt/unique-id")) : ids.value(entity.ref.name);
    };
    const auto damaged = [&](const Entity& entity) {
        const QString id = idOf(entity);
        return !id.isEmpty() && m_lost.contains(id) ? m_path : QString();
    };
    const QVector<Entity> kept = keepLastGood(m_options.before(), damaged, m_builder, m_imported.report);
    for (const Entity& entity : kept)
        (entity.ref.kind == EntityKind::Dataset ? m_datasets : m_pipelines).insert(idOf(entity), entity.ref);
}

void DbtReader::edges()
{
    for (auto it = m_dependsOn.cbegin(); it != m_dependsOn.cend(); ++it) {
        for (const QString& parent : it.value()) {
            ++m_imported.report.facts[QStringLiteral("dependsOnEdges")];
            const bool known = m_datasets.contains(parent) || m_dependsOn.contains(parent) || m_pipelines.contains(parent);
            if (!known) {
                ++m_imported.report.facts[QStringLiteral("edgesToAbsentNodes")];
                m_imported.report.warnings.append({m_path, 0, QStringLiteral("%1 depends on %2, which the manifest does not have").arg(it.key(), parent)});
                continue;
            }
            if (m_pipelines.contains(it.key()) && m_datasets.contains(parent)) {
                m_builder.addEdge({m_datasets[parent], m_pipelines[it.key()], {QStringLiteral("dbt"), m_path, 0}, {}});
            } else if (m_datasets.contains(it.key()) && m_datasets.contains(parent)) {
                m_builder.addEdge({m_datasets[parent], m_datasets[it.key()], {QStringLiteral("dbt"), m_path, 0}, {}});
            }
        }
    }
}

Result<Imported> DbtReader::read()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        return makeError(ErrorClass::Access, QStringLiteral("cannot read the manifest: %1").arg(file.errorString()), m_path,
            QStringLiteral("Run dbt parse, or check the path and its permissions."));
    }
    QByteArray bytes = file.readAll();
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes = bytes.mid(3);
    if (bytes.trimmed().isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("the file is empty"), m_path, QStringLiteral("Run dbt parse or dbt compile again."));
    simdjson::dom::parser parser;
    element root;
    const simdjson::error_code code = parser.parse(bytes.constData(), size_t(bytes.size())).get(root);
    if (code != simdjson::SUCCESS) {
        return makeError(ErrorClass::BadInput, QStringLiteral("not valid JSON: %1").arg(QString::fromLatin1(simdjson::error_message(code))),
            placeOfJsonError(m_path, bytes),
            QStringLiteral("The file may be half-written: wait for dbt to finish, or run dbt parse again."));
    }
    if (const Status known = version(root); !known)
        return known.error();
    object nodes;
    if (root["nodes"].get_object().get(nodes) != simdjson::SUCCESS) {
        return makeError(ErrorClass::BadInput, QStringLiteral("no \"nodes\": this is not a dbt manifest"), m_path,
            QStringLiteral("Name dbt's target/manifest.json."));
    }
    const auto section = [&](const char* name, const std::function<void(const QString&, const element&)>& each) {
        object list;
        if (root[name].get_object().get(list) != simdjson::SUCCESS)
            return;
        for (const auto& [key, value] : list) {
            if (!value.is_object()) {
                lose(toQString(key), QStringLiteral("%1.%2 is not an object").arg(QLatin1String(name), toQString(key)));
                continue;
            }
            each(toQString(key), value);
        }
    };
    section("nodes", [&](const QString& id, const element& value) { node(id, value, false, false); });
    section("sources", [&](const QString& id, const element& value) { node(id, value, true, false); });
    if (m_options.cancel.isCancelled())
        return makeError(ErrorClass::Cancelled, QStringLiteral("import cancelled"), m_path);
    section("exposures", [&](const QString& id, const element& value) { exposure(id, value); });
    object disabled;
    if (root["disabled"].get_object().get(disabled) == simdjson::SUCCESS) {
        for (const auto& [key, value] : disabled) {
            simdjson::dom::array list;
            if (value.get_array().get(list) == simdjson::SUCCESS) {
                for (const element entry : list)
                    node(toQString(key), entry, false, true);
            }
        }
    }
    catalogFile();
    for (const Entity& entity : std::as_const(m_entities))
        m_builder.add(entity);
    keepUnreadable();
    edges();
    m_imported.catalog = m_builder.build();
    return std::move(m_imported);
}

} // namespace

Result<Imported> importDbt(const QString& manifestPath, const ImportOptions& options)
{
    return DbtReader(manifestPath, options).read();
}

} // namespace skein::importers
