#include "models/mapping/pairscore.h"

#include "models/mapping/typelattice.h"
#include "models/mapping/words.h"

#include <algorithm>
#include <cmath>

namespace skein::mapping {

namespace {

// One logistic function over the evidence. Set by hand so that the same name with the same type gives about 0.98,
// a shared rare word with the same type about 0.6, equal types alone less than 0.05, and equal sets of many values
// under unrelated names about 0.5. Evidence that is absent adds nothing.
constexpr double kBias = -4.8;
constexpr double kName = 7.5;
constexpr double kType = 2.0;          // times similarity - 0.5
constexpr double kBothKey = 0.8;
constexpr double kOneKey = -0.4;
constexpr double kDescription = 3.0;   // times overlap - 0.1
constexpr double kValues = 5.0;        // times score - 0.2
constexpr double kPosition = 0.5;      // times closeness
constexpr double kBareUnits = 0.55;    // as a name: "ms" and "seconds" whose values differ by just that factor

double logistic(double z)
{
    return 1.0 / (1.0 + std::exp(-z));
}

QString typeText(const Column& column)
{
    return column.nativeType.isEmpty() ? logicalTypeName(effectiveType(column)) : column.nativeType;
}

bool couldBeNumeric(LogicalType type)
{
    return isNumeric(type) || type == LogicalType::Unknown;
}

/// What the values add to the logit.
double scoreValues(PairScore& score, const PairProfiles& profiles, bool measures)
{
    score.values = compareValues(*profiles.from, *profiles.to);
    ValueVerdict& values = score.values;
    if (!values.known)
        return 0;
    if (score.unit && !values.unit) {
        const FactorVerdict verdict = checkFactor(*profiles.from, *profiles.to, score.unit->factor, profiles.finer);
        if (verdict.refuted || (!profiles.finer && values.overlap >= 0.5)) {
            score.unit.reset(); // the old values are there, unchanged
        } else if (verdict.confirmed) {
            values.score = std::max(values.score, 0.8);
            values.detail = verdict.detail;
        }
    }
    if (values.score > 0.05)
        score.evidence.append({QStringLiteral("values"), values.score, values.detail});
    // Parts of numbers need not look like the numbers: no likeness says nothing against the pair.
    if (profiles.finer && measures && profiles.from->numeric && profiles.to->numeric) {
        values.valueMap.reset();
        return std::max(0.0, kValues * (values.score - 0.2));
    }
    return kValues * (values.score - 0.2);
}

/// Where the new rows are finer and their numbers smaller, the new numbers add up to the old one.
void rollUp(const Column& from, const PairProfiles& profiles, double factor, PairKind& kind)
{
    const bool numbers = profiles.from && profiles.to && profiles.from->numeric && profiles.to->numeric;
    if (!profiles.finer || from.key || !numbers || profiles.from->mean * factor == 0)
        return;
    const double ratio = profiles.to->mean / (profiles.from->mean * factor);
    if (ratio <= 0 || ratio > 0.95)
        return; // the same number in every finer row
    kind.params.insert(QStringLiteral("rollUp"), QStringLiteral("sum"));
    kind.evidence.append({QStringLiteral("grain"), 0.6,
        QStringLiteral("the new rows are finer and hold %1 of the old number on average: they add up to it")
            .arg(QString::number(ratio, 'f', 2))});
}

/// Text that is only ever true or false, read as a number or a boolean.
std::optional<QJsonObject> truthTable(const ColumnProfile* profile, LogicalType to)
{
    const bool complete = profile && profile->distinct > 0 && profile->topValues.size() >= profile->distinct;
    if (!complete || (to != LogicalType::Integer && to != LogicalType::Boolean))
        return std::nullopt;
    QJsonObject table;
    for (const ValueCount& item : profile->topValues) {
        const int truth = truthOf(item.value);
        if (truth < 0)
            return std::nullopt;
        table.insert(item.value, to == LogicalType::Boolean ? QJsonValue(truth == 1) : QJsonValue(truth));
    }
    return table;
}

/// Whether the profiled new values are only 0, 1, true, false and the like.
bool onlyTruths(const ColumnProfile* profile)
{
    return !profile || (profile->topValues.size() >= profile->distinct
        && std::all_of(profile->topValues.cbegin(), profile->topValues.cend(),
            [](const ValueCount& item) { return truthOf(item.value) >= 0; }));
}

PairKind valueMapKind(const QJsonObject& values, double coverage, Evidence why)
{
    PairKind result;
    result.kind = RuleKind::ValueMap;
    result.params.insert(QStringLiteral("values"), values);
    result.params.insert(QStringLiteral("onUnmapped"), QStringLiteral("error"));
    result.params.insert(QStringLiteral("coverage"), coverage);
    result.evidence.append(std::move(why));
    return result;
}

QStringList smallSet(const ColumnProfile* profile)
{
    QStringList values;
    if (profile && !profile->numeric && profile->distinct <= 40 && profile->topValues.size() >= profile->distinct) {
        for (const ValueCount& item : profile->topValues)
            values.append(item.value);
    }
    return values;
}

/// A value table without a look at the new values: from a text of yes and no, or from what a description lists.
std::optional<PairKind> valueMapUnseen(const Column& from, const Column& to, const PairProfiles& profiles)
{
    const LogicalType b = effectiveType(to);
    if (effectiveType(from) != LogicalType::String)
        return std::nullopt;
    if (const auto table = truthTable(profiles.from, b); table && onlyTruths(profiles.to)) {
        return valueMapKind(*table, 1.0, {QStringLiteral("values"), 0.9,
            QStringLiteral("the %1 profiled values are only ever true or false").arg(profiles.from->rows)});
    }
    if (profiles.to || b != LogicalType::String)
        return std::nullopt;
    const QStringList olds = profiles.from ? smallSet(profiles.from) : listedValues(from.description);
    const std::optional<ValueMapFit> fit = olds.isEmpty() ? std::nullopt : mapToListed(olds, listedValues(to.description));
    if (!fit)
        return std::nullopt;
    PairKind kind = valueMapKind(fit->values, fit->coverage, {QStringLiteral("description"), fit->score,
        QStringLiteral("the new column's description lists a value for each of the %1 old ones").arg(olds.size())});
    // Nobody has seen the new values: a person has to look.
    kind.ceiling = 0.85;
    return kind;
}

} // namespace

PairScore scorePair(const NameSimilarity& names, const Column& from, double fromPlace, const Column& to, double toPlace,
    const PairProfiles& profiles)
{
    PairScore score;
    double z = kBias;
    const NameSimilarity::Verdict name = names.compare(from.name, to.name);
    score.name = name.score;
    z += kName * name.score;
    if (name.score > 0.1)
        score.evidence.append({QStringLiteral("name"), name.score, name.detail});

    const LogicalType a = effectiveType(from);
    const LogicalType b = effectiveType(to);
    score.typeSimilarity = typeSimilarity(a, b);
    if (a != LogicalType::Unknown && b != LogicalType::Unknown) {
        z += kType * (score.typeSimilarity - 0.5);
        score.evidence.append({QStringLiteral("type"), score.typeSimilarity,
            a == b ? QStringLiteral("both are %1").arg(logicalTypeName(a))
                   : QStringLiteral("%1 and %2").arg(typeText(from), typeText(to))});
    }
    if (from.key && to.key) {
        z += kBothKey;
        score.evidence.append({QStringLiteral("key"), 1.0, QStringLiteral("both belong to the key")});
    } else if (from.key != to.key) {
        z += kOneKey;
    }
    if (!from.description.isEmpty() && !to.description.isEmpty()) {
        QStringList shared;
        const double overlap = descriptionSimilarity(from.description, to.description, &shared);
        z += kDescription * (overlap - 0.1);
        if (overlap > 0) {
            score.evidence.append({QStringLiteral("description"), overlap,
                QStringLiteral("shared words: %1").arg(shared.join(QStringLiteral(", ")))});
        }
    }
    const bool numbers = couldBeNumeric(a) && couldBeNumeric(b);
    if (numbers)
        score.unit = unitPair(from.name, to.name);
    if (profiles.from && profiles.to)
        z += scoreValues(score, profiles, !from.key && !to.key);
    if (const auto bare = numbers && score.values.unit ? bareUnits(from.name, to.name) : std::nullopt) {
        // The names say the same factor as the values do.
        if (std::abs(score.values.unit->factor / bare->factor - 1) < 0.02) {
            score.unit = bare;
            z += kName * kBareUnits;
        }
    }
    const double closeness = 1.0 - std::min(1.0, std::abs(fromPlace - toPlace) * 2.0);
    z += kPosition * (closeness - 0.5);
    score.placeless = logistic(z - kPosition * (closeness - 0.5));
    score.confidence = logistic(z);
    std::stable_sort(score.evidence.begin(), score.evidence.end(),
        [](const Evidence& x, const Evidence& y) { return x.score > y.score; });
    return score;
}

PairKind kindOfPair(const Column& from, const Column& to, const PairScore& score, const PairProfiles& profiles)
{
    PairKind result;
    const bool sameName = from.name.compare(to.name, Qt::CaseInsensitive) == 0;
    result.kind = sameName ? RuleKind::Keep : RuleKind::Rename;
    const LogicalType a = effectiveType(from);
    const LogicalType b = effectiveType(to);

    if (couldBeNumeric(a) && (score.values.unit || score.unit)) {
        result.kind = RuleKind::Unit;
        result.params.insert(QStringLiteral("factor"), score.values.unit ? score.values.unit->factor : score.unit->factor);
        if (score.values.unit && score.values.unit->offset != 0)
            result.params.insert(QStringLiteral("offset"), score.values.unit->offset);
        if (score.unit) {
            result.evidence.append({QStringLiteral("name"), 0.7,
                QStringLiteral("the names state %1 and %2").arg(score.unit->from.unit, score.unit->to.unit)});
        }
        rollUp(from, profiles, result.params.value(QLatin1String("factor")).toDouble(1.0), result);
        return result;
    }
    if (score.values.valueMap) {
        const ValueMapFit& fit = *score.values.valueMap;
        return valueMapKind(fit.values, fit.coverage, {QStringLiteral("values"), fit.coverage,
            QStringLiteral("the table has %1 values and covers %2 % of the profiled rows")
                .arg(fit.values.size()).arg(qRound(100 * fit.coverage))});
    }
    if (const std::optional<PairKind> unseen = valueMapUnseen(from, to, profiles))
        return *unseen;
    if (score.values.oldTime != LogicalType::Unknown && a == LogicalType::String && b == LogicalType::String) {
        const auto name = [](LogicalType type) {
            return type == LogicalType::Date ? QStringLiteral("DATE") : QStringLiteral("TIMESTAMP");
        };
        result.kind = RuleKind::Cast;
        result.params.insert(QStringLiteral("to"), name(score.values.newTime));
        result.params.insert(QStringLiteral("from"), name(score.values.oldTime));
        result.evidence.append({QStringLiteral("values"), 0.9, score.values.newTime == LogicalType::Date
            ? QStringLiteral("the old text is a date with a time, the new one a date: the time is lost")
            : QStringLiteral("the old text is a date, the new one has a time")});
        return result;
    }
    rollUp(from, profiles, 1.0, result);
    const bool known = a != LogicalType::Unknown && b != LogicalType::Unknown;
    const CastEffect effect = known ? castEffect(from, to) : CastEffect::Identity;
    if (known && (a != b || effect == CastEffect::Narrowing)) {
        result.kind = RuleKind::Cast;
        result.params.insert(QStringLiteral("to"), typeText(to));
        result.params.insert(QStringLiteral("from"), typeText(from));
        const bool epoch = (a == LogicalType::Integer && isTemporal(b)) || (isTemporal(a) && b == LogicalType::Integer);
        if (epoch) {
            const Column& number = a == LogicalType::Integer ? from : to;
            const std::optional<UnitHint> hint = unitHint(number.name);
            const bool large = profiles.from && profiles.from->numeric && profiles.from->max.toDouble() > 1e11;
            const bool ms = large || (hint && hint->scale == 0.001);
            result.params.insert(QStringLiteral("epoch"), ms ? QStringLiteral("ms") : QStringLiteral("s"));
        }
        if (effect == CastEffect::Narrowing) {
            result.evidence.append({QStringLiteral("type"), 0.5,
                QStringLiteral("not every %1 fits %2").arg(typeText(from), typeText(to))});
        }
    }
    return result;
}

} // namespace skein::mapping
