#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QtGlobal>

namespace skein {

/// Half-open range of bytes in a file, [begin, end).
struct ByteRange {
    qsizetype begin = 0;
    qsizetype end = 0;

    qsizetype size() const { return end - begin; }
    bool isEmpty() const { return end <= begin; }
    bool contains(qsizetype offset) const { return offset >= begin && offset < end; }
    bool contains(const ByteRange& o) const { return o.begin >= begin && o.end <= end; }
    bool overlaps(const ByteRange& o) const { return begin < o.end && o.begin < end; }
    bool operator==(const ByteRange& o) const { return begin == o.begin && end == o.end; }
};

/// 1-based line of a byte offset; lines end at "\n" (so "\r\n" counts once). O(offset).
int lineOfOffset(QByteArrayView text, qsizetype offset);
/// 1-based column of a byte offset, counted in bytes.
int columnOfOffset(QByteArrayView text, qsizetype offset);

} // namespace skein
