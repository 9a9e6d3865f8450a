#pragma once

#include "models/base/entityref.h"
#include "models/base/result.h"
#include "models/mapping/mapping.h"

#include <QDate>
#include <QDateTime>
#include <QJsonObject>
#include <QVector>

namespace skein::campaign {

enum class MigrationState { Draft, Mapping, InProgress, Completed, Retired, Abandoned };
enum class ConsumerState {
    Pending, BlockedOnMapping, BlockedOnDrift, Running, RetryWait, Failed, BrokenBefore, NoChanges, LeftOnV1, Ready,
    Skipped, PrCreating, PrOpen, ChangesRequested, Approved, Merged, Closed
};
QString migrationStateName(MigrationState state); ///< "draft", "inProgress", …
std::optional<MigrationState> migrationStateFromName(const QString& name);
QString consumerStateName(ConsumerState state);
std::optional<ConsumerState> consumerStateFromName(const QString& name);

/// Which gates pass without a person.
struct Policy {
    double autoAcceptConfidence = 0.9; ///< rules at or above are accepted by policy; > 1 = never
    bool autoOpenChanges = true;
    bool autoMerge = false;
    bool needsPersonForGrain = true;   ///< consumers the grain check flags wait for a person's "go on"
};

/// The request, as submitted.
struct Request {
    QString title;
    QString sourceDataset;  ///< qualified name or reference
    QString targetDataset;
    bool producedElsewhere = true; ///< false: Skein builds v2
    QString owner;
    QString guideUrl;
    QDate deadline;
    Policy policy;
};

struct Diagnostic {
    QString rung;     ///< "mapping", "rewrite", "reparse", "idempotent", "noV1Left", "grain", "git", …
    QString file;
    int line = 0;
    QString rule;
    QString text;     ///< the offending text
    QString message;
    QString remedy;
    QString severity; ///< "error", "warning", "info"
};

/// One candidate consumer: the evidence for it, the decision, where it stands.
struct Consumer {
    EntityRef ref;
    QString owner;
    QString framework;
    QString repository;
    QStringList paths;
    QStringList evidence;      ///< "lineage", "code", "catalog"
    QString decision;          ///< "in", "out"
    QString decisionReason;
    QStringList columnsUsed;   ///< v1 columns, as far as the code could be read
    ConsumerState state = ConsumerState::Pending;
    QString because;           ///< one sentence
    QVector<Diagnostic> diagnostics;
    int attempts = 0;
    QDateTime nextTryAt;
    QString signature;         ///< failure cluster
    QString changeId;
    bool grainWarning = false;
    bool grainAccepted = false;
    bool isNew = false;        ///< appeared since the start
    bool usesAll = false;      ///< SELECT * or a form that cannot be read: every column counts as used
    bool decidedByPerson = false; ///< the decision is kept when the scope is resolved again
    bool staysOnV1 = false;    ///< its change only marks the blocks that stay on v1
    QString mappingHash;       ///< of the mapping its change was made with
    QString originCommit;      ///< where its code still reads v1: new texts are made from there
};

struct BurndownPoint {
    QDateTime at;
    int open = 0;
    int done = 0;
};

struct Migration {
    QString id;                ///< "m-0001"
    Request request;
    MigrationState state = MigrationState::Draft;
    QString mappingId;
    qint64 version = 0;        ///< document version, for optimistic updates
    QDateTime createdAt;
    QString createdBy;
    QVector<Consumer> consumers; ///< sorted by reference
    QVector<BurndownPoint> burndown;
    QStringList rollouts;      ///< ids, oldest first
    QString gate;              ///< what it waits for now, one sentence; empty = nothing
    QDateTime lastProgressAt;
    int toRollOut = 0;         ///< merged consumers whose new code no completed rollout has brought into service; counted once all are done

    int count(ConsumerState state) const;
    int inScope() const;
    const Consumer* consumer(const EntityRef& ref) const; ///< null when absent
    int done() const;          ///< merged, noChanges, leftOnV1, skipped
    double successRate() const; ///< share of attempted consumers that did not fail; NaN when none was attempted
};

/// Forecast of the end from the burndown: linear over the last points; invalid when nothing moved yet.
QDate forecast(const Migration& migration);

/// The state that follows from the consumers and from what is left to roll out; abandoned and retired are people's words
/// and stay.
MigrationState derivedState(const Migration& migration);
/// Adds a point when the counts have changed; moves lastProgressAt when more is done than before.
void noteProgress(Migration& migration, const QDateTime& now);

} // namespace skein::campaign
