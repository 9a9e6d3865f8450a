// What runs by itself: scope, proposal, gates, changes.
#include "models/campaign/campaign.h"

#include "models/base/retry.h"
#include "models/campaign/draftplan.h"
#include "models/campaign/gates.h"
#include "models/campaign/generator.h"
#include "models/warehouse/warehouse.h"

#include <QJsonArray>
#include <QThread>

#include <algorithm>

namespace skein::campaign {

namespace {

bool isClosed(const Migration& migration)
{
    return migration.state == MigrationState::Abandoned || migration.state == MigrationState::Retired;
}

/// The states that are the change's to decide.
bool followsChange(const Consumer& consumer)
{
    switch (consumer.state) {
    case ConsumerState::PrOpen:
    case ConsumerState::ChangesRequested:
    case ConsumerState::Approved:
    case ConsumerState::Merged:
    case ConsumerState::LeftOnV1:
    case ConsumerState::Closed:
        return !consumer.changeId.isEmpty();
    default:
        return false;
    }
}

void follow(Consumer& consumer, const review::Change& change)
{
    const QString who = change.reviews.isEmpty() ? QString() : QStringLiteral(" by %1").arg(change.reviews.constLast().actor);
    ConsumerState state = consumer.state;
    QString because;
    switch (change.state) {
    case review::ChangeState::Open:
        state = ConsumerState::PrOpen;
        because = QStringLiteral("in review as %1").arg(change.id);
        break;
    case review::ChangeState::ChangesRequested:
        state = ConsumerState::ChangesRequested;
        because = change.reviews.isEmpty() || change.reviews.constLast().comment.isEmpty()
            ? QStringLiteral("changes requested in %1%2").arg(change.id, who)
            : QStringLiteral("changes requested in %1%2: %3").arg(change.id, who, change.reviews.constLast().comment);
        break;
    case review::ChangeState::Approved:
        state = ConsumerState::Approved;
        because = !change.reviews.isEmpty() && change.reviews.constLast().act == QLatin1String("reverted")
            ? QStringLiteral("%1 was merged and taken back; it is approved still").arg(change.id)
            : QStringLiteral("%1 is approved%2").arg(change.id, who);
        break;
    case review::ChangeState::Merged:
        state = consumer.staysOnV1 ? ConsumerState::LeftOnV1 : ConsumerState::Merged;
        because = consumer.staysOnV1 ? QStringLiteral("stays on v1 by rule, marked in its code by %1").arg(change.id)
                                     : QStringLiteral("%1 is merged").arg(change.id);
        break;
    case review::ChangeState::Reverted:
        state = ConsumerState::Closed;
        because = QStringLiteral("%1 was taken back%2").arg(change.id, who);
        break;
    case review::ChangeState::Closed:
        state = ConsumerState::Closed;
        because = QStringLiteral("%1 was closed%2").arg(change.id, who);
        break;
    }
    if (state == consumer.state)
        return;
    consumer.state = state;
    consumer.because = because;
}

} // namespace

Result<Migration> Campaign::setGate(const QString& id, const QString& gate)
{
    return update(id, [&](Migration& migration) -> Status {
        migration.gate = gate;
        return {};
    });
}

Result<ConsumerCode> Campaign::codeOf(const Consumer& consumer)
{
    if (consumer.repository.isEmpty())
        return ConsumerCode {};
    if (!consumer.originCommit.isEmpty())
        return readCode(*m_around.code, consumer, consumer.originCommit);
    const Result<QString> head = m_around.code->head(consumer.repository);
    if (!head)
        return head.error();
    return readCode(*m_around.code, consumer, *head);
}

Result<Migration> Campaign::resolveScope(const Migration& migration, const Ends& ends, tasks::JobContext& job)
{
    mapping::Mapping mapping = bareMapping(*ends.source, *ends.target);
    if (mapping.source.columns.isEmpty()) {
        if (const Result<SchemaVersion> schema = schemaOf(m_around, *ends.source))
            mapping.source.columns = schema->columns;
    }
    const Result<FoundScope> found
        = findConsumers(m_around, *ends.source, *ends.target, mapping, optionsFor(m_around, *ends.source, migration.request.guideUrl), job);
    if (!found)
        return found.error();
    int added = 0, in = 0;
    const Result<Migration> merged = update(migration.id, [&](Migration& edited) -> Status {
        const bool begun = !edited.mappingId.isEmpty();
        const qsizetype before = edited.consumers.size();
        edited.consumers = mergeScope(edited.consumers, found->consumers, begun);
        added = int(edited.consumers.size() - before);
        in = edited.inScope();
        return {};
    });
    if (!merged || (added == 0 && found->notes.isEmpty()))
        return merged;
    const Status noted = journal(migration.id, QStringLiteral("decision"), QStringLiteral("scope"), {},
        {{QStringLiteral("candidates"), int(merged->consumers.size())}, {QStringLiteral("in"), in}, {QStringLiteral("new"), added},
            {QStringLiteral("notes"), QJsonArray::fromStringList(found->notes)}});
    return noted ? merged : Result<Migration>(noted.error());
}

Result<Migration> Campaign::propose(const Migration& migration, const Ends& ends, tasks::JobContext& job)
{
    Random random(m_around.seed ? m_around.seed : quint64(QDateTime::currentMSecsSinceEpoch()));
    Result<ProposedMapping> proposed = proposeFor(m_around, ends, migration.request, job);
    for (int failures = 1; !proposed; ++failures) {
        const Error error = proposed.error();
        const std::optional<qint64> delay = nextRetryDelayMs(error.cls, RetryPolicy::forClass(error.cls), failures, 0, random);
        if (!delay)
            break;
        const Result<Migration> waiting = setGate(migration.id, QStringLiteral("Tries again: %1").arg(error.message));
        if (!waiting)
            return waiting;
        if (m_around.wait)
            m_around.wait(*delay, job.cancel);
        else
            QThread::msleep(quint64(*delay));
        if (job.cancelled())
            return tasks::JobContext::cancelledError();
        proposed = proposeFor(m_around, ends, migration.request, job);
    }
    if (!proposed) {
        const Error error = proposed.error();
        const Result<Migration> stopped = setGate(migration.id, QStringLiteral("No mapping could be proposed: %1").arg(error.toText()));
        return stopped ? Result<Migration>(error) : stopped;
    }
    mapping::Mapping mapping = proposed->mapping;
    if (m_store.mapping(mapping.id)) // another migration's, an abandoned one's perhaps
        mapping.id += QLatin1Char('-') + migration.id;
    const Result<mapping::Mapping> stored = m_store.putMapping(mapping, 0, machineActor().display());
    if (!stored)
        return stored.error();
    const Result<Migration> updated = update(migration.id, [&](Migration& edited) -> Status {
        edited.mappingId = stored->id;
        return {};
    });
    if (!updated)
        return updated;
    const Status noted = journal(migration.id, QStringLiteral("decision"), QStringLiteral("propose"), stored->id,
        {{QStringLiteral("rules"), int(stored->rules.size())}, {QStringLiteral("acceptedByPolicy"), proposed->accepted},
            {QStringLiteral("hash"), stored->hash()}, {QStringLiteral("grain"), mapping::rowRelationName(stored->grain.rowRelation)},
            {QStringLiteral("notes"), QJsonArray::fromStringList(proposed->notes)}});
    return noted ? updated : Result<Migration>(noted.error());
}

Result<Migration> Campaign::evaluateGates(const QString& id, tasks::JobContext& job)
{
    const Result<Migration> migration = m_store.get(id);
    if (!migration)
        return migration;
    const Result<mapping::Mapping> mapping = mappingOf(id);
    if (!mapping)
        return mapping.error();
    GateInput input;
    input.mapping = *mapping;
    if (const Result<Ends> ends = endsOf(m_around, migration->request)) {
        input.drift = driftOf(m_around, *ends, *mapping);
        input.options = optionsFor(m_around, *ends->source, migration->request.guideUrl);
    }
    job.progress(-1, QStringLiteral("Checking the mapping against its consumers"));
    for (const Consumer& consumer : migration->consumers) {
        if (job.cancelled())
            return tasks::JobContext::cancelledError();
        if (!isGated(consumer))
            continue;
        // Without its code a consumer is still judged by the columns it is known to use.
        if (const Result<ConsumerCode> code = codeOf(consumer))
            input.code.insert(consumer.ref, *code);
    }
    QVector<QPair<EntityRef, QString>> changed;
    const Result<Migration> gated = update(id, [&](Migration& edited) -> Status {
        changed.clear();
        QHash<EntityRef, ConsumerState> before;
        for (const Consumer& consumer : std::as_const(edited.consumers))
            before.insert(consumer.ref, consumer.state);
        applyGates(edited, input);
        for (const Consumer& consumer : std::as_const(edited.consumers)) {
            if (before.value(consumer.ref) != consumer.state)
                changed.append({consumer.ref, consumerStateName(consumer.state)});
        }
        return {};
    });
    if (!gated || changed.isEmpty())
        return gated;
    QJsonObject states;
    for (const auto& [ref, state] : std::as_const(changed))
        states.insert(ref.toString(), state);
    const Status noted = journal(id, QStringLiteral("decision"), QStringLiteral("gate"), {}, {{QStringLiteral("changed"), states}, {QStringLiteral("waitsFor"), gated->gate}});
    return noted ? gated : Result<Migration>(noted.error());
}

int Campaign::countToRollOut(const Migration& migration, const QVector<review::Change>& changes)
{
    if (migration.inScope() == 0 || migration.done() != migration.inScope())
        return 0;
    if (m_around.rollingOut.contains(migration.id))
        return migration.count(ConsumerState::Merged);
    const Result<mapping::Mapping> mapping = mappingOf(migration.id);
    if (!mapping)
        return 0;
    const Result<Draft> draft = draftPlanOf({migration, *mapping, changes, m_around.catalog, m_around.config, m_around.deployed});
    if (!draft) {
        // Nothing that Skein could roll out is left. Whatever else went wrong says nothing new.
        return draft.error().cls == ErrorClass::Logic ? 0 : migration.toRollOut;
    }
    int consumers = 0;
    for (const rollout::TargetSpec& target : draft->plan.targets)
        consumers += int(target.pipelines.size());
    return consumers;
}

Result<Migration> Campaign::followChanges(const QString& id)
{
    const Result<Migration> migration = m_store.get(id);
    if (!migration || !m_around.changes)
        return migration;
    Result<QVector<review::Change>> changes = m_around.changes->ofMigration(id);
    if (!changes)
        return changes.error();
    for (review::Change& change : *changes) {
        // A repository that cannot be read now says nothing about its changes.
        if (const Result<review::Change> present = m_around.changes->followBranch(change))
            change = *present;
    }
    const auto apply = [&](Migration& edited) {
        for (Consumer& consumer : edited.consumers) {
            if (!followsChange(consumer))
                continue;
            for (const review::Change& change : *changes) {
                if (change.id == consumer.changeId)
                    follow(consumer, change);
            }
        }
    };
    Migration trial = *migration;
    apply(trial);
    const int toRollOut = countToRollOut(trial, *changes);
    const bool same = toRollOut == migration->toRollOut && std::equal(trial.consumers.cbegin(), trial.consumers.cend(), migration->consumers.cbegin(),
        [](const Consumer& a, const Consumer& b) { return a.state == b.state; });
    if (same)
        return migration;
    return update(id, [&](Migration& edited) -> Status {
        apply(edited);
        edited.toRollOut = toRollOut;
        return {};
    });
}

Result<Migration> Campaign::findStale(const QString& id, const mapping::Mapping& mapping)
{
    const Result<Migration> migration = followChanges(id);
    if (!migration)
        return migration;
    const Result<QVector<review::Change>> changes = m_around.changes->ofMigration(id);
    if (!changes)
        return changes.error();
    const Result<Ends> ends = endsOf(m_around, migration->request);
    const rewrite::Options options = ends ? optionsFor(m_around, *ends->source, migration->request.guideUrl) : rewrite::Options {};
    const QString hash = mapping.hash();
    QHash<EntityRef, bool> differs;
    for (const Consumer& consumer : migration->consumers) {
        if (consumer.changeId.isEmpty() || consumer.decision != QLatin1String("in") || consumer.originCommit.isEmpty()
            || consumer.state == ConsumerState::Skipped)
            continue;
        const auto change = std::find_if(changes->cbegin(), changes->cend(), [&](const review::Change& c) { return c.id == consumer.changeId; });
        if (change == changes->cend())
            continue;
        const Result<ConsumerCode> origin = readCode(*m_around.code, consumer, consumer.originCommit);
        const Result<ConsumerCode> made = readCode(*m_around.code, consumer, change->commit);
        if (!origin || !made)
            continue; // its next generation says what is wrong with the repository
        differs.insert(consumer.ref, wouldDiffer(*origin, *made, mapping, options));
    }
    return update(id, [&](Migration& edited) -> Status {
        for (Consumer& consumer : edited.consumers) {
            const auto it = differs.constFind(consumer.ref);
            if (it == differs.cend())
                continue;
            const auto change = std::find_if(changes->cbegin(), changes->cend(), [&](const review::Change& c) { return c.id == consumer.changeId; });
            const bool waiting = consumer.state == ConsumerState::Pending || consumer.state == ConsumerState::BlockedOnMapping;
            if (*it && consumer.mappingHash != hash && (followsChange(consumer) || waiting)) {
                consumer.state = ConsumerState::Pending;
                consumer.because = QStringLiteral("%1 was made with another mapping: its text would be different now").arg(consumer.changeId);
            } else if (!*it && waiting) {
                // The mapping came back to what the change says.
                consumer.state = ConsumerState::PrOpen;
                consumer.diagnostics.clear();
                follow(consumer, *change);
            }
        }
        return {};
    });
}

Result<Migration> Campaign::refresh(const QString& id, tasks::JobContext& job)
{
    Result<Migration> migration = followChanges(id);
    if (!migration || !migration->request.policy.autoMerge || isClosed(*migration))
        return migration;
    const Result<QVector<review::Change>> changes = m_around.changes->ofMigration(id);
    if (!changes)
        return changes.error();
    bool merged = false;
    for (const review::Change& change : *changes) {
        // Where a repository deploys by merging, the merge is the rollout's.
        if (change.state != review::ChangeState::Approved || change.deployMode == QLatin1String("merge") || job.cancelled())
            continue;
        const Result<review::Change> done = m_around.changes->merge(change.id, machineActor());
        const Status noted = journal(id, done ? QStringLiteral("done") : QStringLiteral("fail"), QStringLiteral("autoMerge"), change.id,
            {{QStringLiteral("error"), done ? QString() : done.error().toText()}});
        if (!noted)
            return noted.error();
        merged |= done.ok();
    }
    return merged ? followChanges(id) : migration;
}

Result<Migration> Campaign::generateChanges(const QString& id, tasks::JobContext& job, bool openChanges)
{
    const Result<Migration> followed = followChanges(id);
    if (!followed)
        return followed;
    if (isClosed(*followed))
        return makeError(ErrorClass::Logic, QStringLiteral("%1 is %2").arg(id, migrationStateName(followed->state)), id, QStringLiteral("Submit a new request."));
    const Result<Migration> gated = evaluateGates(id, job);
    if (!gated)
        return gated;
    const Result<mapping::Mapping> mapping = mappingOf(id);
    if (!mapping)
        return mapping.error();
    const Result<QVector<mapping::Mapping>> former = m_store.mappingHistory(mapping->id);
    if (!former)
        return former.error();
    const Result<Ends> ends = endsOf(m_around, gated->request);
    if (!ends)
        return ends.error();
    // Old code is only asked to run where v1 is: elsewhere every query would fail for a reason that is not its own.
    const store::WarehouseConfig* warehouse = warehouseOf(m_around.config, *ends->source);
    if (warehouse && m_around.warehouses) {
        const Result<warehouse::Warehouse*> opened = m_around.warehouses(warehouse->name);
        const Result<bool> present = opened ? (*opened)->exists(mapping->source.dataset) : Result<bool>(opened.error());
        if (present && !*present)
            warehouse = nullptr;
    }
    Generator generator(m_around, [&](const MigrationStore::Edit& edit) { return update(id, edit); },
        [&](const QString& kind, const QString& step, const QString& target, const QJsonObject& payload) {
            return journal(id, kind, step, target, payload);
        },
        *mapping, *former, optionsFor(m_around, *ends->source, gated->request.guideUrl), warehouse,
        openChanges || gated->request.policy.autoOpenChanges);
    return generator.run(*gated, job);
}

Result<Migration> Campaign::advance(const QString& id, tasks::JobContext& job)
{
    Result<Migration> migration = m_store.get(id);
    if (!migration || isClosed(*migration))
        return migration;
    const Result<Ends> ends = endsOf(m_around, migration->request);
    if (!ends) {
        const Result<Migration> stopped = setGate(id, ends.error().toText());
        return stopped ? Result<Migration>(ends.error()) : stopped;
    }
    migration = resolveScope(*migration, *ends, job);
    if (!migration)
        return migration;
    if (migration->mappingId.isEmpty())
        migration = propose(*migration, *ends, job);
    if (!migration)
        return migration;
    migration = refresh(id, job);
    if (!migration)
        return migration;
    return generateChanges(id, job);
}

Result<ConsumerPreview> Campaign::preview(const QString& id, const EntityRef& ref, tasks::JobContext& job)
{
    const Result<Migration> migration = m_store.get(id);
    if (!migration)
        return migration.error();
    const Consumer* consumer = migration->consumer(ref);
    if (!consumer) {
        return makeError(ErrorClass::Logic, QStringLiteral("%1 is no consumer of %2").arg(ref.toString(), id), ref.toString(),
            QStringLiteral("Look at the scope of the migration."));
    }
    const Result<mapping::Mapping> mapping = mappingOf(id);
    if (!mapping)
        return mapping.error();
    job.progress(-1, QStringLiteral("Rewriting %1").arg(ref.name));
    const Result<ConsumerCode> code = codeOf(*consumer);
    if (!code)
        return code.error();
    rewrite::Options options;
    if (const Result<Ends> ends = endsOf(m_around, migration->request))
        options = optionsFor(m_around, *ends->source, migration->request.guideUrl);
    ConsumerPreview preview;
    preview.commit = code->commit;
    preview.files = rewriteConsumer(*code, *mapping, options).files;
    for (const Diagnostic& diagnostic : consumer->diagnostics) {
        if (diagnostic.rung == QLatin1String("grain") || diagnostic.rung == QLatin1String("drift") || diagnostic.rung == QLatin1String("broken-before")
            || diagnostic.rung == QLatin1String("git"))
            preview.diagnostics << diagnostic;
    }
    return preview;
}

} // namespace skein::campaign
