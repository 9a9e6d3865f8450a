#include "models/mapping/expression.h"

#include <QSet>

#include <optional>

namespace skein::mapping {

namespace {

constexpr int kMaxDepth = 100;

struct Token {
    enum class Kind { End, Number, Text, Name, QuotedName, Symbol, Bad };
    Kind kind = Kind::End;
    QString text;
    qsizetype at = 0;
};

bool isNameStart(QChar c)
{
    return c.isLetter() || c == QLatin1Char('_');
}

class Lexer
{
public:
    explicit Lexer(const QString& sql)
        : m_sql(sql)
    {
    }

    Token next()
    {
        while (m_at < m_sql.size() && m_sql.at(m_at).isSpace())
            ++m_at;
        if (m_at >= m_sql.size())
            return {Token::Kind::End, {}, m_at};
        const QChar c = m_sql.at(m_at);
        if (c.isDigit() || (c == QLatin1Char('.') && peek(1).isDigit()))
            return number();
        if (c == QLatin1Char('\''))
            return quoted(c, Token::Kind::Text);
        if (c == QLatin1Char('"') || c == QLatin1Char('`'))
            return quoted(c, Token::Kind::QuotedName);
        if (isNameStart(c)) {
            const qsizetype start = m_at;
            while (isNameStart(peek(0)) || peek(0).isDigit() || peek(0) == QLatin1Char('$'))
                ++m_at;
            return {Token::Kind::Name, m_sql.mid(start, m_at - start), start};
        }
        return symbol();
    }

private:
    QChar peek(qsizetype ahead) const
    {
        return m_at + ahead < m_sql.size() ? m_sql.at(m_at + ahead) : QChar();
    }

    Token number()
    {
        const qsizetype start = m_at;
        while (peek(0).isDigit())
            ++m_at;
        if (peek(0) == QLatin1Char('.'))
            ++m_at;
        while (peek(0).isDigit())
            ++m_at;
        const QChar e = peek(0).toLower();
        const qsizetype sign = peek(1) == QLatin1Char('+') || peek(1) == QLatin1Char('-') ? 1 : 0;
        if (e == QLatin1Char('e') && peek(1 + sign).isDigit()) {
            m_at += 1 + sign;
            while (peek(0).isDigit())
                ++m_at;
        }
        return {Token::Kind::Number, m_sql.mid(start, m_at - start), start};
    }

    Token quoted(QChar mark, Token::Kind kind)
    {
        const qsizetype start = m_at++;
        QString text;
        while (m_at < m_sql.size()) {
            if (m_sql.at(m_at) == mark && peek(1) == mark) {
                text += mark;
                m_at += 2;
            } else if (m_sql.at(m_at) == mark) {
                ++m_at;
                return {kind, text, start};
            } else {
                text += m_sql.at(m_at++);
            }
        }
        return {Token::Kind::Bad, QStringLiteral("the quote that opens here does not end"), start};
    }

    Token symbol()
    {
        static const QStringList twoLong {QStringLiteral("||"), QStringLiteral("<>"), QStringLiteral("!="),
            QStringLiteral("<="), QStringLiteral(">="), QStringLiteral("::")};
        const qsizetype start = m_at;
        const QString two = m_sql.mid(m_at, 2);
        if (twoLong.contains(two)) {
            m_at += 2;
            return {Token::Kind::Symbol, two == QLatin1String("!=") ? QStringLiteral("<>") : two, start};
        }
        const QChar c = m_sql.at(m_at++);
        if (QStringLiteral("+-*/%=<>(),.").contains(c))
            return {Token::Kind::Symbol, QString(c), start};
        return {Token::Kind::Bad, QStringLiteral("'%1' has no place in an expression").arg(c), start};
    }

    const QString& m_sql;
    qsizetype m_at = 0;
};

ExpressionPtr make(Expression::Kind kind, const QString& text, QVector<ExpressionPtr> args = {}, bool negated = false,
    bool hasElse = false)
{
    return std::make_shared<const Expression>(Expression {kind, text, std::move(args), negated, hasElse});
}

bool isReserved(const QString& upper)
{
    static const QSet<QString> words {QStringLiteral("SELECT"), QStringLiteral("FROM"), QStringLiteral("WHERE"),
        QStringLiteral("WHEN"), QStringLiteral("THEN"), QStringLiteral("ELSE"), QStringLiteral("END"),
        QStringLiteral("AND"), QStringLiteral("OR"), QStringLiteral("NOT"), QStringLiteral("IN"),
        QStringLiteral("LIKE"), QStringLiteral("BETWEEN"), QStringLiteral("IS"), QStringLiteral("AS"),
        QStringLiteral("OVER"), QStringLiteral("EXISTS"), QStringLiteral("UNION")};
    return words.contains(upper);
}

/// Precedence climbing; the first error stops everything.
class Parser
{
public:
    explicit Parser(const QString& sql)
        : m_lexer(sql)
    {
        advance();
    }

    Result<ExpressionPtr> run()
    {
        const ExpressionPtr expression = parse(0);
        if (!m_error && m_token.kind != Token::Kind::End)
            fail(QStringLiteral("'%1' is not expected here").arg(m_token.text));
        if (m_error)
            return *m_error;
        return expression;
    }

private:
    void advance()
    {
        m_token = m_lexer.next();
        if (m_token.kind == Token::Kind::Bad)
            fail(m_token.text);
    }

    void fail(const QString& message)
    {
        if (m_error)
            return;
        m_error = makeError(ErrorClass::BadInput, message, QStringLiteral("character %1").arg(m_token.at + 1),
            QStringLiteral("Write a scalar SQL expression over the rule's inputs"));
    }

    bool isWord(const char* word) const
    {
        return m_token.kind == Token::Kind::Name
            && m_token.text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
    }

    bool isSymbol(const char* symbol) const
    {
        return m_token.kind == Token::Kind::Symbol && m_token.text == QLatin1String(symbol);
    }

    bool takeWord(const char* word)
    {
        if (!isWord(word))
            return false;
        advance();
        return true;
    }

    void expectWord(const char* word)
    {
        if (!takeWord(word))
            fail(QStringLiteral("%1 is expected here").arg(QLatin1String(word)));
    }

    void expectSymbol(const char* symbol)
    {
        if (isSymbol(symbol))
            advance();
        else
            fail(QStringLiteral("'%1' is expected here").arg(QLatin1String(symbol)));
    }

    /// 1 OR, 2 AND, 3 NOT, 4 comparison, 5 concatenation, 6 additive, 7 multiplicative; a sign binds tighter.
    int binaryLevel() const
    {
        if (isWord("OR"))
            return 1;
        if (isWord("AND"))
            return 2;
        if (isWord("IS") || isWord("IN") || isWord("LIKE") || isWord("BETWEEN") || isWord("NOT"))
            return 4;
        if (m_token.kind != Token::Kind::Symbol)
            return 0;
        static const QSet<QString> compare {QStringLiteral("="), QStringLiteral("<>"), QStringLiteral("<"),
            QStringLiteral("<="), QStringLiteral(">"), QStringLiteral(">=")};
        if (compare.contains(m_token.text))
            return 4;
        if (isSymbol("+") || isSymbol("-"))
            return 6;
        if (isSymbol("*") || isSymbol("/") || isSymbol("%"))
            return 7;
        return isSymbol("||") ? 5 : 0;
    }

    ExpressionPtr parse(int minimum)
    {
        if (++m_depth > kMaxDepth)
            fail(QStringLiteral("the expression is nested too deeply"));
        ExpressionPtr left = m_error ? make(Expression::Kind::Null, {}) : prefix();
        while (!m_error) {
            const int level = binaryLevel();
            if (level == 0 || level <= minimum)
                break;
            left = level == 4 ? comparison(left) : binary(left, level);
        }
        --m_depth;
        return left;
    }

    ExpressionPtr binary(const ExpressionPtr& left, int level)
    {
        const QString op = m_token.text.toUpper();
        advance();
        return make(Expression::Kind::Binary, op, {left, parse(level)});
    }

    ExpressionPtr comparison(const ExpressionPtr& left)
    {
        if (takeWord("IS")) {
            const bool negated = takeWord("NOT");
            expectWord("NULL");
            return make(Expression::Kind::Unary, negated ? QStringLiteral("IS NOT NULL") : QStringLiteral("IS NULL"),
                {left});
        }
        const bool negated = takeWord("NOT");
        if (takeWord("LIKE")) {
            return make(Expression::Kind::Binary, negated ? QStringLiteral("NOT LIKE") : QStringLiteral("LIKE"),
                {left, parse(4)});
        }
        if (takeWord("BETWEEN")) {
            const ExpressionPtr low = parse(4);
            expectWord("AND");
            const ExpressionPtr high = parse(4);
            const ExpressionPtr both = make(Expression::Kind::Binary, QStringLiteral("AND"),
                {make(Expression::Kind::Binary, QStringLiteral(">="), {left, low}),
                    make(Expression::Kind::Binary, QStringLiteral("<="), {left, high})});
            return negated ? make(Expression::Kind::Unary, QStringLiteral("NOT"), {both}) : both;
        }
        if (takeWord("IN")) {
            QVector<ExpressionPtr> args {left};
            expectSymbol("(");
            args += list();
            return make(Expression::Kind::In, {}, args, negated);
        }
        if (negated)
            fail(QStringLiteral("LIKE, IN or BETWEEN is expected after NOT"));
        return binary(left, 4);
    }

    /// Expressions separated by commas up to the closing parenthesis, which is taken.
    QVector<ExpressionPtr> list()
    {
        QVector<ExpressionPtr> args;
        if (isSymbol(")")) {
            advance();
            return args;
        }
        do {
            args.append(parse(0));
        } while (!m_error && isSymbol(",") && (advance(), true));
        expectSymbol(")");
        return args;
    }

    ExpressionPtr prefix()
    {
        if (takeWord("NOT"))
            return make(Expression::Kind::Unary, QStringLiteral("NOT"), {parse(3)});
        if (isSymbol("-")) {
            advance();
            return make(Expression::Kind::Unary, QStringLiteral("-"), {parse(7)});
        }
        if (isSymbol("+")) {
            advance();
            return parse(7);
        }
        return postfix(primary());
    }

    /// PostgreSQL's `x::type`.
    ExpressionPtr postfix(ExpressionPtr value)
    {
        while (!m_error && isSymbol("::")) {
            advance();
            value = make(Expression::Kind::Cast, typeName(), {value});
        }
        return value;
    }

    ExpressionPtr primary()
    {
        const Token token = m_token;
        switch (token.kind) {
        case Token::Kind::Number:
            advance();
            return make(Expression::Kind::Number, token.text);
        case Token::Kind::Text:
            advance();
            return make(Expression::Kind::Text, token.text);
        case Token::Kind::QuotedName:
            advance();
            return column(token.text);
        case Token::Kind::Name:
            return named(token);
        case Token::Kind::Symbol:
            if (isSymbol("(")) {
                advance();
                const ExpressionPtr inner = parse(0);
                expectSymbol(")");
                return inner;
            }
            break;
        case Token::Kind::End:
        case Token::Kind::Bad:
            break;
        }
        fail(token.kind == Token::Kind::End ? QStringLiteral("the expression ends too early")
                                            : QStringLiteral("'%1' is not expected here").arg(token.text));
        return make(Expression::Kind::Null, {});
    }

    ExpressionPtr column(QString name)
    {
        while (!m_error && isSymbol(".")) { // a qualifier says which table; there is only one
            advance();
            if (m_token.kind != Token::Kind::Name && m_token.kind != Token::Kind::QuotedName) {
                fail(QStringLiteral("a column name is expected after the point"));
                break;
            }
            name = m_token.text;
            advance();
        }
        return make(Expression::Kind::Column, name);
    }

    ExpressionPtr named(const Token& token)
    {
        const QString upper = token.text.toUpper();
        advance();
        if (upper == QLatin1String("NULL"))
            return make(Expression::Kind::Null, {});
        if (upper == QLatin1String("TRUE") || upper == QLatin1String("FALSE"))
            return make(Expression::Kind::Boolean, upper.toLower());
        if (upper == QLatin1String("CASE"))
            return caseExpression();
        if (upper == QLatin1String("CAST") && isSymbol("(")) {
            advance();
            const ExpressionPtr value = parse(0);
            expectWord("AS");
            const QString type = typeName();
            expectSymbol(")");
            return make(Expression::Kind::Cast, type, {value});
        }
        if (isReserved(upper)) {
            fail(QStringLiteral("%1 cannot stand in a derived column's expression").arg(upper));
            return make(Expression::Kind::Null, {});
        }
        if (!isSymbol("("))
            return column(token.text);
        advance();
        if (isSymbol("*")) {
            fail(QStringLiteral("aggregates cannot stand in a derived column's expression"));
            return make(Expression::Kind::Null, {});
        }
        const QVector<ExpressionPtr> args = list();
        if (isWord("OVER"))
            fail(QStringLiteral("window functions cannot stand in a derived column's expression"));
        return make(Expression::Kind::Function, token.text.toLower(), args);
    }

    QString typeName()
    {
        QString type;
        while (!m_error && m_token.kind == Token::Kind::Name) {
            type += (type.isEmpty() ? QString() : QStringLiteral(" ")) + m_token.text;
            advance();
        }
        if (type.isEmpty())
            fail(QStringLiteral("a type is expected here"));
        if (isSymbol("(")) {
            type += QLatin1Char('(');
            advance();
            while (!m_error && (m_token.kind == Token::Kind::Number || isSymbol(","))) {
                type += m_token.text;
                advance();
            }
            expectSymbol(")");
            type += QLatin1Char(')');
        }
        return type;
    }

    ExpressionPtr caseExpression()
    {
        ExpressionPtr operand;
        if (!isWord("WHEN"))
            operand = parse(0);
        QVector<ExpressionPtr> args;
        while (!m_error && takeWord("WHEN")) {
            const ExpressionPtr when = parse(0);
            args.append(operand ? make(Expression::Kind::Binary, QStringLiteral("="), {operand, when}) : when);
            expectWord("THEN");
            args.append(parse(0));
        }
        if (args.isEmpty())
            fail(QStringLiteral("WHEN is expected here"));
        const bool hasElse = takeWord("ELSE");
        if (hasElse)
            args.append(parse(0));
        expectWord("END");
        return make(Expression::Kind::Case, {}, args, false, hasElse);
    }

    Lexer m_lexer;
    Token m_token;
    std::optional<Error> m_error;
    int m_depth = 0;
};

void collect(const Expression& expression, QStringList& columns)
{
    if (expression.kind == Expression::Kind::Column && !columns.contains(expression.text, Qt::CaseInsensitive))
        columns.append(expression.text);
    for (const ExpressionPtr& arg : expression.args)
        collect(*arg, columns);
}

} // namespace

Result<ExpressionPtr> parseExpression(const QString& sql)
{
    return Parser(sql).run();
}

QStringList expressionColumns(const Expression& expression)
{
    QStringList columns;
    collect(expression, columns);
    return columns;
}

} // namespace skein::mapping
