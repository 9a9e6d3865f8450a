// Where v2 has other rows than v1, whatever counts, averages or hands on single rows means something else.
#include "models/rewrite/context.h"

#include <algorithm>

namespace skein::rewrite {

using detail::Context;
using mapping::RowRelation;
using sql::Block;
using sql::BlockRole;
using sql::Relation;
using sql::RelationKind;
using sql::Script;

namespace {

bool finer(const mapping::Grain& grain)
{
    return grain.rowRelation == RowRelation::Explode || (grain.rowRelation == RowRelation::Unknown && !grain.source.isEmpty() && grain.target.size() > grain.source.size());
}

bool sameRows(const mapping::Grain& grain)
{
    return grain.rowRelation == RowRelation::OneToOne || (grain.rowRelation == RowRelation::Unknown && !finer(grain));
}

class Checker
{
public:
    Checker(const QByteArray& text, const Context& context)
        : m_text(text)
        , m_context(context)
        , m_script(context.parse(text))
    {
        for (int i = 0; i < m_script.tokens.size(); ++i) {
            if (!m_script.tokens[i].isTrivia())
                m_significant.append(i);
        }
        m_oldGrain = m_context.mapping.grain.source.join(QStringLiteral(", "));
        m_newGrain = m_context.mapping.grain.target.join(QStringLiteral(", "));
    }

    QVector<GrainFinding> run()
    {
        for (int i = 0; i < m_script.relations.size(); ++i) {
            if (m_script.relations[i].kind == RelationKind::Table && m_context.isSource(m_script.relations[i].name))
                m_rowsOfSource.insert(i);
        }
        if (m_rowsOfSource.isEmpty())
            return {};
        // A CTE or derived table that hands the rows on has v1's grain as well; blocks are in reading order, so repeat.
        for (bool grown = true; grown;) {
            grown = false;
            for (int i = 0; i < m_script.relations.size(); ++i) {
                const Relation& relation = m_script.relations[i];
                if (m_rowsOfSource.contains(i) || relation.query < 0)
                    continue;
                const QVector<int>& blocks = m_script.queries[relation.query].blocks;
                if (std::any_of(blocks.cbegin(), blocks.cend(), [this](int block) { return handsRowsOn(block); })) {
                    m_rowsOfSource.insert(i);
                    grown = true;
                }
            }
        }
        countsAndAverages();
        for (int i = 0; i < m_script.blocks.size(); ++i) {
            joins(i);
            singleRows(i);
        }
        std::stable_sort(m_findings.begin(), m_findings.end(), [](const GrainFinding& a, const GrainFinding& b) { return a.line < b.line; });
        return m_findings;
    }

private:
    QByteArray wordAt(int i) const
    {
        if (i < 0 || i >= m_significant.size())
            return {};
        const sql::Token& token = m_script.tokens[m_significant[i]];
        return token.kind == sql::TokenKind::String || token.kind == sql::TokenKind::QuotedIdentifier ? QByteArray() : m_script.slice(token.range).toUpper();
    }

    bool reads(const Block& block) const
    {
        return std::any_of(block.relations.cbegin(), block.relations.cend(), [this](int relation) { return m_rowsOfSource.contains(relation); });
    }

    bool aggregates(int index) const
    {
        const Block& block = m_script.blocks[index];
        if (block.grouped)
            return true;
        static const QSet<QByteArray> functions {"COUNT", "SUM", "TOTAL", "AVG", "MIN", "MAX", "GROUP_CONCAT", "STRING_AGG", "ARRAY_AGG"};
        for (int i = 0; i + 1 < m_significant.size(); ++i) {
            const qsizetype at = m_script.tokens[m_significant[i]].range.begin;
            if (!block.range.contains(at) || wordAt(i + 1) != "(" || !functions.contains(wordAt(i)) || blockAt(at) != index)
                continue;
            if (!isWindow(i))
                return true;
        }
        return false;
    }

    bool handsRowsOn(int index) const
    {
        const Block& block = m_script.blocks[index];
        return reads(block) && !block.distinct && !aggregates(index);
    }

    int blockAt(qsizetype offset) const
    {
        int best = -1;
        for (int i = 0; i < m_script.blocks.size(); ++i) {
            const ByteRange& range = m_script.blocks[i].range;
            if (range.contains(offset) && (best < 0 || range.size() <= m_script.blocks[best].range.size()))
                best = i;
        }
        return best;
    }

    int closing(int open) const
    {
        int depth = 0;
        for (int i = open; i < m_significant.size(); ++i) {
            const QByteArray word = wordAt(i);
            depth += word == "(" ? 1 : word == ")" ? -1 : 0;
            if (depth == 0)
                return i;
        }
        return int(m_significant.size()) - 1;
    }

    bool isWindow(int function) const { return wordAt(closing(function + 1) + 1) == "OVER"; }

    ByteRange callRange(int function) const
    {
        return {m_script.tokens[m_significant[function]].range.begin, m_script.tokens[m_significant[closing(function + 1)]].range.end};
    }

    void add(const ByteRange& range, const QString& message, const QString& remedy)
    {
        const GrainFinding finding {lineOfOffset(m_text, range.begin), QString::fromUtf8(m_text.mid(range.begin, std::min<qsizetype>(range.size(), 120))), message, remedy};
        const bool known = std::any_of(m_findings.cbegin(), m_findings.cend(), [&](const GrainFinding& other) { return other.line == finding.line && other.text == finding.text; });
        if (!known)
            m_findings.append(finding);
    }

    /// SUM(1) and SUM(CASE … THEN 1 ELSE 0 END) count rows.
    bool sumsConstants(int function) const
    {
        const int end = closing(function + 1);
        const bool single = end == function + 3 && m_script.tokens[m_significant[function + 2]].kind == sql::TokenKind::Number;
        bool results = false;
        for (int i = function + 2; i < end; ++i) {
            if (wordAt(i) != "THEN" && wordAt(i) != "ELSE")
                continue;
            const QByteArray next = wordAt(i + 1);
            if (m_script.tokens[m_significant[i + 1]].kind != sql::TokenKind::Number && next != "NULL")
                return false;
            results = true;
        }
        return single || results;
    }

    void countsAndAverages()
    {
        static const QSet<QByteArray> places {"ROW_NUMBER", "RANK", "DENSE_RANK", "NTILE", "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "NTH_VALUE", "PERCENT_RANK", "CUME_DIST"};
        for (int i = 0; i + 1 < m_significant.size(); ++i) {
            const QByteArray name = wordAt(i);
            if (wordAt(i + 1) != "(" || name.isEmpty())
                continue;
            const int block = blockAt(m_script.tokens[m_significant[i]].range.begin);
            if (block < 0 || !reads(m_script.blocks[block]))
                continue;
            if ((name == "COUNT" || name == "COUNTIF" || name == "COUNT_IF") && wordAt(i + 2) != "DISTINCT") {
                add(callRange(i), QStringLiteral("%1 counts rows: one a (%2) in v1, one a (%3) in v2").arg(QString::fromUtf8(m_script.slice(callRange(i))), m_oldGrain, m_newGrain),
                    QStringLiteral("Count the old key instead: COUNT(DISTINCT …) over %1, or group by it first").arg(m_oldGrain));
            } else if (name == "AVG" || name == "MEDIAN" || name == "STDDEV" || name == "VARIANCE") {
                add(callRange(i), QStringLiteral("%1 averages over rows, and v2 has other rows (%2)").arg(QString::fromUtf8(m_script.slice(callRange(i))), m_newGrain),
                    QStringLiteral("Sum to (%1) in a subquery first and average that").arg(m_oldGrain));
            } else if (name == "SUM" && sumsConstants(i)) {
                add(callRange(i), QStringLiteral("%1 counts rows, and v2 has other rows (%2)").arg(QString::fromUtf8(m_script.slice(callRange(i))), m_newGrain),
                    QStringLiteral("Group by (%1) in a subquery first").arg(m_oldGrain));
            } else if ((name == "GROUP_CONCAT" || name == "STRING_AGG" || name == "ARRAY_AGG" || name == "LISTAGG") && wordAt(i + 2) != "DISTINCT") {
                add(callRange(i), QStringLiteral("%1 lists a value for each row, and v2 has other rows").arg(QString::fromUtf8(name)), QStringLiteral("Use DISTINCT, or group by (%1) first").arg(m_oldGrain));
            } else if (places.contains(name) && isWindow(i) && !m_script.blocks[block].grouped) {
                add(callRange(i), QStringLiteral("%1 numbers or compares single rows, and v2 has other rows (%2)").arg(QString::fromUtf8(name), m_newGrain),
                    QStringLiteral("Group by (%1) in a subquery first").arg(m_oldGrain));
            }
        }
    }

    /// A join on the whole old key found one row of v1; v2 has several, and the other side's values repeat.
    void joins(int index)
    {
        const Block& block = m_script.blocks[index];
        if (!reads(block) || block.relations.size() < 2 || m_context.mapping.grain.source.isEmpty())
            return;
        QStringList joined;
        ByteRange first;
        const auto take = [&](const QString& column, const ByteRange& range) {
            if (!detail::containsName(m_context.mapping.grain.source, column))
                return;
            if (joined.isEmpty())
                first = range;
            joined << column;
        };
        for (const sql::ColumnRef& column : m_script.columns) {
            if (column.block == index && column.clause == sql::Clause::On && m_rowsOfSource.contains(column.relation))
                take(column.column, column.range);
        }
        for (const auto& column : block.usingColumns)
            take(column.first, column.second);
        const bool whole = std::all_of(m_context.mapping.grain.source.cbegin(), m_context.mapping.grain.source.cend(),
            [&](const QString& key) { return detail::containsName(joined, key); });
        if (whole) {
            add(first, QStringLiteral("the join on (%1) met one row of v1 and meets several of v2, so the other side's rows repeat").arg(m_oldGrain),
                QStringLiteral("Group v2 by (%1) in a subquery and join that").arg(m_oldGrain));
        }
    }

    /// Rows of v1 that leave the query one by one.
    void singleRows(int index)
    {
        const Block& block = m_script.blocks[index];
        if (!handsRowsOn(index) || block.projections.isEmpty())
            return;
        if (block.role == BlockRole::Scalar) {
            // x IN (SELECT …) and EXISTS (SELECT …) do not care how often a row comes.
            const auto at = std::lower_bound(m_significant.cbegin(), m_significant.cend(), block.range.begin,
                [this](int token, qsizetype offset) { return m_script.tokens[token].range.begin < offset; });
            const int open = int(at - m_significant.cbegin()) - 1;
            const QByteArray before = wordAt(open - 1);
            if (before == "IN" || before == "EXISTS" || before == "ANY" || before == "ALL" || before == "SOME")
                return;
        } else if (block.role != BlockRole::Top && block.role != BlockRole::InsertSource) {
            return; // judged where the rows are used
        }
        const sql::Projection& projection = block.projections.constFirst();
        add(projection.range, QStringLiteral("the query gives one row for each row it reads: a (%1) in v1, a (%2) in v2").arg(m_oldGrain, m_newGrain),
            QStringLiteral("Group by (%1) with sums, or use SELECT DISTINCT where only the key is wanted").arg(m_oldGrain));
    }

    const QByteArray& m_text;
    const Context& m_context;
    Script m_script;
    QVector<int> m_significant;
    QSet<int> m_rowsOfSource;
    QString m_oldGrain;
    QString m_newGrain;
    QVector<GrainFinding> m_findings;
};

} // namespace

QVector<GrainFinding> grainCheck(const QByteArray& sql, const mapping::Mapping& mapping, const Options& options)
{
    if (sameRows(mapping.grain))
        return {};
    const Context context(mapping, options);
    return Checker(sql, context).run();
}

} // namespace skein::rewrite
