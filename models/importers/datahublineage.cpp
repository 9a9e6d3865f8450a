// Lineage as DataHub states it: upstreams of a dataset, inputs and outputs of a job, and the same by column.
#include "models/importers/datahubparts.h"

namespace skein::importers::datahub {

namespace {

using simdjson::dom::element;

constexpr qsizetype mostPairsOfOne = 20000;
constexpr int mostColumnEdges = 5000000;

/// "JOIN" of "JOIN: a.id = b.id"; what stands behind the colon names columns, which may be called anything.
bool isValueFlow(const QString& operation)
{
    const QString verb = operation.section(QLatin1Char(':'), 0, 0).toUpper();
    return !verb.contains(QLatin1String("FILTER")) && !verb.contains(QLatin1String("JOIN"));
}

} // namespace

std::optional<EntityRef> Lineage::dataset(const QString& text, const Statement& by)
{
    const Urn urn = parseUrn(text);
    if (urn.type != QLatin1String("dataset")) {
        m_run.warn(by.file, by.line, QStringLiteral("\"%1\" names no dataset").arg(text.left(200)));
        return std::nullopt;
    }
    const QString key = urn.text();
    if (!m_all.contains(key) && !m_undescribed.contains(key))
        m_undescribed.insert(key, {{}, {}, by.file, by.line, 0});
    return entityOf(urn);
}

void Lineage::column(const EntityRef& from, const EntityRef& to, const ColumnEdge& column, const Statement& said)
{
    Edge& edge = m_edges[{from, to}];
    if (edge.said.file.isEmpty())
        edge.said = said;
    const QString key = column.from + QLatin1Char('\n') + column.to + QLatin1Char(column.direct ? '1' : '0');
    if (edge.seen.contains(key) || m_columns >= mostColumnEdges)
        return;
    if (++m_columns == mostColumnEdges)
        m_run.warn(said.file, said.line, QStringLiteral("more than %1 column edges: the rest is left out").arg(mostColumnEdges));
    edge.seen.insert(key);
    edge.columns.append(column);
}

void Lineage::fields(const QStringList& from, const QStringList& to, const QString& operation, const std::optional<EntityRef>& job, const Statement& said)
{
    struct Field {
        std::optional<EntityRef> dataset;
        QString path; ///< empty: the dataset as a whole
    };
    const auto read = [&](const QStringList& urns) {
        QVector<Field> list;
        for (const QString& text : urns) {
            const Urn urn = parseUrn(text);
            const bool field = urn.type == QLatin1String("schemaField");
            list.append({dataset(field ? urn.parts.constFirst() : text, said), field ? plainFieldPath(urn.parts.value(1)) : QString()});
        }
        return list;
    };
    if (from.size() * to.size() > mostPairsOfOne) {
        m_run.warn(said.file, said.line, QStringLiteral("column lineage of %1 to %2 fields at once is left out").arg(from.size()).arg(to.size()));
        return;
    }
    const QVector<Field> sources = read(from), targets = read(to);
    const bool direct = isValueFlow(operation);
    for (const Field& source : sources) {
        for (const Field& target : targets) {
            if (!source.dataset || !target.dataset || source.path.isEmpty() || target.path.isEmpty())
                continue;
            const ColumnEdge edge {source.path, target.path, direct};
            if (job) { // on its way in and on its way out
                column(*source.dataset, *job, edge, said);
                column(*job, *target.dataset, edge, said);
            } else {
                column(*source.dataset, *target.dataset, edge, said);
            }
        }
    }
}

void Lineage::fineGrained(const element& entry, const std::optional<EntityRef>& job, const Statement& said)
{
    m_run.count(job ? QStringLiteral("fineGrainedOfJobs") : QStringLiteral("fineGrained"));
    fields(plainTexts(entry, "upstreams"), plainTexts(entry, "downstreams"), plainText(entry, "transformOperation"), job, said);
}

void Lineage::upstreams(const Described& of, const EntityRef& ref)
{
    const auto found = of.aspects.constFind(QStringLiteral("upstreamlineage"));
    if (found == of.aspects.cend())
        return;
    QMap<QString, Statement> stated; // a patch may take one back
    QMap<QStringList, Statement> patchedFields;
    withAspect(of, "upstreamlineage", [&](const element& aspect, const Statement& said) {
        for (const QString& text : plainTexts(aspect, "upstreams", "dataset"))
            stated.insert(text, {{}, {}, said.file, said.line, 0});
    });
    forEachPatch(*found, QStringLiteral("upstreamLineage"), m_run, [&](const Change& change) {
        const QStringList& path = change.path;
        if (path.size() == 2 && path[0] == QLatin1String("upstreams")) {
            stated.remove(path[1]);
            if (!change.remove)
                stated.insert(path[1], change.said);
            return true;
        }
        // What it does, the field it gives, the query it stands in, the field it takes.
        const bool fields = path.size() == 5 && path[0] == QLatin1String("fineGrainedLineages");
        if (fields && change.remove)
            patchedFields.remove(path);
        else if (fields)
            patchedFields.insert(path, change.said);
        return fields;
    });
    for (auto it = stated.cbegin(); it != stated.cend(); ++it) {
        if (const auto from = dataset(it.key(), it.value())) {
            edge(*from, ref, it.value());
            m_stated.insert({*from, ref});
        }
    }
    withAspect(of, "upstreamlineage", [&](const element& aspect, const Statement& said) {
        const int others = forEachObject(aspect, "fineGrainedLineages", [&](const element& entry) { fineGrained(entry, std::nullopt, said); });
        if (others > 0)
            m_run.warn(said.file, said.line, QStringLiteral("%1: %2 column lineages are no objects").arg(of.urn.name()).arg(others));
    });
    for (auto it = patchedFields.cbegin(); it != patchedFields.cend(); ++it) {
        m_run.count(QStringLiteral("fineGrainedPatched"));
        fields({it.key()[4]}, {it.key()[2]}, it.key()[1], std::nullopt, it.value());
    }
}

void Lineage::inputsAndOutputs(const Described& of, const EntityRef& ref)
{
    const auto found = of.aspects.constFind(QStringLiteral("datajobinputoutput"));
    if (found == of.aspects.cend())
        return;
    const Statement said {{}, {}, found->file, found->line, 0};
    PatchedList inputs({}), outputs({}), jobs({});
    withAspect(of, "datajobinputoutput", [&](const element& aspect, const Statement&) {
        inputs = PatchedList(plainTexts(aspect, "inputDatasets") + plainTexts(aspect, "inputDatasetEdges", "destinationUrn"));
        outputs = PatchedList(plainTexts(aspect, "outputDatasets") + plainTexts(aspect, "outputDatasetEdges", "destinationUrn"));
        jobs = PatchedList(plainTexts(aspect, "inputDatajobs") + plainTexts(aspect, "inputDatajobEdges", "destinationUrn"));
    });
    forEachPatch(*found, QStringLiteral("dataJobInputOutput"), m_run, [&](const Change& change) {
        const QStringList& path = change.path;
        if (path.size() != 2)
            return false;
        PatchedList* list = path[0].startsWith(QLatin1String("inputDataset")) ? &inputs
            : path[0].startsWith(QLatin1String("outputDataset"))              ? &outputs
            : path[0].startsWith(QLatin1String("inputDatajob"))               ? &jobs
                                                                              : nullptr;
        if (list)
            list->change(change);
        return list != nullptr;
    });
    for (const QString& text : inputs.urns()) {
        if (const auto from = dataset(text, said)) {
            edge(*from, ref, said);
            m_stated.insert({*from, ref});
        }
    }
    for (const QString& text : outputs.urns()) {
        if (const auto to = dataset(text, said)) {
            edge(ref, *to, said);
            m_stated.insert({ref, *to});
        }
    }
    for (const QString& text : jobs.urns()) {
        const Urn urn = parseUrn(text);
        if (urn.type != QLatin1String("dataJob")) {
            m_run.warn(said.file, said.line, QStringLiteral("\"%1\" names no job").arg(text.left(200)));
            continue;
        }
        m_run.builder.addRelation({ref, QStringLiteral("dependsOn"), *entityOf(urn), m_run.said(said.file, said.line)});
        m_run.builder.addRelation({*entityOf(urn), QStringLiteral("dependencyOf"), ref, m_run.said(said.file, said.line)});
    }
    withAspect(of, "datajobinputoutput", [&](const element& aspect, const Statement&) {
        forEachObject(aspect, "fineGrainedLineages", [&](const element& entry) { fineGrained(entry, ref, said); });
    });
}

void Lineage::reads(const QStringList& datasets, const EntityRef& by, const Statement& said)
{
    for (const QString& text : datasets) {
        if (const auto from = dataset(text, said)) {
            edge(*from, by, {{}, {}, said.file, said.line, 0});
            m_run.count(QStringLiteral("edgesToComponents"));
        }
    }
}

void Lineage::finish()
{
    QSet<EntityRef> undescribed;
    for (auto it = m_undescribed.cbegin(); it != m_undescribed.cend(); ++it) {
        const Urn urn = parseUrn(it.key());
        Entity entity = referencedDataset(urn.platform(), QString(), nameWithEnv(urn), m_run.said(it->file, it->line));
        entity.ref = *entityOf(urn);
        entity.title = urn.name();
        entity.annotations.insert(QStringLiteral("datahub/env"), urn.env());
        entity.annotations.insert(QStringLiteral("datahub/urn"), it.key());
        undescribed.insert(entity.ref);
        m_run.builder.add(entity);
        m_run.count(QStringLiteral("undescribedDatasets"));
    }
    QSet<EntityRef> sources;
    for (const Key& key : std::as_const(m_stated)) {
        m_run.count(QStringLiteral("edges"));
        if (undescribed.contains(key.first))
            sources.insert(key.first);
        m_run.count(QStringLiteral("edgesToUndescribed"), undescribed.contains(key.first) || undescribed.contains(key.second));
    }
    m_run.count(QStringLiteral("undescribedSources"), int(sources.size()));
    for (auto it = m_edges.cbegin(); it != m_edges.cend(); ++it) {
        const bool componentReads = it.key().second.kind == EntityKind::Component;
        m_run.count(QStringLiteral("edgesByColumnsOnly"), !componentReads && !m_stated.contains(it.key()));
        m_run.builder.addEdge({it.key().first, it.key().second, m_run.said(it->said.file, it->said.line), it->columns});
    }
}

void forEachPatch(const Statement& statement, const QString& aspect, ImportRun& run, const std::function<bool(const Change&)>& each)
{
    simdjson::dom::parser parser;
    for (const Patch& patch : statement.patches) {
        const QByteArray& text = patch.json;
        element root;
        simdjson::dom::array operations;
        if (parser.parse(text.constData(), size_t(text.size()), true).get(root) != simdjson::SUCCESS)
            continue; // it was read once already
        if (root.is_object())
            root = jsonMember(root, "patch").value_or(root);
        if (root.get_array().get(operations) != simdjson::SUCCESS) {
            run.warn(patch.file, patch.line, QStringLiteral("a PATCH of %1 that is no list of operations is left out").arg(aspect));
            continue;
        }
        for (const element operation : operations) {
            const QString verb = jsonText(operation, "op"), whole = jsonText(operation, "path");
            Change change {verb == QLatin1String("remove"), whole.split(QLatin1Char('/')).mid(1), jsonMember(operation, "value"), {{}, {}, patch.file, patch.line, 0}};
            for (QString& step : change.path)
                step.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
            static const QStringList verbs {QStringLiteral("add"), QStringLiteral("replace"), QStringLiteral("remove")};
            if (!verbs.contains(verb) || !each(change))
                run.warn(patch.file, patch.line, QStringLiteral("a PATCH of %1 is left out: %2 %3").arg(aspect, verb, whole.left(200)));
        }
    }
}

void withAspect(const Described& of, const char* aspect, const std::function<void(const element&, const Statement&)>& call)
{
    const auto found = of.aspects.constFind(QLatin1String(aspect));
    if (found == of.aspects.cend() || found->json.isEmpty())
        return;
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(found->json.constData(), size_t(found->json.size()), true).get(root) == simdjson::SUCCESS)
        call(root, *found);
}

} // namespace skein::importers::datahub
