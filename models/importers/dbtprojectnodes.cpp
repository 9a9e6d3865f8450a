// The models, seeds and snapshots of dbt projects as datasets and pipelines.
#include "models/importers/dbtprojectreader.h"

#include <algorithm>

namespace skein::importers {

EntityRef dbtGroup(const QString& name)
{
    return EntityRef(EntityKind::Group, QString(), name.startsWith(QLatin1Char('@')) ? name.mid(1) : name);
}

void addDbtOwners(Entity& entity, const QStringList& names)
{
    for (const QString& name : names) {
        const EntityRef ref = dbtGroup(name);
        if (ref.isValid() && !entity.owners.contains(ref))
            entity.owners.append(ref);
    }
}

/// By name: what is disabled is left out, and of what stands twice the first one stays.
void DbtProjectReader::registerNodes()
{
    QHash<QString, const DbtNode*> taken;
    for (qsizetype i = 0; i < m_nodes.size(); ++i) {
        const DbtNode& node = m_nodes[i];
        if (!node.config.enabled.value_or(true)) {
            m_run.count(QStringLiteral("disabled"));
            m_run.skip(node.file, node.line, QStringLiteral("the %1 %2 is disabled").arg(node.kind, node.name));
            m_disabledByName[node.name].append(node.project);
            continue;
        }
        const DbtNode*& first = taken[m_projects[node.project].name + QLatin1Char('.') + node.name + QStringLiteral(".v") + node.version];
        if (first) {
            m_run.skip(node.file, node.line, QStringLiteral("the name %1 is taken in this project by the %2 in %3").arg(node.name, first->kind, m_run.source.shown(first->file)));
            continue;
        }
        first = &node;
        m_byName[node.name].append(i);
        m_run.count(node.kind + QLatin1Char('s'));
    }
}

/// Whether a source has the name of what a node makes, and is another table: one in another database, or one that the
/// node itself reads.
bool DbtProjectReader::meetsAnotherTable(const DbtNode& node) const
{
    const auto source = m_sourceNames.constFind(node.qualifiedName.toLower());
    if (source == m_sourceNames.cend())
        return false;
    const auto bare = [](QString text) { return text.remove(QLatin1Char(' ')).replace(QLatin1Char('"'), QLatin1Char('\'')).toLower(); };
    if (!source->database.isEmpty() && !node.config.database.isEmpty() && bare(source->database) != bare(node.config.database))
        return true;
    return std::any_of(node.calls.cbegin(), node.calls.cend(), [&](const DbtCall& call) {
        return call.kind == DbtCall::Kind::Source && call.names == QStringList {source->source, source->table};
    });
}

/// Datasets of the same name in two projects are two; those in one project are one relation.
void DbtProjectReader::nameDatasets()
{
    QMap<QString, QVector<DbtNode*>> byRelation;
    for (DbtNode& node : m_nodes) {
        if (!m_byName.value(node.name).contains(&node - m_nodes.constData()))
            continue;
        const auto known = [](const QString& text) { return text.contains(QLatin1Char('{')) ? QString() : text; };
        const QString schema = known(node.config.schema), alias = known(node.config.alias);
        const QString table = !alias.isEmpty() ? alias : node.version.isEmpty() ? node.name : node.name + QStringLiteral("_v") + node.version;
        node.qualifiedName = schema.isEmpty() ? table : schema + QLatin1Char('.') + table;
        byRelation[node.qualifiedName.toLower()].append(&node);
    }
    for (const QVector<DbtNode*>& nodes : std::as_const(byRelation)) {
        const auto ofProject = [&](const DbtNode* node) { return m_projects[node->project].name; };
        const bool several = std::any_of(nodes.cbegin(), nodes.cend(), [&](const DbtNode* node) { return ofProject(node) != ofProject(nodes.constFirst()); });
        QSet<QString> written;
        for (DbtNode* node : nodes) {
            if (several || meetsAnotherTable(*node))
                node->qualifiedName.prepend(ofProject(node) + QLatin1Char('.'));
            if (written.contains(ofProject(node)) && node->config.database == nodes.constFirst()->config.database)
                m_run.warn(node->file, node->line, QStringLiteral("%1 also writes %2, as %3 does").arg(node->name, node->qualifiedName, nodes.constFirst()->name));
            written.insert(ofProject(node));
            node->dataset = EntityRef(EntityKind::Dataset, QString(), entitySlug(node->qualifiedName));
            node->pipeline = EntityRef(EntityKind::Pipeline, QString(), entitySlug(node->id(m_projects[node->project])));
        }
    }
}

Entity DbtProjectReader::datasetOf(const DbtNode& node)
{
    const DbtProject& project = m_projects[node.project];
    DbtValues values(m_run, project, node.description ? node.description->file : node.file);
    const DbtDocs docs = [&](const QString& description) { return docsIn(node.project, description); };
    Entity entity;
    entity.ref = node.dataset;
    entity.title = node.name;
    entity.qualifiedName = node.qualifiedName;
    entity.type = node.config.materialized;
    entity.tags = node.config.tags;
    addDbtOwners(entity, node.config.owners);
    addDbtOwners(entity, {node.config.group});
    entity.provenance = m_run.said(node.file, node.line);
    const auto annotate = [&](const char* key, const QString& value) {
        if (!value.isEmpty())
            entity.annotations.insert(QLatin1String(key), value);
    };
    annotate("dbt/unique-id", node.id(project));
    annotate("dbt/database", node.config.database);
    annotate("dbt/version", node.version);
    annotate("dbt/latest-version", node.latest ? QStringLiteral("true") : QString());
    annotate("dbt/contract", node.config.contract ? QStringLiteral("enforced") : QString());
    SchemaVersion schema;
    schema.label = node.version;
    QVector<Column> described;
    if (node.description) {
        const YamlNode& text = node.description->node;
        entity.description = docs(text.string(QStringLiteral("description")));
        described = dbtColumns(text, values, docs);
        QString deprecation = text.string(QStringLiteral("deprecation_date"));
        if (node.versionNode) {
            described = dbtVersionColumns(*node.versionNode, described, values, docs);
            deprecation = node.versionNode->string(QStringLiteral("deprecation_date"), deprecation);
            const QString own = docs(node.versionNode->string(QStringLiteral("description")));
            entity.description = own.isEmpty() ? entity.description : own;
        }
        if (!deprecation.isEmpty())
            entity.lifecycle = QStringLiteral("deprecated");
        annotate("dbt/deprecation-date", deprecation);
        if (const int tests = dbtTestCount(text); tests > 0)
            annotate("dbt/tests", QString::number(tests));
    }
    for (Column column : node.header) { // a seed's own header has the order
        const auto also = std::find_if(described.cbegin(), described.cend(), [&](const Column& other) { return other.name.compare(column.name, Qt::CaseInsensitive) == 0; });
        schema.columns.append(also == described.cend() ? column : *also);
        Column& last = schema.columns.last();
        if (const QString type = node.config.columnTypes.value(last.name.toLower()); !type.isEmpty()) {
            last.nativeType = type;
            last.type = logicalTypeFromNative(type);
        }
    }
    if (node.header.isEmpty())
        schema.columns = described;
    m_run.count(QStringLiteral("columns"), int(schema.columns.size()));
    if (!schema.columns.isEmpty())
        entity.schemas = {schema};
    return entity;
}

void DbtProjectReader::addEntities()
{
    for (const DbtNode& node : std::as_const(m_nodes)) {
        if (!node.dataset.isValid())
            continue;
        const Entity dataset = datasetOf(node);
        m_run.builder.add(dataset);
        if (node.kind == QLatin1String("seed"))
            continue;
        Entity pipeline;
        pipeline.ref = node.pipeline;
        pipeline.title = node.version.isEmpty() ? node.name : node.name + QStringLiteral(".v") + node.version;
        pipeline.type = node.kind;
        pipeline.framework = QStringLiteral("dbt");
        pipeline.description = dataset.description;
        pipeline.owners = dataset.owners;
        pipeline.tags = dataset.tags;
        pipeline.paths = {m_run.source.shown(node.file)};
        pipeline.annotations.insert(QStringLiteral("dbt/unique-id"), dataset.annotations.value(QStringLiteral("dbt/unique-id")));
        pipeline.provenance = dataset.provenance;
        m_run.builder.add(pipeline);
        m_run.builder.addEdge({pipeline.ref, node.dataset, pipeline.provenance, {}});
    }
    for (const Entity& entity : std::as_const(m_sourceEntities))
        m_run.builder.add(entity);
}

} // namespace skein::importers
