#pragma once

#include "models/importers/importer.h"

#include <QStringList>

namespace skein::importers {

/// One source on disk: a file, or a folder with what lies in it.
struct SourceFiles {
    QString start;         ///< as it was named
    QString root;          ///< absolute: the folder, or the one the file lies in
    bool folder = false;
    QStringList files;     ///< absolute, sorted by path
    QVector<Skip> skipped; ///< folders that cannot be read and links that leave the source
    QStringList lostFolders; ///< of those, the unreadable ones, as shown, with a slash behind
    /// A path as reports name it: relative to the root.
    QString shown(const QString& path) const;
};

/// Lists a source. Links are followed as long as they stay inside it, each file once; what version control, package
/// managers and virtual environments keep (.git, node_modules, .venv, …) is left out. O(entries · log entries).
SourceFiles listSource(const QString& path, const CancelToken& cancel = {});

/// Whether a path, links resolved, lies in a folder (or is it).
bool liesInside(const QString& path, const QString& folder);

/// The whole of a file, without a byte order mark, or why not: unreadable, empty, or larger than `maxBytes`.
Result<QByteArray> readSourceFile(const QString& path, qint64 maxBytes = qint64(4) << 30);

} // namespace skein::importers
