#include "models/codegen/plan.h"

#include "models/mapping/inverse.h"
#include "models/mapping/typelattice.h"

namespace skein::codegen {

using mapping::Expression;
using mapping::Side;

namespace {

class Converter
{
public:
    Converter(const Side& side, const QString& rule, QVector<Diagnostic>& diagnostics)
        : m_side(side)
        , m_rule(rule)
        , m_diagnostics(diagnostics)
    {
    }

    ExprPtr convert(const Expression& expression)
    {
        switch (expression.kind) {
        case Expression::Kind::Null:
            return null(LogicalType::Unknown);
        case Expression::Kind::Number:
            return numberOf(expression.text);
        case Expression::Kind::Text:
            return text(expression.text);
        case Expression::Kind::Boolean:
            return literal(expression.text == QLatin1String("true"), LogicalType::Boolean);
        case Expression::Kind::Column:
            return columnOf(expression.text);
        case Expression::Kind::Unary:
            return unary(expression.text, convert(*expression.args.at(0)));
        case Expression::Kind::Binary:
            return binaryOf(expression.text, convert(*expression.args.at(0)), convert(*expression.args.at(1)));
        case Expression::Kind::In:
            return in(expression);
        case Expression::Kind::Function:
            return functionOf(expression);
        case Expression::Kind::Cast:
            return castOf(expression);
        case Expression::Kind::Case:
            return caseOf(expression);
        }
        return null(LogicalType::Unknown);
    }

private:
    void block(const QString& message, const QString& remedy)
    {
        m_diagnostics.append({Diagnostic::Severity::Blocking, m_rule, {}, message, remedy});
    }

    static ExprPtr numberOf(const QString& digits)
    {
        bool whole = false;
        const qlonglong value = digits.toLongLong(&whole);
        return whole ? integer(value) : literal(digits.toDouble(), LogicalType::Float);
    }

    ExprPtr columnOf(const QString& name)
    {
        const Column* found = mapping::columnOf(m_side, name);
        if (!found && !m_side.columns.isEmpty()) {
            block(QStringLiteral("the expression reads '%1', which is no column of %2").arg(name, m_side.dataset),
                QStringLiteral("Correct the expression"));
        }
        return column(found ? found->name : name, found ? mapping::effectiveType(*found) : LogicalType::Unknown);
    }

    static ExprPtr asText(const ExprPtr& value)
    {
        const bool isText = value->type == LogicalType::String || value->kind == ExprKind::Literal;
        return isText ? value : cast(value, LogicalType::String);
    }

    static ExprPtr binaryOf(const QString& op, const ExprPtr& left, const ExprPtr& right)
    {
        static const QStringList arithmetic {QStringLiteral("+"), QStringLiteral("-"), QStringLiteral("*"),
            QStringLiteral("%")};
        if (op == QLatin1String("||")) {
            // Joining two numbers is an error on some engines and a guess on others.
            const bool unknown = left->type == LogicalType::Unknown || right->type == LogicalType::Unknown;
            return binary(op, unknown ? left : asText(left), unknown ? right : asText(right), LogicalType::String);
        }
        if (op == QLatin1String("/")) {
            const bool real = right->kind == ExprKind::Literal && right->type == LogicalType::Float
                && right->value.toDouble() != 0;
            return function(real ? QStringLiteral("divideReal") : QStringLiteral("divide"), {left, right},
                LogicalType::Float);
        }
        if (arithmetic.contains(op)) {
            const bool whole = left->type == LogicalType::Integer && right->type == LogicalType::Integer;
            return binary(op, left, right, whole ? LogicalType::Integer : LogicalType::Float);
        }
        return binary(op, left, right, LogicalType::Boolean);
    }

    ExprPtr in(const Expression& expression)
    {
        Expr expr;
        expr.kind = ExprKind::In;
        expr.type = LogicalType::Boolean;
        expr.negated = expression.negated;
        for (const mapping::ExpressionPtr& arg : expression.args)
            expr.args.append(convert(*arg));
        if (expr.args.size() < 2)
            block(QStringLiteral("IN needs at least one value"), QStringLiteral("Correct the expression"));
        return std::make_shared<const Expr>(std::move(expr));
    }

    ExprPtr functionOf(const Expression& expression)
    {
        QVector<ExprPtr> args;
        for (const mapping::ExpressionPtr& arg : expression.args)
            args.append(convert(*arg));
        const QString& name = expression.text;
        if ((name == QLatin1String("coalesce") || name == QLatin1String("ifnull")) && !args.isEmpty())
            return coalesce(args);
        if (name == QLatin1String("concat") && !args.isEmpty()) {
            ExprPtr all;
            for (const ExprPtr& arg : std::as_const(args)) {
                const ExprPtr part = coalesce({asText(arg), text(QString())});
                all = all ? binary(QStringLiteral("||"), all, part, LogicalType::String) : part;
            }
            return all;
        }
        LogicalType type = LogicalType::String;
        if (name == QLatin1String("length") || name == QLatin1String("instr") || name == QLatin1String("strpos"))
            type = LogicalType::Integer;
        else if (name == QLatin1String("round"))
            type = LogicalType::Float;
        else if (name == QLatin1String("abs") || name == QLatin1String("nullif"))
            type = args.isEmpty() ? LogicalType::Unknown : args.constFirst()->type;
        return function(name, args, type);
    }

    ExprPtr castOf(const Expression& expression)
    {
        const LogicalType type = logicalTypeFromNative(expression.text);
        if (type == LogicalType::Unknown) {
            block(QStringLiteral("the type '%1' is not known").arg(expression.text),
                QStringLiteral("Use a type of the target's engine"));
        }
        return cast(convert(*expression.args.at(0)), type);
    }

    ExprPtr caseOf(const Expression& expression)
    {
        QVector<ExprPtr> pairs;
        LogicalType type = LogicalType::Unknown;
        const qsizetype end = expression.args.size() - (expression.hasElse ? 1 : 0);
        for (qsizetype i = 0; i < end; ++i) {
            pairs.append(convert(*expression.args.at(i)));
            if (i % 2 == 1 && type == LogicalType::Unknown)
                type = pairs.constLast()->type;
        }
        const ExprPtr otherwise = expression.hasElse ? convert(*expression.args.constLast()) : nullptr;
        if (type == LogicalType::Unknown && otherwise)
            type = otherwise->type;
        return caseWhen(pairs, otherwise, type);
    }

    const Side& m_side;
    QString m_rule;
    QVector<Diagnostic>& m_diagnostics;
};

} // namespace

ExprPtr exprFromSql(const QString& sql, const Side& side, const QString& rule, QVector<Diagnostic>& diagnostics)
{
    const Result<mapping::ExpressionPtr> parsed = mapping::parseExpression(sql);
    if (!parsed) {
        diagnostics.append({Diagnostic::Severity::Blocking, rule, {},
            QStringLiteral("the expression cannot be read: %1 (%2)").arg(parsed.error().message, parsed.error().where),
            parsed.error().remedy});
        return null(LogicalType::Unknown);
    }
    return Converter(side, rule, diagnostics).convert(**parsed);
}

} // namespace skein::codegen
