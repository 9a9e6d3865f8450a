// Making commits and moving refs without a work tree.
#include "models/git/repository_p.h"

#include <algorithm>
#include <vector>

namespace skein::git {

namespace {

/// The parent's tree with some files replaced. git_tree_create_updated does it without reading the rest of the tree.
Result<git_oid> updatedTree(git_repository* repository, git_tree* base, const FileChanges& changes, const QString& where)
{
    std::vector<QByteArray> paths;
    std::vector<git_tree_update> updates;
    paths.reserve(size_t(changes.size()));
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        if (!isSafePath(it.key()))
            return makeError(ErrorClass::BadInput, QStringLiteral("\"%1\" leaves the repository").arg(it.key()), where, QStringLiteral("Use a path inside it."));
        paths.push_back(it.key().toUtf8());
        git_tree_update update {};
        update.path = paths.back().constData();
        git_tree_entry* entry = nullptr;
        const bool present = base && git_tree_entry_bypath(&entry, base, update.path) == 0;
        update.filemode = present ? git_tree_entry_filemode(entry) : GIT_FILEMODE_BLOB;
        git_tree_entry_free(entry);
        if (!it.value()) {
            if (!present)
                continue;
            update.action = GIT_TREE_UPDATE_REMOVE;
        } else {
            update.action = GIT_TREE_UPDATE_UPSERT;
            if (const int code = git_blob_create_from_buffer(&update.id, repository, it.value()->constData(), size_t(it.value()->size())); code < 0)
                return lastError(code, QStringLiteral("write %1").arg(it.key()), where);
        }
        updates.push_back(update);
    }
    git_tree* emptyTree = nullptr;
    if (!base) {
        git_oid emptyId;
        git_treebuilder* builder = nullptr;
        git_treebuilder_new(&builder, repository, nullptr);
        git_treebuilder_write(&emptyId, builder);
        git_treebuilder_free(builder);
        git_tree_lookup(&emptyTree, repository, &emptyId);
    }
    const TreeHandle holder(emptyTree);
    git_oid result;
    if (const int code = git_tree_create_updated(&result, repository, base ? base : emptyTree, updates.size(), updates.data()); code < 0)
        return lastError(code, QStringLiteral("write tree"), where);
    return result;
}

} // namespace

Result<Oid> Repository::Data::writeCommit(git_tree* tree, const std::vector<const git_commit*>& parents, const Signature& author, const QString& message,
    const QString& what) const
{
    const SignatureHandle by = signature(author);
    std::vector<const git_commit*> list = parents;
    git_oid id;
    git_error_clear();
    if (const int code = git_commit_create(&id, raw(), nullptr, by.get(), by.get(), nullptr, message.toUtf8().constData(), tree, list.size(), list.data());
        code < 0)
        return lastError(code, what, path);
    // libgit2 1.5 reports success when the disk was full; a branch must never be moved to a commit that is not there.
    const Error unwritten = lastError(-1, what, path);
    git_odb* odb = nullptr;
    const bool there = git_repository_odb(&odb, raw()) == 0 && git_odb_exists(odb, &id) == 1;
    git_odb_free(odb);
    if (!there)
        return unwritten;
    return toHex(&id);
}

Result<Oid> Repository::commitFiles(const Oid& parent, const FileChanges& changes, const Signature& author, const QString& message)
{
    CommitHandle parentCommit;
    TreeHandle parentTree;
    if (!parent.isEmpty()) {
        Result<CommitHandle> found = d->commit(parent);
        if (!found)
            return found.error();
        parentCommit = std::move(*found);
        Result<TreeHandle> tree = d->tree(parent);
        if (!tree)
            return tree.error();
        parentTree = std::move(*tree);
    }
    const Result<git_oid> treeId = updatedTree(d->raw(), parentTree.get(), changes, d->path);
    if (!treeId)
        return treeId.error();
    git_tree* rawTree = nullptr;
    if (const int code = git_tree_lookup(&rawTree, d->raw(), &*treeId); code < 0)
        return lastError(code, QStringLiteral("read tree"), d->path);
    const TreeHandle tree(rawTree);
    std::vector<const git_commit*> parents;
    if (parentCommit)
        parents.push_back(parentCommit.get());
    return d->writeCommit(tree.get(), parents, author, message, QStringLiteral("commit"));
}

Result<std::optional<Oid>> Repository::readRef(const QString& name) const
{
    git_oid id;
    const int code = git_reference_name_to_id(&id, d->raw(), name.toUtf8().constData());
    if (code == GIT_ENOTFOUND)
        return std::optional<Oid>();
    if (code < 0)
        return lastError(code, QStringLiteral("read %1").arg(name), d->path);
    return std::optional<Oid>(toHex(&id));
}

Status Repository::moveRef(const QString& name, const Oid& target, const Oid& expected, const QString& logMessage)
{
    git_oid targetId;
    if (git_oid_fromstr(&targetId, target.toLatin1().constData()) < 0)
        return makeError(ErrorClass::BadInput, QStringLiteral("\"%1\" is no commit id").arg(target), d->path, QStringLiteral("Give 40 hexadecimal digits."));
    git_reference* raw = nullptr;
    int code = 0;
    if (expected.isEmpty()) {
        code = git_reference_create(&raw, d->raw(), name.toUtf8().constData(), &targetId, 0, logMessage.toUtf8().constData());
        if (code == GIT_EEXISTS) {
            git_reference_free(raw);
            return makeError(ErrorClass::Logic, QStringLiteral("%1 was created by somebody else").arg(name), d->path,
                QStringLiteral("Look at the repository and plan again."));
        }
    } else {
        git_oid expectedId;
        if (git_oid_fromstr(&expectedId, expected.toLatin1().constData()) < 0)
            return makeError(ErrorClass::BadInput, QStringLiteral("\"%1\" is no commit id").arg(expected), d->path, QStringLiteral("Give 40 hexadecimal digits."));
        code = git_reference_create_matching(&raw, d->raw(), name.toUtf8().constData(), &targetId, 1, &expectedId, logMessage.toUtf8().constData());
        if (code == GIT_ENOTFOUND)
            code = GIT_EMODIFIED; // somebody deleted it
    }
    const ReferenceHandle holder(raw);
    if (code < 0)
        return lastError(code, QStringLiteral("move %1").arg(name), d->path);
    return {};
}

Status Repository::deleteRef(const QString& name)
{
    const int code = git_reference_remove(d->raw(), name.toUtf8().constData());
    if (code < 0 && code != GIT_ENOTFOUND)
        return lastError(code, QStringLiteral("delete %1").arg(name), d->path);
    return {};
}

QVector<QPair<QString, Oid>> Repository::refs(const QString& prefix) const
{
    QVector<QPair<QString, Oid>> list;
    git_reference_iterator* iterator = nullptr;
    if (git_reference_iterator_glob_new(&iterator, d->raw(), (prefix + QLatin1Char('*')).toUtf8().constData()) < 0)
        return list;
    git_reference* raw = nullptr;
    while (git_reference_next(&raw, iterator) == 0) {
        const ReferenceHandle reference(raw);
        if (const git_oid* target = git_reference_target(reference.get()))
            list.append({QString::fromUtf8(git_reference_name(reference.get())), toHex(target)});
    }
    git_reference_iterator_free(iterator);
    std::sort(list.begin(), list.end());
    return list;
}

Result<CommitInfo> Repository::commit(const Oid& oid) const
{
    const Result<CommitHandle> found = d->commit(oid);
    if (!found)
        return found.error();
    git_commit* raw = found->get();
    CommitInfo info;
    info.oid = oid;
    info.message = QString::fromUtf8(git_commit_message(raw));
    const git_signature* author = git_commit_author(raw);
    info.author = {QString::fromUtf8(author->name), QString::fromUtf8(author->email), QDateTime::fromSecsSinceEpoch(author->when.time, Qt::UTC)};
    for (unsigned i = 0; i < git_commit_parentcount(raw); ++i)
        info.parents.append(toHex(git_commit_parent_id(raw, i)));
    return info;
}

Result<QVector<CommitInfo>> Repository::log(const Oid& from, const Oid& to, int limit) const
{
    git_revwalk* raw = nullptr;
    if (const int code = git_revwalk_new(&raw, d->raw()); code < 0)
        return lastError(code, QStringLiteral("log"), d->path);
    const RevwalkHandle walk(raw);
    git_revwalk_sorting(walk.get(), GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME);
    git_oid id;
    if (git_oid_fromstr(&id, to.toLatin1().constData()) < 0)
        return makeError(ErrorClass::BadInput, QStringLiteral("\"%1\" is no commit id").arg(to), d->path, QStringLiteral("Give 40 hexadecimal digits."));
    if (const int code = git_revwalk_push(walk.get(), &id); code < 0)
        return lastError(code, QStringLiteral("log of %1").arg(to.left(10)), d->path);
    if (!from.isEmpty() && git_oid_fromstr(&id, from.toLatin1().constData()) == 0)
        git_revwalk_hide(walk.get(), &id);
    QVector<CommitInfo> commits;
    while (commits.size() < limit && git_revwalk_next(&id, walk.get()) == 0) {
        const Result<CommitInfo> info = commit(toHex(&id));
        if (!info)
            return info.error();
        commits.append(*info);
    }
    return commits;
}

Result<bool> Repository::isAncestor(const Oid& ancestor, const Oid& commit) const
{
    if (ancestor == commit)
        return true;
    git_oid a;
    git_oid c;
    if (git_oid_fromstr(&a, ancestor.toLatin1().constData()) < 0 || git_oid_fromstr(&c, commit.toLatin1().constData()) < 0)
        return makeError(ErrorClass::BadInput, QStringLiteral("not a commit id"), d->path, QStringLiteral("Give 40 hexadecimal digits."));
    const int code = git_graph_descendant_of(d->raw(), &c, &a);
    if (code < 0)
        return lastError(code, QStringLiteral("ancestry of %1").arg(commit.left(10)), d->path);
    return code == 1;
}

Result<Oid> Repository::mergeBase(const Oid& a, const Oid& b) const
{
    git_oid x;
    git_oid y;
    git_oid base;
    if (git_oid_fromstr(&x, a.toLatin1().constData()) < 0 || git_oid_fromstr(&y, b.toLatin1().constData()) < 0)
        return makeError(ErrorClass::BadInput, QStringLiteral("not a commit id"), d->path, QStringLiteral("Give 40 hexadecimal digits."));
    if (const int code = git_merge_base(&base, d->raw(), &x, &y); code < 0)
        return lastError(code, QStringLiteral("merge base"), d->path);
    return toHex(&base);
}

} // namespace skein::git
