#pragma once

#include "models/metrics/alpha.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace skein::metrics {

// The judge: evidence of a stage in, a verdict out. Pure. Absence of evidence is never a pass: PASS needs the upper
// bound under the margin, FAIL the lower bound over it, anything else is INCONCLUSIVE. No data, a source that could
// not be read and a failure are three different things.

enum class Outcome { Pass, PassLimited, Fail, Inconclusive };
QString outcomeName(Outcome outcome); ///< "PASS", "PASS (limited)", "FAIL", "INCONCLUSIVE"

/// What the source of a metric said.
enum class Source {
    Data,
    NoData,       ///< nothing measured, or stale: the bake clock stops, never a pass, never a rollback
    Unavailable,  ///< the source could not be read (HTTP, timeout, parse): retry, then hold
    NotMeasured   ///< this metric is not part of the plan
};

/// Why a metric has its outcome; the window's icon and the rollout's next step follow from it.
enum class Reason {
    Within,       ///< PASS
    Breach,       ///< FAIL
    NotEnough,    ///< more units are needed
    NotYetALook,  ///< nothing new since the last look, or the first wait is not over
    NoData,
    NewSideSilent, ///< the old side reports and the new one does not: suspicious, hold at once
    OldSideSilent, ///< nothing to compare with: only absolute limits apply
    SourceError,
    UpstreamLate, ///< both sides are late
    NotJudged     ///< not part of the plan
};
QString reasonName(Reason reason); ///< "within", "breach", "notEnough", …

/// Exact facts: content equal, keys unique, no cast failed. One that does not hold is a FAIL; no statistics.
struct Invariant {
    QString name;
    bool held = true;
    QString detail; ///< one sentence with figures
};
struct InvariantInput {
    Source source = Source::Data;
    QString sourceError;
    QVector<Invariant> checks;
};

/// Errors among independent units (target × input partition).
struct Counts {
    qint64 errors = 0;
    qint64 n = 0;
};
struct ErrorRateInput {
    Source oldSource = Source::Data;
    Source newSource = Source::Data;
    QString sourceError;
    Counts oldSide, newSide;
    double margin = 0.05;                ///< absolute difference of rates that is tolerated
    std::optional<double> absoluteLimit; ///< error rate of the new side that is never tolerated
};

/// One log ratio ln(new / old) per independent unit: the same transformation on the same inputs on both sides.
struct LatencyInput {
    Source source = Source::NotMeasured;
    QString sourceError;
    QVector<double> logRatios;
    double margin = 0.20;          ///< relative: 0.20 = 20 % slower
    double medianDeltaMs = 0;      ///< median of new - old in milliseconds
    double ignoreBelowMs = 5;      ///< a slower run that costs less than this is not a breach
};

/// How old each side's newest data is, measured together; newest last.
struct FreshnessSample {
    double oldLagSeconds = 0;
    double newLagSeconds = 0;
};
struct FreshnessInput {
    Source oldSource = Source::Data;
    Source newSource = Source::NotMeasured;
    QString sourceError;
    QVector<FreshnessSample> samples;
    double sloSeconds = 0;      ///< 0 = the old side alone is the measure
    double intervalSeconds = 30; ///< between samples: slack against the old side
};

struct JudgeInput {
    QString stage;               ///< named in sentences, "stage 1"
    InvariantInput invariants;
    ErrorRateInput errorRate;
    LatencyInput latency;
    FreshnessInput freshness;
    int units = 0;               ///< independent units observed
    int plannedUnits = 0;        ///< 0 = unknown
    int looksSpent = 0;
    int unitsAtLastLook = 0;
    LookPolicy looks;
    double passConfidence = 0.95; ///< one-sided, for the upper bound of a PASS
    bool exactInvariantsOnly = false; ///< gate "exactInvariants+approval": statistics inform, PASS reads limited
    QStringList excludedColumns; ///< left out of the comparison: the verdict is then limited
};

/// Machine values of one metric, for charts and the journal.
struct MetricVerdict {
    QString id;                  ///< "invariants", "errorRate", "latency", "freshness"
    Outcome outcome = Outcome::Inconclusive;
    Reason reason = Reason::NotJudged;
    QString sentence;            ///< the numbers and what is not ruled out
    qint64 n = 0;                ///< independent units (the new side's)
    std::optional<double> estimate; ///< difference of rates, ratio - 1, lag in seconds
    std::optional<double> lower; ///< at 1 - α_k, one-sided; what a FAIL needs over the margin
    std::optional<double> upper; ///< at passConfidence, one-sided; what a PASS needs under the margin
    std::optional<double> margin;
    double alphaAtLook = 0;      ///< α_k this judgement used or would use
    std::optional<double> notRuledOut; ///< error rate difference that this many units cannot exclude
};

struct Verdict {
    Outcome outcome = Outcome::Inconclusive;
    Reason reason = Reason::NotEnough;  ///< of the metric that decided
    QString sentence;            ///< one sentence
    QVector<MetricVerdict> metrics; ///< in the order invariants, freshness, errorRate, latency; those in the plan
    bool lookSpent = false;      ///< journal it: looks and unitsAtLastLook below are the new values
    int looks = 0;
    int unitsAtLastLook = 0;
    double alphaSpent = 0;       ///< after this judgement
    bool hold = false;           ///< a person or the source is needed now (silent new side, unreadable source)

    const MetricVerdict* metric(const QString& id) const;
};

/// O(n² log n) in the number of pairs, n capped at 400 for latency (the newest pairs are used beyond that).
Verdict judge(const JudgeInput& input);

} // namespace skein::metrics
