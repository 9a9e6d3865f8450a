#pragma once

#include "models/base/entityref.h"
#include "models/base/result.h"
#include "models/mapping/mapping.h"
#include "models/rollout/states.h"

#include <QStringList>
#include <QVector>

namespace skein::rollout {

/// One pipeline that a target runs.
struct PipelineSpec {
    EntityRef ref;
    QString repository;
    QString path;              ///< file in the repository
    PipelineKind kind = PipelineKind::Select;
    QStringList inputs;        ///< qualified names in the warehouse
    QStringList outputs;       ///< qualified names; views once adopted
};

/// The unit that is switched and rolled back.
struct TargetSpec {
    QString id;                ///< "<environment>/<repository>/<key>", unique over all rollouts
    QString title;
    TargetKind kind = TargetKind::Consumer;
    QString environment;
    QString owner;
    QString repository;
    QString warehouse;         ///< name in workspace.yaml
    DeployMode mode = DeployMode::Ref;
    QString changeId;
    QString baseCommit;        ///< the commit that runs before the rollout
    QString commit;            ///< the commit to deploy
    QString branch;            ///< mode Merge: the Change's branch
    QVector<PipelineSpec> pipelines;
    QString stratum;           ///< framework × engine × blast-radius band
    bool topBand = false;      ///< left out of stage 1 unless pinned
    bool pinned = false;
    RollbackClass rollbackClass = RollbackClass::Derived;
    QStringList downstream;    ///< direct downstream outputs, named in the confirmation
    QStringList foreignCommits; ///< in the deploy range, not this migration's: the canary would test them too
    bool foreignApproved = false; ///< a person accepted them
};

/// v2 and how it comes to be. Adopted: produced elsewhere, audited and watched. Otherwise built by Skein in chunks.
struct DatasetSpec {
    QString id;
    QString warehouse;
    QString source;            ///< v1's qualified name
    QString target;            ///< v2's qualified name
    bool producedElsewhere = true;
    QString keyColumn;         ///< for chunks and watermarks
    QString watermarkColumn;   ///< newest load; empty = keyColumn
    qint64 chunkRows = 10000;
    mapping::Mapping mapping;
};

struct StageSpec {
    double percent = 1;
    qint64 bakeMs = 0;         ///< observed bake time
    int minUnits = 1;
    bool approval = false;     ///< a person starts this stage
    bool exactInvariantsOnly = false; ///< gate "exactInvariants+approval": verdict reads PASS (limited)
    double errorMargin = 0.05; ///< absolute difference of error rates
    double latencyMargin = 0.20;
    qint64 maxWaitMs = 24LL * 3600 * 1000;
};

enum class OnBreach { RollbackAll, RollbackStage, Freeze };

/// Frozen and hashed at the start; an edit makes a new plan.
struct Plan {
    QString id;
    QString title;
    QString migrationId;
    QString environment;
    bool production = false;
    bool sampleTimings = false; ///< bakes of seconds, labelled so in the window
    QVector<DatasetSpec> datasets;
    QVector<TargetSpec> targets;
    QVector<StageSpec> stages;
    OnBreach onBreach = OnBreach::RollbackAll;
    double failedBeforeSwitchLimit = 0.02;
    qint64 loadPollMs = 500;   ///< how often inputs are looked at for new loads
    qint64 retentionMs = 7LL * 24 * 3600 * 1000;
    int maxParallel = 2;
    QStringList leftOut;       ///< consumers that are ready and cannot be rolled out, with the reason; says, does nothing

    QString hash() const;
};

Result<Plan> planFromYaml(const QByteArray& yaml, const QString& fileName = {});
QByteArray planToYaml(const Plan& plan);

/// Which targets each stage adds: real counts, nested, sticky by plan id, shared among strata by largest remainder.
struct StageAssignment {
    QStringList targets;       ///< ids new in this stage
    int cumulative = 0;
    QStringList uncoveredStrata;
    int expectedUnits = 0;     ///< independent units expected during the bake
    double smallestMargin = 1; ///< the smallest error-rate margin that many units can pass
    QStringList problems;      ///< reasons why the stage cannot pass as planned
};
QVector<StageAssignment> assignStages(const Plan& plan);
/// Problems that refuse the start; empty = valid.
QStringList validatePlan(const Plan& plan);

} // namespace skein::rollout
