#include "models/rollout/projection.h"

#include "models/rollout/stagejudge.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace skein::rollout {

namespace {

QString count(qint64 n, const char* one, const char* many)
{
    return QStringLiteral("%1 %2").arg(QLocale(QLocale::English).toString(n), QLatin1String(n == 1 ? one : many));
}

QString targetCount(qint64 n)
{
    return count(n, "target", "targets");
}

QString seconds(qint64 ms)
{
    if (ms < 100)
        return QStringLiteral("less than 0.1 s");
    if (ms < 9950)
        return QStringLiteral("about %1 s").arg(ms / 1000.0, 0, 'f', 1);
    if (ms < 120000)
        return QStringLiteral("about %1 s").arg(ms / 1000);
    return QStringLiteral("about %1 min").arg(ms / 60000);
}

double medianOf(QVector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values[values.size() / 2];
}

QVector<Sample> samplesOf(const metrics::Series& series)
{
    QVector<Sample> samples;
    samples.reserve(series.size());
    for (int i = 0; i < series.size(); ++i) {
        const metrics::SeriesPoint point = series.at(i);
        samples.append({QDateTime::fromMSecsSinceEpoch(point.timeMs, Qt::UTC), point.value, point.stage});
    }
    return samples;
}

double medianOf(const metrics::Series& series)
{
    QVector<double> values;
    for (int i = 0; i < series.size(); ++i)
        values.append(series.at(i).value);
    return medianOf(values);
}

TargetView targetView(const State& state, const QString& id, const TargetRun& run)
{
    TargetView view;
    view.id = id;
    view.state = run.state;
    view.stage = -1;
    for (int s = 0; s < state.assignment.size(); ++s) {
        if (state.assignment[s].targets.contains(id))
            view.stage = s;
    }
    view.attempts = run.attempts;
    view.because = run.because;
    if (run.state == TargetState::RetryWait || run.state == TargetState::Held)
        view.nextTryAt = run.retryAt;
    if (!run.latencyLogRatios.isEmpty())
        view.latencyRatio = std::exp(medianOf(run.latencyLogRatios));
    view.runsOld = run.runsOld;
    view.errorsOld = run.errorsOld;
    view.runsNew = run.runsNew;
    view.errorsNew = run.errorsNew;
    view.rowsDiffer = run.rowsDiffer;
    view.warmBehind = run.warmBehind;
    if (const TargetSpec* spec = state.spec(id)) {
        view.title = spec->title.isEmpty() ? id : spec->title;
        view.owner = spec->owner;
        view.kind = spec->kind;
        view.rollbackClass = spec->rollbackClass;
        view.repository = spec->repository;
        view.commit = spec->commit;
        view.baseCommit = spec->baseCommit;
        view.changeId = spec->changeId;
    } else if (const DatasetSpec* dataset = state.dataset(id)) {
        view.kind = TargetKind::Dataset;
        view.title = dataset->target;
    }
    return view;
}

StageView stageView(const State& state, int index)
{
    const StageSpec& spec = state.plan.stages[index];
    const StageRun& run = state.stages[index];
    StageView view;
    view.percent = spec.percent;
    view.targets = int(state.assignment[index].targets.size());
    view.phase = run.phase;
    view.unitsObserved = run.units;
    view.unitsNeeded = std::max(1, spec.minUnits);
    view.bakedMs = run.bakedMs;
    view.bakeMs = spec.bakeMs;
    view.verdict = run.verdict;
    view.sentence = run.sentence;
    view.startedAt = run.startedAt;
    view.endedAt = run.endedAt;
    view.uncoveredStrata = state.assignment[index].uncoveredStrata;
    view.needsApproval = spec.approval && !run.approved && (run.phase == StagePhase::Waiting || run.phase == StagePhase::Gate);
    if (view.sentence.isEmpty() && (run.phase == StagePhase::Bake || run.phase == StagePhase::Judge) && run.units > 0)
        view.sentence = lookAtStage(state, index).sentence;
    return view;
}

QVector<MetricView> metricViews(const State& state, const RolloutSeries& series)
{
    QVector<MetricView> judged;
    if (state.stage >= 0 && state.stage < state.stages.size())
        judged = lookAtStage(state, state.stage).metrics;
    const auto make = [&](const char* id, const char* title, const char* unit, const RolloutSeries::Pair& pair, bool relative, double factor) {
        MetricView view;
        for (const MetricView& metric : std::as_const(judged)) {
            if (metric.id == QLatin1String(id))
                view = metric;
        }
        view.id = QLatin1String(id);
        view.title = QLatin1String(title);
        view.unit = QLatin1String(unit);
        view.oldSeries = samplesOf(pair.oldSide);
        view.newSeries = samplesOf(pair.newSide);
        if (view.outcome.isEmpty())
            view.outcome = QStringLiteral("no data");
        const double base = medianOf(pair.oldSide);
        for (std::optional<double>* value : {&view.margin, &view.lower, &view.upper}) {
            if (value->has_value())
                **value = relative ? base * (1 + **value) : base + **value * factor;
        }
        return view;
    };
    return {make("latency", "Latency", "ms", series.latency(), true, 1), make("errorRate", "Error rate", "%", series.errorRate(), false, 100),
        make("freshness", "Freshness", "s", series.freshness(), false, 1)};
}

/// What is going on at the stage in hand.
void describeStage(const State& state, const QDateTime& now, RolloutView& view)
{
    const int index = state.stage;
    const StageRun& stage = state.stages[index];
    const StageSpec& spec = state.plan.stages[index];
    const QStringList& ids = state.assignment[index].targets;
    const QString name = QStringLiteral("Stage %1 of %2 (%3 %, %4)").arg(index + 1).arg(state.stages.size()).arg(spec.percent).arg(targetCount(ids.size()));
    const bool last = index + 1 == state.stages.size();
    const QString after = last ? QStringLiteral("the rollout completes") : QStringLiteral("stage %1 starts").arg(index + 2);
    switch (stage.phase) {
    case StagePhase::Waiting:
    case StagePhase::Gate:
        if (spec.approval && !stage.approved) {
            view.why = QStringLiteral("%1 waits for an approval").arg(name);
            view.next = QStringLiteral("After Approve its targets are run in the shadow and switched");
        } else {
            view.why = QStringLiteral("%1 begins").arg(name);
            view.next = QStringLiteral("Its targets are run in the shadow and switched");
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
        view.why = QStringLiteral("%1: %2 of %3 switched").arg(name).arg(switched).arg(ids.size());
        if (failed > 0)
            view.why += QStringLiteral(", %1 stopped before the switch").arg(failed);
        view.next = QStringLiteral("When all are switched they are watched over %1").arg(count(std::max(1, spec.minUnits), "load", "loads"));
        view.earliest = retry.isValid() ? retry : now;
        return;
    }
    case StagePhase::Bake:
    case StagePhase::Judge: {
        const int needed = std::max(1, spec.minUnits);
        view.why = QStringLiteral("%1 is watched: %2 of %3 units seen, %4 of %5 s").arg(name).arg(stage.units).arg(needed)
                       .arg(std::min(stage.bakedMs, spec.bakeMs) / 1000.0, 0, 'f', 1).arg(spec.bakeMs / 1000.0, 0, 'f', 1);
        view.next = QStringLiteral("If the verdict is PASS, %1; if it is FAIL, %2").arg(after,
            state.plan.onBreach == OnBreach::Freeze ? QStringLiteral("the rollout freezes") : QStringLiteral("what is switched is rolled back"));
        qint64 wait = std::max<qint64>(0, spec.bakeMs - stage.bakedMs);
        if (stage.units > 0 && stage.appliedAt.isValid() && stage.units < needed)
            wait = std::max(wait, stage.appliedAt.msecsTo(now) / stage.units * (needed - stage.units));
        view.earliest = now.addMSecs(wait);
        return;
    }
    case StagePhase::Passed:
        view.why = QStringLiteral("%1 passed").arg(name);
        view.next = last ? QStringLiteral("The rollout completes") : QStringLiteral("Stage %1 starts").arg(index + 2);
        view.earliest = now;
        return;
    case StagePhase::Failed:
        view.why = QStringLiteral("%1 failed: %2").arg(name, stage.sentence);
        return;
    }
}

void describe(const State& state, const QDateTime& now, RolloutView& view)
{
    const qint64 switched = switchedTargets(state).size();
    switch (state.state) {
    case RolloutState::Draft:
        view.why = QStringLiteral("The plan is a draft");
        view.next = QStringLiteral("Start freezes it");
        return;
    case RolloutState::Planned:
        view.why = QStringLiteral("The plan is frozen");
        view.next = QStringLiteral("v2 is audited, outputs are adopted, then stage 1 begins");
        view.earliest = now;
        return;
    case RolloutState::Running: {
        int enrolled = 0;
        for (const TargetSpec& target : state.plan.targets)
            enrolled += state.targets[target.id].enrolled;
        if (enrolled < state.plan.targets.size()) {
            view.why = QStringLiteral("Adopting outputs: %1 of %2 enrolled").arg(enrolled).arg(targetCount(state.plan.targets.size()));
            view.next = QStringLiteral("v2 is audited, then stage 1 begins");
            view.earliest = now;
            return;
        }
        for (const DatasetSpec& dataset : state.plan.datasets) {
            const TargetRun& run = state.targets[dataset.id];
            if (run.published)
                continue;
            view.why = run.because.isEmpty() ? QStringLiteral("%1 is %2").arg(dataset.target, dataset.producedElsewhere ? QStringLiteral("audited") : QStringLiteral("built"))
                                             : QStringLiteral("%1: %2").arg(dataset.target, run.because);
            view.next = QStringLiteral("When the audit holds, stage 1 begins");
            view.earliest = run.retryAt.isValid() ? run.retryAt : now;
            return;
        }
        if (state.stage >= 0)
            describeStage(state, now, view);
        return;
    }
    case RolloutState::Paused:
        view.why = state.reason.isEmpty() ? QStringLiteral("Paused by %1").arg(state.pausedBy) : QStringLiteral("Paused by %1: %2").arg(state.pausedBy, state.reason);
        view.next = QStringLiteral("Switched targets go on being compared; Resume or Approve goes on, Roll back takes %1 back").arg(targetCount(switched));
        return;
    case RolloutState::Frozen:
        view.why = state.reason.isEmpty() ? QStringLiteral("Frozen") : QStringLiteral("Frozen: %1").arg(state.reason);
        view.next = QStringLiteral("Nothing is switched or taken back until somebody decides");
        return;
    case RolloutState::RollingBack:
        view.why = QStringLiteral("Rolling back: %1").arg(state.reason);
        view.next = QStringLiteral("Views first, then the code, then fingerprints are checked");
        view.earliest = now;
        return;
    case RolloutState::RollbackBlocked:
        view.why = QStringLiteral("The rollback is blocked: %1").arg(state.reason);
        view.next = QStringLiteral("Remove the cause, then Retry");
        return;
    case RolloutState::RolledBack:
        view.why = QStringLiteral("Rolled back: %1").arg(state.reason);
        view.next = QStringLiteral("The old code runs for every load; fix the cause and start another rollout");
        return;
    case RolloutState::Completed:
        view.why = QStringLiteral("Completed: %1 on the new side").arg(targetCount(switched));
        view.next = QStringLiteral("The old side is kept warm, every load is compared, Roll back stays possible");
        return;
    case RolloutState::Finalized:
        view.why = QStringLiteral("Finalized: the rollback was given up");
        return;
    }
}

} // namespace

RollbackEffect rollbackEffect(const State& state, const RolloutSeries& series)
{
    RollbackEffect effect;
    qint64 asOf = 0;
    int behind = 0;
    bool derived = true;
    const QStringList ids = switchedTargets(state);
    for (const QString& id : ids) {
        const TargetRun& run = state.targets[id];
        asOf = asOf == 0 ? run.asOf : std::min(asOf, run.asOf);
        behind = std::max(behind, run.warmBehind);
        const TargetSpec* spec = state.spec(id);
        derived = derived && spec && spec->rollbackClass == RollbackClass::Derived;
    }
    effect.targets = int(ids.size());
    effect.exact = derived && behind == 0;
    if (asOf > 0)
        effect.asOf = QDateTime::fromMSecsSinceEpoch(asOf, Qt::UTC);
    effect.estimatedMs = series.backMsPerTarget() * effect.targets;
    if (effect.targets == 0) {
        effect.text = QStringLiteral("nothing is switched");
        return effect;
    }
    const QString time = effect.asOf.isValid() ? effect.asOf.toLocalTime().toString(QStringLiteral("HH:mm")) : QStringLiteral("the last run");
    effect.text = targetCount(effect.targets);
    if (effect.exact)
        effect.text += QStringLiteral(", exact as of %1").arg(time);
    else if (behind > 0)
        effect.text += QStringLiteral(", behind by %1, restores %2").arg(count(behind, "run", "runs"), time);
    else
        effect.text += QStringLiteral(", not exact, restores %1").arg(time);
    if (effect.estimatedMs > 0)
        effect.text += QStringLiteral(", ") + seconds(effect.estimatedMs);
    return effect;
}

RolloutView makeView(const State& state, const RolloutSeries& series, const QDateTime& now)
{
    RolloutView view;
    view.id = state.plan.id;
    view.title = state.plan.title;
    view.migrationId = state.plan.migrationId;
    view.environment = state.plan.environment;
    view.production = state.plan.production;
    view.sampleTimings = state.plan.sampleTimings;
    view.state = state.state;
    view.pausedBy = state.pausedBy;
    view.currentStage = state.stage;
    for (int s = 0; s < state.stages.size(); ++s)
        view.stages.append(stageView(state, s));
    for (const DatasetSpec& dataset : state.plan.datasets)
        view.targets.append(targetView(state, dataset.id, state.targets[dataset.id]));
    for (const StageAssignment& assignment : state.assignment) {
        for (const QString& id : assignment.targets)
            view.targets.append(targetView(state, id, state.targets[id]));
    }
    view.metrics = metricViews(state, series);
    describe(state, now, view);
    view.rollback = rollbackEffect(state, series);
    view.verbs = allowedVerbs(state);
    view.seq = state.seq;
    view.startedAt = state.startedAt;
    view.endedAt = state.endedAt;
    view.planHash = state.plan.hash();
    return view;
}

} // namespace skein::rollout
