#include "models/metrics/expectedpower.h"
#include "models/metrics/judgeparts.h"
#include "models/metrics/stats.h"

#include <algorithm>
#include <cmath>

namespace skein::metrics {

namespace {

/// Under this many units, or without any error, exact limits are used: Wilson's do not keep their level there.
constexpr qint64 exactBelow = 40;

MetricVerdict& leaveUndecided(MetricVerdict& metric, Reason reason, const QString& sentence)
{
    metric.outcome = Outcome::Inconclusive;
    metric.reason = reason;
    metric.sentence = sentence;
    return metric;
}

MetricVerdict& decided(MetricVerdict& metric, Outcome outcome, const QString& sentence)
{
    metric.outcome = outcome;
    metric.reason = outcome == Outcome::Fail ? Reason::Breach : Reason::Within;
    metric.sentence = sentence;
    return metric;
}

double rateOf(const Counts& counts)
{
    return counts.n > 0 ? double(counts.errors) / double(counts.n) : 0;
}

/// Counts that no experiment can give: refuse instead of computing with them.
bool impossible(const Counts& counts)
{
    return counts.n < 0 || counts.errors < 0 || counts.errors > counts.n;
}

QString runsText(const Counts& newSide, const Counts& oldSide)
{
    return newSide.n == oldSide.n ? QStringLiteral("%1 runs each").arg(newSide.n)
                                  : QStringLiteral("%1 and %2 runs").arg(newSide.n).arg(oldSide.n);
}

/// Breach of the limit that is never tolerated; independent of the old side.
bool overAbsoluteLimit(const ErrorRateInput& input, const Look& look, MetricVerdict& metric)
{
    if (!input.absoluteLimit || !look.due || input.newSide.errors < 2)
        return false;
    const double lower = absoluteLower(input.newSide, look.alpha);
    if (lower <= *input.absoluteLimit)
        return false;
    metric.lower = lower;
    metric.margin = *input.absoluteLimit;
    decided(metric, Outcome::Fail,
        QStringLiteral("new error rate %1 of %2 runs: its lower bound %3 is over the absolute limit %4")
            .arg(percentText(rateOf(input.newSide)))
            .arg(input.newSide.n)
            .arg(percentText(lower), percentText(*input.absoluteLimit)));
    return true;
}

} // namespace

double absoluteLower(const Counts& counts, double alpha)
{
    return counts.n < exactBelow ? clopperPearson(counts.errors, counts.n, alpha).lower
                                 : wilson(counts.errors, counts.n, normalQuantile(1 - alpha)).lower;
}

MetricVerdict judgeErrorRate(const ErrorRateInput& input, const Look& look)
{
    MetricVerdict metric;
    metric.id = QStringLiteral("errorRate");
    metric.n = input.newSide.n;
    metric.margin = input.margin;
    metric.alphaAtLook = look.alpha;
    if (input.newSource == Source::Unavailable || input.oldSource == Source::Unavailable)
        return leaveUndecided(metric, Reason::SourceError, QStringLiteral("The error rate could not be read: ") + input.sourceError);
    if (input.newSource == Source::NoData) {
        return input.oldSource == Source::Data && input.oldSide.n > 0
            ? leaveUndecided(metric, Reason::NewSideSilent,
                QStringLiteral("The new side reports no runs while the old side reports %1; that is held, not passed").arg(input.oldSide.n))
            : leaveUndecided(metric, Reason::NoData, QStringLiteral("No runs were reported on either side"));
    }
    if (impossible(input.newSide) || impossible(input.oldSide))
        return leaveUndecided(metric, Reason::SourceError, QStringLiteral("The error rate could not be read: more errors than runs were reported"));
    if (input.newSide.n == 0)
        return leaveUndecided(metric, Reason::NotEnough, QStringLiteral("No run of the new side has been observed yet, so nothing is ruled out"));
    if (overAbsoluteLimit(input, look, metric))
        return metric;
    if (input.oldSource != Source::Data || input.oldSide.n == 0) {
        return leaveUndecided(metric, Reason::OldSideSilent,
            QStringLiteral("new error rate %1 of %2 runs, but the old side reports nothing to compare with")
                .arg(percentText(rateOf(input.newSide)))
                .arg(input.newSide.n));
    }

    const Counts& n = input.newSide;
    const Counts& o = input.oldSide;
    const double estimate = rateOf(n) - rateOf(o);
    const double lower = newcombeDifference(n.errors, n.n, o.errors, o.n, look.alpha, exactBelow).lower;
    const double upper = newcombeDifference(n.errors, n.n, o.errors, o.n, 1 - look.passConfidence, exactBelow).upper;
    metric.estimate = estimate;
    metric.lower = lower;
    metric.upper = upper;
    metric.notRuledOut = upper;
    const QString rates = QStringLiteral("new error rate %1 against %2, %3").arg(percentText(rateOf(n)), percentText(rateOf(o)), runsText(n, o));
    if (look.due && n.errors >= 2 && lower > input.margin) {
        return decided(metric, Outcome::Fail,
            QStringLiteral("%1: lower bound of the difference %2 > margin %3").arg(rates, pointsText(lower), pointsText(input.margin)));
    }
    if (upper < input.margin) {
        return decided(metric, Outcome::Pass,
            QStringLiteral("%1: upper bound of the difference %2 < margin %3").arg(rates, pointsText(upper), pointsText(input.margin)));
    }
    QString sentence = QStringLiteral("%1: a difference up to %2 is not ruled out (margin %3)")
                           .arg(rates, pointsText(std::min(1.0, upper)), pointsText(input.margin));
    const qint64 needed = unitsForMargin(input.margin, look.passConfidence);
    if (needed > n.n)
        sentence += QStringLiteral("; at least %1 runs are needed").arg(needed);
    return leaveUndecided(metric, look.due ? Reason::NotEnough : Reason::NotYetALook, sentence);
}

MetricVerdict judgeLatency(const LatencyInput& input, const Look& look)
{
    constexpr qsizetype newestPairs = 400;
    MetricVerdict metric;
    metric.id = QStringLiteral("latency");
    metric.margin = input.margin;
    metric.alphaAtLook = look.alpha;
    QVector<double> ratios;
    std::copy_if(input.logRatios.begin(), input.logRatios.end(), std::back_inserter(ratios), [](double v) { return std::isfinite(v); });
    if (ratios.size() > newestPairs)
        ratios = ratios.mid(ratios.size() - newestPairs);
    metric.n = ratios.size();
    if (input.source == Source::Unavailable)
        return leaveUndecided(metric, Reason::SourceError, QStringLiteral("Latency could not be read: ") + input.sourceError);
    if (input.source == Source::NoData)
        return leaveUndecided(metric, Reason::NoData, QStringLiteral("No paired run times were reported"));
    if (ratios.size() < minimumPairs) {
        return leaveUndecided(metric, Reason::NotEnough,
            QStringLiteral("latency: %1 of at least %2 pairs").arg(ratios.size()).arg(minimumPairs));
    }

    const SignedRankInterval fail = signedRankInterval(ratios, look.alpha);
    const SignedRankInterval pass = signedRankInterval(ratios, 1 - look.passConfidence);
    const double limit = std::log1p(input.margin);
    metric.estimate = std::expm1(fail.estimate);
    if (fail.bounded)
        metric.lower = std::expm1(fail.lower);
    if (pass.bounded)
        metric.upper = std::expm1(pass.upper);
    const QString what = QStringLiteral("latency %1%2 over %3 pairs")
                             .arg(*metric.estimate >= 0 ? QStringLiteral("+") : QString(), percentText(*metric.estimate))
                             .arg(ratios.size());
    if (look.due && fail.bounded && fail.lower > limit) {
        if (input.medianDeltaMs > input.ignoreBelowMs) {
            return decided(metric, Outcome::Fail,
                QStringLiteral("%1: lower bound %2 > margin %3").arg(what, percentText(*metric.lower), percentText(input.margin)));
        }
        return decided(metric, Outcome::Pass,
            QStringLiteral("%1, but only %2 ms slower, which is under %3 ms").arg(what).arg(input.medianDeltaMs, 0, 'f', 1).arg(input.ignoreBelowMs));
    }
    if (pass.bounded && pass.upper < limit) {
        return decided(metric, Outcome::Pass,
            QStringLiteral("%1: upper bound %2 < margin %3").arg(what, percentText(*metric.upper), percentText(input.margin)));
    }
    return leaveUndecided(metric, look.due ? Reason::NotEnough : Reason::NotYetALook,
        QStringLiteral("%1: up to %2 slower is not ruled out (margin %3)")
            .arg(what, pass.bounded ? percentText(*metric.upper) : QStringLiteral("any amount"), percentText(input.margin)));
}

} // namespace skein::metrics
