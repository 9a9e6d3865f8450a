#include "models/mapping/transform.h"

#include "models/mapping/inverse.h"
#include "models/mapping/typelattice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

namespace skein::mapping {

namespace {

Error ruleError(const Rule& rule, const QString& message, const QString& remedy)
{
    return makeError(ErrorClass::BadInput, message, rule.id, remedy);
}

QString param(const Rule& rule, const char* name)
{
    return rule.params.value(QLatin1String(name)).toString();
}

LogicalType typeIn(const Side& side, const QString& column)
{
    const Column* found = columnOf(side, column);
    return found ? effectiveType(*found) : LogicalType::Unknown;
}

/// A value from a JSON parameter in the form of the column it goes to.
QVariant literal(const QJsonValue& json, LogicalType type)
{
    if (json.isNull() || json.isUndefined())
        return {};
    QVariant value = canonicalValue(json.toVariant());
    if (value.typeId() == QMetaType::Double && std::floor(value.toDouble()) == value.toDouble()
        && type != LogicalType::Float && type != LogicalType::Decimal)
        value = QVariant(value.toLongLong());
    const Result<QVariant> cast = castValue(value, type);
    return cast ? *cast : value;
}

/// x * factor, or the division that gives the nearest double where the factor is one over a whole number.
double scaled(double value, double factor)
{
    const double inverse = std::round(1.0 / factor);
    if (std::abs(factor) < 1 && std::abs(inverse * factor - 1.0) < 1e-12)
        return value / inverse;
    return value * factor;
}

Result<QVariant> unitValue(const Rule& rule, const QVariant& value, LogicalType to, bool forward)
{
    const Result<QVariant> number = castValue(value, value.typeId() == QMetaType::LongLong ? LogicalType::Integer
                                                                                           : LogicalType::Float);
    if (!number)
        return number;
    const double factor = rule.params.value(QLatin1String("factor")).toDouble(1);
    const double offset = rule.params.value(QLatin1String("offset")).toDouble(0);
    double result = 0;
    if (forward) {
        result = scaled(number->toDouble(), factor) + offset;
    } else {
        result = scaled(number->toDouble() - offset, 1.0 / factor);
    }
    const bool whole = number->typeId() == QMetaType::LongLong && std::floor(factor) == factor
        && std::floor(offset) == offset && forward;
    if (to == LogicalType::Integer || (to == LogicalType::Unknown && whole))
        return castValue(QVariant(result), LogicalType::Integer);
    return QVariant(result);
}

Result<QVariant> mappedValue(const Rule& rule, const QVariant& value, LogicalType to)
{
    const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
    const QString text = valueText(value);
    if (values.contains(text))
        return literal(values.value(text), to);
    // A boolean column's values may be written as 1 and 0.
    if (value.typeId() == QMetaType::Bool) {
        const QString digit = value.toBool() ? QStringLiteral("1") : QStringLiteral("0");
        if (values.contains(digit))
            return literal(values.value(digit), to);
    }
    const QString mode = param(rule, "onUnmapped");
    if (mode == QLatin1String("null"))
        return QVariant();
    if (mode == QLatin1String("keep"))
        return value;
    if (mode == QLatin1String("default"))
        return literal(rule.params.value(QLatin1String("default")), to);
    return ruleError(rule, QStringLiteral("the value table has no entry for '%1'").arg(text),
        QStringLiteral("Add the value to the table, or say what becomes of unmapped values"));
}

QVariantList splitParts(const QString& text, const QString& separator, int count)
{
    QVariantList parts;
    qsizetype from = 0;
    for (int i = 0; i + 1 < count; ++i) {
        const qsizetype at = from < 0 ? -1 : text.indexOf(separator, from);
        if (at < 0) {
            parts.append(from < 0 ? QVariant() : QVariant(text.mid(from)));
            from = -1;
            continue;
        }
        parts.append(text.mid(from, at - from));
        from = at + separator.size();
    }
    parts.append(from < 0 ? QVariant() : QVariant(text.mid(from)));
    return parts;
}

Result<QVariantList> split(const Rule& rule, const QVariant& value)
{
    const int count = int(rule.outputs.size());
    if (value.isNull())
        return QVariantList(count);
    const QString text = valueText(value);
    if (!param(rule, "separator").isEmpty())
        return splitParts(text, param(rule, "separator"), count);
    const QRegularExpression pattern(param(rule, "pattern"));
    if (!pattern.isValid()) {
        return ruleError(rule, QStringLiteral("the pattern is not valid: %1").arg(pattern.errorString()),
            QStringLiteral("Correct the pattern"));
    }
    const QRegularExpressionMatch match = pattern.match(text);
    QVariantList parts;
    for (int i = 1; i <= count; ++i)
        parts.append(match.hasCaptured(i) ? QVariant(match.captured(i)) : QVariant());
    return parts;
}

QVariant concat(const Rule& rule, const QVariantList& values)
{
    const bool skip = rule.params.value(QLatin1String("skipNulls")).toBool();
    QStringList parts;
    for (const QVariant& value : values) {
        if (!value.isNull())
            parts.append(valueText(value));
        else if (!skip)
            return {};
    }
    return parts.isEmpty() ? QVariant() : QVariant(parts.join(param(rule, "separator")));
}

Result<QVariant> lookUp(const Rule& rule, const QVariantList& keys, LogicalType to, const TransformContext& context)
{
    QStringList parts;
    for (const QVariant& key : keys) {
        if (key.isNull())
            return QVariant();
        parts.append(valueText(key));
    }
    const auto table = context.lookups.constFind(param(rule, "table"));
    if (table == context.lookups.constEnd()) {
        return ruleError(rule, QStringLiteral("the lookup table %1 is not at hand").arg(param(rule, "table")),
            QStringLiteral("Give the table's rows"));
    }
    const QString key = parts.join(QLatin1Char('\x1f'));
    if (table->contains(key))
        return canonicalValue(table->value(key));
    const QString miss = param(rule, "miss");
    if (miss == QLatin1String("error")) {
        return ruleError(rule, QStringLiteral("the lookup table has no row for '%1'").arg(parts.join(QStringLiteral(", "))),
            QStringLiteral("Add the row, or say what a missing row gives"));
    }
    return miss == QLatin1String("default") ? literal(rule.params.value(QLatin1String("default")), to) : QVariant();
}

CastOptions castOptions(const Rule& rule)
{
    CastOptions options;
    options.epoch = param(rule, "epoch");
    if (!param(rule, "rounding").isEmpty())
        options.rounding = param(rule, "rounding");
    return options;
}

/// The rule's single result; kinds with several outputs are done by the caller.
Result<QVariant> single(const Rule& rule, const QVariantList& inputs, const Row& row, LogicalType to,
    const TransformContext& context)
{
    const QVariant first = inputs.value(0);
    switch (rule.kind) {
    case RuleKind::Keep:
    case RuleKind::Rename:
        return first;
    case RuleKind::Cast: {
        const LogicalType named = logicalTypeFromNative(param(rule, "to"));
        return castValue(first, named == LogicalType::Unknown ? to : named, castOptions(rule));
    }
    case RuleKind::Unit:
        return first.isNull() ? Result<QVariant>(QVariant()) : unitValue(rule, first, to, true);
    case RuleKind::ValueMap:
        return first.isNull() ? Result<QVariant>(QVariant()) : mappedValue(rule, first, to);
    case RuleKind::Concat:
        return concat(rule, inputs);
    case RuleKind::Constant:
        return literal(rule.params.value(QLatin1String("value")), to);
    case RuleKind::Lookup:
        return lookUp(rule, inputs, to, context);
    case RuleKind::Derived: {
        const Result<ExpressionPtr> expression = parseExpression(rule.expression);
        return expression ? evaluate(**expression, row) : Result<QVariant>(expression.error());
    }
    case RuleKind::Nest: {
        QJsonObject object;
        for (qsizetype i = 0; i < inputs.size(); ++i)
            object.insert(rule.inputs.at(i), QJsonValue::fromVariant(inputs.at(i)));
        return QVariant(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    }
    default:
        return QVariant();
    }
}

Result<QVariant> withNullPolicy(const Rule& rule, const QVariant& value, bool isNull, LogicalType to)
{
    if (!isNull || rule.kind == RuleKind::Constant || rule.nullPolicy == NullPolicy::Keep)
        return value;
    if (rule.nullPolicy == NullPolicy::Default)
        return literal(rule.params.value(QLatin1String("nullDefault")), to);
    return ruleError(rule, QStringLiteral("NULL in %1").arg(rule.inputs.join(QStringLiteral(", "))),
        QStringLiteral("Remove the NULLs, or choose another null policy"));
}

bool hasOutputValues(RuleKind kind)
{
    switch (kind) {
    case RuleKind::Drop:
    case RuleKind::LeaveUnchanged:
    case RuleKind::Ambiguous:
    case RuleKind::Unnest:
    case RuleKind::TableMove:
    case RuleKind::TableSplit:
    case RuleKind::TableMerge:
    case RuleKind::KeyChange:
        return false;
    default:
        return true;
    }
}

bool judgedByResult(RuleKind kind)
{
    return kind == RuleKind::Concat || kind == RuleKind::Derived || kind == RuleKind::Lookup;
}

Error atRule(const Rule& rule, Error error)
{
    if (error.where.isEmpty())
        error.where = rule.id;
    return error;
}

Result<QVariant> invertValueMap(const Rule& rule, const QVariant& value, LogicalType to)
{
    const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (valueText(canonicalValue(it.value().toVariant())) == valueText(value))
            return literal(QJsonValue(it.key()), to);
    }
    if (param(rule, "onUnmapped") == QLatin1String("keep"))
        return value;
    return ruleError(rule, QStringLiteral("no old value becomes '%1'").arg(valueText(value)),
        QStringLiteral("Check the value table"));
}

} // namespace

Result<Row> applyRule(const Rule& rule, const Row& row, const TransformContext& context)
{
    Row result;
    if (!hasOutputValues(rule.kind))
        return result;
    QVariantList inputs;
    for (const QString& input : rule.inputs)
        inputs.append(canonicalValue(rowValue(row, input)));
    const LogicalType to = typeIn(context.target, rule.outputs.value(0));
    if (rule.kind == RuleKind::Split) {
        const Result<QVariantList> parts = split(rule, inputs.value(0));
        if (!parts)
            return parts.error();
        for (qsizetype i = 0; i < rule.outputs.size(); ++i) {
            const Result<QVariant> value = withNullPolicy(rule, parts->at(i), inputs.value(0).isNull(), to);
            if (!value)
                return value.error();
            result.insert(rule.outputs.at(i), *value);
        }
        return result;
    }
    const Result<QVariant> value = single(rule, inputs, row, to, context);
    if (!value)
        return atRule(rule, value.error());
    const bool isNull = judgedByResult(rule.kind) ? value->isNull() : inputs.value(0).isNull();
    const Result<QVariant> checked = withNullPolicy(rule, *value, isNull, to);
    if (!checked)
        return checked.error();
    for (const QString& output : rule.outputs)
        result.insert(output, *checked);
    return result;
}

Result<Row> applyMapping(const Mapping& mapping, const Row& row, const TransformContext& context)
{
    Row result;
    for (const Rule& rule : mapping.rules) {
        if (!rule.isActive())
            continue;
        const Result<Row> part = applyRule(rule, row, context);
        if (!part)
            return part.error();
        result.insert(*part);
    }
    return result;
}

Result<Row> applyMapping(const Mapping& mapping, const Row& row)
{
    return applyMapping(mapping, row, TransformContext {mapping.source, mapping.target, {}});
}

Result<Row> invertRule(const Rule& rule, const Row& row, const TransformContext& context)
{
    const InverseVerdict verdict = inverseClass(rule, context.source, context.target);
    if (verdict.cls != InverseClass::Exact) {
        return makeError(ErrorClass::Logic, QStringLiteral("the rule %1 cannot be run backwards exactly: %2")
            .arg(rule.id, verdict.reason), rule.id, QStringLiteral("Keep the old column, or change the rule"));
    }
    Row result;
    if (!hasOutputValues(rule.kind) || rule.inputs.isEmpty())
        return result;
    const QString input = rule.inputs.constFirst();
    const QVariant value = canonicalValue(rowValue(row, rule.outputs.value(0)));
    const LogicalType to = typeIn(context.source, input);
    Result<QVariant> old = value;
    switch (rule.kind) {
    case RuleKind::Unit:
        old = value.isNull() ? Result<QVariant>(QVariant()) : unitValue(rule, value, to, false);
        break;
    case RuleKind::ValueMap:
        old = value.isNull() ? Result<QVariant>(QVariant()) : invertValueMap(rule, value, to);
        break;
    case RuleKind::Cast: {
        const LogicalType named = logicalTypeFromNative(param(rule, "from"));
        old = castValue(value, named == LogicalType::Unknown ? to : named, castOptions(rule));
        break;
    }
    case RuleKind::Split: {
        QStringList parts;
        for (const QString& output : rule.outputs) {
            const QVariant part = canonicalValue(rowValue(row, output));
            if (!part.isNull())
                parts.append(valueText(part));
        }
        old = value.isNull() ? QVariant() : QVariant(parts.join(param(rule, "separator")));
        break;
    }
    case RuleKind::Concat: {
        const QVariantList parts = value.isNull()
            ? QVariantList(rule.inputs.size())
            : splitParts(valueText(value), param(rule, "separator"), int(rule.inputs.size()));
        for (qsizetype i = 0; i < rule.inputs.size(); ++i) {
            const Result<QVariant> part = castValue(parts.at(i), typeIn(context.source, rule.inputs.at(i)));
            if (!part)
                return atRule(rule, part.error());
            result.insert(rule.inputs.at(i), *part);
        }
        return result;
    }
    case RuleKind::Nest: {
        const QJsonObject object = QJsonDocument::fromJson(value.toString().toUtf8()).object();
        for (const QString& name : rule.inputs)
            result.insert(name, literal(object.value(name), typeIn(context.source, name)));
        return result;
    }
    default:
        break;
    }
    if (!old)
        return atRule(rule, old.error());
    result.insert(input, *old);
    return result;
}

QStringList failingTests(const Rule& rule, const TransformContext& context)
{
    QStringList failures;
    for (const RuleTest& test : rule.tests) {
        const Result<Row> row = applyRule(rule, test.input.toVariantMap(), context);
        const QString input = QString::fromUtf8(QJsonDocument(test.input).toJson(QJsonDocument::Compact));
        if (!row) {
            failures.append(QStringLiteral("%1: %2").arg(input, row.error().message));
            continue;
        }
        for (auto it = test.expected.begin(); it != test.expected.end(); ++it) {
            const QVariant got = rowValue(*row, it.key());
            const QVariant wanted = canonicalValue(it.value().toVariant());
            if (!sameValue(got, wanted)) {
                failures.append(QStringLiteral("%1: %2 is '%3', '%4' is expected")
                    .arg(input, it.key(), valueText(got), valueText(wanted)));
            }
        }
    }
    return failures;
}

} // namespace skein::mapping
