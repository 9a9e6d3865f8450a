#include "models/sql/parser.h"

#include <QScopedValueRollback>

namespace skein::sql {

bool Parser::startsQuery(int ahead) const
{
    int i = ahead;
    while (isOp("(", i))
        ++i;
    return isWord("SELECT", i) || isWord("WITH", i) || isWord("VALUES", i);
}

int Parser::query(BlockRole role)
{
    const int index = int(m_script.queries.size());
    m_script.queries.append(Query {m_query, {}, {}, false, {here(), here()}});
    if (tooDeep())
        return index;
    QScopedValueRollback<int> depth(m_depth, m_depth + 1);
    QScopedValueRollback<int> current(m_query, index);
    QScopedValueRollback<Clause> clause(m_clause, Clause::Other);
    QScopedValueRollback<int> projection(m_projection, -1);
    QScopedValueRollback<bool> windowed(m_windowed, false);
    const QVector<Aggregate> aggregates = std::exchange(m_aggregates, {});
    if (isWord("WITH"))
        with(index);
    queryTerm(index, role);
    for (;;) {
        if (isWord("UNION") || isWord("INTERSECT") || isWord("EXCEPT") || isWord("MINUS")) {
            ++m_at;
            if (!acceptWord("ALL"))
                acceptWord("DISTINCT");
            if (acceptWord("BY"))
                acceptWord("NAME");
            queryTerm(index, role);
            continue;
        }
        break;
    }
    if (!m_script.queries[index].blocks.isEmpty())
        orderAndLimit(m_script.queries[index].blocks.constFirst());
    m_script.queries[index].range.end = std::max(m_script.queries[index].range.begin, lastEnd());
    m_aggregates = aggregates;
    return index;
}

void Parser::with(int queryIndex)
{
    ++m_at;
    if (acceptWord("RECURSIVE"))
        m_script.queries[queryIndex].recursive = true;
    do {
        if (!isIdentifier())
            break;
        Cte cte;
        cte.nameRange = token().range;
        cte.name = identifierText(m_script.slice(token().range));
        ++m_at;
        if (isOp("(") && !startsQuery(1)) {
            ++m_at;
            while (!atEnd() && !isOp(")") && !isOp(";")) {
                if (!isOp(","))
                    cte.columns << identifierText(m_script.slice(token().range));
                ++m_at;
            }
            acceptOp(")");
        }
        acceptWord("AS");
        if (acceptWord("NOT"))
            acceptWord("MATERIALIZED");
        else
            acceptWord("MATERIALIZED");
        expectOp("(");
        // A CTE sees those before it, and itself when recursive: it is registered before its body is read.
        const qsizetype position = m_script.queries[queryIndex].ctes.size();
        m_script.queries[queryIndex].ctes.append(cte);
        const int body = query(BlockRole::Cte);
        m_script.queries[queryIndex].ctes[position].query = body;
        expectOp(")");
    } while (acceptOp(","));
}

void Parser::queryTerm(int queryIndex, BlockRole role)
{
    if (isOp("(")) {
        if (tooDeep())
            return;
        QScopedValueRollback<int> depth(m_depth, m_depth + 1);
        ++m_at;
        const int inner = query(role);
        expectOp(")");
        const QVector<int> blocks = m_script.queries[inner].blocks;
        m_script.queries[queryIndex].blocks += blocks;
        return;
    }
    if (isWord("VALUES")) {
        const int index = int(m_script.blocks.size());
        Block block;
        block.query = queryIndex;
        block.parent = m_block;
        block.role = role;
        block.statement = m_statement;
        block.range.begin = here();
        block.isValues = true;
        m_script.blocks.append(block);
        m_script.queries[queryIndex].blocks.append(index);
        ++m_at;
        QScopedValueRollback<int> current(m_block, index);
        QScopedValueRollback<Clause> clause(m_clause, Clause::Values);
        do {
            acceptWord("ROW");
            if (!acceptOp("("))
                break;
            if (!isOp(")")) {
                do
                    expression();
                while (acceptOp(","));
            }
            expectOp(")");
        } while (acceptOp(","));
        m_script.blocks[index].range.end = lastEnd();
        return;
    }
    selectBlock(queryIndex, role);
}

int Parser::selectBlock(int queryIndex, BlockRole role)
{
    const int index = int(m_script.blocks.size());
    Block block;
    block.query = queryIndex;
    block.parent = m_block;
    block.role = role;
    block.statement = m_statement;
    block.range.begin = here();
    m_script.blocks.append(block);
    m_script.queries[queryIndex].blocks.append(index);
    QScopedValueRollback<int> current(m_block, index);
    if (!acceptWord("SELECT")) {
        const qsizetype begin = here();
        while (!atEnd() && !isOp(";") && !isOp(")"))
            ++m_at;
        m_script.opaque.append({begin, std::max(begin, lastEnd())});
        m_script.problems.append({{begin, here()}, QStringLiteral("expected SELECT")});
        return index;
    }
    if (isWord("AS") && (isWord("STRUCT", 1) || isWord("VALUE", 1)))
        m_at += 2;
    if (acceptWord("DISTINCT")) {
        m_script.blocks[index].distinct = true;
        if (isWord("ON") && isOp("(", 1)) {
            m_at += 2;
            m_clause = Clause::GroupBy;
            do
                expression();
            while (acceptOp(","));
            expectOp(")");
        }
    } else {
        acceptWord("ALL");
    }
    projections(index);
    clauses(index);
    m_script.blocks[index].range.end = std::max(m_script.blocks[index].range.begin, lastEnd());
    return index;
}

void Parser::projections(int blockIndex)
{
    m_clause = Clause::Projection;
    for (;;) {
        if (atEnd() || isOp(")") || isOp(";") || isWord("FROM"))
            break;
        Projection projection;
        projection.range.begin = here();
        m_projection = int(m_script.blocks[blockIndex].projections.size());
        m_script.blocks[blockIndex].projections.append(projection);
        // Look for "*" and "a.b.*".
        int i = 0;
        QStringList qualifier;
        while ((token(i).kind == TokenKind::Word || token(i).kind == TokenKind::QuotedIdentifier) && isOp(".", i + 1)) {
            qualifier << identifierText(m_script.slice(token(i).range));
            i += 2;
        }
        if (isOp("*", i)) {
            m_at += i + 1;
            projection.star = true;
            projection.starQualifier = qualifier.join(QLatin1Char('.'));
            projection.expression = {projection.range.begin, lastEnd()};
            while (isWord("EXCEPT") || isWord("EXCLUDE") || isWord("REPLACE") || isWord("RENAME")) {
                if (!isOp("(", 1))
                    break;
                ++m_at;
                const qsizetype begin = here();
                skipParenthesised();
                m_script.opaque.append({begin, lastEnd()});
                m_script.problems.append({{begin, lastEnd()}, QStringLiteral("star with EXCEPT or REPLACE is not understood")});
            }
            projection.columns = m_script.blocks[blockIndex].projections[m_projection].columns;
        } else {
            const ExprInfo info = expression();
            projection.columns = m_script.blocks[blockIndex].projections[m_projection].columns;
            projection.expression = info.range;
            projection.function = info.kind == ExprInfo::Kind::Call ? info.function : QString();
            if (info.kind == ExprInfo::Kind::Column) {
                projection.isPlainColumn = true;
                m_script.columns[info.column].bare = true;
                projection.outputName = m_script.columns[info.column].column;
            } else {
                projection.outputName = QString::fromUtf8(m_script.slice(info.range));
            }
            const bool as = acceptWord("AS");
            if (as ? (token().kind == TokenKind::Word || token().kind == TokenKind::QuotedIdentifier || token().kind == TokenKind::String) : isAliasWord()) {
                projection.aliasRange = token().range;
                projection.alias = token().kind == TokenKind::String ? stringText(m_script.slice(token().range))
                                                                     : identifierText(m_script.slice(token().range));
                projection.outputName = projection.alias;
                ++m_at;
            }
        }
        projection.range.end = std::max(projection.range.begin, lastEnd());
        m_script.blocks[blockIndex].projections[m_projection] = projection;
        if (!acceptOp(","))
            break;
    }
    m_projection = -1;
}

void Parser::clauses(int blockIndex)
{
    if (acceptWord("INTO")) {
        const qsizetype begin = here();
        QString name;
        QVector<ByteRange> parts;
        ByteRange range;
        dottedName(name, parts, range);
        m_script.opaque.append({begin, lastEnd()});
        m_script.problems.append({{begin, lastEnd()}, QStringLiteral("SELECT INTO is not understood")});
    }
    if (acceptWord("FROM"))
        fromClause(blockIndex);
    if (acceptWord("WHERE")) {
        m_clause = Clause::Where;
        expression();
    }
    if (isWord("GROUP") && isWord("BY", 1)) {
        m_at += 2;
        m_script.blocks[blockIndex].grouped = true;
        if (!acceptWord("ALL"))
            listOf(Clause::GroupBy, blockIndex);
    }
    if (acceptWord("HAVING")) {
        m_clause = Clause::Having;
        expression();
    }
    if (acceptWord("QUALIFY")) {
        m_clause = Clause::Qualify;
        expression();
    }
    if (acceptWord("WINDOW")) {
        do {
            if (isIdentifier())
                ++m_at;
            acceptWord("AS");
            overClause();
        } while (acceptOp(","));
        if (acceptWord("QUALIFY")) {
            m_clause = Clause::Qualify;
            expression();
        }
    }
}

void Parser::listOf(Clause clause, int blockIndex)
{
    QScopedValueRollback<int> current(m_block, blockIndex);
    QScopedValueRollback<Clause> saved(m_clause, clause);
    do {
        if (isOp("*")) {
            ++m_at;
            continue;
        }
        const ExprInfo info = expression();
        if (info.kind == ExprInfo::Kind::Column)
            m_script.columns[info.column].bare = true;
        if (clause == Clause::Returning && acceptWord("AS"))
            ++m_at;
        if (!acceptWord("ASC"))
            acceptWord("DESC");
        if (acceptWord("NULLS"))
            ++m_at;
    } while (acceptOp(","));
}

void Parser::orderAndLimit(int blockIndex)
{
    if (isWord("ORDER") && isWord("BY", 1)) {
        m_at += 2;
        listOf(Clause::OrderBy, blockIndex);
    }
    QScopedValueRollback<int> current(m_block, blockIndex);
    for (;;) {
        if (acceptWord("LIMIT")) {
            m_clause = Clause::Limit;
            if (!acceptWord("ALL"))
                expression();
            if (acceptOp(","))
                expression();
        } else if (acceptWord("OFFSET")) {
            m_clause = Clause::Limit;
            expression();
            if (!acceptWord("ROWS"))
                acceptWord("ROW");
        } else if (acceptWord("FETCH")) {
            ++m_at; // FIRST or NEXT
            if (token().kind == TokenKind::Number)
                ++m_at;
            if (!acceptWord("ROWS"))
                acceptWord("ROW");
            if (!acceptWord("ONLY") && acceptWord("WITH"))
                acceptWord("TIES");
        } else if (isWord("FOR") && (isWord("UPDATE", 1) || isWord("SHARE", 1))) {
            m_at += 2;
        } else {
            break;
        }
    }
}

void Parser::fromClause(int blockIndex)
{
    QScopedValueRollback<int> current(m_block, blockIndex);
    do
        joinChain(blockIndex);
    while (acceptOp(","));
}

void Parser::joinChain(int blockIndex)
{
    if (tooDeep())
        return;
    QScopedValueRollback<int> depth(m_depth, m_depth + 1);
    fromItem(blockIndex, false);
    for (;;) {
        const int before = m_at;
        bool outer = false;
        if (acceptWord("NATURAL"))
            m_script.blocks[blockIndex].naturalJoin = true;
        if (acceptWord("LEFT") || acceptWord("RIGHT") || acceptWord("FULL"))
            outer = true;
        else if (!acceptWord("INNER"))
            acceptWord("CROSS");
        acceptWord("OUTER");
        if (!acceptWord("JOIN")) {
            m_at = before;
            return;
        }
        fromItem(blockIndex, outer);
        if (acceptWord("ON")) {
            m_clause = Clause::On;
            expression();
        } else if (acceptWord("USING")) {
            if (acceptOp("(")) {
                while (!atEnd() && !isOp(")") && !isOp(";")) {
                    if (!isOp(",")) {
                        m_script.blocks[blockIndex].usingColumns.append({identifierText(m_script.slice(token().range)), token().range});
                    }
                    ++m_at;
                }
                acceptOp(")");
            }
        }
    }
}

void Parser::aliasFor(int relationIndex)
{
    const bool as = acceptWord("AS");
    if (as ? (token().kind == TokenKind::Word || token().kind == TokenKind::QuotedIdentifier) : isAliasWord()) {
        m_script.relations[relationIndex].aliasRange = token().range;
        m_script.relations[relationIndex].alias = identifierText(m_script.slice(token().range));
        ++m_at;
        if (isOp("(")) {
            ++m_at;
            QStringList names;
            while (!atEnd() && !isOp(")") && !isOp(";")) {
                if (isIdentifier())
                    names << identifierText(m_script.slice(token().range));
                ++m_at;
            }
            acceptOp(")");
            m_script.relations[relationIndex].columns = names;
            m_script.relations[relationIndex].columnsKnown = true;
        }
    }
    if (acceptWord("TABLESAMPLE")) {
        if (isIdentifier())
            ++m_at;
        skipParenthesised();
    }
    if (isWord("PIVOT") || isWord("UNPIVOT")) {
        const qsizetype begin = here();
        ++m_at;
        skipParenthesised();
        m_script.opaque.append({begin, lastEnd()});
        m_script.problems.append({{begin, lastEnd()}, QStringLiteral("PIVOT is not understood")});
    }
}

void Parser::tableName(int blockIndex, bool nullable)
{
    Relation relation;
    relation.block = blockIndex;
    relation.nullable = nullable;
    if (!dottedName(relation.name, relation.parts, relation.nameRange)) {
        const qsizetype begin = here();
        if (!atEnd() && !isOp(";") && !isOp(")"))
            ++m_at;
        m_script.opaque.append({begin, std::max(begin, lastEnd())});
        m_script.problems.append({{begin, here()}, QStringLiteral("expected a table")});
        return;
    }
    const int index = int(m_script.relations.size());
    if (isOp("(")) {
        relation.kind = RelationKind::Function;
        m_script.relations.append(relation);
        m_script.blocks[blockIndex].relations.append(index);
        ++m_at;
        QScopedValueRollback<Clause> clause(m_clause, Clause::From);
        if (!isOp(")")) {
            do
                expression();
            while (acceptOp(","));
        }
        expectOp(")");
        if (acceptWord("WITH")) {
            ++m_at; // ORDINALITY or OFFSET
            if (acceptWord("AS"))
                ++m_at;
        }
    } else {
        m_script.relations.append(relation);
        m_script.blocks[blockIndex].relations.append(index);
        if (isWord("INDEXED") && isWord("BY", 1))
            m_at += 3;
        else if (isWord("NOT") && isWord("INDEXED", 1))
            m_at += 2;
    }
    aliasFor(index);
}

void Parser::fromItem(int blockIndex, bool nullable)
{
    const bool lateral = acceptWord("LATERAL");
    acceptWord("ONLY");
    if (isOp("(")) {
        if (startsQuery(1)) {
            ++m_at;
            const int index = int(m_script.relations.size());
            Relation relation;
            relation.kind = RelationKind::Subquery;
            relation.block = blockIndex;
            relation.nullable = nullable;
            m_script.relations.append(relation);
            m_script.blocks[blockIndex].relations.append(index);
            int body = -1;
            {
                // A derived table does not see its siblings unless it is lateral.
                QScopedValueRollback<int> scope(m_block, lateral ? blockIndex : m_script.blocks[blockIndex].parent);
                body = query(BlockRole::Subquery);
            }
            m_script.relations[index].query = body;
            m_script.relations[index].nameRange = m_script.queries[body].range;
            expectOp(")");
            aliasFor(index);
            return;
        }
        ++m_at;
        fromClause(blockIndex);
        expectOp(")");
        if (acceptWord("AS"))
            ++m_at;
        return;
    }
    tableName(blockIndex, nullable);
}

void Parser::subquery(BlockRole role)
{
    const int block = m_block;
    QScopedValueRollback<int> scope(m_block, block);
    query(role);
}

} // namespace skein::sql
