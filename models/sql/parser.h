#pragma once

#include "models/sql/query.h"

namespace skein::sql {

/// What an expression turned out to be, as far as its surroundings care.
struct ExprInfo {
    enum class Kind { Other, Column, Literal, Call };
    Kind kind = Kind::Other;
    ByteRange range;
    int column = -1;
    Literal literal;
    QString function;
};

/// Recursive descent over the significant tokens. One instance parses one script.
class Parser
{
public:
    Parser(const QByteArray& text, Dialect dialect);
    Script run();

private:
    // tokens
    const Token& token(int ahead = 0) const;
    QByteArray word(int ahead = 0) const;        ///< upper-case word, empty for anything else
    bool isWord(const char* text, int ahead = 0) const;
    bool isOp(const char* text, int ahead = 0) const;
    bool atEnd() const { return m_at >= m_significant.size(); }
    bool acceptWord(const char* text);
    bool acceptOp(const char* text);
    void expectOp(const char* text);
    qsizetype here() const;                      ///< offset of the next token
    qsizetype lastEnd() const;                   ///< end of the token before
    bool isIdentifier(int ahead = 0) const;      ///< may stand as a name here
    bool isAliasWord() const;

    // statements (parser_statement.cpp)
    void statement();
    void selectStatement(Statement& statement);
    void insertStatement(Statement& statement);
    void updateStatement(Statement& statement);
    void deleteStatement(Statement& statement);
    void createStatement(Statement& statement);
    void dropStatement(Statement& statement);
    void opaqueRest(const QString& why);
    WriteTarget writeTarget(StatementKind kind);
    bool dottedName(QString& name, QVector<ByteRange>& parts, ByteRange& range);
    void skipParenthesised();
    int fakeBlock(BlockRole role);               ///< a block for UPDATE and DELETE, which have no SELECT

    // queries (parser_query.cpp)
    bool startsQuery(int ahead = 0) const;
    int query(BlockRole role);
    void with(int query);
    void queryTerm(int query, BlockRole role);
    int selectBlock(int query, BlockRole role);
    void projections(int block);
    void fromClause(int block);
    void joinChain(int block);
    void fromItem(int block, bool nullable);
    void tableName(int block, bool nullable);
    void aliasFor(int relation);
    void clauses(int block);
    void orderAndLimit(int block);
    void listOf(Clause clause, int block);

    // expressions (parser_expr.cpp)
    ExprInfo expression(int precedence = 0);
    ExprInfo unary();
    ExprInfo primary();
    ExprInfo call(const ExprInfo& name, const QByteArray& upper);
    ExprInfo nameOrCall();
    ExprInfo caseExpression();
    ExprInfo postfix(ExprInfo left);
    void castType();
    void overClause();
    void compare(const QString& op, const ExprInfo& left, const QVector<ExprInfo>& right, qsizetype begin);
    void subquery(BlockRole role);
    static int binaryPrecedence(const QByteArray& op);
    bool tooDeep();

    Script m_script;
    QVector<int> m_significant;   ///< indices of tokens that are not trivia
    int m_at = 0;
    int m_depth = 0;
    int m_block = -1;
    int m_query = -1;
    int m_statement = -1;
    Clause m_clause = Clause::Other;
    int m_projection = -1;
    bool m_windowed = false;
    struct Aggregate {
        QString name;
        bool distinct = false;
    };
    QVector<Aggregate> m_aggregates;
    Token m_endToken;
};

} // namespace skein::sql
