// What a urn becomes, by its type.
#include "models/importers/datahubmaker.h"

namespace skein::importers::datahub {

namespace {

using simdjson::dom::element;

/// As DataHub's crawlers name the tools behind jobs.
QString frameworkOf(const QString& platform, const QString& type)
{
    const QString tool = platform.toLower();
    if (tool == QLatin1String("dbt"))
        return tool;
    if (tool.contains(QLatin1String("spark")))
        return QStringLiteral("pyspark");
    static const QStringList inSql {QStringLiteral("SQL"), QStringLiteral("STORED PROCEDURE"), QStringLiteral("MSSQL_STORED_PROCEDURE"), QStringLiteral("MSSQL_JOB_STEP")};
    return inSql.contains(type.toUpper()) ? QStringLiteral("sql") : QStringLiteral("other");
}

} // namespace

void CatalogMaker::dataset(const Described& of, Entity& entity)
{
    m_run.count(QStringLiteral("datasets"));
    entity.platform = of.urn.platform();
    entity.qualifiedName = nameWithEnv(of.urn);
    annotate(entity, QStringLiteral("datahub/env"), of.urn.env(), {{}, {}, of.file, of.line, 0});
    withAspect(of, "viewproperties", [&](const element& aspect, const Statement& said) {
        annotate(entity, QStringLiteral("datahub/view-definition"), plainText(aspect, "viewLogic"), said);
        if (entity.type.isEmpty())
            entity.type = QStringLiteral("view");
    });
    withAspect(of, "datasetprofile", [&](const element& aspect, const Statement&) {
        int64_t rows = -1;
        if (const auto count = plainMember(aspect, "rowCount"); count && count->get_int64().get(rows) == simdjson::SUCCESS && rows >= 0)
            entity.rowCount = rows;
    });
    const SchemaVersion schema = schemaOf(of, m_all, m_run);
    if (!schema.columns.isEmpty())
        entity.schemas = {schema};
    foreignKeys(of, entity.ref);
    withAspect(of, "siblings", [&](const element& aspect, const Statement& said) {
        for (const QString& text : plainTexts(aspect, "siblings")) {
            if (const auto other = m_lineage.dataset(text, said); other && *other != entity.ref)
                relate(entity.ref, "siblingOf", *other, "siblingOf", said);
        }
    });
    m_lineage.upstreams(of, entity.ref);
}

void CatalogMaker::foreignKeys(const Described& of, const EntityRef& ref)
{
    withAspect(of, "schemametadata", [&](const element& aspect, const Statement& said) {
        forEachObject(aspect, "foreignKeys", [&](const element& key) {
            const auto to = m_lineage.dataset(plainText(key, "foreignDataset"), said);
            if (!to)
                return;
            m_run.count(QStringLiteral("foreignKeys"));
            m_run.builder.addRelation({ref, QStringLiteral("references"), *to, m_run.said(said.file, said.line)});
        });
    });
}

void CatalogMaker::job(const Described& of, Entity& entity)
{
    QString type;
    withAspect(of, "datajobinfo", [&](const element& aspect, const Statement&) { type = plainText(aspect, "type"); });
    if (entity.type.isEmpty())
        entity.type = type.toLower();
    entity.framework = frameworkOf(of.urn.platform(), type);
    const Statement said {{}, {}, of.file, of.line, 0};
    const Urn flow = parseUrn(of.urn.parts.constFirst());
    if (flow.type == QLatin1String("dataFlow")) {
        entity.system = *entityOf(flow);
        annotate(entity, QStringLiteral("datahub/flow"), flow.text(), said);
        relate(entity.ref, "partOf", entity.system, "hasPart", said);
        if (!m_all.contains(flow.text()) && !m_flows.contains(entity.system)) {
            Entity& named = m_flows[entity.system];
            named.ref = entity.system;
            named.title = flow.name();
            named.type = flow.platform();
            named.referencedOnly = true;
            named.provenance = m_run.said(of.file, of.line);
        }
    }
    m_lineage.inputsAndOutputs(of, entity.ref);
}

void CatalogMaker::members(const Described& of, const EntityRef& ref)
{
    withAspect(of, "corpgroupinfo", [&](const element& aspect, const Statement& said) { relateAll(ref, "hasMember", plainTexts(aspect, "members"), "memberOf", said); });
    withAspect(of, "groupmembership", [&](const element& aspect, const Statement& said) { relateAll(ref, "memberOf", plainTexts(aspect, "groups"), "hasMember", said); });
    withAspect(of, "nativegroupmembership", [&](const element& aspect, const Statement& said) {
        relateAll(ref, "memberOf", plainTexts(aspect, "nativeGroups"), "hasMember", said);
    });
}

/// What charts, dashboards and features read and are made of.
void CatalogMaker::components(const Described& of, const EntityRef& ref)
{
    for (const char* name : {"chartinfo", "dashboardinfo", "mlfeatureproperties", "mlprimarykeyproperties", "mlfeaturetableproperties", "mlmodelproperties"}) {
        withAspect(of, name, [&](const element& aspect, const Statement& said) {
            for (const char* list : {"inputs", "datasets", "sources"})
                m_lineage.reads(plainTexts(aspect, list), ref, said);
            for (const char* list : {"inputEdges", "datasetEdges"})
                m_lineage.reads(plainTexts(aspect, list, "destinationUrn"), ref, said);
            for (const char* list : {"charts", "dashboards", "chartEdges"})
                relateAll(ref, "dependsOn", plainTexts(aspect, list, "destinationUrn"), "dependencyOf", said);
            for (const char* list : {"mlFeatures", "mlPrimaryKeys"})
                relateAll(ref, qstrcmp(name, "mlmodelproperties") == 0 ? "dependsOn" : "hasPart", plainTexts(aspect, list),
                    qstrcmp(name, "mlmodelproperties") == 0 ? "dependencyOf" : "partOf", said);
        });
    }
}

void CatalogMaker::describe(const Described& of, const EntityRef& ref)
{
    Entity entity;
    entity.ref = ref;
    entity.title = of.urn.name();
    entity.provenance = m_run.said(of.file, of.line);
    const QString urn = of.urn.text();
    annotate(entity, QStringLiteral("datahub/urn"), urn, {{}, {}, of.file, of.line, 0});
    if (m_urns.contains(ref))
        m_run.warn(of.file, of.line, QStringLiteral("%1 and %2 have one name here and become one").arg(m_urns.value(ref), urn));
    m_urns.insert(ref, urn);
    properties(of, entity);
    standing(of, entity);
    tags(of, entity);
    owners(of, entity);
    places(of, entity);
    switch (ref.kind) {
    case EntityKind::Dataset:
        dataset(of, entity);
        break;
    case EntityKind::Pipeline:
        job(of, entity);
        break;
    case EntityKind::System:
        entity.type = entity.type.isEmpty() ? of.urn.platform() : entity.type;
        break;
    case EntityKind::Component:
        entity.type = entity.type.isEmpty() ? of.urn.type : entity.type;
        components(of, ref);
        break;
    default:
        members(of, ref);
        break;
    }
    m_run.builder.add(entity);
}

void CatalogMaker::make()
{
    for (const Described& of : m_all) {
        if (m_run.cancelled())
            return;
        if (const auto ref = entityOf(of.urn))
            describe(of, *ref);
    }
    for (const Entity& flow : std::as_const(m_flows))
        m_run.builder.add(flow);
    m_lineage.finish();
}

void buildCatalog(const AllDescribed& all, ImportRun& run)
{
    CatalogMaker(all, run).make();
}

} // namespace skein::importers::datahub
