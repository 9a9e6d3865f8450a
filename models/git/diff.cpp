#include "models/git/repository_p.h"

namespace skein::git {

namespace {

int addFile(const git_diff_delta* delta, float, void* payload)
{
    auto* files = static_cast<QVector<FileDiff>*>(payload);
    FileDiff file;
    file.path = QString::fromUtf8(delta->new_file.path ? delta->new_file.path : delta->old_file.path);
    file.oldPath = QString::fromUtf8(delta->old_file.path ? delta->old_file.path : "");
    file.binary = (delta->flags & GIT_DIFF_FLAG_BINARY) != 0;
    switch (delta->status) {
    case GIT_DELTA_ADDED:
        file.status = FileStatus::Added;
        break;
    case GIT_DELTA_DELETED:
        file.status = FileStatus::Deleted;
        break;
    case GIT_DELTA_RENAMED:
        file.status = FileStatus::Renamed;
        break;
    default:
        file.status = FileStatus::Modified;
    }
    files->append(file);
    return 0;
}

int addHunk(const git_diff_delta*, const git_diff_hunk* hunk, void* payload)
{
    auto* files = static_cast<QVector<FileDiff>*>(payload);
    DiffHunk added;
    added.header = QString::fromUtf8(hunk->header, qsizetype(hunk->header_len)).trimmed();
    files->last().hunks.append(added);
    return 0;
}

int addLine(const git_diff_delta*, const git_diff_hunk*, const git_diff_line* line, void* payload)
{
    auto* files = static_cast<QVector<FileDiff>*>(payload);
    if (line->origin != ' ' && line->origin != '+' && line->origin != '-')
        return 0;
    DiffLine added;
    added.kind = line->origin;
    added.oldLine = line->old_lineno;
    added.newLine = line->new_lineno;
    added.text = QByteArray(line->content, qsizetype(line->content_len));
    while (added.text.endsWith('\n') || added.text.endsWith('\r'))
        added.text.chop(1);
    files->last().hunks.last().lines.append(added);
    return 0;
}

Result<DiffHandle> treeDiff(git_repository* repository, git_tree* from, git_tree* to, const QString& where)
{
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_PATIENCE | GIT_DIFF_INDENT_HEURISTIC;
    git_diff* raw = nullptr;
    if (const int code = git_diff_tree_to_tree(&raw, repository, from, to, &options); code < 0)
        return lastError(code, QStringLiteral("diff"), where);
    DiffHandle diff(raw);
    git_diff_find_similar(diff.get(), nullptr);
    return diff;
}

int addText(const git_diff_delta*, const git_diff_hunk*, const git_diff_line* line, void* payload)
{
    auto* text = static_cast<QByteArray*>(payload);
    if (line->origin == ' ' || line->origin == '+' || line->origin == '-')
        *text += line->origin;
    text->append(line->content, qsizetype(line->content_len));
    return 0;
}

} // namespace

Result<QVector<FileDiff>> Repository::diff(const Oid& from, const Oid& to) const
{
    const Result<TreeHandle> a = d->tree(from);
    if (!a)
        return a.error();
    const Result<TreeHandle> b = d->tree(to);
    if (!b)
        return b.error();
    const Result<DiffHandle> handle = treeDiff(d->raw(), a->get(), b->get(), d->path);
    if (!handle)
        return handle.error();
    QVector<FileDiff> files;
    git_diff_foreach(handle->get(), addFile, nullptr, addHunk, addLine, &files);
    return files;
}

Result<QByteArray> Repository::unifiedDiff(const Oid& from, const Oid& to) const
{
    const Result<TreeHandle> a = d->tree(from);
    if (!a)
        return a.error();
    const Result<TreeHandle> b = d->tree(to);
    if (!b)
        return b.error();
    const Result<DiffHandle> handle = treeDiff(d->raw(), a->get(), b->get(), d->path);
    if (!handle)
        return handle.error();
    QByteArray text;
    git_diff_print(handle->get(), GIT_DIFF_FORMAT_PATCH, addText, &text);
    return text;
}

Result<QStringList> Repository::changedPaths(const Oid& from, const Oid& to) const
{
    const Result<QVector<FileDiff>> files = diff(from, to);
    if (!files)
        return files.error();
    QStringList paths;
    for (const FileDiff& file : *files) {
        paths << file.path;
        if (file.status == FileStatus::Renamed)
            paths << file.oldPath;
    }
    return paths;
}

Result<FileDiff> diffTexts(const QByteArray& before, const QByteArray& after, const QString& path)
{
    ensureLibrary();
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_PATIENCE | GIT_DIFF_INDENT_HEURISTIC;
    QVector<FileDiff> files;
    const QByteArray name = path.toUtf8();
    if (const int code = git_diff_buffers(before.constData(), size_t(before.size()), name.constData(), after.constData(), size_t(after.size()),
            name.constData(), &options, addFile, nullptr, addHunk, addLine, &files);
        code < 0)
        return lastError(code, QStringLiteral("diff"), path);
    if (files.isEmpty()) {
        FileDiff same;
        same.path = same.oldPath = path;
        return same;
    }
    return files.constFirst();
}

} // namespace skein::git
