#include "models/codegen/ir.h"

namespace skein::codegen {

namespace {

ExprPtr share(Expr expr)
{
    return std::make_shared<const Expr>(std::move(expr));
}

RelPtr share(Rel rel)
{
    return std::make_shared<const Rel>(std::move(rel));
}

Expr make(ExprKind kind, LogicalType type, const QString& text = {}, const QVector<ExprPtr>& args = {})
{
    Expr expr;
    expr.kind = kind;
    expr.type = type;
    expr.text = text;
    expr.args = args;
    return expr;
}

} // namespace

ExprPtr column(const QString& name, LogicalType type, const QString& qualifier)
{
    Expr expr = make(ExprKind::Column, type, name);
    expr.qualifier = qualifier;
    return share(std::move(expr));
}

ExprPtr literal(const QVariant& value, LogicalType type)
{
    Expr expr = make(ExprKind::Literal, type);
    expr.value = value;
    return share(std::move(expr));
}

ExprPtr text(const QString& value)
{
    return literal(value, LogicalType::String);
}

ExprPtr integer(qint64 value)
{
    return literal(QVariant(qlonglong(value)), LogicalType::Integer);
}

ExprPtr null(LogicalType type)
{
    return literal({}, type);
}

ExprPtr unary(const QString& op, const ExprPtr& arg)
{
    return share(make(ExprKind::Unary, op == QLatin1String("-") ? arg->type : LogicalType::Boolean, op, {arg}));
}

ExprPtr binary(const QString& op, const ExprPtr& left, const ExprPtr& right, LogicalType type)
{
    return share(make(ExprKind::Binary, type, op, {left, right}));
}

ExprPtr function(const QString& name, const QVector<ExprPtr>& args, LogicalType type)
{
    return share(make(ExprKind::Function, type, name, args));
}

ExprPtr coalesce(const QVector<ExprPtr>& args)
{
    return share(make(ExprKind::Coalesce, args.isEmpty() ? LogicalType::Unknown : args.constFirst()->type, {}, args));
}

ExprPtr cast(const ExprPtr& arg, LogicalType type, const QString& native, const QString& option)
{
    Expr expr = make(ExprKind::Cast, type, {}, {arg});
    expr.native = native;
    expr.option = option;
    return share(std::move(expr));
}

ExprPtr caseWhen(const QVector<ExprPtr>& pairs, const ExprPtr& otherwise, LogicalType type, const ExprPtr& operand)
{
    Expr expr = make(ExprKind::Case, type);
    if (operand) {
        expr.hasOperand = true;
        expr.args.append(operand);
    }
    expr.args += pairs;
    if (otherwise) {
        expr.hasElse = true;
        expr.args.append(otherwise);
    }
    return share(std::move(expr));
}

ExprPtr raise(const ExprPtr& message, LogicalType type)
{
    return share(make(ExprKind::Raise, type, {}, {message}));
}

ExprPtr aggregate(const QString& name, const ExprPtr& arg)
{
    Expr expr = make(ExprKind::Aggregate, name.startsWith(QLatin1String("COUNT")) ? LogicalType::Integer : LogicalType::Unknown,
        name);
    if (arg)
        expr.args.append(arg);
    if (arg && expr.type == LogicalType::Unknown)
        expr.type = arg->type;
    return share(std::move(expr));
}

ExprPtr allOf(const QVector<ExprPtr>& conditions)
{
    ExprPtr all;
    for (const ExprPtr& condition : conditions)
        all = all ? binary(QStringLiteral("AND"), all, condition, LogicalType::Boolean) : condition;
    return all;
}

RelPtr scan(const QString& table, const QString& alias)
{
    Rel rel;
    rel.table = table;
    rel.alias = alias;
    return share(std::move(rel));
}

RelPtr project(const RelPtr& input, const QVector<Projection>& columns, bool distinct)
{
    Rel rel;
    rel.kind = RelKind::Project;
    rel.input = input;
    rel.columns = columns;
    rel.distinct = distinct;
    return share(std::move(rel));
}

RelPtr filter(const RelPtr& input, const ExprPtr& predicate)
{
    if (!predicate)
        return input;
    Rel rel;
    rel.kind = RelKind::Filter;
    rel.input = input;
    rel.predicate = predicate;
    return share(std::move(rel));
}

RelPtr join(const QString& op, const RelPtr& left, const RelPtr& right, const ExprPtr& on)
{
    Rel rel;
    rel.kind = RelKind::Join;
    rel.op = op;
    rel.input = left;
    rel.right = right;
    rel.predicate = on;
    return share(std::move(rel));
}

RelPtr aggregateBy(const RelPtr& input, const QVector<ExprPtr>& groupBy, const QVector<Projection>& columns,
    const ExprPtr& having)
{
    Rel rel;
    rel.kind = RelKind::Aggregate;
    rel.input = input;
    rel.groupBy = groupBy;
    rel.columns = columns;
    rel.predicate = having;
    return share(std::move(rel));
}

RelPtr setOperation(const QString& op, const RelPtr& left, const RelPtr& right)
{
    Rel rel;
    rel.kind = RelKind::SetOperation;
    rel.op = op;
    rel.input = left;
    rel.right = right;
    return share(std::move(rel));
}

RelPtr named(const RelPtr& rel, const QString& alias)
{
    Rel copy = *rel;
    copy.alias = alias;
    return share(std::move(copy));
}

} // namespace skein::codegen
