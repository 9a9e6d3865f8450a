// Every reference to a column of v1: its new text, with the comparisons' literals and the parentheses it needs.
#include "models/rewrite/planner.h"

#include "models/mapping/gate.h"
#include "models/mapping/inverse.h"

#include <algorithm>

namespace skein::rewrite::detail {

using mapping::Rule;
using mapping::RuleKind;
using sql::Clause;
using sql::ColumnRef;
using sql::Resolution;
using sql::TokenKind;

namespace {

/// Functions that give the same for 1000 and 1000.0.
bool takesAnyNumber(const QByteArray& function)
{
    static const QSet<QByteArray> names {"SUM", "TOTAL", "AVG", "MIN", "MAX", "ROUND", "ABS", "COALESCE", "IFNULL", "NULLIF", "COUNT", "FLOOR", "CEIL",
        "CEILING", "IN", "OVER", "AND", "OR", "NOT", "WHEN", "THEN", "ELSE", "WHERE", "ON", "BY", "SELECT", "HAVING", "FROM", "VALUES", "BETWEEN", "IIF", "CASE"};
    return names.contains(function);
}

double confidenceOf(const ColumnRef& column)
{
    return column.resolution == Resolution::Assumed ? 0.9 : 1.0;
}

QString referenceKind(const ColumnRef& column)
{
    return column.resolution == Resolution::Qualified ? QStringLiteral("column-qualified") : QStringLiteral("column-unique");
}

/// A table of values that turns some of them into NULL.
bool makesNulls(const Rule& rule)
{
    const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
    const QString onUnmapped = rule.params.value(QLatin1String("onUnmapped")).toString();
    const bool noDefault = onUnmapped == QLatin1String("default") && rule.params.value(QLatin1String("default")).isNull();
    return onUnmapped == QLatin1String("null") || noDefault || std::any_of(values.begin(), values.end(), [](const QJsonValueConstRef& value) { return value.isNull(); });
}

/// Whether an identifier as it is written does for v2's column as well. PostgreSQL folds what has no quotes.
bool meansSame(const QByteArray& written, const QString& v2, sql::Dialect dialect, const QStringList& inputs)
{
    const QString name = sql::identifierText(written);
    if (!sql::sameName(name, v2))
        return false;
    if (dialect != sql::Dialect::Postgres || inputs.contains(v2))
        return true; // v1 and v2 spell it alike
    return (written.startsWith('"') ? name : name.toLower()) == v2;
}

} // namespace

void Planner::planColumns()
{
    for (int i = 0; i < m_script.columns.size(); ++i)
        planColumn(i);
}

/// The mapping gate for one reference; true when it may not be rewritten.
bool Planner::block(const ColumnRef& column)
{
    const std::optional<mapping::GateBlock> gate = mapping::blockOf(m_context.mapping, column.column);
    if (!gate)
        return false;
    if (m_context.inPlace() && gate->rule.isEmpty()) {
        // A second run over renamed columns: the new names are no columns of v1 and right as they are.
        for (const Rule& rule : m_context.mapping.rules) {
            if (rule.isActive() && containsName(rule.outputs, column.column))
                return true;
        }
    }
    error(QStringLiteral("mapping"), column.range.begin, gate->rule, QString::fromUtf8(m_text.mid(column.range.begin, column.range.size())), gate->because, gate->remedy);
    return true;
}

void Planner::planColumn(int index)
{
    const ColumnRef& column = m_script.columns[index];
    if (couldBeSource(column)) {
        const Rule* rule = m_context.ruleFor(column.column);
        if (rule && rule->kind == RuleKind::Keep && sql::sameName(rule->outputs.value(0), column.column))
            return;
        error(QStringLiteral("rewrite"), column.range.begin, rule ? rule->id : QString(), column.column,
            QStringLiteral("'%1' may belong to several tables of this query").arg(column.column), QStringLiteral("Put the table's alias in front of it"));
        return;
    }
    if (column.resolution == Resolution::Unresolved)
        planUnknown(column);
    const int relation = movedRelationOf(column);
    if (relation < 0 || block(column))
        return;
    const Rule* rule = m_context.ruleFor(column.column);
    if (!rule)
        return; // blockOf would have said so
    const double confidence = confidenceOf(column);
    const bool comparedAsLiteral = planComparison(column, *rule);
    const bool raw = comparedAsLiteral || readsRaw(column, *rule);
    const QStringList newNames = rule->outputs;
    const QByteArray qualifier = qualifierFor(column, relation, newNames);
    OldValue value;
    if (raw) {
        value.text = qualifier + sql::quoteIdentifier(newNames.value(0), m_context.options.dialect);
        value.plain = true;
    } else {
        value = oldValue(*rule, column.column, m_context.mapping, m_context.options.dialect, qualifier, needsWhole(index));
        if (value.text.isEmpty()) {
            error(QStringLiteral("mapping"), column.range.begin, rule->id, column.column, value.reason, value.remedy);
            return;
        }
    }
    if (rule->kind == RuleKind::Split && !raw) {
        note(QStringLiteral("info"), QStringLiteral("rewrite"), column.range.begin, rule->id, column.column,
            QStringLiteral("the parts of '%1' are joined again; the result is NULL where a part is NULL").arg(column.column), QStringLiteral("Check that no part is NULL in v2"));
    }
    QByteArray text = value.plain ? value.text : parenthesised(value, column.range);
    // A name that only changes its spelling stays as it is written.
    const QByteArray written = m_text.mid(column.name.begin, column.name.size());
    if (value.plain && meansSame(written, newNames.value(0), m_context.options.dialect, rule->inputs))
        text = qualifier + written;
    m_columnText.insert(index, text);
    m_columnRule.insert(index, rule->id);
    // A projection that is this column alone is published under its old name: planPublished() makes that edit.
    if (column.projection >= 0 && column.bare && m_script.blocks[column.block].projections[column.projection].isPlainColumn)
        return;
    const QString reason = value.plain ? QStringLiteral("'%1' is '%2' in v2 (%3)").arg(column.column, newNames.value(0), rule->id)
                                       : QStringLiteral("gives the old value of '%1' (%2)").arg(column.column, rule->id);
    if (value.plain && column.qualifier.size() > 0 && text.startsWith(m_text.mid(column.qualifier.begin, column.name.begin - column.qualifier.begin)))
        add(column.name, text.mid(column.name.begin - column.range.begin), rule->id, referenceKind(column), confidence, reason);
    else
        add(column.range, text, rule->id, referenceKind(column), confidence, reason);
}

/// A name that no table of the query has. Where v1 is among the tables it may be a column the mapping does not know.
void Planner::planUnknown(const ColumnRef& column)
{
    static const QSet<QString> dateParts {QStringLiteral("year"), QStringLiteral("isoyear"), QStringLiteral("quarter"), QStringLiteral("month"), QStringLiteral("week"),
        QStringLiteral("isoweek"), QStringLiteral("day"), QStringLiteral("dayofweek"), QStringLiteral("dayofyear"), QStringLiteral("hour"), QStringLiteral("minute"),
        QStringLiteral("second"), QStringLiteral("millisecond"), QStringLiteral("microsecond")};
    if (!column.qualifierParts.isEmpty() || dateParts.contains(column.column.toLower()) || column.column.startsWith(QLatin1String("__jinja")))
        return;
    for (int b = column.block; b >= 0; b = m_script.blocks[b].parent) {
        const QVector<int>& relations = m_script.blocks[b].relations;
        if (std::any_of(relations.cbegin(), relations.cend(), [this](int relation) { return m_moved.contains(relation); })) {
            block(column);
            return;
        }
    }
}

/// Maps the literals a column is compared with; false when they cannot be, so that the column's side must change.
bool Planner::planComparison(const ColumnRef& column, const Rule& rule)
{
    if (column.comparison < 0 || (rule.kind != RuleKind::ValueMap && rule.kind != RuleKind::Unit))
        return false;
    const sql::Comparison& comparison = m_script.comparisons[column.comparison];
    if (!comparison.onlyLiterals)
        return false;
    QVector<QByteArray> mapped;
    for (const sql::Literal& literal : comparison.literals) {
        // Of $$…$$, E'…' and the like the value is not known, only their text.
        const char first = m_text.at(literal.range.begin);
        if (literal.isString && first != '\'' && !(first == '"' && m_context.options.dialect == sql::Dialect::BigQuery))
            return false;
        const std::optional<QByteArray> after = mappedLiteral(rule, literal, comparison);
        if (!after)
            return false;
        mapped.append(*after);
    }
    const QJsonObject values = rule.params.value(QLatin1String("values")).toObject();
    const bool keeps = rule.kind == RuleKind::ValueMap && rule.params.value(QLatin1String("onUnmapped")).toString() == QLatin1String("keep");
    for (qsizetype i = 0; i < mapped.size(); ++i) {
        const sql::Literal& literal = comparison.literals[i];
        const QString image = values.value(literal.text).toVariant().toString();
        if (keeps && values.contains(literal.text) && !values.contains(image)) {
            note(QStringLiteral("warning"), QStringLiteral("mapping"), literal.range.begin, rule.id, literal.text,
                QStringLiteral("%1 keeps values that are not in its table: an old '%2' would be taken for '%3'").arg(rule.id, image, literal.text),
                QStringLiteral("Make sure that no old value is called so, or put it into the table"));
        }
        const QByteArray before = m_text.mid(literal.range.begin, literal.range.size());
        if (literal.isString ? sql::stringText(mapped[i]) == literal.text && mapped[i].startsWith('\'') : mapped[i].toDouble() == literal.text.toDouble() && !mapped[i].startsWith('\''))
            continue; // the same value, as the author wrote it
        add(literal.range, mapped[i], rule.id, QStringLiteral("literal"), 1, QStringLiteral("the value %1 of '%2' is %3 in v2 (%4)").arg(QString::fromUtf8(before), column.column, QString::fromUtf8(mapped[i]), rule.id));
    }
    return true;
}

/// Places where the new value does as well as the old one: NULL tests, counting, and grouping by a one-to-one image.
bool Planner::readsRaw(const ColumnRef& column, const Rule& rule) const
{
    if (rule.outputs.size() != 1)
        return false;
    const bool nullsStay = rule.nullPolicy == mapping::NullPolicy::Keep
        && (rule.kind == RuleKind::Cast || rule.kind == RuleKind::Unit || (rule.kind == RuleKind::ValueMap && !makesNulls(rule)));
    // COUNT(x) and COUNT(DISTINCT x), not COUNT(CASE WHEN x …).
    const int at = tokenAt(column.range.begin);
    const bool distinct = wordAt(at - 1) == "DISTINCT";
    const bool counted = wordAt(tokenAt(column.range.end)) == ")" && wordAt(distinct ? at - 2 : at - 1) == "(" && wordAt(distinct ? at - 3 : at - 2) == "COUNT";
    if (nullsStay && (column.isNullTest || (counted && !distinct)))
        return true;
    if (mapping::inverseClass(rule, m_context.mapping.source, m_context.mapping.target).cls != mapping::InverseClass::Exact)
        return false;
    if (counted)
        return true;
    // Only where the reference is the whole item: GROUP BY plan, not GROUP BY upper(plan). A unit keeps the order, too.
    const bool ordered = rule.kind == RuleKind::Unit && rule.params.value(QLatin1String("factor")).toDouble(1.0) > 0;
    return column.bare && !column.windowed && (column.clause == Clause::GroupBy || (ordered && column.clause == Clause::OrderBy));
}

/// Finds where a whole number may not become a fraction: everywhere but in sums, and in those where they are divided as
/// whole numbers or become text.
void Planner::markWholeNumbers()
{
    QSet<int> unitColumns;
    for (int i = 0; i < m_script.columns.size(); ++i) {
        const ColumnRef& column = m_script.columns[i];
        const Rule* rule = movedRelationOf(column) >= 0 ? m_context.ruleFor(column.column) : nullptr;
        if (!rule || !losesWholeNumbers(*rule, m_context.mapping))
            continue;
        unitColumns.insert(i);
        // At v1's grain every value is a whole one, and sums of them are exact. Where rows are finer their amounts may be
        // fractions that only add up to one; sums of them that are published are compared with a tolerance.
        const bool sums = column.aggregate == QLatin1String("SUM") || column.aggregate == QLatin1String("TOTAL") || column.aggregate == QLatin1String("AVG");
        const bool fractions = m_context.mapping.grain.rowRelation == mapping::RowRelation::Explode;
        if (!sums || !fractions || column.clause != Clause::Projection || column.comparison >= 0)
            m_wholeColumns.insert(i);
        const int at = tokenAt(column.range.begin);
        int depth = 0;
        int open = at - 1;
        for (; open >= 0; --open) {
            const QByteArray word = wordAt(open);
            if (word == ")")
                ++depth;
            else if (word == "(" && depth-- == 0)
                break;
            else if (depth == 0 && (word == "||" || word == "SELECT" || word == ";"))
                break;
        }
        const QByteArray function = open > 0 && wordAt(open) == "(" ? wordAt(open - 1) : QByteArray();
        const bool called = !function.isEmpty() && (QByteArrayView(function).front() == '_' || (function.at(0) >= 'A' && function.at(0) <= 'Z'));
        if (wordAt(open) == "||" || wordAt(tokenAt(column.range.end)) == "||" || (called && !takesAnyNumber(function)))
            m_wholeColumns.insert(i);
    }
    if (unitColumns.isEmpty())
        return;
    for (int t = 0; t < m_significant.size(); ++t) {
        const QByteArray op = wordAt(t);
        if (op != "/" && op != "%")
            continue;
        // The chain of factors around the operator, at its level of parentheses.
        int begin = t;
        int end = t;
        bool fraction = false;
        const auto stops = [](const QByteArray& word) {
            static const QSet<QByteArray> words {",", ";", "+", "-", "=", "<", ">", "<=", ">=", "<>", "!=", "||", "AND", "OR", "SELECT", "FROM", "WHERE",
                "AS", "THEN", "ELSE", "WHEN", "END", "BY", "ON", "HAVING", "IN", "BETWEEN", "LIKE", "DESC", "ASC"};
            return words.contains(word);
        };
        const auto walk = [&](int step, int& edge) {
            int depth = 0;
            for (int i = t + step; i >= 0 && i < m_significant.size(); i += step) {
                const QByteArray word = wordAt(i);
                const bool deeper = word == (step < 0 ? ")" : "(");
                const bool higher = word == (step < 0 ? "(" : ")");
                if ((higher && depth == 0) || (depth == 0 && stops(word)))
                    break;
                depth += deeper ? 1 : higher ? -1 : 0;
                edge = i;
                const sql::Token& token = m_script.tokens[m_significant[i]];
                if (depth == 0 && token.kind == TokenKind::Number && (word.contains('.') || word.contains('E')))
                    fraction = true;
            }
        };
        walk(-1, begin);
        walk(1, end);
        if (fraction)
            continue;
        const ByteRange chain {m_script.tokens[m_significant[begin]].range.begin, m_script.tokens[m_significant[end]].range.end};
        for (int i = 0; i < m_script.columns.size(); ++i) {
            const ColumnRef& column = m_script.columns[i];
            if (!chain.contains(column.range))
                continue;
            if (unitColumns.contains(i)) {
                m_wholeColumns.insert(i);
            } else if (column.relation < 0 || m_script.relations[column.relation].kind != sql::RelationKind::Table) {
                m_wholeColumns += unitColumns; // may be a published one
            }
        }
    }
}

bool Planner::needsWhole(int column) const
{
    return m_wholeColumns.contains(column);
}

/// What stands in front of the new name: the old qualifier where there is one, else one where the name alone would
/// mean another table's column or nothing.
QByteArray Planner::qualifierFor(const ColumnRef& column, int relation, const QStringList& newNames) const
{
    if (!column.qualifier.isEmpty()) {
        const sql::Relation& own = m_script.relations[relation];
        if (!own.alias.isEmpty() || m_context.inPlace())
            return m_text.mid(column.qualifier.begin, column.name.begin - column.qualifier.begin);
        return referenceText(relation) + ".";
    }
    const int home = m_script.relations[relation].block;
    for (int b = column.block; b >= 0; b = m_script.blocks[b].parent) {
        const sql::Block& block = m_script.blocks[b];
        for (const int other : block.relations) {
            if (other == relation)
                continue;
            const sql::Relation& entry = m_script.relations[other];
            QStringList columns = entry.columns;
            bool known = entry.columnsKnown;
            if (m_moved.contains(other)) {
                const std::optional<QStringList> target = m_context.targetColumns();
                known = target.has_value();
                columns = target.value_or(QStringList());
            }
            const bool clash = std::any_of(newNames.cbegin(), newNames.cend(), [&](const QString& name) {
                const bool merged = !m_usingBlocks.contains(b) && std::any_of(block.usingColumns.cbegin(), block.usingColumns.cend(),
                    [&](const auto& entry) { return sql::sameName(entry.first, name); });
                return !merged && (!known || containsName(columns, name));
            });
            if (clash)
                return referenceText(relation) + ".";
        }
        if (b == home) {
            // ORDER BY, GROUP BY and HAVING may take the new name for an alias of the select list.
            const bool listed = column.clause == Clause::OrderBy || column.clause == Clause::GroupBy || column.clause == Clause::Having;
            const bool taken = listed && std::any_of(block.projections.cbegin(), block.projections.cend(),
                [&](const sql::Projection& projection) { return !projection.alias.isEmpty() && containsName(newNames, projection.alias); });
            return taken ? referenceText(relation) + "." : QByteArray();
        }
    }
    return {};
}

/// Columns of other tables that v2 now has as well: they get their table in front, or they would be ambiguous.
void Planner::planCaptured()
{
    const std::optional<QStringList> target = m_context.targetColumns();
    if (!target || m_context.inPlace())
        return;
    for (int i = 0; i < m_script.columns.size(); ++i) {
        const ColumnRef& column = m_script.columns[i];
        if (!column.qualifierParts.isEmpty() || column.relation < 0 || m_moved.contains(column.relation) || !containsName(*target, column.column))
            continue;
        if (column.resolution != Resolution::Unique && column.resolution != Resolution::Assumed)
            continue;
        const int home = m_script.relations[column.relation].block;
        bool captured = false;
        for (int b = column.block; b >= 0 && !captured; b = b == home ? -1 : m_script.blocks[b].parent) {
            const sql::Block& block = m_script.blocks[b];
            const bool merged = !m_usingBlocks.contains(b)
                && std::any_of(block.usingColumns.cbegin(), block.usingColumns.cend(), [&](const auto& entry) { return sql::sameName(entry.first, column.column); });
            captured = !merged && std::any_of(block.relations.cbegin(), block.relations.cend(), [&](int relation) { return m_moved.contains(relation); });
        }
        if (captured) {
            add({column.range.begin, column.range.begin}, referenceText(column.relation) + ".", QStringLiteral("table"), QStringLiteral("column-qualified"), confidenceOf(column),
                QStringLiteral("v2 has a column '%1' too, so the other table is named").arg(column.column));
        }
    }
}

/// ORDER BY means the column of the select list, unless a table of the query has one of that name: v2 may have it now.
void Planner::planCapturedOrders()
{
    const std::optional<QStringList> target = m_context.targetColumns();
    if (!target || m_context.inPlace())
        return;
    for (const ColumnRef& column : std::as_const(m_script.columns)) {
        if (column.resolution != Resolution::OutputAlias || !column.bare || column.clause != Clause::OrderBy || !column.qualifierParts.isEmpty() || column.block < 0
            || !containsName(*target, column.column))
            continue;
        const sql::Block& block = m_script.blocks[column.block];
        const bool reads = std::any_of(block.relations.cbegin(), block.relations.cend(), [&](int relation) { return m_moved.contains(relation); });
        if (!reads || m_script.queries[block.query].blocks.size() > 1)
            continue;
        for (const sql::Projection& projection : block.projections) {
            if (!projection.isPlainColumn || !projection.alias.isEmpty() || !sql::sameName(projection.outputName, column.column))
                continue;
            const int relation = m_script.columns[projection.columns.value(0)].relation;
            if (relation >= 0 && !m_moved.contains(relation) && m_script.relations[relation].block == column.block) {
                add({column.range.begin, column.range.begin}, referenceText(relation) + ".", QStringLiteral("table"), QStringLiteral("column-qualified"), 1,
                    QStringLiteral("v2 has a column '%1' too, so the other table is named").arg(column.column));
            }
            break;
        }
    }
}

/// The query's own names that a column of v2 would take the place of: in GROUP BY, HAVING and WHERE a table's column
/// comes before an alias of the select list.
void Planner::planTakenAliases()
{
    const std::optional<QStringList> target = m_context.targetColumns();
    if (!target)
        return;
    for (const ColumnRef& column : m_script.columns) {
        if (column.resolution != Resolution::OutputAlias || !column.qualifierParts.isEmpty() || column.block < 0 || (column.clause == Clause::OrderBy && column.bare)
            || !containsName(*target, column.column))
            continue;
        const sql::Block& block = m_script.blocks[column.block];
        if (!std::any_of(block.relations.cbegin(), block.relations.cend(), [&](int relation) { return m_moved.contains(relation); }))
            continue;
        const auto named = std::find_if(block.projections.cbegin(), block.projections.cend(), [&](const sql::Projection& projection) { return sql::sameName(projection.alias, column.column); });
        if (named == block.projections.cend())
            continue;
        // The alias may be that very column: both mean the same then.
        const int index = named->isPlainColumn ? named->columns.value(0, -1) : -1;
        const QByteArray text = m_columnText.value(index);
        if (index >= 0 && sql::sameName(QString::fromUtf8(text.mid(text.lastIndexOf('.') + 1)), column.column))
            continue;
        error(QStringLiteral("rewrite"), column.range.begin, {}, column.column, QStringLiteral("v2 has a column '%1', which would be meant here instead of the query's own '%1'").arg(column.column),
            QStringLiteral("Give the query's column another name first, or write out its expression here"));
    }
}

QByteArray Planner::parenthesised(const OldValue& value, const ByteRange& range) const
{
    if (value.binding == Binding::Atomic)
        return value.text;
    const QByteArray before = wordAt(tokenAt(range.begin) - 1);
    const QByteArray after = wordAt(tokenAt(range.end));
    static const QSet<QByteArray> tightAfter {"::", "[", "COLLATE", "AT", "^", "**", "->", "->>", "#>", "#>>"};
    static const QSet<QByteArray> tightBefore {"^", "**", "->", "->>", "~"};
    bool needed = tightAfter.contains(after) || tightBefore.contains(before);
    static const QSet<QByteArray> sums {"+", "-"};
    static const QSet<QByteArray> products {"*", "/", "%"};
    static const QSet<QByteArray> bits {"&", "|", "<<", ">>", "#"};
    switch (value.binding) {
    case Binding::Product:
        needed = needed || before == "/" || before == "%" || before == "||" || after == "||";
        break;
    case Binding::Quotient:
        needed = needed || products.contains(before) || before == "||" || after == "||";
        break;
    case Binding::Sum:
        needed = needed || products.contains(before) || products.contains(after) || before == "-" || before == "||" || after == "||" || bits.contains(before) || bits.contains(after);
        break;
    case Binding::Concat:
        needed = needed || products.contains(before) || products.contains(after) || sums.contains(before) || sums.contains(after) || bits.contains(before) || bits.contains(after);
        break;
    case Binding::Atomic:
        break;
    }
    return needed ? "(" + value.text + ")" : value.text;
}

} // namespace skein::rewrite::detail
