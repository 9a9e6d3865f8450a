#pragma once

#include "models/base/errorclass.h"
#include "models/rollout/plan.h"

#include <QDateTime>
#include <QHash>
#include <QJsonValue>
#include <QMap>
#include <QSet>
#include <QVector>

namespace skein::rollout {

/// The physical tables behind one adopted output. The view `output` points at one of them.
struct OutputState {
    QString output;
    QString oldPhysical;     ///< newest content made by the old code
    QString newPhysical;     ///< newest content made by the new code; empty before the switch
    QString live;            ///< what the view points at
    QString oldFingerprint;  ///< of oldPhysical, taken when it was made
    QString nextOld, nextNew; ///< made by the last run, not published yet
    QString nextFingerprint;
};

/// One target as the journal tells it.
struct TargetRun {
    TargetState state = TargetState::Pending;
    int stage = 0;
    int attempts = 0;               ///< failed tries of the present step
    TargetState before = TargetState::Pending; ///< where a retry or a hold returns to
    int pairRetries = 0;            ///< pairs discarded in a row because inputs changed
    bool enrolled = false;
    bool switched = false;          ///< its output views point at the new side
    bool deployed = false;          ///< its deploy ref (or branch) is at the new commit
    bool published = false;         ///< dataset target: v2 is visible
    QString because;
    ErrorClass errorClass = ErrorClass::Unknown;
    qint64 retryNotBeforeMs = 0;    ///< monotonic; 0 = now
    QDateTime retryAt;              ///< wall time, for people
    QMap<QString, OutputState> outputs;
    QString lastUnit;               ///< the load this target has last been run for
    qint64 lastRunSeq = 0;          ///< journal line of its last run that counts
    qint64 lastTrySeq = 0;          ///< journal line of its last run, discarded ones too; the longest ago is next
    bool publishPending = false;    ///< the last run made content that its views do not show yet
    bool takeBack = false;          ///< failed after its switch: taken back at once
    QJsonValue watermark;           ///< dataset target that somebody else makes: the newest load of v1 at its last audit
    qint64 buildCursor = 0;         ///< dataset target: rows built so far
    qint64 asOf = 0;                ///< ms since epoch of the newest load the old side holds
    int warmBehind = 0;
    int runsOld = 0, errorsOld = 0, runsNew = 0, errorsNew = 0;
    QVector<double> latencyLogRatios; ///< one per independent unit after the switch
    qint64 rowsDiffer = -1;
    QString revertOid;              ///< mode merge: the revert commit
    QString mergeOid;               ///< mode merge: the merge commit
    bool breached = false;
    QString cause;                  ///< what it was found wrong by; stays when the target is taken back
    bool released = false;          ///< another rollout runs it from now on
};

struct StageRun {
    StagePhase phase = StagePhase::Waiting;
    qint64 bakedMs = 0;
    int units = 0;                  ///< independent units observed since the stage was applied
    int runsOld = 0, errorsOld = 0, runsNew = 0, errorsNew = 0;
    QVector<double> latencyLogRatios; ///< ln(new / old), one per unit
    QVector<double> latencyDeltasMs;  ///< new - old
    QVector<QPair<double, double>> freshness; ///< seconds from load to output, old and new, newest last
    int looks = 0;
    int unitsAtLastLook = 0;
    QString verdict;
    QString sentence;
    QDateTime startedAt, appliedAt, endedAt;
    bool approved = false;
    bool limitAccepted = false;     ///< a person went on although too many targets failed

    double medianDeltaMs() const;
};

/// Everything a rollout knows. A projection of its journal: reduce() over its events, nothing else, makes it.
struct State {
    Plan plan;
    QVector<StageAssignment> assignment;
    RolloutState state = RolloutState::Draft;
    RolloutState resumeTo = RolloutState::Running; ///< where Resume leads
    int epoch = 0;
    int stage = -1;
    QVector<StageRun> stages;
    QMap<QString, TargetRun> targets;  ///< consumer and dataset targets by id
    QString pausedBy;                  ///< "operator", "inconclusive", "limit", …
    QString reason;                    ///< why it paused, breached or rolls back
    QString rollbackScope;             ///< "all", "stage", "targets"
    QSet<QString> rollbackTargets;
    qint64 seq = 0;                    ///< last journal event applied
    qint64 roundSeq = 0;               ///< journal line since which a round of runs is counted: a stage was applied, looked at or passed
    /// The effect whose intent has no outcome yet: after a crash it is probed before anything else.
    QString openTarget, openStep;
    qint64 openSeq = 0;
    int openEpoch = 0;
    QDateTime startedAt, endedAt;

    const TargetSpec* spec(const QString& id) const;
    const DatasetSpec* dataset(const QString& id) const;
};

} // namespace skein::rollout
