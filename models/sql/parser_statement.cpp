#include "models/sql/parser.h"

namespace skein::sql {

bool Parser::dottedName(QString& name, QVector<ByteRange>& parts, ByteRange& range)
{
    const auto partHere = [&] {
        return isIdentifier() || (!parts.isEmpty() && (token().kind == TokenKind::Word || token().kind == TokenKind::QuotedIdentifier));
    };
    if (!partHere())
        return false;
    QStringList names;
    range.begin = here();
    for (;;) {
        parts.append(token().range);
        const QByteArray text = m_script.slice(token().range);
        names << identifierText(text);
        ++m_at;
        // BigQuery allows dashes in unquoted project names.
        while (m_script.dialect == Dialect::BigQuery && isOp("-") && token().range.begin == lastEnd() && token(1).range.begin == token().range.end
            && (token(1).kind == TokenKind::Word || token(1).kind == TokenKind::Number)) {
            m_at += 2;
            parts.last().end = lastEnd();
            names.last() = QString::fromUtf8(m_script.slice(parts.last()));
        }
        if (!isOp(".") || !(token(1).kind == TokenKind::Word || token(1).kind == TokenKind::QuotedIdentifier))
            break;
        ++m_at;
    }
    range.end = lastEnd();
    name = names.join(QLatin1Char('.'));
    return true;
}

WriteTarget Parser::writeTarget(StatementKind kind)
{
    WriteTarget target;
    target.kind = kind;
    dottedName(target.name, target.parts, target.range);
    return target;
}

void Parser::skipParenthesised()
{
    if (!acceptOp("("))
        return;
    int depth = 1;
    while (!atEnd() && !isOp(";") && depth > 0) {
        if (isOp("("))
            ++depth;
        else if (isOp(")"))
            --depth;
        ++m_at;
    }
}

void Parser::opaqueRest(const QString& why)
{
    const qsizetype begin = here();
    int depth = 0;
    while (!atEnd() && !(depth == 0 && isOp(";"))) {
        if (isOp("("))
            ++depth;
        else if (isOp(")") && depth > 0)
            --depth;
        ++m_at;
    }
    if (here() > begin || m_at > 0) {
        const ByteRange range {begin, std::max(begin, lastEnd())};
        if (range.isEmpty())
            return;
        m_script.opaque.append(range);
        m_script.problems.append({range, why});
    }
}

int Parser::fakeBlock(BlockRole role)
{
    const int queryIndex = int(m_script.queries.size());
    m_script.queries.append(Query {m_query, {}, {}, false, {here(), here()}});
    Block block;
    block.query = queryIndex;
    block.parent = m_block;
    block.role = role;
    block.statement = m_statement;
    block.range.begin = here();
    const int index = int(m_script.blocks.size());
    m_script.blocks.append(block);
    m_script.queries[queryIndex].blocks.append(index);
    return index;
}

void Parser::selectStatement(Statement& statement)
{
    statement.kind = StatementKind::Select;
    statement.query = query(BlockRole::Top);
}

void Parser::insertStatement(Statement& statement)
{
    statement.kind = StatementKind::Insert;
    const bool replace = isWord("REPLACE");
    ++m_at;
    if (!replace && acceptWord("OR"))
        ++m_at;
    acceptWord("OVERWRITE");
    acceptWord("INTO");
    acceptWord("TABLE");
    statement.writes.append(writeTarget(StatementKind::Insert));
    if (acceptWord("AS"))
        ++m_at;
    if (isOp("(") && !startsQuery(1)) {
        ++m_at;
        while (!atEnd() && !isOp(")") && !isOp(";")) {
            if (isIdentifier() || token().kind == TokenKind::Word)
                statement.insertColumns << identifierText(m_script.slice(token().range));
            ++m_at;
        }
        acceptOp(")");
    }
    if (acceptWord("DEFAULT")) {
        acceptWord("VALUES");
    } else {
        const bool parenthesised = isOp("(") && startsQuery(1);
        if (parenthesised)
            ++m_at;
        if (startsQuery())
            statement.query = query(BlockRole::InsertSource);
        if (parenthesised)
            expectOp(")");
    }
    if (isWord("ON") && isWord("CONFLICT", 1)) {
        const int saved = m_block;
        m_block = fakeBlock(BlockRole::Top);
        m_at += 2;
        if (isOp("("))
            skipParenthesised();
        if (acceptWord("WHERE"))
            expression();
        if (acceptWord("DO")) {
            if (acceptWord("UPDATE")) {
                acceptWord("SET");
                while (!atEnd() && !isOp(";") && !isWord("RETURNING") && !isWord("WHERE")) {
                    // The names left of "=" are the target's.
                    while (!atEnd() && !isOp("=") && !isOp(";"))
                        ++m_at;
                    acceptOp("=");
                    m_clause = Clause::Set;
                    expression();
                    if (!acceptOp(","))
                        break;
                }
                if (acceptWord("WHERE"))
                    expression();
            } else {
                acceptWord("NOTHING");
            }
        }
        m_block = saved;
    }
    if (acceptWord("RETURNING")) {
        const int saved = m_block;
        m_block = fakeBlock(BlockRole::Top);
        m_clause = Clause::Returning;
        listOf(Clause::Returning, m_block);
        m_block = saved;
    }
}

void Parser::updateStatement(Statement& statement)
{
    statement.kind = StatementKind::Update;
    ++m_at;
    if (acceptWord("OR"))
        ++m_at;
    acceptWord("ONLY");
    const int block = fakeBlock(BlockRole::Top);
    statement.query = m_script.blocks[block].query;
    const int saved = m_block;
    m_block = block;
    const int relation = int(m_script.relations.size());
    tableName(block, false);
    if (relation < m_script.relations.size()) {
        const Relation& target = m_script.relations[relation];
        statement.writes.append({target.name, target.parts, target.nameRange, StatementKind::Update});
    }
    if (acceptWord("SET")) {
        m_clause = Clause::Set;
        while (!atEnd() && !isOp(";") && !isWord("FROM") && !isWord("WHERE") && !isWord("RETURNING")) {
            while (!atEnd() && !isOp("=") && !isOp(";"))
                ++m_at;
            acceptOp("=");
            expression();
            if (!acceptOp(","))
                break;
        }
    }
    if (acceptWord("FROM"))
        fromClause(block);
    if (acceptWord("WHERE")) {
        m_clause = Clause::Where;
        expression();
    }
    if (acceptWord("RETURNING"))
        listOf(Clause::Returning, block);
    m_script.blocks[block].range.end = lastEnd();
    m_block = saved;
}

void Parser::deleteStatement(Statement& statement)
{
    statement.kind = StatementKind::Delete;
    ++m_at;
    acceptWord("FROM");
    acceptWord("ONLY");
    const int block = fakeBlock(BlockRole::Top);
    statement.query = m_script.blocks[block].query;
    const int saved = m_block;
    m_block = block;
    const int relation = int(m_script.relations.size());
    tableName(block, false);
    if (relation < m_script.relations.size()) {
        const Relation& target = m_script.relations[relation];
        statement.writes.append({target.name, target.parts, target.nameRange, StatementKind::Delete});
    }
    if (acceptWord("USING"))
        fromClause(block);
    if (acceptWord("WHERE")) {
        m_clause = Clause::Where;
        expression();
    }
    if (acceptWord("RETURNING"))
        listOf(Clause::Returning, block);
    m_script.blocks[block].range.end = lastEnd();
    m_block = saved;
}

void Parser::createStatement(Statement& statement)
{
    const int start = m_at;
    ++m_at;
    if (acceptWord("OR"))
        ++m_at;
    for (;;) {
        if (acceptWord("TEMP") || acceptWord("TEMPORARY"))
            statement.temporary = true;
        else if (!acceptWord("MATERIALIZED") && !acceptWord("UNLOGGED") && !acceptWord("RECURSIVE") && !acceptWord("UNIQUE") && !acceptWord("EXTERNAL"))
            break;
    }
    const bool table = isWord("TABLE");
    const bool view = isWord("VIEW");
    const bool index = isWord("INDEX");
    if (!table && !view && !index) {
        // Functions, triggers, schemas, roles: not understood as a whole.
        m_at = start;
        statement.kind = StatementKind::Opaque;
        opaqueRest(QStringLiteral("CREATE %1 is not understood").arg(QString::fromLatin1(word(1))));
        return;
    }
    ++m_at;
    if (isWord("IF")) {
        m_at += 3;
        statement.ifNotExists = true;
    }
    if (index) {
        statement.kind = StatementKind::CreateIndex;
        while (!atEnd() && !isOp(";") && !isWord("ON"))
            ++m_at;
        acceptWord("ON");
        statement.writes.append(writeTarget(StatementKind::CreateIndex));
        while (!atEnd() && !isOp(";"))
            ++m_at;
        return;
    }
    statement.kind = table ? StatementKind::CreateTable : StatementKind::CreateView;
    statement.writes.append(writeTarget(statement.kind));
    if (isOp("(") && !startsQuery(1))
        skipParenthesised();
    while (!atEnd() && !isOp(";") && !isWord("AS") && !startsQuery()) {
        if (isOp("("))
            skipParenthesised();
        else
            ++m_at;
    }
    acceptWord("AS");
    bool parenthesised = false;
    if (isOp("(") && startsQuery(1)) {
        parenthesised = true;
        ++m_at;
    }
    if (startsQuery())
        statement.query = query(BlockRole::Top);
    if (parenthesised)
        expectOp(")");
    if (acceptWord("WITH")) {
        acceptWord("NO");
        acceptWord("DATA");
    }
}

void Parser::dropStatement(Statement& statement)
{
    statement.kind = StatementKind::Drop;
    ++m_at;
    acceptWord("MATERIALIZED");
    ++m_at; // TABLE, VIEW, INDEX, …
    if (acceptWord("IF"))
        acceptWord("EXISTS");
    do {
        statement.writes.append(writeTarget(StatementKind::Drop));
    } while (acceptOp(","));
    if (!acceptWord("CASCADE"))
        acceptWord("RESTRICT");
}

void Parser::statement()
{
    m_block = m_query = -1;
    m_clause = Clause::Other;
    m_projection = -1;
    m_aggregates.clear();
    m_depth = 0;
    m_statement = int(m_script.statements.size());
    m_script.statements.append(Statement());
    Statement result;
    result.range.begin = here();
    result.firstWord = QString::fromLatin1(word());
    const QByteArray first = word();
    int lookahead = 0;
    QByteArray verb = first;
    if (first == "WITH") {
        // The verb stands behind the CTEs; a data-modifying WITH is rare enough to find by looking ahead at depth 0.
        int depth = 0;
        while (m_at + lookahead < m_significant.size() && !(depth == 0 && isOp(";", lookahead))) {
            if (isOp("(", lookahead))
                ++depth;
            else if (isOp(")", lookahead))
                --depth;
            const QByteArray next = depth == 0 ? word(lookahead) : QByteArray();
            if (next == "SELECT" || next == "INSERT" || next == "UPDATE" || next == "DELETE") {
                verb = next;
                break;
            }
            ++lookahead;
        }
    }
    if (verb == "SELECT" || verb == "VALUES" || isOp("(")) {
        selectStatement(result);
    } else if (first == "WITH") {
        result.kind = StatementKind::Opaque;
        opaqueRest(QStringLiteral("WITH in front of %1 is not understood").arg(QString::fromLatin1(verb)));
    } else if (verb == "INSERT" || verb == "REPLACE") {
        insertStatement(result);
    } else if (verb == "UPDATE") {
        updateStatement(result);
    } else if (verb == "DELETE") {
        deleteStatement(result);
    } else if (verb == "CREATE") {
        createStatement(result);
    } else if (verb == "DROP") {
        dropStatement(result);
    } else if (verb == "TRUNCATE") {
        result.kind = StatementKind::Truncate;
        ++m_at;
        acceptWord("TABLE");
        result.writes.append(writeTarget(StatementKind::Truncate));
    } else if (verb == "ALTER") {
        result.kind = StatementKind::Alter;
        ++m_at;
        acceptWord("TABLE");
        result.writes.append(writeTarget(StatementKind::Alter));
        opaqueRest(QStringLiteral("ALTER is not understood"));
    } else if (verb == "BEGIN" || verb == "COMMIT" || verb == "END" || verb == "ROLLBACK" || verb == "SAVEPOINT" || verb == "RELEASE" || verb == "START") {
        result.kind = StatementKind::Transaction;
        while (!atEnd() && !isOp(";"))
            ++m_at;
    } else if (verb == "ATTACH" || verb == "DETACH" || verb == "PRAGMA" || verb == "COPY" || verb == "VACUUM" || verb == "ANALYZE" || verb == "REINDEX"
        || verb == "GRANT" || verb == "REVOKE" || verb == "CALL" || verb == "EXECUTE" || verb == "DO" || verb == "SET" || verb == "LOAD" || verb == "EXPORT") {
        result.kind = StatementKind::SideEffect;
        while (!atEnd() && !isOp(";"))
            ++m_at;
    } else {
        result.kind = StatementKind::Opaque;
        opaqueRest(QStringLiteral("statement not understood"));
    }
    if (!atEnd() && !isOp(";"))
        opaqueRest(QStringLiteral("not understood"));
    result.range.end = std::max(result.range.begin, lastEnd());
    m_script.statements[m_statement] = result;
}

} // namespace skein::sql
