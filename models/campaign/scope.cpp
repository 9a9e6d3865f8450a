#include "models/campaign/scope.h"

#include "models/catalog/builder.h"
#include "models/catalog/lineagegraph.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace skein::campaign {

namespace {

QString datasetName(const Entity& entity)
{
    return entity.qualifiedName.isEmpty() ? entity.ref.name : entity.qualifiedName;
}

QString frameworkOf(const QString& language)
{
    if (language == QLatin1String("sql"))
        return QStringLiteral("sql");
    if (language == QLatin1String("scala"))
        return QStringLiteral("scio");
    if (language == QLatin1String("python"))
        return QStringLiteral("pyspark");
    return QStringLiteral("other");
}

Consumer consumerOf(const Entity& entity)
{
    Consumer consumer;
    consumer.ref = entity.ref;
    consumer.owner = entity.owners.isEmpty() ? QString() : entity.owners.constFirst().name;
    consumer.framework = entity.framework.isEmpty() ? QStringLiteral("other") : entity.framework;
    consumer.repository = entity.repository;
    consumer.paths = entity.paths;
    return consumer;
}

class Finder
{
public:
    Finder(const Surroundings& around, const Entity& source, const Entity& target, const mapping::Mapping& mapping,
        const rewrite::Options& options, tasks::JobContext& job)
        : m_around(around)
        , m_source(source)
        , m_target(target)
        , m_mapping(mapping)
        , m_options(options)
        , m_job(job)
    {
    }

    Result<FoundScope> find();

private:
    void fromCatalog();
    Status fromCode();
    void decide(Consumer& consumer);
    Consumer& candidate(const Entity& entity, const QString& evidence);
    void addEvidence(Consumer& consumer, const QString& evidence);
    void noteSearch(const QString& repository, const QString& path, const QByteArray& text);

    const Surroundings& m_around;
    const Entity& m_source;
    const Entity& m_target;
    const mapping::Mapping& m_mapping;
    const rewrite::Options& m_options;
    tasks::JobContext& m_job;
    QMap<EntityRef, Consumer> m_found;
    QMap<QString, QByteArray> m_texts;                ///< "repository\npath" → text
    QHash<QString, QVector<const Entity*>> m_byFile;  ///< "repository\npath" → pipelines
    QSet<EntityRef> m_onTarget;                       ///< read v2 by lineage
    QSet<EntityRef> m_writesTarget;
    QSet<EntityRef> m_writesSource;
    FoundScope m_result;
};

Consumer& Finder::candidate(const Entity& entity, const QString& evidence)
{
    auto it = m_found.find(entity.ref);
    if (it == m_found.end())
        it = m_found.insert(entity.ref, consumerOf(entity));
    addEvidence(*it, evidence);
    return *it;
}

void Finder::addEvidence(Consumer& consumer, const QString& evidence)
{
    if (!consumer.evidence.contains(evidence))
        consumer.evidence << evidence;
}

void Finder::fromCatalog()
{
    const LineageGraph graph(m_around.catalog);
    const auto readers = [&](const Entity& dataset, auto&& note) {
        const int node = graph.node(dataset.ref);
        if (node < 0)
            return;
        for (const int consumer : graph.directConsumers(node)) {
            const Entity* entity = graph.entity(consumer);
            if (entity && entity->ref != m_source.ref && entity->ref != m_target.ref)
                note(*entity);
        }
    };
    readers(m_source, [&](const Entity& entity) { candidate(entity, QStringLiteral("lineage")); });
    readers(m_target, [&](const Entity& entity) {
        if (entity.ref.kind != EntityKind::Pipeline)
            return;
        m_onTarget.insert(entity.ref);
        candidate(entity, QStringLiteral("lineage"));
    });
    if (const int node = graph.node(m_target.ref); node >= 0) {
        for (const int producer : graph.upstream(node))
            m_writesTarget.insert(graph.ref(producer));
    }
    if (const int node = graph.node(m_source.ref); node >= 0) {
        for (const int producer : graph.upstream(node))
            m_writesSource.insert(graph.ref(producer));
    }
    QHash<EntityRef, const Entity*> byRef;
    for (const Entity& entity : m_around.catalog->entities)
        byRef.insert(entity.ref, &entity);
    for (const Relation& relation : m_around.catalog->relations) {
        const bool reads = relation.kind == QLatin1String("dependsOn") || relation.kind == QLatin1String("consumesApi")
            || relation.kind == QLatin1String("reads");
        if (!reads || relation.to != m_source.ref || relation.from == m_target.ref)
            continue;
        const Entity* entity = byRef.value(relation.from);
        if (entity && (entity->ref.kind == EntityKind::Pipeline || entity->ref.kind == EntityKind::Component))
            candidate(*entity, QStringLiteral("catalog"));
    }
    for (const Entity& entity : m_around.catalog->entities) {
        for (const QString& path : entity.paths)
            m_byFile[entity.repository + QLatin1Char('\n') + path].append(&entity);
    }
}

void Finder::noteSearch(const QString& repository, const QString& path, const QByteArray& text)
{
    const QString key = repository + QLatin1Char('\n') + path;
    const QVector<const Entity*> owners = m_byFile.value(key);
    if (!owners.isEmpty() || !wordPositions(text, m_mapping.source.dataset.section(QLatin1Char('.'), -1)).isEmpty())
        m_texts.insert(key, text);
    if (wordPositions(text, m_mapping.source.dataset.section(QLatin1Char('.'), -1)).isEmpty())
        return;
    for (const Entity* owner : owners)
        candidate(*owner, QStringLiteral("code"));
    if (!owners.isEmpty())
        return;
    // Code that no pipeline of the catalog owns.
    Consumer consumer;
    consumer.ref = EntityRef(EntityKind::Pipeline, QStringLiteral("code"), entitySlug(repository + QLatin1Char('.') + path));
    consumer.repository = repository;
    consumer.paths = {path};
    consumer.framework = frameworkOf(languageOf(path));
    auto it = m_found.find(consumer.ref);
    if (it == m_found.end())
        it = m_found.insert(consumer.ref, consumer);
    addEvidence(*it, QStringLiteral("code"));
}

Status Finder::fromCode()
{
    const QStringList names = m_around.code->repositories();
    constexpr qsizetype kLargest = 4 * 1024 * 1024;
    for (int i = 0; i < names.size(); ++i) {
        if (m_job.cancelled())
            return tasks::JobContext::cancelledError();
        const QString& name = names[i];
        m_job.progress(double(i) / names.size(), QStringLiteral("Searching %1").arg(name));
        const Result<QString> head = m_around.code->head(name);
        const Result<QStringList> files = head ? m_around.code->files(name, *head) : Result<QStringList>(head.error());
        if (!files) {
            m_result.notes << QStringLiteral("%1 could not be searched: %2").arg(name, files.error().toText());
            continue;
        }
        for (const QString& path : *files) {
            const Result<QByteArray> text = m_around.code->read(name, *head, path);
            if (!text) {
                m_result.notes << QStringLiteral("%1:%2 could not be read: %3").arg(name, path, text.error().message);
                continue;
            }
            if (text->size() > kLargest) {
                m_result.notes << QStringLiteral("%1:%2 is larger than 4 MB and was not searched").arg(name, path);
                continue;
            }
            noteSearch(name, path, *text);
        }
    }
    return {};
}

void Finder::decide(Consumer& consumer)
{
    const QString v1 = datasetName(m_source);
    const QString v2 = datasetName(m_target);
    const auto in = [&](const QString& reason) {
        consumer.decision = QStringLiteral("in");
        consumer.decisionReason = reason;
    };
    const auto out = [&](const QString& reason) {
        consumer.decision = QStringLiteral("out");
        consumer.decisionReason = reason;
        consumer.because = reason;
        consumer.state = ConsumerState::NoChanges;
    };
    if (m_writesTarget.contains(consumer.ref))
        return out(QStringLiteral("makes %1 from %2: it goes when %2 goes").arg(v2, v1));
    if (consumer.repository.isEmpty() || consumer.paths.isEmpty()) {
        in(QStringLiteral("reads %1 according to the %2; where its code lies is not known").arg(v1, consumer.evidence.constFirst()));
        return;
    }
    QVector<CodeFile> files;
    for (const QString& path : std::as_const(consumer.paths)) {
        const auto it = m_texts.constFind(consumer.repository + QLatin1Char('\n') + path);
        if (it != m_texts.cend())
            files.append({path, *it});
    }
    if (files.isEmpty()) {
        in(QStringLiteral("reads %1 according to the %2; its code could not be read").arg(v1, consumer.evidence.constFirst()));
        return;
    }
    const CodeUse use = useOfCode(files, m_mapping, m_options);
    consumer.columnsUsed = use.columns;
    consumer.usesAll = use.usesAll;
    if (use.writesTarget && use.readsSource)
        return out(QStringLiteral("makes %1 from %2: it goes when %2 goes").arg(v2, v1));
    if (m_writesSource.contains(consumer.ref) || (use.writesSource && !use.readsSource))
        return out(QStringLiteral("makes %1: it goes when %1 goes").arg(v1));
    if (use.readsSource) {
        in(QStringLiteral("its code reads %1 (%2)").arg(v1, use.firstMention.isEmpty() ? consumer.paths.constFirst() : use.firstMention));
        return;
    }
    if (use.readsTarget || (m_onTarget.contains(consumer.ref) && !use.mentions)) {
        in(QStringLiteral("its code already reads %1").arg(v2));
        consumer.because = QStringLiteral("already reads %1").arg(v2);
        consumer.state = ConsumerState::NoChanges;
        return;
    }
    if (use.mentions) {
        return out(use.isCode ? QStringLiteral("only mentions %1 in a comment or a text (%2)").arg(v1, use.firstMention)
                              : QStringLiteral("mentions %1 in a file that is no program (%2)").arg(v1, use.firstMention));
    }
    in(QStringLiteral("the lineage says it reads %1").arg(v1));
    consumer.because = QStringLiteral("the lineage says it reads %1, its code does not: nothing to change in %2").arg(v1, consumer.paths.join(QStringLiteral(", ")));
    consumer.state = ConsumerState::NoChanges;
}

Result<FoundScope> Finder::find()
{
    fromCatalog();
    if (const Status searched = fromCode(); !searched)
        return searched.error();
    for (Consumer& consumer : m_found) {
        std::sort(consumer.evidence.begin(), consumer.evidence.end(), [](const QString& a, const QString& b) {
            static const QStringList order {QStringLiteral("lineage"), QStringLiteral("code"), QStringLiteral("catalog")};
            return order.indexOf(a) < order.indexOf(b);
        });
        decide(consumer);
        m_result.consumers << consumer;
    }
    return m_result;
}

} // namespace

Result<FoundScope> findConsumers(const Surroundings& around, const Entity& source, const Entity& target, const mapping::Mapping& mapping,
    const rewrite::Options& options, tasks::JobContext& job)
{
    return Finder(around, source, target, mapping, options, job).find();
}

QVector<Consumer> mergeScope(const QVector<Consumer>& known, const QVector<Consumer>& found, bool begun)
{
    QMap<EntityRef, Consumer> merged;
    for (const Consumer& consumer : found) {
        Consumer& into = merged[consumer.ref];
        into = consumer;
        into.isNew = begun;
    }
    for (const Consumer& old : known) {
        const auto it = merged.find(old.ref);
        const bool worked = !old.changeId.isEmpty();
        if (it == merged.end()) {
            Consumer gone = old;
            if (!worked && !old.decidedByPerson && old.decision == QLatin1String("in")) {
                gone.decision = QStringLiteral("out");
                gone.decisionReason = QStringLiteral("neither the catalog nor its code speaks of it any more");
            }
            merged.insert(old.ref, gone);
            continue;
        }
        const Consumer fresh = *it;
        *it = old;
        it->owner = fresh.owner;
        it->framework = fresh.framework;
        it->repository = fresh.repository;
        it->paths = fresh.paths;
        it->evidence = fresh.evidence;
        if (worked || old.state == ConsumerState::Skipped)
            continue; // what its code says now is the change's work, or nobody's
        it->columnsUsed = fresh.columnsUsed;
        it->usesAll = fresh.usesAll;
        if (!old.decidedByPerson) {
            const bool changed = old.decision != fresh.decision
                || (fresh.state == ConsumerState::NoChanges) != (old.state == ConsumerState::NoChanges);
            it->decision = fresh.decision;
            it->decisionReason = fresh.decisionReason;
            if (changed) {
                it->state = fresh.state;
                it->because = fresh.because;
                it->diagnostics.clear();
            }
        }
    }
    return QVector<Consumer>(merged.cbegin(), merged.cend());
}

} // namespace skein::campaign
