#include "models/importers/sqlmetadata.h"

#include "models/base/yaml.h"

namespace skein::importers {

namespace {

constexpr int deepestField = 40;

std::optional<YamlNode> readYaml(const QString& path, ImportRun& run)
{
    const Result<QByteArray> text = readSourceFile(path, qint64(64) << 20);
    if (!text) {
        run.skip(path, 0, text.error().message);
        return std::nullopt;
    }
    const Result<YamlNode> node = parseYaml(*text, path);
    if (!node) {
        run.skip(path, node.error().where.section(QLatin1Char(':'), -1).toInt(), node.error().message);
        return std::nullopt;
    }
    if (!node->isMapping()) {
        run.skip(path, node->line, QStringLiteral("not a mapping of fields"));
        return std::nullopt;
    }
    return *node;
}

/// A person by address, anything else by name.
EntityRef ownerOf(const QString& text)
{
    const QString name = text.section(QLatin1Char('@'), 0, 0).trimmed();
    const bool team = !text.contains(QLatin1Char('@')) || text.contains(QLatin1Char('/'));
    return EntityRef(team ? EntityKind::Group : EntityKind::User, QString(), entitySlug(team ? text.trimmed() : name));
}

void labels(const YamlNode& node, Entity& dataset)
{
    const YamlNode* map = node.find(QStringLiteral("labels"));
    if (!map || !map->isMapping())
        return;
    for (qsizetype i = 0; i < map->keys.size(); ++i) {
        if (map->items[i].isScalar())
            dataset.tags << map->keys[i] + QLatin1Char(':') + map->items[i].text;
    }
    if (dataset.schedule.isEmpty())
        dataset.schedule = map->string(QStringLiteral("schedule"));
}

void fields(const YamlNode& list, const QString& prefix, int depth, QVector<Column>& columns)
{
    for (const YamlNode& node : list.items) {
        const QString name = node.string(QStringLiteral("name"));
        if (name.isEmpty())
            continue;
        Column column;
        column.name = prefix + name;
        column.nativeType = node.string(QStringLiteral("type"));
        const QString mode = node.string(QStringLiteral("mode")).toUpper();
        column.type = mode == QLatin1String("REPEATED") ? LogicalType::Array : logicalTypeFromNative(column.nativeType);
        if (mode == QLatin1String("REPEATED"))
            column.nativeType = QStringLiteral("ARRAY<%1>").arg(column.nativeType);
        column.nullable = mode != QLatin1String("REQUIRED");
        column.description = node.string(QStringLiteral("description"));
        columns.append(column);
        const YamlNode* nested = node.find(QStringLiteral("fields"));
        if (nested && nested->isSequence() && depth < deepestField)
            fields(*nested, column.name + QLatin1Char('.'), depth + 1, columns);
    }
}

} // namespace

void readSqlMetadata(const QString& path, ImportRun& run, Entity& dataset)
{
    const std::optional<YamlNode> node = readYaml(path, run);
    if (!node)
        return;
    run.count(QStringLiteral("metadataFiles"));
    dataset.annotations.insert(QStringLiteral("sql/friendly-name"), node->string(QStringLiteral("friendly_name")));
    dataset.description = node->string(QStringLiteral("description")).trimmed();
    for (const QString& owner : node->strings(QStringLiteral("owners"))) {
        const EntityRef ref = ownerOf(owner);
        if (ref.isValid() && !owner.trimmed().isEmpty() && !dataset.owners.contains(ref))
            dataset.owners.append(ref);
    }
    labels(*node, dataset);
    if (const YamlNode* scheduling = node->find(QStringLiteral("scheduling"))) {
        const QString dag = scheduling->string(QStringLiteral("dag_name"));
        if (!dag.isEmpty())
            dataset.annotations.insert(QStringLiteral("sql/dag"), dag);
        if (dataset.schedule.isEmpty())
            dataset.schedule = dag;
    }
    if (node->boolean(QStringLiteral("deprecated"), false) || node->find(QStringLiteral("deletion_date")))
        dataset.lifecycle = QStringLiteral("deprecated");
    const QString deletion = node->string(QStringLiteral("deletion_date"));
    if (!deletion.isEmpty())
        dataset.annotations.insert(QStringLiteral("sql/deletion-date"), deletion);
    if (dataset.annotations.value(QStringLiteral("sql/friendly-name")).isEmpty())
        dataset.annotations.remove(QStringLiteral("sql/friendly-name"));
}

QVector<Column> readSqlSchema(const QString& path, ImportRun& run)
{
    QVector<Column> columns;
    const std::optional<YamlNode> node = readYaml(path, run);
    if (!node)
        return columns;
    const YamlNode* list = node->find(QStringLiteral("fields"));
    if (list && list->isSequence()) {
        run.count(QStringLiteral("schemaFiles"));
        fields(*list, QString(), 0, columns);
    }
    return columns;
}

} // namespace skein::importers
