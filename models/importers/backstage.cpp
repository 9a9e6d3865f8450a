// Backstage catalogs: folders and files of YAML documents, Location trees, relations in both directions.
#include "models/importers/backstagechecks.h"
#include "models/importers/lastgood.h"

#include "models/base/yaml.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

namespace skein::importers {

namespace {

struct RelationKind {
    const char* field;   ///< in spec
    const char* forward;
    const char* backward;
    EntityKind defaultKind;
};

constexpr RelationKind relationKinds[] = {
    {"owner", "ownedBy", "ownerOf", EntityKind::Group}, {"owners", "ownedBy", "ownerOf", EntityKind::Group},
    {"system", "partOf", "hasPart", EntityKind::System}, {"domain", "partOf", "hasPart", EntityKind::Domain},
    {"subcomponentOf", "partOf", "hasPart", EntityKind::Component}, {"providesApis", "providesApi", "apiProvidedBy", EntityKind::Api},
    {"consumesApis", "consumesApi", "apiConsumedBy", EntityKind::Api}, {"dependsOn", "dependsOn", "dependencyOf", EntityKind::Component},
    {"dependencyOf", "dependencyOf", "dependsOn", EntityKind::Component}, {"parent", "childOf", "parentOf", EntityKind::Group},
    {"children", "parentOf", "childOf", EntityKind::Group}, {"members", "hasMember", "memberOf", EntityKind::User},
    {"memberOf", "memberOf", "hasMember", EntityKind::Group}};

bool isTemplated(const QString& text)
{
    return text.contains(QLatin1String("{{")) || text.contains(QLatin1String("{%"));
}

bool isDatasetType(const QString& type)
{
    static const QStringList types {QStringLiteral("dataset"), QStringLiteral("table"), QStringLiteral("view"), QStringLiteral("database-table"),
        QStringLiteral("bigquery-table"), QStringLiteral("topic")};
    return types.contains(type.toLower());
}

bool isPipelineType(const QString& type)
{
    static const QStringList types {QStringLiteral("data-pipeline"), QStringLiteral("pipeline"), QStringLiteral("workflow"), QStringLiteral("dag"),
        QStringLiteral("etl")};
    return types.contains(type.toLower());
}

class BackstageReader
{
public:
    BackstageReader(QString root, ImportOptions options, QStringList files)
        : m_root(QFileInfo(root).isDir() ? QDir(root).absolutePath() : QFileInfo(root).absolutePath())
        , m_start(std::move(root))
        , m_options(std::move(options))
        , m_files(std::move(files))
    {
    }

    Result<Imported> read();

private:
    void skip(const QString& file, int line, const QString& reason) { m_imported.report.skipped.append({shown(file), line, reason}); }
    /// A skip that leaves open what stood there: an entity of that name, or without one, anything.
    void lose(const QString& file, int line, const QString& reason, const QString& name = {})
    {
        skip(file, line, reason);
        m_lost[shown(file)].insert(name);
    }
    void warn(const QString& file, int line, const QString& reason) { m_imported.report.warnings.append({shown(file), line, reason}); }
    QString shown(const QString& file) const { return QDir(m_root).relativeFilePath(file); }
    void listFolder();
    void readFile(const QString& path);
    void document(const YamlNode& node, const QString& file);
    void location(const YamlNode& spec, const QString& file);
    void target(const QString& text, const QString& file, int line);
    void dataset(Entity& entity, const YamlNode& spec);
    void pipeline(Entity& entity, const YamlNode& spec);
    void relations(const Entity& entity, const YamlNode& spec, const QString& file);
    void lineage(const Entity& entity, const YamlNode& spec, const QString& file);
    void keepUnreadable();
    void danglingReferences();
    Error nothingFound() const;
    EntityRef canonical(const EntityRef& ref) const;

    QString m_root;
    QString m_start;
    ImportOptions m_options;
    QStringList m_files; ///< only these of the folder; empty = all
    Imported m_imported;
    CatalogBuilder m_builder;
    QSet<QString> m_readFiles;
    QMap<QString, QSet<QString>> m_lost; ///< by file as shown: the names that may have stood there
    QStringList m_lostFolders;           ///< as shown, with a slash
    QVector<QString> m_pending;
    QMap<EntityRef, QPair<QString, int>> m_where;
    QMap<EntityRef, EntityRef> m_renamed; ///< resource:… and component:… that became datasets and pipelines
    struct PendingRelation {
        EntityRef from;
        const RelationKind* kind = nullptr;
        EntityRef to;
        QString file;
        int line = 0;
    };
    QVector<PendingRelation> m_relations;
    struct PendingEdge {
        EntityRef from, to;
        QString file;
        int line = 0;
    };
    QVector<PendingEdge> m_edges;
};

EntityRef BackstageReader::canonical(const EntityRef& ref) const
{
    return m_renamed.value(ref, ref);
}

void BackstageReader::dataset(Entity& entity, const YamlNode& spec)
{
    entity.platform = spec.string(QStringLiteral("platform"));
    entity.qualifiedName = spec.string(QStringLiteral("qualifiedName"), entity.annotations.value(QStringLiteral("skein/qualified-name")));
    entity.instance = spec.string(QStringLiteral("instance"));
    entity.freshnessSloMinutes = int(spec.number(QStringLiteral("freshnessMinutes"), 0));
    const YamlNode* columns = spec.find(QStringLiteral("columns"));
    if (!columns || !columns->isSequence())
        return;
    SchemaVersion schema;
    for (const YamlNode& node : columns->items) {
        Column column;
        column.name = node.isScalar() ? node.text : node.string(QStringLiteral("name"));
        column.nativeType = node.string(QStringLiteral("type"));
        column.type = logicalTypeFromNative(column.nativeType);
        column.description = node.string(QStringLiteral("description"));
        column.key = node.boolean(QStringLiteral("key"), false);
        if (!column.name.isEmpty())
            schema.columns.append(column);
    }
    entity.schemas = {schema};
}

void BackstageReader::pipeline(Entity& entity, const YamlNode& spec)
{
    entity.framework = spec.string(QStringLiteral("framework"), QStringLiteral("other"));
    entity.repository = entity.annotations.value(QStringLiteral("skein/repository"));
    const QString paths = entity.annotations.value(QStringLiteral("skein/paths"));
    for (const QString& path : paths.split(QLatin1Char(','))) {
        if (!path.trimmed().isEmpty())
            entity.paths << path.trimmed();
    }
    entity.schedule = spec.string(QStringLiteral("schedule"));
}

void BackstageReader::relations(const Entity& entity, const YamlNode& spec, const QString& file)
{
    for (const RelationKind& kind : relationKinds) {
        const QString field = QLatin1String(kind.field);
        const YamlNode* node = spec.find(field);
        if (!node)
            continue;
        for (const QString& text : spec.strings(field)) {
            const Result<EntityRef> to = EntityRef::parse(text, kind.defaultKind, entity.ref.ns);
            ++m_imported.report.facts[QStringLiteral("relation:") + (field == QLatin1String("owners") ? QStringLiteral("owner") : field)];
            if (!to) {
                warn(file, node->line, QStringLiteral("spec.%1: %2").arg(field, to.error().message));
                continue;
            }
            m_relations.append({entity.ref, &kind, *to, file, node->line});
        }
    }
}

void BackstageReader::lineage(const Entity& entity, const YamlNode& spec, const QString& file)
{
    const auto edges = [&](const char* field, bool reads) {
        const YamlNode* node = spec.find(QLatin1String(field));
        if (!node)
            return;
        for (const QString& text : spec.strings(QLatin1String(field))) {
            const Result<EntityRef> other = EntityRef::parse(text, EntityKind::Dataset, entity.ref.ns);
            if (!other) {
                warn(file, node->line, QStringLiteral("spec.%1: %2").arg(QLatin1String(field), other.error().message));
                continue;
            }
            m_edges.append(reads ? PendingEdge {*other, entity.ref, file, node->line} : PendingEdge {entity.ref, *other, file, node->line});
        }
    };
    edges("reads", true);
    edges("writes", false);
}

void BackstageReader::document(const YamlNode& node, const QString& file)
{
    ++m_imported.report.facts[QStringLiteral("documents")];
    if (!node.isMapping()) {
        if (node.type == YamlNode::Type::Null)
            ++m_imported.report.facts[QStringLiteral("emptyDocuments")];
        else
            lose(file, node.line, QStringLiteral("a document that is not a mapping"));
        return;
    }
    const QString version = node.string(QStringLiteral("apiVersion"));
    const QString kindName = node.string(QStringLiteral("kind"));
    if (version.isEmpty() && kindName.isEmpty()) {
        ++m_imported.report.facts[QStringLiteral("otherYaml")];
        lose(file, node.line, QStringLiteral("no apiVersion and no kind: not a Backstage entity"));
        return;
    }
    const YamlNode* metadata = node.find(QStringLiteral("metadata"));
    const YamlNode empty;
    const YamlNode& spec = node.find(QStringLiteral("spec")) ? *node.find(QStringLiteral("spec")) : empty;
    const QString name = metadata ? metadata->string(QStringLiteral("name")) : QString();
    const std::optional<EntityKind> kind = entityKindFromName(kindName);
    const bool isLocation = kindName.compare(QLatin1String("Location"), Qt::CaseInsensitive) == 0;
    // A template beside the entities of a file hides none of them, but one whose kind was mistyped bears its name.
    const QString foreign = kind || isLocation || kindName.isEmpty() ? QString() : EntityRef(EntityKind::Component, {}, name).name;
    static const QRegularExpression versions(QStringLiteral("^backstage\\.io/v1((alpha|beta)[0-9]+)?$"));
    if (!versions.match(version).hasMatch()) {
        ++m_imported.report.facts[QStringLiteral("wrongApiVersion")];
        const YamlNode* at = node.find(QStringLiteral("apiVersion"));
        lose(file, at ? at->line : node.line,
            version.isEmpty() ? QStringLiteral("apiVersion is missing; expected backstage.io/v1alpha1")
                              : QStringLiteral("apiVersion is \"%1\", expected backstage.io/v1alpha1 or v1beta1").arg(version),
            foreign);
        return;
    }
    if (kindName.isEmpty()) {
        lose(file, node.line, QStringLiteral("kind is missing"));
        return;
    }
    if (isTemplated(name) || isTemplated(kindName)) {
        ++m_imported.report.facts[QStringLiteral("templated")];
        skip(file, node.line, QStringLiteral("a template, not an entity: the name is \"%1\"").arg(name));
        return;
    }
    for (const DuplicateKey& twice : duplicateKeys(node))
        warn(file, twice.line, QStringLiteral("%1 is given twice; the first one stands").arg(twice.path));
    ++m_imported.report.facts[QStringLiteral("kind:") + kindName];
    if (isLocation) {
        location(spec, file);
        return;
    }
    if (!kind) {
        lose(file, node.line, QStringLiteral("kind %1 is not known to the catalog").arg(kindName), foreign);
        return;
    }
    if (name.isEmpty()) {
        lose(file, node.line, QStringLiteral("metadata.name is missing"));
        return;
    }
    static const QRegularExpression valid(QStringLiteral("^[A-Za-z0-9]+([-_.]*[A-Za-z0-9]+)*$"));
    if (name.size() > 63 || !valid.match(name).hasMatch()) {
        lose(file, metadata->line, QStringLiteral("metadata.name \"%1\" is not valid: letters, digits, \"-\", \"_\", \".\", at most 63 of them").arg(name.left(80)));
        return;
    }
    const QString type = spec.string(QStringLiteral("type"));
    Entity entity;
    const EntityRef declared(*kind, metadata->string(QStringLiteral("namespace")), name);
    entity.ref = declared;
    if (*kind == EntityKind::Resource && isDatasetType(type))
        entity.ref.kind = EntityKind::Dataset;
    else if (*kind == EntityKind::Component && isPipelineType(type))
        entity.ref.kind = EntityKind::Pipeline;
    if (entity.ref.kind != declared.kind)
        m_renamed.insert(declared, entity.ref);
    if (m_where.contains(declared)) {
        ++m_imported.report.facts[QStringLiteral("duplicates")];
        const auto first = m_where.value(declared);
        skip(file, node.line, QStringLiteral("%1 was defined already in %2:%3; the first one stands").arg(declared.toString(), shown(first.first)).arg(first.second));
        return;
    }
    m_where.insert(declared, {file, node.line});
    entity.title = metadata->string(QStringLiteral("title"), name);
    entity.description = metadata->string(QStringLiteral("description"));
    entity.type = type;
    entity.lifecycle = spec.string(QStringLiteral("lifecycle"));
    entity.tags = metadata->strings(QStringLiteral("tags"));
    entity.provenance = {QStringLiteral("backstage"), shown(file), node.line};
    for (const FieldWarning& wrong : checkSkeinFields(*metadata, spec, entity.ref.kind))
        warn(file, wrong.line, wrong.message);
    if (const YamlNode* annotations = metadata->find(QStringLiteral("annotations"))) {
        for (qsizetype i = 0; i < annotations->keys.size(); ++i)
            entity.annotations.insert(annotations->keys[i], annotations->items[i].text);
    }
    const Result<EntityRef> system = EntityRef::parse(spec.string(QStringLiteral("system")), EntityKind::System, entity.ref.ns);
    if (system)
        entity.system = *system;
    const Result<EntityRef> domain = EntityRef::parse(spec.string(QStringLiteral("domain")), EntityKind::Domain, entity.ref.ns);
    if (domain)
        entity.domain = *domain;
    for (const char* field : {"owner", "owners"}) {
        for (const QString& text : spec.strings(QLatin1String(field))) {
            const Result<EntityRef> owner = EntityRef::parse(text, EntityKind::Group, entity.ref.ns);
            if (owner && !entity.owners.contains(*owner))
                entity.owners.append(*owner);
        }
    }
    if (entity.ref.kind == EntityKind::Dataset)
        dataset(entity, spec);
    if (entity.ref.kind == EntityKind::Pipeline)
        pipeline(entity, spec);
    for (const YamlNode& value : spec.items) {
        for (const char* placeholder : {"$text", "$yaml", "$json"})
            m_imported.report.facts[QStringLiteral("placeholders")] += value.find(QLatin1String(placeholder)) != nullptr;
    }
    m_builder.add(entity);
    relations(entity, spec, file);
    lineage(entity, spec, file);
}

void BackstageReader::location(const YamlNode& spec, const QString& file)
{
    for (const char* field : {"targets", "target"}) {
        const YamlNode* stated = spec.find(QLatin1String(field));
        if (!stated)
            continue;
        const QVector<YamlNode> entries = stated->isSequence() ? stated->items : QVector<YamlNode> {*stated};
        for (const YamlNode& entry : entries) {
            if (!entry.isScalar()) {
                lose(file, entry.line, QStringLiteral("spec.%1 is not a path").arg(QLatin1String(field)));
                continue;
            }
            ++m_imported.report.facts[QStringLiteral("locationTargets")];
            target(entry.text, file, entry.line);
        }
    }
}

void BackstageReader::target(const QString& text, const QString& file, int line)
{
    if (text.contains(QLatin1String("://"))) {
        ++m_imported.report.facts[QStringLiteral("remoteTargets")];
        warn(file, line, QStringLiteral("remote target %1 is listed, not fetched").arg(text));
        return;
    }
    if (isTemplated(text)) {
        skip(file, line, QStringLiteral("templated target %1").arg(text));
        return;
    }
    const QString absolute = QDir::cleanPath(QFileInfo(file).absolutePath() + QLatin1Char('/') + text);
    if (absolute != m_root && !absolute.startsWith(m_root + QLatin1Char('/'))) {
        skip(file, line, QStringLiteral("target %1 leaves the imported folder").arg(text));
        return;
    }
    if (absolute.contains(QLatin1Char('*'))) {
        const QFileInfo pattern(absolute);
        if (pattern.path().contains(QLatin1Char('*'))) {
            // A wildcard in a folder: every YAML file below the fixed part that fits.
            const QString fixed = absolute.left(absolute.indexOf(QLatin1Char('*')));
            const QRegularExpression fits(QRegularExpression::wildcardToRegularExpression(absolute, QRegularExpression::UnanchoredWildcardConversion));
            QDirIterator it(fixed.left(fixed.lastIndexOf(QLatin1Char('/'))), {pattern.fileName()}, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext())
                m_pending.append(it.next());
            return;
        }
        const QStringList names = QDir(pattern.path()).entryList({pattern.fileName()}, QDir::Files, QDir::Name);
        for (const QString& name : names)
            m_pending.append(pattern.path() + QLatin1Char('/') + name);
        return;
    }
    if (!QFile::exists(absolute)) {
        skip(file, line, QStringLiteral("target %1 does not exist").arg(text));
        return;
    }
    if (QFileInfo(absolute).isDir()) {
        skip(file, line, QStringLiteral("target %1 is a folder; name the files in it").arg(text));
        return;
    }
    m_pending.append(absolute);
}

void BackstageReader::readFile(const QString& path)
{
    const QString canonicalPath = QFileInfo(path).canonicalFilePath();
    if (canonicalPath.isEmpty() || m_readFiles.contains(canonicalPath))
        return;
    m_readFiles.insert(canonicalPath);
    const QString realRoot = QFileInfo(m_root).canonicalFilePath();
    if (!canonicalPath.startsWith(realRoot + QLatin1Char('/'))) {
        lose(path, 0, QStringLiteral("a link that leaves the imported folder"));
        return;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        lose(path, 0, QStringLiteral("cannot be read: %1").arg(file.errorString()));
        return;
    }
    ++m_imported.report.facts[QStringLiteral("files")];
    const QByteArray text = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        lose(path, 0, QStringLiteral("cannot be read: %1").arg(file.errorString()));
        return;
    }
    if (text.contains('\0')) {
        lose(path, int(text.left(text.indexOf('\0')).count('\n')) + 1, QStringLiteral("holds a NUL byte: not a YAML text"));
        return;
    }
    if (text.trimmed().isEmpty()) {
        lose(path, 1, QStringLiteral("the file is empty"));
        return;
    }
    const YamlDocuments documents = parseYamlDocuments(text, shown(path));
    for (const YamlNode& node : documents.documents)
        document(node, path);
    if (documents.documents.size() + documents.errors.size() > 1)
        ++m_imported.report.facts[QStringLiteral("multiDocumentFiles")];
    const bool templated = !documents.errors.isEmpty() && isTemplated(QString::fromUtf8(text));
    for (const Error& error : documents.errors) {
        ++m_imported.report.facts[QStringLiteral("yamlErrors")];
        const int line = error.where.section(QLatin1Char(':'), -1).toInt();
        lose(path, line, templated ? QStringLiteral("templated YAML, not readable as it is: %1").arg(error.message) : error.message);
    }
}

/// What stood in the parts that could not be read is not taken for removed.
void BackstageReader::keepUnreadable()
{
    if ((m_lost.isEmpty() && m_lostFolders.isEmpty()) || !m_options.before)
        return;
    // A Location may have stood there as well, and what it led to was not reached then.
    const bool anything = std::any_of(m_lost.cbegin(), m_lost.cend(), [](const QSet<QString>& names) { return names.contains(QString()); });
    const auto damaged = [&](const Entity& entity) {
        const QString& file = entity.provenance.file;
        const QSet<QString> names = m_lost.value(file);
        bool lost = names.contains(QString()) || names.contains(entity.ref.name)
            || std::any_of(m_lostFolders.cbegin(), m_lostFolders.cend(), [&](const QString& folder) { return file.startsWith(folder); });
        if (!lost && anything) {
            const QString real = QFileInfo(QDir(m_root).filePath(file)).canonicalFilePath();
            lost = !real.isEmpty() && !m_readFiles.contains(real);
        }
        return lost ? file : QString();
    };
    const QVector<Entity> kept = keepLastGood(m_options.before(), damaged, m_builder, m_imported.report);
    for (const Entity& entity : kept) {
        if (entity.ref.kind == EntityKind::Dataset)
            m_renamed.insert(EntityRef(EntityKind::Resource, entity.ref.ns, entity.ref.name), entity.ref);
        else if (entity.ref.kind == EntityKind::Pipeline)
            m_renamed.insert(EntityRef(EntityKind::Component, entity.ref.ns, entity.ref.name), entity.ref);
    }
}

void BackstageReader::danglingReferences()
{
    for (const PendingRelation& relation : std::as_const(m_relations)) {
        const EntityRef to = canonical(relation.to);
        const Provenance from {QStringLiteral("backstage"), shown(relation.file), relation.line};
        m_builder.addRelation({relation.from, QLatin1String(relation.kind->forward), to, from});
        m_builder.addRelation({to, QLatin1String(relation.kind->backward), relation.from, from});
        if (!m_builder.contains(to) && !(m_options.known && m_options.known(to))) {
            ++m_imported.report.facts[QStringLiteral("dangling:") + (qstrcmp(relation.kind->field, "owners") == 0 ? QStringLiteral("owner") : QLatin1String(relation.kind->field))];
            warn(relation.file, relation.line, QStringLiteral("%1: spec.%2 names %3, which is not in the catalog").arg(relation.from.toString(), QLatin1String(relation.kind->field), to.toString()));
        }
        // A dataset-like resource a pipeline depends on is read by it.
        const bool reads = qstrcmp(relation.kind->field, "dependsOn") == 0 && to.kind == EntityKind::Dataset;
        if (reads)
            m_builder.addEdge({to, relation.from, from, {}});
    }
    for (const PendingEdge& edge : std::as_const(m_edges))
        m_builder.addEdge({canonical(edge.from), canonical(edge.to), {QStringLiteral("backstage"), shown(edge.file), edge.line}, {}});
}

/// A source that gave nothing must not take the place of what it gave before.
Error BackstageReader::nothingFound() const
{
    if (m_imported.report.skipped.isEmpty()) {
        return makeError(ErrorClass::BadInput, QStringLiteral("no Backstage entity was found"), m_start,
            QStringLiteral("Name a folder with catalog-info.yaml files."));
    }
    const Skip& first = m_imported.report.skipped.constFirst();
    const QString where = first.line > 0 ? QStringLiteral("%1:%2").arg(QDir(m_root).filePath(first.file)).arg(first.line) : QDir(m_root).filePath(first.file);
    return makeError(ErrorClass::BadInput, QStringLiteral("no Backstage entity could be read: %1").arg(first.reason), where,
        QStringLiteral("Correct the file there, then import again."));
}

void BackstageReader::listFolder()
{
    QDirIterator files(m_start, {QStringLiteral("*.yaml"), QStringLiteral("*.yml")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        m_pending.append(files.next());
    QDirIterator folders(m_start, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        const QFileInfo folder(folders.next());
        if (folder.isReadable() && folder.isExecutable())
            continue;
        skip(folder.filePath(), 0, QStringLiteral("the folder cannot be read"));
        m_lostFolders << shown(folder.filePath()) + QLatin1Char('/');
    }
}

Result<Imported> BackstageReader::read()
{
    m_imported.report.path = m_start;
    m_imported.report.format = QStringLiteral("backstage");
    if (!m_files.isEmpty()) {
        m_pending += m_files;
    } else if (QFileInfo(m_start).isDir()) {
        listFolder();
    } else {
        m_pending.append(QFileInfo(m_start).absoluteFilePath());
    }
    std::sort(m_pending.begin(), m_pending.end());
    for (qsizetype i = 0; i < m_pending.size(); ++i) {
        if (m_options.cancel.isCancelled())
            return makeError(ErrorClass::Cancelled, QStringLiteral("import cancelled"), m_start);
        const QString path = m_pending[i]; // a Location in it lengthens the list
        readFile(path);
        if (m_options.progress)
            m_options.progress(double(i + 1) / double(m_pending.size()), shown(path));
    }
    if (m_where.isEmpty())
        return nothingFound();
    keepUnreadable();
    danglingReferences();
    m_imported.catalog = m_builder.build();
    return std::move(m_imported);
}

} // namespace

Result<Imported> importBackstage(const QString& path, const ImportOptions& options, const QStringList& files)
{
    return BackstageReader(path, options, files).read();
}

} // namespace skein::importers
