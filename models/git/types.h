#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace skein::git {

/// 40 hexadecimal digits; empty = none.
using Oid = QString;

struct Signature {
    QString name;
    QString email;
    QDateTime time; ///< invalid = now
};

struct CommitInfo {
    Oid oid;
    QVector<Oid> parents;
    Signature author;
    QString message;
    QString subject() const { return message.section(QLatin1Char('\n'), 0, 0); }
    /// Value of a trailer in the last paragraph, "Mapping-Id: m-1"; empty when absent.
    QString trailer(const QString& key) const;
};

struct TreeFile {
    QString path;
    qint64 size = 0;
    Oid blob;
    bool executable = false;
    bool isLink = false; ///< symbolic link or submodule: listed, never followed
};

enum class FileStatus { Added, Modified, Deleted, Renamed };

struct DiffLine {
    char kind = ' ';  ///< ' ', '+', '-'
    int oldLine = -1; ///< 1-based; -1 = not on that side
    int newLine = -1;
    QByteArray text;  ///< without the line's end
};

struct DiffHunk {
    QString header;
    QVector<DiffLine> lines;
};

struct FileDiff {
    QString path;
    QString oldPath;
    FileStatus status = FileStatus::Modified;
    bool binary = false;
    QVector<DiffHunk> hunks;
};

enum class MergeKind { UpToDate, FastForward, MergeCommit };
struct MergeResult {
    Oid oid;
    MergeKind kind = MergeKind::UpToDate;
};

/// New content of a file, or nothing to delete it.
using FileChanges = QMap<QString, std::optional<QByteArray>>;

} // namespace skein::git
