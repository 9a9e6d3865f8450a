#include "models/codegen/expremit.h"

#include <QRegularExpression>

#include <cmath>

namespace skein::codegen {

namespace {

// How tightly operators bind; || differs by dialect.
constexpr int kOr = 10;
constexpr int kAnd = 20;
constexpr int kNot = 30;
constexpr int kCompare = 40;
constexpr int kAdd = 50;
constexpr int kMultiply = 60;
constexpr int kMinus = 80;
constexpr int kAtom = 90;

QString doubleText(double value)
{
    QString text = QString::number(value, 'g', 17);
    // The shortest form that reads back as the same number.
    for (int digits = 1; digits < 17; ++digits) {
        const QString shorter = QString::number(value, 'g', digits);
        if (shorter.toDouble() == value) {
            text = shorter;
            break;
        }
    }
    if (std::abs(value) >= 1 && std::abs(value) < 1e15 && text.contains(QLatin1Char('e')))
        text = QString::number(value, 'f', 0);
    const bool whole = !text.contains(QLatin1Char('.')) && !text.contains(QLatin1Char('e'));
    return whole ? text + QStringLiteral(".0") : text;
}

QString typeKey(LogicalType type)
{
    // Decimals and doubles convert alike.
    return logicalTypeName(type == LogicalType::Decimal ? LogicalType::Float : type);
}

/// Templates are written by hand in JSON; their binding is read from their outermost form.
int templatePrecedence(const QString& pattern)
{
    int depth = 0;
    bool inText = false;
    int lowest = kAtom;
    const QString upper = pattern.toUpper();
    if (upper.startsWith(QLatin1String("CASE ")))
        return kAtom;
    for (qsizetype i = 0; i < upper.size(); ++i) {
        const QChar c = upper.at(i);
        if (c == QLatin1Char('\''))
            inText = !inText;
        if (inText)
            continue;
        if (c == QLatin1Char('(') || c == QLatin1Char('['))
            ++depth;
        else if (c == QLatin1Char(')') || c == QLatin1Char(']'))
            --depth;
        if (depth > 0 || c != QLatin1Char(' '))
            continue;
        const QString rest = upper.mid(i + 1, 3);
        if (rest.startsWith(QLatin1String("IN ")) || rest.startsWith(QLatin1String("<>")) || rest.startsWith(QLatin1String("= ")))
            lowest = std::min(lowest, kCompare);
        else if (rest.startsWith(QLatin1String("#>")) || rest.startsWith(QLatin1String("AT ")))
            lowest = std::min(lowest, kCompare + 1);
        else if (rest.startsWith(QLatin1String("+ ")) || rest.startsWith(QLatin1String("- ")))
            lowest = std::min(lowest, kAdd);
        else if (rest.startsWith(QLatin1String("* ")) || rest.startsWith(QLatin1String("/ ")) || rest.startsWith(QLatin1String("% ")))
            lowest = std::min(lowest, kMultiply);
    }
    return lowest;
}

} // namespace

ExprEmitter::ExprEmitter(const Dialect& dialect, const FormatOptions& options)
    : m_dialect(dialect)
    , m_options(options)
{
}

void ExprEmitter::cannot(const QString& message, const QString& remedy)
{
    m_diagnostics.append({Diagnostic::Severity::Blocking, m_rule, {}, message, remedy});
}

QString ExprEmitter::keyword(const char* word) const
{
    const QString text = QString::fromLatin1(word);
    return m_options.upperKeywords ? text : text.toLower();
}

QString ExprEmitter::operand(const ExprPtr& expr, int minimum)
{
    const Text text = emit(expr);
    return text.precedence >= minimum ? text.sql : QLatin1Char('(') + text.sql + QLatin1Char(')');
}

QString ExprEmitter::typeName(LogicalType type, const QString& native, bool inCast)
{
    if (!native.isEmpty()) {
        // A type is a few words with optional whole-number arguments; anything else would be pasted text.
        static const QRegularExpression form(
            QStringLiteral(R"(^[A-Za-z_][A-Za-z0-9_]*( [A-Za-z_][A-Za-z0-9_]*)*( ?\( ?\d+( ?, ?\d+)? ?\))?( (with|without) time zone)?$)"),
            QRegularExpression::CaseInsensitiveOption);
        if (form.match(native).hasMatch())
            return native;
        cannot(QStringLiteral("'%1' does not look like a type").arg(native), QStringLiteral("Correct the type's name"));
        return {};
    }
    const QString text = (inCast ? m_dialect.castTypes : m_dialect.types).value(logicalTypeName(type));
    if (text.isEmpty()) {
        cannot(QStringLiteral("%1 has no type for %2 values").arg(m_dialect.title, logicalTypeName(type)),
            QStringLiteral("Name the column's type in the mapping, or use another type"));
    }
    return text;
}

ExprEmitter::Text ExprEmitter::emit(const ExprPtr& expr)
{
    switch (expr->kind) {
    case ExprKind::Column: {
        const QString name = m_dialect.identifier(expr->text);
        return {expr->qualifier.isEmpty() ? name : m_dialect.identifier(expr->qualifier) + QLatin1Char('.') + name,
            kAtom};
    }
    case ExprKind::Literal:
        return literal(*expr);
    case ExprKind::Unary:
        return unary(*expr);
    case ExprKind::Binary:
        return binary(*expr);
    case ExprKind::In: {
        QStringList items;
        for (qsizetype i = 1; i < expr->args.size(); ++i)
            items.append(emit(expr->args.at(i)).sql);
        const QString word = expr->negated ? keyword("NOT IN") : keyword("IN");
        return {QStringLiteral("%1 %2 (%3)").arg(operand(expr->args.constFirst(), kCompare + 1), word,
                    items.join(QStringLiteral(", "))), kCompare};
    }
    case ExprKind::Function:
        return functionText(*expr);
    case ExprKind::Coalesce: {
        QStringList items;
        for (const ExprPtr& arg : expr->args)
            items.append(emit(arg).sql);
        return {keyword("COALESCE") + QLatin1Char('(') + items.join(QStringLiteral(", ")) + QLatin1Char(')'), kAtom};
    }
    case ExprKind::Cast:
        return castText(*expr);
    case ExprKind::Case:
        return caseText(*expr);
    case ExprKind::Lookup:
        return lookup(*expr);
    case ExprKind::Raise:
        return {expand(m_dialect.raise, expr->args, typeName(expr->type, expr->native, true)), kAtom};
    case ExprKind::Aggregate: {
        const bool distinct = expr->text.endsWith(QLatin1String(" DISTINCT"));
        const QString name = keyword(expr->text.section(QLatin1Char(' '), 0, 0).toLatin1().constData());
        const QString arg = expr->args.isEmpty() ? QStringLiteral("*") : emit(expr->args.constFirst()).sql;
        return {name + QLatin1Char('(') + (distinct ? keyword("DISTINCT") + QLatin1Char(' ') : QString()) + arg
                + QLatin1Char(')'), kAtom};
    }
    }
    return {};
}

ExprEmitter::Text ExprEmitter::literal(const Expr& expr)
{
    if (expr.value.isNull())
        return {keyword("NULL"), kAtom};
    switch (expr.value.typeId()) {
    case QMetaType::Bool:
        return {expr.value.toBool() ? m_dialect.trueText : m_dialect.falseText, kAtom};
    case QMetaType::Int:
    case QMetaType::LongLong: {
        const qlonglong number = expr.value.toLongLong();
        return {QString::number(number), number < 0 ? kMinus : kAtom};
    }
    case QMetaType::Double: {
        const double number = expr.value.toDouble();
        if (!std::isfinite(number)) {
            cannot(QStringLiteral("a number of the mapping is not finite"), QStringLiteral("Correct the number"));
            return {keyword("NULL"), kAtom};
        }
        return {doubleText(number), number < 0 ? kMinus : kAtom};
    }
    default:
        break;
    }
    QString text = expr.value.toString();
    if (text.contains(QChar(0))) {
        cannot(QStringLiteral("a text of the mapping holds a NUL character"), QStringLiteral("Remove the character"));
        text.remove(QChar(0));
    }
    text.replace(QLatin1Char('\''), QStringLiteral("''"));
    return {QLatin1Char('\'') + text + QLatin1Char('\''), kAtom};
}

ExprEmitter::Text ExprEmitter::unary(const Expr& expr)
{
    if (expr.text == QLatin1String("-")) {
        const QString inner = operand(expr.args.constFirst(), kMinus);
        // "--" would start a comment.
        return {inner.startsWith(QLatin1Char('-')) ? QStringLiteral("-(%1)").arg(inner) : QLatin1Char('-') + inner,
            kMinus};
    }
    if (expr.text == QLatin1String("NOT"))
        return {keyword("NOT") + QLatin1Char(' ') + operand(expr.args.constFirst(), kNot), kNot};
    return {operand(expr.args.constFirst(), kCompare + 1) + QLatin1Char(' ') + keyword(expr.text.toLatin1().constData()),
        kCompare};
}

ExprEmitter::Text ExprEmitter::binary(const Expr& expr)
{
    int level = kCompare;
    bool associative = false;
    if (expr.text == QLatin1String("OR") || expr.text == QLatin1String("AND")) {
        level = expr.text == QLatin1String("OR") ? kOr : kAnd;
        associative = true;
    } else if (expr.text == QLatin1String("+") || expr.text == QLatin1String("-")) {
        level = kAdd;
    } else if (expr.text == QLatin1String("*") || expr.text == QLatin1String("/") || expr.text == QLatin1String("%")) {
        level = kMultiply;
    } else if (expr.text == QLatin1String("||")) {
        level = m_dialect.concatPrecedence;
        associative = true;
    }
    const int left = level == kCompare ? level + 1 : level;
    const int right = associative ? level : level + 1;
    return {operand(expr.args.at(0), left) + QLatin1Char(' ') + keyword(expr.text.toLatin1().constData())
            + QLatin1Char(' ') + operand(expr.args.at(1), right), level};
}

ExprEmitter::Text ExprEmitter::caseText(const Expr& expr)
{
    QString sql = keyword("CASE");
    qsizetype at = 0;
    if (expr.hasOperand)
        sql += QLatin1Char(' ') + emit(expr.args.at(at++)).sql;
    const qsizetype end = expr.args.size() - (expr.hasElse ? 1 : 0);
    for (; at + 1 < end; at += 2) {
        sql += QLatin1Char('\n') + keyword("WHEN") + QLatin1Char(' ') + emit(expr.args.at(at)).sql + QLatin1Char(' ')
            + keyword("THEN") + QLatin1Char(' ') + emit(expr.args.at(at + 1)).sql;
    }
    if (expr.hasElse)
        sql += QLatin1Char('\n') + keyword("ELSE") + QLatin1Char(' ') + emit(expr.args.constLast()).sql;
    return {sql + QLatin1Char('\n') + keyword("END"), kAtom};
}

QString ExprEmitter::expand(const QString& pattern, const QVector<ExprPtr>& args, const QString& type)
{
    static const QRegularExpression mark(QStringLiteral(R"(\{(!?)(\d+|\*|type)\})"));
    QString out;
    qsizetype from = 0;
    QRegularExpressionMatchIterator it = mark.globalMatch(pattern);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        out += pattern.mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const QString name = match.captured(2);
        if (name == QLatin1String("type")) {
            out += type;
        } else if (name == QLatin1String("*")) {
            QStringList all;
            for (const ExprPtr& arg : args)
                all.append(emit(arg).sql);
            out += all.join(QStringLiteral(", "));
        } else if (const ExprPtr arg = args.value(name.toInt())) {
            out += match.captured(1).isEmpty() ? emit(arg).sql : operand(arg, kAtom);
        }
    }
    return out + pattern.mid(from);
}

ExprEmitter::Text ExprEmitter::castText(const Expr& expr)
{
    const ExprPtr& arg = expr.args.constFirst();
    const QString pair = typeKey(arg->type) + QLatin1Char('>') + typeKey(expr.type);
    const bool epoch = (arg->type == LogicalType::Integer && (expr.type == LogicalType::Timestamp || expr.type == LogicalType::Date))
        || ((arg->type == LogicalType::Timestamp || arg->type == LogicalType::Date) && expr.type == LogicalType::Integer);
    if (epoch && expr.option != QLatin1String("s") && expr.option != QLatin1String("ms")) {
        cannot(QStringLiteral("a cast between a number and a time needs its unit"),
            QStringLiteral("Add the parameter \"epoch\": \"s\" or \"ms\" to the rule"));
        return {keyword("NULL"), kAtom};
    }
    const QString type = typeName(expr.type, expr.native, true);
    QString option = expr.option;
    if (pair == QLatin1String("float>integer") && option.isEmpty())
        option = QStringLiteral("round");
    QString pattern = m_dialect.casts.value(pair + QLatin1Char(':') + option);
    if (pattern.isEmpty())
        pattern = m_dialect.casts.value(pair);
    if (pattern.isEmpty()) {
        pattern = QStringLiteral("%1({0} %2 {type})").arg(keyword("CAST"), keyword("AS"));
    }
    Text text {expand(pattern, {arg}, type), templatePrecedence(pattern)};
    if (pattern == QLatin1String("{0}"))
        text = emit(arg);
    const QString guard = m_dialect.guards.value(pair);
    if (guard.isEmpty() || arg->kind == ExprKind::Literal)
        return text;
    // The engine would turn what it cannot convert into something else in silence.
    const QString name = arg->kind == ExprKind::Column ? arg->text + QStringLiteral(": ") : QString();
    const ExprPtr message = codegen::binary(QStringLiteral("||"),
        codegen::text(QStringLiteral("%1not %2: ").arg(name, logicalTypeName(expr.type))), arg, LogicalType::String);
    const QString raised = expand(m_dialect.raise, {message}, type);
    return {QStringLiteral("%1\n%2 %3 %4 %5\n%6 %7\n%8")
                .arg(keyword("CASE"), keyword("WHEN"), expand(guard, {arg}, type), keyword("THEN"), text.sql,
                    keyword("ELSE"), raised, keyword("END")), kAtom};
}

ExprEmitter::Text ExprEmitter::functionText(const Expr& expr)
{
    QString pattern = m_dialect.functions.value(QStringLiteral("%1/%2").arg(expr.text).arg(expr.args.size()));
    if (pattern.isEmpty())
        pattern = m_dialect.functions.value(expr.text + QStringLiteral("/*"));
    if (pattern.isEmpty()) {
        cannot(QStringLiteral("%1 has no known equivalent of %2 with %3 arguments")
                .arg(m_dialect.title, expr.text).arg(expr.args.size()),
            QStringLiteral("Use another expression"));
        return {keyword("NULL"), kAtom};
    }
    return {expand(pattern, expr.args, {}), templatePrecedence(pattern)};
}

ExprEmitter::Text ExprEmitter::lookup(const Expr& expr)
{
    const QString alias = QStringLiteral("lookup_row");
    QStringList conditions;
    for (qsizetype i = 0; i < expr.names.size(); ++i) {
        conditions.append(QStringLiteral("%1.%2 = %3")
                .arg(alias, m_dialect.identifier(expr.names.at(i)), operand(expr.args.at(i), kCompare + 1)));
    }
    return {QStringLiteral("(%1 %2.%3 %4 %5 %6 %2 %7 %8)")
                .arg(keyword("SELECT"), alias, m_dialect.identifier(expr.text), keyword("FROM"),
                    m_dialect.relation(expr.qualifier), keyword("AS"), keyword("WHERE"),
                    conditions.join(QLatin1Char(' ') + keyword("AND") + QLatin1Char(' '))), kAtom};
}

} // namespace skein::codegen
