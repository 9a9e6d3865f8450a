#pragma once

#include "models/control/preview.h"

namespace skein::items {

/// A line of a rewritten text, with the rules that made it and why.
struct LineNote {
    int line = 0; ///< 1-based, of the new text
    QStringList ruleIds;
    QString toolTip;
    bool operator==(const LineNote& o) const = default;
};

/// In order of lines, one note a line.
QVector<LineNote> lineNotes(const control::PreviewFile& file);

} // namespace skein::items
