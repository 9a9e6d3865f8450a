// OpenLineage: run, job and dataset events in one object, an array or one a line. The events of a run are put together.
#include "models/importers/formats.h"
#include "models/importers/importrun.h"
#include "models/importers/jsonrecords.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace skein::importers {

namespace {

using simdjson::dom::element;

constexpr int deepestField = 40;

bool templated(const QString& text)
{
    return text.contains(QLatin1String("{{")) || text.contains(QLatin1String("${"));
}

/// A namespace without the user and password that a connection string may bring along: no secret is stored.
QString namespaceOf(const element& one)
{
    static const QRegularExpression credentials(QStringLiteral("(://|^jdbc:[a-z0-9:]*//)[^/@]*@"));
    static const QRegularExpression parameter(QStringLiteral("(?i)([?&;][^=&;]*(?:password|passwd|pwd|secret|token|key)[^=&;]*=)[^&;]*"));
    return jsonText(one, "namespace").replace(credentials, QStringLiteral("\\1")).replace(parameter, QStringLiteral("\\1"));
}

/// "kafka" of "kafka://broker:9092", "postgres" of "postgresql://…"; the namespace itself when it is a bare word.
QString platformOf(const QString& ns)
{
    const qsizetype colon = ns.indexOf(QLatin1String("://"));
    const QString scheme = (colon < 0 ? ns.section(QLatin1Char(':'), 0, 0) : ns.left(colon)).toLower();
    if (scheme.startsWith(QLatin1String("postgres")))
        return QStringLiteral("postgres");
    if (scheme.startsWith(QLatin1String("s3")))
        return QStringLiteral("s3");
    return scheme;
}

class OpenLineageReader
{
public:
    OpenLineageReader(const SourceFiles& source, const ImportOptions& options)
        : m_run(QStringLiteral("openlineage"), source, options)
    {
    }

    Result<Imported> read()
    {
        qsizetype done = 0;
        for (const QString& path : m_run.source.files) {
            if (!m_run.goOn(++done, m_run.source.files.size(), path))
                break;
            file(path);
        }
        publish();
        return m_run.finish();
    }

private:
    /// What a dataset's facets say, by the time of the event that says it.
    struct Seen {
        Entity entity;
        QString schemaAt, factsAt;
    };
    struct Edge {
        EntityRef from, to;
        QVector<ColumnEdge> columns;
        Provenance by;
    };

    void file(const QString& path)
    {
        const Result<QByteArray> text = readSourceFile(path);
        if (!text) {
            m_run.lose(path, 0, text.error().message);
            return;
        }
        m_run.count(QStringLiteral("files"));
        QVector<JsonProblem> problems;
        forEachJsonRecord(*text, [&](const element& each, int line) {
            event(each, path, line);
            return !m_run.cancelled();
        }, problems);
        for (const JsonProblem& problem : std::as_const(problems))
            m_run.lose(path, problem.line, problem.message);
    }

    void event(const element& each, const QString& path, int line)
    {
        const auto job = jsonMember(each, "job");
        const auto alone = jsonMember(each, "dataset");
        const bool known = job || alone || jsonMember(each, "inputs") || jsonMember(each, "outputs") || jsonMember(each, "run");
        if (!known) {
            m_run.skip(path, line, QStringLiteral("not an OpenLineage event: no job, run or dataset"));
            return;
        }
        m_run.count(QStringLiteral("events"));
        const QString at = jsonText(each, "eventTime");
        const Provenance by = m_run.said(path, line);
        if (alone && !job) {
            dataset(*alone, path, line, at);
            return;
        }
        const auto run = jsonMember(each, "run");
        if (run && jsonText(*run, "runId").isEmpty())
            m_run.warn(path, line, QStringLiteral("the run has no runId; the event was read all the same"));
        if (run && !jsonText(*run, "runId").isEmpty())
            m_runs.insert(jsonText(*run, "runId"));
        const EntityRef pipeline = job ? jobOf(*job, path, line, at) : EntityRef();
        QVector<EntityRef> inputs;
        for (const char* key : {"inputs", "outputs"}) {
            const bool reads = qstrcmp(key, "inputs") == 0;
            const auto list = jsonArray(each, key);
            if (!list) {
                if (const auto odd = jsonMember(each, key); odd && !odd->is_null())
                    m_run.skip(path, line, QStringLiteral("%1 is not a list").arg(QLatin1String(key)));
                continue;
            }
            for (const element one : *list) {
                const EntityRef ref = dataset(one, path, line, at);
                if (!ref.isValid())
                    continue;
                if (reads)
                    inputs << ref;
                if (pipeline.isValid()) {
                    m_edges.append(reads ? Edge {ref, pipeline, {}, by} : Edge {pipeline, ref, {}, by});
                } else if (!reads) { // what flows is known, who makes it flow is not
                    for (const EntityRef& input : std::as_const(inputs))
                        m_edges.append({input, ref, {}, by});
                }
                if (!reads)
                    columnLineage(one, pipeline.isValid() ? pipeline : ref, path, line);
            }
        }
    }

    EntityRef jobOf(const element& job, const QString& path, int line, const QString& at)
    {
        const QString name = jsonText(job, "name");
        const QString ns = namespaceOf(job);
        if (name.isEmpty() || templated(name) || templated(ns)) {
            if (!name.isEmpty())
                m_run.count(QStringLiteral("templated"));
            m_run.skip(path, line, name.isEmpty() ? QStringLiteral("the job has no name") : QStringLiteral("the job's name is a template: %1").arg(name));
            return {};
        }
        const EntityRef ref(EntityKind::Pipeline, QString(), entitySlug(ns.isEmpty() ? name : ns + QLatin1Char('.') + name));
        Seen& seen = m_jobs[ref];
        Entity& entity = seen.entity;
        if (!entity.ref.isValid()) {
            entity.ref = ref;
            entity.title = name;
            entity.framework = QStringLiteral("other");
            entity.provenance = m_run.said(path, line);
            entity.annotations.insert(QStringLiteral("openlineage/namespace"), ns);
        }
        const auto facets = jsonMember(job, "facets");
        if (!facets)
            return ref;
        if (const auto type = jsonMember(*facets, "jobType")) {
            const QString integration = jsonText(*type, "integration").toLower();
            entity.framework = integration == QLatin1String("spark") ? QStringLiteral("pyspark") : integration == QLatin1String("dbt") ? integration : entity.framework;
        }
        if (jsonMember(*facets, "sql") && entity.framework == QLatin1String("other"))
            entity.framework = QStringLiteral("sql");
        if (const auto code = jsonMember(*facets, "sourceCodeLocation")) {
            const QUrl url(jsonText(*code, "repoUrl").isEmpty() ? jsonText(*code, "url") : jsonText(*code, "repoUrl"));
            if (url.userInfo().isEmpty() && !url.isEmpty())
                entity.annotations.insert(QStringLiteral("openlineage/source"), url.toString());
            if (const QString file = jsonText(*code, "path"); !file.isEmpty() && !entity.paths.contains(file))
                entity.paths << file;
        }
        common(*facets, seen, at);
        return ref;
    }

    /// Documentation and owners, which jobs and datasets have alike; the latest event's word stands.
    void common(const element& facets, Seen& seen, const QString& at)
    {
        if (at < seen.factsAt)
            return;
        seen.factsAt = at;
        if (const auto text = jsonMember(facets, "documentation"); text && !jsonText(*text, "description").isEmpty())
            seen.entity.description = jsonText(*text, "description");
        const auto ownership = jsonMember(facets, "ownership");
        const auto owners = ownership ? jsonArray(*ownership, "owners") : std::nullopt;
        if (!owners)
            return;
        seen.entity.owners.clear();
        for (const element owner : *owners) {
            const QString name = jsonText(owner, "name");
            const bool user = name.startsWith(QLatin1String("user:"));
            const EntityRef ref(user ? EntityKind::User : EntityKind::Group, QString(), entitySlug(name.section(QLatin1Char(':'), -1)));
            if (!name.isEmpty() && !seen.entity.owners.contains(ref))
                seen.entity.owners.append(ref);
        }
    }

    static EntityRef refOf(const QString& ns, const QString& name)
    {
        const QString platform = platformOf(ns);
        return EntityRef(EntityKind::Dataset, entitySlug(platform.isEmpty() ? QStringLiteral("default") : platform), entitySlug(ns.isEmpty() || ns == platform ? name : ns + QLatin1Char('/') + name));
    }

    EntityRef dataset(const element& one, const QString& path, int line, const QString& at)
    {
        const QString name = jsonText(one, "name");
        const QString ns = namespaceOf(one);
        if (name.isEmpty() || templated(name) || templated(ns)) {
            if (!name.isEmpty())
                m_run.count(QStringLiteral("templated"));
            m_run.skip(path, line, name.isEmpty() ? QStringLiteral("a dataset has no name") : QStringLiteral("the dataset's name is a template: %1").arg(name));
            return {};
        }
        const EntityRef ref = refOf(ns, name);
        Seen& seen = m_datasets[ref];
        Entity& entity = seen.entity;
        if (!entity.ref.isValid()) {
            entity.ref = ref;
            entity.title = name;
            entity.qualifiedName = name;
            entity.platform = platformOf(ns);
            entity.instance = ns;
            entity.provenance = m_run.said(path, line);
        }
        for (const char* key : {"facets", "outputFacets", "inputFacets"}) {
            if (const auto facets = jsonMember(one, key))
                datasetFacets(*facets, seen, at);
        }
        return ref;
    }

    void datasetFacets(const element& facets, Seen& seen, const QString& at)
    {
        Entity& entity = seen.entity;
        if (const auto schema = jsonMember(facets, "schema")) {
            m_run.count(QStringLiteral("schemaFacets"));
            SchemaVersion version;
            fields(*schema, QString(), 0, version.columns);
            m_run.count(QStringLiteral("fields"), int(version.columns.size()));
            if (!version.columns.isEmpty() && (entity.schemas.isEmpty() || at >= seen.schemaAt)) {
                entity.schemas = {version};
                seen.schemaAt = at;
            }
        }
        if (const auto change = jsonMember(facets, "lifecycleStateChange")) {
            const QString state = jsonText(*change, "lifecycleStateChange");
            if (state == QLatin1String("DROP"))
                entity.lifecycle = QStringLiteral("dropped");
            if (const auto before = jsonMember(*change, "previousIdentifier"))
                entity.annotations.insert(QStringLiteral("openlineage/renamed-from"), jsonText(*before, "name"));
        }
        if (const auto links = jsonMember(facets, "symlinks")) {
            QStringList names;
            if (const auto list = jsonArray(*links, "identifiers")) {
                for (const element link : *list)
                    names << jsonText(link, "name");
            }
            if (!names.isEmpty())
                entity.annotations.insert(QStringLiteral("openlineage/symlinks"), names.join(QStringLiteral(", ")));
        }
        if (const auto assertions = jsonMember(facets, "dataQualityAssertions")) {
            int passed = 0, failed = 0;
            if (const auto list = jsonArray(*assertions, "assertions")) {
                for (const element one : *list) {
                    bool success = false;
                    const auto value = jsonMember(one, "success");
                    if (value && value->get_bool().get(success) == simdjson::SUCCESS)
                        ++(success ? passed : failed);
                }
            }
            entity.annotations.insert(QStringLiteral("openlineage/assertions"), QStringLiteral("%1 passed, %2 failed").arg(passed).arg(failed));
        }
        for (const char* key : {"outputStatistics", "dataQualityMetrics"}) {
            const auto facet = jsonMember(facets, key);
            const auto rows = facet ? jsonMember(*facet, "rowCount") : std::nullopt;
            int64_t count = 0;
            if (rows && rows->get_int64().get(count) == simdjson::SUCCESS && count >= 0 && qstrcmp(key, "dataQualityMetrics") == 0)
                entity.rowCount = count;
        }
        common(facets, seen, at);
    }

    static void fields(const element& parent, const QString& prefix, int depth, QVector<Column>& columns)
    {
        const auto list = jsonArray(parent, "fields");
        if (!list || depth > deepestField)
            return;
        for (const element field : *list) {
            Column column;
            column.name = prefix + jsonText(field, "name");
            if (column.name == prefix)
                continue;
            column.nativeType = jsonText(field, "type");
            column.type = logicalTypeFromNative(column.nativeType);
            column.description = jsonText(field, "description");
            const QString inner = column.name + QLatin1Char('.');
            columns.append(column);
            fields(field, inner, depth + 1, columns);
        }
    }

    /// On the edge from an input to the job: which of its columns go into which of the output.
    void columnLineage(const element& output, const EntityRef& to, const QString& path, int line)
    {
        const auto facets = jsonMember(output, "facets");
        const auto lineage = facets ? jsonMember(*facets, "columnLineage") : std::nullopt;
        if (!lineage)
            return;
        m_run.count(QStringLiteral("columnLineageFacets"));
        QMap<EntityRef, QVector<ColumnEdge>> byInput;
        const auto add = [&](const element& from, const QString& column, bool indirect) {
            const QString name = jsonText(from, "name"), field = jsonText(from, "field");
            if (name.isEmpty() || field.isEmpty())
                return;
            bool direct = !indirect;
            if (const auto kinds = jsonArray(from, "transformations"); kinds && kinds->size() > 0) {
                direct = false;
                for (const element kind : *kinds)
                    direct = direct || jsonText(kind, "type") == QLatin1String("DIRECT");
            }
            byInput[refOf(namespaceOf(from), name)].append({field, column, direct});
            m_run.count(QStringLiteral("columnEdges"));
        };
        if (const auto list = jsonObject(*lineage, "fields")) {
            for (const auto& [column, value] : *list) {
                if (const auto from = jsonArray(value, "inputFields")) {
                    for (const element one : *from)
                        add(one, toQString(column), false);
                }
            }
        }
        if (const auto list = jsonArray(*lineage, "dataset")) {
            for (const element one : *list)
                add(one, QString(), true);
        }
        for (auto it = byInput.cbegin(); it != byInput.cend(); ++it)
            m_edges.append({it.key(), to, it.value(), m_run.said(path, line)});
    }

    void publish()
    {
        for (const Seen& seen : std::as_const(m_datasets))
            m_run.builder.add(seen.entity);
        for (const Seen& seen : std::as_const(m_jobs))
            m_run.builder.add(seen.entity);
        QSet<QPair<EntityRef, EntityRef>> distinct;
        for (const Edge& edge : std::as_const(m_edges)) {
            m_run.builder.addEdge({edge.from, edge.to, edge.by, edge.columns});
            distinct.insert({edge.from, edge.to});
        }
        m_run.count(QStringLiteral("edges"), int(distinct.size()));
        m_run.count(QStringLiteral("datasets"), int(m_datasets.size()));
        m_run.count(QStringLiteral("jobs"), int(m_jobs.size()));
        m_run.count(QStringLiteral("runs"), int(m_runs.size()));
    }

    ImportRun m_run;
    QMap<EntityRef, Seen> m_datasets, m_jobs;
    QSet<QString> m_runs;
    QVector<Edge> m_edges;
};

} // namespace

Result<Imported> readOpenLineage(const SourceFiles& source, const ImportOptions& options)
{
    return OpenLineageReader(source, options).read();
}

} // namespace skein::importers
