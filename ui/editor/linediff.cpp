#include "ui/editor/linediff.h"

#include <QHash>

#include <algorithm>

namespace skein::ui {

namespace {

/// Myers' greedy algorithm over numbers. The furthest point of each diagonal is kept for every number of edits; the
/// path is read back from the end.
QVector<DiffBlock> diffNumbers(const QVector<int>& a, const QVector<int>& b, int maxEdits)
{
    int head = 0;
    int aEnd = int(a.size());
    int bEnd = int(b.size());
    while (head < aEnd && head < bEnd && a[head] == b[head])
        ++head;
    while (aEnd > head && bEnd > head && a[aEnd - 1] == b[bEnd - 1]) {
        --aEnd;
        --bEnd;
    }
    const int n = aEnd - head;
    const int m = bEnd - head;
    if (n == 0 && m == 0)
        return {};
    if (n == 0 || m == 0)
        return {{head, n, head, m}};

    const int limit = std::min(maxEdits, n + m);
    QVector<QVector<int>> trace; // trace[d][k + d + 1] = furthest x on diagonal k after d edits
    int found = -1;
    for (int d = 0; d <= limit && found < 0; ++d) {
        QVector<int> now(2 * d + 3, -1);
        for (int k = -d; k <= d; k += 2) {
            int x = 0;
            if (d > 0) {
                const QVector<int>& last = trace[d - 1]; // diagonal q stands at q + d
                const int down = k + 1 <= d - 1 ? last[k + 1 + d] : -1;
                const int right = k - 1 >= -(d - 1) ? last[k - 1 + d] : -1;
                x = k == -d || (k != d && right < down) ? down : right + 1;
            }
            int y = x - k;
            while (x < n && y < m && a[head + x] == b[head + y]) {
                ++x;
                ++y;
            }
            now[k + d + 1] = x;
            if (x >= n && y >= m) {
                found = d;
                break;
            }
        }
        trace.append(now);
    }
    if (found < 0)
        return {{head, n, head, m}};

    QVector<char> removed(n, 0);
    QVector<char> added(m, 0);
    int x = n;
    int y = m;
    for (int d = found; d > 0; --d) {
        const int k = x - y;
        const QVector<int>& last = trace[d - 1];
        const int down = k + 1 <= d - 1 ? last[k + 1 + d] : -1;
        const int right = k - 1 >= -(d - 1) ? last[k - 1 + d] : -1;
        const bool goesDown = k == -d || (k != d && right < down);
        const int fromX = goesDown ? down : right;
        const int fromY = fromX - (goesDown ? k + 1 : k - 1);
        if (goesDown)
            added[fromY] = 1;
        else
            removed[fromX] = 1;
        x = fromX;
        y = fromY;
    }
    QVector<DiffBlock> blocks;
    int i = 0;
    int j = 0;
    while (i < n || j < m) {
        if ((i < n && removed[i]) || (j < m && added[j])) {
            DiffBlock block {head + i, 0, head + j, 0};
            for (bool more = true; more;) {
                more = false;
                for (; i < n && removed[i]; ++i, more = true)
                    ++block.beforeCount;
                for (; j < m && added[j]; ++j, more = true)
                    ++block.afterCount;
            }
            blocks.append(block);
        } else {
            ++i;
            ++j;
        }
    }
    return blocks;
}

/// Equal texts get equal numbers.
class Numbers
{
public:
    QVector<int> of(const QVector<QByteArrayView>& parts)
    {
        QVector<int> numbers;
        numbers.reserve(parts.size());
        for (const QByteArrayView part : parts) {
            const QByteArray key = QByteArray::fromRawData(part.data(), part.size());
            const auto at = m_known.constFind(key);
            if (at != m_known.constEnd()) {
                numbers.append(*at);
            } else {
                m_known.insert(key, int(m_known.size()));
                numbers.append(int(m_known.size()) - 1);
            }
        }
        return numbers;
    }

private:
    QHash<QByteArray, int> m_known;
};

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || uchar(c) >= 0x80;
}

/// Words, runs of blanks, single signs.
QVector<QByteArrayView> splitWords(QByteArrayView line)
{
    QVector<QByteArrayView> words;
    for (qsizetype i = 0; i < line.size();) {
        qsizetype end = i + 1;
        if (isWordByte(line[i])) {
            while (end < line.size() && isWordByte(line[end]))
                ++end;
        } else if (line[i] == ' ' || line[i] == '\t') {
            while (end < line.size() && (line[end] == ' ' || line[end] == '\t'))
                ++end;
        }
        words.append(line.sliced(i, end - i));
        i = end;
    }
    return words;
}

ByteRange rangeOf(QByteArrayView line, const QVector<QByteArrayView>& words, int first, int count)
{
    return {words[first].data() - line.data(), words[first + count - 1].data() + words[first + count - 1].size() - line.data()};
}

} // namespace

QVector<QByteArrayView> splitLines(const QByteArray& text)
{
    QVector<QByteArrayView> lines;
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype at = text.indexOf('\n', begin);
        qsizetype end = at < 0 ? text.size() : at;
        const qsizetype next = at < 0 ? text.size() : at + 1;
        if (at > begin && text[at - 1] == '\r')
            --end;
        lines.append(QByteArrayView(text.constData() + begin, end - begin));
        begin = next;
    }
    return lines;
}

QVector<DiffBlock> diffLines(const QVector<QByteArrayView>& before, const QVector<QByteArrayView>& after, int maxEdits)
{
    Numbers numbers;
    const QVector<int> a = numbers.of(before);
    return diffNumbers(a, numbers.of(after), maxEdits);
}

LineParts diffWithinLine(QByteArrayView before, QByteArrayView after)
{
    const QVector<QByteArrayView> a = splitWords(before);
    const QVector<QByteArrayView> b = splitWords(after);
    if (a.size() > 2000 || b.size() > 2000)
        return {};
    Numbers numbers;
    const QVector<int> left = numbers.of(a);
    const QVector<DiffBlock> blocks = diffNumbers(left, numbers.of(b), 400);
    LineParts parts;
    qsizetype changed = 0;
    for (const DiffBlock& block : blocks) {
        if (block.beforeCount > 0)
            parts.before.append(rangeOf(before, a, block.before, block.beforeCount));
        if (block.afterCount > 0)
            parts.after.append(rangeOf(after, b, block.after, block.afterCount));
        changed += (block.beforeCount > 0 ? parts.before.constLast().size() : 0) + (block.afterCount > 0 ? parts.after.constLast().size() : 0);
    }
    if (changed * 4 > (before.size() + after.size()) * 3)
        return {};
    return parts;
}

QVector<DiffRow> sideBySideRows(int beforeLines, int afterLines, const QVector<DiffBlock>& blocks)
{
    QVector<DiffRow> rows;
    int i = 0;
    int j = 0;
    for (int number = 0; number < blocks.size(); ++number) {
        const DiffBlock& block = blocks[number];
        for (; i < block.before; ++i, ++j)
            rows.append({i, j, DiffRow::Kind::Same, -1});
        for (int line = 0; line < std::max(block.beforeCount, block.afterCount); ++line) {
            const int left = line < block.beforeCount ? i + line : -1;
            const int right = line < block.afterCount ? j + line : -1;
            rows.append({left, right, left < 0 ? DiffRow::Kind::Added : right < 0 ? DiffRow::Kind::Removed : DiffRow::Kind::Changed, number});
        }
        i += block.beforeCount;
        j += block.afterCount;
    }
    for (; i < beforeLines && j < afterLines; ++i, ++j)
        rows.append({i, j, DiffRow::Kind::Same, -1});
    return rows;
}

QVector<DiffRow> inlineRows(int beforeLines, int afterLines, const QVector<DiffBlock>& blocks)
{
    QVector<DiffRow> rows;
    int i = 0;
    int j = 0;
    for (int number = 0; number < blocks.size(); ++number) {
        const DiffBlock& block = blocks[number];
        for (; i < block.before; ++i, ++j)
            rows.append({i, j, DiffRow::Kind::Same, -1});
        for (int line = 0; line < block.beforeCount; ++line, ++i)
            rows.append({i, -1, DiffRow::Kind::Removed, number});
        for (int line = 0; line < block.afterCount; ++line, ++j)
            rows.append({-1, j, DiffRow::Kind::Added, number});
    }
    for (; i < beforeLines && j < afterLines; ++i, ++j)
        rows.append({i, j, DiffRow::Kind::Same, -1});
    return rows;
}

} // namespace skein::ui
