#include "models/metrics/judgeparts.h"

#include <algorithm>

namespace skein::metrics {

namespace {

MetricVerdict undecided(MetricVerdict metric, Reason reason, const QString& sentence)
{
    metric.outcome = Outcome::Inconclusive;
    metric.reason = reason;
    metric.sentence = sentence;
    return metric;
}

QString secondsText(double seconds)
{
    if (seconds >= 7200)
        return QStringLiteral("%1 h").arg(seconds / 3600, 0, 'f', 1);
    if (seconds >= 120)
        return QStringLiteral("%1 min").arg(seconds / 60, 0, 'f', 0);
    return QStringLiteral("%1 s").arg(seconds, 0, 'f', seconds < 10 ? 1 : 0);
}

} // namespace

MetricVerdict judgeInvariants(const InvariantInput& input, int units)
{
    MetricVerdict metric;
    metric.id = QStringLiteral("invariants");
    metric.n = input.checks.size();
    if (input.source == Source::Unavailable)
        return undecided(metric, Reason::SourceError, QStringLiteral("The invariants could not be checked: ") + input.sourceError);

    // A breach that was seen counts even where the rest is silent.
    const auto broken = std::find_if(input.checks.begin(), input.checks.end(), [](const Invariant& i) { return !i.held; });
    if (broken != input.checks.end()) {
        const auto count = std::count_if(input.checks.begin(), input.checks.end(), [](const Invariant& i) { return !i.held; });
        metric.outcome = Outcome::Fail;
        metric.reason = Reason::Breach;
        metric.sentence = QStringLiteral("%1 of %2 exact invariants %3 broken: %4%5")
                              .arg(count)
                              .arg(input.checks.size())
                              .arg(count == 1 ? QStringLiteral("is") : QStringLiteral("are"), broken->name,
                                  broken->detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(broken->detail));
        return metric;
    }
    if (input.source == Source::NoData)
        return undecided(metric, Reason::NoData, QStringLiteral("The invariants have no data: nothing was compared"));
    if (input.checks.isEmpty() || units <= 0)
        return undecided(metric, Reason::NotEnough, QStringLiteral("No exact invariant has been checked yet, so nothing is ruled out"));
    metric.outcome = Outcome::Pass;
    metric.reason = Reason::Within;
    metric.sentence = QStringLiteral("%1 exact %2 held on %3 %4")
                          .arg(input.checks.size())
                          .arg(input.checks.size() == 1 ? QStringLiteral("invariant") : QStringLiteral("invariants"))
                          .arg(units)
                          .arg(units == 1 ? QStringLiteral("unit") : QStringLiteral("units"));
    return metric;
}

MetricVerdict judgeFreshness(const FreshnessInput& input)
{
    MetricVerdict metric;
    metric.id = QStringLiteral("freshness");
    metric.n = input.samples.size();
    if (input.sloSeconds > 0)
        metric.margin = input.sloSeconds;
    if (input.newSource == Source::Unavailable || input.oldSource == Source::Unavailable)
        return undecided(metric, Reason::SourceError, QStringLiteral("Freshness could not be read: ") + input.sourceError);
    if (input.newSource == Source::NoData) {
        return input.oldSource == Source::Data
            ? undecided(metric, Reason::NewSideSilent,
                QStringLiteral("The new side reports no freshness while the old side does; that is held, not passed"))
            : undecided(metric, Reason::NoData, QStringLiteral("No freshness data on either side"));
    }
    if (input.samples.isEmpty())
        return undecided(metric, Reason::NotEnough, QStringLiteral("Freshness has not been measured yet"));
    const FreshnessSample newest = input.samples.constLast();
    metric.estimate = newest.newLagSeconds;
    if (input.oldSource != Source::Data) {
        return undecided(metric, Reason::OldSideSilent,
            QStringLiteral("The new side is %1 old; the old side reports nothing to compare with").arg(secondsText(newest.newLagSeconds)));
    }

    int late = 0;
    int overSlo = 0;
    const qsizetype from = std::max<qsizetype>(0, input.samples.size() - 3);
    for (qsizetype i = from; i < input.samples.size(); ++i) {
        const FreshnessSample& sample = input.samples[i];
        const bool over = input.sloSeconds <= 0 || sample.newLagSeconds > input.sloSeconds;
        overSlo += over && input.sloSeconds > 0;
        late += over && sample.newLagSeconds > sample.oldLagSeconds + input.intervalSeconds;
    }
    const QString lags = QStringLiteral("new side %1 old, old side %2").arg(secondsText(newest.newLagSeconds), secondsText(newest.oldLagSeconds));
    const QString limit = input.sloSeconds > 0 ? QStringLiteral(" (limit %1)").arg(secondsText(input.sloSeconds)) : QString();
    if (late >= 2) {
        metric.outcome = Outcome::Fail;
        metric.reason = Reason::Breach;
        metric.sentence = QStringLiteral("Freshness: %1%2 in %3 of the last %4 samples").arg(lags, limit).arg(late).arg(input.samples.size() - from);
        return metric;
    }
    if (overSlo >= 2)
        return undecided(metric, Reason::UpstreamLate, QStringLiteral("Upstream is late: %1%2; both sides are behind").arg(lags, limit));
    if (late == 1 || overSlo == 1)
        return undecided(metric, Reason::NotEnough, QStringLiteral("Freshness: %1%2 in one sample; a second one decides").arg(lags, limit));
    metric.outcome = Outcome::Pass;
    metric.reason = Reason::Within;
    metric.sentence = QStringLiteral("freshness within bounds: %1%2").arg(lags, limit);
    return metric;
}

} // namespace skein::metrics
