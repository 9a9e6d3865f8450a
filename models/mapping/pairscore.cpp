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

double logistic(double z)
{
    return 1.0 / (1.0 + std::exp(-z));
}

QString typeText(const Column& column)
{
    return column.nativeType.isEmpty() ? logicalTypeName(effectiveType(column)) : column.nativeType;
}

} // namespace

PairScore scorePair(const NameSimilarity& names, const Column& from, double fromPlace, const Column& to, double toPlace,
    const ColumnProfile* fromProfile, const ColumnProfile* toProfile)
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
    if (fromProfile && toProfile) {
        score.values = compareValues(*fromProfile, *toProfile);
        if (score.values.known) {
            z += kValues * (score.values.score - 0.2);
            if (score.values.score > 0.05)
                score.evidence.append({QStringLiteral("values"), score.values.score, score.values.detail});
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

PairKind kindOfPair(const Column& from, const Column& to, const PairScore& score, const ColumnProfile* fromProfile)
{
    PairKind result;
    const bool sameName = from.name.compare(to.name, Qt::CaseInsensitive) == 0;
    result.kind = sameName ? RuleKind::Keep : RuleKind::Rename;
    const LogicalType a = effectiveType(from);
    const LogicalType b = effectiveType(to);

    if (isNumeric(a) || a == LogicalType::Unknown) {
        const std::optional<UnitHint> unitFrom = unitHint(from.name);
        const std::optional<UnitHint> unitTo = unitHint(to.name);
        const bool hinted = unitFrom && unitTo && unitFrom->dimension == unitTo->dimension
            && unitFrom->scale != unitTo->scale && (isNumeric(b) || b == LogicalType::Unknown);
        if (score.values.unit) {
            result.kind = RuleKind::Unit;
            result.params.insert(QStringLiteral("factor"), score.values.unit->factor);
            if (score.values.unit->offset != 0)
                result.params.insert(QStringLiteral("offset"), score.values.unit->offset);
            return result;
        }
        if (hinted && score.values.overlap < 0.5) {
            result.kind = RuleKind::Unit;
            // Twelve digits take the noise of dividing two rounded scales away: 0.001, not 0.0010000000000000002.
            const double factor = unitFrom->scale / unitTo->scale;
            result.params.insert(QStringLiteral("factor"), QString::number(factor, 'g', 12).toDouble());
            result.evidence.append({QStringLiteral("name"), 0.7,
                QStringLiteral("the names state %1 and %2").arg(unitFrom->unit, unitTo->unit)});
            return result;
        }
    }
    if (score.values.valueMap) {
        const ValueMapFit& fit = *score.values.valueMap;
        result.kind = RuleKind::ValueMap;
        result.params.insert(QStringLiteral("values"), fit.values);
        result.params.insert(QStringLiteral("onUnmapped"), QStringLiteral("error"));
        result.params.insert(QStringLiteral("coverage"), fit.coverage);
        result.evidence.append({QStringLiteral("values"), fit.coverage,
            QStringLiteral("the table has %1 values and covers %2 % of the profiled rows")
                .arg(fit.values.size()).arg(qRound(100 * fit.coverage))});
        return result;
    }
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
            const bool large = fromProfile && fromProfile->numeric && fromProfile->max.toDouble() > 1e11;
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
