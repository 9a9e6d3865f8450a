// Which datasets the models, snapshots and exposures of dbt projects read.
#include "models/importers/dbtprojectreader.h"

#include <algorithm>

namespace skein::importers {

namespace {

constexpr int maxDepth = 64;

bool isReference(const DbtCall& call)
{
    return call.kind == DbtCall::Kind::Ref || call.kind == DbtCall::Kind::Source;
}

QString versionOf(const DbtCall& call)
{
    return call.named.string(QStringLiteral("v"), call.named.string(QStringLiteral("version")));
}

/// Whether its arguments are all known.
bool isDynamic(const DbtCall& call)
{
    return call.dynamic || versionOf(call).contains(QLatin1Char('{')) || call.names.size() > 2 || call.names.size() < (call.kind == DbtCall::Kind::Source ? 2 : 1);
}

} // namespace

bool DbtProjectReader::hasProject(const QString& name) const
{
    return std::any_of(m_projects.cbegin(), m_projects.cend(), [&](const DbtProject& project) { return project.name == name; });
}

/// In the project itself, then in the others. Without a version it is the latest one.
const DbtNode* DbtProjectReader::nodeNamed(const QString& package, const QString& name, const QString& version, qsizetype from) const
{
    const DbtNode* elsewhere = nullptr;
    const QString own = package.isEmpty() ? m_projects[from].name : package;
    for (const qsizetype index : m_byName.value(name)) {
        const DbtNode& node = m_nodes[index];
        if (version.isEmpty() ? !node.version.isEmpty() && !node.latest : node.version != version)
            continue;
        if (m_projects[node.project].name == own)
            return &node;
        if (package.isEmpty() && !elsewhere)
            elsewhere = &node;
    }
    return elsewhere;
}

void DbtProjectReader::unresolved(const Reader& reader, int line, const QString& why)
{
    m_run.count(QStringLiteral("unresolvedRefs"));
    const QString once = reader.file + QLatin1Char('\n') + why;
    if (!m_said.contains(once))
        m_run.warn(reader.file, line, why);
    m_said.insert(once);
}

void DbtProjectReader::edgeFrom(const EntityRef& dataset, const Reader& reader, int line)
{
    m_run.builder.addEdge({dataset, reader.entity, m_run.said(reader.file, line), {}});
}

void DbtProjectReader::addRef(const DbtCall& call, const Reader& reader, int line)
{
    const QString package = call.names.size() > 1 ? call.names.constFirst() : QString();
    const QString name = call.names.constLast();
    if (const DbtNode* node = nodeNamed(package, name, versionOf(call), reader.project)) {
        edgeFrom(node->dataset, reader, line);
        return;
    }
    const QVector<qsizetype> disabled = m_disabledByName.value(name);
    const bool isDisabled = std::any_of(disabled.cbegin(), disabled.cend(), [&](qsizetype project) { return package.isEmpty() || m_projects[project].name == package; });
    const bool otherVersion = m_byName.contains(name) && package.isEmpty();
    unresolved(reader, line, isDisabled ? QStringLiteral("%1 names a model that is disabled").arg(call.text)
            : otherVersion ? QStringLiteral("%1 names a version that this source does not have").arg(call.text)
                           : QStringLiteral("%1 names a model that is not in this source").arg(call.text));
    // A package that is installed when dbt runs: the dependency stays visible under the name the project gives it.
    const bool installed = package.isEmpty() ? m_projects[reader.project].hasPackages && !otherVersion : !hasProject(package);
    if (installed && !isDisabled) {
        const Entity entity = referencedDataset(QStringLiteral("dbt"), package, package.isEmpty() ? name : package + QLatin1Char('.') + name, m_run.said(reader.file, line));
        m_run.builder.add(entity);
        edgeFrom(entity.ref, reader, line);
    }
}

void DbtProjectReader::addSource(const DbtCall& call, const Reader& reader, int line)
{
    const QVector<DbtSource> known = m_sources.value(call.names[0] + QLatin1Char('.') + call.names[1]);
    const DbtSource* found = nullptr;
    for (const DbtSource& source : known) {
        const bool own = m_projects[source.project].name == m_projects[reader.project].name;
        if (!source.disabled && (!found || own))
            found = &source;
        if (found && own && !source.disabled)
            break;
    }
    if (found) {
        edgeFrom(found->dataset, reader, line);
        return;
    }
    if (!known.isEmpty()) {
        unresolved(reader, line, QStringLiteral("%1 names a source that is disabled").arg(call.text));
        return;
    }
    unresolved(reader, line, QStringLiteral("%1 names a source that is not described in this source folder").arg(call.text));
    const Entity entity = referencedDataset(QStringLiteral("dbt"), QString(), call.names.join(QLatin1Char('.')), m_run.said(reader.file, line));
    m_run.builder.add(entity);
    edgeFrom(entity.ref, reader, line);
}

void DbtProjectReader::addDynamic(const DbtCall& call, const QString& file, int line, const QString& macro)
{
    const QString once = file + QLatin1Char('\n') + QString::number(line) + call.text;
    if (m_said.contains(once))
        return;
    m_said.insert(once);
    m_run.count(QStringLiteral("dynamicRefs"));
    m_run.warn(file, line, macro.isEmpty() ? QStringLiteral("dynamic reference: %1 is only known when dbt runs").arg(call.text)
                                           : QStringLiteral("dynamic reference: %1 is only known when dbt runs; what calls the macro %2 reads more than is shown").arg(call.text, macro));
}

/// The references a macro comes to, with those of the macros it calls. Each macro is followed once.
const QVector<DbtCall>& DbtProjectReader::macroReferences(const QString& key, int depth)
{
    static const QVector<DbtCall> none;
    const auto macro = m_macros.find(key);
    if (macro == m_macros.end() || macro->state == Macro::Running || depth > maxDepth)
        return none;
    if (macro->state == Macro::Known)
        return macro->calls;
    macro->state = Macro::Running;
    const QString project = key.section(QLatin1Char('.'), 0, 0);
    QVector<DbtCall> found;
    QSet<QString> texts;
    const auto take = [&](const DbtCall& call) {
        if (!texts.contains(call.text))
            found.append(call);
        texts.insert(call.text);
    };
    for (const DbtCall& call : std::as_const(macro->calls)) {
        if (isReference(call) && isDynamic(call)) {
            addDynamic(call, macro->file, call.line, key.section(QLatin1Char('.'), 1));
        } else if (isReference(call)) {
            take(call);
        } else if (call.kind == DbtCall::Kind::Other) {
            const QString inner = call.function.contains(QLatin1Char('.')) ? call.function : project + QLatin1Char('.') + call.function;
            for (const DbtCall& reached : macroReferences(inner, depth + 1))
                take(reached);
        }
    }
    macro->calls = found;
    macro->state = Macro::Known;
    return macro->calls;
}

void DbtProjectReader::addReference(const DbtCall& call, const Reader& reader, int line)
{
    if (isDynamic(call))
        addDynamic(call, reader.file, line, {});
    else if (call.kind == DbtCall::Kind::Ref)
        addRef(call, reader, line);
    else
        addSource(call, reader, line);
}

void DbtProjectReader::addCalls(const QVector<DbtCall>& calls, const Reader& reader)
{
    const DbtProject& project = m_projects[reader.project];
    for (const DbtCall& call : calls) {
        if (isReference(call)) {
            if (!isDynamic(call))
                m_run.count(call.kind == DbtCall::Kind::Ref ? QStringLiteral("refs") : QStringLiteral("sourceRefs"));
            addReference(call, reader, call.line);
        } else if (call.kind == DbtCall::Kind::Var && !call.names.isEmpty()) {
            // dbt renders a variable's text where it is used, with the references in it.
            const YamlNode* value = project.variable(call.names.constFirst());
            if (!value || !value->isScalar() || !value->text.contains(QLatin1String("{{")))
                continue;
            for (const DbtCall& inner : readDbtJinja(value->text.toUtf8()).calls) {
                if (isReference(inner)) {
                    m_run.count(QStringLiteral("refsInVariables"));
                    addReference(inner, reader, call.line);
                }
            }
        } else if (call.kind == DbtCall::Kind::Other) {
            const QString key = call.function.contains(QLatin1Char('.')) ? call.function : project.name + QLatin1Char('.') + call.function;
            for (const DbtCall& inner : macroReferences(key, 0)) {
                m_run.count(QStringLiteral("refsInMacros"));
                addReference(inner, reader, call.line);
            }
        }
    }
}

void DbtProjectReader::addExposure(const DbtExposure& exposure)
{
    const DbtProject& project = m_projects[exposure.project];
    const YamlNode& node = exposure.node;
    DbtValues values(m_run, project, exposure.file);
    DbtConfig config;
    config.applyDescription(node, values);
    const QString name = node.string(QStringLiteral("name"));
    const QString id = QStringLiteral("exposure.%1.%2").arg(project.name, name);
    Entity entity;
    entity.ref = EntityRef(EntityKind::Component, QString(), entitySlug(id));
    if (!config.enabled.value_or(true) || m_run.builder.contains(entity.ref)) {
        const bool again = config.enabled.value_or(true);
        m_run.count(QStringLiteral("disabled"), again ? 0 : 1);
        m_run.skip(exposure.file, node.line, again ? QStringLiteral("the exposure %1 is described a second time; the first one is used").arg(name) : QStringLiteral("the exposure %1 is disabled").arg(name));
        return;
    }
    m_run.count(QStringLiteral("exposures"));
    entity.title = node.string(QStringLiteral("label"), name);
    entity.type = node.string(QStringLiteral("type"));
    entity.description = docsIn(exposure.project, node.string(QStringLiteral("description")));
    entity.tags = config.tags;
    entity.provenance = m_run.said(exposure.file, node.line);
    entity.annotations.insert(QStringLiteral("dbt/unique-id"), id);
    for (const char* key : {"url", "maturity"}) {
        if (const QString text = values.text(node, key); !text.isEmpty())
            entity.annotations.insert(QStringLiteral("dbt/") + QLatin1String(key), text);
    }
    addDbtOwners(entity, dbtOwners(node, values) + config.owners);
    m_run.builder.add(entity);
    const Reader reader {exposure.project, entity.ref, exposure.file};
    const YamlNode* dependsOn = node.find(QStringLiteral("depends_on"));
    for (const YamlNode& item : dependsOn ? dependsOn->items : QVector<YamlNode>()) {
        const QString text = item.text.contains(QLatin1String("{{")) ? item.text : QStringLiteral("{{ %1 }}").arg(item.text);
        QVector<DbtCall> calls = readDbtJinja(text.toUtf8()).calls;
        for (DbtCall& call : calls)
            call.line = item.line;
        if (std::none_of(calls.cbegin(), calls.cend(), isReference))
            m_run.warn(exposure.file, item.line, QStringLiteral("the exposure %1 depends on \"%2\", which is neither ref() nor source()").arg(name, item.text.left(100)));
        addCalls(calls, reader);
    }
}

/// A constraint "to: ref('x')" is a reference between tables; nothing flows.
void DbtProjectReader::addForeignKeys(const DbtNode& node)
{
    if (!node.description || !node.dataset.isValid())
        return;
    const auto constraints = [&](const YamlNode& of) {
        const YamlNode* list = of.find(QStringLiteral("constraints"));
        for (const YamlNode& constraint : list ? list->items : QVector<YamlNode>()) {
            const YamlNode* to = constraint.find(QStringLiteral("to"));
            const QVector<DbtCall> calls = to && to->isScalar() ? readDbtJinja(QStringLiteral("{{ %1 }}").arg(to->text).toUtf8()).calls : QVector<DbtCall>();
            if (calls.size() != 1 || calls[0].kind != DbtCall::Kind::Ref || isDynamic(calls[0]))
                continue;
            const QString package = calls[0].names.size() > 1 ? calls[0].names.constFirst() : QString();
            if (const DbtNode* target = nodeNamed(package, calls[0].names.constLast(), versionOf(calls[0]), node.project))
                m_run.builder.addRelation({node.dataset, QStringLiteral("references"), target->dataset, m_run.said(node.description->file, to->line)});
        }
    };
    constraints(node.description->node);
    const YamlNode* columns = node.description->node.find(QStringLiteral("columns"));
    for (const YamlNode& column : columns ? columns->items : QVector<YamlNode>())
        constraints(column);
}

void DbtProjectReader::addEdges()
{
    for (const DbtNode& node : std::as_const(m_nodes)) {
        if (node.pipeline.isValid() && node.kind != QLatin1String("seed"))
            addCalls(node.calls, {node.project, node.pipeline, node.file});
        addForeignKeys(node);
    }
    for (const DbtExposure& exposure : std::as_const(m_exposures))
        addExposure(exposure);
}

} // namespace skein::importers
