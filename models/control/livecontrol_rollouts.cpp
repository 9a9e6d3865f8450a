#include "models/control/livecontrol_p.h"

namespace skein::control {

using rollout::RolloutState;

QVector<rollout::RolloutViewPtr> LiveControl::rollouts() const
{
    return d->runner ? d->runner->views() : QVector<rollout::RolloutViewPtr>();
}

rollout::RolloutViewPtr LiveControl::rollout(const QString& id) const
{
    return d->runner ? d->runner->view(id) : nullptr;
}

void LiveControl::draftPlan(const QString& migrationId, Done<rollout::Plan> done)
{
    d->lookWithCampaign<rollout::Plan>(
        tr("Draft a plan"),
        [migrationId](campaign::Campaign& campaign, const Session&, tasks::JobContext&) { return campaign.draftPlan(migrationId); }, std::move(done));
}

void LiveControl::startRollout(const rollout::Plan& plan, Done<QString> done)
{
    if (const auto error = d->refusal()) {
        d->answerLater([this, done, error] { d->answer<QString>(done, *error); });
        return;
    }
    const quint64 of = d->generation;
    d->runner->start(plan, d->actor, [this, done, of, migrationId = plan.migrationId](const Result<QString>& id) {
        if (!id || migrationId.isEmpty() || !d->isCurrent(of)) {
            d->answer<QString>(done, id);
            return;
        }
        // The journal holds the rollout; that the migration lists it is a note, and a missing one is no reason to stop.
        d->migrationVerb(
            migrationId, tr("Note the rollout %1").arg(*id),
            [migrationId, id = *id](campaign::Campaign& campaign, const Session&, tasks::JobContext&) -> Status {
                const Result<campaign::Migration> noted = campaign.noteRollout(migrationId, id);
                return noted ? Status() : Status(noted.error());
            },
            [this, done, id](const Status& noted) {
                if (!noted && noted.error().cls != ErrorClass::Cancelled)
                    Q_EMIT failed(noted.error());
                d->answer<QString>(done, id);
            },
            {{}, false, false});
    });
}

void LiveControl::command(
    const QString& rolloutId, rollout::Verb verb, qint64 expectedSeq, const QString& reason, const QStringList& targets, DoneStatus done)
{
    if (const auto error = d->refusal()) {
        d->answerLater([this, done, error] { d->answer(done, *error); });
        return;
    }
    d->runner->command(rolloutId, verb, expectedSeq, d->actor, reason, targets, [this, done](const Status& status) { d->answer(done, status); });
}

void LiveControl::Private::startRunner()
{
    rollout::RunnerOptions options;
    options.committer = actor;
    runner = std::make_unique<rollout::Runner>(workspace, options);
    QObject::connect(runner.get(), &rollout::Runner::viewChanged, q, [this](const rollout::RolloutViewPtr& view) { viewChanged(view); });
    QObject::connect(runner.get(), &rollout::Runner::journalAppended, q, [this](qint64 seq) { noteSeq(seq); });
    QObject::connect(runner.get(), &rollout::Runner::failed, q, &LiveControl::failed);
    QObject::connect(runner.get(), &rollout::Runner::ready, q, [this] {
        const bool first = !runnerReady;
        runnerReady = true;
        scheduleAlerts();
        // Not before: what a migration has left to do depends on its rollouts.
        if (first && !workspace->isReadOnly())
            goOn();
    });
    runner->begin();
}

void LiveControl::Private::viewChanged(const rollout::RolloutViewPtr& view)
{
    const bool known = rolloutStates.contains(view->id);
    const RolloutState before = rolloutStates.value(view->id, view->state);
    rolloutStates.insert(view->id, view->state);
    if (sample && rollout::isLive(view->state))
        sample->watch(*view);
    Q_EMIT q->rolloutChanged(view->id);
    scheduleAlerts();
    const bool ended = view->state == RolloutState::Completed || view->state == RolloutState::RolledBack || view->state == RolloutState::Finalized;
    if (!known || before == view->state || !ended || view->migrationId.isEmpty() || workspace->isReadOnly())
        return;
    // What was deployed or taken back is seen by the migration: its consumers follow, and what is deployable next.
    tasks::JobOptions options;
    options.shown = false;
    migrationVerb(
        view->migrationId, tr("Follow the rollout %1").arg(view->id),
        [id = view->migrationId](campaign::Campaign& campaign, const Session&, tasks::JobContext& job) -> Status {
            const Result<campaign::Migration> followed = campaign.refresh(id, job);
            return followed ? Status() : Status(followed.error());
        },
        {}, options);
}

} // namespace skein::control
