#include "models/importers/sourcefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace skein::importers {

namespace {

bool isForeign(const QString& folder)
{
    static const QSet<QString> names {QStringLiteral(".git"), QStringLiteral(".hg"), QStringLiteral(".svn"), QStringLiteral("node_modules"),
        QStringLiteral(".venv"), QStringLiteral("venv"), QStringLiteral("__pycache__"), QStringLiteral(".tox"), QStringLiteral(".idea"),
        QStringLiteral(".vscode"), QStringLiteral(".cache")};
    return names.contains(folder);
}

class Lister
{
public:
    Lister(SourceFiles& source, const CancelToken& cancel)
        : m_source(source)
        , m_cancel(cancel)
        , m_realRoot(QFileInfo(source.root).canonicalFilePath())
    {
    }

    void walk()
    {
        QStringList pending {m_source.root};
        while (!pending.isEmpty() && !m_cancel.isCancelled()) {
            const QString folder = pending.takeLast();
            const QFileInfo info(folder);
            const QString real = info.canonicalFilePath();
            if (real.isEmpty() || m_folders.contains(real))
                continue; // a loop of links, or the same folder by another way
            m_folders.insert(real);
            if (!info.isReadable() || !info.isExecutable()) {
                m_source.skipped.append({m_source.shown(folder), 0, QStringLiteral("the folder cannot be read")});
                m_source.lostFolders << m_source.shown(folder) + QLatin1Char('/');
                continue;
            }
            const QFileInfoList entries = QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
            for (const QFileInfo& entry : entries)
                see(entry, pending);
        }
        std::sort(m_source.files.begin(), m_source.files.end());
    }

private:
    void see(const QFileInfo& entry, QStringList& pending)
    {
        const QString path = entry.filePath();
        if (entry.isSymLink()) {
            const QString real = entry.canonicalFilePath();
            if (real.isEmpty()) {
                m_source.skipped.append({m_source.shown(path), 0, QStringLiteral("a link that leads nowhere")});
                return;
            }
            if (!liesInside(real, m_realRoot)) {
                m_source.skipped.append({m_source.shown(path), 0, QStringLiteral("a link that leaves the imported folder")});
                return;
            }
        }
        if (entry.isDir()) {
            if (!isForeign(entry.fileName()))
                pending << path;
            return;
        }
        if (!entry.isFile())
            return; // sockets, pipes and devices would hang the reader
        const QString real = entry.isSymLink() ? entry.canonicalFilePath() : path;
        if (entry.isSymLink() && QFileInfo(real).isFile() && liesInside(real, m_realRoot))
            return; // listed where it lies
        m_source.files << path;
    }

    SourceFiles& m_source;
    const CancelToken& m_cancel;
    QString m_realRoot;
    QSet<QString> m_folders;
};

} // namespace

QString SourceFiles::shown(const QString& path) const
{
    const QString prefix = root + QLatin1Char('/');
    return path.startsWith(prefix) ? path.mid(prefix.size()) : QDir(root).relativeFilePath(path);
}

bool liesInside(const QString& path, const QString& folder)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    const QString realFolder = QFileInfo(folder).canonicalFilePath();
    return !real.isEmpty() && (real == realFolder || real.startsWith(realFolder + QLatin1Char('/')));
}

SourceFiles listSource(const QString& path, const CancelToken& cancel)
{
    SourceFiles source;
    source.start = path;
    const QFileInfo info(path);
    source.folder = info.isDir();
    source.root = QDir::cleanPath(source.folder ? info.absoluteFilePath() : info.absolutePath());
    if (source.folder)
        Lister(source, cancel).walk();
    else
        source.files << QDir::cleanPath(info.absoluteFilePath());
    return source;
}

Result<QByteArray> readSourceFile(const QString& path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorClass::Access, QStringLiteral("cannot be read: %1").arg(file.errorString()), path, QStringLiteral("Check its permissions."));
    if (file.size() > maxBytes) {
        return makeError(ErrorClass::BadInput, QStringLiteral("larger than %1 MB, which is not a file of this kind").arg(maxBytes >> 20), path,
            QStringLiteral("Leave it out of the source."));
    }
    QByteArray bytes;
    bytes.reserve(file.size() + 64); // simdjson reads up to 64 bytes past the end
    bytes += file.readAll();
    if (file.error() != QFileDevice::NoError)
        return makeError(ErrorClass::Access, QStringLiteral("cannot be read: %1").arg(file.errorString()), path, QStringLiteral("Check the disk."));
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    if (bytes.trimmed().isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("the file is empty"), path, QStringLiteral("It may be half-written: wait for whoever writes it, then import again."));
    return bytes;
}

} // namespace skein::importers
