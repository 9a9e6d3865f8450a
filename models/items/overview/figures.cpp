#include "models/items/overview/figures.h"

#include "models/items/records/recordwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace skein::items {

using campaign::Consumer;
using campaign::ConsumerState;
using campaign::MigrationState;

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Overview", text);
}

bool isDone(ConsumerState state)
{
    return state == ConsumerState::Merged || state == ConsumerState::NoChanges || state == ConsumerState::LeftOnV1 || state == ConsumerState::Skipped;
}

QString dayWords(const QDate& day)
{
    return QLocale().toString(day, translated(QT_TRANSLATE_NOOP("Overview", "d MMM")));
}

void addForecast(MigrationFigures& figures, const campaign::Migration& migration, const QDate& today)
{
    figures.deadline = migration.request.deadline;
    figures.forecast = campaign::forecast(migration);
    const bool late = figures.deadline.isValid() && figures.deadline < today && figures.done < figures.inScope;
    if (figures.inScope > 0 && figures.done == figures.inScope) {
        figures.forecastWords = translated(QT_TRANSLATE_NOOP("Overview", "every consumer is done"));
        figures.forecastMark = Mark::Done;
    } else if (late) {
        figures.forecastWords = QCoreApplication::translate("Overview", "deadline missed by %n days", nullptr, int(figures.deadline.daysTo(today)));
        figures.forecastMark = Mark::Failed;
    } else if (figures.inScope > 0 && figures.blocked + figures.failed >= figures.inScope - figures.done) {
        figures.forecastWords = translated(QT_TRANSLATE_NOOP("Overview", "no forecast: the rest needs people"));
    } else if (!figures.forecast.isValid()) {
        figures.forecastWords = translated(QT_TRANSLATE_NOOP("Overview", "no forecast: nothing has moved yet"));
    } else if (!figures.deadline.isValid()) {
        figures.forecastWords = QCoreApplication::translate("Overview", "forecast %1, no deadline").arg(dayWords(figures.forecast));
    } else {
        const int spare = int(figures.forecast.daysTo(figures.deadline));
        figures.forecastMark = spare >= 0 ? Mark::Healthy : Mark::Held;
        figures.forecastWords = spare == 0 ? QCoreApplication::translate("Overview", "forecast %1, on the deadline").arg(dayWords(figures.forecast))
            : spare > 0 ? QCoreApplication::translate("Overview", "forecast %1, %n days before the deadline", nullptr, spare).arg(dayWords(figures.forecast))
                        : QCoreApplication::translate("Overview", "forecast %1, %n days after the deadline", nullptr, -spare).arg(dayWords(figures.forecast));
    }
}

QVector<OwnerBlock> ranked(const QHash<QString, OwnerBlock>& byOwner)
{
    QVector<OwnerBlock> owners;
    for (const OwnerBlock& owner : byOwner) {
        if (owner.troubled > 0)
            owners.append(owner);
    }
    std::sort(owners.begin(), owners.end(), [](const OwnerBlock& a, const OwnerBlock& b) { return a.troubled != b.troubled ? a.troubled > b.troubled : a.owner < b.owner; });
    return owners;
}

void countOwners(QHash<QString, OwnerBlock>& byOwner, const campaign::Migration& migration)
{
    for (const Consumer& consumer : migration.consumers) {
        if (consumer.decision == QLatin1String("out") || isDone(consumer.state))
            continue;
        OwnerBlock& owner = byOwner[consumer.owner];
        owner.owner = consumer.owner;
        ++owner.open;
        owner.troubled += troubleOf(consumer) != Trouble::None;
    }
}

bool hasEnded(MigrationState state)
{
    return state == MigrationState::Completed || state == MigrationState::Retired || state == MigrationState::Abandoned;
}

} // namespace

Trouble troubleOf(const Consumer& consumer)
{
    if (consumer.decision == QLatin1String("out"))
        return Trouble::None;
    if (consumer.grainWarning && !consumer.grainAccepted && !isDone(consumer.state))
        return Trouble::Blocked;
    switch (consumer.state) {
    case ConsumerState::BlockedOnMapping:
    case ConsumerState::BlockedOnDrift:
        return Trouble::Blocked;
    case ConsumerState::RetryWait:
    case ConsumerState::ChangesRequested:
    case ConsumerState::Closed:
        return Trouble::Stalled;
    case ConsumerState::Failed:
    case ConsumerState::BrokenBefore:
        return Trouble::Failed;
    default:
        return Trouble::None;
    }
}

QString troubleWords(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Blocked: return translated(QT_TRANSLATE_NOOP("Overview", "blocked"));
    case Trouble::Stalled: return translated(QT_TRANSLATE_NOOP("Overview", "stalled"));
    case Trouble::Failed: return translated(QT_TRANSLATE_NOOP("Overview", "failed"));
    case Trouble::None: break;
    }
    return {};
}

QString migrationWords(MigrationState state)
{
    switch (state) {
    case MigrationState::Draft: return translated(QT_TRANSLATE_NOOP("Overview", "draft"));
    case MigrationState::Mapping: return translated(QT_TRANSLATE_NOOP("Overview", "mapping"));
    case MigrationState::InProgress: return translated(QT_TRANSLATE_NOOP("Overview", "in progress"));
    case MigrationState::Completed: return translated(QT_TRANSLATE_NOOP("Overview", "completed"));
    case MigrationState::Retired: return translated(QT_TRANSLATE_NOOP("Overview", "retired"));
    case MigrationState::Abandoned: return translated(QT_TRANSLATE_NOOP("Overview", "abandoned"));
    }
    return {};
}

Mark migrationMark(MigrationState state)
{
    switch (state) {
    case MigrationState::Draft: return Mark::Waiting;
    case MigrationState::Mapping: return Mark::Decide;
    case MigrationState::InProgress: return Mark::Running;
    case MigrationState::Completed:
    case MigrationState::Retired: return Mark::Done;
    case MigrationState::Abandoned: return Mark::Skipped;
    }
    return Mark::None;
}

QString rolloutWords(const rollout::RolloutView& view)
{
    using rollout::RolloutState;
    using rollout::StagePhase;
    switch (view.state) {
    case RolloutState::Draft: return translated(QT_TRANSLATE_NOOP("Overview", "planned, not started"));
    case RolloutState::Planned: return translated(QT_TRANSLATE_NOOP("Overview", "starting"));
    case RolloutState::Paused: return translated(QT_TRANSLATE_NOOP("Overview", "paused"));
    case RolloutState::Frozen: return translated(QT_TRANSLATE_NOOP("Overview", "frozen"));
    case RolloutState::RollingBack: return translated(QT_TRANSLATE_NOOP("Overview", "rolling back"));
    case RolloutState::RolledBack: return translated(QT_TRANSLATE_NOOP("Overview", "rolled back"));
    case RolloutState::RollbackBlocked: return translated(QT_TRANSLATE_NOOP("Overview", "rollback blocked"));
    case RolloutState::Completed: return translated(QT_TRANSLATE_NOOP("Overview", "completed, can be rolled back"));
    case RolloutState::Finalized: return translated(QT_TRANSLATE_NOOP("Overview", "finalised"));
    case RolloutState::Running: break;
    }
    if (view.currentStage < 0 || view.currentStage >= view.stages.size())
        return translated(QT_TRANSLATE_NOOP("Overview", "preparing"));
    const rollout::StageView& stage = view.stages[view.currentStage];
    QString phase;
    switch (stage.phase) {
    case StagePhase::Waiting:
    case StagePhase::Gate:
        phase = stage.needsApproval ? translated(QT_TRANSLATE_NOOP("Overview", "waits for approval")) : translated(QT_TRANSLATE_NOOP("Overview", "at its gate"));
        break;
    case StagePhase::Apply: phase = translated(QT_TRANSLATE_NOOP("Overview", "switching")); break;
    case StagePhase::Bake:
    case StagePhase::Judge:
        phase = QCoreApplication::translate("Overview", "observing, %1 of %2 runs").arg(stage.unitsObserved).arg(stage.unitsNeeded);
        break;
    case StagePhase::Passed: phase = translated(QT_TRANSLATE_NOOP("Overview", "passed")); break;
    case StagePhase::Failed: phase = translated(QT_TRANSLATE_NOOP("Overview", "failed")); break;
    }
    return QCoreApplication::translate("Overview", "stage %1 of %2 · %3").arg(view.currentStage + 1).arg(view.stages.size()).arg(phase);
}

Mark rolloutMark(rollout::RolloutState state)
{
    using rollout::RolloutState;
    switch (state) {
    case RolloutState::Draft:
    case RolloutState::Planned: return Mark::Waiting;
    case RolloutState::Running:
    case RolloutState::RollingBack: return Mark::Running;
    case RolloutState::Paused:
    case RolloutState::Frozen: return Mark::Held;
    case RolloutState::RolledBack: return Mark::Skipped;
    case RolloutState::RollbackBlocked: return Mark::Failed;
    case RolloutState::Completed:
    case RolloutState::Finalized: return Mark::Done;
    }
    return Mark::None;
}

namespace {

/// The newest rollout that took a consumer up says which side it is on. `rollouts`: newest first.
void countInService(MigrationFigures& figures, const QVector<rollout::RolloutViewPtr>& rollouts)
{
    QSet<QString> seen;
    for (const rollout::RolloutViewPtr& view : rollouts) {
        if (view->migrationId != figures.id)
            continue;
        for (const rollout::TargetView& target : view->targets) {
            if (target.kind != rollout::TargetKind::Consumer || seen.contains(target.id))
                continue;
            seen.insert(target.id);
            using rollout::TargetState;
            figures.rolledOut += target.state == TargetState::Switched || target.state == TargetState::Baked || target.state == TargetState::Finalized;
        }
    }
    figures.rolloutTargets = int(seen.size());
}

} // namespace

MigrationFigures figuresOf(const campaign::Migration& migration, const QVector<rollout::RolloutViewPtr>& rollouts, const QDate& today)
{
    MigrationFigures figures;
    figures.id = migration.id;
    figures.source = migration.request.sourceDataset;
    figures.target = migration.request.targetDataset;
    figures.title = migration.request.title.isEmpty() ? QCoreApplication::translate("Overview", "%1 to %2").arg(figures.source, figures.target) : migration.request.title;
    figures.owner = migration.request.owner;
    figures.stateWords = migrationWords(migration.state);
    figures.mark = migrationMark(migration.state);
    figures.ended = hasEnded(migration.state);
    figures.inScope = migration.inScope();
    figures.done = migration.done();
    figures.progress = figures.inScope > 0 ? double(figures.done) / figures.inScope : 0;
    figures.successRate = migration.successRate();
    figures.gate = recordWords(migration.gate);
    figures.burndown = migration.burndown;
    figures.createdAt = migration.createdAt;
    for (const Consumer& consumer : migration.consumers) {
        const Trouble trouble = troubleOf(consumer);
        figures.blocked += trouble == Trouble::Blocked;
        figures.stalled += trouble == Trouble::Stalled;
        figures.failed += trouble == Trouble::Failed;
        figures.inReview += consumer.decision != QLatin1String("out") && (consumer.state == ConsumerState::PrOpen || consumer.state == ConsumerState::Approved);
    }
    QHash<QString, OwnerBlock> owners;
    countOwners(owners, migration);
    figures.owners = ranked(owners);
    addForecast(figures, migration, today);
    countInService(figures, rollouts);
    const rollout::RolloutView* shown = nullptr;
    for (const rollout::RolloutViewPtr& view : rollouts) { // newest first
        if (view->migrationId == migration.id && (!shown || (rollout::isLive(view->state) && !rollout::isLive(shown->state))))
            shown = view.get();
    }
    if (shown) {
        figures.rolloutId = shown->id;
        figures.rolloutWords = rolloutWords(*shown);
        figures.rolloutMark = rolloutMark(shown->state);
    }
    return figures;
}

QVector<OwnerBlock> blockingOwners(const QVector<MigrationPtr>& migrations)
{
    QHash<QString, OwnerBlock> owners;
    for (const MigrationPtr& migration : migrations) {
        if (!hasEnded(migration->state))
            countOwners(owners, *migration);
    }
    return ranked(owners);
}

EstateFigures estateOf(const Catalog& catalog, const QVector<MigrationPtr>& migrations, const QVector<rollout::RolloutViewPtr>& rollouts)
{
    EstateFigures figures;
    figures.coverage = coverage(catalog);
    QSet<EntityRef> owners;
    for (const Entity& entity : catalog.entities) {
        if (entity.ref.kind == EntityKind::Dataset || entity.ref.kind == EntityKind::Pipeline) {
            for (const EntityRef& owner : entity.owners)
                owners.insert(owner);
        }
    }
    figures.owners = int(owners.size());
    for (const MigrationPtr& migration : migrations)
        figures.openMigrations += !hasEnded(migration->state);
    for (const rollout::RolloutViewPtr& view : rollouts)
        figures.liveRollouts += rollout::isLive(view->state);
    return figures;
}

} // namespace skein::items
