// The sources that a dbt project reads: tables that others fill.
#include "models/importers/dbtprojectreader.h"

#include <algorithm>

namespace skein::importers {

namespace {

int periodMinutes(const YamlNode* rule, DbtValues& values)
{
    if (!rule || !rule->isMapping())
        return 0;
    const QString period = values.text(*rule, "period");
    const int minutes = period == QLatin1String("minute") ? 1 : period == QLatin1String("hour") ? 60 : period == QLatin1String("day") ? 1440 : 0;
    const int count = values.text(*rule, "count").toInt();
    return count > 0 && count < 1000000 ? count * minutes : 0;
}

} // namespace

int dbtTestCount(const YamlNode& description)
{
    int count = 0;
    for (const char* key : {"tests", "data_tests"}) {
        const YamlNode* list = description.find(QLatin1String(key));
        count += list && list->isSequence() ? int(list->items.size()) : 0;
    }
    const YamlNode* columns = description.find(QStringLiteral("columns"));
    for (const YamlNode& item : columns ? columns->items : QVector<YamlNode>()) {
        for (const char* key : {"tests", "data_tests"}) {
            const YamlNode* list = item.find(QLatin1String(key));
            count += list && list->isSequence() ? int(list->items.size()) : 0;
        }
    }
    return count;
}

int dbtFreshnessMinutes(const YamlNode& freshness, DbtValues& values)
{
    const int warns = periodMinutes(freshness.find(QStringLiteral("warn_after")), values);
    return warns > 0 ? warns : periodMinutes(freshness.find(QStringLiteral("error_after")), values);
}

void DbtProjectReader::sourceTables(qsizetype index, const QString& path, const YamlNode& node)
{
    const DbtProject& project = m_projects[index];
    DbtValues values(m_run, project, path);
    const DbtDocs docs = [&](const QString& description) { return docsIn(index, description); };
    const QString name = node.string(QStringLiteral("name"));
    const QString schema = node.find(QStringLiteral("schema")) ? values.text(node, "schema") : name;
    QString database = values.text(node, node.find(QStringLiteral("database")) ? "database" : "catalog");
    const QString databaseAsWritten = database;
    if (database.contains(QLatin1Char('{'))) // of one target or another: the name goes without
        database.clear();
    const YamlNode* config = node.find(QStringLiteral("config"));
    const YamlNode* tables = node.find(QStringLiteral("tables"));
    for (const YamlNode& table : tables ? tables->items : QVector<YamlNode>()) {
        const QString tableName = table.string(QStringLiteral("name"));
        if (tableName.isEmpty()) {
            m_run.lose(path, table.line, QStringLiteral("a table of the source %1 has no name").arg(name));
            continue;
        }
        const YamlNode* tableConfig = table.find(QStringLiteral("config"));
        m_run.count(QStringLiteral("tests"), dbtTestCount(table));
        DbtConfig all;
        if (const YamlNode* tree = project.configs.find(QStringLiteral("sources"))) {
            QStringList parts {project.name};
            const QString folder = DbtProject::folderOf(project.models, path);
            parts << (folder.isEmpty() ? QStringList() : foldersBelow(path, folder)) << name << tableName;
            all.applyTree(*tree, parts, values);
        }
        all.applyDescription(node, values);
        all.applyDescription(table, values);
        QStringList parts;
        const QString identifier = table.find(QStringLiteral("identifier")) ? values.text(table, "identifier") : tableName;
        for (const QString& part : {database, schema, identifier}) {
            if (!part.isEmpty())
                parts << part;
        }
        Entity entity;
        entity.qualifiedName = parts.join(QLatin1Char('.')).remove(QLatin1Char('"')).remove(QLatin1Char('`'));
        entity.ref = EntityRef(EntityKind::Dataset, QString(), entitySlug(entity.qualifiedName));
        const DbtSource known {index, name, tableName, entity.ref, !all.enabled.value_or(true), databaseAsWritten};
        QVector<DbtSource>& same = m_sources[name + QLatin1Char('.') + tableName];
        const bool again = std::any_of(same.cbegin(), same.cend(), [&](const DbtSource& other) { return other.project == index && other.disabled == known.disabled; });
        if (again) {
            m_run.skip(path, table.line, QStringLiteral("the source table %1.%2 is described a second time; the first one is used").arg(name, tableName));
            continue;
        }
        same.append(known);
        if (known.disabled) {
            m_run.count(QStringLiteral("disabled"));
            m_run.skip(path, table.line, QStringLiteral("the source table %1.%2 is disabled").arg(name, tableName));
            continue;
        }
        m_run.count(QStringLiteral("sources"));
        entity.title = tableName;
        entity.type = QStringLiteral("source");
        entity.description = docs(table.string(QStringLiteral("description")));
        entity.tags = all.tags;
        addDbtOwners(entity, all.owners);
        entity.provenance = m_run.said(path, table.line);
        entity.annotations.insert(QStringLiteral("dbt/unique-id"), QStringLiteral("source.%1.%2.%3").arg(project.name, name, tableName));
        if (databaseAsWritten != database)
            entity.annotations.insert(QStringLiteral("dbt/database"), databaseAsWritten);
        const auto nearest = [&](const char* key) -> const YamlNode* {
            for (const YamlNode* place : {&table, tableConfig, &node, config}) {
                if (const YamlNode* value = place ? place->find(QLatin1String(key)) : nullptr)
                    return value;
            }
            return nullptr;
        };
        if (const YamlNode* freshness = nearest("freshness")) // "null" at a table takes the source's away
            entity.freshnessSloMinutes = dbtFreshnessMinutes(*freshness, values);
        if (const YamlNode* field = nearest("loaded_at_field"); field && field->isScalar())
            entity.annotations.insert(QStringLiteral("dbt/loaded-at-field"), field->text);
        SchemaVersion columns;
        columns.columns = dbtColumns(table, values, docs);
        if (!columns.columns.isEmpty())
            entity.schemas = {columns};
        m_sourceNames.insert(entity.qualifiedName.toLower(), known);
        m_sourceEntities.append(entity);
    }
}

} // namespace skein::importers
