// Which relations move, which stay, and what forbids to touch the text at all.
#include "models/rewrite/planner.h"

#include "models/mapping/gate.h"
#include "models/sql/jinja.h"

#include <algorithm>

namespace skein::rewrite::detail {

using mapping::Rule;
using mapping::RuleKind;
using sql::ColumnRef;
using sql::Relation;
using sql::RelationKind;
using sql::Resolution;
using sql::TokenKind;

Planner::Planner(const QByteArray& text, const Context& context)
    : m_text(text)
    , m_context(context)
    , m_script(context.parse(text))
    , m_templates(sql::hasTemplates(text))
{
    for (int i = 0; i < m_script.tokens.size(); ++i) {
        if (!m_script.tokens[i].isTrivia())
            m_significant.append(i);
    }
}

Plan Planner::run()
{
    if (const QString fault = m_context.inPlaceFault(); !fault.isEmpty()) {
        if (m_context.mentions(m_text))
            error(QStringLiteral("mapping"), -1, {}, m_context.mapping.source.dataset, fault, QStringLiteral("Give the new dataset a name of its own"));
        return m_plan;
    }
    if (m_context.mentions(m_text))
        checkRules();
    findRelations();
    checkWrites();
    checkWhole();
    findLeaves();
    findMentions();
    if (!m_moved.isEmpty()) {
        findResidue();
        markWholeNumbers();
        for (int i = 0; i < m_script.blocks.size(); ++i)
            planUsing(i);
        planColumns();
        planStars();
        if (m_context.options.propagate)
            planPropagation();
        planPublished();
        planCaptured();
        planCapturedOrders();
        planTakenAliases();
        planTakenNames();
        if (!m_context.inPlace()) {
            for (const int relation : std::as_const(m_moved))
                planTable(relation);
        }
    }
    m_plan.moved = int(m_moved.size());
    m_plan.left = int(m_left.size());
    std::sort(m_plan.edits.begin(), m_plan.edits.end(), [](const Edit& a, const Edit& b) { return a.range.begin < b.range.begin; });
    std::sort(m_plan.diagnostics.begin(), m_plan.diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) { return a.line < b.line; });
    for (qsizetype i = 1; i < m_plan.edits.size(); ++i) {
        if (m_plan.edits[i].range.begin < m_plan.edits[i - 1].range.end)
            person(m_plan.edits[i].range.begin, QString::fromUtf8(m_plan.edits[i].before), QStringLiteral("two edits meet in one place"), QStringLiteral("Edit this place by hand"));
    }
    if (m_plan.blocked || m_plan.needsPerson)
        m_plan.edits.clear();
    return m_plan;
}

void Planner::findRelations()
{
    for (int i = 0; i < m_script.relations.size(); ++i) {
        const Relation& relation = m_script.relations[i];
        if (relation.kind == RelationKind::Table && m_context.isSource(relation.name))
            m_moved.insert(i);
    }
    checkSchemas();
}

/// Two rules that make one column: nobody knows which of them is meant.
void Planner::checkRules()
{
    QHash<QString, QString> filledBy;
    for (const Rule& rule : m_context.mapping.rules) {
        if (!rule.isActive())
            continue;
        for (const QString& output : rule.outputs) {
            const QString key = output.toLower();
            if (filledBy.contains(key))
                error(QStringLiteral("mapping"), -1, rule.id, output, QStringLiteral("both %1 and %2 fill '%3'").arg(filledBy.value(key), rule.id, output), QStringLiteral("Reject one of them"));
            filledBy.insert(key, rule.id);
        }
    }
}

/// Two tables that both end in v1's name: the mapping's name alone does not say which of them v1 is.
void Planner::checkSchemas()
{
    const qsizetype written = m_context.mapping.source.dataset.count(QLatin1Char('.')) + 1;
    QStringList prefixes;
    for (int index = 0; index < m_script.relations.size(); ++index) {
        if (!m_moved.contains(index))
            continue;
        const Relation& relation = m_script.relations[index];
        const QStringList parts = relation.name.toLower().split(QLatin1Char('.'));
        QString prefix = parts.mid(0, std::max<qsizetype>(0, parts.size() - written)).join(QLatin1Char('.'));
        if (prefix == QLatin1String("main") || prefix == QLatin1String("public"))
            prefix.clear(); // the schema that is meant without one
        const bool sure = prefix.isEmpty() && written > 1;
        if (sure || m_context.inPlace() || prefixes.contains(prefix))
            continue;
        prefixes << prefix;
        if (prefixes.size() == 2) {
            error(QStringLiteral("rewrite"), relation.nameRange.begin, QStringLiteral("table"), relation.name,
                QStringLiteral("tables called %1 in two schemas are read, and the mapping does not say which of them is v1").arg(m_context.sourceName()),
                QStringLiteral("Write the schema in the mapping's source dataset"));
            return;
        }
    }
}

void Planner::checkWrites()
{
    for (const sql::Statement& statement : std::as_const(m_script.statements)) {
        for (const sql::WriteTarget& target : statement.writes) {
            if (!m_context.isSource(target.name))
                continue;
            person(target.range.begin, target.name,
                QStringLiteral("the text writes %1 (%2)").arg(target.name, sql::statementKindName(target.kind)),
                QStringLiteral("Producers are not moved by rewriting; change this statement by hand"));
        }
    }
}

/// A statement that breaks off is understood up to there only. Templates may open in one branch and close in another.
void Planner::checkWhole()
{
    if (m_templates)
        return;
    QSet<int> reading;
    for (const int relation : std::as_const(m_moved))
        reading.insert(m_script.blocks.value(m_script.relations[relation].block).statement);
    for (const int statement : std::as_const(reading)) {
        if (statement < 0)
            continue;
        const ByteRange range = m_script.statements[statement].range;
        QVector<qsizetype> open;
        qsizetype wrong = -1;
        for (int i = tokenAt(range.begin); i < m_significant.size() && wrong < 0 && m_script.tokens[m_significant[i]].range.begin < range.end; ++i) {
            const qsizetype at = m_script.tokens[m_significant[i]].range.begin;
            if (wordAt(i) == "(")
                open.append(at);
            else if (wordAt(i) == ")" && open.isEmpty())
                wrong = at;
            else if (wordAt(i) == ")")
                open.removeLast();
        }
        if (wrong < 0 && !open.isEmpty())
            wrong = open.constLast();
        if (wrong >= 0)
            error(QStringLiteral("rewrite"), wrong, {}, QString::fromUtf8(m_text.mid(wrong, 20)), QStringLiteral("the statement has a parenthesis without its other half"), QStringLiteral("Repair the statement first"));
    }
}

/// A rule may leave a column's readers on v1. The unit that stays is the query block, marked by a comment.
void Planner::findLeaves()
{
    QHash<int, const Rule*> blocks;
    for (const ColumnRef& column : std::as_const(m_script.columns)) {
        if (movedRelationOf(column) < 0)
            continue;
        const Rule* rule = m_context.ruleFor(column.column);
        if (rule && rule->kind == RuleKind::LeaveUnchanged)
            blocks.insert(m_script.relations[column.relation].block, rule);
    }
    QSet<int> marked;
    for (const sql::Token& token : std::as_const(m_script.tokens)) {
        const bool comment = token.kind == TokenKind::BlockComment || token.kind == TokenKind::LineComment;
        if (comment && m_script.slice(token.range).contains("skein:leave"))
            marked.insert(innermostBlock(token.range.begin));
    }
    const QSet<int> moved = m_moved;
    for (const int relation : moved) {
        const int block = m_script.relations[relation].block;
        const Rule* rule = blocks.value(block);
        if (!rule && !marked.contains(block))
            continue;
        m_moved.remove(relation);
        m_left.insert(relation);
        if (marked.contains(block) || !rule)
            continue;
        QByteArray comment = "/* skein:leave " + m_context.mapping.id.toUtf8() + "/" + rule->id.toUtf8();
        if (!m_context.options.guideUrl.isEmpty())
            comment += " " + m_context.options.guideUrl.toUtf8().replace("*/", "");
        const qsizetype at = m_script.relations[relation].nameRange.begin;
        add({at, at}, comment + " */ ", rule->id, QStringLiteral("comment"), 1, QStringLiteral("%1 leaves this query block on v1").arg(rule->id));
    }
}

/// Mentions of v1 that are no relation: in text that was not understood they forbid the edit, elsewhere they are told.
void Planner::findMentions()
{
    for (qsizetype at = m_context.mention(m_text); at >= 0; at = m_context.mention(m_text, at + 1)) {
        const auto token = std::find_if(m_script.tokens.cbegin(), m_script.tokens.cend(), [&](const sql::Token& entry) { return entry.range.contains(at); });
        if (token == m_script.tokens.cend())
            continue;
        const QString name = m_context.sourceName();
        const bool isTemplate = m_templates && sql::insideTemplate(m_text, at);
        if (isTemplate) {
            const bool understood = std::any_of(m_moved.cbegin(), m_moved.cend(), [&](int r) { return m_script.relations[r].nameRange.contains(at); })
                || std::any_of(m_left.cbegin(), m_left.cend(), [&](int r) { return m_script.relations[r].nameRange.contains(at); });
            if (!understood)
                person(at, name, QStringLiteral("a template names %1 in a way that is not understood").arg(name), QStringLiteral("Edit the template by hand"));
            continue;
        }
        if (token->kind == TokenKind::LineComment || token->kind == TokenKind::BlockComment) {
            if (!m_script.slice(token->range).contains("skein:leave"))
                note(QStringLiteral("info"), QStringLiteral("discover"), at, {}, name, QStringLiteral("%1 stands in a comment").arg(name), QStringLiteral("Nothing to do; comments are not rewritten"));
            continue;
        }
        const auto statement = std::find_if(m_script.statements.cbegin(), m_script.statements.cend(), [&](const sql::Statement& entry) { return entry.range.contains(at); });
        const bool effect = statement != m_script.statements.cend()
            && (statement->kind == sql::StatementKind::SideEffect || statement->kind == sql::StatementKind::Opaque || statement->kind == sql::StatementKind::Merge);
        if (effect || m_script.isOpaque(token->range)) {
            person(at, name, QStringLiteral("%1 is used in a part of the text that is not understood").arg(name), QStringLiteral("Edit this part by hand"));
        } else if (token->kind == TokenKind::String) {
            note(QStringLiteral("info"), QStringLiteral("discover"), at, {}, name, QStringLiteral("%1 stands in a string").arg(name),
                QStringLiteral("Check whether the string is run as SQL somewhere; strings are not rewritten"));
        }
    }
}

/// Old column names in places that hold no reference we know: opaque text, WITHIN GROUP, a template's arguments. The
/// table must not move under them.
void Planner::findResidue()
{
    QStringList changing;
    for (const Rule& rule : m_context.mapping.rules) {
        if (rule.review == mapping::ReviewState::Rejected || rule.kind == RuleKind::TableMove || (rule.kind == RuleKind::Keep && rule.inputs == rule.outputs))
            continue;
        changing += rule.inputs;
    }
    const auto refuse = [this](qsizetype at, const QString& name) {
        person(at, name, QStringLiteral("'%1' stands in a part of the query that is not understood").arg(name), QStringLiteral("Move this query by hand"));
    };
    if (m_templates) {
        for (const auto& [at, word] : sql::templateWords(m_text)) {
            if (containsName(changing, QString::fromUtf8(word)))
                refuse(at, QString::fromUtf8(word));
        }
    }
    QVector<ByteRange> known;
    for (const ColumnRef& column : std::as_const(m_script.columns))
        known.append(column.range);
    for (const Relation& relation : std::as_const(m_script.relations)) {
        if (relation.kind == RelationKind::Table || relation.kind == RelationKind::Cte)
            known.append(relation.nameRange);
        known.append(relation.aliasRange);
    }
    for (const sql::Block& block : std::as_const(m_script.blocks)) {
        for (const sql::Projection& projection : block.projections) {
            known.append(projection.aliasRange);
            if (projection.star)
                known.append(projection.expression);
        }
        for (const auto& column : block.usingColumns)
            known.append(column.second);
    }
    for (const sql::Query& query : std::as_const(m_script.queries)) {
        for (const sql::Cte& cte : query.ctes)
            known.append(cte.nameRange);
    }
    std::sort(known.begin(), known.end(), [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
    for (int i = 0; i < m_significant.size(); ++i) {
        const sql::Token& token = m_script.tokens[m_significant[i]];
        if (token.kind != TokenKind::Word && token.kind != TokenKind::QuotedIdentifier)
            continue;
        const QString name = sql::identifierText(m_script.slice(token.range));
        // Without quotes END and ORDER are words of the language, whatever columns are called.
        if (!containsName(changing, name) || wordAt(i + 1) == "(" || (token.kind == TokenKind::Word && sql::isReservedWord(m_script.slice(token.range))))
            continue;
        auto after = std::upper_bound(known.cbegin(), known.cend(), token.range.begin, [](qsizetype at, const ByteRange& range) { return at < range.begin; });
        const bool isKnown = after != known.cbegin() && (after - 1)->contains(token.range);
        if (isKnown)
            continue;
        const int block = innermostBlock(token.range.begin);
        const bool opaque = m_script.isOpaque(token.range);
        if (block < 0 && !opaque)
            continue;
        for (int b = block; b >= 0; b = m_script.blocks[b].parent) {
            const QVector<int>& relations = m_script.blocks[b].relations;
            if (std::any_of(relations.cbegin(), relations.cend(), [this](int relation) { return m_moved.contains(relation); })) {
                refuse(token.range.begin, name);
                break;
            }
        }
        if (opaque)
            refuse(token.range.begin, name);
    }
}

int Planner::movedRelationOf(const ColumnRef& column) const
{
    const bool sure = column.resolution == Resolution::Qualified || column.resolution == Resolution::Unique || column.resolution == Resolution::Assumed;
    if (!sure || !m_moved.contains(column.relation) || column.column.startsWith(QLatin1String("__jinja")))
        return -1;
    return column.relation;
}

bool Planner::couldBeSource(const ColumnRef& column) const
{
    if (column.relation < 0 || !column.qualifierParts.isEmpty() || m_script.relations[column.relation].block < 0)
        return false;
    const bool ruled = !m_context.mapping.rulesForInput(column.column).isEmpty();
    const auto readsFrom = [&](int block, bool unknownCounts) {
        const QVector<int>& relations = m_script.blocks[block].relations;
        return std::any_of(relations.cbegin(), relations.cend(), [&](int relation) {
            const Relation& entry = m_script.relations[relation];
            return m_moved.contains(relation) && (entry.columnsKnown ? containsName(entry.columns, column.column) : unknownCounts);
        });
    };
    const int home = m_script.relations[column.relation].block;
    if (column.resolution == Resolution::Ambiguous && readsFrom(home, true))
        return true;
    // A table whose columns are not known may or may not hide a column of v1 in a query around it.
    const bool guessed = column.resolution == Resolution::Ambiguous || column.resolution == Resolution::Assumed;
    if (!guessed || m_script.relations[column.relation].columnsKnown || m_moved.contains(column.relation))
        return false;
    for (int b = m_script.blocks[home].parent; b >= 0; b = m_script.blocks[b].parent) {
        if (readsFrom(b, ruled))
            return true;
    }
    return false;
}

int Planner::tokenAt(qsizetype offset) const
{
    const auto found = std::lower_bound(m_significant.cbegin(), m_significant.cend(), offset,
        [this](int token, qsizetype at) { return m_script.tokens[token].range.begin < at; });
    return int(found - m_significant.cbegin());
}

QByteArray Planner::wordAt(int significant) const
{
    if (significant < 0 || significant >= m_significant.size())
        return {};
    const sql::Token& token = m_script.tokens[m_significant[significant]];
    return token.kind == TokenKind::String || token.kind == TokenKind::QuotedIdentifier ? QByteArray() : m_script.slice(token.range).toUpper();
}

int Planner::innermostBlock(qsizetype offset) const
{
    int best = -1;
    for (int i = 0; i < m_script.blocks.size(); ++i) {
        const ByteRange& range = m_script.blocks[i].range;
        if (range.contains(offset) && (best < 0 || range.size() <= m_script.blocks[best].range.size()))
            best = i;
    }
    return best;
}

void Planner::add(const ByteRange& range, const QByteArray& after, const QString& rule, const QString& reference, double confidence, const QString& reason)
{
    const QByteArray before = m_text.mid(range.begin, range.size());
    if (before == after)
        return;
    if (m_script.isOpaque(range)) {
        person(range.begin, QString::fromUtf8(before), QStringLiteral("the edit would fall into text that is not understood"), QStringLiteral("Edit this part by hand"));
        return;
    }
    Edit edit;
    edit.range = range;
    edit.before = before;
    edit.after = after;
    edit.rule = rule;
    edit.reference = reference;
    edit.confidence = confidence;
    edit.reason = reason;
    m_plan.edits.append(edit);
}

void Planner::note(const QString& severity, const QString& rung, qsizetype offset, const QString& rule, const QString& text, const QString& message, const QString& remedy)
{
    const Diagnostic entry {rung, offset < 0 ? 0 : lineOfOffset(m_text, offset), severity, rule, text, message, remedy};
    const bool known = std::any_of(m_plan.diagnostics.cbegin(), m_plan.diagnostics.cend(),
        [&](const Diagnostic& other) { return other.line == entry.line && other.message == entry.message; });
    if (!known)
        m_plan.diagnostics.append(entry);
}

void Planner::error(const QString& rung, qsizetype offset, const QString& rule, const QString& text, const QString& message, const QString& remedy)
{
    m_plan.blocked = true;
    note(QStringLiteral("error"), rung, offset, rule, text, message, remedy);
}

void Planner::person(qsizetype offset, const QString& text, const QString& message, const QString& remedy)
{
    m_plan.needsPerson = true;
    note(QStringLiteral("error"), QStringLiteral("rewrite"), offset, {}, text, message, remedy);
}

} // namespace skein::rewrite::detail
