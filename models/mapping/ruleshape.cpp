#include "models/mapping/ruleshape.h"

#include <QJsonArray>

#include <cmath>
#include <limits>

namespace skein::mapping {

namespace {

constexpr int kAny = std::numeric_limits<int>::max();

struct Arity {
    RuleKind kind;
    int minInputs;
    int maxInputs;
    int minOutputs;
    int maxOutputs;
};

constexpr Arity kArities[] = {
    {RuleKind::Keep, 1, 1, 1, 1}, {RuleKind::Rename, 1, 1, 1, 1}, {RuleKind::Cast, 1, 1, 1, 1},
    {RuleKind::Unit, 1, 1, 1, 1}, {RuleKind::ValueMap, 1, 1, 1, 1}, {RuleKind::Split, 1, 1, 2, kAny},
    {RuleKind::Concat, 2, kAny, 1, 1}, {RuleKind::Constant, 0, 0, 1, 1}, {RuleKind::Derived, 0, kAny, 1, 1},
    {RuleKind::Lookup, 1, kAny, 1, 1}, {RuleKind::Drop, 1, kAny, 0, 0}, {RuleKind::LeaveUnchanged, 1, kAny, 0, kAny},
    {RuleKind::Ambiguous, 1, kAny, 0, kAny}, {RuleKind::Nest, 1, kAny, 1, 1}, {RuleKind::Unnest, 1, 1, 1, kAny},
    {RuleKind::TableMove, 0, kAny, 0, kAny}, {RuleKind::TableSplit, 0, kAny, 0, kAny},
    {RuleKind::TableMerge, 0, kAny, 0, kAny}, {RuleKind::KeyChange, 0, kAny, 0, kAny},
};

QString countText(int low, int high)
{
    if (low == high)
        return low == 0 ? QStringLiteral("no columns") : QStringLiteral("exactly %1").arg(low);
    return QStringLiteral("at least %1").arg(low);
}

std::optional<ShapeFault> arityFault(const Rule& rule)
{
    for (const Arity& arity : kArities) {
        if (arity.kind != rule.kind)
            continue;
        const auto outside = [](qsizetype n, int low, int high) { return n < low || n > high; };
        const QString kind = ruleKindName(rule.kind);
        if (outside(rule.inputs.size(), arity.minInputs, arity.maxInputs)) {
            return ShapeFault {QStringLiteral("inputs"),
                QStringLiteral("a rule of kind %1 takes %2 as input, this one names %3")
                    .arg(kind, countText(arity.minInputs, arity.maxInputs)).arg(rule.inputs.size()),
                QStringLiteral("Correct the inputs or the kind")};
        }
        if (outside(rule.outputs.size(), arity.minOutputs, arity.maxOutputs)) {
            return ShapeFault {QStringLiteral("outputs"),
                QStringLiteral("a rule of kind %1 gives %2 as output, this one names %3")
                    .arg(kind, countText(arity.minOutputs, arity.maxOutputs)).arg(rule.outputs.size()),
                QStringLiteral("Correct the outputs or the kind")};
        }
    }
    return std::nullopt;
}

ShapeFault paramFault(const QString& name, const QString& message)
{
    return {QStringLiteral("params.") + name, message, QStringLiteral("Give the parameter a value")};
}

std::optional<ShapeFault> unitFault(const QJsonObject& params)
{
    for (const QString& name : {QStringLiteral("factor"), QStringLiteral("offset")}) {
        const QJsonValue value = params.value(name);
        if (!value.isUndefined() && !value.isDouble())
            return paramFault(name, QStringLiteral("a %1 is a number").arg(name));
    }
    if (!params.contains(QLatin1String("factor")) && !params.contains(QLatin1String("offset")))
        return paramFault(QStringLiteral("factor"), QStringLiteral("a unit rule needs a factor"));
    if (params.value(QLatin1String("factor")).toDouble(1) == 0.0)
        return paramFault(QStringLiteral("factor"), QStringLiteral("a factor of 0 would make every value the same"));
    return std::nullopt;
}

std::optional<ShapeFault> valueMapFault(const QJsonObject& params)
{
    const QJsonObject values = params.value(QLatin1String("values")).toObject();
    if (values.isEmpty())
        return paramFault(QStringLiteral("values"), QStringLiteral("a value map needs a table of old and new values"));
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (it.value().isObject() || it.value().isArray())
            return paramFault(QStringLiteral("values.") + it.key(), QStringLiteral("a new value is a text, number, "
                                                                                    "boolean or null"));
    }
    static const QStringList modes {QStringLiteral("error"), QStringLiteral("null"), QStringLiteral("keep"),
        QStringLiteral("default")};
    const QJsonValue mode = params.value(QLatin1String("onUnmapped"));
    if (!mode.isUndefined() && !modes.contains(mode.toString()))
        return paramFault(QStringLiteral("onUnmapped"), QStringLiteral("use one of error, null, keep, default"));
    if (mode.toString() == QLatin1String("default") && !params.contains(QLatin1String("default")))
        return paramFault(QStringLiteral("default"), QStringLiteral("unmapped values need a default"));
    return std::nullopt;
}

std::optional<ShapeFault> textParam(const QJsonObject& params, const QString& name, const QString& message)
{
    if (params.value(name).toString().isEmpty())
        return paramFault(name, message);
    return std::nullopt;
}

} // namespace

std::optional<ShapeFault> ruleShapeFault(const Rule& rule)
{
    if (std::optional<ShapeFault> fault = arityFault(rule))
        return fault;
    if (rule.nullPolicy == NullPolicy::Default && rule.params.value(QLatin1String("nullDefault")).isUndefined())
        return paramFault(QStringLiteral("nullDefault"), QStringLiteral("the null policy default needs the value"));
    switch (rule.kind) {
    case RuleKind::Unit:
        return unitFault(rule.params);
    case RuleKind::ValueMap:
        return valueMapFault(rule.params);
    case RuleKind::Split:
        if (rule.params.contains(QLatin1String("pattern")))
            return std::nullopt;
        return textParam(rule.params, QStringLiteral("separator"), QStringLiteral("a split needs a separator"));
    case RuleKind::Constant:
        if (!rule.params.contains(QLatin1String("value")))
            return paramFault(QStringLiteral("value"), QStringLiteral("a constant needs its value (null is one)"));
        return std::nullopt;
    case RuleKind::Derived:
        if (rule.expression.trimmed().isEmpty()) {
            return ShapeFault {QStringLiteral("expression"), QStringLiteral("a derived column needs an expression"),
                QStringLiteral("Write SQL over the inputs")};
        }
        return std::nullopt;
    case RuleKind::Lookup:
        for (const QString& name : {QStringLiteral("table"), QStringLiteral("key"), QStringLiteral("value")}) {
            if (std::optional<ShapeFault> fault
                = textParam(rule.params, name, QStringLiteral("a lookup needs table, key and value")))
                return fault;
        }
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

} // namespace skein::mapping
