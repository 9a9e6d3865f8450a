// What a dbt project's YAML files say of its models, seeds, snapshots, sources, groups and exposures.
#include "models/importers/dbtprojectreader.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace skein::importers {

namespace {

int kindIndex(const QString& kind)
{
    return kind == QLatin1String("model") ? 0 : kind == QLatin1String("seed") ? 1 : 2;
}

/// The fields of a line of CSV.
QStringList csvFields(const QString& line, QChar delimiter)
{
    QStringList fields {QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == QLatin1Char('"')) {
            if (quoted && i + 1 < line.size() && line[i + 1] == c)
                fields.last() += line[++i];
            else
                quoted = !quoted;
        } else if (c == delimiter && !quoted) {
            fields << QString();
        } else {
            fields.last() += c;
        }
    }
    for (QString& field : fields)
        field = field.trimmed();
    return fields;
}

} // namespace

void DbtProjectReader::yamlFile(qsizetype project, const QString& path)
{
    const QVector<YamlNode> documents = readDbtYaml(m_run, path);
    for (const YamlNode& document : documents) {
        if (!document.isMapping()) {
            m_run.lose(path, document.line, QStringLiteral("it is not a list of models, sources or other resources by name"));
            continue;
        }
        const auto each = [&](const char* key, const auto& take) {
            const YamlNode* list = document.find(QLatin1String(key));
            if (!list || list->type == YamlNode::Type::Null)
                return;
            if (!list->isSequence()) {
                m_run.lose(path, list->line, QStringLiteral("%1 is not a list").arg(QLatin1String(key)));
                return;
            }
            for (const YamlNode& item : list->items) {
                if (item.isMapping() && !item.string(QStringLiteral("name")).isEmpty())
                    take(item);
                else
                    m_run.lose(path, item.line, QStringLiteral("an entry of %1 has no name").arg(QLatin1String(key)));
            }
        };
        each("models", [&](const YamlNode& item) { describe(project, path, QStringLiteral("model"), item); });
        each("seeds", [&](const YamlNode& item) { describe(project, path, QStringLiteral("seed"), item); });
        each("snapshots", [&](const YamlNode& item) {
            if (item.find(QStringLiteral("relation")))
                yamlSnapshot(project, path, item);
            describe(project, path, QStringLiteral("snapshot"), item);
        });
        each("sources", [&](const YamlNode& item) { sourceTables(project, path, item); });
        each("groups", [&](const YamlNode& item) { group(path, item); });
        each("exposures", [&](const YamlNode& item) { m_exposures.append({project, item, path}); });
        for (const char* key : {"metrics", "semantic_models", "saved_queries", "unit_tests"})
            each(key, [&](const YamlNode&) { m_run.count(QLatin1String(key)); });
    }
}

void DbtProjectReader::describe(qsizetype project, const QString& path, const QString& kind, const YamlNode& node)
{
    m_run.count(QStringLiteral("tests"), dbtTestCount(node));
    QMap<QString, DbtDescription>& known = m_descriptions[kindIndex(kind)][m_projects[project].folder];
    const QString name = node.string(QStringLiteral("name"));
    const auto first = known.constFind(name);
    if (first != known.cend()) {
        m_run.warn(path, node.line, QStringLiteral("the %1 %2 is also described in %3:%4; what stands there is used").arg(kind, name, m_run.source.shown(first->file)).arg(first->node.line));
        return;
    }
    known.insert(name, {node, path, false});
}

void DbtProjectReader::yamlSnapshot(qsizetype project, const QString& path, const YamlNode& item)
{
    DbtNode node;
    node.kind = QStringLiteral("snapshot");
    node.project = project;
    node.name = item.string(QStringLiteral("name"));
    node.file = path;
    node.line = item.line;
    const YamlNode& relation = *item.find(QStringLiteral("relation"));
    const QString text = relation.text.contains(QLatin1String("{{")) ? relation.text : QStringLiteral("{{ %1 }}").arg(relation.text);
    node.calls = readDbtJinja(text.toUtf8()).calls;
    for (DbtCall& call : node.calls)
        call.line = relation.line;
    m_nodes.append(node);
}

void DbtProjectReader::group(const QString& path, const YamlNode& node)
{
    m_run.count(QStringLiteral("groups"));
    Entity entity;
    entity.title = node.string(QStringLiteral("name"));
    entity.ref = dbtGroup(entity.title);
    entity.type = QStringLiteral("dbt group");
    entity.description = node.string(QStringLiteral("description"));
    entity.provenance = m_run.said(path, node.line);
    if (const YamlNode* owner = node.find(QStringLiteral("owner"))) {
        for (const char* key : {"name", "email", "slack", "github"}) {
            if (const QString value = owner->string(QLatin1String(key)); !value.isEmpty())
                entity.annotations.insert(QStringLiteral("dbt/owner-") + QLatin1String(key), value);
        }
    }
    m_run.builder.add(entity);
}

QString DbtProjectReader::docsIn(qsizetype project, const QString& description) const
{
    if (!description.contains(QLatin1String("{{")))
        return description.trimmed();
    static const QRegularExpression call(QStringLiteral("\\{\\{-?\\s*doc\\(\\s*['\"]([^'\"]+)['\"]\\s*(?:,\\s*['\"]([^'\"]+)['\"]\\s*)?\\)\\s*-?\\}\\}"));
    QString text;
    qsizetype at = 0;
    auto found = call.globalMatch(description);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const bool package = !match.captured(2).isEmpty();
        const QString key = package ? match.captured(1) + QLatin1Char('.') + match.captured(2) : m_projects[project].name + QLatin1Char('.') + match.captured(1);
        text += description.mid(at, match.capturedStart() - at) + m_docs.value(key, match.captured());
        at = match.capturedEnd();
    }
    return (text + description.mid(at)).trimmed();
}

/// Gives the versions of a model their files: name_v1, what defined_in names, or name alone for the latest one.
void DbtProjectReader::versions(qsizetype project, DbtDescription& description)
{
    const YamlNode* list = description.node.find(QStringLiteral("versions"));
    if (!list || !list->isSequence() || list->items.isEmpty())
        return;
    const QString name = description.node.string(QStringLiteral("name"));
    QString latest = description.node.string(QStringLiteral("latest_version"));
    if (latest.isEmpty()) { // the highest; numbers as numbers
        for (const YamlNode& item : list->items) {
            const QString v = item.string(QStringLiteral("v"));
            bool number = false, other = false;
            const double a = v.toDouble(&number), b = latest.toDouble(&other);
            if (latest.isEmpty() || (number && other ? a > b : v > latest))
                latest = v;
        }
    }
    const auto ofFile = [&](const QString& base) {
        return std::find_if(m_nodes.begin(), m_nodes.end(), [&](const DbtNode& node) {
            return node.kind == QLatin1String("model") && node.project == project && !node.versionNode && node.name == base;
        });
    };
    for (const YamlNode& item : list->items) {
        const QString v = item.string(QStringLiteral("v"));
        auto node = ofFile(item.string(QStringLiteral("defined_in"), name + QStringLiteral("_v") + v));
        if (node == m_nodes.end() && v == latest)
            node = ofFile(name);
        if (node == m_nodes.end()) {
            m_run.warn(description.file, item.line, QStringLiteral("version %1 of the model %2 has no file in this project").arg(v, name));
            continue;
        }
        description.used = true;
        node->name = name;
        node->version = v;
        node->latest = v == latest;
        node->description = &description;
        node->versionNode = &item;
    }
}

void DbtProjectReader::configure(DbtNode& node)
{
    const DbtProject& project = m_projects[node.project];
    DbtValues ofProject(m_run, project, project.file), ofFile(m_run, project, node.file);
    static const char* const trees[] {"models", "seeds", "snapshots"};
    if (const YamlNode* tree = project.configs.find(QLatin1String(trees[kindIndex(node.kind)])))
        node.config.applyTree(*tree, QStringList {project.name} + node.folders + QStringList {node.name}, ofProject);
    if (node.description) {
        DbtValues values(m_run, project, node.description->file);
        node.config.applyDescription(node.description->node, values);
        if (node.versionNode)
            node.config.applyDescription(*node.versionNode, values);
    }
    for (const DbtCall& call : std::as_const(node.calls)) {
        if (call.kind == DbtCall::Kind::Config)
            node.config.apply(call.named, ofFile);
    }
    if (node.config.materialized.isEmpty() || node.kind != QLatin1String("model"))
        node.config.materialized = node.kind == QLatin1String("model") ? (node.python ? QStringLiteral("table") : QStringLiteral("view")) : node.kind;
}

void DbtProjectReader::attachDescriptions()
{
    for (qsizetype project = 0; project < m_projects.size(); ++project) {
        for (DbtDescription& description : m_descriptions[0][m_projects[project].folder])
            versions(project, description);
    }
    for (DbtNode& node : m_nodes) {
        QMap<QString, DbtDescription>& known = m_descriptions[kindIndex(node.kind)][m_projects[node.project].folder];
        const auto description = known.find(node.name);
        if (description != known.end() && !node.description) {
            node.description = &*description;
            description->used = true;
        }
        configure(node);
        if (!node.header.isEmpty()) {
            QVector<Column> cut;
            const QString delimiter = node.config.delimiter;
            for (const QString& field : csvFields(node.header.constFirst().name, delimiter.isEmpty() ? QLatin1Char(',') : delimiter.at(0))) {
                Column column;
                column.name = field;
                if (!field.isEmpty())
                    cut.append(column);
            }
            node.header = cut;
        }
    }
    for (const auto& kind : m_descriptions) {
        for (const auto& ofProject : kind) {
            for (const DbtDescription& description : ofProject) {
                if (!description.used)
                    m_run.warn(description.file, description.node.line, QStringLiteral("%1 is described here, and no file in its project makes it").arg(description.node.string(QStringLiteral("name"))));
            }
        }
    }
}

} // namespace skein::importers
