#pragma once

#include <QString>
#include <QVector>

namespace skein::ui {

/// How well a pattern fits a text when its letters may be apart.
struct FuzzyMatch {
    bool matched = false;
    int score = 0;          ///< higher is better; comparable between texts for one pattern
    QVector<int> positions; ///< matched characters, ascending
};

/// Best placement of `pattern`'s characters in `text`, in order, ignoring case and the pattern's blanks. Letters at the
/// start of words (after _ . / - : and blanks, or a capital after a small letter) and runs of neighbours count most,
/// gaps cost a little. Smith-Waterman style dynamic programming, O(pattern x text); texts that lack a letter are
/// turned away in one pass. An empty pattern matches everything with score 0.
FuzzyMatch fuzzyMatch(const QString& pattern, const QString& text);

} // namespace skein::ui
