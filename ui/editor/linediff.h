#pragma once

#include "models/base/textrange.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QVector>

namespace skein::ui {

/// Lines without their ends ("\n" or "\r\n"); views into `text`. A final newline starts no further line.
QVector<QByteArrayView> splitLines(const QByteArray& text);

/// A run of lines that differs: `beforeCount` lines at `before` became `afterCount` lines at `after`. 0-based.
struct DiffBlock {
    int before = 0, beforeCount = 0;
    int after = 0, afterCount = 0;
    bool operator==(const DiffBlock& o) const = default;
};

/// The shortest edit script by Myers, as blocks in order. Equal heads and tails are cut off first, so the cost is
/// O((n + m) D) of what differs; past `maxEdits` edits the middle is given as one block, which is still true.
QVector<DiffBlock> diffLines(const QVector<QByteArrayView>& before, const QVector<QByteArrayView>& after, int maxEdits = 2000);

/// The bytes within two lines that differ, by words. Empty where the lines have too little in common for that to help.
struct LineParts {
    QVector<ByteRange> before;
    QVector<ByteRange> after;
};
LineParts diffWithinLine(QByteArrayView before, QByteArrayView after);

/// One line of the picture. -1 = no line on that side: a filler in side-by-side mode.
struct DiffRow {
    enum class Kind { Same, Removed, Added, Changed };
    int before = -1;
    int after = -1;
    Kind kind = Kind::Same;
    int block = -1; ///< index of the change it belongs to
    bool operator==(const DiffRow& o) const = default;
};
/// Both texts line against line; the shorter side of a block is filled up.
QVector<DiffRow> sideBySideRows(int beforeLines, int afterLines, const QVector<DiffBlock>& blocks);
/// One text: the removed lines of each block, then the added ones.
QVector<DiffRow> inlineRows(int beforeLines, int afterLines, const QVector<DiffBlock>& blocks);

} // namespace skein::ui
