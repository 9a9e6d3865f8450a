#include "models/metrics/judge.h"

#include "models/metrics/judgeparts.h"

#include <algorithm>

namespace skein::metrics {

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return QStringLiteral("PASS");
    case Outcome::PassLimited:
        return QStringLiteral("PASS (limited)");
    case Outcome::Fail:
        return QStringLiteral("FAIL");
    case Outcome::Inconclusive:
        break;
    }
    return QStringLiteral("INCONCLUSIVE");
}

QString reasonName(Reason reason)
{
    switch (reason) {
    case Reason::Within:
        return QStringLiteral("within");
    case Reason::Breach:
        return QStringLiteral("breach");
    case Reason::NotEnough:
        return QStringLiteral("notEnough");
    case Reason::NotYetALook:
        return QStringLiteral("notYetALook");
    case Reason::NoData:
        return QStringLiteral("noData");
    case Reason::NewSideSilent:
        return QStringLiteral("newSideSilent");
    case Reason::OldSideSilent:
        return QStringLiteral("oldSideSilent");
    case Reason::SourceError:
        return QStringLiteral("sourceError");
    case Reason::UpstreamLate:
        return QStringLiteral("upstreamLate");
    case Reason::NotJudged:
        break;
    }
    return QStringLiteral("notJudged");
}

const MetricVerdict* Verdict::metric(const QString& id) const
{
    const auto it = std::find_if(metrics.begin(), metrics.end(), [&](const MetricVerdict& m) { return m.id == id; });
    return it == metrics.end() ? nullptr : &*it;
}

namespace {

/// The most urgent reason first: what a person should hear when several metrics are undecided.
int urgency(Reason reason)
{
    static constexpr Reason order[] = {Reason::NewSideSilent, Reason::SourceError, Reason::UpstreamLate, Reason::NoData,
        Reason::OldSideSilent, Reason::NotEnough, Reason::NotYetALook};
    const auto* it = std::find(std::begin(order), std::end(order), reason);
    return int(it - std::begin(order));
}

QString joined(const QVector<MetricVerdict>& metrics, bool withLimits)
{
    QStringList parts;
    for (const MetricVerdict& metric : metrics) {
        if (withLimits || metric.outcome == Outcome::Pass)
            parts.append(metric.sentence);
    }
    return parts.join(QStringLiteral("; "));
}

void concludePass(const JudgeInput& input, Verdict& verdict)
{
    verdict.reason = Reason::Within;
    QStringList limits;
    if (input.exactInvariantsOnly)
        limits.append(notRuledOutText(input.units, input.passConfidence));
    if (!input.excludedColumns.isEmpty())
        limits.append(QStringLiteral("not compared: ") + input.excludedColumns.join(QStringLiteral(", ")));
    verdict.outcome = limits.isEmpty() ? Outcome::Pass : Outcome::PassLimited;
    verdict.sentence = joined(verdict.metrics, false);
    if (!limits.isEmpty())
        verdict.sentence += QStringLiteral("; ") + limits.join(QStringLiteral("; "));
}

void conclude(const JudgeInput& input, Verdict& verdict)
{
    for (const MetricVerdict& metric : verdict.metrics) {
        if (metric.outcome == Outcome::Fail) {
            verdict.outcome = Outcome::Fail;
            verdict.reason = Reason::Breach;
            verdict.sentence = metric.sentence;
            return;
        }
    }
    const MetricVerdict* open = nullptr;
    for (const MetricVerdict& metric : verdict.metrics) {
        // The gate "exactInvariants+approval" does not wait for rates and times; it does wait for the facts.
        const bool informs = input.exactInvariantsOnly && metric.id != QLatin1String("invariants");
        const bool urgent = metric.reason == Reason::NewSideSilent || metric.reason == Reason::SourceError;
        if (metric.outcome != Outcome::Inconclusive || (informs && !urgent))
            continue;
        if (!open || urgency(metric.reason) < urgency(open->reason))
            open = &metric;
    }
    const bool factsHeld = std::any_of(verdict.metrics.begin(), verdict.metrics.end(),
        [](const MetricVerdict& m) { return m.id == QLatin1String("invariants") && m.outcome == Outcome::Pass; });
    if (open) {
        verdict.reason = open->reason;
        verdict.sentence = open->sentence;
        verdict.hold = open->reason == Reason::NewSideSilent || open->reason == Reason::SourceError
            || open->reason == Reason::UpstreamLate;
    } else if (verdict.metrics.isEmpty() || input.units <= 0 || (input.exactInvariantsOnly && !factsHeld)) {
        verdict.reason = Reason::NotEnough;
        verdict.sentence = QStringLiteral("No independent unit has been observed yet, so nothing is ruled out");
    } else {
        concludePass(input, verdict);
    }
}

} // namespace

Verdict judge(const JudgeInput& input)
{
    Verdict verdict;
    verdict.looks = input.looksSpent;
    verdict.unitsAtLastLook = input.unitsAtLastLook;

    const double alpha = alphaAt(input.looks.alpha, input.looksSpent + 1);
    const ErrorRateInput& rate = input.errorRate;
    const bool rateCanFail = rate.newSource == Source::Data && rate.oldSource == Source::Data
        && canFailErrorRate(rate.newSide.n, rate.oldSide.errors, rate.oldSide.n, rate.margin, alpha);
    const bool absoluteCanFail = rate.newSource == Source::Data && rate.absoluteLimit && rate.newSide.n >= 2
        && absoluteLower({rate.newSide.n, rate.newSide.n}, alpha) > *rate.absoluteLimit;
    const bool latencyCanFail = input.latency.source == Source::Data && input.latency.logRatios.size() >= minimumPairs
        && canFailPaired(int(input.latency.logRatios.size()), alpha);
    const bool due = lookDue(input.looks, input.looksSpent, input.unitsAtLastLook, input.units, input.plannedUnits);
    const Look look {due && (rateCanFail || absoluteCanFail || latencyCanFail), alpha, input.passConfidence};
    if (look.due) {
        verdict.lookSpent = true;
        ++verdict.looks;
        verdict.unitsAtLastLook = input.units;
    }
    verdict.alphaSpent = alphaSpent(input.looks.alpha, verdict.looks);

    if (input.invariants.source != Source::NotMeasured)
        verdict.metrics.append(judgeInvariants(input.invariants, input.units));
    if (input.freshness.newSource != Source::NotMeasured)
        verdict.metrics.append(judgeFreshness(input.freshness));
    if (rate.newSource != Source::NotMeasured)
        verdict.metrics.append(judgeErrorRate(rate, look));
    if (input.latency.source != Source::NotMeasured)
        verdict.metrics.append(judgeLatency(input.latency, look));

    conclude(input, verdict);
    if (!input.stage.isEmpty())
        verdict.sentence = input.stage + QStringLiteral(": ") + verdict.sentence;
    return verdict;
}

} // namespace skein::metrics
