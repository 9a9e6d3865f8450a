#pragma once

#include "models/sql/token.h"

#include <QStringList>

namespace skein::sql {

// What Skein keeps of a SQL text: not a tree of every node but the facts that rewriting, lineage and the shadow runs
// ask for, each with its byte range. Everything is an index into the vectors of Script.

enum class Clause { Projection, From, On, Using, Where, GroupBy, Having, Qualify, Window, OrderBy, Limit, Values, Set, Returning, Other };
QString clauseName(Clause clause);

/// How sure it is which relation a column belongs to.
enum class Resolution {
    Qualified,    ///< named by table or alias
    Unique,       ///< the only relation that has it
    Assumed,      ///< the only relation whose columns are not known
    OutputAlias,  ///< names a column of the projection (ORDER BY, GROUP BY, HAVING), not of a relation
    Ambiguous,    ///< several relations may have it
    Unresolved    ///< none has it
};
QString resolutionName(Resolution resolution);

struct ColumnRef {
    ByteRange range;       ///< with its qualifier
    ByteRange name;        ///< the column's identifier alone
    ByteRange qualifier;   ///< without the last dot; empty when there is none
    QString column;        ///< unquoted
    QStringList qualifierParts;
    int block = -1;
    Clause clause = Clause::Other;
    int projection = -1;   ///< of the block, when inside one
    bool bare = false;     ///< the projection or list item is exactly this reference
    QString aggregate;     ///< enclosing aggregate, upper case: "COUNT", "SUM"
    bool aggregateDistinct = false;
    int comparison = -1;   ///< compared with literals
    bool isNullTest = false; ///< operand of IS [NOT] NULL
    bool windowed = false; ///< inside OVER (…)

    Resolution resolution = Resolution::Unresolved;
    int relation = -1;     ///< global index of the relation it belongs to
};

struct Literal {
    ByteRange range;
    bool isString = false;
    QString text;          ///< the string's value, or the number as written (with its sign)
};

/// A column against literals: =, <>, <, <=, >, >=, IN, NOT IN, BETWEEN, LIKE, CASE (simple CASE … WHEN).
struct Comparison {
    QString op;
    int column = -1;
    QVector<Literal> literals;
    bool onlyLiterals = true;  ///< false: the other side has something else as well
    bool literalFirst = false; ///< 5 < x
    ByteRange range;           ///< of the comparison; for CASE of the operand
};

enum class RelationKind { Table, Cte, Subquery, Function };

struct Relation {
    RelationKind kind = RelationKind::Table;
    QString name;              ///< parts joined by dots, unquoted
    QVector<ByteRange> parts;  ///< of the dotted name
    ByteRange nameRange;
    QString alias;             ///< explicit alias or empty
    ByteRange aliasRange;
    int block = -1;            ///< block whose FROM holds it
    int query = -1;            ///< Cte, Subquery
    QStringList columns;       ///< as far as known; empty = unknown
    bool columnsKnown = false;
    bool nullable = false;     ///< outer side of a join
    /// The name references use for it: the alias, else the last part.
    QString referenceName() const { return alias.isEmpty() ? name.section(QLatin1Char('.'), -1) : alias; }
};

struct Projection {
    ByteRange range;           ///< with alias
    ByteRange expression;
    QString alias;             ///< explicit
    ByteRange aliasRange;
    bool star = false;         ///< * or t.*
    QString starQualifier;
    bool isPlainColumn = false;
    QString function;          ///< outermost function of the expression, if it is one call
    QVector<int> columns;      ///< references inside, nested subqueries excluded
    QString outputName;        ///< alias, column name, or the expression's text
};

enum class BlockRole { Top, Cte, Subquery, Scalar, InsertSource };

/// One SELECT core or VALUES list.
struct Block {
    int query = -1;
    int parent = -1;           ///< block whose columns a correlated reference may mean
    BlockRole role = BlockRole::Top;
    int statement = -1;
    ByteRange range;           ///< from SELECT (or VALUES) to the end of its last clause
    QVector<int> relations;
    QVector<Projection> projections;
    QVector<QPair<QString, ByteRange>> usingColumns;
    bool naturalJoin = false;
    bool distinct = false;
    bool grouped = false;
    bool isValues = false;
};

struct Cte {
    QString name;
    ByteRange nameRange;
    QStringList columns;       ///< explicit column list
    int query = -1;
};

/// A query expression: WITH, one or more blocks joined by set operations, ORDER BY, LIMIT.
struct Query {
    int parentQuery = -1;
    QVector<Cte> ctes;
    QVector<int> blocks;
    bool recursive = false;
    ByteRange range;
};

enum class StatementKind { Select, Insert, Update, Delete, Merge, CreateTable, CreateView, CreateIndex, Drop, Alter, Truncate, Transaction, SideEffect, Opaque };
QString statementKindName(StatementKind kind);

struct WriteTarget {
    QString name;
    QVector<ByteRange> parts;
    ByteRange range;
    StatementKind kind = StatementKind::Insert;
};

struct Statement {
    StatementKind kind = StatementKind::Opaque;
    ByteRange range;           ///< without the semicolon
    int query = -1;            ///< Select, and the source of Insert/Create … AS
    QVector<WriteTarget> writes;
    QStringList insertColumns;
    bool ifNotExists = false;
    bool temporary = false;
    QString firstWord;         ///< upper case
};

struct Problem {
    ByteRange range;
    QString message;
};

struct Script {
    QByteArray text;
    Dialect dialect = Dialect::Sqlite;
    QVector<Token> tokens;
    QVector<Statement> statements;
    QVector<Query> queries;
    QVector<Block> blocks;
    QVector<Relation> relations;
    QVector<ColumnRef> columns;
    QVector<Comparison> comparisons;
    QVector<ByteRange> opaque;     ///< not understood; edits inside are refused
    QVector<Problem> problems;

    QByteArray slice(const ByteRange& range) const { return text.mid(range.begin, range.size()); }
    bool understood() const { return opaque.isEmpty(); }
    bool isOpaque(const ByteRange& range) const;
};

/// Parses a script. Never fails: what is not understood becomes an opaque range, and parsing goes on behind it.
/// Nesting beyond 400 levels is opaque. O(n) for sane input.
Script parseScript(const QByteArray& text, Dialect dialect);

} // namespace skein::sql
