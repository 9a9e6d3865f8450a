#include "models/campaign/draftplan.h"

#include "models/campaign/proposestep.h"
#include "models/rollout/repositories.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace skein::campaign {

namespace {

QString datasetName(const Entity& entity)
{
    return entity.qualifiedName.isEmpty() ? entity.ref.name : entity.qualifiedName;
}

/// Union-find over consumers.
class Groups
{
public:
    explicit Groups(int n)
        : m_parent(n)
    {
        std::iota(m_parent.begin(), m_parent.end(), 0);
    }
    int root(int i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(int a, int b) { m_parent[std::max(root(a), root(b))] = std::min(root(a), root(b)); }

private:
    std::vector<int> m_parent;
};

struct Piece {
    const Consumer* consumer = nullptr;
    const Entity* entity = nullptr;
    const review::Change* change = nullptr;
    rollout::DeployMode mode = rollout::DeployMode::Ref;
    QVector<rollout::PipelineSpec> pipelines;
    int downstreamCount = 0;
    QStringList downstream;
};

QString bandOf(int downstream)
{
    return downstream == 0 ? QStringLiteral("leaf") : downstream < 5 ? QStringLiteral("few") : QStringLiteral("many");
}

class Drafter
{
public:
    explicit Drafter(const DraftInput& input)
        : m_in(input)
        , m_graph(input.catalog)
    {
    }

    Result<Draft> draft();

private:
    bool collect(const Consumer& consumer, Piece& piece, QString& why, bool& there);
    Status target(const QVector<Piece>& pieces);
    void dataset();
    const Entity* dataset(const QString& name) const;

    const DraftInput& m_in;
    LineageGraph m_graph;
    Draft m_draft;
    QString m_environment;
    QString m_warehouse;
};

const Entity* Drafter::dataset(const QString& name) const
{
    for (const Entity& entity : m_in.catalog->entities) {
        if (entity.ref.kind == EntityKind::Dataset && datasetName(entity).compare(name, Qt::CaseInsensitive) == 0)
            return &entity;
    }
    return nullptr;
}

/// False with the reason when the consumer cannot be in the plan; `there`: because it is where it is to go already.
bool Drafter::collect(const Consumer& consumer, Piece& piece, QString& why, bool& there)
{
    const auto change = std::find_if(
        m_in.changes.cbegin(), m_in.changes.cend(), [&](const review::Change& c) { return c.id == consumer.changeId; });
    if (change == m_in.changes.cend()) {
        why = QStringLiteral("its change %1 is not known").arg(consumer.changeId);
        return false;
    }
    const store::RepositoryConfig* repository = m_in.config.repository(consumer.repository);
    const QString modeName = repository ? repository->deployMode : change->deployMode;
    const std::optional<rollout::DeployMode> mode = rollout::deployModeFromName(modeName.isEmpty() ? QStringLiteral("ref") : modeName);
    if (!mode || *mode == rollout::DeployMode::Command) {
        why = QStringLiteral("repositories of deploy mode %1 are not rolled out yet").arg(modeName);
        return false;
    }
    const bool deployable = *mode == rollout::DeployMode::Ref ? consumer.state == ConsumerState::Merged : consumer.state == ConsumerState::Approved;
    if (!deployable) {
        there = *mode == rollout::DeployMode::Merge && consumer.state == ConsumerState::Merged;
        why = there ? QStringLiteral("its repository deploys by merging, and it is merged already") : QString();
        return false;
    }
    const int node = m_graph.node(consumer.ref);
    const Entity* entity = node < 0 ? nullptr : m_graph.entity(node);
    if (!entity) {
        why = QStringLiteral("the catalog does not know the pipeline, so nobody knows what it writes");
        return false;
    }
    const QString kindName = entity->annotations.value(QStringLiteral("skein/kind"), QStringLiteral("select"));
    const std::optional<rollout::PipelineKind> kind = rollout::pipelineKindFromName(kindName);
    if (!kind || *kind == rollout::PipelineKind::Command) {
        why = QStringLiteral("pipelines of kind %1 cannot be run beside their old code yet").arg(kindName);
        return false;
    }
    QStringList inputs, outputs;
    for (const int up : m_graph.upstream(node)) {
        if (const Entity* read = m_graph.entity(up); read && read->ref.kind == EntityKind::Dataset)
            inputs << datasetName(*read);
    }
    for (const int down : m_graph.downstream(node)) {
        if (m_graph.ref(down).kind != EntityKind::Dataset)
            continue;
        // A dataset that nobody describes is known by the name its writer gives it.
        const Entity* written = m_graph.entity(down);
        outputs << (written ? datasetName(*written) : m_graph.ref(down).name);
        for (const LineageGraph::Reached& reached : m_graph.closureDown(down)) {
            const Entity* below = m_graph.entity(reached.node);
            if (!below || below->ref.kind != EntityKind::Dataset)
                continue;
            ++piece.downstreamCount;
            if (reached.depth <= 2)
                piece.downstream << datasetName(*below);
        }
    }
    if (outputs.isEmpty()) {
        why = QStringLiteral("the catalog names no output of it");
        return false;
    }
    // Its inputs after the change: a new load of either side is a new unit for it.
    if (!inputs.contains(m_in.mapping.source.dataset, Qt::CaseInsensitive))
        inputs << m_in.mapping.source.dataset;
    if (!inputs.contains(m_in.mapping.target.dataset, Qt::CaseInsensitive))
        inputs << m_in.mapping.target.dataset;
    inputs.sort();
    QStringList paths = consumer.paths;
    if (paths.size() > 1) {
        const bool anyKind = *kind == rollout::PipelineKind::Select;
        paths = anyKind ? paths.filter(QStringLiteral(".sql")) : paths;
    }
    for (const QString& path : std::as_const(paths))
        piece.pipelines.append({consumer.ref, consumer.repository, path, *kind, inputs, outputs});
    if (piece.pipelines.size() != 1) {
        why = QStringLiteral("it consists of %1 files: one file a pipeline can be run so far").arg(piece.pipelines.size());
        return false;
    }
    piece.consumer = &consumer;
    piece.entity = entity;
    piece.change = &*change;
    piece.mode = *mode;
    return true;
}

Status Drafter::target(const QVector<Piece>& pieces)
{
    const Piece& first = pieces.constFirst();
    rollout::TargetSpec target;
    target.environment = m_environment;
    target.warehouse = m_warehouse;
    target.repository = first.consumer->repository;
    target.mode = first.mode;
    const QString key = first.mode == rollout::DeployMode::Merge ? QStringLiteral("all") : first.consumer->ref.name;
    target.id = QStringLiteral("%1/%2/%3").arg(m_environment, target.repository, key);
    target.owner = first.consumer->owner;
    QStringList titles, paths, frameworks;
    int downstream = 0;
    // The newest of the pieces' changes holds the others: all of them are on the default branch.
    const review::Change* newest = first.change;
    for (const Piece& piece : pieces) {
        titles << piece.entity->displayName();
        frameworks << piece.consumer->framework;
        target.pipelines += piece.pipelines;
        target.downstream += piece.downstream;
        downstream += piece.downstreamCount;
        if (piece.change->id > newest->id)
            newest = piece.change;
        for (const rollout::PipelineSpec& pipeline : piece.pipelines)
            paths << pipeline.path;
    }
    target.title = titles.mid(0, 3).join(QStringLiteral(", ")) + (titles.size() > 3 ? QStringLiteral(" and %1 more").arg(titles.size() - 3) : QString());
    target.downstream.removeDuplicates();
    target.downstream.sort();
    target.changeId = newest->id;
    target.branch = newest->branch;
    target.baseCommit = newest->baseCommit;
    target.commit = first.mode == rollout::DeployMode::Ref ? newest->mergeCommit : newest->commit;
    frameworks.removeDuplicates();
    frameworks.sort();
    const store::WarehouseConfig* warehouse = m_in.config.warehouse(m_warehouse);
    target.stratum = QStringLiteral("%1 · %2 · %3").arg(frameworks.join(QLatin1Char('+')), warehouse ? warehouse->engine : QString(), bandOf(downstream));
    target.topBand = bandOf(downstream) == QLatin1String("many");

    if (m_in.deployed) {
        if (target.mode == rollout::DeployMode::Ref) {
            const Result<std::optional<QString>> present = m_in.deployed->readRef(target.repository, rollout::deployRef(m_environment, target.id));
            if (!present)
                return present.error();
            if (present->has_value()) {
                target.baseCommit = **present;
                if (target.baseCommit == target.commit) {
                    m_draft.leftOut << QStringLiteral("%1: it runs %2 already").arg(target.id, target.commit.left(10));
                    return {};
                }
            } else {
                // What ran before the first of its changes is what runs now.
                for (const Piece& piece : pieces) {
                    if (!piece.consumer->originCommit.isEmpty() && piece.consumer->originCommit != target.baseCommit) {
                        const Result<bool> older = m_in.deployed->isAncestor(target.repository, piece.consumer->originCommit, target.baseCommit);
                        if (older && *older)
                            target.baseCommit = piece.consumer->originCommit;
                    }
                }
            }
        }
        const Result<QStringList> foreign
            = m_in.deployed->foreignCommits(target.repository, target.baseCommit, target.commit, paths, m_in.mapping.id);
        if (!foreign)
            return foreign.error();
        target.foreignCommits = *foreign;
    }
    m_draft.plan.targets << target;
    return {};
}

void Drafter::dataset()
{
    rollout::DatasetSpec spec;
    spec.id = QStringLiteral("%1/dataset/%2").arg(m_environment, m_in.mapping.target.dataset);
    spec.warehouse = m_warehouse;
    spec.source = m_in.mapping.source.dataset;
    spec.target = m_in.mapping.target.dataset;
    spec.producedElsewhere = m_in.migration.request.producedElsewhere;
    spec.mapping = m_in.mapping;
    const QStringList keys = m_in.mapping.grain.source;
    const auto column = [&](const QString& name) -> const Column* {
        for (const Column& candidate : m_in.mapping.source.columns) {
            if (candidate.name.compare(name, Qt::CaseInsensitive) == 0)
                return &candidate;
        }
        return nullptr;
    };
    if (!keys.isEmpty())
        spec.keyColumn = keys.constFirst();
    // A column that counts loads, kept on both sides, shows how far each of them is.
    static const QStringList preferred {QStringLiteral("load_id"), QStringLiteral("loaded_at"), QStringLiteral("ingested_at"), QStringLiteral("updated_at"), QStringLiteral("batch_id")};
    for (const QString& name : preferred) {
        const Column* candidate = column(name);
        bool kept = false;
        for (const mapping::Rule* rule : m_in.mapping.rulesForInput(name))
            kept |= rule->kind == mapping::RuleKind::Keep && rule->review != mapping::ReviewState::Rejected;
        if (candidate && kept) {
            spec.watermarkColumn = candidate->name;
            break;
        }
    }
    m_draft.plan.datasets << spec;
}

Result<Draft> Drafter::draft()
{
    const Entity* source = dataset(m_in.mapping.source.dataset);
    const store::WarehouseConfig* warehouse = source ? warehouseOf(m_in.config, *source) : nullptr;
    if (!warehouse) {
        return makeError(ErrorClass::Logic, QStringLiteral("no warehouse of the workspace holds %1").arg(m_in.mapping.source.dataset),
            QStringLiteral("workspace.yaml"), QStringLiteral("Name the warehouse the pipelines run on under 'warehouses'."));
    }
    m_warehouse = warehouse->name;
    m_environment = warehouse->environment.isEmpty() ? QStringLiteral("default") : warehouse->environment;
    const store::EnvironmentConfig* environment = m_in.config.environment(m_environment);

    QVector<Piece> pieces;
    for (const Consumer& consumer : m_in.migration.consumers) {
        if (consumer.decision != QLatin1String("in") || consumer.changeId.isEmpty() || consumer.staysOnV1)
            continue;
        Piece piece;
        QString why;
        bool there = false;
        if (collect(consumer, piece, why, there)) {
            pieces << piece;
        } else if (!why.isEmpty()) {
            m_draft.leftOut << QStringLiteral("%1: %2").arg(consumer.ref.toString(), why);
            if (!there || m_in.migration.rollouts.isEmpty()) // later on a rollout may have merged it
                m_draft.plan.leftOut << m_draft.leftOut.constLast();
        }
    }
    Groups groups(int(pieces.size()));
    QHash<QString, int> seen;
    for (int i = 0; i < pieces.size(); ++i) {
        QStringList shared;
        for (const rollout::PipelineSpec& pipeline : std::as_const(pieces[i].pipelines)) {
            shared << QStringLiteral("file ") + pipeline.repository + QLatin1Char('/') + pipeline.path;
            for (const QString& output : pipeline.outputs)
                shared << QStringLiteral("output ") + pipeline.repository + QLatin1Char('/') + output.toLower();
        }
        if (pieces[i].mode == rollout::DeployMode::Merge)
            shared << QStringLiteral("change ") + pieces[i].change->id;
        for (const QString& key : std::as_const(shared)) {
            if (const auto it = seen.constFind(key); it != seen.cend())
                groups.join(i, *it);
            else
                seen.insert(key, i);
        }
    }
    QMap<int, QVector<Piece>> byRoot;
    for (int i = 0; i < pieces.size(); ++i)
        byRoot[groups.root(i)] << pieces[i];
    for (const QVector<Piece>& group : std::as_const(byRoot)) {
        if (const Status made = target(group); !made)
            return made.error();
    }
    rollout::Plan& plan = m_draft.plan;
    if (plan.targets.isEmpty()) {
        return makeError(ErrorClass::Logic,
            m_draft.leftOut.isEmpty() ? QStringLiteral("no consumer can be deployed yet")
                                      : QStringLiteral("no consumer can be deployed: %1").arg(m_draft.leftOut.join(QStringLiteral("; "))),
            m_in.migration.id, QStringLiteral("Merge changes first (or approve them, where the repository deploys by merging)."));
    }
    plan.title = QStringLiteral("%1, wave %2").arg(m_in.migration.request.title).arg(m_in.migration.rollouts.size() + 1);
    plan.migrationId = m_in.migration.id;
    plan.environment = m_environment;
    plan.production = environment && environment->production;
    plan.sampleTimings = m_in.config.sampleTimings;
    plan.stages = draftStages(int(plan.targets.size()), plan.sampleTimings);
    // Where no number of units the stage expects could pass the margin, it gates on what is exact.
    const QVector<rollout::StageAssignment> assigned = rollout::assignStages(plan);
    for (int i = 0; i < plan.stages.size(); ++i)
        plan.stages[i].exactInvariantsOnly = assigned[i].smallestMargin > plan.stages[i].errorMargin;
    if (!plan.sampleTimings)
        plan.loadPollMs = 60 * 1000;
    dataset();
    return m_draft;
}

} // namespace

QVector<rollout::StageSpec> draftStages(int targets, bool sampleTimings)
{
    constexpr qint64 kSecond = 1000;
    constexpr qint64 kHour = 3600 * kSecond;
    struct Shape {
        double percent;
        qint64 sampleBakeMs, bakeMs;
        int sampleUnits, units;
    };
    constexpr Shape shapes[] = {{1, 3 * kSecond, 2 * kHour, 1, 20}, {10, 3 * kSecond, 6 * kHour, 2, 30}, {50, 3 * kSecond, 12 * kHour, 4, 60},
        {100, 3 * kSecond, 24 * kHour, 6, 60}};
    QVector<rollout::StageSpec> stages;
    int previous = 0;
    for (const Shape& shape : shapes) {
        const int cumulative = std::max(1, int((targets * shape.percent + 99.999999) / 100));
        // Two stages with the same targets would only wait twice; the last one must reach everybody.
        if (cumulative == previous && shape.percent < 100)
            continue;
        if (cumulative == previous && !stages.isEmpty()) {
            stages.last().percent = 100;
            break;
        }
        rollout::StageSpec stage;
        stage.percent = shape.percent;
        stage.bakeMs = sampleTimings ? shape.sampleBakeMs : shape.bakeMs;
        const int added = cumulative - previous;
        stage.minUnits = std::max(added, sampleTimings ? shape.sampleUnits : shape.units);
        if (sampleTimings) {
            stage.maxWaitMs = 10 * 60 * kSecond;
            // Queries of milliseconds on a machine that does other things too: only twice the time says something.
            stage.latencyMargin = 1;
        }
        previous = cumulative;
        stages << stage;
    }
    if (stages.size() > 1)
        stages.last().approval = true;
    return stages;
}

Result<Draft> draftPlanOf(const DraftInput& input)
{
    return Drafter(input).draft();
}

} // namespace skein::campaign
