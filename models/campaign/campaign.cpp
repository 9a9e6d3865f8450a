// The verbs of a person: request, mapping, decisions. What runs by itself is in campaignrun.cpp.
#include "models/campaign/campaign.h"

#include "models/campaign/draftplan.h"
#include "models/campaign/gates.h"
#include "models/mapping/mappingdiff.h"
#include "models/rollout/redirect.h"
#include "models/warehouse/warehouse.h"

#include <QJsonArray>

#include <algorithm>

namespace skein::campaign {

namespace {

Consumer* consumerIn(Migration& migration, const EntityRef& ref)
{
    const auto it = std::find_if(migration.consumers.begin(), migration.consumers.end(), [&](const Consumer& c) { return c.ref == ref; });
    return it == migration.consumers.end() ? nullptr : &*it;
}

Error unknownConsumer(const EntityRef& ref, const QString& migration)
{
    return makeError(ErrorClass::Logic, QStringLiteral("%1 is no consumer of %2").arg(ref.toString(), migration), ref.toString(),
        QStringLiteral("Look at the scope of the migration."));
}

QJsonArray refsToJson(const QVector<EntityRef>& refs)
{
    QJsonArray array;
    for (const EntityRef& ref : refs)
        array.append(ref.toString());
    return array;
}

bool sameName(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// What Skein is to build must not be there yet: it would be found out in the middle of a rollout otherwise.
Status checkBuildTarget(const Surroundings& around, const Entity& source, const Entity& target)
{
    const store::WarehouseConfig* config = warehouseOf(around.config, source);
    if (!config || !around.warehouses)
        return {};
    const Result<warehouse::Warehouse*> opened = around.warehouses(config->name);
    if (!opened)
        return {}; // whoever needs it says so
    const QString name = target.qualifiedName.isEmpty() ? target.ref.name : target.qualifiedName;
    const Result<bool> there = (*opened)->exists(name);
    const Result<QString> behind = there && *there ? (*opened)->viewTarget(name) : Result<QString>(QString());
    if (!there || !*there || !behind || !behind->isEmpty())
        return {};
    return makeError(ErrorClass::Logic, QStringLiteral("'%1' is in the warehouse already, and Skein did not make it").arg(name), config->name,
        QStringLiteral("Say that v2 is made elsewhere, or give Skein a name that is free."));
}

} // namespace

Campaign::Campaign(const Surroundings& surroundings)
    : m_around(surroundings)
    , m_store(*surroundings.database)
    , m_journal(*surroundings.database)
{
    if (!m_around.catalog)
        m_around.catalog = std::make_shared<const Catalog>();
}

QDateTime Campaign::now() const
{
    return m_around.clock ? m_around.clock->wall() : QDateTime::currentDateTimeUtc();
}

Result<QVector<Migration>> Campaign::migrations()
{
    return m_store.list();
}

Result<Migration> Campaign::migration(const QString& id)
{
    return m_store.get(id);
}

Result<mapping::Mapping> Campaign::mappingOf(const QString& id)
{
    const Result<Migration> migration = m_store.get(id);
    if (!migration)
        return migration.error();
    if (migration->mappingId.isEmpty()) {
        return makeError(ErrorClass::Logic, QStringLiteral("%1 has no mapping yet").arg(id), id,
            migration->gate.isEmpty() ? QStringLiteral("Wait until rules are proposed.") : migration->gate);
    }
    return m_store.mapping(migration->mappingId);
}

Result<Migration> Campaign::update(const QString& id, const MigrationStore::Edit& edit)
{
    const MigrationStore::Edit whole = [&](Migration& migration) -> Status {
        if (const Status edited = edit(migration); !edited)
            return edited;
        if (migration.mappingId.isEmpty())
            return {};
        const Result<mapping::Mapping> mapping = m_store.mapping(migration.mappingId);
        if (!mapping)
            return mapping.error();
        migration.gate = gateSentence(migration, &*mapping);
        return {};
    };
    Result<Migration> migration = m_store.update(id, whole, m_around.actor.display(), now());
    if (migration && m_around.changed)
        m_around.changed(*migration);
    return migration;
}

Status Campaign::journal(const QString& id, const QString& kind, const QString& step, const QString& target, const QJsonObject& payload)
{
    store::JournalEvent event;
    event.rollout = id;
    event.kind = kind;
    event.step = step;
    event.target = target;
    event.actor = kind == QLatin1String("human") ? m_around.actor.display() : machineActor().display();
    event.payload = payload;
    const Result<qint64> appended = m_journal.append(event);
    return appended ? Status() : Status(appended.error());
}

Result<Migration> Campaign::submit(const Request& request)
{
    const Result<Ends> ends = endsOf(m_around, request);
    if (!ends)
        return ends.error();
    if (request.deadline.isValid() && request.deadline < now().date()) {
        return makeError(ErrorClass::BadInput, QStringLiteral("the deadline %1 is over").arg(request.deadline.toString(Qt::ISODate)),
            QStringLiteral("deadline"), QStringLiteral("Choose a day to come, or none."));
    }
    if (!request.producedElsewhere) {
        if (const Status free = checkBuildTarget(m_around, *ends->source, *ends->target); !free)
            return free.error();
    }
    const Result<QVector<Migration>> known = m_store.list();
    if (!known)
        return known.error();
    for (const Migration& other : *known) {
        const bool closed = other.state == MigrationState::Abandoned || other.state == MigrationState::Retired;
        const Result<Ends> theirs = closed ? Result<Ends>(Ends {}) : endsOf(m_around, other.request);
        if (!closed && theirs && theirs->source == ends->source && theirs->target == ends->target) {
            return makeError(ErrorClass::Logic, QStringLiteral("%1 moves the same consumers already").arg(other.id), other.id,
                QStringLiteral("Open that migration, or abandon it first."));
        }
    }
    Migration migration;
    migration.request = request;
    if (migration.request.title.trimmed().isEmpty())
        migration.request.title = QStringLiteral("%1 → %2").arg(ends->source->displayName(), ends->target->displayName());
    if (migration.request.owner.isEmpty() && !ends->source->owners.isEmpty())
        migration.request.owner = ends->source->owners.constFirst().name;
    migration.createdAt = now();
    migration.createdBy = m_around.actor.display();
    migration.lastProgressAt = migration.createdAt;
    migration.gate = QStringLiteral("Looking for consumers.");
    const Result<Migration> created = m_store.create(migration, m_around.actor.display());
    if (!created)
        return created;
    const Status noted = journal(created->id, QStringLiteral("human"), QStringLiteral("submit"), {},
        {{QStringLiteral("title"), created->request.title}, {QStringLiteral("source"), ends->source->ref.toString()},
            {QStringLiteral("target"), ends->target->ref.toString()}, {QStringLiteral("producedElsewhere"), request.producedElsewhere},
            {QStringLiteral("deadline"), request.deadline.toString(Qt::ISODate)}});
    if (!noted)
        return noted.error();
    if (m_around.changed)
        m_around.changed(*created);
    return created;
}

Result<Migration> Campaign::setMapping(const QString& id, const mapping::Mapping& edited, const QString& what, tasks::JobContext& job)
{
    const Result<mapping::Mapping> before = mappingOf(id);
    if (!before)
        return before.error();
    if (!sameName(edited.source.dataset, before->source.dataset) || !sameName(edited.target.dataset, before->target.dataset)) {
        return makeError(ErrorClass::BadInput, QStringLiteral("the mapping moves %1 to %2, the migration %3 to %4")
                .arg(edited.source.dataset, edited.target.dataset, before->source.dataset, before->target.dataset),
            id, QStringLiteral("Take the mapping of this migration."));
    }
    mapping::Mapping mapping = edited;
    mapping.id = before->id;
    const Result<mapping::Mapping> stored = m_store.putMapping(mapping, -1, m_around.actor.display());
    if (!stored)
        return stored.error();
    QJsonArray changes;
    for (const mapping::RuleChange& change : mapping::diffMappings(*before, *stored))
        changes.append(change.text());
    const Status noted = journal(id, QStringLiteral("human"), QStringLiteral("setMapping"), mapping.id,
        {{QStringLiteral("what"), what}, {QStringLiteral("version"), stored->version}, {QStringLiteral("hash"), stored->hash()},
            {QStringLiteral("changes"), changes}});
    if (!noted)
        return noted.error();
    if (stored->hash() != before->hash()) {
        const Result<Migration> stale = findStale(id, *stored);
        if (!stale)
            return stale;
    }
    return evaluateGates(id, job);
}

Result<Migration> Campaign::setScopeDecision(const QString& id, const EntityRef& ref, bool in, const QString& reason, tasks::JobContext& job)
{
    const Result<Migration> decided = update(id, [&](Migration& migration) -> Status {
        Consumer* consumer = consumerIn(migration, ref);
        if (!consumer)
            return unknownConsumer(ref, id);
        if (!in && !consumer->changeId.isEmpty() && consumer->state != ConsumerState::Closed) {
            return makeError(ErrorClass::Logic, QStringLiteral("%1 has the change %2").arg(ref.toString(), consumer->changeId), ref.toString(),
                QStringLiteral("Close or revert the change first."));
        }
        consumer->decidedByPerson = true;
        consumer->decision = in ? QStringLiteral("in") : QStringLiteral("out");
        consumer->decisionReason = reason.isEmpty() ? QStringLiteral("decided by %1").arg(m_around.actor.display()) : reason;
        consumer->isNew = false;
        if (in && (consumer->state == ConsumerState::NoChanges || consumer->state == ConsumerState::Skipped)) {
            consumer->state = ConsumerState::Pending;
            consumer->because.clear();
        }
        return {};
    });
    if (!decided)
        return decided;
    const Status noted = journal(id, QStringLiteral("human"), QStringLiteral("scope"), ref.toString(),
        {{QStringLiteral("decision"), in ? QStringLiteral("in") : QStringLiteral("out")}, {QStringLiteral("reason"), reason}});
    if (!noted)
        return noted.error();
    return decided->mappingId.isEmpty() ? decided : evaluateGates(id, job);
}

Result<Migration> Campaign::acceptGrain(const QString& id, const QVector<EntityRef>& consumers, const QString& reason)
{
    QVector<EntityRef> accepted;
    const Result<Migration> migration = update(id, [&](Migration& edited) -> Status {
        accepted.clear();
        for (const EntityRef& ref : consumers) {
            if (!consumerIn(edited, ref))
                return unknownConsumer(ref, id);
        }
        for (Consumer& consumer : edited.consumers) {
            if (!consumer.grainWarning || consumer.grainAccepted || (!consumers.isEmpty() && !consumers.contains(consumer.ref)))
                continue;
            consumer.grainAccepted = true;
            consumer.because = QStringLiteral("%1 lets it go on at v2's grain%2")
                                   .arg(m_around.actor.display(), reason.isEmpty() ? QString() : QStringLiteral(": ") + reason);
            accepted << consumer.ref;
        }
        return {};
    });
    if (!migration || accepted.isEmpty())
        return migration;
    const Status noted = journal(id, QStringLiteral("human"), QStringLiteral("acceptGrain"), {},
        {{QStringLiteral("consumers"), refsToJson(accepted)}, {QStringLiteral("reason"), reason}});
    return noted ? migration : Result<Migration>(noted.error());
}

Result<Migration> Campaign::retry(const QString& id, const QVector<EntityRef>& consumers, tasks::JobContext& job)
{
    QVector<EntityRef> again;
    const Result<Migration> migration = update(id, [&](Migration& edited) -> Status {
        again.clear();
        for (const EntityRef& ref : consumers) {
            if (!consumerIn(edited, ref))
                return unknownConsumer(ref, id);
        }
        for (Consumer& consumer : edited.consumers) {
            const bool named = consumers.isEmpty() || consumers.contains(consumer.ref);
            const bool stopped = consumer.state == ConsumerState::Failed || consumer.state == ConsumerState::BrokenBefore
                || consumer.state == ConsumerState::RetryWait || consumer.state == ConsumerState::Closed
                || (consumer.state == ConsumerState::Skipped && !consumers.isEmpty());
            if (!named || !stopped || consumer.decision != QLatin1String("in"))
                continue;
            consumer.state = ConsumerState::Pending;
            consumer.attempts = 0;
            consumer.nextTryAt = {};
            consumer.signature.clear();
            consumer.because = QStringLiteral("tried again by %1").arg(m_around.actor.display());
            again << consumer.ref;
        }
        return {};
    });
    if (!migration)
        return migration;
    if (again.isEmpty())
        return makeError(ErrorClass::Logic, QStringLiteral("none of these consumers can be tried again"), id, QStringLiteral("Only what has failed, is broken, closed or waiting is retried."));
    const Status noted = journal(id, QStringLiteral("human"), QStringLiteral("retry"), {}, {{QStringLiteral("consumers"), refsToJson(again)}});
    if (!noted)
        return noted.error();
    return generateChanges(id, job);
}

Result<Migration> Campaign::skip(const QString& id, const EntityRef& ref, const QString& reason)
{
    const Result<Migration> migration = update(id, [&](Migration& edited) -> Status {
        Consumer* consumer = consumerIn(edited, ref);
        if (!consumer)
            return unknownConsumer(ref, id);
        if (consumer->state == ConsumerState::Merged) {
            return makeError(ErrorClass::Logic, QStringLiteral("the change of %1 is merged").arg(ref.toString()), ref.toString(),
                QStringLiteral("Revert the change if it should stay on v1."));
        }
        consumer->state = ConsumerState::Skipped;
        consumer->nextTryAt = {};
        consumer->because = QStringLiteral("skipped by %1%2").arg(m_around.actor.display(), reason.isEmpty() ? QString() : QStringLiteral(": ") + reason);
        return {};
    });
    if (!migration)
        return migration;
    const Status noted = journal(id, QStringLiteral("human"), QStringLiteral("skip"), ref.toString(), {{QStringLiteral("reason"), reason}});
    return noted ? migration : Result<Migration>(noted.error());
}

Result<Migration> Campaign::abandon(const QString& id, const QString& reason)
{
    if (m_around.rollingOut.contains(id)) {
        return makeError(ErrorClass::Logic, QStringLiteral("a rollout of %1 is under way").arg(id), id,
            QStringLiteral("Roll it back, or finalize it once it is complete."));
    }
    const Result<Migration> migration = update(id, [&](Migration& edited) -> Status {
        if (edited.state == MigrationState::Abandoned)
            return makeError(ErrorClass::Logic, QStringLiteral("%1 is abandoned already").arg(id), id, QStringLiteral("Submit a new migration to begin again."));
        edited.gate.clear();
        edited.state = MigrationState::Abandoned;
        return {};
    });
    if (!migration)
        return migration;
    const Status noted = journal(id, QStringLiteral("human"), QStringLiteral("abandon"), {}, {{QStringLiteral("reason"), reason}});
    return noted ? migration : Result<Migration>(noted.error());
}

Result<Migration> Campaign::noteRollout(const QString& id, const QString& rolloutId)
{
    return update(id, [&](Migration& migration) -> Status {
        if (!migration.rollouts.contains(rolloutId))
            migration.rollouts << rolloutId;
        return {};
    });
}

Result<QVector<GeneratedText>> Campaign::generatedCode(const QString& id, const QString& dialect)
{
    const Result<mapping::Mapping> mapping = mappingOf(id);
    if (!mapping)
        return mapping.error();
    return generateTexts(*mapping, dialect);
}

Result<QVector<RuleSampleRow>> Campaign::ruleSample(const QString& id, const QString& ruleId, int limit)
{
    const Result<Migration> migration = m_store.get(id);
    if (!migration)
        return migration.error();
    const Result<mapping::Mapping> mapping = mappingOf(id);
    if (!mapping)
        return mapping.error();
    const Result<Ends> ends = endsOf(m_around, migration->request);
    if (!ends)
        return ends.error();
    const store::WarehouseConfig* config = warehouseOf(m_around.config, *ends->source);
    if (!config || !m_around.warehouses) {
        return makeError(ErrorClass::Logic, QStringLiteral("no warehouse of the workspace holds %1").arg(mapping->source.dataset),
            QStringLiteral("workspace.yaml"), QStringLiteral("Name the warehouse under 'warehouses' to see values."));
    }
    const Result<warehouse::Warehouse*> warehouse = m_around.warehouses(config->name);
    if (!warehouse)
        return warehouse.error();
    return sampleRule(*mapping, ruleId, **warehouse, limit);
}

Result<rollout::Plan> Campaign::draftPlan(const QString& id)
{
    const Result<Migration> migration = followChanges(id);
    if (!migration)
        return migration.error();
    if (migration->state == MigrationState::Abandoned)
        return makeError(ErrorClass::Logic, QStringLiteral("%1 is abandoned").arg(id), id, QStringLiteral("Submit a new migration to begin again."));
    if (!migration->request.producedElsewhere) {
        const Result<Ends> ends = endsOf(m_around, migration->request);
        if (const Status free = ends ? checkBuildTarget(m_around, *ends->source, *ends->target) : Status(); !free)
            return free.error();
    }
    const Result<mapping::Mapping> mapping = mappingOf(id);
    if (!mapping)
        return mapping.error();
    const Result<QVector<review::Change>> changes = m_around.changes->ofMigration(id);
    if (!changes)
        return changes.error();
    Result<Draft> draft = draftPlanOf({*migration, *mapping, *changes, m_around.catalog, m_around.config, m_around.deployed});
    if (!draft)
        return draft.error();
    // What a file is, whatever the catalog calls it.
    for (rollout::TargetSpec& target : draft->plan.targets) {
        for (rollout::PipelineSpec& pipeline : target.pipelines) {
            if (const Result<QByteArray> code = m_around.code->read(target.repository, target.commit, pipeline.path))
                pipeline.kind = rollout::kindOfCode(*code).value_or(pipeline.kind);
        }
    }
    return draft->plan;
}

} // namespace skein::campaign
