#include "models/store/configedit.h"

#include <algorithm>

namespace skein::store {

namespace {

QByteArrayList linesOf(const QByteArray& text)
{
    QByteArrayList lines;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        lines << text.mid(at, end < 0 ? -1 : end - at + 1);
        at = end < 0 ? text.size() : end + 1;
    }
    return lines;
}

bool isBlank(const QByteArray& line)
{
    const QByteArray bare = line.trimmed();
    return bare.isEmpty() || bare.startsWith('#');
}

bool isTopLevel(const QByteArray& line)
{
    return !line.isEmpty() && !isBlank(line) && line.at(0) != ' ' && line.at(0) != '\t' && line.at(0) != '-';
}

qsizetype indentOf(const QByteArray& line)
{
    return std::find_if(line.cbegin(), line.cend(), [](char c) { return c != ' '; }) - line.cbegin();
}

/// The item as writeWorkspaceConfig() writes it, without the indentation of the list.
QByteArrayList itemLines(const SourceConfig& source)
{
    WorkspaceConfig alone;
    alone.sources = {source};
    const QByteArrayList lines = linesOf(writeWorkspaceConfig(alone));
    QByteArrayList item;
    qsizetype at = lines.indexOf("sources:\n") + 1;
    for (; at > 0 && at < lines.size() && !isTopLevel(lines[at]); ++at)
        item << lines[at].mid(2);
    return item;
}

QByteArray added(QByteArrayList lines, const SourceConfig& source)
{
    if (!lines.isEmpty() && !lines.constLast().endsWith('\n'))
        lines.last() += '\n';
    qsizetype key = -1;
    for (qsizetype i = 0; i < lines.size() && key < 0; ++i)
        key = lines[i].startsWith("sources:") ? i : -1;
    qsizetype indent = 2;
    qsizetype behind = lines.size();
    if (key < 0) {
        lines << "sources:\n";
        behind = lines.size();
    } else {
        const QByteArray value = lines[key].mid(8).trimmed();
        if (value.startsWith("[]"))
            lines[key] = "sources:" + value.mid(2) + '\n';
        behind = key + 1;
        bool first = true;
        for (qsizetype i = key + 1; i < lines.size() && !isTopLevel(lines[i]); ++i) {
            if (isBlank(lines[i]))
                continue;
            if (first)
                indent = indentOf(lines[i]);
            first = false;
            behind = i + 1;
        }
    }
    for (const QByteArray& line : itemLines(source))
        lines.insert(behind++, QByteArray(indent, ' ') + line);
    return lines.join();
}

} // namespace

std::optional<QByteArray> withSource(const QByteArray& yaml, const SourceConfig& source, const QString& fileName)
{
    Result<WorkspaceConfig> expected = readWorkspaceConfig(yaml, fileName);
    if (!expected)
        return std::nullopt;
    expected->sources.append(source);
    const QByteArray text = added(linesOf(yaml), source);
    // Whatever was not understood shows here: the text must mean the old configuration and the new source.
    const Result<WorkspaceConfig> present = readWorkspaceConfig(text, fileName);
    if (!present || writeWorkspaceConfig(*present) != writeWorkspaceConfig(*expected))
        return std::nullopt;
    return text;
}

} // namespace skein::store
