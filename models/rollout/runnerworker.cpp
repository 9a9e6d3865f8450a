#include "models/rollout/runnerworker.h"

#include "models/store/workspace.h"
#include "models/warehouse/sqlitewarehouse.h"

#include <algorithm>

namespace skein::rollout {

namespace {

constexpr qint64 longestWaitMs = 1000;
constexpr int journalTries = 20;
const QString planKind = QStringLiteral("plan");

git::Signature committerOf(const Actor& actor)
{
    const QString email = actor.email.isEmpty() ? QStringLiteral("skein@localhost") : actor.email;
    return {actor.display().isEmpty() ? machineActor().login : actor.display(), email, {}};
}

bool isHeld(const State& state)
{
    return isLive(state.state) || state.state == RolloutState::Planned;
}

/// What a window must see at once when it changes.
QByteArray stateKey(const State& state)
{
    QByteArray key = rolloutStateName(state.state).toUtf8() + QByteArray::number(state.stage);
    if (state.stage >= 0)
        key += stagePhaseName(state.stages[state.stage].phase).toUtf8();
    for (const TargetRun& run : state.targets)
        key += char('A' + int(run.state));
    return key;
}

} // namespace

struct RunnerWorker::Live {
    Plan plan;
    std::unique_ptr<Engine> engine;
    RolloutSeries series;
    QByteArray shownKey;
    qint64 shownSeq = -1;
    qint64 shownAtMs = 0;
    qint64 waitUntilMs = 0;
    int journalFailures = 0;
    bool driven = true; ///< false: shown only
    bool atWork = true; ///< until a look finds nothing to do
};

RunnerSurroundings RunnerSurroundings::of(const store::Workspace& workspace)
{
    RunnerSurroundings surroundings;
    surroundings.repositories = GitRepositories::pathsOf(workspace);
    for (const store::WarehouseConfig& warehouse : workspace.config().warehouses) {
        const Result<QString> path = workspace.resolve(warehouse.path);
        if (warehouse.engine == QLatin1String("sqlite") && path)
            surroundings.warehouses.insert(warehouse.name, *path);
    }
    return surroundings;
}

RunnerWorker::RunnerWorker(store::Database& database, RunnerSurroundings surroundings, const RunnerOptions& options, Outlets outlets, CancelToken cancel)
    : m_documents(database)
    , m_surroundings(std::move(surroundings))
    , m_options(options)
    , m_outlets(std::move(outlets))
    , m_cancel(cancel)
    , m_log(database)
    , m_repositories(m_surroundings.repositories, committerOf(options.committer))
    , m_ports([this](const QString& name) { return warehouse(name); }, m_repositories, m_clock, cancel)
{
    if (m_options.crashHook)
        m_log.journal().setCrashHook(m_options.crashHook);
    if (m_options.seed == 0)
        m_options.seed = quint64(m_clock.wall().toMSecsSinceEpoch());
}

RunnerWorker::~RunnerWorker() = default;

Result<warehouse::Warehouse*> RunnerWorker::warehouse(const QString& name)
{
    const auto known = m_warehouses.find(name);
    if (known != m_warehouses.end())
        return known->second.get();
    const QString path = m_surroundings.warehouses.value(name);
    if (path.isEmpty()) {
        return makeError(ErrorClass::Access, QStringLiteral("the workspace has no SQLite warehouse \"%1\" with a usable path").arg(name),
            QStringLiteral("workspace.yaml"), QStringLiteral("Add it under \"warehouses\", then retry."));
    }
    Result<std::unique_ptr<warehouse::SqliteWarehouse>> opened = warehouse::SqliteWarehouse::open(path);
    if (!opened)
        return opened.error();
    return m_warehouses.emplace(name, std::move(*opened)).first->second.get();
}

RunnerWorker::Live& RunnerWorker::add(const Plan& plan)
{
    auto live = std::make_unique<Live>();
    live->plan = plan;
    live->engine = std::make_unique<Engine>(plan.id, plan, m_log, m_ports, m_clock, m_options.seed);
    Live* raw = live.get();
    live->engine->setObserver([raw](const State& state, const Event& event) { raw->series.take(state, event); });
    m_live[plan.id] = std::move(live);
    return *raw;
}

Result<RunnerWorker::Live*> RunnerWorker::find(const QString& id)
{
    const auto known = m_live.find(id);
    if (known == m_live.end())
        return makeError(ErrorClass::Logic, QStringLiteral("there is no rollout \"%1\"").arg(id), id, QStringLiteral("Use an id from the list of rollouts."));
    if (!known->second->driven)
        return makeError(ErrorClass::Logic, QStringLiteral("the rollout is not driven by this program"), id,
            QStringLiteral("Use the program that holds the workspace, or close it and open the workspace here."));
    return known->second.get();
}

void RunnerWorker::resumeAll(bool readOnly)
{
    const Result<QVector<store::Document>> documents = m_documents.list(planKind);
    if (!documents) {
        m_outlets.failed(documents.error());
        return;
    }
    for (const store::Document& document : *documents) {
        const Result<Plan> plan = planFromYaml(document.json.value(QLatin1String("yaml")).toString().toUtf8(), planKind + QLatin1Char('/') + document.id);
        if (!plan) {
            m_outlets.failed(plan.error());
            continue;
        }
        Live& live = add(*plan);
        if (const Status replayed = live.engine->replay(); !replayed) {
            m_outlets.failed(replayed.error());
            live.driven = false;
            continue;
        }
        const Result<QVector<Event>> events = m_log.read(plan->id);
        const QString pinned = events && !events->isEmpty() ? events->constFirst().payload.value(QLatin1String("planHash")).toString() : QString();
        const bool changed = !pinned.isEmpty() && pinned != plan->hash();
        if (changed) {
            m_outlets.failed(makeError(ErrorClass::Corruption, QStringLiteral("the plan is not the one that was started"), plan->id,
                QStringLiteral("Put the stored plan back; its hash is in the rollout's first journal line.")));
        }
        live.driven = !readOnly && !changed;
        if (live.driven && live.engine->state().state != RolloutState::Finalized) {
            Live& fresh = add(*plan); // folded once more, under a new epoch
            Status resumed = fresh.engine->resume();
            // Interrupted after the plan was stored and before its first line: that line still says who started it.
            if (resumed && events && events->isEmpty())
                resumed = fresh.engine->announce(Actor {document.updatedBy, {}, {}});
            if (!resumed) {
                m_outlets.failed(resumed.error());
                fresh.driven = false;
            }
        }
        publish(*m_live[plan->id], true);
    }
}

Result<QString> RunnerWorker::nextId()
{
    const Result<QVector<store::Document>> documents = m_documents.list(planKind);
    if (!documents)
        return documents.error();
    int highest = 0;
    for (const store::Document& document : *documents) {
        if (document.id.startsWith(QLatin1String("r-")))
            highest = std::max(highest, document.id.mid(2).toInt());
    }
    return QStringLiteral("r-%1").arg(highest + 1, 4, 10, QLatin1Char('0'));
}

Status RunnerWorker::claim(const Plan& plan)
{
    QVector<QPair<Live*, QStringList>> releases;
    for (const auto& [id, live] : m_live) {
        const State& state = live->engine->state();
        const QStringList shared = sharedTargets(plan, live->plan);
        QStringList released;
        for (const QString& target : shared) {
            const TargetRun run = state.targets.value(target);
            if (run.released || state.state == RolloutState::Finalized)
                continue;
            if (isHeld(state)) {
                return makeError(ErrorClass::Logic, QStringLiteral("target %1 is in the live rollout %2 (%3)").arg(target, id, rolloutStateName(state.state)), id,
                    QStringLiteral("Finish that rollout or roll it back first."));
            }
            if (run.switched || run.deployed) {
                return makeError(ErrorClass::Logic, QStringLiteral("target %1 was switched by %2, which can still be rolled back").arg(target, id), id,
                    QStringLiteral("Finalize that rollout first; its rollback is then given up."));
            }
            released << target;
        }
        if (!live->driven && !released.isEmpty())
            return makeError(ErrorClass::Logic, QStringLiteral("rollout %1 holds %2 and cannot be driven here").arg(id, released.constFirst()), id,
                QStringLiteral("Repair that rollout first; the message at its resume says how."));
        // A v2 that the new rollout builds anew is no longer kept up by a rollout that is over.
        for (const DatasetSpec& dataset : plan.datasets) {
            for (const DatasetSpec& other : std::as_const(live->plan.datasets)) {
                const bool same = other.target.compare(dataset.target, Qt::CaseInsensitive) == 0;
                if (same && !other.producedElsewhere && state.state == RolloutState::RolledBack && !state.targets.value(other.id).released)
                    released << other.id;
            }
        }
        if (!released.isEmpty())
            releases.append({live.get(), released});
    }
    for (const auto& [live, targets] : std::as_const(releases)) {
        if (const Status released = live->engine->release(targets, plan.id); !released)
            return released;
    }
    return {};
}

Result<QString> RunnerWorker::start(Plan plan, const Actor& actor, const RunnerSurroundings& surroundings)
{
    m_surroundings = surroundings;
    m_repositories.setPaths(surroundings.repositories);
    if (plan.id.isEmpty()) {
        const Result<QString> id = nextId();
        if (!id)
            return id.error();
        plan.id = *id;
    }
    if (m_live.count(plan.id) > 0)
        return makeError(ErrorClass::Logic, QStringLiteral("rollout %1 was started already").arg(plan.id), plan.id, QStringLiteral("Give the plan another id."));
    if (const QStringList problems = validatePlan(plan); !problems.isEmpty()) {
        return makeError(ErrorClass::BadInput, problems.join(QLatin1Char(' ')), plan.id, QStringLiteral("Correct the plan, then start it."));
    }
    for (const TargetSpec& target : std::as_const(plan.targets)) {
        if (const Result<class warehouse::Warehouse*> wh = warehouse(target.warehouse); !wh)
            return wh.error();
    }
    if (const Status claimed = claim(plan); !claimed)
        return claimed.error();
    const QJsonObject json {{QStringLiteral("yaml"), QString::fromUtf8(planToYaml(plan))}, {QStringLiteral("hash"), plan.hash()},
        {QStringLiteral("title"), plan.title}, {QStringLiteral("migration"), plan.migrationId}};
    const Result<qint64> stored = m_documents.put(planKind, plan.id, json, 0, actor.display());
    if (!stored)
        return stored.error();
    Live& live = add(plan);
    Status begun = live.engine->resume();
    if (begun)
        begun = live.engine->announce(actor);
    if (!begun) {
        // Who was told that it did not start must not find it running the next time. Where even this fails, it is shown
        // and not driven for as long as this runner lives.
        live.driven = false;
        const Result<QVector<Event>> lines = m_log.read(plan.id);
        if (lines && lines->isEmpty() && m_documents.remove(planKind, plan.id, *stored, actor.display()))
            m_live.erase(plan.id);
        return begun.error();
    }
    publish(live, true);
    return plan.id;
}

Status RunnerWorker::command(const QString& id, Verb verb, qint64 expectedSeq, const Actor& actor, const QString& reason, const QStringList& targets)
{
    const Result<Live*> live = find(id);
    if (!live)
        return live.error();
    const Status done = (*live)->engine->command(verb, expectedSeq, actor, reason, targets);
    (*live)->waitUntilMs = 0;
    (*live)->atWork = true;
    publish(**live, false);
    return done;
}

void RunnerWorker::stepOne(Live& live, qint64& wait)
{
    const qint64 now = m_clock.monotonicMs();
    if (now < live.waitUntilMs) {
        wait = std::min(wait, live.waitUntilMs - now);
        return;
    }
    const Engine::Step step = live.engine->step();
    if (step.error) {
        // The journal is busy or full: the outcome is appended again, the act is not repeated twice for one key.
        if (step.error->cls != ErrorClass::Logic && ++live.journalFailures < journalTries) {
            live.waitUntilMs = now + 250;
            wait = std::min<qint64>(wait, 250);
            return;
        }
        live.driven = false;
        m_outlets.failed(*step.error);
        return;
    }
    live.journalFailures = 0;
    const bool cameToRest = live.atWork && !step.acted;
    live.atWork = step.acted;
    live.waitUntilMs = step.acted ? 0 : now + std::clamp<qint64>(step.waitMs, 1, std::min(longestWaitMs, std::max<qint64>(1, live.plan.loadPollMs)));
    wait = step.acted ? 0 : std::min(wait, live.waitUntilMs - now);
    publish(live, cameToRest); // who waits for the end of its work is not to wait for the next
}

qint64 RunnerWorker::stepAll()
{
    qint64 wait = longestWaitMs;
    for (const auto& [id, live] : m_live) {
        if (m_cancel.isCancelled())
            return 0;
        const State& state = live->engine->state();
        const bool over = state.state == RolloutState::Finalized
            || (!isHeld(state) && std::all_of(state.targets.cbegin(), state.targets.cend(), [](const TargetRun& run) { return run.released; }));
        if (live->driven && !over) {
            stepOne(*live, wait);
        } else if (live->atWork) {
            live->atWork = false;
            publish(*live, true);
        }
        if (live->shownSeq != state.seq)
            publish(*live, false);
        if (live->shownSeq != state.seq)
            wait = std::min<qint64>(wait, m_options.publishIntervalMs);
    }
    tellJournal();
    return wait;
}

void RunnerWorker::showAgain()
{
    for (const auto& [id, live] : m_live)
        publish(*live, true);
}

void RunnerWorker::publish(Live& live, bool force)
{
    const State& state = live.engine->state();
    if (!force && live.shownSeq == state.seq)
        return;
    const QByteArray key = stateKey(state);
    const qint64 now = m_clock.monotonicMs();
    if (!force && key == live.shownKey && now - live.shownAtMs < m_options.publishIntervalMs)
        return;
    live.shownKey = key;
    live.shownAtMs = now;
    live.shownSeq = state.seq;
    RolloutView view = makeView(state, live.series, m_clock.wall());
    view.atWork = live.driven && live.atWork;
    m_outlets.viewChanged(std::make_shared<const RolloutView>(std::move(view)));
}

void RunnerWorker::tellJournal()
{
    if (m_log.lastSeq() == m_toldSeq)
        return;
    m_toldSeq = m_log.lastSeq();
    m_outlets.journalAppended(m_toldSeq);
}

} // namespace skein::rollout
