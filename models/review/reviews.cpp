#include "models/review/reviews.h"

#include "models/store/journal.h"

#include <algorithm>

namespace skein::review {

namespace {

const QString kKind = QStringLiteral("change");
constexpr double kLowConfidence = 0.9;

Error refused(const QString& message, const QString& where, const QString& remedy)
{
    return makeError(ErrorClass::Logic, message, where, remedy);
}

git::Signature signatureOf(const Actor& actor, const git::Repository& repository)
{
    const git::Signature configured = repository.configuredIdentity();
    git::Signature signature;
    signature.name = !actor.name.isEmpty() ? actor.name : !configured.name.isEmpty() ? configured.name : actor.login;
    signature.email = !actor.email.isEmpty() ? actor.email : !configured.email.isEmpty() ? configured.email : actor.login + QStringLiteral("@localhost");
    return signature;
}

QString trailers(const QString& mappingId, const QString& mappingHash, const QString& address)
{
    return QStringLiteral("\nMapping-Id: %1\nMapping-Hash: %2\nSkein-Change: %3\n").arg(mappingId, mappingHash, address);
}

bool isToCommit(const NewFile& file)
{
    return file.result.after != file.result.before;
}

QString titleOf(const NewChange& change)
{
    if (!change.title.isEmpty())
        return change.title;
    const QString name = change.files.size() == 1 ? change.files.constFirst().result.path.section(QLatin1Char('/'), -1) : QStringLiteral("%1 files").arg(change.files.size());
    return QStringLiteral("Move %1 to %2").arg(name, change.mapping.target.dataset);
}

/// The base: the default branch's head, with what was rewritten still as it was.
struct Base {
    QString branch;
    git::Oid head;
};
Result<Base> baseOf(const git::Repository& repository, const NewChange& change)
{
    const Result<QString> branch = repository.defaultBranch();
    if (!branch)
        return branch.error();
    const Result<git::Oid> head = repository.resolve(QStringLiteral("refs/heads/") + *branch);
    if (!head)
        return head.error();
    for (const NewFile& file : change.files) {
        if (!isToCommit(file))
            continue;
        const Result<QByteArray> present = repository.readFile(*head, file.result.path);
        if (!present)
            return present.error();
        if (*present != file.result.before) {
            return refused(QStringLiteral("%1 has changed on %2 since it was rewritten").arg(file.result.path, *branch), change.repository + QLatin1Char('@') + head->left(10),
                QStringLiteral("Rewrite the file again from the present %1.").arg(*branch));
        }
    }
    return Base {*branch, *head};
}

/// Files, checks, warnings, shape: everything that follows from the edits.
Status describe(Change& change, const NewChange& request)
{
    change.mappingHash = request.mapping.hash();
    change.title = titleOf(request);
    change.description = descriptionOf(request, change.id);
    change.files.clear();
    change.checks.clear();
    change.warnings.clear();
    change.consumers.clear();
    change.minConfidence = 1;
    for (const NewFile& file : request.files) {
        const rewrite::FileResult& result = file.result;
        ChangedFile entry;
        entry.path = result.path;
        entry.consumer = file.consumer;
        entry.edits = int(result.edits.size());
        for (const rewrite::Edit& edit : result.edits) {
            if (!entry.rules.contains(edit.rule))
                entry.rules << edit.rule;
            change.minConfidence = std::min(change.minConfidence, edit.confidence);
        }
        entry.rules.sort();
        const Result<git::FileDiff> diff = git::diffTexts(result.before, result.after, result.path);
        if (!diff)
            return diff.error();
        for (const git::DiffHunk& hunk : diff->hunks) {
            for (const git::DiffLine& line : hunk.lines) {
                entry.linesAdded += line.kind == '+' ? 1 : 0;
                entry.linesRemoved += line.kind == '-' ? 1 : 0;
            }
        }
        change.files.append(entry);
        if (!file.consumer.isEmpty() && !change.consumers.contains(file.consumer))
            change.consumers << file.consumer;
        for (const rewrite::Rung& rung : result.verification)
            change.checks.append({result.path, rung.name, rung.passed, rung.detail});
        for (const rewrite::GrainFinding& finding : file.grain)
            change.warnings << QStringLiteral("%1:%2: %3").arg(result.path).arg(finding.line).arg(finding.message);
        for (const rewrite::Edit& edit : result.edits) {
            if (edit.reference == QLatin1String("comment"))
                change.warnings << QStringLiteral("%1:%2: a query block stays on v1 (%3)").arg(result.path).arg(lineOfOffset(result.before, edit.range.begin)).arg(edit.rule);
        }
    }
    if (change.minConfidence < kLowConfidence)
        change.warnings << QStringLiteral("the least certain edit has a confidence of %1").arg(change.minConfidence, 0, 'f', 2);
    change.consumers.sort();
    const Shape shape = shapeOf(request.files, request.mapping);
    change.shape = shape.digest;
    change.shapeTitle = shape.title;
    return {};
}

git::FileChanges fileChanges(const NewChange& request)
{
    git::FileChanges changes;
    for (const NewFile& file : request.files) {
        if (isToCommit(file))
            changes.insert(file.result.path, file.result.after);
    }
    return changes;
}

QString commitMessage(const Change& change, const NewChange& request)
{
    QString text = change.title + QStringLiteral("\n\n%1\n\n").arg(change.shapeTitle);
    for (const ChangedFile& file : change.files)
        text += QStringLiteral("- %1: %2 edits (%3)\n").arg(file.path).arg(file.edits).arg(file.rules.join(QStringLiteral(", ")));
    return text + trailers(request.mapping.id, change.mappingHash, change.address());
}

/// Uncommitted work in somebody's checkout is never touched, but a reviewer should know of it.
void warnOfDirtyFiles(Change& change, const git::Repository& repository)
{
    const Result<QStringList> dirty = repository.dirtyPaths();
    if (!dirty)
        return;
    for (const ChangedFile& file : std::as_const(change.files)) {
        if (dirty->contains(file.path))
            change.warnings << QStringLiteral("%1 has uncommitted edits in the work tree of %2").arg(file.path, repository.path());
    }
}

} // namespace

RepositoryOpener workspaceRepositories(store::Workspace& workspace)
{
    return [&workspace](const QString& name) -> Result<git::Repository> {
        const store::WorkspaceConfig whole = workspace.config();
        const store::RepositoryConfig* config = whole.repository(name);
        if (!config)
            return makeError(ErrorClass::BadInput, QStringLiteral("the workspace has no repository '%1'").arg(name), QStringLiteral("workspace.yaml"), QStringLiteral("Add it under repositories."));
        const Result<QString> path = workspace.resolve(config->path);
        if (!path)
            return path.error();
        return git::Repository::open(*path);
    };
}

Reviews::Reviews(store::Database& database, RepositoryOpener repositories)
    : m_database(database)
    , m_documents(database)
    , m_repositories(std::move(repositories))
{
}

Result<QVector<Change>> Reviews::list()
{
    const Result<QVector<store::Document>> documents = m_documents.list(kKind);
    if (!documents)
        return documents.error();
    QVector<Change> changes;
    for (const store::Document& document : *documents) {
        Result<Change> change = changeFromJson(document.json, document.version);
        if (!change)
            return change.error();
        changes.append(*std::move(change));
    }
    return changes;
}

Result<Change> Reviews::get(const QString& id)
{
    return load(id, -1);
}

Result<Change> Reviews::load(const QString& id, qint64 version)
{
    const Result<std::optional<store::Document>> document = m_documents.get(kKind, id);
    if (!document)
        return document.error();
    if (!document->has_value())
        return refused(QStringLiteral("there is no change '%1'").arg(id), id, QStringLiteral("List the changes and choose one of them."));
    if (version >= 0 && (*document)->version != version) {
        return refused(QStringLiteral("%1 was changed by %2 since you looked at it").arg(id, (*document)->updatedBy), id,
            QStringLiteral("Look at the change again, then repeat what you wanted to do."));
    }
    return changeFromJson((*document)->json, (*document)->version);
}

Result<Change> Reviews::save(Change change, const Actor& actor, const QString& act, const QString& comment)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    change.updatedAt = now;
    change.reviews.append({actor.display(), now, act, comment});
    const Result<qint64> version = m_documents.put(kKind, change.id, changeToJson(change), change.version, actor.display());
    if (!version)
        return version.error();
    change.version = *version;
    store::JournalEvent event;
    event.rollout = change.migrationId;
    event.target = change.id;
    event.step = QStringLiteral("review");
    event.kind = actor.login == machineActor().login ? QStringLiteral("note") : QStringLiteral("human");
    event.actor = actor.display();
    event.payload = {{QStringLiteral("act"), act}, {QStringLiteral("change"), change.id}, {QStringLiteral("repository"), change.repository}, {QStringLiteral("title"), change.title},
        {QStringLiteral("state"), changeStateName(change.state)}, {QStringLiteral("commit"), change.commit}};
    if (!comment.isEmpty())
        event.payload.insert(QStringLiteral("comment"), comment);
    if (!change.mergeCommit.isEmpty())
        event.payload.insert(QStringLiteral("mergeCommit"), change.mergeCommit);
    if (!change.revertCommit.isEmpty())
        event.payload.insert(QStringLiteral("revertCommit"), change.revertCommit);
    const Result<qint64> line = store::Journal(m_database).append(event);
    if (!line)
        return line.error();
    return change;
}

Result<QString> Reviews::nextId()
{
    const Result<QVector<store::Document>> documents = m_documents.list(kKind);
    if (!documents)
        return documents.error();
    int last = 0;
    for (const store::Document& document : *documents)
        last = std::max(last, document.id.section(QLatin1Char('-'), -1).toInt());
    return QStringLiteral("c-%1").arg(last + 1, 4, 10, QLatin1Char('0'));
}

Result<Change> Reviews::open(const NewChange& request, const Actor& actor)
{
    if (std::none_of(request.files.cbegin(), request.files.cend(), isToCommit))
        return refused(QStringLiteral("no file of the change would be changed"), request.repository, QStringLiteral("Open a change for rewritten files only."));
    Result<git::Repository> repository = m_repositories(request.repository);
    if (!repository)
        return repository.error();
    const Result<Base> base = baseOf(*repository, request);
    if (!base)
        return base.error();
    const Result<QString> id = nextId();
    if (!id)
        return id.error();
    Change change;
    change.id = *id;
    change.migrationId = request.migrationId;
    change.repository = request.repository;
    change.owner = request.owner;
    change.deployMode = request.deployMode;
    change.baseBranch = base->branch;
    change.baseCommit = base->head;
    change.branch = QStringLiteral("skein/%1/%2").arg(request.migrationId, change.id);
    change.createdAt = QDateTime::currentDateTimeUtc();
    if (const Status described = describe(change, request); !described)
        return described.error();
    warnOfDirtyFiles(change, *repository);
    const Result<git::Oid> commit = repository->commitFiles(base->head, fileChanges(request), signatureOf(actor, *repository), commitMessage(change, request));
    if (!commit)
        return commit.error();
    change.commit = *commit;
    // A branch without a document is what an opening left behind that never got to its end: its id was given again.
    const QString ref = QStringLiteral("refs/heads/") + change.branch;
    const Result<std::optional<git::Oid>> present = repository->readRef(ref);
    if (!present)
        return present.error();
    if (const Status moved = repository->moveRef(ref, change.commit, present->value_or(git::Oid()), QStringLiteral("skein: open %1").arg(change.id)); !moved)
        return moved.error();
    return save(change, actor, QStringLiteral("opened"), {});
}

Result<Change> Reviews::update(const QString& id, const NewChange& request, const Actor& actor, qint64 version)
{
    Result<Change> loaded = load(id, version);
    if (!loaded)
        return loaded.error();
    Change change = *loaded;
    if (change.state != ChangeState::Open && change.state != ChangeState::ChangesRequested && change.state != ChangeState::Approved)
        return refused(QStringLiteral("%1 is %2 and takes no further commits").arg(id, changeStateName(change.state)), id, QStringLiteral("Open a new change."));
    if (std::none_of(request.files.cbegin(), request.files.cend(), isToCommit))
        return refused(QStringLiteral("no file of the change would be changed"), id, QStringLiteral("Close the change instead."));
    Result<git::Repository> repository = m_repositories(change.repository);
    if (!repository)
        return repository.error();
    const Result<Base> base = baseOf(*repository, request);
    if (!base)
        return base.error();
    git::FileChanges files = fileChanges(request);
    const bool sameBase = base->head == change.baseCommit;
    if (sameBase) {
        // Files of the former commit that are no longer part of the change go back to the base.
        for (const ChangedFile& former : std::as_const(change.files)) {
            if (files.contains(former.path))
                continue;
            const Result<QByteArray> content = repository->readFile(change.baseCommit, former.path);
            if (content)
                files.insert(former.path, *content);
        }
    }
    if (const Status described = describe(change, request); !described)
        return described.error();
    warnOfDirtyFiles(change, *repository);
    const Result<git::Oid> commit = repository->commitFiles(sameBase ? change.commit : base->head, files, signatureOf(actor, *repository), commitMessage(change, request));
    if (!commit)
        return commit.error();
    if (const Status moved = repository->moveRef(QStringLiteral("refs/heads/") + change.branch, *commit, change.commit, QStringLiteral("skein: update %1").arg(id)); !moved)
        return moved.error();
    change.baseBranch = base->branch;
    change.baseCommit = base->head;
    change.commit = *commit;
    change.state = ChangeState::Open;
    return save(change, actor, QStringLiteral("updated"), sameBase ? QString() : QStringLiteral("planned again on %1").arg(base->head.left(10)));
}

Result<Change> Reviews::approve(const QString& id, const Actor& actor, const QString& comment, qint64 version)
{
    Result<Change> change = load(id, version);
    if (!change)
        return change.error();
    if (change->state != ChangeState::Open && change->state != ChangeState::ChangesRequested)
        return refused(QStringLiteral("%1 is %2 already").arg(id, changeStateName(change->state)), id, QStringLiteral("Only open changes can be approved."));
    change->state = ChangeState::Approved;
    return save(*change, actor, QStringLiteral("approved"), comment);
}

Result<Change> Reviews::requestChanges(const QString& id, const Actor& actor, const QString& comment, qint64 version)
{
    Result<Change> change = load(id, version);
    if (!change)
        return change.error();
    if (change->state != ChangeState::Open && change->state != ChangeState::ChangesRequested && change->state != ChangeState::Approved)
        return refused(QStringLiteral("%1 is %2 already").arg(id, changeStateName(change->state)), id, QStringLiteral("Only open changes can be sent back."));
    if (comment.trimmed().isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("nothing is said about what should change"), id, QStringLiteral("Write what should be different."));
    change->state = ChangeState::ChangesRequested;
    return save(*change, actor, QStringLiteral("requested changes"), comment);
}

Result<Change> Reviews::merge(const QString& id, const Actor& actor, qint64 version, bool withoutApproval)
{
    Result<Change> change = load(id, version);
    if (!change)
        return change.error();
    const bool open = change->state == ChangeState::Open && withoutApproval;
    if (change->state != ChangeState::Approved && !open) {
        const bool waits = change->state == ChangeState::Open || change->state == ChangeState::ChangesRequested;
        return refused(QStringLiteral("%1 is %2").arg(id, changeStateName(change->state)), id,
            waits ? QStringLiteral("Approve the change first.") : QStringLiteral("Only approved changes can be merged."));
    }
    Result<git::Repository> repository = m_repositories(change->repository);
    if (!repository)
        return repository.error();
    const Result<std::optional<git::Oid>> branch = repository->readRef(QStringLiteral("refs/heads/") + change->branch);
    if (!branch)
        return branch.error();
    if (branch->has_value() && **branch != change->commit) {
        return refused(QStringLiteral("somebody else has committed to %1").arg(change->branch), change->repository,
            QStringLiteral("Look at the branch; then update the change, or merge the branch by hand and close the change."));
    }
    const QString mappingId = repository->commit(change->commit) ? repository->commit(change->commit)->trailer(QStringLiteral("Mapping-Id")) : QString();
    const QString message = QStringLiteral("Merge %1: %2\n").arg(change->branch, change->title) + trailers(mappingId, change->mappingHash, change->address());
    // Several commits go in under one merge commit, so that one act takes them back.
    const Result<QVector<git::CommitInfo>> commits = repository->log(change->baseCommit, change->commit, 100);
    if (!commits)
        return commits.error();
    const Result<git::MergeResult> merged = repository->merge(change->baseBranch, change->commit, signatureOf(actor, *repository), message, commits->size() == 1);
    if (!merged)
        return merged.error();
    // Up to date: an earlier attempt moved the branch and did not get to write this down.
    change->mergeCommit = merged->oid;
    change->fastForward = merged->kind != git::MergeKind::MergeCommit;
    change->state = ChangeState::Merged;
    return save(*change, actor, QStringLiteral("merged"), {});
}

Result<Change> Reviews::revert(const QString& id, const Actor& actor, const QString& reason, qint64 version)
{
    Result<Change> change = load(id, version);
    if (!change)
        return change.error();
    if (change->state != ChangeState::Merged)
        return refused(QStringLiteral("%1 is %2").arg(id, changeStateName(change->state)), id, QStringLiteral("Only merged changes can be reverted."));
    Result<git::Repository> repository = m_repositories(change->repository);
    if (!repository)
        return repository.error();
    const git::Signature author = signatureOf(actor, *repository);
    const QString message = QStringLiteral("Revert \"%1\"\n\n%2\n").arg(change->title, reason.isEmpty() ? QStringLiteral("Takes %1 back.").arg(change->mergeCommit) : reason)
        + QStringLiteral("\nMapping-Hash: %1\nSkein-Change: %2\n").arg(change->mappingHash, change->address());
    if (!change->fastForward) {
        const Result<git::Oid> undone = repository->revert(change->baseBranch, change->mergeCommit, author, message);
        if (!undone)
            return undone.error();
        change->revertCommit = *undone;
    } else {
        const Result<git::Oid> undone = repository->revert(change->baseBranch, change->commit, author, message);
        if (!undone)
            return undone.error();
        change->revertCommit = *undone;
    }
    change->state = ChangeState::Reverted;
    return save(*change, actor, QStringLiteral("reverted"), reason);
}

Result<Change> Reviews::close(const QString& id, const Actor& actor, const QString& reason, qint64 version)
{
    Result<Change> change = load(id, version);
    if (!change)
        return change.error();
    if (change->state != ChangeState::Open && change->state != ChangeState::ChangesRequested && change->state != ChangeState::Approved)
        return refused(QStringLiteral("%1 is %2 already").arg(id, changeStateName(change->state)), id, QStringLiteral("Only open changes can be closed."));
    Result<git::Repository> repository = m_repositories(change->repository);
    if (!repository)
        return repository.error();
    const QString ref = QStringLiteral("refs/heads/") + change->branch;
    const Result<std::optional<git::Oid>> branch = repository->readRef(ref);
    if (!branch)
        return branch.error();
    // Somebody else's commits are not thrown away.
    if (branch->has_value() && **branch == change->commit) {
        if (const Status removed = repository->deleteRef(ref); !removed)
            return removed.error();
    }
    change->state = ChangeState::Closed;
    return save(*change, actor, QStringLiteral("closed"), reason);
}

} // namespace skein::review
