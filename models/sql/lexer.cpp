#include "models/sql/token.h"

#include "models/base/names.h"

#include <QSet>

namespace skein::sql {

namespace {

constexpr Named<Dialect> dialects[] = {{Dialect::Sqlite, "sqlite"}, {Dialect::Postgres, "postgres"}, {Dialect::BigQuery, "bigquery"},
    {Dialect::Snowflake, "snowflake"}, {Dialect::Generic, "generic"}};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isWordPart(char c)
{
    return isWordStart(c) || isDigit(c) || c == '$';
}

class Lexer
{
public:
    Lexer(const QByteArray& text, Dialect dialect)
        : m_text(text)
        , m_size(text.size())
        , m_dialect(dialect)
    {
    }

    QVector<Token> run()
    {
        QVector<Token> tokens;
        tokens.reserve(m_size / 4 + 4);
        if (m_text.startsWith("\xEF\xBB\xBF")) {
            m_at = 3;
            tokens.append({TokenKind::Whitespace, {0, 3}});
        }
        while (m_at < m_size) {
            const qsizetype begin = m_at;
            const TokenKind kind = next();
            if (m_at <= begin)
                m_at = begin + 1;
            tokens.append({kind, {begin, m_at}});
        }
        return tokens;
    }

private:
    char peek(qsizetype ahead = 0) const { return m_at + ahead < m_size ? m_text[m_at + ahead] : '\0'; }

    void untilQuote(char quote, bool backslash)
    {
        while (m_at < m_size) {
            const char c = m_text[m_at++];
            if (backslash && c == '\\' && m_at < m_size) {
                ++m_at;
            } else if (c == quote) {
                if (peek() != quote || m_at >= m_size)
                    return;
                ++m_at; // a doubled quote stays inside
            }
        }
    }

    TokenKind dollarQuoted()
    {
        qsizetype end = m_at + 1;
        while (end < m_size && isWordPart(m_text[end]) && m_text[end] != '$')
            ++end;
        if (end >= m_size || m_text[end] != '$')
            return TokenKind::Unknown;
        const QByteArray tag = m_text.mid(m_at, end - m_at + 1);
        const qsizetype close = m_text.indexOf(tag, end + 1);
        m_at = close < 0 ? m_size : close + tag.size();
        return TokenKind::String;
    }

    TokenKind number()
    {
        while (isDigit(peek()) || peek() == '_')
            ++m_at;
        if ((peek() == 'x' || peek() == 'X') && m_text[m_at - 1] == '0') {
            ++m_at;
            while (isWordPart(peek()))
                ++m_at;
            return TokenKind::Number;
        }
        if (peek() == '.' && peek(1) != '.') {
            ++m_at;
            while (isDigit(peek()))
                ++m_at;
        }
        if ((peek() == 'e' || peek() == 'E') && (isDigit(peek(1)) || ((peek(1) == '+' || peek(1) == '-') && isDigit(peek(2))))) {
            m_at += 2;
            while (isDigit(peek()))
                ++m_at;
        }
        return TokenKind::Number;
    }

    TokenKind word()
    {
        while (isWordPart(peek()))
            ++m_at;
        return TokenKind::Word;
    }

    TokenKind next()
    {
        const char c = m_text[m_at];
        if (isSpace(c)) {
            while (m_at < m_size && isSpace(m_text[m_at]))
                ++m_at;
            return TokenKind::Whitespace;
        }
        const bool hashComment = c == '#' && (m_dialect == Dialect::BigQuery || m_dialect == Dialect::Generic);
        if ((c == '-' && peek(1) == '-') || hashComment || (c == '/' && peek(1) == '/' && m_dialect == Dialect::Snowflake)) {
            while (m_at < m_size && m_text[m_at] != '\n')
                ++m_at;
            return TokenKind::LineComment;
        }
        if (c == '/' && peek(1) == '*')
            return blockComment();
        if (c == '\'') {
            ++m_at;
            untilQuote('\'', m_dialect == Dialect::BigQuery || m_dialect == Dialect::Snowflake);
            return TokenKind::String;
        }
        if ((c == 'E' || c == 'e') && peek(1) == '\'' && m_dialect == Dialect::Postgres) {
            m_at += 2;
            untilQuote('\'', true);
            return TokenKind::String;
        }
        if ((c == 'X' || c == 'x' || c == 'B' || c == 'b' || c == 'N' || c == 'n' || c == 'r' || c == 'R') && peek(1) == '\'') {
            m_at += 2;
            untilQuote('\'', false);
            return TokenKind::String;
        }
        if (c == '"') {
            ++m_at;
            untilQuote('"', m_dialect == Dialect::BigQuery);
            return m_dialect == Dialect::BigQuery ? TokenKind::String : TokenKind::QuotedIdentifier;
        }
        if (c == '`') {
            ++m_at;
            untilQuote('`', false);
            return TokenKind::QuotedIdentifier;
        }
        if (c == '[' && m_dialect == Dialect::Sqlite) {
            const qsizetype close = m_text.indexOf(']', m_at);
            const qsizetype line = m_text.indexOf('\n', m_at);
            if (close > 0 && (line < 0 || close < line)) {
                m_at = close + 1;
                return TokenKind::QuotedIdentifier;
            }
        }
        if (c == '$') {
            if (isDigit(peek(1))) {
                ++m_at;
                number();
                return TokenKind::Parameter;
            }
            if (m_dialect == Dialect::Postgres || m_dialect == Dialect::Snowflake || m_dialect == Dialect::Generic) {
                const TokenKind kind = dollarQuoted();
                if (kind == TokenKind::String)
                    return kind;
            }
            ++m_at;
            word();
            return TokenKind::Parameter;
        }
        if (c == '?') {
            ++m_at;
            while (isDigit(peek()))
                ++m_at;
            return TokenKind::Parameter;
        }
        if ((c == ':' || c == '@') && isWordStart(peek(1))) {
            ++m_at;
            word();
            return TokenKind::Parameter;
        }
        if (isDigit(c) || (c == '.' && isDigit(peek(1))))
            return number();
        if (isWordStart(c))
            return word();
        return operatorToken();
    }

    TokenKind blockComment()
    {
        m_at += 2;
        int depth = 1;
        while (m_at < m_size) {
            if (m_text[m_at] == '*' && peek(1) == '/') {
                m_at += 2;
                if (--depth == 0)
                    break;
            } else if (m_dialect == Dialect::Postgres && m_text[m_at] == '/' && peek(1) == '*') {
                ++depth;
                m_at += 2;
            } else {
                ++m_at;
            }
        }
        return TokenKind::BlockComment;
    }

    TokenKind operatorToken()
    {
        static const char* const longOperators[] = {"->>", "#>>", "!~*", "<=>", "::", "||", "<=", ">=", "<>", "!=", "==", "->", "#>", "@>", "<@", "!~",
            "~*", "<<", ">>", "&&", ":=", "=>", "|>", "**"};
        for (const char* op : longOperators) {
            const qsizetype length = qsizetype(qstrlen(op));
            if (m_at + length <= m_size && qstrncmp(m_text.constData() + m_at, op, size_t(length)) == 0) {
                m_at += length;
                return TokenKind::Operator;
            }
        }
        const char c = m_text[m_at++];
        static const QByteArray single("(),;.+-*/%=<>|&~!^[]{}:@#");
        return single.contains(c) ? TokenKind::Operator : TokenKind::Unknown;
    }

    const QByteArray& m_text;
    const qsizetype m_size;
    const Dialect m_dialect;
    qsizetype m_at = 0;
};

const QSet<QByteArray>& reservedWords()
{
    static const QSet<QByteArray> words {"SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "FETCH", "UNION", "INTERSECT",
        "EXCEPT", "MINUS", "WINDOW", "QUALIFY", "ON", "USING", "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "NATURAL", "OUTER", "LATERAL",
        "AS", "AND", "OR", "NOT", "IN", "IS", "LIKE", "ILIKE", "GLOB", "REGEXP", "RLIKE", "BETWEEN", "CASE", "WHEN", "THEN", "ELSE", "END", "NULL",
        "DISTINCT", "ALL", "VALUES", "RETURNING", "SET", "INTO", "WITH", "EXISTS", "FOR", "ESCAPE", "COLLATE", "CREATE", "INSERT", "UPDATE", "DELETE",
        "DROP", "ALTER", "MERGE", "BY", "ASC", "DESC", "NULLS", "OVER", "FILTER", "TABLESAMPLE", "PIVOT", "UNPIVOT", "ISNULL", "NOTNULL", "SIMILAR",
        "CAST", "INTERVAL", "DO", "CONFLICT", "WITHIN"};
    return words;
}

} // namespace

QString dialectName(Dialect dialect) { return nameOf(dialects, dialect); }
std::optional<Dialect> dialectFromName(const QString& name) { return valueOf(dialects, name.toLower()); }

QVector<Token> tokenize(const QByteArray& text, Dialect dialect)
{
    return Lexer(text, dialect).run();
}

bool isReservedWord(const QByteArray& word)
{
    return reservedWords().contains(word.toUpper());
}

bool isKeyword(const QByteArray& word)
{
    static const QSet<QByteArray> more {"TABLE", "VIEW", "INDEX", "TEMP", "TEMPORARY", "IF", "REPLACE", "PRIMARY", "KEY", "DEFAULT", "CHECK",
        "REFERENCES", "FOREIGN", "UNIQUE", "CONSTRAINT", "TRUE", "FALSE", "RECURSIVE", "MATERIALIZED", "PARTITION", "ROWS", "RANGE", "PRECEDING",
        "FOLLOWING", "UNBOUNDED", "CURRENT", "ROW", "BEGIN", "COMMIT", "ROLLBACK", "TRANSACTION", "PRAGMA", "ATTACH", "DETACH", "EXPLAIN", "ANALYZE",
        "VACUUM", "TRIGGER", "AFTER", "BEFORE", "EACH", "MATCHED", "NOTHING", "ARRAY", "STRUCT", "UNNEST", "INTEGER", "TEXT", "REAL", "BOOLEAN", "DATE",
        "TIMESTAMP", "EXTRACT", "ADD", "COLUMN", "RENAME", "TO", "TRUNCATE", "GRANT", "REVOKE", "COPY"};
    const QByteArray upper = word.toUpper();
    return reservedWords().contains(upper) || more.contains(upper);
}

QString identifierText(const QByteArray& token)
{
    if (token.size() >= 2) {
        const char open = token[0];
        const char close = open == '[' ? ']' : open;
        if ((open == '"' || open == '`' || open == '[') && token.endsWith(close)) {
            QString inner = QString::fromUtf8(token.mid(1, token.size() - 2));
            if (open != '[')
                inner.replace(QString(2, QLatin1Char(open)), QString(QLatin1Char(open)));
            return inner;
        }
    }
    return QString::fromUtf8(token);
}

QString stringText(const QByteArray& token)
{
    const qsizetype open = token.indexOf('\'');
    if (open < 0 || !token.endsWith('\'') || token.size() < open + 2)
        return QString::fromUtf8(token);
    QString inner = QString::fromUtf8(token.mid(open + 1, token.size() - open - 2));
    return inner.replace(QLatin1String("''"), QLatin1String("'"));
}

QByteArray quoteIdentifier(const QString& name, Dialect dialect)
{
    const QByteArray utf8 = name.toUtf8();
    bool plain = !utf8.isEmpty() && isWordStart(utf8[0]) && !isReservedWord(utf8);
    for (const char c : utf8)
        plain = plain && isWordPart(c) && c != '$';
    // PostgreSQL and Snowflake fold unquoted names: a name with the other case must be quoted.
    if (dialect == Dialect::Postgres)
        plain = plain && name == name.toLower();
    if (plain)
        return utf8;
    const char quote = dialect == Dialect::BigQuery ? '`' : '"';
    QByteArray quoted(1, quote);
    for (const char c : utf8) {
        quoted += c;
        if (c == quote)
            quoted += c;
    }
    return quoted + quote;
}

QByteArray quoteString(const QString& value)
{
    QByteArray utf8 = value.toUtf8();
    utf8.replace("'", "''");
    return '\'' + utf8 + '\'';
}

bool sameName(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace skein::sql
