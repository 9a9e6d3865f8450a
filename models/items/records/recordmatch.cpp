#include "models/items/records/recordmatch.h"

#include "models/items/records/recordtemplates.h"

#include <QByteArray>
#include <QCache>
#include <QHash>
#include <QMutex>
#include <QRegularExpression>
#include <QVector>

#include <algorithm>
#include <optional>

namespace skein::items {

namespace {

constexpr int rememberedTexts = 8192;

struct Pattern {
    const RecordTemplate* source = nullptr;
    QRegularExpression expression;
    QString head;     ///< what the text begins with; may be empty
    QString tail;     ///< what it ends with; may be empty
    QString longest;  ///< longest literal piece: a text without it cannot fit
    qsizetype literal = 0;
};

Pattern patternOf(const RecordTemplate& source)
{
    Pattern pattern;
    pattern.source = &source;
    const QString text = QString::fromUtf8(source.text);
    QString expression;
    QString piece;
    bool first = true;
    int known = 0;
    const QByteArray kinds(source.kinds);
    const auto endPiece = [&] {
        expression += QRegularExpression::escape(piece);
        pattern.literal += piece.size();
        if (piece.size() > pattern.longest.size())
            pattern.longest = piece;
        if (first)
            pattern.head = piece;
        pattern.tail = piece;
        first = false;
        piece.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int place = text[i] == QLatin1Char('%') && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (place < 1) {
            piece += text[i];
            continue;
        }
        endPiece();
        ++i;
        if (place <= known) // said before: the same once more
            expression += QStringLiteral("\\g{%1}").arg(place);
        else
            expression += place <= kinds.size() && kinds[place - 1] == '#' ? QStringLiteral("([+-]?\\d[\\d.,]*)") : QStringLiteral("(.+?)");
        known = std::max(known, place);
    }
    endPiece();
    pattern.expression = QRegularExpression(QRegularExpression::anchoredPattern(expression), QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

/// The templates, ordered for looking up: those that begin with text by their first letter, each list best first.
struct Patterns {
    QVector<Pattern> all;
    QHash<QChar, QVector<int>> byHead;
    QVector<int> headless;

    Patterns()
    {
        for (const auto& templates : {migrationTemplates(), rolloutTemplates(), mappingTemplates(), codeTemplates(), placesTemplates(), importTemplates()}) {
            for (const RecordTemplate& source : templates)
                all.append(patternOf(source));
        }
        std::stable_sort(all.begin(), all.end(), [](const Pattern& a, const Pattern& b) { return a.literal > b.literal; });
        for (int i = 0; i < all.size(); ++i)
            (all[i].head.isEmpty() ? headless : byHead[all[i].head.at(0)]).append(i);
    }
};

std::optional<QStringList> capturesOf(const Pattern& pattern, const QString& text)
{
    if (text.size() < pattern.literal || !text.startsWith(pattern.head) || !text.endsWith(pattern.tail) || !text.contains(pattern.longest))
        return std::nullopt;
    const QRegularExpressionMatch match = pattern.expression.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return match.capturedTexts().mid(1);
}

RecordMatch search(const Patterns& patterns, const QString& text)
{
    // Both lists are sorted: take the better of their firsts until one fits.
    const QVector<int> headed = patterns.byHead.value(text.at(0));
    auto one = headed.cbegin();
    auto other = patterns.headless.cbegin();
    while (one != headed.cend() || other != patterns.headless.cend()) {
        const bool takeOne = other == patterns.headless.cend() || (one != headed.cend() && *one < *other);
        const Pattern& pattern = patterns.all[takeOne ? *one++ : *other++];
        if (std::optional<QStringList> captures = capturesOf(pattern, text))
            return {pattern.source->text, pattern.source->kinds, *std::move(captures)};
    }
    return {};
}

} // namespace

RecordMatch matchRecord(const QString& text)
{
    if (text.isEmpty())
        return {};
    static const Patterns patterns;
    static QMutex mutex;
    static QCache<QString, RecordMatch> remembered(rememberedTexts);
    {
        const QMutexLocker lock(&mutex);
        if (const RecordMatch* match = remembered.object(text))
            return *match;
    }
    const RecordMatch found = search(patterns, text);
    const QMutexLocker lock(&mutex);
    remembered.insert(text, new RecordMatch(found));
    return found;
}

} // namespace skein::items
