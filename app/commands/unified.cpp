#include "app/commands/unified.h"

#include "models/git/repository.h"

namespace skein::app {

QByteArray unifiedDiff(const QByteArray& before, const QByteArray& after, const QString& path)
{
    if (before == after)
        return {};
    const Result<git::FileDiff> diff = git::diffTexts(before, after, path);
    const QByteArray name = path.toUtf8();
    if (!diff || diff->binary)
        return "Binary files a/" + name + " and b/" + name + " differ\n";
    const int oldLines = int(before.count('\n')) + (before.endsWith('\n') ? 0 : 1);
    const int newLines = int(after.count('\n')) + (after.endsWith('\n') ? 0 : 1);
    QByteArray text = "--- a/" + name + "\n+++ b/" + name + '\n';
    for (const git::DiffHunk& hunk : diff->hunks) {
        text += hunk.header.trimmed().toUtf8() + '\n';
        for (const git::DiffLine& line : hunk.lines) {
            text += line.kind + line.text + '\n';
            const bool lastOld = line.kind != '+' && line.oldLine == oldLines && !before.endsWith('\n');
            const bool lastNew = line.kind != '-' && line.newLine == newLines && !after.endsWith('\n');
            if (lastOld || lastNew)
                text += "\\ No newline at end of file\n";
        }
    }
    return text;
}

} // namespace skein::app
