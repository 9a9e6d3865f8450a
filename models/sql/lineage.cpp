#include "models/sql/analysis.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>

namespace skein::sql {

namespace {

bool lessSource(const ColumnSource& a, const ColumnSource& b)
{
    return std::tie(a.table, a.column, a.direct, a.aggregated) < std::tie(b.table, b.column, b.direct, b.aggregated);
}

void normalise(QVector<ColumnSource>& sources)
{
    std::sort(sources.begin(), sources.end(), lessSource);
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
}

class Tracer
{
public:
    explicit Tracer(const Script& script)
        : m_script(script)
    {
    }

    bool starUnresolved = false;

    /// Sources of one reference, through CTEs and derived tables.
    QVector<ColumnSource> sourcesOf(int columnIndex, int depth)
    {
        const ColumnRef& column = m_script.columns[columnIndex];
        return sourcesIn(column.relation, column.column, !column.aggregate.isEmpty(), depth);
    }

    QVector<ColumnSource> sourcesIn(int relationIndex, const QString& name, bool aggregated, int depth)
    {
        if (relationIndex < 0 || depth > deepest)
            return {};
        const Relation& relation = m_script.relations[relationIndex];
        if (relation.kind == RelationKind::Table)
            return {{relation.name, name, true, aggregated}};
        if (relation.kind == RelationKind::Function || relation.query < 0)
            return {};
        QVector<ColumnSource> sources;
        const qsizetype position = relation.columns.isEmpty() ? -1 : indexOfName(relation.columns, name);
        for (const OutputColumn& output : outputs(relation.query, depth + 1)) {
            if (sameName(output.name, name))
                sources += output.sources;
        }
        if (sources.isEmpty() && position >= 0) {
            const QVector<OutputColumn> all = outputs(relation.query, depth + 1);
            if (position < all.size())
                sources = all[position].sources;
        }
        if (aggregated) {
            for (ColumnSource& source : sources)
                source.aggregated = true;
        }
        return sources;
    }

    QVector<OutputColumn> outputs(int query, int depth)
    {
        if (query < 0 || depth > deepest)
            return {};
        if (const auto known = m_known.constFind(query); known != m_known.cend())
            return *known;
        if (m_open.contains(query)) { // a recursive query: what is known of it so far
            m_touched.insert(query);
            return m_partial.value(query);
        }
        m_open.insert(query);
        QVector<OutputColumn> result;
        // Sources only grow, so that this ends; each round carries them one column further.
        for (int round = 0; round < mostRounds; ++round) {
            result = branches(query, depth);
            if (!m_touched.contains(query) || std::exchange(m_partial[query], result) == result)
                break;
        }
        m_open.remove(query);
        m_touched.remove(query);
        m_partial.remove(query);
        if (m_touched.isEmpty()) // else it was made from what another one knew so far
            m_known.insert(query, result);
        return result;
    }

private:
    static constexpr int deepest = 2000;
    static constexpr int mostRounds = 20;

    QVector<OutputColumn> branches(int query, int depth)
    {
        QVector<OutputColumn> result;
        const QVector<int>& blocks = m_script.queries[query].blocks;
        for (int i = 0; i < blocks.size(); ++i) {
            const QVector<OutputColumn> branch = blockOutputs(blocks[i], depth);
            if (i == 0) {
                result = branch;
            } else {
                for (int c = 0; c < std::min(result.size(), branch.size()); ++c)
                    result[c].sources += branch[c].sources;
            }
        }
        for (OutputColumn& output : result)
            normalise(output.sources);
        return result;
    }

    static qsizetype indexOfName(const QStringList& names, const QString& name)
    {
        for (qsizetype i = 0; i < names.size(); ++i) {
            if (sameName(names[i], name))
                return i;
        }
        return -1;
    }

    QVector<OutputColumn> blockOutputs(int blockIndex, int depth)
    {
        QVector<OutputColumn> result;
        const Block& block = m_script.blocks[blockIndex];
        for (const Projection& projection : block.projections) {
            if (projection.star) {
                for (const int relation : block.relations) {
                    const Relation& source = m_script.relations[relation];
                    if (!projection.starQualifier.isEmpty() && !sameName(source.referenceName(), projection.starQualifier.section(QLatin1Char('.'), -1)))
                        continue;
                    if (!source.columnsKnown)
                        starUnresolved = true;
                    for (const QString& name : source.columns)
                        result.append({name, sourcesIn(relation, name, false, depth + 1)});
                }
                continue;
            }
            OutputColumn output;
            output.name = projection.outputName;
            for (const int column : projection.columns)
                output.sources += sourcesOf(column, depth + 1);
            result.append(output);
        }
        return result;
    }

    const Script& m_script;
    QHash<int, QVector<OutputColumn>> m_known;
    QHash<int, QVector<OutputColumn>> m_partial; ///< of recursive queries that are being traced
    QSet<int> m_open, m_touched;
};

bool belongsTo(const Script& script, int block, int statement)
{
    return block >= 0 && script.blocks[block].statement == statement;
}

} // namespace

QVector<StatementLineage> lineage(const Script& script)
{
    QVector<StatementLineage> result;
    for (int s = 0; s < script.statements.size(); ++s) {
        const Statement& statement = script.statements[s];
        StatementLineage entry;
        entry.statement = s;
        Tracer tracer(script);
        for (const WriteTarget& target : statement.writes)
            entry.writes << target.name;
        for (const Relation& relation : script.relations) {
            if (relation.kind == RelationKind::Table && belongsTo(script, relation.block, s))
                entry.reads << relation.name;
        }
        entry.outputs = tracer.outputs(statement.query, 0);
        for (int c = 0; c < script.columns.size(); ++c) {
            const ColumnRef& column = script.columns[c];
            const bool indirect = column.clause == Clause::Where || column.clause == Clause::On || column.clause == Clause::GroupBy
                || column.clause == Clause::Having || column.clause == Clause::Qualify;
            if (!indirect || !belongsTo(script, column.block, s))
                continue;
            for (ColumnSource source : tracer.sourcesOf(c, 0)) {
                source.direct = false;
                source.aggregated = false;
                entry.indirect.append(source);
            }
        }
        normalise(entry.indirect);
        entry.starUnresolved = tracer.starUnresolved;
        std::sort(entry.reads.begin(), entry.reads.end());
        entry.reads.erase(std::unique(entry.reads.begin(), entry.reads.end()), entry.reads.end());
        result.append(entry);
    }
    return result;
}

QStringList tablesRead(const Script& script)
{
    QStringList tables;
    for (const Relation& relation : script.relations) {
        if (relation.kind == RelationKind::Table)
            tables << relation.name;
    }
    tables.removeDuplicates();
    tables.sort();
    return tables;
}

QStringList tablesWritten(const Script& script)
{
    QStringList tables;
    for (const Statement& statement : script.statements) {
        for (const WriteTarget& target : statement.writes)
            tables << target.name;
    }
    tables.removeDuplicates();
    tables.sort();
    return tables;
}

} // namespace skein::sql
