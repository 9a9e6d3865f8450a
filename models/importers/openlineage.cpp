// OpenLineage: run, job and dataset events in one object, an array or one a line, put together by job and dataset.
#include "models/importers/formats.h"
#include "models/importers/importrun.h"
#include "models/importers/openlineagefacets.h"

namespace skein::importers {

namespace {

using simdjson::dom::element;
using namespace openlineage;

class OpenLineageReader
{
public:
    OpenLineageReader(const SourceFiles& source, const ImportOptions& options)
        : m_run(QStringLiteral("openlineage"), source, options)
    {
    }

    Result<Imported> read()
    {
        m_run.forEachFile([this](const QString& path) {
            m_path = path;
            m_run.forEachRecord(path, [this](const element& each, int line) {
                m_line = line;
                event(each);
            });
        });
        publish();
        return m_run.finish();
    }

private:
    struct Edge {
        EntityRef from, to;
        QVector<ColumnEdge> columns;
        EntityRef output; ///< whose columns they end in
        Provenance by;
    };

    void skip(const QString& reason) { m_run.skip(m_path, m_line, reason); }
    void invalid(const QStringList& reasons)
    {
        for (const QString& reason : reasons)
            m_run.warn(m_path, m_line, reason);
        m_run.count(QStringLiteral("invalid"), int(reasons.size()));
    }

    void event(const element& each)
    {
        const auto job = jsonMember(each, "job"), alone = jsonMember(each, "dataset"), run = jsonMember(each, "run");
        if (!job && !alone && !run && jsonText(each, "eventType").isEmpty()) {
            skip(QStringLiteral("not an OpenLineage event: no job, run or dataset"));
            return;
        }
        m_run.count(QStringLiteral("events"));
        m_at = whenOf(each);
        if (isTemplate(jsonText(each, "eventTime"))) {
            m_run.count(QStringLiteral("templated"));
            m_run.warn(m_path, m_line, QStringLiteral("the eventTime is a template; the event counts as the earliest"));
        }
        if (alone && !job) {
            dataset(*alone);
            return;
        }
        const EntityRef pipeline = job ? jobOf(*job) : EntityRef();
        if (run)
            runOf(*run, pipeline);
        QVector<EntityRef> inputs;
        for (const char* key : {"inputs", "outputs"}) {
            const bool reads = qstrcmp(key, "inputs") == 0;
            const auto list = jsonArray(each, key);
            if (!list) {
                if (const auto odd = jsonMember(each, key); odd && !odd->is_null())
                    skip(QStringLiteral("%1 is not a list").arg(QLatin1String(key)));
                continue;
            }
            for (const element one : *list) {
                const EntityRef ref = dataset(one);
                if (!ref.isValid())
                    continue;
                if (reads)
                    inputs << ref;
                if (pipeline.isValid())
                    edge(reads ? ref : pipeline, reads ? pipeline : ref);
                else if (!reads) { // what flows is known, who makes it flow is not
                    for (const EntityRef& input : std::as_const(inputs))
                        edge(input, ref);
                }
                if (!reads)
                    columnLineage(one, pipeline, ref);
            }
        }
    }

    void edge(const EntityRef& from, const EntityRef& to, const QVector<ColumnEdge>& columns = {}, const EntityRef& output = {})
    {
        m_edges.append({from, to, columns, output, m_run.said(m_path, m_line)});
    }

    void runOf(const element& run, const EntityRef& pipeline)
    {
        const QString id = jsonText(run, "runId");
        if (id.isEmpty())
            invalid({QStringLiteral("the run has no runId; the event was read all the same")});
        else
            m_runs.insert(id);
        const auto facets = jsonMember(run, "facets");
        const auto parent = facets ? jsonMember(*facets, "parent") : std::nullopt;
        if (!parent)
            return;
        const auto parentRun = jsonMember(*parent, "run");
        if (!parentRun || jsonText(*parentRun, "runId").isEmpty())
            invalid({QStringLiteral("the parent run has no runId")});
        if (const auto job = jsonMember(*parent, "job"); job && pipeline.isValid() && !jsonText(*job, "name").isEmpty())
            m_parents.append({pipeline, QStringLiteral("partOf"), jobRef(*job), m_run.said(m_path, m_line)});
    }

    /// A name that can be used; what is wrong with it is said otherwise.
    QString nameOf(const element& one, const QString& what)
    {
        const QString name = jsonText(one, "name");
        const auto given = jsonMember(one, "name");
        if (isTemplate(name) || isTemplate(jsonText(one, "namespace"))) {
            m_run.count(QStringLiteral("templated"));
            skip(QStringLiteral("the name of a %1 is made only when the job runs: %2").arg(what, name));
            return {};
        }
        if (name.isEmpty())
            skip(given && !given->is_null() ? QStringLiteral("the name of a %1 is no text").arg(what) : QStringLiteral("a %1 has no name").arg(what));
        return name;
    }

    static EntityRef jobRef(const element& job)
    {
        const QString ns = namespaceOf(job), name = jsonText(job, "name");
        return EntityRef(EntityKind::Pipeline, QString(), entitySlug(ns.isEmpty() ? name : ns + QLatin1Char('.') + name));
    }

    EntityRef jobOf(const element& job)
    {
        const QString name = nameOf(job, QStringLiteral("job"));
        if (name.isEmpty())
            return {};
        const EntityRef ref = jobRef(job);
        Facts& facts = m_jobs[ref];
        Entity& entity = facts.entity;
        if (!entity.ref.isValid()) {
            entity.ref = ref;
            entity.title = name;
            entity.framework = QStringLiteral("other");
            entity.provenance = m_run.said(m_path, m_line);
            entity.annotations.insert(QStringLiteral("openlineage/namespace"), namespaceOf(job));
        }
        if (const auto facets = jsonMember(job, "facets"))
            invalid(facts.job(*facets, m_at));
        return ref;
    }

    static EntityRef datasetRef(const element& one)
    {
        const QString ns = namespaceOf(one), name = jsonText(one, "name"), platform = platformOf(ns);
        return EntityRef(EntityKind::Dataset, platform.isEmpty() ? QString() : entitySlug(platform), entitySlug(ns.isEmpty() || ns == platform ? name : ns + QLatin1Char('/') + name));
    }

    void describe(Entity& entity, const element& one) const
    {
        const QString ns = namespaceOf(one);
        entity = referencedDataset(platformOf(ns), ns, jsonText(one, "name"), m_run.said(m_path, m_line));
        entity.ref = datasetRef(one);
    }

    EntityRef dataset(const element& one)
    {
        if (nameOf(one, QStringLiteral("dataset")).isEmpty())
            return {};
        const EntityRef ref = datasetRef(one);
        Facts& facts = m_datasets[ref];
        if (!facts.entity.ref.isValid())
            describe(facts.entity, one);
        facts.entity.referencedOnly = false;
        for (const char* key : {"facets", "outputFacets", "inputFacets"}) {
            if (const auto facets = jsonMember(one, key))
                invalid(facts.dataset(*facets, m_at, m_run.report.facts));
        }
        return ref;
    }

    /// On the edge that the columns flow along: from an input to the job, or to the output where the job is not known.
    void columnLineage(const element& output, const EntityRef& pipeline, const EntityRef& ref)
    {
        const auto facets = jsonMember(output, "facets");
        const auto lineage = facets ? jsonMember(*facets, "columnLineage") : std::nullopt;
        if (!lineage)
            return;
        m_run.count(QStringLiteral("columnLineageFacets"));
        QMap<EntityRef, QVector<ColumnEdge>> byInput;
        const auto add = [&](const element& from, const QString& column, bool direct) {
            const QString field = jsonText(from, "field");
            if (jsonText(from, "name").isEmpty() || field.isEmpty())
                return;
            if (const auto kinds = jsonArray(from, "transformations"); kinds && kinds->size() > 0) {
                direct = false;
                for (const element kind : *kinds)
                    direct = direct || jsonText(kind, "type") == QLatin1String("DIRECT");
            }
            const EntityRef input = datasetRef(from);
            if (Facts& facts = m_datasets[input]; !facts.entity.ref.isValid())
                describe(facts.entity, from); // no event lists it
            byInput[input].append({field, column, direct});
            m_run.count(QStringLiteral("columnEdges"));
        };
        if (const auto list = jsonObject(*lineage, "fields")) {
            for (const auto& [column, value] : *list) {
                if (const auto from = jsonArray(value, "inputFields")) {
                    for (const element one : *from)
                        add(one, toQString(column), true);
                }
            }
        }
        if (const auto list = jsonArray(*lineage, "dataset")) {
            for (const element one : *list)
                add(one, QString(), false); // a filter or join: of every column of the output
        }
        for (auto it = byInput.cbegin(); it != byInput.cend(); ++it)
            edge(it.key(), pipeline.isValid() ? pipeline : ref, it.value(), pipeline.isValid() ? ref : EntityRef());
    }

    void publish()
    {
        int described = 0;
        for (const Facts& facts : std::as_const(m_datasets)) {
            m_run.builder.add(facts.entity);
            described += !facts.entity.referencedOnly;
        }
        for (const Facts& facts : std::as_const(m_jobs))
            m_run.builder.add(facts.entity);
        for (const Relation& parent : std::as_const(m_parents)) {
            if (m_jobs.contains(parent.to))
                m_run.builder.addRelation(parent);
        }
        QMap<EntityRef, QSet<EntityRef>> outputs; // of jobs
        QSet<QPair<EntityRef, EntityRef>> distinct;
        for (const Edge& edge : std::as_const(m_edges)) {
            if (edge.from.kind == EntityKind::Pipeline)
                outputs[edge.from].insert(edge.to);
            distinct.insert({edge.from, edge.to});
        }
        for (Edge& edge : m_edges) {
            // Columns of several outputs may have one name.
            if (edge.output.isValid() && outputs.value(edge.to).size() > 1) {
                const QString prefix = m_datasets[edge.output].entity.qualifiedName + QLatin1Char('.');
                for (ColumnEdge& column : edge.columns)
                    column.to = column.to.isEmpty() ? QString() : prefix + column.to;
            }
            m_run.builder.addEdge({edge.from, edge.to, edge.by, edge.columns});
        }
        m_run.count(QStringLiteral("edges"), int(distinct.size()));
        m_run.count(QStringLiteral("datasets"), described);
        m_run.count(QStringLiteral("jobs"), int(m_jobs.size()));
        m_run.count(QStringLiteral("runs"), int(m_runs.size()));
    }

    ImportRun m_run;
    QMap<EntityRef, Facts> m_datasets, m_jobs;
    QSet<QString> m_runs;
    QVector<Edge> m_edges;
    QVector<Relation> m_parents; ///< whose job is part of which
    // The event that is being read.
    QString m_path;
    int m_line = 0;
    When m_at;
};

} // namespace

Result<Imported> readOpenLineage(const SourceFiles& source, const ImportOptions& options)
{
    return OpenLineageReader(source, options).read();
}

} // namespace skein::importers
