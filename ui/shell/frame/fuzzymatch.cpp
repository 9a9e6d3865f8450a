#include "ui/shell/frame/fuzzymatch.h"

#include <algorithm>
#include <limits>

namespace skein::ui {

namespace {

constexpr int hit = 16;
constexpr int wordStart = 14;
constexpr int textStart = 8;
constexpr int neighbour = 12;
constexpr int gap = 1;
constexpr int maxGap = 10;
constexpr int longest = 200; // texts are names; what is beyond cannot be seen anyway
constexpr int impossible = std::numeric_limits<int>::min() / 2;

bool startsWord(const QString& text, int at)
{
    if (at == 0)
        return true;
    const QChar before = text.at(at - 1);
    return !before.isLetterOrNumber() || (before.isLower() && text.at(at).isUpper());
}

} // namespace

FuzzyMatch fuzzyMatch(const QString& pattern, const QString& text)
{
    FuzzyMatch result;
    QString wanted;
    for (const QChar c : pattern) {
        if (!c.isSpace())
            wanted += c.toCaseFolded();
    }
    const int m = int(wanted.size());
    const int n = std::min(int(text.size()), longest);
    if (m == 0) {
        result.matched = true;
        return result;
    }
    QString folded;
    folded.reserve(n);
    for (int j = 0; j < n; ++j)
        folded += text.at(j).toCaseFolded();
    int found = 0;
    for (int j = 0; j < n && found < m; ++j)
        found += folded.at(j) == wanted.at(found) ? 1 : 0;
    if (found < m)
        return result;

    // best[i][j]: best score with pattern character i placed on text character j; from[i][j]: where i - 1 was placed.
    QVector<int> best(m * n, impossible);
    QVector<int> from(m * n, -1);
    for (int i = 0; i < m; ++i) {
        int carried = impossible; // best of the row above up to j - 2, less the gap so far
        int carriedAt = -1;
        for (int j = i; j < n; ++j) {
            if (i > 0 && j >= 2) {
                carried = carried == impossible ? impossible : carried - gap;
                const int candidate = best.at((i - 1) * n + j - 2);
                if (candidate != impossible && candidate - gap >= carried) {
                    carried = candidate - gap;
                    carriedAt = j - 2;
                }
            }
            if (folded.at(j) != wanted.at(i))
                continue;
            const int own = hit + (startsWord(text, j) ? wordStart : 0) + (j == 0 ? textStart : 0);
            if (i == 0) {
                best[j] = own - std::min(j, maxGap) * gap;
                continue;
            }
            const int above = j >= 1 ? best.at((i - 1) * n + j - 1) : impossible;
            const int near = above == impossible ? impossible : above + neighbour;
            if (near == impossible && carried == impossible)
                continue;
            const bool joined = near >= carried;
            best[i * n + j] = own + (joined ? near : carried);
            from[i * n + j] = joined ? j - 1 : carriedAt;
        }
    }
    int end = -1;
    for (int j = m - 1; j < n; ++j) {
        const int score = best.at((m - 1) * n + j);
        if (score != impossible && (end < 0 || score > best.at((m - 1) * n + end)))
            end = j;
    }
    if (end < 0)
        return result;
    result.matched = true;
    // Of equal matches the shorter text is meant.
    result.score = best.at((m - 1) * n + end) * 4 - std::min(n, 100) / 4;
    result.positions.resize(m);
    for (int i = m - 1, j = end; i >= 0; --i) {
        result.positions[i] = j;
        j = from.at(i * n + j);
    }
    return result;
}

} // namespace skein::ui
