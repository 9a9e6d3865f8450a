#include "models/mapping/valueevidence.h"

#include "models/mapping/hungarian.h"
#include "models/mapping/similarity.h"
#include "models/mapping/words.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace skein::mapping {

namespace {

constexpr int kSmallSet = 40;
constexpr int kNumberCodes = 8; ///< more distinct numbers than this are quantities, not codes

QSet<QString> valuesOf(const ColumnProfile& profile)
{
    QSet<QString> set;
    for (const ValueCount& item : profile.topValues)
        set.insert(item.value);
    for (const QString& value : profile.sampleValues)
        set.insert(value);
    return set;
}

struct KnownUnit {
    double factor;
    double offset;
    const char* name;
};

constexpr KnownUnit kUnits[] = {
    {1e-3, 0, "thousandths, as milliseconds to seconds"}, {1e3, 0, "thousands, as seconds to milliseconds"},
    {1e-6, 0, "millionths, as microseconds to seconds"}, {1e6, 0, "millions, as seconds to microseconds"},
    {1e-9, 0, "nanoseconds to seconds"}, {1e9, 0, "seconds to nanoseconds"},
    {0.01, 0, "hundredths, as cents to whole money"}, {100, 0, "hundreds, as whole money to cents"},
    {60, 0, "minutes to seconds"}, {1.0 / 60, 0, "seconds to minutes"}, {3600, 0, "hours to seconds"},
    {1.0 / 3600, 0, "seconds to hours"}, {86400, 0, "days to seconds"}, {1.0 / 86400, 0, "seconds to days"},
    {1.0 / 60000, 0, "milliseconds to minutes"}, {1024, 0, "1024, as kibibytes to bytes"},
    {1.0 / 1024, 0, "1/1024, as bytes to kibibytes"}, {1048576, 0, "mebibytes to bytes"},
    {1.0 / 1048576, 0, "bytes to mebibytes"}, {1.609344, 0, "miles to kilometres"},
    {1 / 1.609344, 0, "kilometres to miles"}, {0.3048, 0, "feet to metres"}, {1 / 0.3048, 0, "metres to feet"},
    {2.54, 0, "inches to centimetres"}, {1 / 2.54, 0, "centimetres to inches"},
    {0.45359237, 0, "pounds to kilograms"}, {1 / 0.45359237, 0, "kilograms to pounds"},
    {5.0 / 9, -160.0 / 9, "Fahrenheit to Celsius"}, {9.0 / 5, 32, "Celsius to Fahrenheit"},
    {1, 273.15, "Celsius to Kelvin"}, {1, -273.15, "Kelvin to Celsius"},
};

std::optional<UnitFit> fitUnit(const ColumnProfile& a, const ColumnProfile& b)
{
    if (!a.numeric || !b.numeric || a.distinct < 5 || b.distinct < 3)
        return std::nullopt;
    const double lowA = a.min.toDouble();
    const double highA = a.max.toDouble();
    const double lowB = b.min.toDouble();
    const double highB = b.max.toDouble();
    if (highA - lowA <= 0)
        return std::nullopt;
    // The samples of both sides may differ a little, and the new side may be rounded.
    for (const KnownUnit& unit : kUnits) {
        const double range = std::abs(unit.factor) * (highA - lowA);
        const double slack = 0.02 * range + (range > 20 ? 0.5 : 0.0);
        const auto fits = [&unit, slack](double x, double y) {
            return std::abs(x * unit.factor + unit.offset - y) <= slack;
        };
        if (fits(lowA, lowB) && fits(highA, highB) && fits(a.mean, b.mean))
            return UnitFit {unit.factor, unit.offset, QString::fromLatin1(unit.name)};
    }
    return std::nullopt;
}

double spelling(const QString& a, const QString& b)
{
    if (a == b)
        return 1.0;
    const QString first = a.trimmed().toLower();
    const QString second = b.trimmed().toLower();
    if (first == second)
        return 0.98;
    if (truthOf(a) >= 0 && truthOf(b) >= 0)
        return truthOf(a) == truthOf(b) ? 0.95 : 0.0;
    if (first.isEmpty() || second.isEmpty())
        return 0.0;
    const bool prefix = first.startsWith(second) || second.startsWith(first);
    return prefix ? 0.8 : std::max(0.0, (jaroWinkler(first, second) - 0.5) * 1.4);
}

bool hasFractions(const ColumnProfile& profile)
{
    return std::any_of(profile.topValues.cbegin(), profile.topValues.cend(), [](const ValueCount& item) {
        const double value = item.value.toDouble();
        return std::floor(value) != value || item.value.contains(QLatin1Char('.'));
    });
}

std::optional<ValueMapFit> fitValueMap(const ColumnProfile& a, const ColumnProfile& b)
{
    const bool small = a.distinct >= 2 && b.distinct >= 2 && a.distinct <= kSmallSet && b.distinct <= kSmallSet
        && a.topValues.size() >= a.distinct && b.topValues.size() >= b.distinct;
    if (a.numeric && b.numeric && (std::max(a.distinct, b.distinct) > kNumberCodes || hasFractions(a) || hasFractions(b)))
        return std::nullopt; // amounts are no codes
    const qint64 rowsA = a.rows - a.nulls;
    const qint64 rowsB = b.rows - b.nulls;
    if (!small || rowsA <= 0 || rowsB <= 0)
        return std::nullopt;
    const qsizetype larger = std::max(a.topValues.size(), b.topValues.size());
    if (std::min(a.topValues.size(), b.topValues.size()) * 2 < larger)
        return std::nullopt;
    QVector<QVector<double>> weight(a.topValues.size(), QVector<double>(b.topValues.size(), 0.0));
    for (qsizetype i = 0; i < a.topValues.size(); ++i) {
        for (qsizetype j = 0; j < b.topValues.size(); ++j) {
            const double shareA = double(a.topValues.at(i).count) / double(rowsA);
            const double shareB = double(b.topValues.at(j).count) / double(rowsB);
            const double frequency = 1.0 - std::abs(shareA - shareB) / std::max(shareA, shareB);
            const double letters = spelling(a.topValues.at(i).value, b.topValues.at(j).value);
            const double score = letters >= 0.8 ? letters : 0.5 * letters + 0.5 * frequency;
            weight[i][j] = score - 0.4;
        }
    }
    const QVector<int> pairs = assign(weight);
    ValueMapFit fit;
    qint64 covered = 0;
    double score = 0;
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        if (pairs.at(i) < 0)
            continue;
        const ValueCount& from = a.topValues.at(i);
        fit.values.insert(from.value, b.topValues.at(pairs.at(i)).value);
        covered += from.count;
        score += (weight.at(i).at(pairs.at(i)) + 0.4) * double(from.count);
    }
    if (covered == 0)
        return std::nullopt;
    fit.coverage = double(covered) / double(rowsA);
    fit.score = score / double(covered) * fit.coverage;
    return fit;
}

/// Text of one temporal form on either side: what remains when both are cut to the day.
void compareDays(const QSet<QString>& first, const QSet<QString>& second, ValueVerdict& verdict)
{
    const auto days = [](const QSet<QString>& values) {
        QSet<QString> set;
        for (const QString& value : values)
            set.insert(value.left(10));
        return set;
    };
    const QSet<QString> a = days(first);
    const QSet<QString> b = days(second);
    const qsizetype common = QSet<QString>(a).intersect(b).size();
    const double contained = double(common) / double(std::min(a.size(), b.size()));
    const double information = std::min(1.0, std::log2(1.0 + double(std::min(a.size(), b.size()))) / 5.0);
    if (contained * 0.8 * information <= verdict.score)
        return;
    verdict.score = contained * 0.8 * information;
    verdict.detail = QStringLiteral("cut to the day, %1 of %2 old values are among the %3 new ones")
                         .arg(common).arg(a.size()).arg(b.size());
}

/// Never 3.98e+06: people read this.
QString plainNumber(double value)
{
    return QString::number(value, 'f', std::abs(value) >= 1000 ? 0 : 2);
}

} // namespace

int truthOf(const QString& text)
{
    static const QSet<QString> yes {QStringLiteral("1"), QStringLiteral("y"), QStringLiteral("yes"),
        QStringLiteral("t"), QStringLiteral("true"), QStringLiteral("on")};
    static const QSet<QString> no {QStringLiteral("0"), QStringLiteral("n"), QStringLiteral("no"),
        QStringLiteral("f"), QStringLiteral("false"), QStringLiteral("off")};
    const QString word = text.trimmed().toLower();
    return yes.contains(word) ? 1 : (no.contains(word) ? 0 : -1);
}

std::optional<ValueMapFit> mapToListed(const QStringList& oldValues, const QStringList& listed)
{
    ValueMapFit fit;
    QSet<QString> used;
    bool changes = false;
    for (const QString& value : oldValues) {
        const QString word = value.toLower();
        QStringList found;
        for (const QString& item : listed) {
            const QString entry = item.toLower();
            if (word == entry) {
                found = QStringList {item};
                break;
            }
            if (word.size() >= 2 && (entry.startsWith(word) || isAbbreviation(word, entry)))
                found.append(item);
        }
        if (found.size() != 1 || used.contains(found.constFirst()))
            return std::nullopt;
        used.insert(found.constFirst());
        fit.values.insert(value, found.constFirst());
        changes = changes || value != found.constFirst();
    }
    if (!changes)
        return std::nullopt;
    fit.coverage = 1;
    fit.score = 0.8;
    return fit;
}

FactorVerdict checkFactor(const ColumnProfile& a, const ColumnProfile& b, double factor, bool finer)
{
    FactorVerdict verdict;
    if (!a.numeric || !b.numeric || a.mean == 0 || b.mean == 0)
        return verdict;
    const double raw = b.mean / a.mean;
    const double ratio = raw / factor;
    verdict.confirmed = ratio > (finer ? 0.02 : 0.9) && ratio < 1.1;
    // Equal means although the names state two units: the unit did not change.
    verdict.refuted = !verdict.confirmed && raw > 0.8 && raw < 1.25 && !finer;
    verdict.detail = QStringLiteral("the means are %1 and %2: %3 times the factor %4%5")
                         .arg(plainNumber(a.mean), plainNumber(b.mean), QString::number(ratio, 'f', 2),
                             QString::number(factor, 'g', 6),
                             finer ? QStringLiteral(", and a finer row holds a part of the old number") : QString());
    return verdict;
}

ValueVerdict compareValues(const ColumnProfile& a, const ColumnProfile& b)
{
    ValueVerdict verdict;
    const QSet<QString> first = valuesOf(a);
    const QSet<QString> second = valuesOf(b);
    if (first.isEmpty() || second.isEmpty())
        return verdict;
    verdict.known = true;
    const qsizetype common = QSet<QString>(first).intersect(second).size();
    const double jaccard = double(common) / double(first.size() + second.size() - common);
    verdict.overlap = double(common) / double(first.size());
    const double contained = double(common) / double(std::min(first.size(), second.size()));
    // Sharing {0, 1} says little, sharing thirty distinct texts a lot.
    const double information = std::min(1.0, std::log2(1.0 + double(std::min(first.size(), second.size()))) / 5.0);
    verdict.score = std::max(jaccard, 0.8 * contained) * information;
    verdict.detail = QStringLiteral("%1 of %2 old values are among the %3 new ones")
                         .arg(common).arg(first.size()).arg(second.size());
    if (a.numeric && b.numeric && verdict.overlap < 0.5) {
        const double low = std::max(a.min.toDouble(), b.min.toDouble());
        const double high = std::min(a.max.toDouble(), b.max.toDouble());
        const double span = std::max(a.max.toDouble(), b.max.toDouble()) - std::min(a.min.toDouble(), b.min.toDouble());
        if (span > 0 && high > low && 0.5 * (high - low) / span > verdict.score) {
            verdict.score = 0.5 * (high - low) / span;
            verdict.detail = QStringLiteral("the ranges overlap by %1 %").arg(qRound(100 * (high - low) / span));
        }
    }
    const LogicalType oldTime = temporalText(a);
    const LogicalType newTime = temporalText(b);
    if (oldTime != LogicalType::Unknown && newTime != LogicalType::Unknown && oldTime != newTime) {
        verdict.oldTime = oldTime;
        verdict.newTime = newTime;
        compareDays(first, second, verdict);
        return verdict;
    }
    if (verdict.overlap < 0.5)
        verdict.unit = fitUnit(a, b);
    if (verdict.unit) {
        verdict.score = std::max(verdict.score, 0.8);
        verdict.detail = QStringLiteral("minimum, mean and maximum differ by %1 (%2)")
                             .arg(QString::number(verdict.unit->factor, 'g', 6), verdict.unit->name);
    } else if (verdict.overlap < 0.9) {
        verdict.valueMap = fitValueMap(a, b);
        if (verdict.valueMap && verdict.valueMap->score < 0.45)
            verdict.valueMap.reset();
        if (verdict.valueMap && 0.7 * verdict.valueMap->score > verdict.score) {
            verdict.score = 0.7 * verdict.valueMap->score;
            verdict.detail = QStringLiteral("%1 old values pair with new ones by spelling and frequency, %2 % of rows")
                                 .arg(verdict.valueMap->values.size()).arg(qRound(100 * verdict.valueMap->coverage));
        }
    }
    return verdict;
}

} // namespace skein::mapping
