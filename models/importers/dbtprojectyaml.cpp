#include "models/importers/dbtprojectyaml.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace skein::importers {

namespace {

constexpr qint64 maxYamlBytes = qint64(64) << 20;

bool inside(const QString& path, const QString& folder)
{
    return path == folder || path.startsWith(folder + QLatin1Char('/'));
}

/// The folders a key names, or the default; those outside the project are said, and not read.
QStringList folders(ImportRun& run, const DbtProject& project, const char* key, const char* oldKey, const QStringList& byDefault)
{
    const YamlNode* value = project.configs.find(QLatin1String(key));
    if (!value && oldKey)
        value = project.configs.find(QLatin1String(oldKey));
    DbtValues values(run, project, project.file);
    QStringList names;
    if (value && value->isScalar())
        names << values.text(*value);
    for (const YamlNode& item : value ? value->items : QVector<YamlNode>())
        names << values.text(item);
    QStringList found;
    for (const QString& name : value ? names : byDefault) {
        const QString folder = QDir::cleanPath(QDir(project.folder).absoluteFilePath(name));
        if (name.isEmpty() || !inside(folder, project.folder))
            run.warn(project.file, value->line, QStringLiteral("%1 names \"%2\", which is not inside the project; it is not read").arg(QLatin1String(key), name));
        else
            found << folder;
    }
    return found;
}

/// What dbt makes or installs. A list that names the project itself, or where its models lie, is not followed.
QStringList leftOutFolders(const DbtProject& project)
{
    QStringList names {QStringLiteral("dbt_packages"), QStringLiteral("dbt_modules"), QStringLiteral("target"), QStringLiteral("logs")};
    for (const char* key : {"packages-install-path", "modules-path", "target-path", "clean-targets", "log-path"})
        names << project.configs.strings(QLatin1String(key));
    QStringList found;
    for (const QString& name : std::as_const(names)) {
        const QString folder = QDir::cleanPath(QDir(project.folder).absoluteFilePath(name));
        bool own = folder == project.folder || !inside(folder, project.folder);
        for (const QStringList& list : {project.models, project.seeds, project.snapshots, project.macros, project.analyses, project.tests}) {
            for (const QString& source : list)
                own = own || inside(source, folder);
        }
        if (!own && !found.contains(folder))
            found << folder;
    }
    return found;
}

Column column(const YamlNode& node, DbtValues& values, const DbtDocs& docs)
{
    Column read;
    read.name = values.text(node, "name");
    read.nativeType = values.text(node, "data_type");
    read.type = logicalTypeFromNative(read.nativeType);
    read.description = docs(node.string(QStringLiteral("description")));
    read.tags = values.texts(node, "tags");
    if (const YamlNode* config = node.find(QStringLiteral("config")))
        read.tags += values.texts(*config, "tags");
    if (const YamlNode* constraints = node.find(QStringLiteral("constraints"))) {
        for (const YamlNode& constraint : constraints->items) {
            const QString type = constraint.string(QStringLiteral("type"));
            read.key = read.key || type == QLatin1String("primary_key");
            read.nullable = read.nullable && type != QLatin1String("not_null") && type != QLatin1String("primary_key");
        }
    }
    return read;
}

} // namespace

QString DbtProject::folderOf(const QStringList& folders, const QString& path)
{
    for (const QString& folder : folders) {
        if (inside(path, folder))
            return folder;
    }
    return {};
}

const YamlNode* DbtProject::variable(const QString& variableName) const
{
    const YamlNode* vars = configs.find(QStringLiteral("vars"));
    const YamlNode* own = vars ? vars->find(name) : nullptr;
    const YamlNode* value = own ? own->find(variableName) : nullptr;
    return value || !vars ? value : vars->find(variableName);
}

QVector<YamlNode> readDbtYaml(ImportRun& run, const QString& path)
{
    const Result<QByteArray> text = readSourceFile(path, maxYamlBytes);
    if (!text) {
        run.lose(path, 0, text.error().message);
        return {};
    }
    const YamlDocuments read = parseYamlDocuments(*text, run.source.shown(path));
    for (const Error& error : read.errors) {
        const bool jinja = text->contains("{%") || text->contains("{{");
        run.lose(path, error.where.section(QLatin1Char(':'), -1).toInt(),
            jinja ? error.message + QStringLiteral("; an expression {{ }} in YAML must stand in quotes, a statement {% %} cannot stand there") : error.message);
    }
    for (const YamlNode& document : read.documents) {
        for (const DuplicateKey& key : duplicateKeys(document)) {
            if (!key.path.endsWith(QLatin1Char('.')) && !key.path.isEmpty()) // a key that is no text
                run.warn(path, key.line, QStringLiteral("%1 stands twice; the first one is read").arg(key.path));
        }
    }
    return read.documents;
}

DbtProject readDbtProjectFile(ImportRun& run, const QString& path)
{
    DbtProject project;
    project.file = path;
    project.folder = QFileInfo(path).path();
    const QVector<YamlNode> documents = readDbtYaml(run, path);
    if (!documents.isEmpty())
        project.configs = documents.constFirst();
    project.name = project.configs.string(QStringLiteral("name"));
    if (project.name.isEmpty()) {
        if (const Result<QByteArray> text = readSourceFile(path, maxYamlBytes)) {
            static const QRegularExpression line(QStringLiteral("^name:\\s*['\"]?(\\w+)"), QRegularExpression::MultilineOption);
            project.name = line.match(QString::fromUtf8(*text)).captured(1);
        }
        if (project.name.isEmpty()) {
            project.name = QFileInfo(project.folder).fileName();
            run.warn(path, 1, QStringLiteral("the project has no name; it is taken as \"%1\"").arg(project.name));
        }
    }
    const auto list = [](const char* name) { return QStringList(QLatin1String(name)); };
    const bool old = project.configs.find(QStringLiteral("source-paths")) || project.configs.find(QStringLiteral("data-paths")); // before 1.0
    project.models = folders(run, project, "model-paths", "source-paths", list("models"));
    project.seeds = folders(run, project, "seed-paths", "data-paths", list(old ? "data" : "seeds"));
    project.snapshots = folders(run, project, "snapshot-paths", nullptr, list("snapshots"));
    project.macros = folders(run, project, "macro-paths", nullptr, list("macros"));
    project.analyses = folders(run, project, "analysis-paths", nullptr, list(old ? "analysis" : "analyses"));
    project.tests = folders(run, project, "test-paths", nullptr, list(old ? "test" : "tests"));
    project.docs = folders(run, project, "docs-paths", nullptr, {});
    project.leftOut = leftOutFolders(project);
    return project;
}

std::optional<QString> DbtValues::plain(const YamlNode& value)
{
    if (value.isMapping() && value.keys.contains(QString()) && !m_said) { // "{{ x }}" without quotes is a mapping to YAML
        m_said = true;
        m_run.warn(m_file, value.line, QStringLiteral("an expression {{ }} in YAML must stand in quotes; its value is not known"));
    }
    if (!value.isScalar())
        return QString();
    const auto variable = [this](const QString& name) -> std::optional<QString> {
        const YamlNode* found = m_project.variable(name);
        return found && found->isScalar() && !found->text.contains(QLatin1Char('{')) ? std::optional<QString>(found->text) : std::nullopt;
    };
    std::optional<QString> text = plainDbtText(value.text, variable);
    if (!text && !m_said) {
        m_said = true;
        m_run.warn(m_file, value.line,
            QStringLiteral("the value %1 is only known when dbt runs; such values of this file are kept as they are written").arg(value.text.simplified().left(120)));
    }
    return text;
}

QString DbtValues::text(const YamlNode& value)
{
    return plain(value).value_or(value.text);
}

QString DbtValues::text(const YamlNode& parent, const char* key)
{
    const YamlNode* value = parent.find(QLatin1String(key));
    return value ? text(*value) : QString();
}

std::optional<bool> DbtValues::flag(const YamlNode& parent, const char* key)
{
    const YamlNode* value = parent.find(QLatin1String(key));
    const std::optional<QString> written = value && value->isScalar() ? plain(*value) : std::nullopt;
    if (!written)
        return std::nullopt;
    const QString word = written->toLower();
    static const QStringList no {QStringLiteral("false"), QStringLiteral("no"), QStringLiteral("off"), QStringLiteral("0"), QStringLiteral("none"), QString()};
    return !no.contains(word);
}

QStringList DbtValues::texts(const YamlNode& parent, const char* key)
{
    const YamlNode* value = parent.find(QLatin1String(key));
    QStringList list;
    if (value && value->isScalar())
        list << text(*value);
    for (const YamlNode& item : value && value->isSequence() ? value->items : QVector<YamlNode>()) {
        if (item.isScalar())
            list << text(item);
    }
    return list;
}

QStringList dbtOwners(const YamlNode& meta, DbtValues& values)
{
    QStringList names;
    for (const char* key : {"owner", "owners"}) {
        names << values.texts(meta, key);
        const YamlNode* value = meta.find(QLatin1String(key));
        if (value && value->isMapping())
            names << (values.text(*value, "name").isEmpty() ? values.text(*value, "email") : values.text(*value, "name"));
    }
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

void DbtConfig::apply(const YamlNode& config, DbtValues& values)
{
    for (qsizetype i = 0; i < config.items.size() && config.isMapping(); ++i) {
        const QString key = config.keys[i].startsWith(QLatin1Char('+')) ? config.keys[i].mid(1) : config.keys[i];
        const YamlNode& value = config.items[i];
        const auto is = [&](const char* name) { return key == QLatin1String(name); };
        if (value.isScalar()) {
            QString* const field = is("schema") || is("target_schema") ? &schema : is("database") || is("target_database") || is("project") ? &database : is("alias") ? &alias
                : is("materialized") ? &materialized : is("group") ? &group : is("delimiter") ? &delimiter : nullptr;
            if (field)
                *field = values.text(value);
        }
        if (is("enabled")) {
            if (const std::optional<bool> flag = values.flag(config, config.keys[i].toUtf8().constData()))
                enabled = flag;
        } else if (is("tags")) {
            tags << values.texts(config, config.keys[i].toUtf8().constData());
        } else if (is("meta")) {
            owners << dbtOwners(value, values);
        } else if (is("contract")) {
            contract = value.isMapping() ? values.flag(value, "enforced").value_or(false) : contract;
        } else if (is("column_types") && value.isMapping()) {
            for (qsizetype c = 0; c < value.items.size(); ++c)
                columnTypes.insert(value.keys[c].toLower(), values.text(value.items[c]));
        }
    }
    tags.removeDuplicates();
    owners.removeDuplicates();
}

void DbtConfig::applyTree(const YamlNode& tree, const QStringList& path, DbtValues& values)
{
    const YamlNode* level = &tree;
    for (qsizetype depth = 0; level && level->isMapping(); ++depth) {
        YamlNode here; // a mapping without "+" is a folder
        here.type = YamlNode::Type::Mapping;
        for (qsizetype i = 0; i < level->items.size(); ++i) {
            if (level->keys[i].startsWith(QLatin1Char('+')) || !level->items[i].isMapping()) {
                here.keys.append(level->keys[i]);
                here.items.append(level->items[i]);
            }
        }
        apply(here, values);
        level = depth < path.size() ? level->find(path[depth]) : nullptr;
    }
}

void DbtConfig::applyDescription(const YamlNode& description, DbtValues& values)
{
    YamlNode beside;
    beside.type = YamlNode::Type::Mapping;
    for (const char* key : {"meta", "tags", "group", "contract", "enabled"}) {
        if (const YamlNode* value = description.find(QLatin1String(key))) {
            beside.keys.append(QLatin1String(key));
            beside.items.append(*value);
        }
    }
    apply(beside, values);
    if (const YamlNode* config = description.find(QStringLiteral("config")))
        apply(*config, values);
}

QVector<Column> dbtColumns(const YamlNode& description, DbtValues& values, const DbtDocs& docs)
{
    QVector<Column> columns;
    const YamlNode* list = description.find(QStringLiteral("columns"));
    for (const YamlNode& item : list && list->isSequence() ? list->items : QVector<YamlNode>()) {
        if (item.isMapping() && !item.string(QStringLiteral("name")).isEmpty())
            columns.append(column(item, values, docs));
    }
    return columns;
}

QVector<Column> dbtVersionColumns(const YamlNode& version, const QVector<Column>& ofModel, DbtValues& values, const DbtDocs& docs)
{
    const YamlNode* list = version.find(QStringLiteral("columns"));
    if (!list || !list->isSequence())
        return ofModel;
    const QVector<Column> own = dbtColumns(version, values, docs);
    const auto among = [](const QVector<Column>& columns, const QString& name) {
        return std::any_of(columns.cbegin(), columns.cend(), [&](const Column& other) { return other.name.compare(name, Qt::CaseInsensitive) == 0; });
    };
    QVector<Column> columns;
    for (const YamlNode& item : list->items) {
        if (!item.find(QStringLiteral("include")))
            continue;
        const QStringList include = item.strings(QStringLiteral("include")), exclude = item.strings(QStringLiteral("exclude"));
        const bool all = include.contains(QStringLiteral("all")) || include.contains(QStringLiteral("*"));
        for (const Column& column : ofModel) {
            if ((all || include.contains(column.name)) && !exclude.contains(column.name) && !among(own, column.name))
                columns.append(column);
        }
    }
    return columns + own;
}

} // namespace skein::importers
