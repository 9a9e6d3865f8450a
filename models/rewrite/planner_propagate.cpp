// Carries a plain rename on through the names a CTE or a derived table publishes.
#include "models/rewrite/planner.h"

#include <algorithm>

namespace skein::rewrite::detail {

using mapping::Rule;
using mapping::RuleKind;
using sql::ColumnRef;
using sql::Relation;
using sql::RelationKind;

/// The new name of a reference, when all that changes is the name; empty otherwise.
QString Planner::renamedColumn(const ColumnRef& column, int depth)
{
    if (column.relation < 0 || depth > 60)
        return {};
    // A table or view that is made here is read elsewhere, where nobody would follow.
    const int statement = column.block >= 0 ? m_script.blocks[column.block].statement : -1;
    if (statement >= 0 && (m_script.statements[statement].kind == sql::StatementKind::CreateTable || m_script.statements[statement].kind == sql::StatementKind::CreateView))
        return {};
    if (movedRelationOf(column) >= 0) {
        const Rule* rule = m_context.ruleFor(column.column);
        return rule && rule->kind == RuleKind::Rename ? rule->outputs.value(0) : QString();
    }
    const Relation& relation = m_script.relations[column.relation];
    if ((relation.kind != RelationKind::Cte && relation.kind != RelationKind::Subquery) || relation.query < 0)
        return {};
    // An explicit list of names is the author's own interface.
    if (relation.kind == RelationKind::Cte) {
        for (const sql::Query& query : std::as_const(m_script.queries)) {
            for (const sql::Cte& cte : query.ctes) {
                if (cte.query == relation.query && !cte.columns.isEmpty())
                    return {};
            }
        }
    }
    return renamedOutputs(relation.query, depth + 1).value(column.column.toLower());
}

QHash<QString, QString> Planner::renamedOutputs(int query, int depth)
{
    if (query < 0 || depth > 60)
        return {};
    const auto known = m_renamedOutputs.constFind(query);
    if (known != m_renamedOutputs.constEnd())
        return *known;
    m_renamedOutputs.insert(query, {}); // a recursive CTE asks for itself
    QHash<QString, QString> result;
    const QVector<int>& blocks = m_script.queries[query].blocks;
    if (!blocks.isEmpty()) {
        const sql::Block& block = m_script.blocks[blocks.constFirst()];
        for (const sql::Projection& projection : block.projections) {
            if (projection.star) {
                for (const int relation : block.relations) {
                    if (m_script.relations[relation].query >= 0)
                        result.insert(renamedOutputs(m_script.relations[relation].query, depth + 1));
                }
            } else if (projection.isPlainColumn && projection.alias.isEmpty()) {
                const ColumnRef& column = m_script.columns[projection.columns.value(0)];
                const QString renamed = renamedColumn(column, depth + 1);
                if (!renamed.isEmpty())
                    result.insert(column.column.toLower(), renamed);
            }
        }
    }
    m_renamedOutputs.insert(query, result);
    return result;
}

void Planner::planPropagation()
{
    for (const ColumnRef& column : std::as_const(m_script.columns)) {
        QString name;
        if (column.resolution == sql::Resolution::OutputAlias && column.block >= 0)
            name = renamedOutputs(m_script.blocks[column.block].query, 0).value(column.column.toLower());
        else if (column.relation >= 0 && movedRelationOf(column) < 0 && column.resolution != sql::Resolution::Ambiguous)
            name = renamedColumn(column, 0);
        if (name.isEmpty())
            continue;
        add(column.name, sql::quoteIdentifier(name, m_context.options.dialect), QStringLiteral("table"), QStringLiteral("publication"), 0.9,
            QStringLiteral("'%1' is published as '%2' now").arg(column.column, name));
    }
}

} // namespace skein::rewrite::detail
