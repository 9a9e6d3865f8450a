#include "models/mapping/inverse.h"

#include "models/mapping/typelattice.h"

#include <QJsonDocument>
#include <QJsonArray>
#include <QSet>

#include <cmath>

namespace skein::mapping {

namespace {

InverseVerdict exact(const QString& reason)
{
    return {InverseClass::Exact, reason};
}

InverseVerdict lossy(const QString& reason)
{
    return {InverseClass::Lossy, reason};
}

InverseVerdict none(const QString& reason)
{
    return {InverseClass::None, reason};
}

QString asKey(const QJsonValue& value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray {value}).toJson(QJsonDocument::Compact));
}

InverseVerdict unitInverse(const Rule& rule, const Column* from, const Column* to)
{
    const double factor = rule.params.value(QLatin1String("factor")).toDouble(1.0);
    if (factor == 0.0 || !std::isfinite(factor))
        return none(QStringLiteral("a factor of 0 keeps nothing of the old value"));
    if (to && effectiveType(*to) == LogicalType::Integer) {
        const double offset = rule.params.value(QLatin1String("offset")).toDouble(0.0);
        const bool whole = std::floor(factor) == factor && std::floor(offset) == offset;
        if (!whole || !from || effectiveType(*from) != LogicalType::Integer)
            return lossy(QStringLiteral("the new column holds whole numbers, so the result is rounded"));
    }
    return exact(QStringLiteral("old = (new - offset) / factor"));
}

InverseVerdict valueMapInverse(const Rule& rule)
{
    const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
    if (values.isEmpty())
        return none(QStringLiteral("the value table is empty"));
    QSet<QString> images;
    bool imagesAreKeys = true;
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (it.value().isNull())
            return lossy(QStringLiteral("the value '%1' becomes NULL").arg(it.key()));
        const QString image = asKey(it.value());
        if (images.contains(image))
            return lossy(QStringLiteral("several old values become %1").arg(image));
        images.insert(image);
        imagesAreKeys = imagesAreKeys && values.contains(it.value().toVariant().toString());
    }
    const QString onUnmapped = rule.params.value(QLatin1String("onUnmapped")).toString(QStringLiteral("error"));
    if (onUnmapped == QLatin1String("error") || rule.params.value(QLatin1String("coverage")).toDouble() >= 1.0)
        return exact(QStringLiteral("each new value comes from one old value"));
    if (onUnmapped == QLatin1String("keep")) {
        return imagesAreKeys
            ? exact(QStringLiteral("the table permutes its values and keeps all others"))
            : lossy(QStringLiteral("a value that is kept may be the same as a value of the table"));
    }
    return lossy(QStringLiteral("values that the table lacks all become the same value"));
}

InverseVerdict castInverse(const Rule& rule, const Column* from, const Column* to)
{
    Column source;
    Column target;
    source.nativeType = rule.params.value(QLatin1String("from")).toString();
    target.nativeType = rule.params.value(QLatin1String("to")).toString();
    if (from && source.nativeType.isEmpty())
        source = *from;
    if (to && target.nativeType.isEmpty())
        target = *to;
    if (effectiveType(source) == LogicalType::Unknown)
        return lossy(QStringLiteral("the old column's type is not known"));
    switch (castEffect(source, target)) {
    case CastEffect::Identity:
    case CastEffect::Widening:
        return exact(QStringLiteral("every old value fits the new type"));
    case CastEffect::Narrowing:
        return lossy(QStringLiteral("some old values do not fit the new type"));
    case CastEffect::Impossible:
        break;
    }
    return none(QStringLiteral("the types have no common values"));
}

InverseVerdict byKind(const Rule& rule, const Column* from, const Column* to)
{
    switch (rule.kind) {
    case RuleKind::Keep:
    case RuleKind::Rename:
        return exact(QStringLiteral("the value is the same"));
    case RuleKind::TableMove:
        return exact(QStringLiteral("only the name of the table changes"));
    case RuleKind::Unit:
        return unitInverse(rule, from, to);
    case RuleKind::ValueMap:
        return valueMapInverse(rule);
    case RuleKind::Cast:
        return castInverse(rule, from, to);
    case RuleKind::Split:
        if (rule.params.value(QLatin1String("separator")).toString().isEmpty())
            return lossy(QStringLiteral("text outside the pattern is not kept"));
        return exact(QStringLiteral("joining the parts with the separator gives the old text"));
    case RuleKind::Concat:
        if (rule.params.value(QLatin1String("separator")).toString().isEmpty())
            return lossy(QStringLiteral("without a separator the parts cannot be told apart"));
        if (!rule.params.value(QLatin1String("reversible")).toBool())
            return lossy(QStringLiteral("a part may itself hold the separator or be NULL alone"));
        return exact(QStringLiteral("splitting at the separator gives the parts"));
    case RuleKind::Constant:
        return none(QStringLiteral("a constant says nothing about the old row"));
    case RuleKind::Drop:
        return none(QStringLiteral("the new table does not hold the column"));
    case RuleKind::Derived:
        return none(QStringLiteral("an expression has no general inverse"));
    case RuleKind::Lookup:
        return none(QStringLiteral("a lookup need not lead back"));
    case RuleKind::LeaveUnchanged:
        return none(QStringLiteral("the column stays with the old table"));
    case RuleKind::Ambiguous:
        return none(QStringLiteral("nobody has decided yet"));
    case RuleKind::Nest:
        return exact(QStringLiteral("the fields can be read from the structure"));
    case RuleKind::Unnest:
    case RuleKind::TableSplit:
    case RuleKind::TableMerge:
    case RuleKind::KeyChange:
        return lossy(QStringLiteral("the rows have to be put together again"));
    }
    return none({});
}

} // namespace

const Column* columnOf(const Side& side, const QString& name)
{
    for (const Column& column : side.columns) {
        if (column.name.compare(name, Qt::CaseInsensitive) == 0)
            return &column;
    }
    return nullptr;
}

InverseVerdict inverseClass(const Rule& rule, const Side& source, const Side& target)
{
    const Column* from = rule.inputs.isEmpty() ? nullptr : columnOf(source, rule.inputs.constFirst());
    const Column* to = rule.outputs.isEmpty() ? nullptr : columnOf(target, rule.outputs.constFirst());
    InverseVerdict verdict = byKind(rule, from, to);
    if (verdict.cls == InverseClass::Exact && rule.nullPolicy == NullPolicy::Default)
        return lossy(QStringLiteral("NULL is replaced by a default and cannot be told from it"));
    return verdict;
}

InverseVerdict inverseClass(const Rule& rule)
{
    return inverseClass(rule, {}, {});
}

InverseClass Rule::inverse() const
{
    return inverseClass(*this).cls;
}

} // namespace skein::mapping
