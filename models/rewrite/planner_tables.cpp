// The table's own name, stars, USING, and the names under which columns are published.
#include "models/rewrite/planner.h"

#include "models/mapping/gate.h"
#include "models/sql/jinja.h"
#include "models/rewrite/starneeds.h"

#include <algorithm>

namespace skein::rewrite::detail {

using mapping::Rule;
using sql::ColumnRef;
using sql::Projection;
using sql::Relation;

namespace {

/// The new name in the quotes of the old one.
QByteArray quotedLike(const QByteArray& old, const QString& name, sql::Dialect dialect)
{
    if (old.startsWith('"'))
        return '"' + name.toUtf8().replace("\"", "\"\"") + '"';
    if (old.startsWith('`'))
        return '`' + name.toUtf8() + '`';
    if (old.startsWith('['))
        return '[' + name.toUtf8() + ']';
    return sql::quoteIdentifier(name, dialect);
}

} // namespace

/// As many parts of v2's name as the text wrote of v1's; `range` becomes the part that changes.
QByteArray Planner::newTableName(const Relation& relation, ByteRange& range) const
{
    const sql::Dialect dialect = m_context.options.dialect;
    const QStringList target = m_context.mapping.target.dataset.split(QLatin1Char('.'));
    const QStringList source = m_context.mapping.source.dataset.split(QLatin1Char('.'));
    const QStringList written = relation.name.split(QLatin1Char('.'));
    range = relation.nameRange;
    if (m_templates && sql::insideTemplate(m_text, relation.nameRange.begin))
        return target.constLast().toUtf8();
    qsizetype count = std::min(written.size(), target.size());
    const bool sameFolder = target.mid(0, target.size() - 1) == source.mid(0, source.size() - 1);
    if (!sameFolder && target.size() > count)
        count = target.size(); // an unqualified v2 would be looked for in v1's schema
    if (relation.parts.size() == 1 && written.size() > 1) { // one quoted token holds the whole path
        const QStringList kept = written.mid(0, written.size() - std::min(count, written.size()));
        return quotedLike(m_text.mid(range.begin, range.size()), (kept + target.mid(target.size() - count)).join(QLatin1Char('.')), dialect);
    }
    QByteArrayList parts;
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype fromEnd = count - i;
        const qsizetype old = relation.parts.size() - fromEnd;
        const QString name = target[target.size() - fromEnd];
        if (old < 0) {
            parts.append(sql::quoteIdentifier(name, dialect));
            continue;
        }
        const QByteArray before = m_text.mid(relation.parts[old].begin, relation.parts[old].size());
        parts.append(sql::sameName(sql::identifierText(before), name) ? before : quotedLike(before, name, dialect));
    }
    const qsizetype first = relation.parts.size() - count;
    if (first > 0)
        range.begin = relation.parts[first].begin;
    return parts.join('.');
}

void Planner::planTable(int index)
{
    const Relation& relation = m_script.relations[index];
    ByteRange range;
    QByteArray name = newTableName(relation, range);
    // Only the parts that differ are touched.
    while (relation.parts.size() > 1 && name.contains('.')) {
        const qsizetype dot = name.indexOf('.');
        const QByteArray before = m_text.mid(range.begin, range.size());
        if (!before.startsWith(name.left(dot + 1)) || !relation.nameRange.contains(range))
            break;
        name = name.mid(dot + 1);
        range.begin += dot + 1;
    }
    add(range, name, QStringLiteral("table"), QStringLiteral("table"), 1,
        QStringLiteral("%1 moves to %2").arg(m_context.mapping.source.dataset, m_context.mapping.target.dataset));
}

/// A CTE of v2's name: the table's new name would mean the CTE.
void Planner::planTakenNames()
{
    const QString name = m_context.mapping.target.dataset.section(QLatin1Char('.'), -1);
    QSet<int> statements;
    for (const int relation : m_context.inPlace() ? QSet<int>() : m_moved) {
        ByteRange range;
        if (!newTableName(m_script.relations[relation], range).contains('.'))
            statements.insert(m_script.blocks.value(m_script.relations[relation].block).statement);
    }
    for (const sql::Query& query : std::as_const(m_script.queries)) {
        if (query.blocks.isEmpty() || !statements.contains(m_script.blocks[query.blocks.constFirst()].statement))
            continue;
        for (const sql::Cte& cte : query.ctes) {
            if (sql::sameName(cte.name, name))
                error(QStringLiteral("rewrite"), cte.nameRange.begin, QStringLiteral("table"), cte.name, QStringLiteral("the query calls a part of its own '%1', which is v2's name").arg(cte.name),
                    QStringLiteral("Give that part another name first"));
        }
    }
}

QByteArray Planner::referenceText(int index) const
{
    const Relation& relation = m_script.relations[index];
    if (!relation.aliasRange.isEmpty())
        return m_text.mid(relation.aliasRange.begin, relation.aliasRange.size());
    if (relation.parts.isEmpty())
        return relation.referenceName().toUtf8();
    const QByteArray last = m_text.mid(relation.parts.constLast().begin, relation.parts.constLast().size());
    if (!m_moved.contains(index) || m_context.inPlace())
        return last;
    ByteRange range;
    const QByteArray name = newTableName(relation, range);
    if (m_templates && sql::insideTemplate(m_text, relation.nameRange.begin))
        return name;
    return quotedLike(last, m_context.mapping.target.dataset.section(QLatin1Char('.'), -1), m_context.options.dialect);
}

void Planner::planStars()
{
    for (int b = 0; b < m_script.blocks.size(); ++b) {
        for (const Projection& projection : m_script.blocks[b].projections) {
            if (projection.star)
                planStar(b, projection);
        }
    }
}

/// A star over v1 would bring v2's columns: it becomes v1's columns by name, with their old values.
void Planner::planStar(int blockIndex, const Projection& projection)
{
    const sql::Block& block = m_script.blocks[blockIndex];
    QVector<int> covered;
    bool touches = false;
    for (const int relation : block.relations) {
        const Relation& entry = m_script.relations[relation];
        if (!projection.starQualifier.isEmpty() && !sql::sameName(entry.referenceName(), projection.starQualifier.section(QLatin1Char('.'), -1)))
            continue;
        covered.append(relation);
        touches = touches || m_moved.contains(relation);
    }
    if (!touches)
        return;
    if (m_context.inPlace()) {
        note(QStringLiteral("info"), QStringLiteral("rewrite"), projection.range.begin, {}, QStringLiteral("*"), QStringLiteral("the star gives the new column names"), QStringLiteral("Check who reads the result by name"));
        return;
    }
    if (block.role == sql::BlockRole::Scalar && wordAt(tokenAt(block.range.begin) - 2) == "EXISTS")
        return; // EXISTS (SELECT * …) reads no column
    const QString star = QString::fromUtf8(m_text.mid(projection.range.begin, projection.range.size()));
    const auto refuse = [&](const QString& rule, const QString& message, const QString& remedy) {
        error(QStringLiteral("mapping"), projection.range.begin, rule, star, message, remedy);
    };
    if (!block.usingColumns.isEmpty() || block.naturalJoin) {
        refuse({}, QStringLiteral("a star over a join with merged columns cannot be written out"), QStringLiteral("List the columns by name"));
        return;
    }
    // Inside a CTE or a derived table only the columns that are read further out have to be there.
    const std::optional<QStringList> needed = outputsNeeded(m_script, blockIndex);
    QByteArrayList items;
    for (const int relation : std::as_const(covered)) {
        const Relation& entry = m_script.relations[relation];
        QStringList columns;
        if (entry.columnsKnown) {
            std::copy_if(entry.columns.cbegin(), entry.columns.cend(), std::back_inserter(columns), [&](const QString& column) { return !needed || containsName(*needed, column); });
        } else if (needed && block.relations.size() == 1) {
            columns = *needed;
        } else {
            refuse({}, QStringLiteral("the columns of %1 are not known, so the star cannot be written out").arg(entry.name), QStringLiteral("Import the table's columns, or list them by name"));
            return;
        }
        const bool alone = block.relations.size() == 1;
        const QByteArray qualifier = alone && projection.starQualifier.isEmpty() ? QByteArray() : referenceText(relation) + ".";
        for (const QString& column : std::as_const(columns)) {
            const QByteArray name = sql::quoteIdentifier(column, m_context.options.dialect);
            if (!m_moved.contains(relation)) {
                items.append(qualifier + name);
                continue;
            }
            if (const std::optional<mapping::GateBlock> gate = mapping::blockOf(m_context.mapping, column)) {
                refuse(gate->rule, QStringLiteral("the star reads '%1': %2").arg(column, gate->because), QStringLiteral("List the columns this query needs, or: %1").arg(gate->remedy));
                continue;
            }
            const Rule* rule = m_context.ruleFor(column);
            const OldValue value = rule ? oldValue(*rule, column, m_context.mapping, m_context.options.dialect, qualifier, losesWholeNumbers(*rule, m_context.mapping)) : OldValue();
            if (value.text.isEmpty()) {
                refuse(rule ? rule->id : QString(), QStringLiteral("the star reads '%1': %2").arg(column, value.reason), QStringLiteral("List the columns this query needs by name"));
                continue;
            }
            const bool same = value.plain && rule->outputs.value(0) == column;
            items.append(same ? value.text : value.text + " AS " + name);
        }
    }
    if (items.isEmpty())
        items.append("1"); // nobody reads a column of it
    add(projection.range, items.join(", "), QStringLiteral("table"), QStringLiteral("star"), 1, QStringLiteral("v2 has other columns, so v1's are listed"));
}

/// USING needs one name on both sides: where v1's name changes it becomes ON.
void Planner::planUsing(int blockIndex)
{
    const sql::Block& block = m_script.blocks[blockIndex];
    if (m_context.inPlace() && block.usingColumns.isEmpty())
        return;
    const bool reads = std::any_of(block.relations.cbegin(), block.relations.cend(), [&](int relation) { return m_moved.contains(relation); });
    if (reads && block.naturalJoin) {
        error(QStringLiteral("rewrite"), block.range.begin, {}, QStringLiteral("NATURAL JOIN"), QStringLiteral("a natural join joins by whatever names the tables share, and v2 has other names"),
            QStringLiteral("Write the join's condition with ON"));
        return;
    }
    if (!reads)
        return;
    for (qsizetype i = 0; i < block.usingColumns.size();) {
        int open = tokenAt(block.usingColumns[i].second.begin);
        while (open >= 0 && wordAt(open) != "(")
            --open;
        int close = open;
        while (close < m_significant.size() && wordAt(close) != ")")
            ++close;
        if (open < 1 || close >= m_significant.size())
            return;
        const ByteRange whole {m_script.tokens[m_significant[open - 1]].range.begin, m_script.tokens[m_significant[close]].range.end};
        QStringList names;
        for (; i < block.usingColumns.size() && whole.contains(block.usingColumns[i].second); ++i)
            names << block.usingColumns[i].first;
        // The joined table stands last in front of USING; the other side is the one earlier table with the column.
        int right = -1;
        QVector<int> earlier;
        for (const int relation : block.relations) {
            if (m_script.relations[relation].nameRange.begin > whole.begin)
                break;
            if (right >= 0)
                earlier.append(right);
            right = relation;
        }
        bool changes = false;
        QByteArrayList conditions;
        for (const QString& name : std::as_const(names)) {
            QVector<int> left;
            for (const int relation : std::as_const(earlier)) {
                const Relation& entry = m_script.relations[relation];
                if (!entry.columnsKnown || containsName(entry.columns, name))
                    left.append(relation);
            }
            const bool touched = m_moved.contains(right) || std::any_of(left.cbegin(), left.cend(), [&](int r) { return m_moved.contains(r); });
            const auto side = [&](int relation) {
                const Rule* rule = m_moved.contains(relation) ? m_context.ruleFor(name) : nullptr;
                if (!rule)
                    return referenceText(relation) + "." + sql::quoteIdentifier(name, m_context.options.dialect);
                const OldValue value = oldValue(*rule, name, m_context.mapping, m_context.options.dialect, referenceText(relation) + ".", losesWholeNumbers(*rule, m_context.mapping));
                changes = changes || !value.plain || !sql::sameName(rule->outputs.value(0), name);
                return value.text;
            };
            if (touched) {
                if (const std::optional<mapping::GateBlock> gate = mapping::blockOf(m_context.mapping, name))
                    error(QStringLiteral("mapping"), whole.begin, gate->rule, name, gate->because, gate->remedy);
                else if (left.size() != 1 || right < 0)
                    error(QStringLiteral("rewrite"), whole.begin, {}, name, QStringLiteral("it is not clear which table '%1' is joined with").arg(name), QStringLiteral("Write the join's condition with ON"));
            }
            if (left.isEmpty() || right < 0)
                continue;
            conditions.append(side(left.constFirst()) + " = " + side(right));
        }
        if (!changes)
            continue;
        // Of an outer join only LEFT has its merged column in a place we can name.
        int join = open;
        while (join > 0 && wordAt(join) != "JOIN")
            --join;
        const QByteArray kind = wordAt(join - 1) == "OUTER" ? wordAt(join - 2) : wordAt(join - 1);
        if (kind == "RIGHT" || kind == "FULL") {
            error(QStringLiteral("rewrite"), whole.begin, {}, names.join(QStringLiteral(", ")), QStringLiteral("USING in a %1 join merges columns whose names differ in v2").arg(QString::fromLatin1(kind)),
                QStringLiteral("Write the join's condition with ON and COALESCE the key"));
        }
        m_usingBlocks.insert(blockIndex);
        m_usingNames[blockIndex] += names;
        add(whole, "ON " + conditions.join(" AND "), QStringLiteral("table"), QStringLiteral("column-qualified"), 1, QStringLiteral("USING needs one name on both sides"));
    }
}

/// Whether anybody can see the names of this block's columns.
bool Planner::keepsName(int blockIndex) const
{
    const sql::Block& block = m_script.blocks[blockIndex];
    return block.role != sql::BlockRole::Scalar && m_script.queries[block.query].blocks.constFirst() == blockIndex;
}

/// The name the old text publishes a column of v1 under. At the top SQLite takes the table's spelling, not the text's.
QByteArray Planner::publishedName(const ColumnRef& column, const sql::Block& block) const
{
    const QByteArray written = m_text.mid(column.name.begin, column.name.size());
    const bool byTable = m_context.options.dialect == sql::Dialect::Sqlite && block.role == sql::BlockRole::Top;
    const std::optional<QStringList> columns = byTable ? m_context.sourceColumns() : std::nullopt;
    for (const QString& name : columns.value_or(QStringList())) {
        if (sql::sameName(name, column.column))
            return name == column.column ? written : sql::quoteIdentifier(name, m_context.options.dialect);
    }
    return written;
}

/// Whether the text, bare at the place of `column`, publishes the same name as before.
bool Planner::publishesSame(const QByteArray& text, const QByteArray& published, const sql::Block& block) const
{
    const QString name = sql::identifierText(text.mid(text.lastIndexOf('.') + 1));
    const bool byTable = m_context.options.dialect == sql::Dialect::Sqlite && block.role == sql::BlockRole::Top;
    const std::optional<QStringList> columns = byTable ? m_context.targetColumns() : std::nullopt;
    for (const QString& column : columns.value_or(QStringList())) {
        if (sql::sameName(column, name))
            return column == sql::identifierText(published);
    }
    return name == sql::identifierText(published);
}

void Planner::planPublished()
{
    for (int b = 0; b < m_script.blocks.size(); ++b) {
        const sql::Block& block = m_script.blocks[b];
        for (const Projection& projection : block.projections) {
            if (projection.star)
                continue;
            if (projection.isPlainColumn) {
                const int index = projection.columns.value(0, -1);
                if (index < 0 || !m_columnText.contains(index))
                    continue;
                const ColumnRef& column = m_script.columns[index];
                QByteArray text = m_columnText.value(index);
                const QByteArray written = publishedName(column, block);
                const Rule* rule = m_context.mapping.rule(m_columnRule.value(index));
                const bool carriedOn = m_context.inPlace() ? false : m_context.options.propagate && !renamedColumn(column, 0).isEmpty();
                if (carriedOn && projection.alias.isEmpty() && block.role == sql::BlockRole::Top) {
                    note(QStringLiteral("warning"), QStringLiteral("rewrite"), column.range.begin, m_columnRule.value(index), column.column,
                        QStringLiteral("the result's column '%1' has its new name from now on").arg(column.column), QStringLiteral("Whoever reads it by name has to follow"));
                }
                const bool publishes = projection.alias.isEmpty() && !publishesSame(text, written, block) && !carriedOn && keepsName(b);
                if (publishes)
                    text += " AS " + written;
                add(column.range, text, m_columnRule.value(index), publishes ? QStringLiteral("publication") : QStringLiteral("column-qualified"),
                    column.resolution == sql::Resolution::Assumed ? 0.9 : 1.0,
                    publishes ? QStringLiteral("the published column keeps its name '%1' and its values (%2)").arg(column.column, m_columnRule.value(index))
                              : QStringLiteral("'%1' is read from v2 (%2)").arg(column.column, rule ? rule->id : QString()));
                continue;
            }
            // SQLite names an unnamed column after its text, which changes now.
            const bool named = !projection.alias.isEmpty() || block.role != sql::BlockRole::Top || !keepsName(b)
                || (m_context.options.dialect != sql::Dialect::Sqlite && m_context.options.dialect != sql::Dialect::Generic);
            const bool touched = std::any_of(m_plan.edits.cbegin(), m_plan.edits.cend(), [&](const Edit& edit) { return projection.expression.contains(edit.range); });
            if (!named && touched) {
                add({projection.expression.end, projection.expression.end}, " AS " + quotedLike("\"", projection.outputName, m_context.options.dialect), QStringLiteral("table"),
                    QStringLiteral("publication"), 1, QStringLiteral("the unnamed column keeps its name"));
            }
        }
    }
}

} // namespace skein::rewrite::detail
