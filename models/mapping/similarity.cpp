#include "models/mapping/similarity.h"

#include "models/mapping/words.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace skein::mapping {

namespace {

constexpr double kSynonymScore = 0.8;

QString joined(const QStringList& tokens)
{
    return tokens.join(QString());
}

double tokenScore(const QString& a, const QString& b)
{
    if (a == b)
        return 1.0;
    if (areSynonyms(a, b))
        return kSynonymScore;
    const qsizetype shorter = std::min(a.size(), b.size());
    if (shorter >= 3 && (a.startsWith(b) || b.startsWith(a)))
        return 0.75;
    if (isAbbreviation(a, b) || isAbbreviation(b, a))
        return shorter >= 3 ? 0.8 : 0.0;
    const double close = shorter >= 4 ? jaroWinkler(a, b) : 0.0;
    return close >= 0.88 ? close * 0.85 : 0.0;
}

} // namespace

double jaroWinkler(const QString& a, const QString& b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.size() == b.size() ? 1.0 : 0.0;
    const qsizetype window = std::max<qsizetype>(0, std::max(a.size(), b.size()) / 2 - 1);
    QVector<bool> matchedA(a.size(), false);
    QVector<bool> matchedB(b.size(), false);
    int matches = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        const qsizetype from = std::max<qsizetype>(0, i - window);
        const qsizetype to = std::min(b.size(), i + window + 1);
        for (qsizetype j = from; j < to; ++j) {
            if (matchedB.at(j) || a.at(i) != b.at(j))
                continue;
            matchedA[i] = matchedB[j] = true;
            ++matches;
            break;
        }
    }
    if (matches == 0)
        return 0.0;
    int outOfOrder = 0;
    qsizetype j = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (!matchedA.at(i))
            continue;
        while (!matchedB.at(j))
            ++j;
        outOfOrder += a.at(i) != b.at(j) ? 1 : 0;
        ++j;
    }
    const double m = matches;
    const double jaro = (m / double(a.size()) + m / double(b.size()) + (m - outOfOrder / 2.0) / m) / 3.0;
    int prefix = 0;
    while (prefix < 4 && prefix < a.size() && prefix < b.size() && a.at(prefix) == b.at(prefix))
        ++prefix;
    return jaro + prefix * 0.1 * (1.0 - jaro);
}

double trigramSimilarity(const QString& a, const QString& b)
{
    const auto trigrams = [](const QString& text) {
        const QString padded = QStringLiteral("  ") + text + QStringLiteral("  ");
        QSet<QString> set;
        for (qsizetype i = 0; i + 3 <= padded.size(); ++i)
            set.insert(padded.mid(i, 3));
        return set;
    };
    const QSet<QString> first = trigrams(a);
    const QSet<QString> second = trigrams(b);
    const qsizetype shared = QSet<QString>(first).intersect(second).size();
    return 2.0 * double(shared) / double(first.size() + second.size());
}

NameSimilarity::NameSimilarity(const QStringList& names)
    : m_columns(int(names.size()))
{
    for (const QString& name : names) {
        QStringList tokens = nameTokens(name);
        tokens.removeDuplicates();
        for (const QString& token : std::as_const(tokens))
            ++m_columnsWith[token];
    }
}

double NameSimilarity::weight(const QString& token) const
{
    const int count = std::max(1, m_columnsWith.value(token));
    return std::log(1.0 + double(std::max(2, m_columns)) / count);
}

NameSimilarity::Verdict NameSimilarity::compare(const QString& a, const QString& b) const
{
    if (a.compare(b, Qt::CaseInsensitive) == 0)
        return {1.0, QStringLiteral("same name")};
    const QStringList first = nameTokens(a);
    const QStringList second = nameTokens(b);
    if (joined(first) == joined(second) && !first.isEmpty())
        return {0.97, QStringLiteral("same words: %1").arg(first.join(QLatin1Char(' ')))};
    if (const std::optional<UnitPair> units = unitPair(a, b); units && units->sameWords)
        return {0.9, QStringLiteral("same words but for the unit: %1, %2").arg(units->from.unit, units->to.unit)};
    if (!first.isEmpty() && tokensOfFact(first) == tokensOfFact(second))
        return {0.93, QStringLiteral("same words: %1").arg(tokensOfFact(first).join(QLatin1Char(' ')))};
    if (const QString counted = countedThing(a); !counted.isEmpty() && counted == countedThing(b))
        return {0.92, QStringLiteral("both count: %1").arg(counted)};
    // Best partners first; each word is used once.
    struct Pair {
        double score;
        qsizetype i;
        qsizetype j;
    };
    QVector<Pair> pairs;
    for (qsizetype i = 0; i < first.size(); ++i) {
        for (qsizetype j = 0; j < second.size(); ++j) {
            const double score = tokenScore(first.at(i), second.at(j));
            if (score > 0)
                pairs.append({score, i, j});
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) { return x.score > y.score; });
    QVector<bool> usedFirst(first.size(), false);
    QVector<bool> usedSecond(second.size(), false);
    double shared = 0;
    QStringList words;
    for (const Pair& pair : std::as_const(pairs)) {
        if (usedFirst.at(pair.i) || usedSecond.at(pair.j))
            continue;
        usedFirst[pair.i] = usedSecond[pair.j] = true;
        shared += pair.score * (weight(first.at(pair.i)) + weight(second.at(pair.j)));
        words.append(first.at(pair.i) == second.at(pair.j)
                ? first.at(pair.i)
                : QStringLiteral("%1~%2").arg(first.at(pair.i), second.at(pair.j)));
    }
    double total = 0;
    for (const QString& token : first)
        total += weight(token);
    for (const QString& token : second)
        total += weight(token);
    const double byWords = total > 0 ? shared / total : 0.0;
    const double byLetters = trigramSimilarity(joined(first), joined(second)) * 0.85;
    Verdict verdict;
    verdict.score = std::min(0.95, std::max(byWords, byLetters));
    if (byWords >= byLetters && !words.isEmpty())
        verdict.detail = QStringLiteral("shared words: %1").arg(words.join(QStringLiteral(", ")));
    else
        verdict.detail = QStringLiteral("similar spelling");
    return verdict;
}

double descriptionSimilarity(const QString& a, const QString& b, QStringList* shared)
{
    const QStringList first = descriptionTokens(a);
    const QStringList second = descriptionTokens(b);
    if (first.isEmpty() || second.isEmpty())
        return 0.0;
    int common = 0;
    for (const QString& word : first) {
        if (!second.contains(word))
            continue;
        ++common;
        if (shared)
            shared->append(word);
    }
    return 2.0 * common / double(first.size() + second.size());
}

} // namespace skein::mapping
