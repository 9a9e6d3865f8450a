#include "models/rollout/projection.h"

#include "models/rollout/narrative.h"
#include "models/rollout/stagejudge.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace skein::rollout {

namespace {

QString seconds(qint64 ms)
{
    if (ms < 100)
        return Says::tr("less than 0.1 s");
    if (ms < 9950)
        return Says::tr("about %1 s").arg(ms / 1000.0, 0, 'f', 1);
    if (ms < 120000)
        return Says::tr("about %1 s").arg(ms / 1000);
    return Says::tr("about %1 min").arg(ms / 60000);
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
    view.cause = run.cause;
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
        const double base = relative ? 1 : medianOf(pair.oldSide);
        for (std::optional<double>* value : {&view.margin, &view.lower, &view.upper}) {
            if (value->has_value())
                **value = std::max(0.0, relative ? base * (1 + **value) : base + **value * factor); // nothing measured here is below 0
        }
        return view;
    };
    return {make("latency", "Latency", "× old median", series.latency(), true, 1), make("errorRate", "Error rate", "%", series.errorRate(), false, 100),
        make("freshness", "Freshness", "s", series.freshness(), false, 1)};
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
        effect.text = Says::tr("nothing is switched");
        return effect;
    }
    const QString time = effect.asOf.isValid() ? effect.asOf.toLocalTime().toString(QStringLiteral("HH:mm")) : Says::tr("the last run");
    effect.text = targetCount(effect.targets);
    if (effect.exact)
        effect.text += Says::tr(", exact as of %1").arg(time);
    else if (behind > 0)
        effect.text += (behind == 1 ? Says::tr(", behind by 1 run, restores %1").arg(time) : Says::tr(", behind by %1 runs, restores %2").arg(QLocale().toString(behind), time));
    else
        effect.text += Says::tr(", not exact, restores %1").arg(time);
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
