#include "models/codegen/ruleexpr.h"

#include "models/mapping/inverse.h"
#include "models/mapping/typelattice.h"

#include <QJsonArray>

#include <cmath>

namespace skein::codegen {

using mapping::Mapping;
using mapping::NullPolicy;
using mapping::Rule;
using mapping::RuleKind;
using mapping::Side;

namespace {

constexpr int kMaxParts = 5;

QString param(const Rule& rule, const char* name)
{
    return rule.params.value(QLatin1String(name)).toString();
}

LogicalType typeIn(const Side& side, const QString& name)
{
    const Column* found = mapping::columnOf(side, name);
    return found ? mapping::effectiveType(*found) : LogicalType::Unknown;
}

ExprPtr columnIn(const Side& side, const QString& name, const QString& qualifier = {})
{
    const Column* found = mapping::columnOf(side, name);
    return column(found ? found->name : name, found ? mapping::effectiveType(*found) : LogicalType::Unknown, qualifier);
}

Diagnostic blocking(const Rule& rule, const QString& message, const QString& remedy)
{
    return {Diagnostic::Severity::Blocking, rule.id, rule.outputs.value(0), message, remedy};
}

ExprPtr asText(const ExprPtr& expr)
{
    return expr->type == LogicalType::String ? expr : cast(expr, LogicalType::String);
}

bool isWhole(double value)
{
    return std::isfinite(value) && std::floor(value) == value && std::abs(value) < 9e15;
}

ExprPtr number(double value)
{
    return isWhole(value) ? integer(qint64(value)) : literal(value, LogicalType::Float);
}

/// "what: <value>" for a Raise; never NULL, and dependent on the row, so that no engine folds it beforehand.
ExprPtr messageWith(const QString& what, const ExprPtr& value)
{
    const ExprPtr shown = coalesce({asText(value), text(QStringLiteral("NULL"))});
    return binary(QStringLiteral("||"), text(what), shown, LogicalType::String);
}

/// x * factor + offset. A factor of one over a whole number becomes a division by it, which gives the nearest double;
/// the divisor is written as a real, or two integers would lose the fraction on engines that divide whole numbers.
ExprPtr scaled(const ExprPtr& value, double factor, double offset)
{
    ExprPtr result = value;
    const double divisor = std::round(1.0 / factor);
    if (std::abs(factor) < 1 && std::abs(divisor * factor - 1.0) < 1e-12)
        result = function(QStringLiteral("divideReal"), {value, literal(divisor, LogicalType::Float)}, LogicalType::Float);
    else if (factor != 1.0)
        result = binary(QStringLiteral("*"), value, number(factor), isWhole(factor) ? value->type : LogicalType::Float);
    if (offset != 0) {
        const LogicalType type = isWhole(offset) ? result->type : LogicalType::Float;
        result = binary(offset > 0 ? QStringLiteral("+") : QStringLiteral("-"), result, number(std::abs(offset)), type);
    }
    return result;
}

ExprPtr wholeIfNeeded(const ExprPtr& value, LogicalType to)
{
    return to == LogicalType::Integer && value->type != LogicalType::Integer
        ? cast(value->type == LogicalType::Unknown ? cast(value, LogicalType::Float) : value, LogicalType::Integer)
        : value;
}

ExprPtr unit(const Rule& rule, const ExprPtr& input, LogicalType to)
{
    const double factor = rule.params.value(QLatin1String("factor")).toDouble(1);
    const double offset = rule.params.value(QLatin1String("offset")).toDouble(0);
    const ExprPtr value = input->type == LogicalType::String ? cast(input, LogicalType::Float) : input;
    return wholeIfNeeded(scaled(value, factor, offset), to);
}

ExprPtr unitBack(const Rule& rule, const ExprPtr& output, LogicalType to)
{
    const double factor = rule.params.value(QLatin1String("factor")).toDouble(1);
    const double offset = rule.params.value(QLatin1String("offset")).toDouble(0);
    const ExprPtr shifted = offset == 0 ? output : scaled(output, 1, -offset);
    return wholeIfNeeded(scaled(shifted, 1.0 / factor, 0), to);
}

ExprPtr keyLiteral(const QString& key, LogicalType type)
{
    if (type == LogicalType::Boolean) {
        const QString word = key.trimmed().toLower();
        return literal(word == QLatin1String("true") || word == QLatin1String("1") || word == QLatin1String("t")
                || word == QLatin1String("y") || word == QLatin1String("yes"), type);
    }
    bool whole = false;
    const qlonglong integerValue = key.toLongLong(&whole);
    if (mapping::isNumeric(type) && whole)
        return integer(integerValue);
    bool real = false;
    const double realValue = key.toDouble(&real);
    if (mapping::isNumeric(type) && real)
        return literal(realValue, LogicalType::Float);
    return text(key);
}

ExprPtr unmapped(const Rule& rule, const ExprPtr& input, LogicalType to)
{
    const QString mode = param(rule, "onUnmapped");
    if (mode == QLatin1String("null"))
        return nullptr;
    if (mode == QLatin1String("keep"))
        return input->type == to || to == LogicalType::Unknown ? input : cast(input, to);
    if (mode == QLatin1String("default"))
        return literalOf(rule.params.value(QLatin1String("default")), to);
    // NULL falls through to here as well and makes the message NULL, which raises nothing.
    const ExprPtr message = binary(QStringLiteral("||"),
        text(QStringLiteral("%1: unmapped value: ").arg(rule.inputs.value(0))), asText(input), LogicalType::String);
    return raise(message, to == LogicalType::Unknown ? LogicalType::String : to);
}

ExprPtr valueMap(const Rule& rule, const ExprPtr& input, LogicalType to)
{
    const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
    const bool nullNeedsCare = param(rule, "onUnmapped") == QLatin1String("default");
    QVector<ExprPtr> pairs;
    if (nullNeedsCare)
        pairs = {unary(QStringLiteral("IS NULL"), input), null(to)};
    for (auto it = values.begin(); it != values.end(); ++it) {
        const ExprPtr key = keyLiteral(it.key(), input->type);
        pairs.append(nullNeedsCare ? binary(QStringLiteral("="), input, key, LogicalType::Boolean) : key);
        pairs.append(literalOf(it.value(), to));
    }
    return caseWhen(pairs, unmapped(rule, input, to), to, nullNeedsCare ? nullptr : input);
}

ExprPtr valueMapBack(const Rule& rule, const ExprPtr& output, LogicalType from, LogicalType to)
{
    const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
    QVector<ExprPtr> pairs;
    for (auto it = values.begin(); it != values.end(); ++it) {
        pairs.append(literalOf(it.value(), from));
        pairs.append(keyLiteral(it.key(), to));
    }
    ExprPtr otherwise;
    if (param(rule, "onUnmapped") == QLatin1String("keep")) {
        otherwise = output;
    } else {
        const ExprPtr message = binary(QStringLiteral("||"),
            text(QStringLiteral("%1: no old value: ").arg(rule.outputs.value(0))), asText(output), LogicalType::String);
        otherwise = raise(message, to == LogicalType::Unknown ? LogicalType::String : to);
    }
    return caseWhen(pairs, otherwise, to, output);
}

/// The text behind the first separator; NULL where there is none.
ExprPtr restAfter(const ExprPtr& value, const QString& separator)
{
    const ExprPtr at = function(QStringLiteral("instr"), {value, text(separator)}, LogicalType::Integer);
    const ExprPtr start = binary(QStringLiteral("+"), at, integer(separator.size()), LogicalType::Integer);
    return caseWhen({binary(QStringLiteral(">"), at, integer(0), LogicalType::Boolean),
                        function(QStringLiteral("substr"), {value, start}, LogicalType::String)},
        nullptr, LogicalType::String);
}

/// The text before the first separator; all of it where there is none.
ExprPtr partBefore(const ExprPtr& value, const QString& separator)
{
    const ExprPtr at = function(QStringLiteral("instr"), {value, text(separator)}, LogicalType::Integer);
    const ExprPtr length = binary(QStringLiteral("-"), at, integer(1), LogicalType::Integer);
    return caseWhen({binary(QStringLiteral(">"), at, integer(0), LogicalType::Boolean),
                        function(QStringLiteral("substr"), {value, integer(1), length}, LogicalType::String)},
        value, LogicalType::String);
}

/// `count` parts of a text; the last takes the rest.
QVector<ExprPtr> parts(const ExprPtr& value, const QString& separator, int count)
{
    QVector<ExprPtr> result;
    ExprPtr rest = value;
    for (int i = 0; i + 1 < count; ++i) {
        result.append(partBefore(rest, separator));
        rest = restAfter(rest, separator);
    }
    result.append(rest);
    return result;
}

QVector<ExprPtr> split(const Rule& rule, const ExprPtr& input, QVector<Diagnostic>& diagnostics)
{
    const int count = int(rule.outputs.size());
    const QString separator = param(rule, "separator");
    if (separator.isEmpty()) {
        QVector<ExprPtr> groups;
        for (int i = 1; i <= count; ++i) {
            groups.append(function(QStringLiteral("regexp_group"), {asText(input), text(param(rule, "pattern")), integer(i)},
                LogicalType::String));
        }
        return groups;
    }
    if (count > kMaxParts) {
        diagnostics.append(blocking(rule, QStringLiteral("a split into %1 parts is beyond the %2 that are generated")
            .arg(count).arg(kMaxParts), QStringLiteral("Split in two steps")));
        return QVector<ExprPtr>(count, null(LogicalType::String));
    }
    return parts(asText(input), separator, count);
}

ExprPtr concat(const Rule& rule, const QVector<ExprPtr>& inputs)
{
    const QString separator = param(rule, "separator");
    const auto plus = [](const ExprPtr& a, const ExprPtr& b) {
        return a ? binary(QStringLiteral("||"), a, b, LogicalType::String) : b;
    };
    ExprPtr all;
    if (!rule.params.value(QLatin1String("skipNulls")).toBool()) {
        for (const ExprPtr& input : inputs) {
            if (all && !separator.isEmpty())
                all = plus(all, text(separator));
            all = plus(all, asText(input));
        }
        return all;
    }
    // Each part brings its own separator in front; the first one is cut off again.
    QVector<ExprPtr> texts;
    for (const ExprPtr& input : inputs) {
        texts.append(asText(input));
        const ExprPtr part = separator.isEmpty() ? asText(input) : plus(text(separator), asText(input));
        all = plus(all, coalesce({part, text(QString())}));
    }
    const ExprPtr cut = function(QStringLiteral("substr"), {all, integer(separator.size() + 1)}, LogicalType::String);
    return caseWhen({unary(QStringLiteral("IS NOT NULL"), coalesce(texts)), cut}, nullptr, LogicalType::String);
}

ExprPtr lookup(const Rule& rule, const QVector<ExprPtr>& inputs, LogicalType to)
{
    Expr expr;
    expr.kind = ExprKind::Lookup;
    expr.type = to;
    expr.qualifier = param(rule, "table");
    expr.text = param(rule, "value");
    for (const QString& key : param(rule, "key").split(QLatin1Char(',')))
        expr.names.append(key.trimmed());
    expr.args = inputs;
    const ExprPtr found = std::make_shared<const Expr>(std::move(expr));
    const QString miss = param(rule, "miss");
    if (miss != QLatin1String("error") && miss != QLatin1String("default"))
        return found;
    QVector<ExprPtr> known;
    for (const ExprPtr& input : inputs)
        known.append(unary(QStringLiteral("IS NOT NULL"), input));
    const ExprPtr instead = miss == QLatin1String("default")
        ? literalOf(rule.params.value(QLatin1String("default")), to)
        : raise(messageWith(QStringLiteral("%1: no row for ").arg(param(rule, "table")), inputs.constFirst()),
            to == LogicalType::Unknown ? LogicalType::String : to);
    return caseWhen({allOf(known), coalesce({found, instead})}, nullptr, to);
}

ExprPtr castRule(const Rule& rule, const ExprPtr& input, LogicalType to, const Column* target,
    QVector<Diagnostic>& diagnostics)
{
    QString native = param(rule, "to");
    LogicalType type = logicalTypeFromNative(native);
    if (native.isEmpty() && target)
        native = target->nativeType;
    if (type == LogicalType::Unknown)
        type = to;
    if (type == LogicalType::Unknown) {
        diagnostics.append(blocking(rule, QStringLiteral("the type '%1' is not known").arg(native),
            QStringLiteral("Use a type of the target's engine")));
        return input;
    }
    ExprPtr from = input;
    if (from->type == LogicalType::Unknown) {
        const LogicalType stated = logicalTypeFromNative(param(rule, "from"));
        Expr copy = *from;
        copy.type = stated;
        from = std::make_shared<const Expr>(std::move(copy));
    }
    if (from->type == LogicalType::Unknown) {
        diagnostics.append({Diagnostic::Severity::Warning, rule.id, rule.outputs.value(0),
            QStringLiteral("the type of '%1' is not known, so the cast is the engine's own").arg(rule.inputs.value(0)),
            QStringLiteral("List the source's columns with their types")});
    }
    if (from->type == type && type != LogicalType::String && type != LogicalType::Decimal && type != LogicalType::Integer)
        return from;
    QString option = param(rule, "epoch");
    if (option.isEmpty())
        option = param(rule, "rounding");
    return cast(from, type, {}, option);
}

ExprPtr nest(const Rule& rule, const QVector<ExprPtr>& inputs)
{
    QVector<ExprPtr> args;
    for (qsizetype i = 0; i < inputs.size(); ++i)
        args << text(rule.inputs.at(i)) << inputs.at(i);
    return function(QStringLiteral("json_object"), args, LogicalType::Json);
}

bool judgedByResult(RuleKind kind)
{
    return kind == RuleKind::Concat || kind == RuleKind::Derived || kind == RuleKind::Lookup;
}

ExprPtr withNullPolicy(const Rule& rule, const ExprPtr& value, const ExprPtr& input, LogicalType to)
{
    if (rule.nullPolicy == NullPolicy::Keep || rule.kind == RuleKind::Constant || !value)
        return value;
    const LogicalType type = to == LogicalType::Unknown ? value->type : to;
    const ExprPtr instead = rule.nullPolicy == NullPolicy::Default
        ? literalOf(rule.params.value(QLatin1String("nullDefault")), type)
        : raise(messageWith(QStringLiteral("%1: not allowed: ").arg(rule.inputs.join(QStringLiteral(", "))),
                    input ? input : null(LogicalType::String)),
            type == LogicalType::Unknown ? LogicalType::String : type);
    if (judgedByResult(rule.kind) || (rule.nullPolicy == NullPolicy::Default && rule.kind != RuleKind::ValueMap && rule.kind != RuleKind::Split))
        return coalesce({value, instead});
    return caseWhen({unary(QStringLiteral("IS NULL"), input), instead}, value, type);
}

} // namespace

ExprPtr literalOf(const QJsonValue& json, LogicalType type)
{
    if (json.isNull() || json.isUndefined())
        return null(type);
    if (json.isBool())
        return type == LogicalType::String ? text(json.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                                           : literal(json.toBool(), LogicalType::Boolean);
    if (json.isDouble()) {
        const double value = json.toDouble();
        if (type == LogicalType::String)
            return text(isWhole(value) ? QString::number(qint64(value)) : QString::number(value, 'g', 15));
        if (type == LogicalType::Boolean && (value == 0 || value == 1))
            return literal(value == 1, LogicalType::Boolean);
        return type == LogicalType::Float ? literal(value, type) : number(value);
    }
    const QString string = json.toString();
    if (type == LogicalType::String || type == LogicalType::Unknown)
        return text(string);
    if (mapping::isNumeric(type) || type == LogicalType::Boolean) {
        const ExprPtr value = keyLiteral(string, type);
        return value->type == LogicalType::String ? cast(value, type) : value;
    }
    return literal(string, type);
}

RuleExprs forwardExprs(const Rule& rule, const Mapping& mapping, const QString& qualifier)
{
    RuleExprs result;
    QVector<ExprPtr> inputs;
    for (const QString& input : rule.inputs)
        inputs.append(columnIn(mapping.source, input, qualifier));
    const ExprPtr first = inputs.value(0);
    const LogicalType to = typeIn(mapping.target, rule.outputs.value(0));
    ExprPtr value;
    switch (rule.kind) {
    case RuleKind::Keep:
    case RuleKind::Rename:
        value = first;
        break;
    case RuleKind::Cast:
        value = castRule(rule, first, to, mapping::columnOf(mapping.target, rule.outputs.value(0)), result.diagnostics);
        break;
    case RuleKind::Unit:
        value = unit(rule, first, to);
        break;
    case RuleKind::ValueMap:
        value = valueMap(rule, first, to);
        break;
    case RuleKind::Concat:
        value = concat(rule, inputs);
        break;
    case RuleKind::Constant:
        value = literalOf(rule.params.value(QLatin1String("value")), to);
        if (!value->value.isValid() && to != LogicalType::Unknown)
            value = cast(value, to); // a bare NULL has no type where the table is made from the query
        break;
    case RuleKind::Derived:
        value = exprFromSql(rule.expression, mapping.source, rule.id, result.diagnostics);
        break;
    case RuleKind::Lookup: {
        const qsizetype keys = param(rule, "key").split(QLatin1Char(',')).size();
        if (keys != rule.inputs.size()) {
            result.diagnostics.append(blocking(rule, QStringLiteral("the lookup has %1 key columns for %2 inputs")
                .arg(keys).arg(rule.inputs.size()), QStringLiteral("Name one key column for each input")));
            return result;
        }
        value = lookup(rule, inputs, to);
        break;
    }
    case RuleKind::Nest:
        value = nest(rule, inputs);
        break;
    case RuleKind::Split: {
        const QVector<ExprPtr> values = split(rule, first, result.diagnostics);
        for (qsizetype i = 0; i < rule.outputs.size(); ++i) {
            const LogicalType partType = typeIn(mapping.target, rule.outputs.at(i));
            ExprPtr part = values.at(i);
            if (partType != LogicalType::Unknown && partType != LogicalType::String)
                part = cast(part, partType);
            result.columns.append({rule.outputs.at(i), withNullPolicy(rule, part, first, partType), rule.id});
        }
        return result;
    }
    case RuleKind::Unnest:
    case RuleKind::TableSplit:
    case RuleKind::TableMerge:
        result.diagnostics.append(blocking(rule, QStringLiteral("no code is generated for %1").arg(ruleKindName(rule.kind)),
            QStringLiteral("Build the new table elsewhere and adopt it")));
        return result;
    case RuleKind::Drop:
    case RuleKind::LeaveUnchanged:
    case RuleKind::Ambiguous:
    case RuleKind::TableMove:
    case RuleKind::KeyChange:
        return result;
    }
    value = withNullPolicy(rule, value, first, to);
    for (const QString& output : rule.outputs)
        result.columns.append({output, value, rule.id});
    return result;
}

RuleExprs inverseExprs(const Rule& rule, const Mapping& mapping)
{
    RuleExprs result;
    const QString input = rule.inputs.value(0);
    const LogicalType to = typeIn(mapping.source, input);
    const ExprPtr output = columnIn(mapping.target, rule.outputs.value(0));
    ExprPtr value;
    switch (rule.kind) {
    case RuleKind::Keep:
    case RuleKind::Rename:
        value = output;
        break;
    case RuleKind::Unit:
        value = unitBack(rule, output, to);
        break;
    case RuleKind::ValueMap:
        value = valueMapBack(rule, output, output->type, to);
        break;
    case RuleKind::Cast: {
        const LogicalType stated = logicalTypeFromNative(param(rule, "from"));
        const LogicalType type = stated == LogicalType::Unknown ? to : stated;
        ExprPtr from = output;
        if (from->type == LogicalType::Unknown)
            from = column(rule.outputs.value(0), logicalTypeFromNative(param(rule, "to")));
        value = from->type == type ? from : cast(from, type, {}, param(rule, "epoch"));
        break;
    }
    case RuleKind::Split: {
        // The inverse of a split is a join that leaves NULL parts out: they stand for separators that were not there.
        Rule joined = rule;
        joined.params.insert(QStringLiteral("skipNulls"), true);
        QVector<ExprPtr> outputs;
        for (const QString& name : rule.outputs)
            outputs.append(columnIn(mapping.target, name));
        value = concat(joined, outputs);
        break;
    }
    case RuleKind::Concat: {
        if (rule.inputs.size() > kMaxParts) {
            result.diagnostics.append(blocking(rule, QStringLiteral("%1 parts are beyond the %2 that are taken apart")
                .arg(rule.inputs.size()).arg(kMaxParts), QStringLiteral("Join in two steps")));
            return result;
        }
        const QVector<ExprPtr> values = parts(asText(output), param(rule, "separator"), int(rule.inputs.size()));
        for (qsizetype i = 0; i < rule.inputs.size(); ++i) {
            const LogicalType type = typeIn(mapping.source, rule.inputs.at(i));
            const bool isText = type == LogicalType::String || type == LogicalType::Unknown;
            result.columns.append({rule.inputs.at(i), isText ? values.at(i) : cast(values.at(i), type), rule.id});
        }
        return result;
    }
    case RuleKind::Nest:
        for (const QString& name : rule.inputs) {
            result.columns.append({name, function(QStringLiteral("json_extract"),
                {output, text(QStringLiteral("$.\"%1\"").arg(name))}, typeIn(mapping.source, name)), rule.id});
        }
        return result;
    default:
        return result;
    }
    result.columns.append({input, value, rule.id});
    return result;
}

} // namespace skein::codegen
