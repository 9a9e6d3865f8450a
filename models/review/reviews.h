#pragma once

#include "models/base/actor.h"
#include "models/git/repository.h"
#include "models/mapping/mapping.h"
#include "models/review/change.h"
#include "models/rewrite/rewrite.h"
#include "models/store/documentstore.h"
#include "models/store/workspace.h"

#include <functional>

namespace skein::review {

/// Opens a repository by its name in the workspace, for the calling thread.
using RepositoryOpener = std::function<Result<git::Repository>(const QString& name)>;
/// The repositories that workspace.yaml names. `workspace` must outlive the opener.
RepositoryOpener workspaceRepositories(store::Workspace& workspace);

/// One rewritten file of a change and the consumer it belongs to.
struct NewFile {
    QString consumer;            ///< entity reference, as text
    rewrite::FileResult result;
    QVector<rewrite::GrainFinding> grain;
};

/// What a change is made of.
struct NewChange {
    QString migrationId;
    mapping::Mapping mapping;
    QString repository;          ///< name in the workspace
    QString owner;
    QString deployMode = QStringLiteral("ref");
    QString title;               ///< empty = made from the mapping
    QString why;                 ///< one paragraph for the description; may be empty
    QString guideUrl;
    QVector<NewFile> files;      ///< those with `after` == `before` are described but not committed
};

/// "rename user_id, move table": the kinds of edits in words, and their digest. Changes whose files were edited by the
/// same rules in the same ways have the same digest.
struct Shape {
    QString digest;
    QString title;
};
Shape shapeOf(const QVector<NewFile>& files, const mapping::Mapping& mapping);

/// The pull request's text (Markdown): what, why, rules, edits by file, verification, warnings, addresses.
QString descriptionOf(const NewChange& change, const QString& changeId);

/// The changes of a workspace: documents of kind "change", branches in the repositories and lines of the journal. A
/// user's checkout is never touched: commits are made from trees, refs move by compare-and-swap. Every act takes the
/// version the caller has seen (-1 = do not check) and gives the change after it. One object belongs to one thread.
class Reviews
{
public:
    Reviews(store::Database& database, RepositoryOpener repositories);

    Result<QVector<Change>> list();                  ///< sorted by id
    Result<Change> get(const QString& id);

    /// Commits the files on top of the default branch's head and creates the branch "skein/<migration>/<change>".
    /// Refused: nothing to commit, a file that is not as it was when it was rewritten, a repository that cannot be read
    /// or whose HEAD is detached.
    Result<Change> open(const NewChange& change, const Actor& actor);
    /// New files for the change: one more commit on its branch; where the default branch has moved on, the branch begins
    /// anew at its head (files are rewritten again, not merged). An approval is withdrawn.
    Result<Change> update(const QString& id, const NewChange& change, const Actor& actor, qint64 version = -1);
    Result<Change> approve(const QString& id, const Actor& actor, const QString& comment = {}, qint64 version = -1);
    Result<Change> requestChanges(const QString& id, const Actor& actor, const QString& comment, qint64 version = -1);
    /// Fast-forward where possible, else a merge commit. Conflicts and a checked-out default branch are refused with
    /// the remedy and leave everything as it was. Only approved changes, unless `withoutApproval`.
    Result<Change> merge(const QString& id, const Actor& actor, qint64 version = -1, bool withoutApproval = false);
    /// Commits the reverse of a merged change on the default branch.
    Result<Change> revert(const QString& id, const Actor& actor, const QString& reason, qint64 version = -1);
    /// Where the repository deploys by merging, a rollout merges and takes back: an approved change becomes merged when
    /// its branch holds the new text, a merged one approved when it holds the former text again. Others stay.
    Result<Change> followBranch(const QString& id, const Actor& actor);
    /// Gives an open change up and deletes its branch.
    Result<Change> close(const QString& id, const Actor& actor, const QString& reason, qint64 version = -1);

private:
    Result<Change> load(const QString& id, qint64 version);
    Result<Change> save(Change change, const Actor& actor, const QString& act, const QString& comment);
    Result<QString> nextId();

    store::Database& m_database;
    store::DocumentStore m_documents;
    RepositoryOpener m_repositories;
};

} // namespace skein::review
