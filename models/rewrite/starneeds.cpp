#include "models/rewrite/starneeds.h"

#include <algorithm>

namespace skein::rewrite::detail {

std::optional<QStringList> outputsNeeded(const sql::Script& script, int blockIndex, int depth)
{
    const sql::Block& own = script.blocks[blockIndex];
    const bool inner = own.role == sql::BlockRole::Cte || own.role == sql::BlockRole::Subquery;
    if (!inner || own.distinct || script.queries[own.query].blocks.size() != 1 || depth > 60)
        return std::nullopt;
    QStringList needed;
    for (int r = 0; r < script.relations.size(); ++r) {
        const sql::Relation& relation = script.relations[r];
        if (relation.query != own.query)
            continue;
        const sql::Block& reader = script.blocks[relation.block];
        if (reader.naturalJoin)
            return std::nullopt;
        for (const auto& column : reader.usingColumns)
            needed << column.first;
        for (const sql::Projection& projection : reader.projections) {
            const bool covers = projection.star
                && (projection.starQualifier.isEmpty() || sql::sameName(relation.referenceName(), projection.starQualifier.section(QLatin1Char('.'), -1)));
            if (!covers)
                continue;
            const std::optional<QStringList> further = outputsNeeded(script, relation.block, depth + 1);
            if (!further)
                return std::nullopt;
            needed += *further;
        }
    }
    for (const sql::ColumnRef& column : script.columns) {
        if (column.relation < 0)
            continue;
        const sql::Block& home = script.blocks[script.relations[column.relation].block];
        // An ambiguous name may mean any table of its block.
        const bool may = column.resolution == sql::Resolution::Ambiguous
            ? std::any_of(home.relations.cbegin(), home.relations.cend(), [&](int relation) { return script.relations[relation].query == own.query; })
            : script.relations[column.relation].query == own.query;
        if (may)
            needed << column.column;
    }
    // ORDER BY inside the block itself may name its outputs.
    for (const sql::ColumnRef& column : script.columns) {
        if (column.block == blockIndex && column.resolution == sql::Resolution::OutputAlias)
            needed << column.column;
    }
    QStringList result;
    for (const QString& name : std::as_const(needed)) {
        if (!std::any_of(result.cbegin(), result.cend(), [&](const QString& known) { return sql::sameName(known, name); }))
            result << name;
    }
    return result;
}

} // namespace skein::rewrite::detail
