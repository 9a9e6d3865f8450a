// Iceberg table metadata, format versions 1 to 3 (the table specification's "Table Metadata Fields").
#include "models/importers/formats.h"
#include "models/importers/importrun.h"
#include "models/importers/jsonrecords.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace skein::importers {

namespace {

using simdjson::dom::element;

constexpr int deepestField = 40;
constexpr int newestFormat = 3;

std::optional<int64_t> integer(const element& parent, const char* key)
{
    const auto value = jsonMember(parent, key);
    int64_t number = 0;
    if (!value || value->get_int64().get(number) != simdjson::SUCCESS)
        return std::nullopt;
    return number;
}

class IcebergReader
{
public:
    IcebergReader(const SourceFiles& source, const ImportOptions& options)
        : m_run(QStringLiteral("iceberg"), source, options)
    {
    }

    Result<Imported> read()
    {
        m_run.forEachFile([this](const QString& path) { file(path); });
        for (const Entity& entity : std::as_const(m_tables))
            m_run.builder.add(entity);
        return m_run.finish();
    }

private:
    void file(const QString& path)
    {
        JsonDocument document;
        if (!m_run.parseFile(path, document))
            return;
        if (const QString wrong = whatIsWrong(document.root); !wrong.isEmpty()) {
            m_run.count(QStringLiteral("invalid"));
            m_run.lose(path, 1, wrong);
            return;
        }
        table(document.root, path);
    }

    /// What the specification requires and is not there.
    static QString whatIsWrong(const element& root)
    {
        const auto version = integer(root, "format-version");
        if (!version)
            return QStringLiteral("format-version is missing or no number");
        if (*version < 1 || *version > newestFormat)
            return QStringLiteral("format-version %1 is not one of 1 to %2").arg(*version).arg(newestFormat);
        if (jsonText(root, "location").isEmpty())
            return QStringLiteral("location is missing");
        if (!integer(root, "last-updated-ms"))
            return QStringLiteral("last-updated-ms is missing");
        if (*version >= 3 && !integer(root, "next-row-id"))
            return QStringLiteral("next-row-id is missing");
        if (!integer(root, "last-column-id"))
            return QStringLiteral("last-column-id is missing");
        if (const auto schema = jsonMember(root, "schema"); schema && *version == 1 && jsonText(*schema, "type") != QLatin1String("struct"))
            return QStringLiteral("the schema's type is missing or not struct");
        const auto schemas = jsonArray(root, "schemas");
        if (*version == 1 && !schemas)
            return jsonObject(root, "schema") ? (jsonArray(root, "partition-spec") || jsonArray(root, "partition-specs") ? QString() : QStringLiteral("partition-spec is missing"))
                                              : QStringLiteral("schema is missing");
        if (!schemas || schemas->size() == 0)
            return QStringLiteral("schemas is missing or empty");
        const auto current = integer(root, "current-schema-id");
        if (!current)
            return QStringLiteral("current-schema-id is missing");
        bool found = false;
        for (const element schema : *schemas)
            found = found || integer(schema, "schema-id").value_or(0) == *current;
        if (!found)
            return QStringLiteral("current-schema-id %1 is in no schema").arg(*current);
        if (*version == 1)
            return {};
        if (jsonText(root, "table-uuid").isEmpty())
            return QStringLiteral("table-uuid is missing");
        if (!integer(root, "last-sequence-number"))
            return QStringLiteral("last-sequence-number is missing");
        for (const auto& [list, id] : {std::pair {"partition-specs", "default-spec-id"}, std::pair {"sort-orders", "default-sort-order-id"}}) {
            if (!jsonArray(root, list))
                return QStringLiteral("%1 is missing").arg(QLatin1String(list));
            if (!integer(root, id))
                return QStringLiteral("%1 is missing").arg(QLatin1String(id));
        }
        if (!integer(root, "last-partition-id"))
            return QStringLiteral("last-partition-id is missing");
        return {};
    }

    void table(const element& root, const QString& path)
    {
        const QString location = jsonText(root, "location");
        const QStringList parts = location.section(QStringLiteral("://"), -1).split(QLatin1Char('/'), Qt::SkipEmptyParts);
        const QString file = QFileInfo(path).completeBaseName();
        const QString uuid = jsonText(root, "table-uuid");
        Entity entity;
        entity.qualifiedName = parts.size() < 2 ? file : parts.mid(parts.size() - 2).join(QLatin1Char('.'));
        entity.ref = EntityRef(EntityKind::Dataset, QStringLiteral("iceberg"), entitySlug(location));
        entity.title = entity.qualifiedName;
        entity.platform = QStringLiteral("iceberg");
        entity.instance = location;
        entity.type = QStringLiteral("table");
        entity.provenance = m_run.said(path, 1);
        if (!uuid.isEmpty())
            entity.annotations.insert(QStringLiteral("iceberg/table-uuid"), uuid);
        entity.annotations.insert(QStringLiteral("iceberg/format-version"), QString::number(integer(root, "format-version").value_or(0)));
        if (const QString partitions = fieldsOf(root, "partition-specs", "spec-id", "default-spec-id"); !partitions.isEmpty())
            entity.annotations.insert(QStringLiteral("iceberg/partitioned-by"), partitions);
        if (const QString order = fieldsOf(root, "sort-orders", "order-id", "default-sort-order-id"); !order.isEmpty())
            entity.annotations.insert(QStringLiteral("iceberg/sorted-by"), order);
        entity.annotations.insert(QStringLiteral("iceberg/last-updated"),
            QDateTime::fromMSecsSinceEpoch(integer(root, "last-updated-ms").value_or(0), Qt::UTC).toString(Qt::ISODate));
        schemas(root, entity);
        snapshots(root, entity);
        if (const auto properties = jsonMember(root, "properties")) {
            if (const QString owner = jsonText(*properties, "owner"); !owner.isEmpty())
                entity.owners.append(EntityRef(EntityKind::Group, QString(), entitySlug(owner)));
            entity.description = jsonText(*properties, "comment");
        }
        m_run.count(QStringLiteral("columns"), entity.currentSchema() ? int(entity.currentSchema()->columns.size()) : 0);
        // Several metadata files of one table: the newest stands.
        const qint64 updated = integer(root, "last-updated-ms").value_or(0);
        const auto known = m_tables.constFind(entity.ref);
        if (known != m_tables.cend()) {
            const bool newer = updated > m_updated.value(entity.ref);
            m_run.count(QStringLiteral("olderMetadata"));
            m_run.warn(newer ? m_run.source.root + QLatin1Char('/') + known->provenance.file : path, 1,
                QStringLiteral("metadata of %1 that is not the newest; %2 stands").arg(location, newer ? m_run.source.shown(path) : known->provenance.file));
            if (!newer)
                return;
        }
        m_tables.insert(entity.ref, entity);
        m_updated.insert(entity.ref, updated);
    }

    /// "bucket[4] of 1, identity of 2": the transforms of the spec or order that is in force, by name where it has one.
    static QString fieldsOf(const element& root, const char* list, const char* id, const char* current)
    {
        QStringList texts;
        const auto all = jsonArray(root, list);
        if (!all)
            return {};
        for (const element one : *all) {
            const auto fields = jsonArray(one, "fields");
            if (integer(one, id) != integer(root, current) || !fields)
                continue;
            for (const element field : *fields) {
                const QString name = jsonText(field, "name");
                texts << QStringLiteral("%1 of %2").arg(jsonText(field, "transform"), name.isEmpty() ? QString::number(integer(field, "source-id").value_or(0)) : name);
            }
        }
        return texts.join(QStringLiteral(", "));
    }

    void schemas(const element& root, Entity& entity)
    {
        const int64_t current = integer(root, "current-schema-id").value_or(0);
        SchemaVersion last;
        const auto add = [&](const element& schema) {
            SchemaVersion version;
            const int64_t id = integer(schema, "schema-id").value_or(0);
            version.label = QString::number(id);
            QSet<int64_t> keys;
            if (const auto list = jsonArray(schema, "identifier-field-ids")) {
                for (const element key : *list) {
                    int64_t number = 0;
                    if (key.get_int64().get(number) == simdjson::SUCCESS)
                        keys.insert(number);
                }
            }
            fields(schema, QString(), 0, keys, version.columns);
            if (id == current)
                last = version;
            else
                entity.schemas.append(version);
        };
        if (const auto list = jsonArray(root, "schemas")) {
            for (const element schema : *list)
                add(schema);
        } else if (const auto schema = jsonMember(root, "schema")) {
            SchemaVersion version;
            version.label = QString::number(current);
            fields(*schema, QString(), 0, {}, version.columns);
            last = version;
        }
        entity.schemas.append(last);
        m_run.count(QStringLiteral("schemas"), int(entity.schemas.size()));
    }

    static void fields(const element& parent, const QString& prefix, int depth, const QSet<int64_t>& keys, QVector<Column>& columns)
    {
        const auto list = jsonArray(parent, "fields");
        if (!list || depth > deepestField)
            return;
        for (const element field : *list) {
            const QString name = jsonText(field, "name");
            const auto type = jsonMember(field, "type");
            if (name.isEmpty() || !type)
                continue;
            Column column;
            column.name = prefix + name;
            bool required = false;
            if (const auto value = jsonMember(field, "required"); value && value->is_bool())
                required = value->get_bool().value_unsafe();
            column.nullable = !required;
            column.description = jsonText(field, "doc");
            column.key = keys.contains(integer(field, "id").value_or(-1));
            column.nativeType = type->is_string() ? jsonText(field, "type") : jsonText(*type, "type");
            column.type = column.nativeType == QLatin1String("list") ? LogicalType::Array
                : column.nativeType.startsWith(QLatin1String("fixed")) ? LogicalType::Bytes : logicalTypeFromNative(column.nativeType);
            columns.append(column);
            inside(*type, column.name, depth, keys, columns);
        }
    }

    /// A struct's fields, also those of a list's elements and a map's values.
    static void inside(const element& type, const QString& path, int depth, const QSet<int64_t>& keys, QVector<Column>& columns)
    {
        if (type.is_string() || depth > deepestField)
            return;
        fields(type, path + QLatin1Char('.'), depth + 1, keys, columns);
        for (const char* key : {"element", "value"}) {
            if (const auto inner = jsonMember(type, key))
                inside(*inner, path, depth + 1, keys, columns);
        }
    }

    void snapshots(const element& root, Entity& entity)
    {
        const auto list = jsonArray(root, "snapshots");
        if (!list)
            return;
        m_run.count(QStringLiteral("snapshots"), int(list->size()));
        entity.annotations.insert(QStringLiteral("iceberg/snapshots"), QString::number(list->size()));
        const auto current = integer(root, "current-snapshot-id");
        for (const element snapshot : *list) {
            const auto summary = jsonMember(snapshot, "summary");
            if (!summary || integer(snapshot, "snapshot-id") != current)
                continue;
            bool number = false;
            const qint64 rows = jsonText(*summary, "total-records").toLongLong(&number);
            if (number && rows >= 0)
                entity.rowCount = rows;
        }
    }

    ImportRun m_run;
    QMap<EntityRef, Entity> m_tables;
    QHash<EntityRef, qint64> m_updated;
};

} // namespace

Result<Imported> readIceberg(const SourceFiles& source, const ImportOptions& options)
{
    return IcebergReader(source, options).read();
}

} // namespace skein::importers
