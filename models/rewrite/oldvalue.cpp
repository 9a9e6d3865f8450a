// Old values from new ones, as text: only where the rule's inverse is exact.
#include "models/rewrite/oldvalue.h"

#include "models/mapping/inverse.h"
#include "models/mapping/typelattice.h"

#include <cmath>

namespace skein::rewrite::detail {

using mapping::InverseClass;
using mapping::Mapping;
using mapping::Rule;
using mapping::RuleKind;

namespace {

bool isWhole(double value)
{
    return std::isfinite(value) && std::floor(value) == value && std::abs(value) < 9e15;
}

QByteArray number(double value)
{
    return isWhole(value) ? QByteArray::number(qint64(value)) : QByteArray::number(value, 'g', 15);
}

LogicalType typeIn(const mapping::Side& side, const QString& name)
{
    const Column* column = mapping::columnOf(side, name);
    return column ? mapping::effectiveType(*column) : LogicalType::Unknown;
}

QByteArray literalText(const QJsonValue& value, bool asNumber)
{
    if (value.isDouble())
        return number(value.toDouble());
    if (value.isBool())
        return value.toBool() ? QByteArrayLiteral("TRUE") : QByteArrayLiteral("FALSE");
    if (value.isNull() || value.isUndefined())
        return QByteArrayLiteral("NULL");
    bool isNumber = false;
    value.toString().toDouble(&isNumber);
    return asNumber && isNumber ? value.toString().toUtf8() : sql::quoteString(value.toString());
}

double factorOf(const Rule& rule)
{
    return rule.params.value(QLatin1String("factor")).toDouble(1.0);
}

double offsetOf(const Rule& rule)
{
    return rule.params.value(QLatin1String("offset")).toDouble(0.0);
}

/// 1000 for 0.001, nothing for 0.3.
std::optional<double> wholeReciprocal(double factor)
{
    const double reciprocal = 1.0 / factor;
    const double rounded = std::round(reciprocal);
    if (std::abs(rounded) < 1 || std::abs(reciprocal - rounded) > 1e-9 * std::abs(rounded))
        return std::nullopt;
    return rounded;
}

/// The type of v1's whole numbers: PostgreSQL's INTEGER has room for two thousand millions only.
QByteArray wholeType(const Rule& rule, const Mapping& mapping, sql::Dialect dialect)
{
    if (dialect == sql::Dialect::BigQuery)
        return QByteArrayLiteral("INT64");
    if (dialect != sql::Dialect::Postgres)
        return QByteArrayLiteral("INTEGER");
    const Column* old = mapping::columnOf(mapping.source, rule.inputs.value(0));
    return old && old->nativeType.contains(QLatin1String("int"), Qt::CaseInsensitive) && !old->nativeType.contains(QLatin1Char(' ')) ? old->nativeType.toUtf8().toUpper() : QByteArrayLiteral("BIGINT");
}

OldValue unitBack(const Rule& rule, const QByteArray& name, const Mapping& mapping, sql::Dialect dialect, bool whole)
{
    const double factor = factorOf(rule);
    const double offset = offsetOf(rule);
    OldValue value;
    QByteArray base = name;
    value.binding = Binding::Atomic;
    if (offset != 0) {
        base = name + (offset < 0 ? " + " : " - ") + number(std::abs(offset));
        value.binding = Binding::Sum;
    }
    if (factor != 1) {
        if (offset != 0)
            base = "(" + base + ")";
        if (const std::optional<double> by = wholeReciprocal(factor)) {
            base += " * " + number(*by);
            value.binding = Binding::Product;
        } else {
            // Two whole columns divide without a rest; anything else must not be cut to a whole number.
            const bool integers = typeIn(mapping.target, rule.outputs.value(0)) == LogicalType::Integer && typeIn(mapping.source, rule.inputs.value(0)) == LogicalType::Integer;
            base += " / " + number(factor) + (isWhole(factor) && !integers ? ".0" : "");
            value.binding = Binding::Quotient;
        }
    }
    value.text = base;
    value.plain = factor == 1 && offset == 0;
    if (whole && !value.plain) {
        value.text = "CAST(ROUND(" + base + ") AS " + wholeType(rule, mapping, dialect) + ")";
        value.binding = Binding::Atomic;
    }
    return value;
}

OldValue valueMapBack(const Rule& rule, const QByteArray& name, const Mapping& mapping)
{
    const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
    const bool oldIsNumber = mapping::isNumeric(typeIn(mapping.source, rule.inputs.value(0)));
    const bool newIsNumber = mapping::isNumeric(typeIn(mapping.target, rule.outputs.value(0)));
    OldValue value;
    QByteArray text = "CASE " + name;
    bool any = false;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const QByteArray before = literalText(QJsonValue(it.key()), oldIsNumber);
        const QByteArray after = literalText(it.value(), newIsNumber);
        if (before == after)
            continue;
        text += " WHEN " + after + " THEN " + before;
        any = true;
    }
    value.text = any ? text + " ELSE " + name + " END" : name;
    value.plain = !any;
    return value;
}

OldValue refused(const QString& reason, const QString& remedy)
{
    OldValue value;
    value.reason = reason;
    value.remedy = remedy;
    return value;
}

} // namespace

bool losesWholeNumbers(const Rule& rule, const Mapping& mapping)
{
    return rule.kind == RuleKind::Unit && typeIn(mapping.source, rule.inputs.value(0)) == LogicalType::Integer
        && typeIn(mapping.target, rule.outputs.value(0)) != LogicalType::Integer;
}

OldValue oldValue(const Rule& rule, const QString& column, const Mapping& mapping, sql::Dialect dialect, const QByteArray& qualifier, bool whole)
{
    const mapping::InverseVerdict verdict = mapping::inverseClass(rule, mapping.source, mapping.target);
    if (verdict.cls != InverseClass::Exact) {
        return refused(QStringLiteral("the old values of '%1' cannot be had back from %2: %3").arg(column, rule.outputs.isEmpty() ? QStringLiteral("the new table") : rule.outputs.join(QStringLiteral(", ")), verdict.reason),
            QStringLiteral("Use %1 here by hand, or give the column a rule whose inverse is exact").arg(rule.outputs.isEmpty() ? QStringLiteral("another column") : rule.outputs.join(QStringLiteral(", "))));
    }
    const QByteArray name = qualifier + sql::quoteIdentifier(rule.outputs.value(0), dialect);
    OldValue value;
    switch (rule.kind) {
    case RuleKind::Keep:
    case RuleKind::Rename:
        value.text = name;
        value.plain = true;
        return value;
    case RuleKind::Unit:
        return unitBack(rule, name, mapping, dialect, whole);
    case RuleKind::ValueMap:
        return valueMapBack(rule, name, mapping);
    case RuleKind::Cast: {
        const Column* old = mapping::columnOf(mapping.source, column);
        const QString native = old && !old->nativeType.isEmpty() ? old->nativeType : rule.params.value(QLatin1String("from")).toString();
        if (native.isEmpty())
            return refused(QStringLiteral("the old type of '%1' is not known").arg(column), QStringLiteral("List the source's columns with their types in the mapping"));
        value.text = "CAST(" + name + " AS " + native.toUtf8() + ")";
        return value;
    }
    case RuleKind::Split: {
        const QByteArray separator = sql::quoteString(rule.params.value(QLatin1String("separator")).toString());
        for (const QString& output : rule.outputs) {
            if (!value.text.isEmpty())
                value.text += " || " + separator + " || ";
            value.text += qualifier + sql::quoteIdentifier(output, dialect);
        }
        value.binding = rule.outputs.size() > 1 ? Binding::Concat : Binding::Atomic;
        return value;
    }
    default:
        return refused(QStringLiteral("a rule of kind %1 is not written into consumers").arg(mapping::ruleKindName(rule.kind)),
            QStringLiteral("Edit this use of '%1' by hand").arg(column));
    }
}

std::optional<QByteArray> mappedLiteral(const Rule& rule, const sql::Literal& literal, const sql::Comparison& comparison)
{
    const QString& op = comparison.op;
    if (rule.kind == RuleKind::ValueMap) {
        if (op != QLatin1String("=") && op != QLatin1String("<>") && op != QLatin1String("IN") && op != QLatin1String("NOT IN") && op != QLatin1String("CASE"))
            return std::nullopt;
        const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
        const auto found = values.constFind(literal.text);
        int preimages = 0;
        const QJsonValue image = found == values.constEnd() ? QJsonValue(literal.text) : *found;
        for (auto it = values.begin(); it != values.end(); ++it)
            preimages += it.value().toVariant().toString() == image.toVariant().toString() ? 1 : 0;
        if (found == values.constEnd()) {
            // A value the table lacks stays what it is, unless it would now mean a mapped one.
            const QString onUnmapped = rule.params.value(QLatin1String("onUnmapped")).toString(QStringLiteral("error"));
            if (preimages > 0 || (onUnmapped != QLatin1String("keep") && onUnmapped != QLatin1String("error")))
                return std::nullopt;
            return literal.isString ? sql::quoteString(literal.text) : literal.text.toUtf8();
        }
        if (preimages != 1 || image.isNull())
            return std::nullopt;
        // Values that the table lacks go somewhere as well.
        const QString onUnmapped = rule.params.value(QLatin1String("onUnmapped")).toString(QStringLiteral("error"));
        const QString text = image.toVariant().toString();
        const bool meetsDefault = onUnmapped == QLatin1String("default") && rule.params.value(QLatin1String("default")).toVariant().toString() == text;
        const bool losesRows = onUnmapped == QLatin1String("null") && (op == QLatin1String("<>") || op == QLatin1String("NOT IN"));
        if (meetsDefault || losesRows)
            return std::nullopt;
        return literalText(image, !literal.isString);
    }
    if (rule.kind == RuleKind::Unit) {
        bool isNumber = false;
        const double before = literal.text.toDouble(&isNumber);
        const double factor = factorOf(rule);
        if (literal.isString || !isNumber || factor <= 0 || op.contains(QLatin1String("LIKE")) || op == QLatin1String("GLOB") || op == QLatin1String("REGEXP"))
            return std::nullopt;
        const std::optional<double> reciprocal = wholeReciprocal(factor);
        const double after = (reciprocal ? before / *reciprocal : before * factor) + offsetOf(rule);
        const QByteArray text = number(after);
        // Exact as the engine will read it, and short enough to be what the author would have written.
        if (text.toDouble() != after || (!isWhole(after) && QByteArray::number(after, 'g', 12).toDouble() != after))
            return std::nullopt;
        return text;
    }
    return std::nullopt;
}

} // namespace skein::rewrite::detail
