// Why a rollout is where it is, what happens next, and when at the earliest.
#include "models/rollout/narrative.h"

#include <QLocale>

#include <algorithm>

namespace skein::rollout {

QString targetCount(qint64 n)
{
    return n == 1 ? Says::tr("1 target") : Says::tr("%1 targets").arg(QLocale().toString(n));
}

namespace {

QString loadCount(qint64 n)
{
    return n == 1 ? Says::tr("1 load") : Says::tr("%1 loads").arg(QLocale().toString(n));
}

/// What is going on at the stage in hand.
void describeStage(const State& state, const QDateTime& now, RolloutView& view)
{
    const int index = state.stage;
    const StageRun& stage = state.stages[index];
    const StageSpec& spec = state.plan.stages[index];
    const QStringList& ids = state.assignment[index].targets;
    const QString name = Says::tr("Stage %1 of %2 (%3 %, %4)").arg(index + 1).arg(state.stages.size()).arg(spec.percent).arg(targetCount(ids.size()));
    const bool last = index + 1 == state.stages.size();
    const QString after = last ? Says::tr("the rollout completes") : Says::tr("stage %1 starts").arg(index + 2);
    switch (stage.phase) {
    case StagePhase::Waiting:
    case StagePhase::Gate:
        if (spec.approval && !stage.approved) {
            view.why = Says::tr("%1 waits for an approval").arg(name);
            view.next = Says::tr("After Approve its targets are run in the shadow and switched");
        } else {
            view.why = Says::tr("%1 begins").arg(name);
            view.next = Says::tr("Its targets are run in the shadow and switched");
            view.earliest = now;
        }
        return;
    case StagePhase::Apply: {
        int switched = 0;
        int failed = 0;
        QDateTime retry;
        for (const QString& id : ids) {
            const TargetRun& run = state.targets[id];
            switched += run.switched;
            failed += run.state == TargetState::Failed || run.state == TargetState::BrokenBefore;
            if (run.state == TargetState::RetryWait && (!retry.isValid() || run.retryAt < retry))
                retry = run.retryAt;
        }
        view.why = Says::tr("%1: %2 of %3 switched").arg(name).arg(switched).arg(ids.size());
        if (failed > 0)
            view.why += Says::tr(", %1 stopped before the switch").arg(failed);
        view.next = Says::tr("When all are switched they are watched over %1").arg(loadCount(std::max(1, spec.minUnits)));
        view.earliest = retry.isValid() ? retry : now;
        return;
    }
    case StagePhase::Bake:
    case StagePhase::Judge: {
        const int needed = std::max(1, spec.minUnits);
        view.why = Says::tr("%1 is watched: %2 of %3 units seen, %4 of %5 s").arg(name).arg(stage.units).arg(needed)
                       .arg(std::min(stage.bakedMs, spec.bakeMs) / 1000.0, 0, 'f', 1).arg(spec.bakeMs / 1000.0, 0, 'f', 1);
        view.next = Says::tr("If the verdict is PASS, %1; if it is FAIL, %2").arg(after,
            state.plan.onBreach == OnBreach::Freeze ? Says::tr("the rollout freezes") : Says::tr("what is switched is rolled back"));
        qint64 wait = std::max<qint64>(0, spec.bakeMs - stage.bakedMs);
        if (stage.units > 0 && stage.appliedAt.isValid() && stage.units < needed)
            wait = std::max(wait, stage.appliedAt.msecsTo(now) / stage.units * (needed - stage.units));
        view.earliest = now.addMSecs(wait);
        return;
    }
    case StagePhase::Passed:
        view.why = Says::tr("%1 passed").arg(name);
        view.next = last ? Says::tr("The rollout completes") : Says::tr("Stage %1 starts").arg(index + 2);
        view.earliest = now;
        return;
    case StagePhase::Failed:
        view.why = Says::tr("%1 failed: %2").arg(name, stage.sentence);
        return;
    }
}

} // namespace

void describe(const State& state, const QDateTime& now, RolloutView& view)
{
    const qint64 switched = switchedTargets(state).size();
    switch (state.state) {
    case RolloutState::Draft:
        view.why = Says::tr("The plan is a draft");
        view.next = Says::tr("Start freezes it");
        return;
    case RolloutState::Planned:
        view.why = Says::tr("The plan is frozen");
        view.next = Says::tr("v2 is audited, outputs are adopted, then stage 1 begins");
        view.earliest = now;
        return;
    case RolloutState::Running: {
        int enrolled = 0;
        for (const TargetSpec& target : state.plan.targets)
            enrolled += state.targets[target.id].enrolled;
        if (enrolled < state.plan.targets.size()) {
            view.why = Says::tr("Adopting outputs: %1 of %2 enrolled").arg(enrolled).arg(targetCount(state.plan.targets.size()));
            view.next = Says::tr("v2 is audited, then stage 1 begins");
            view.earliest = now;
            return;
        }
        for (const DatasetSpec& dataset : state.plan.datasets) {
            const TargetRun& run = state.targets[dataset.id];
            if (run.published)
                continue;
            view.why = run.because.isEmpty() ? Says::tr("%1 is %2").arg(dataset.target, dataset.producedElsewhere ? Says::tr("audited") : Says::tr("built"))
                                             : QStringLiteral("%1: %2").arg(dataset.target, run.because);
            view.next = Says::tr("When the audit holds, stage 1 begins");
            view.earliest = run.retryAt.isValid() ? run.retryAt : now;
            return;
        }
        if (state.stage >= 0)
            describeStage(state, now, view);
        return;
    }
    case RolloutState::Paused:
        view.why = state.reason.isEmpty() ? Says::tr("Paused by %1").arg(state.pausedBy) : Says::tr("Paused by %1: %2").arg(state.pausedBy, state.reason);
        view.next = Says::tr("Switched targets go on being compared; Resume or Approve goes on, Roll back takes %1 back").arg(targetCount(switched));
        return;
    case RolloutState::Frozen:
        view.why = state.reason.isEmpty() ? Says::tr("Frozen") : Says::tr("Frozen: %1").arg(state.reason);
        view.next = Says::tr("Nothing is switched or taken back until somebody decides");
        return;
    case RolloutState::RollingBack:
        view.why = Says::tr("Rolling back: %1").arg(state.reason);
        view.next = Says::tr("Views first, then the code, then fingerprints are checked");
        view.earliest = now;
        return;
    case RolloutState::RollbackBlocked:
        view.why = Says::tr("The rollback is blocked: %1").arg(state.reason);
        view.next = Says::tr("Remove the cause, then Retry");
        return;
    case RolloutState::RolledBack:
        view.why = Says::tr("Rolled back: %1").arg(state.reason);
        view.next = Says::tr("The old code runs for every load; fix the cause and start another rollout");
        return;
    case RolloutState::Completed:
        view.why = Says::tr("Completed: %1 on the new side").arg(targetCount(switched));
        view.next = Says::tr("The old side is kept warm, every load is compared, Roll back stays possible");
        return;
    case RolloutState::Finalized:
        view.why = Says::tr("Finalized: the rollback was given up");
        return;
    }
}

} // namespace skein::rollout
