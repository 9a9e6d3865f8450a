#include "models/sql/parser.h"

#include <QScopedValueRollback>
#include <QSet>

namespace skein::sql {

namespace {

bool isAggregate(const QByteArray& upper)
{
    static const QSet<QByteArray> names {"COUNT", "SUM", "AVG", "MIN", "MAX", "TOTAL", "GROUP_CONCAT", "STRING_AGG", "ARRAY_AGG", "STDDEV", "VARIANCE",
        "MEDIAN", "BIT_AND", "BIT_OR", "BOOL_AND", "BOOL_OR", "EVERY", "JSON_AGG", "JSONB_AGG", "APPROX_COUNT_DISTINCT", "COUNT_IF", "COUNTIF",
        "ANY_VALUE", "PERCENTILE_CONT", "PERCENTILE_DISC", "LISTAGG"};
    return names.contains(upper);
}

} // namespace

int Parser::binaryPrecedence(const QByteArray& op)
{
    static const QHash<QByteArray, int> table {{"OR", 1}, {"AND", 2}, {"=", 4}, {"==", 4}, {"<>", 4}, {"!=", 4}, {"<", 4}, {"<=", 4}, {">", 4}, {">=", 4},
        {"<=>", 4}, {"@>", 5}, {"<@", 5}, {"&&", 5}, {"~", 5}, {"~*", 5}, {"!~", 5}, {"!~*", 5}, {"&", 5}, {"|", 5}, {"^", 5}, {"<<", 5}, {">>", 5},
        {"#", 5}, {"+", 6}, {"-", 6}, {"*", 7}, {"/", 7}, {"%", 7}, {"||", 8}, {"->", 9}, {"->>", 9}, {"#>", 9}, {"#>>", 9}, {"**", 9}};
    return table.value(op, 0);
}

void Parser::compare(const QString& op, const ExprInfo& left, const QVector<ExprInfo>& right, qsizetype begin)
{
    const bool literalFirst = left.kind == ExprInfo::Kind::Literal && right.size() == 1 && right.constFirst().kind == ExprInfo::Kind::Column;
    const int column = literalFirst ? right.constFirst().column : left.kind == ExprInfo::Kind::Column ? left.column : -1;
    if (column < 0)
        return;
    Comparison comparison;
    comparison.op = op;
    comparison.column = column;
    comparison.literalFirst = literalFirst;
    comparison.range = {begin, lastEnd()};
    if (literalFirst) {
        comparison.literals.append(left.literal);
    } else {
        for (const ExprInfo& operand : right) {
            if (operand.kind == ExprInfo::Kind::Literal)
                comparison.literals.append(operand.literal);
            else
                comparison.onlyLiterals = false;
        }
    }
    if (comparison.literals.isEmpty())
        return;
    m_script.columns[column].comparison = int(m_script.comparisons.size());
    m_script.comparisons.append(comparison);
}

ExprInfo Parser::expression(int precedence)
{
    ExprInfo left;
    left.range = {here(), here()};
    if (tooDeep())
        return left;
    QScopedValueRollback<int> depth(m_depth, m_depth + 1);
    const qsizetype begin = here();
    left = unary();
    for (;;) {
        if (atEnd())
            break;
        // IS, IN, LIKE, BETWEEN and their negations bind like comparisons.
        const QByteArray next = word();
        const bool negated = next == "NOT" && !word(1).isEmpty();
        const QByteArray predicate = negated ? word(1) : next;
        if (predicate == "IS" || predicate == "IN" || predicate == "LIKE" || predicate == "ILIKE" || predicate == "GLOB" || predicate == "REGEXP"
            || predicate == "RLIKE" || predicate == "BETWEEN" || predicate == "MATCH" || predicate == "SIMILAR" || predicate == "ISNULL"
            || predicate == "NOTNULL") {
            if (precedence > 4)
                break;
            m_at += negated ? 2 : 1;
            const QString op = (negated ? QStringLiteral("NOT ") : QString()) + QString::fromLatin1(predicate);
            ExprInfo result;
            if (predicate == "IS") {
                acceptWord("NOT");
                if (acceptWord("DISTINCT")) {
                    acceptWord("FROM");
                    expression(5);
                } else if (isWord("NULL") || isWord("TRUE") || isWord("FALSE") || isWord("UNKNOWN")) {
                    if (isWord("NULL") && left.kind == ExprInfo::Kind::Column)
                        m_script.columns[left.column].isNullTest = true;
                    ++m_at;
                } else {
                    const ExprInfo right = expression(5);
                    compare(QStringLiteral("="), left, {right}, begin);
                }
            } else if (predicate == "ISNULL" || predicate == "NOTNULL") {
                if (left.kind == ExprInfo::Kind::Column)
                    m_script.columns[left.column].isNullTest = true;
            } else if (predicate == "IN") {
                if (isOp("(") && startsQuery(1)) {
                    ++m_at;
                    subquery(BlockRole::Scalar);
                    expectOp(")");
                } else if (acceptOp("(")) {
                    QVector<ExprInfo> items;
                    if (!isOp(")")) {
                        do
                            items.append(expression());
                        while (acceptOp(","));
                    }
                    expectOp(")");
                    compare(op, left, items, begin);
                } else {
                    if (acceptWord("UNNEST"))
                        skipParenthesised();
                    else
                        expression(5);
                }
            } else if (predicate == "BETWEEN") {
                acceptWord("SYMMETRIC");
                const ExprInfo low = expression(5);
                acceptWord("AND");
                const ExprInfo high = expression(5);
                compare(op, left, {low, high}, begin);
            } else {
                if (predicate == "SIMILAR")
                    acceptWord("TO");
                if (isWord("ANY") || isWord("ALL") || isWord("SOME"))
                    ++m_at;
                const ExprInfo right = expression(5);
                compare(op, left, {right}, begin);
                if (acceptWord("ESCAPE"))
                    expression(5);
            }
            result.range = {begin, lastEnd()};
            left = result;
            continue;
        }
        QByteArray op;
        if (token().kind == TokenKind::Operator)
            op = m_script.slice(token().range);
        else if (next == "AND" || next == "OR")
            op = next;
        const int binding = binaryPrecedence(op);
        if (binding == 0 || binding < precedence || (binding == precedence && precedence > 0))
            break;
        ++m_at;
        if (binding == 4 && (isWord("ANY") || isWord("ALL") || isWord("SOME")) && isOp("(", 1))
            ++m_at;
        const ExprInfo right = expression(binding);
        if (binding == 4)
            compare(op == "==" ? QStringLiteral("=") : op == "!=" ? QStringLiteral("<>") : QString::fromLatin1(op), left, {right}, begin);
        ExprInfo result;
        result.range = {begin, lastEnd()};
        left = result;
    }
    left.range = {begin, std::max(begin, lastEnd())};
    return left;
}

ExprInfo Parser::unary()
{
    const qsizetype begin = here();
    if (isWord("NOT")) {
        ++m_at;
        expression(3);
        ExprInfo result;
        result.range = {begin, lastEnd()};
        return result;
    }
    if (isOp("-") || isOp("+") || isOp("~")) {
        const bool minus = isOp("-");
        ++m_at;
        ExprInfo operand = isOp("-") || isOp("+") || isOp("~") ? ExprInfo() : postfix(primary());
        if (operand.range.isEmpty() && (isOp("-") || isOp("+") || isOp("~"))) {
            // A run of signs is read in a loop, not by recursion.
            while (isOp("-") || isOp("+") || isOp("~"))
                ++m_at;
            postfix(primary());
        }
        ExprInfo result;
        result.range = {begin, lastEnd()};
        if (operand.kind == ExprInfo::Kind::Literal && !operand.literal.isString) {
            result.kind = ExprInfo::Kind::Literal;
            result.literal = operand.literal;
            result.literal.range = result.range;
            if (minus)
                result.literal.text.prepend(QLatin1Char('-'));
        }
        return result;
    }
    return postfix(primary());
}

ExprInfo Parser::postfix(ExprInfo left)
{
    for (;;) {
        if (acceptOp("::")) {
            castType();
            left.kind = ExprInfo::Kind::Other;
        } else if (isOp("[")) {
            ++m_at;
            if (!isOp("]")) {
                expression();
                if (acceptOp(":") && !isOp("]"))
                    expression();
            }
            expectOp("]");
            left.kind = ExprInfo::Kind::Other;
        } else if (acceptWord("COLLATE")) {
            QString name;
            QVector<ByteRange> parts;
            ByteRange range;
            dottedName(name, parts, range);
            left.kind = ExprInfo::Kind::Other;
        } else if (isWord("AT") && isWord("TIME", 1) && isWord("ZONE", 2)) {
            m_at += 3;
            primary();
            left.kind = ExprInfo::Kind::Other;
        } else if (isOp(".") && left.kind != ExprInfo::Kind::Column) {
            ++m_at;
            if (!atEnd())
                ++m_at;
        } else {
            break;
        }
        left.range.end = lastEnd();
    }
    return left;
}

void Parser::castType()
{
    // Words, an optional length, an optional array suffix.
    int words = 0;
    while (token().kind == TokenKind::Word && !isReservedWord(m_script.slice(token().range)) && words < 4) {
        const QByteArray upper = word();
        ++m_at;
        ++words;
        if (isOp("<")) { // ARRAY<STRUCT<…>>
            int depth = 0;
            do {
                if (isOp("<"))
                    ++depth;
                else if (isOp(">"))
                    --depth;
                else if (isOp(">>"))
                    depth -= 2;
                ++m_at;
            } while (!atEnd() && depth > 0 && !isOp(";"));
        }
        if (isOp("("))
            skipParenthesised();
        const bool more = (upper == "DOUBLE" && isWord("PRECISION")) || (upper == "CHARACTER" && isWord("VARYING")) || isWord("WITHOUT")
            || isWord("WITH") || isWord("TIME") || isWord("ZONE") || (upper == "UNSIGNED") || (upper == "BIG");
        if (isWord("WITH") && isWord("TIME", 1)) {
            ++m_at;
            continue;
        }
        if (!more)
            break;
    }
    while (isOp("[")) {
        ++m_at;
        if (token().kind == TokenKind::Number)
            ++m_at;
        acceptOp("]");
    }
}

ExprInfo Parser::caseExpression()
{
    ExprInfo result;
    result.range.begin = here();
    ++m_at; // CASE
    ExprInfo operand;
    const bool simple = !isWord("WHEN");
    if (simple)
        operand = expression();
    QVector<ExprInfo> values;
    const ByteRange operandRange = operand.range;
    while (acceptWord("WHEN")) {
        const ExprInfo value = expression();
        if (simple)
            values.append(value);
        if (!acceptWord("THEN"))
            break;
        expression();
    }
    if (acceptWord("ELSE"))
        expression();
    if (!acceptWord("END")) {
        m_script.opaque.append({result.range.begin, std::max(result.range.begin, lastEnd())});
        m_script.problems.append({{result.range.begin, here()}, QStringLiteral("CASE without END")});
    }
    if (simple && operand.kind == ExprInfo::Kind::Column) {
        compare(QStringLiteral("CASE"), operand, values, operandRange.begin);
    }
    result.range.end = lastEnd();
    return result;
}

ExprInfo Parser::primary()
{
    ExprInfo result;
    result.range = {here(), here()};
    const Token next = token();
    if (atEnd() || isOp(";") || isOp(")") || isOp(","))
        return result;
    if (isOp("(")) {
        if (tooDeep())
            return result;
        QScopedValueRollback<int> depth(m_depth, m_depth + 1);
        ++m_at;
        if (startsQuery()) {
            subquery(BlockRole::Scalar);
        } else if (!isOp(")")) {
            do
                expression();
            while (acceptOp(","));
        }
        expectOp(")");
        result.range.end = lastEnd();
        return result;
    }
    if (next.kind == TokenKind::Number || next.kind == TokenKind::String) {
        ++m_at;
        result.range = next.range;
        result.kind = ExprInfo::Kind::Literal;
        result.literal.range = next.range;
        result.literal.isString = next.kind == TokenKind::String;
        const QByteArray text = m_script.slice(next.range);
        result.literal.text = result.literal.isString ? stringText(text) : QString::fromUtf8(text);
        return result;
    }
    if (next.kind == TokenKind::Parameter) {
        ++m_at;
        result.range = next.range;
        return result;
    }
    if (isOp("[")) { // BigQuery array literal
        ++m_at;
        if (!isOp("]")) {
            do
                expression();
            while (acceptOp(","));
        }
        expectOp("]");
        result.range.end = lastEnd();
        return result;
    }
    const QByteArray upper = word();
    if (upper == "CASE")
        return caseExpression();
    if (upper == "NULL" || upper == "TRUE" || upper == "FALSE" || upper == "CURRENT_DATE" || upper == "CURRENT_TIMESTAMP" || upper == "CURRENT_TIME"
        || upper == "DEFAULT") {
        if (!isOp("(", 1) && !isOp(".", 1)) {
            ++m_at;
            result.range = next.range;
            return result;
        }
    }
    if (upper == "EXISTS" && isOp("(", 1)) {
        m_at += 2;
        subquery(BlockRole::Scalar);
        expectOp(")");
        result.range.end = lastEnd();
        return result;
    }
    if ((upper == "CAST" || upper == "TRY_CAST" || upper == "SAFE_CAST") && isOp("(", 1)) {
        m_at += 2;
        expression();
        if (acceptWord("AS"))
            castType();
        if (acceptWord("FORMAT"))
            expression();
        expectOp(")");
        result.range.end = lastEnd();
        result.kind = ExprInfo::Kind::Call;
        result.function = QString::fromLatin1(upper);
        return result;
    }
    if (upper == "INTERVAL") {
        ++m_at;
        if (!atEnd() && !isOp(")") && !isOp(","))
            unary();
        if (token().kind == TokenKind::Word && !isReservedWord(m_script.slice(token().range)))
            ++m_at;
        if (acceptWord("TO"))
            ++m_at;
        result.range.end = lastEnd();
        return result;
    }
    if ((upper == "DATE" || upper == "TIME" || upper == "TIMESTAMP" || upper == "DATETIME" || upper == "NUMERIC" || upper == "JSON")
        && token(1).kind == TokenKind::String) {
        m_at += 2;
        result.range.end = lastEnd();
        return result;
    }
    if ((upper == "ARRAY" || upper == "STRUCT" || upper == "ROW") && (isOp("[", 1) || isOp("(", 1) || isOp("<", 1))) {
        ++m_at;
        if (isOp("<"))
            castType();
        if (isOp("(") && startsQuery(1)) {
            ++m_at;
            subquery(BlockRole::Scalar);
            expectOp(")");
        } else if (isOp("[") || isOp("(")) {
            const bool square = isOp("[");
            ++m_at;
            if (!isOp(square ? "]" : ")")) {
                do {
                    expression();
                    if (acceptWord("AS"))
                        ++m_at;
                } while (acceptOp(","));
            }
            expectOp(square ? "]" : ")");
        }
        result.range.end = lastEnd();
        return result;
    }
    if (next.kind == TokenKind::Word || next.kind == TokenKind::QuotedIdentifier) {
        const bool reserved = next.kind == TokenKind::Word && isReservedWord(m_script.slice(next.range));
        if (!reserved || (isOp("(", 1) && (upper == "REPLACE" || upper == "LEFT" || upper == "RIGHT" || upper == "GLOB" || upper == "LIKE" || upper == "FILTER")))
            return nameOrCall();
    }
    // Not an expression: one token is skipped as opaque, so that reading goes on.
    if (next.kind == TokenKind::Word && isReservedWord(m_script.slice(next.range)))
        return result;
    ++m_at;
    result.range = next.range;
    m_script.opaque.append(next.range);
    m_script.problems.append({next.range, QStringLiteral("unexpected \"%1\"").arg(QString::fromUtf8(m_script.slice(next.range)))});
    return result;
}

ExprInfo Parser::nameOrCall()
{
    ExprInfo result;
    result.range.begin = here();
    QVector<ByteRange> parts;
    QStringList names;
    for (;;) {
        parts.append(token().range);
        names << identifierText(m_script.slice(token().range));
        ++m_at;
        if (isOp(".") && (token(1).kind == TokenKind::Word || token(1).kind == TokenKind::QuotedIdentifier)) {
            ++m_at;
            continue;
        }
        break;
    }
    result.range.end = lastEnd();
    if (isOp("(")) {
        result.function = names.join(QLatin1Char('.')).toUpper();
        return call(result, result.function.toUtf8());
    }
    ColumnRef column;
    column.range = result.range;
    column.name = parts.constLast();
    column.column = names.constLast();
    if (parts.size() > 1) {
        column.qualifier = {parts.constFirst().begin, parts[parts.size() - 2].end};
        column.qualifierParts = names.mid(0, names.size() - 1);
    }
    column.block = m_block;
    column.clause = m_clause;
    column.projection = m_projection;
    column.windowed = m_windowed;
    if (!m_aggregates.isEmpty()) {
        column.aggregate = m_aggregates.constLast().name;
        column.aggregateDistinct = m_aggregates.constLast().distinct;
    }
    result.column = int(m_script.columns.size());
    result.kind = ExprInfo::Kind::Column;
    m_script.columns.append(column);
    if (m_projection >= 0 && m_block >= 0)
        m_script.blocks[m_block].projections[m_projection].columns.append(result.column);
    return result;
}

ExprInfo Parser::call(const ExprInfo& name, const QByteArray& upper)
{
    ExprInfo result = name;
    result.kind = ExprInfo::Kind::Call;
    ++m_at; // (
    const bool aggregate = isAggregate(upper);
    bool distinct = false;
    if (acceptWord("DISTINCT"))
        distinct = true;
    else
        acceptWord("ALL");
    if (aggregate)
        m_aggregates.append({QString::fromLatin1(upper), distinct});
    if (isOp("*") && isOp(")", 1)) {
        ++m_at;
    } else if (!isOp(")")) {
        if (startsQuery()) {
            subquery(BlockRole::Scalar);
        } else {
            for (;;) {
                // EXTRACT(year FROM x), TRIM(BOTH ' ' FROM x), SUBSTRING(x FROM 1 FOR 2), POSITION(a IN b)
                if (upper == "EXTRACT" && token().kind == TokenKind::Word && isWord("FROM", 1)) {
                    m_at += 2;
                    continue;
                }
                if (upper == "TRIM" && (isWord("BOTH") || isWord("LEADING") || isWord("TRAILING")))
                    ++m_at;
                if (isWord("FROM") || isWord("FOR")) {
                    ++m_at;
                    continue;
                }
                if (isOp(")") || isOp(";") || atEnd())
                    break;
                const int before = m_at;
                expression();
                if (acceptWord("AS") && !atEnd())
                    castType();
                if (isWord("ORDER") && isWord("BY", 1)) {
                    m_at += 2;
                    do {
                        expression();
                        if (!acceptWord("ASC"))
                            acceptWord("DESC");
                        if (acceptWord("NULLS"))
                            ++m_at;
                    } while (acceptOp(","));
                }
                if (acceptWord("LIMIT"))
                    expression();
                if ((isWord("IGNORE") || isWord("RESPECT")) && isWord("NULLS", 1))
                    m_at += 2;
                if (acceptWord("SEPARATOR"))
                    expression();
                if (acceptOp(",") || acceptOp("=>"))
                    continue;
                if (isWord("FROM") || isWord("FOR"))
                    continue;
                if (m_at == before || !isOp(")"))
                    break;
            }
        }
    }
    expectOp(")");
    if (aggregate)
        m_aggregates.removeLast();
    if (isWord("WITHIN") && isWord("GROUP", 1)) {
        m_at += 2;
        skipParenthesised();
    }
    if (isWord("FILTER") && isOp("(", 1)) {
        m_at += 2;
        acceptWord("WHERE");
        expression();
        expectOp(")");
    }
    if ((isWord("IGNORE") || isWord("RESPECT")) && isWord("NULLS", 1))
        m_at += 2;
    if (acceptWord("OVER"))
        overClause();
    result.range.end = lastEnd();
    return result;
}

void Parser::overClause()
{
    if (!acceptOp("(")) {
        if (isIdentifier())
            ++m_at; // a named window
        return;
    }
    QScopedValueRollback<bool> windowed(m_windowed, true);
    if (isIdentifier() && !isWord("PARTITION") && !isWord("ROWS") && !isWord("RANGE") && !isWord("GROUPS"))
        ++m_at;
    if (isWord("PARTITION") && isWord("BY", 1)) {
        m_at += 2;
        do
            expression();
        while (acceptOp(","));
    }
    if (isWord("ORDER") && isWord("BY", 1)) {
        m_at += 2;
        do {
            expression();
            if (!acceptWord("ASC"))
                acceptWord("DESC");
            if (acceptWord("NULLS"))
                ++m_at;
        } while (acceptOp(","));
    }
    // The frame: words, numbers and expressions that hold no column reference worth rewriting.
    int depth = 0;
    while (!atEnd() && !isOp(";") && !(depth == 0 && isOp(")"))) {
        if (isOp("("))
            ++depth;
        else if (isOp(")"))
            --depth;
        ++m_at;
    }
    expectOp(")");
}

} // namespace skein::sql
