#pragma once

#include "models/metrics/judge.h"

namespace skein::metrics {

/// Fewer pairs than this say nothing about latency.
inline constexpr int minimumPairs = 8;

/// Conditions of one judgement.
struct Look {
    bool due = false;          ///< a FAIL by statistics is allowed
    double alpha = 0;          ///< α_k
    double passConfidence = 0.95;
};

MetricVerdict judgeInvariants(const InvariantInput& input, int units);
MetricVerdict judgeFreshness(const FreshnessInput& input);
MetricVerdict judgeErrorRate(const ErrorRateInput& input, const Look& look);
MetricVerdict judgeLatency(const LatencyInput& input, const Look& look);

/// One-sided lower limit of a rate; exact for small samples.
double absoluteLower(const Counts& counts, double alpha);

/// "4.1 %"; two digits after the point under 1 %.
QString percentText(double fraction);
/// "1.6 pp"
QString pointsText(double fraction);
/// "an error rate up to 9.5 % is not ruled out by 30 units"
QString notRuledOutText(qint64 units, double confidence);

} // namespace skein::metrics
