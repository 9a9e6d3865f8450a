#include "models/rewrite/context.h"
#include "models/rewrite/starneeds.h"

#include <algorithm>

namespace skein::rewrite {

Use useOf(const QByteArray& sql, const mapping::Mapping& mapping, const Options& options)
{
    const detail::Context context(mapping, options);
    const sql::Script script = context.parse(sql);
    Use use;
    QSet<int> relations;
    for (int i = 0; i < script.relations.size(); ++i) {
        const sql::Relation& relation = script.relations[i];
        if (relation.kind != sql::RelationKind::Table)
            continue;
        if (context.isSource(relation.name))
            relations.insert(i);
        if (context.isTarget(relation.name))
            use.readsTarget = true;
    }
    use.readsSource = !relations.isEmpty();
    QSet<QString> columns;
    for (const sql::ColumnRef& column : script.columns) {
        if (column.column.startsWith(QLatin1String("__jinja")))
            continue;
        const bool named = column.resolution != sql::Resolution::OutputAlias && column.resolution != sql::Resolution::Unresolved;
        if (named && relations.contains(column.relation))
            columns.insert(column.column.toLower());
    }
    const QStringList known = context.sourceColumns().value_or(QStringList());
    for (int b = 0; b < script.blocks.size(); ++b) {
        const sql::Block& block = script.blocks[b];
        const bool reads = std::any_of(block.relations.cbegin(), block.relations.cend(), [&](int relation) { return relations.contains(relation); });
        if (!reads)
            continue;
        use.usesAll = use.usesAll || block.naturalJoin;
        for (const auto& column : block.usingColumns)
            columns.insert(column.first.toLower());
        for (const sql::Projection& projection : block.projections) {
            if (!projection.star)
                continue;
            const bool covers = projection.starQualifier.isEmpty()
                || std::any_of(block.relations.cbegin(), block.relations.cend(), [&](int relation) {
                       return relations.contains(relation) && sql::sameName(script.relations[relation].referenceName(), projection.starQualifier.section(QLatin1Char('.'), -1));
                   });
            const std::optional<QStringList> needed = covers ? detail::outputsNeeded(script, b) : QStringList();
            use.usesAll = use.usesAll || !needed;
            for (const QString& column : needed.value_or(QStringList())) {
                if (known.isEmpty() ? block.relations.size() == 1 : detail::containsName(known, column))
                    columns.insert(column.toLower());
            }
        }
    }
    // Spelled as v1 spells them.
    for (const QString& column : std::as_const(columns)) {
        const auto spelled = std::find_if(known.cbegin(), known.cend(), [&](const QString& name) { return sql::sameName(name, column); });
        use.columns << (spelled == known.cend() ? column : *spelled);
    }
    use.columns.sort();
    use.writes = tablesWritten(script);
    for (const ByteRange& range : script.opaque) {
        if (context.mentions(script.slice(range)))
            use.understood = false;
    }
    use.usesAll = use.usesAll || (!use.understood && !use.readsSource);
    const bool writesSource = std::any_of(use.writes.cbegin(), use.writes.cend(), [&](const QString& table) { return context.isSource(table); });
    use.mentionsOnly = !use.readsSource && !writesSource && use.understood && context.mentions(sql);
    return use;
}

} // namespace skein::rewrite
