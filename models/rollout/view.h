#pragma once

#include "models/rollout/plan.h"

#include <QDateTime>
#include <QPointF>

#include <memory>
#include <optional>

namespace skein::rollout {

/// What a window or the command line shows of a running rollout: a projection of the journal and of the measured
/// series, made on the runner's thread and handed over as a whole.
struct TargetView {
    QString id;
    QString title;
    QString owner;
    TargetKind kind = TargetKind::Consumer;
    TargetState state = TargetState::Pending;
    int stage = 0;                  ///< 0-based
    int attempts = 0;
    QString because;                ///< one sentence: why it is in this state
    QString cause;                  ///< one sentence: what was found wrong with it after its switch; empty = nothing
    QDateTime nextTryAt;            ///< for RetryWait
    std::optional<double> latencyRatio; ///< median new / old over paired runs
    int runsOld = 0, errorsOld = 0;
    int runsNew = 0, errorsNew = 0;
    qint64 rowsDiffer = -1;         ///< last comparison; -1 = none yet
    int warmBehind = 0;             ///< runs the old side is behind; 0 = kept warm
    RollbackClass rollbackClass = RollbackClass::Derived;
    QString repository, commit, baseCommit, changeId;
};

struct StageView {
    double percent = 0;
    int targets = 0;
    StagePhase phase = StagePhase::Waiting;
    int unitsObserved = 0;
    int unitsNeeded = 0;
    qint64 bakedMs = 0;
    qint64 bakeMs = 0;
    QString verdict;                ///< "PASS", "PASS (limited)", "FAIL", "INCONCLUSIVE" or empty
    QString sentence;               ///< the verdict's explanation with numbers
    QDateTime startedAt, endedAt;
    QStringList uncoveredStrata;
    bool needsApproval = false;
};

struct Sample {
    QDateTime at;
    double value = 0;
    int stage = -1;
};

/// One chart: old and new side by side.
struct MetricView {
    QString id;                     ///< "latency", "errorRate", "freshness"
    QString title, unit;
    QVector<Sample> oldSeries, newSeries;
    // In the chart's unit, so that they can be drawn over the series: latency in multiples of the old median, the others
    // measured from the old side's median.
    std::optional<double> margin;   ///< where the new side would be a breach
    std::optional<double> lower, upper; ///< confidence interval of where the new side lies
    int n = 0;                      ///< independent units
    double alphaSpent = 0;
    QString outcome;                ///< "within", "breach", "inconclusive", "no data"
    QString sentence;
};

struct RollbackEffect {
    int targets = 0;
    bool exact = true;
    QDateTime asOf;                 ///< newest load the old side holds
    qint64 estimatedMs = 0;         ///< from measured switches; 0 = not measured yet
    QString text;                   ///< "7 targets, exact as of 14:02, about 0.1 s"
};

struct RolloutView {
    QString id, title, migrationId, environment;
    bool production = false;
    bool sampleTimings = false;
    RolloutState state = RolloutState::Draft;
    QString pausedBy;
    int currentStage = -1;
    QVector<StageView> stages;
    QVector<TargetView> targets;
    QVector<MetricView> metrics;
    QString why, next;              ///< why we are here, what happens next
    QDateTime earliest;             ///< when at the earliest; invalid = depends on a person
    RollbackEffect rollback;
    QVector<Verb> verbs;            ///< allowed now
    bool atWork = false;            ///< the runner found something to do when it last looked; false where nobody runs it
    qint64 seq = 0;                 ///< journal position this view was made at; pass it back with a verb
    QDateTime startedAt, endedAt;
    QString planHash;
};
using RolloutViewPtr = std::shared_ptr<const RolloutView>;

} // namespace skein::rollout
