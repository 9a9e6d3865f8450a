#include "models/rollout/stagejudge.h"

#include "models/metrics/expectedpower.h"
#include "models/metrics/judge.h"

#include <algorithm>
#include <cmath>

namespace skein::rollout {

namespace {

double median(QVector<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

StageOutcome toOutcome(metrics::Outcome outcome)
{
    switch (outcome) {
    case metrics::Outcome::Pass:
        return StageOutcome::Pass;
    case metrics::Outcome::PassLimited:
        return StageOutcome::PassLimited;
    case metrics::Outcome::Fail:
        return StageOutcome::Fail;
    case metrics::Outcome::Inconclusive:
        break;
    }
    return StageOutcome::Inconclusive;
}

metrics::JudgeInput inputFor(const State& state, int index)
{
    const StageRun& stage = state.stages[index];
    const StageSpec& spec = state.plan.stages[index];
    metrics::JudgeInput input;
    input.stage = QStringLiteral("stage %1").arg(index + 1);
    for (const QString& id : state.assignment[index].targets) {
        const TargetRun& target = state.targets[id];
        if (!target.switched)
            continue;
        const bool differs = target.breached;
        input.invariants.checks.append({id, !differs,
            differs ? target.because : QStringLiteral("every compared row equal over %1 runs").arg(target.runsNew)});
    }
    if (input.invariants.checks.isEmpty())
        input.invariants.source = metrics::Source::NoData;
    input.errorRate.oldSide = {stage.errorsOld, stage.runsOld};
    input.errorRate.newSide = {stage.errorsNew, stage.runsNew};
    input.errorRate.oldSource = stage.runsOld > 0 ? metrics::Source::Data : metrics::Source::NoData;
    input.errorRate.newSource = stage.runsNew > 0 ? metrics::Source::Data : metrics::Source::NoData;
    input.errorRate.margin = spec.errorMargin;
    input.latency.source = stage.latencyLogRatios.isEmpty() ? metrics::Source::NoData : metrics::Source::Data;
    input.latency.logRatios = stage.latencyLogRatios;
    input.latency.margin = spec.latencyMargin;
    input.latency.medianDeltaMs = stage.medianDeltaMs();
    if (!stage.freshness.isEmpty()) {
        input.freshness.newSource = metrics::Source::Data;
        for (const auto& [oldLag, newLag] : stage.freshness)
            input.freshness.samples.append({oldLag, newLag});
    }
    input.units = stage.units;
    input.plannedUnits = std::max(1, spec.minUnits);
    input.looksSpent = stage.looks;
    input.unitsAtLastLook = stage.unitsAtLastLook;
    input.exactInvariantsOnly = spec.exactInvariantsOnly;
    return input;
}

} // namespace

double StageRun::medianDeltaMs() const
{
    return median(latencyDeltasMs);
}

StageVerdict lookAtStage(const State& state, int index)
{
    const metrics::Verdict verdict = metrics::judge(inputFor(state, index));
    StageVerdict result;
    result.outcome = toOutcome(verdict.outcome);
    result.sentence = verdict.sentence;
    result.lookDue = verdict.lookSpent;
    for (const metrics::MetricVerdict& metric : verdict.metrics) {
        MetricView view;
        view.id = metric.id;
        view.margin = metric.margin;
        view.lower = metric.lower;
        view.upper = metric.upper;
        view.n = int(metric.n);
        view.alphaSpent = verdict.alphaSpent;
        view.sentence = metric.sentence;
        view.outcome = metric.outcome == metrics::Outcome::Fail ? QStringLiteral("breach")
            : metric.outcome == metrics::Outcome::Inconclusive  ? (metric.n == 0 ? QStringLiteral("no data") : QStringLiteral("inconclusive"))
                                                                 : QStringLiteral("within");
        result.metrics.append(view);
    }
    return result;
}

} // namespace skein::rollout
