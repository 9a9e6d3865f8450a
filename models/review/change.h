#pragma once

#include "models/base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace skein::review {

enum class ChangeState { Open, ChangesRequested, Approved, Merged, Reverted, Closed };
QString changeStateName(ChangeState state); ///< "open", "changesRequested", …
std::optional<ChangeState> changeStateFromName(const QString& name);

/// One rung of the verification of one file.
struct CheckResult {
    QString file;
    QString rung;
    bool passed = false;
    QString detail;
};

struct ReviewEntry {
    QString actor;
    QDateTime at;
    QString act;      ///< "opened", "approved", "requested changes", "merged", "reverted", "closed", "updated"
    QString comment;
};

struct ChangedFile {
    QString path;
    QString consumer;  ///< entity reference, as text
    int edits = 0;
    int linesAdded = 0;
    int linesRemoved = 0;
    QStringList rules; ///< ids, sorted
};

/// The unit of review: one repository, one branch, its commits, what was verified, what people said.
struct Change {
    QString id;             ///< "c-0001"
    QString migrationId;
    QString mappingHash;
    QString repository;
    QString branch;         ///< "skein/m-0001/c-0001"
    QString title;
    QString description;    ///< text of the pull request: what, why, rules, addresses
    QString baseBranch;
    QString baseCommit;
    QString commit;         ///< head of the branch
    QString mergeCommit;    ///< head of the base branch after the merge
    QString revertCommit;
    bool fastForward = false;
    ChangeState state = ChangeState::Open;
    QString owner;
    QString deployMode;     ///< of its repository: "ref", "merge"
    QStringList consumers;  ///< entity references, as text
    QVector<ChangedFile> files;
    QVector<CheckResult> checks;
    QStringList warnings;   ///< anomalies a reviewer should see: grain findings, low confidence, leaveUnchanged
    QString shape;          ///< digest of the kinds of edits: changes with the same shape can be approved together
    QString shapeTitle;     ///< "rename user_id, move table"
    double minConfidence = 1;
    QVector<ReviewEntry> reviews;
    QDateTime createdAt, updatedAt;
    qint64 version = 0;     ///< document version

    QString address() const { return QStringLiteral("skein://reviews/") + id; }
};

QJsonObject changeToJson(const Change& change);
Result<Change> changeFromJson(const QJsonObject& json, qint64 version);

} // namespace skein::review
