#include "models/sql/analysis.h"

#include <algorithm>

namespace skein::sql {

namespace {

class Resolver
{
public:
    Resolver(Script& script, const SchemaProvider& schemas)
        : m_script(script)
        , m_schemas(schemas)
        , m_outputs(script.queries.size())
        , m_outputsKnown(script.queries.size(), 0)
    {
    }

    void run()
    {
        for (int i = 0; i < m_script.relations.size(); ++i)
            bind(i);
        for (int i = 0; i < m_script.relations.size(); ++i)
            columnsOf(i, 0);
        for (ColumnRef& column : m_script.columns)
            resolveColumn(column);
    }

private:
    /// A single-part name may be a CTE of the query or of one around it.
    void bind(int index)
    {
        Relation& relation = m_script.relations[index];
        if (relation.kind != RelationKind::Table || relation.name.contains(QLatin1Char('.')) || relation.block < 0)
            return;
        int query = m_script.blocks[relation.block].query;
        while (query >= 0) {
            const Query& scope = m_script.queries[query];
            for (const Cte& cte : scope.ctes) {
                if (!sameName(cte.name, relation.name))
                    continue;
                // Outside WITH RECURSIVE a CTE does not see itself: the name means the table then.
                const bool inside = cte.query >= 0 && isInside(m_script.blocks[relation.block].query, cte.query);
                if (inside && !scope.recursive)
                    continue;
                relation.kind = RelationKind::Cte;
                relation.query = cte.query;
                if (!cte.columns.isEmpty()) {
                    relation.columns = cte.columns;
                    relation.columnsKnown = true;
                }
                return;
            }
            query = scope.parentQuery;
        }
    }

    bool isInside(int query, int ancestor) const
    {
        while (query >= 0) {
            if (query == ancestor)
                return true;
            query = m_script.queries[query].parentQuery;
        }
        return false;
    }

    /// Output names of a query; empty and unknown when a star hides them.
    bool outputsOf(int query, int depth, QStringList& names)
    {
        if (query < 0 || depth > 60 || m_script.queries[query].blocks.isEmpty())
            return false;
        if (m_outputsKnown[query] != 0) {
            names = m_outputs[query];
            return m_outputsKnown[query] == 1;
        }
        m_outputsKnown[query] = -1; // a recursive CTE asks for itself: unknown meanwhile
        bool known = true;
        const Block block = m_script.blocks[m_script.queries[query].blocks.constFirst()];
        for (const Projection& projection : block.projections) {
            if (!projection.star) {
                names << projection.outputName;
                continue;
            }
            for (const int relation : block.relations) {
                if (!projection.starQualifier.isEmpty() && !matches(m_script.relations[relation], projection.starQualifier.split(QLatin1Char('.'))))
                    continue;
                known = columnsOf(relation, depth + 1) && known;
                names << m_script.relations[relation].columns;
            }
        }
        if (block.isValues)
            known = false;
        m_outputs[query] = names;
        m_outputsKnown[query] = known ? 1 : -1;
        return known;
    }

    bool columnsOf(int index, int depth)
    {
        if (m_script.relations[index].columnsKnown)
            return true;
        const RelationKind kind = m_script.relations[index].kind;
        if (kind == RelationKind::Table) {
            if (!m_schemas)
                return false;
            const std::optional<QStringList> columns = m_schemas(m_script.relations[index].name);
            if (!columns)
                return false;
            m_script.relations[index].columns = *columns;
            m_script.relations[index].columnsKnown = true;
            return true;
        }
        if (kind == RelationKind::Function)
            return false;
        QStringList names;
        const bool known = outputsOf(m_script.relations[index].query, depth + 1, names);
        if (known) {
            m_script.relations[index].columns = names;
            m_script.relations[index].columnsKnown = true;
        }
        return known;
    }

    static bool matches(const Relation& relation, const QStringList& qualifier)
    {
        if (!relation.alias.isEmpty())
            return qualifier.size() == 1 && sameName(relation.alias, qualifier.constFirst());
        const QStringList parts = relation.name.split(QLatin1Char('.'));
        if (qualifier.size() > parts.size())
            return false;
        for (qsizetype i = 1; i <= qualifier.size(); ++i) {
            if (!sameName(parts[parts.size() - i], qualifier[qualifier.size() - i]))
                return false;
        }
        return true;
    }

    static bool has(const QStringList& columns, const QString& name)
    {
        return std::any_of(columns.cbegin(), columns.cend(), [&](const QString& column) { return sameName(column, name); });
    }

    bool matchesOutput(const Block& block, const ColumnRef& column, bool explicitOnly) const
    {
        for (const Projection& projection : block.projections) {
            if (projection.star)
                continue;
            if (!projection.alias.isEmpty() ? sameName(projection.alias, column.column) : (!explicitOnly && projection.isPlainColumn && sameName(projection.outputName, column.column)))
                return true;
        }
        return false;
    }

    bool resolveIn(ColumnRef& column, const Block& block)
    {
        if (!column.qualifierParts.isEmpty()) {
            for (const int relation : block.relations) {
                if (matches(m_script.relations[relation], column.qualifierParts)) {
                    column.relation = relation;
                    column.resolution = Resolution::Qualified;
                    return true;
                }
            }
            return false;
        }
        // A column merged by USING is the left side's (of RIGHT and FULL joins neither's alone), known columns or not.
        const bool merged = std::any_of(block.usingColumns.cbegin(), block.usingColumns.cend(), [&](const auto& entry) { return sameName(entry.first, column.column); });
        if (merged) {
            for (const int relation : block.relations) {
                const Relation& entry = m_script.relations[relation];
                if (entry.columnsKnown && !has(entry.columns, column.column))
                    continue;
                column.relation = relation;
                column.resolution = entry.columnsKnown ? Resolution::Unique : Resolution::Assumed;
                return true;
            }
        }
        QVector<int> certain;
        QVector<int> unknown;
        for (const int relation : block.relations) {
            if (m_script.relations[relation].columnsKnown) {
                if (has(m_script.relations[relation].columns, column.column))
                    certain.append(relation);
            } else {
                unknown.append(relation);
            }
        }
        if (certain.size() == 1) {
            column.relation = certain.constFirst();
            column.resolution = unknown.isEmpty() ? Resolution::Unique : Resolution::Assumed;
            return true;
        }
        if (certain.size() > 1) {
            column.relation = certain.constFirst();
            column.resolution = Resolution::Ambiguous;
            return true;
        }
        if (unknown.size() == 1) {
            column.relation = unknown.constFirst();
            column.resolution = Resolution::Assumed;
            return true;
        }
        if (unknown.size() > 1) {
            column.relation = unknown.constFirst();
            column.resolution = Resolution::Ambiguous;
            return true;
        }
        return false;
    }

    void resolveColumn(ColumnRef& column)
    {
        if (column.block < 0)
            return;
        const Block& own = m_script.blocks[column.block];
        if (column.qualifierParts.isEmpty() && !column.windowed) {
            // ORDER BY of a bare name means the output column first.
            const bool combined = m_script.queries[own.query].blocks.size() > 1;
            if (column.clause == Clause::OrderBy && column.bare && (matchesOutput(own, column, false) || combined)) {
                column.resolution = Resolution::OutputAlias;
                return;
            }
        }
        int block = column.block;
        bool first = true;
        while (block >= 0) {
            const Block& scope = m_script.blocks[block];
            const bool found = resolveIn(column, scope);
            const bool sure = found && (column.resolution == Resolution::Qualified || column.resolution == Resolution::Unique);
            if (first && !sure && column.qualifierParts.isEmpty()
                && (column.clause == Clause::GroupBy || column.clause == Clause::Having || column.clause == Clause::OrderBy || column.clause == Clause::Where
                    || column.clause == Clause::Qualify)
                && column.aggregate.isEmpty() && matchesOutput(scope, column, true)) {
                column.resolution = Resolution::OutputAlias;
                column.relation = -1;
                return;
            }
            if (found)
                return;
            first = false;
            block = scope.parent;
        }
        column.resolution = Resolution::Unresolved;
        column.relation = -1;
    }

    Script& m_script;
    const SchemaProvider& m_schemas;
    QVector<QStringList> m_outputs;
    QVector<int> m_outputsKnown; ///< 0 not asked, 1 known, -1 unknown
};

} // namespace

void resolve(Script& script, const SchemaProvider& schemas)
{
    Resolver(script, schemas).run();
}

Script analyze(const QByteArray& text, Dialect dialect, const SchemaProvider& schemas)
{
    Script script = parseScript(text, dialect);
    resolve(script, schemas);
    return script;
}

QString baseTable(const Script& script, int relation)
{
    if (relation < 0 || script.relations[relation].kind != RelationKind::Table)
        return {};
    return script.relations[relation].name;
}

QString printReferences(const Script& script)
{
    QStringList lines;
    for (const ColumnRef& column : script.columns) {
        QString target = QStringLiteral("-");
        if (column.relation >= 0) {
            const Relation& relation = script.relations[column.relation];
            target = relation.kind == RelationKind::Table ? relation.name
                : relation.kind == RelationKind::Cte      ? QStringLiteral("cte ") + relation.name
                                                          : QStringLiteral("derived ") + relation.alias;
        }
        lines << QStringLiteral("%1 %2 -> %3 (%4)").arg(clauseName(column.clause), QString::fromUtf8(script.slice(column.range)), target, resolutionName(column.resolution));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace skein::sql
