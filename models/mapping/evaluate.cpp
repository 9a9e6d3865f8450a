#include "models/mapping/transform.h"

#include "models/mapping/typelattice.h"

#include <QRegularExpression>

#include <cmath>

namespace skein::mapping {

namespace {

Error bad(const QString& message)
{
    return makeError(ErrorClass::BadInput, message, {}, QStringLiteral("Correct the expression"));
}

bool isNumber(const QVariant& value)
{
    return value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Double
        || value.typeId() == QMetaType::Bool;
}

bool truthy(const QVariant& value)
{
    return !value.isNull() && (isNumber(value) ? value.toDouble() != 0 : value.toBool());
}

Result<QVariant> arithmetic(const QString& op, const QVariant& a, const QVariant& b)
{
    if (!isNumber(a) || !isNumber(b))
        return bad(QStringLiteral("'%1' needs numbers, not '%2' and '%3'").arg(op, valueText(a), valueText(b)));
    const bool whole = a.typeId() != QMetaType::Double && b.typeId() != QMetaType::Double;
    const QChar c = op.at(0);
    if ((c == QLatin1Char('/') || c == QLatin1Char('%')) && b.toDouble() == 0)
        return QVariant();
    if (c == QLatin1Char('/'))
        return QVariant(a.toDouble() / b.toDouble());
    if (c == QLatin1Char('%')) {
        return whole ? Result<QVariant>(QVariant(a.toLongLong() % b.toLongLong()))
                     : bad(QStringLiteral("'%' needs whole numbers"));
    }
    if (whole) {
        qlonglong result = 0;
        const qlonglong x = a.toLongLong();
        const qlonglong y = b.toLongLong();
        const bool overflow = c == QLatin1Char('+') ? __builtin_add_overflow(x, y, &result)
            : c == QLatin1Char('-')                 ? __builtin_sub_overflow(x, y, &result)
                                                    : __builtin_mul_overflow(x, y, &result);
        if (!overflow)
            return QVariant(result);
    }
    const double x = a.toDouble();
    const double y = b.toDouble();
    return QVariant(c == QLatin1Char('+') ? x + y : (c == QLatin1Char('-') ? x - y : x * y));
}

int compare(const QVariant& a, const QVariant& b)
{
    if (isNumber(a) && isNumber(b)) {
        const double x = a.toDouble();
        const double y = b.toDouble();
        return x < y ? -1 : (x > y ? 1 : 0);
    }
    const int order = valueText(a).compare(valueText(b));
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

bool matchesLike(const QString& text, const QString& pattern)
{
    QString regex = QStringLiteral("^");
    for (const QChar c : pattern) {
        if (c == QLatin1Char('%'))
            regex += QStringLiteral(".*");
        else if (c == QLatin1Char('_'))
            regex += QLatin1Char('.');
        else
            regex += QRegularExpression::escape(QString(c));
    }
    return QRegularExpression(regex + QLatin1Char('$'), QRegularExpression::DotMatchesEverythingOption)
        .match(text).hasMatch();
}

Result<QVariant> binary(const QString& op, const QVariant& a, const QVariant& b)
{
    if (op == QLatin1String("AND")) {
        if ((!a.isNull() && !truthy(a)) || (!b.isNull() && !truthy(b)))
            return QVariant(false);
        return a.isNull() || b.isNull() ? QVariant() : QVariant(true);
    }
    if (op == QLatin1String("OR")) {
        if (truthy(a) || truthy(b))
            return QVariant(true);
        return a.isNull() || b.isNull() ? QVariant() : QVariant(false);
    }
    if (a.isNull() || b.isNull())
        return QVariant();
    if (op == QLatin1String("||"))
        return QVariant(valueText(a) + valueText(b));
    if (op == QLatin1String("LIKE"))
        return QVariant(matchesLike(valueText(a), valueText(b)));
    if (op == QLatin1String("NOT LIKE"))
        return QVariant(!matchesLike(valueText(a), valueText(b)));
    if (op == QLatin1String("="))
        return QVariant(compare(a, b) == 0);
    if (op == QLatin1String("<>"))
        return QVariant(compare(a, b) != 0);
    if (op == QLatin1String("<"))
        return QVariant(compare(a, b) < 0);
    if (op == QLatin1String("<="))
        return QVariant(compare(a, b) <= 0);
    if (op == QLatin1String(">"))
        return QVariant(compare(a, b) > 0);
    if (op == QLatin1String(">="))
        return QVariant(compare(a, b) >= 0);
    return arithmetic(op, a, b);
}

Result<QVariant> substring(const QVector<QVariant>& args)
{
    const QString text = valueText(args.at(0));
    qlonglong start = args.at(1).toLongLong();
    qlonglong length = args.size() > 2 ? args.at(2).toLongLong() : text.size();
    if (start < 1 || length < 0)
        return bad(QStringLiteral("substr counts from 1 and takes a length of 0 or more"));
    return QVariant(text.mid(start - 1, length));
}

Result<QVariant> roundTo(const QVector<QVariant>& args)
{
    const double scale = args.size() > 1 ? std::pow(10.0, args.at(1).toDouble()) : 1.0;
    return QVariant(std::round(args.at(0).toDouble() * scale) / scale);
}

Result<QVariant> function(const QString& name, const QVector<QVariant>& args)
{
    const auto arity = [&args](int low, int high) { return args.size() >= low && args.size() <= high; };
    if (name == QLatin1String("coalesce") || name == QLatin1String("ifnull")) {
        for (const QVariant& arg : args) {
            if (!arg.isNull())
                return arg;
        }
        return QVariant();
    }
    if (name == QLatin1String("nullif") && arity(2, 2)) {
        const bool equal = !args.at(0).isNull() && !args.at(1).isNull() && compare(args.at(0), args.at(1)) == 0;
        return equal ? QVariant() : args.at(0);
    }
    if (name == QLatin1String("concat")) {
        QString text;
        for (const QVariant& arg : args)
            text += arg.isNull() ? QString() : valueText(arg);
        return QVariant(text);
    }
    for (const QVariant& arg : args) {
        if (arg.isNull())
            return QVariant();
    }
    if (name == QLatin1String("upper") && arity(1, 1))
        return QVariant(valueText(args.at(0)).toUpper());
    if (name == QLatin1String("lower") && arity(1, 1))
        return QVariant(valueText(args.at(0)).toLower());
    if (name == QLatin1String("trim") && arity(1, 1)) {
        static const QRegularExpression blanks(QStringLiteral("^ +| +$"));
        return QVariant(valueText(args.at(0)).remove(blanks));
    }
    if (name == QLatin1String("length") && arity(1, 1))
        return QVariant(qlonglong(valueText(args.at(0)).size()));
    if ((name == QLatin1String("substr") || name == QLatin1String("substring")) && arity(2, 3))
        return substring(args);
    if (name == QLatin1String("replace") && arity(3, 3)) {
        const QString from = valueText(args.at(1));
        return from.isEmpty() ? args.at(0) : QVariant(valueText(args.at(0)).replace(from, valueText(args.at(2))));
    }
    if ((name == QLatin1String("instr") || name == QLatin1String("strpos")) && arity(2, 2))
        return QVariant(qlonglong(valueText(args.at(0)).indexOf(valueText(args.at(1))) + 1));
    if (name == QLatin1String("abs") && arity(1, 1)) {
        return args.at(0).typeId() == QMetaType::LongLong ? QVariant(qAbs(args.at(0).toLongLong()))
                                                          : QVariant(std::abs(args.at(0).toDouble()));
    }
    if (name == QLatin1String("round") && arity(1, 2))
        return roundTo(args);
    return bad(QStringLiteral("the function %1 with %2 arguments is not known").arg(name).arg(args.size()));
}

Result<QVariant> evaluateCase(const Expression& expression, const Row& row)
{
    const qsizetype branches = expression.args.size() - (expression.hasElse ? 1 : 0);
    for (qsizetype i = 0; i + 1 < branches; i += 2) {
        const Result<QVariant> when = evaluate(*expression.args.at(i), row);
        if (!when)
            return when;
        if (truthy(*when))
            return evaluate(*expression.args.at(i + 1), row);
    }
    return expression.hasElse ? evaluate(*expression.args.constLast(), row) : Result<QVariant>(QVariant());
}

QVariant numberOf(const QString& text)
{
    bool whole = false;
    const qlonglong integer = text.toLongLong(&whole);
    return whole ? QVariant(integer) : QVariant(text.toDouble());
}

QVariant unary(const QString& op, const QVariant& value)
{
    if (op == QLatin1String("IS NULL"))
        return QVariant(value.isNull());
    if (op == QLatin1String("IS NOT NULL"))
        return QVariant(!value.isNull());
    if (value.isNull())
        return {};
    if (op == QLatin1String("NOT"))
        return QVariant(!truthy(value));
    return value.typeId() == QMetaType::LongLong ? QVariant(-value.toLongLong()) : QVariant(-value.toDouble());
}

QVariant membership(const Expression& expression, const QVector<QVariant>& args)
{
    if (args.constFirst().isNull())
        return {};
    bool sawNull = false;
    for (qsizetype i = 1; i < args.size(); ++i) {
        if (args.at(i).isNull())
            sawNull = true;
        else if (compare(args.constFirst(), args.at(i)) == 0)
            return QVariant(!expression.negated);
    }
    return sawNull ? QVariant() : QVariant(expression.negated);
}

} // namespace

Result<QVariant> evaluate(const Expression& expression, const Row& row)
{
    switch (expression.kind) {
    case Expression::Kind::Null:
        return QVariant();
    case Expression::Kind::Number:
        return numberOf(expression.text);
    case Expression::Kind::Text:
        return QVariant(expression.text);
    case Expression::Kind::Boolean:
        return QVariant(expression.text == QLatin1String("true"));
    case Expression::Kind::Column:
        return canonicalValue(rowValue(row, expression.text));
    case Expression::Kind::Case:
        return evaluateCase(expression, row);
    default:
        break;
    }
    QVector<QVariant> args;
    for (const ExpressionPtr& arg : expression.args) {
        const Result<QVariant> value = evaluate(*arg, row);
        if (!value)
            return value;
        args.append(*value);
    }
    switch (expression.kind) {
    case Expression::Kind::Unary:
        return unary(expression.text, args.at(0));
    case Expression::Kind::Binary:
        return binary(expression.text, args.at(0), args.at(1));
    case Expression::Kind::In:
        return membership(expression, args);
    case Expression::Kind::Function:
        return function(expression.text, args);
    default:
        return castValue(args.at(0), logicalTypeFromNative(expression.text));
    }
}

} // namespace skein::mapping
