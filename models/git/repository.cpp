#include "models/git/repository_p.h"

#include <QDir>

namespace skein::git {

Repository::Repository(std::shared_ptr<Data> data)
    : d(std::move(data))
{
}

Result<CommitHandle> Repository::Data::commit(const Oid& oid) const
{
    git_oid id;
    if (git_oid_fromstr(&id, oid.toLatin1().constData()) < 0)
        return makeError(ErrorClass::BadInput, QStringLiteral("\"%1\" is no commit id").arg(oid), path, QStringLiteral("Give 40 hexadecimal digits."));
    git_commit* raw = nullptr;
    if (const int code = git_commit_lookup(&raw, handle.get(), &id); code < 0)
        return lastError(code, QStringLiteral("commit %1").arg(oid.left(10)), path);
    return CommitHandle(raw);
}

Result<TreeHandle> Repository::Data::tree(const Oid& oid) const
{
    Result<CommitHandle> found = commit(oid);
    if (!found)
        return found.error();
    git_tree* raw = nullptr;
    if (const int code = git_commit_tree(&raw, found->get()); code < 0)
        return lastError(code, QStringLiteral("tree of %1").arg(oid.left(10)), path);
    return TreeHandle(raw);
}

SignatureHandle Repository::Data::signature(const Signature& author) const
{
    git_signature* raw = nullptr;
    const QByteArray name = author.name.isEmpty() ? QByteArray("Skein") : author.name.toUtf8();
    const QByteArray email = author.email.isEmpty() ? QByteArray("skein@localhost") : author.email.toUtf8();
    if (author.time.isValid())
        git_signature_new(&raw, name.constData(), email.constData(), author.time.toSecsSinceEpoch(), author.time.offsetFromUtc() / 60);
    else
        git_signature_now(&raw, name.constData(), email.constData());
    return SignatureHandle(raw);
}

Result<Repository> Repository::open(const QString& path)
{
    ensureLibrary();
    git_repository* raw = nullptr;
    const int code = git_repository_open_ext(&raw, QDir::toNativeSeparators(path).toUtf8().constData(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
    if (code == GIT_ENOTFOUND) {
        return makeError(ErrorClass::BadInput, QStringLiteral("this folder is not a git repository"), path,
            QStringLiteral("Name the folder that holds .git, or a bare repository."));
    }
    if (code == GIT_EOWNER) {
        return makeError(ErrorClass::Access, QStringLiteral("the repository belongs to another user, so git does not open it"), path,
            QStringLiteral("If you trust it: git config --global --add safe.directory %1").arg(QDir::cleanPath(path)));
    }
    if (code < 0)
        return lastError(code, QStringLiteral("open repository"), path);
    auto data = std::make_shared<Data>();
    data->handle.reset(raw);
    data->path = path;
    return Repository(data);
}

Result<Repository> Repository::initBare(const QString& path, const QString& defaultBranch)
{
    ensureLibrary();
    git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
    options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKPATH;
    const QByteArray head = defaultBranch.toUtf8();
    options.initial_head = head.constData();
    git_repository* raw = nullptr;
    if (const int code = git_repository_init_ext(&raw, path.toUtf8().constData(), &options); code < 0)
        return lastError(code, QStringLiteral("create repository"), path);
    auto data = std::make_shared<Data>();
    data->handle.reset(raw);
    data->path = path;
    return Repository(data);
}

Result<Repository> Repository::cloneBare(const QString& source, const QString& path)
{
    ensureLibrary();
    git_clone_options options = GIT_CLONE_OPTIONS_INIT;
    options.bare = 1;
    git_repository* raw = nullptr;
    if (const int code = git_clone(&raw, source.toUtf8().constData(), path.toUtf8().constData(), &options); code < 0)
        return lastError(code, QStringLiteral("clone"), source);
    auto data = std::make_shared<Data>();
    data->handle.reset(raw);
    data->path = path;
    return Repository(data);
}

QString Repository::path() const
{
    return d->path;
}

bool Repository::isBare() const
{
    return git_repository_is_bare(d->raw()) == 1;
}

Result<QString> Repository::defaultBranch() const
{
    if (git_repository_head_detached(d->raw()) == 1) {
        return makeError(ErrorClass::Logic, QStringLiteral("HEAD is detached, so the repository has no default branch"), d->path,
            QStringLiteral("Check out a branch there: git switch <branch>"));
    }
    git_reference* raw = nullptr;
    if (const int code = git_reference_lookup(&raw, d->raw(), "HEAD"); code < 0)
        return lastError(code, QStringLiteral("HEAD"), d->path);
    const ReferenceHandle head(raw);
    const char* target = git_reference_symbolic_target(head.get());
    QString name = QString::fromUtf8(target ? target : "");
    if (name.startsWith(QLatin1String("refs/heads/")))
        name = name.mid(11);
    return name;
}

QStringList Repository::branches() const
{
    QStringList names;
    for (const auto& [name, oid] : refs(QStringLiteral("refs/heads/")))
        names << name.mid(11);
    return names;
}

Result<Oid> Repository::resolve(const QString& revision) const
{
    git_object* raw = nullptr;
    const QByteArray spec = (revision + QStringLiteral("^{commit}")).toUtf8();
    if (const int code = git_revparse_single(&raw, d->raw(), spec.constData()); code < 0) {
        const QString what = QStringLiteral("revision \"%1\"").arg(revision);
        const bool empty = code == GIT_ENOTFOUND && git_repository_head_unborn(d->raw()) == 1 && branches().isEmpty();
        return lastError(empty ? int(GIT_EUNBORNBRANCH) : code, what, d->path);
    }
    const ObjectHandle object(raw);
    return toHex(git_object_id(object.get()));
}

Result<QStringList> Repository::dirtyPaths() const
{
    QStringList paths;
    if (isBare())
        return paths;
    git_status_options options = GIT_STATUS_OPTIONS_INIT;
    options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
    options.flags = GIT_STATUS_OPT_EXCLUDE_SUBMODULES;
    git_status_list* raw = nullptr;
    if (const int code = git_status_list_new(&raw, d->raw(), &options); code < 0)
        return lastError(code, QStringLiteral("status"), d->path);
    const StatusHandle list(raw);
    for (size_t i = 0; i < git_status_list_entrycount(list.get()); ++i) {
        const git_status_entry* entry = git_status_byindex(list.get(), i);
        const git_diff_delta* delta = entry->head_to_index ? entry->head_to_index : entry->index_to_workdir;
        if (delta)
            paths << QString::fromUtf8(delta->old_file.path);
    }
    return paths;
}

Result<QByteArray> Repository::readFile(const QString& revision, const QString& path) const
{
    if (!isSafePath(path))
        return makeError(ErrorClass::BadInput, QStringLiteral("\"%1\" leaves the repository").arg(path), d->path, QStringLiteral("Use a path inside it."));
    const Result<Oid> oid = resolve(revision);
    if (!oid)
        return oid.error();
    const Result<TreeHandle> tree = d->tree(*oid);
    if (!tree)
        return tree.error();
    git_tree_entry* rawEntry = nullptr;
    if (const int code = git_tree_entry_bypath(&rawEntry, tree->get(), path.toUtf8().constData()); code < 0)
        return lastError(code, QStringLiteral("file %1 at %2").arg(path, oid->left(10)), d->path);
    const Handle<git_tree_entry, git_tree_entry_free> entry(rawEntry);
    if (git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB || git_tree_entry_filemode(entry.get()) == GIT_FILEMODE_LINK) {
        return makeError(ErrorClass::BadInput, QStringLiteral("%1 is not a plain file").arg(path), d->path,
            QStringLiteral("Links and submodules are not followed."));
    }
    git_object* rawBlob = nullptr;
    if (const int code = git_tree_entry_to_object(&rawBlob, d->raw(), entry.get()); code < 0)
        return lastError(code, QStringLiteral("read %1").arg(path), d->path);
    const ObjectHandle blob(rawBlob);
    const auto* content = reinterpret_cast<const git_blob*>(blob.get());
    return QByteArray(static_cast<const char*>(git_blob_rawcontent(content)), qsizetype(git_blob_rawsize(content)));
}

namespace {

struct ListContext {
    git_repository* repository = nullptr;
    QVector<TreeFile> files;
};

int collectEntry(const char* root, const git_tree_entry* entry, void* payload)
{
    auto* context = static_cast<ListContext*>(payload);
    const git_object_t type = git_tree_entry_type(entry);
    if (type == GIT_OBJECT_TREE)
        return 0;
    TreeFile file;
    file.path = QString::fromUtf8(root) + QString::fromUtf8(git_tree_entry_name(entry));
    file.blob = toHex(git_tree_entry_id(entry));
    const git_filemode_t mode = git_tree_entry_filemode(entry);
    file.executable = mode == GIT_FILEMODE_BLOB_EXECUTABLE;
    file.isLink = mode == GIT_FILEMODE_LINK || type == GIT_OBJECT_COMMIT;
    if (type == GIT_OBJECT_BLOB) {
        git_odb* odb = nullptr;
        size_t size = 0;
        git_object_t kind = GIT_OBJECT_INVALID;
        if (git_repository_odb(&odb, context->repository) == 0) {
            if (git_odb_read_header(&size, &kind, odb, git_tree_entry_id(entry)) == 0)
                file.size = qint64(size);
            git_odb_free(odb);
        }
    }
    context->files.append(file);
    return 0;
}

} // namespace

Result<QVector<TreeFile>> Repository::listFiles(const QString& revision) const
{
    const Result<Oid> oid = resolve(revision);
    if (!oid)
        return oid.error();
    const Result<TreeHandle> tree = d->tree(*oid);
    if (!tree)
        return tree.error();
    ListContext context {d->raw(), {}};
    if (const int code = git_tree_walk(tree->get(), GIT_TREEWALK_PRE, collectEntry, &context); code < 0)
        return lastError(code, QStringLiteral("list files of %1").arg(oid->left(10)), d->path);
    return context.files;
}

Signature Repository::configuredIdentity() const
{
    Signature identity;
    git_config* raw = nullptr;
    if (git_repository_config_snapshot(&raw, d->raw()) < 0)
        return identity;
    const ConfigHandle config(raw);
    const char* text = nullptr;
    if (git_config_get_string(&text, config.get(), "user.name") == 0)
        identity.name = QString::fromUtf8(text);
    if (git_config_get_string(&text, config.get(), "user.email") == 0)
        identity.email = QString::fromUtf8(text);
    return identity;
}

bool isSafePath(const QString& path)
{
    if (path.isEmpty() || path.startsWith(QLatin1Char('/')) || path.contains(QChar(0)) || path.contains(QLatin1Char('\\')))
        return false;
    const QStringList parts = path.split(QLatin1Char('/'));
    for (const QString& part : parts) {
        if (part.isEmpty() || part == QLatin1String(".") || part == QLatin1String("..") || part.compare(QLatin1String(".git"), Qt::CaseInsensitive) == 0)
            return false;
    }
    return true;
}

void setDurable(bool durable)
{
    ensureLibrary();
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, durable ? 1 : 0);
}

QString CommitInfo::trailer(const QString& key) const
{
    const QStringList lines = message.trimmed().split(QLatin1Char('\n'));
    for (auto it = lines.crbegin(); it != lines.crend() && !it->trimmed().isEmpty(); ++it) {
        if (it->startsWith(key + QLatin1Char(':'), Qt::CaseInsensitive))
            return it->mid(key.size() + 1).trimmed();
    }
    return {};
}

} // namespace skein::git
