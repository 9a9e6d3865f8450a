#include "models/sql/parser.h"

#include "models/base/names.h"

namespace skein::sql {

namespace {

constexpr Named<Clause> clauses[] = {{Clause::Projection, "projection"}, {Clause::From, "from"}, {Clause::On, "on"}, {Clause::Using, "using"},
    {Clause::Where, "where"}, {Clause::GroupBy, "groupBy"}, {Clause::Having, "having"}, {Clause::Qualify, "qualify"}, {Clause::Window, "window"},
    {Clause::OrderBy, "orderBy"}, {Clause::Limit, "limit"}, {Clause::Values, "values"}, {Clause::Set, "set"}, {Clause::Returning, "returning"},
    {Clause::Other, "other"}};
constexpr Named<Resolution> resolutions[] = {{Resolution::Qualified, "qualified"}, {Resolution::Unique, "unique"}, {Resolution::Assumed, "assumed"},
    {Resolution::OutputAlias, "outputAlias"}, {Resolution::Ambiguous, "ambiguous"}, {Resolution::Unresolved, "unresolved"}};
constexpr Named<StatementKind> statementKinds[] = {{StatementKind::Select, "select"}, {StatementKind::Insert, "insert"},
    {StatementKind::Update, "update"}, {StatementKind::Delete, "delete"}, {StatementKind::Merge, "merge"}, {StatementKind::CreateTable, "createTable"},
    {StatementKind::CreateView, "createView"}, {StatementKind::CreateIndex, "createIndex"}, {StatementKind::Drop, "drop"},
    {StatementKind::Alter, "alter"}, {StatementKind::Truncate, "truncate"}, {StatementKind::Transaction, "transaction"},
    {StatementKind::SideEffect, "sideEffect"}, {StatementKind::Opaque, "opaque"}};

constexpr int maxNesting = 400;

} // namespace

QString clauseName(Clause clause) { return nameOf(clauses, clause); }
QString resolutionName(Resolution resolution) { return nameOf(resolutions, resolution); }
QString statementKindName(StatementKind kind) { return nameOf(statementKinds, kind); }

bool Script::isOpaque(const ByteRange& range) const
{
    for (const ByteRange& hidden : opaque) {
        if (hidden.overlaps(range))
            return true;
    }
    return false;
}

Script parseScript(const QByteArray& text, Dialect dialect)
{
    return Parser(text, dialect).run();
}

Parser::Parser(const QByteArray& text, Dialect dialect)
{
    m_script.text = text;
    m_script.dialect = dialect;
    m_script.tokens = tokenize(text, dialect);
    m_significant.reserve(m_script.tokens.size());
    for (int i = 0; i < m_script.tokens.size(); ++i) {
        if (!m_script.tokens[i].isTrivia())
            m_significant.append(i);
    }
    m_endToken.kind = TokenKind::Unknown;
    m_endToken.range = {text.size(), text.size()};
}

const Token& Parser::token(int ahead) const
{
    const int index = m_at + ahead;
    return index >= 0 && index < m_significant.size() ? m_script.tokens[m_significant[index]] : m_endToken;
}

QByteArray Parser::word(int ahead) const
{
    const Token& next = token(ahead);
    return next.kind == TokenKind::Word ? m_script.slice(next.range).toUpper() : QByteArray();
}

bool Parser::isWord(const char* text, int ahead) const
{
    const Token& next = token(ahead);
    const qsizetype length = qsizetype(qstrlen(text));
    return next.kind == TokenKind::Word && next.range.size() == length
        && qstrnicmp(m_script.text.constData() + next.range.begin, text, size_t(length)) == 0;
}

bool Parser::isOp(const char* text, int ahead) const
{
    const Token& next = token(ahead);
    const qsizetype length = qsizetype(qstrlen(text));
    return next.kind == TokenKind::Operator && next.range.size() == length
        && qstrncmp(m_script.text.constData() + next.range.begin, text, size_t(length)) == 0;
}

bool Parser::acceptWord(const char* text)
{
    if (!isWord(text))
        return false;
    ++m_at;
    return true;
}

bool Parser::acceptOp(const char* text)
{
    if (!isOp(text))
        return false;
    ++m_at;
    return true;
}

qsizetype Parser::here() const
{
    return token().range.begin;
}

qsizetype Parser::lastEnd() const
{
    return token(-1).range.end;
}

/// Goes on behind the next matching closer; what lies between is opaque.
void Parser::expectOp(const char* text)
{
    if (acceptOp(text))
        return;
    const qsizetype begin = here();
    int depth = 0;
    while (!atEnd() && !isOp(";")) {
        if (depth == 0 && isOp(text))
            break;
        if (isOp("("))
            ++depth;
        else if (isOp(")"))
            --depth;
        ++m_at;
    }
    m_script.opaque.append({begin, std::max(begin, lastEnd())});
    m_script.problems.append({{begin, here()}, QStringLiteral("expected \"%1\"").arg(QLatin1String(text))});
    acceptOp(text);
}

bool Parser::isIdentifier(int ahead) const
{
    const Token& next = token(ahead);
    if (next.kind == TokenKind::QuotedIdentifier)
        return true;
    return next.kind == TokenKind::Word && !isReservedWord(m_script.slice(next.range));
}

bool Parser::isAliasWord() const
{
    return isIdentifier();
}

bool Parser::tooDeep()
{
    if (m_depth < maxNesting)
        return false;
    // Skip what is nested deeper as one opaque piece.
    const qsizetype begin = here();
    int depth = 0;
    while (!atEnd() && !isOp(";")) {
        if (isOp("("))
            ++depth;
        else if (isOp(")") && --depth < 0)
            break;
        ++m_at;
    }
    m_script.opaque.append({begin, here()});
    m_script.problems.append({{begin, here()}, QStringLiteral("nested too deeply")});
    return true;
}

Script Parser::run()
{
    while (!atEnd()) {
        if (acceptOp(";"))
            continue;
        const int before = m_at;
        statement();
        if (m_at == before)
            ++m_at;
    }
    return std::move(m_script);
}

} // namespace skein::sql
