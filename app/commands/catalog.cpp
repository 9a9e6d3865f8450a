#include "app/commands/command.h"
#include "app/commands/common.h"

#include "models/catalog/impact.h"

#include <QJsonArray>
#include <QMap>

namespace skein::app {

namespace {

struct Counts {
    QMap<QString, int> entities;
    int columns = 0;
    int columnEdges = 0;
    int referencedOnly = 0; ///< entities that others name and no source describes
};

Counts countsOf(const Catalog& catalog)
{
    Counts counts;
    for (const Entity& entity : catalog.entities) {
        ++counts.entities[entityKindName(entity.ref.kind)];
        counts.referencedOnly += entity.referencedOnly;
        if (const SchemaVersion* schema = entity.currentSchema())
            counts.columns += int(schema->columns.size());
    }
    for (const LineageEdge& edge : catalog.edges)
        counts.columnEdges += int(edge.columns.size());
    return counts;
}

/// Every edge, with the names of datasets as their engines have them.
QJsonArray edgesOf(const Catalog& catalog)
{
    QHash<EntityRef, QString> names;
    for (const Entity& entity : catalog.entities) {
        if (!entity.qualifiedName.isEmpty())
            names.insert(entity.ref, entity.qualifiedName);
    }
    QJsonArray edges;
    for (const LineageEdge& edge : catalog.edges) {
        QJsonObject object {{QStringLiteral("from"), edge.from.toString()}, {QStringLiteral("to"), edge.to.toString()},
            {QStringLiteral("source"), edge.provenance.source}, {QStringLiteral("file"), edge.provenance.file}, {QStringLiteral("line"), edge.provenance.line},
            {QStringLiteral("columns"), int(edge.columns.size())}};
        if (names.contains(edge.from))
            object.insert(QStringLiteral("fromName"), names.value(edge.from));
        if (names.contains(edge.to))
            object.insert(QStringLiteral("toName"), names.value(edge.to));
        edges.append(object);
    }
    return edges;
}

QString ownersOf(const Entity& entity)
{
    QStringList names;
    for (const EntityRef& owner : entity.owners)
        names << owner.name;
    return names.join(QStringLiteral(", "));
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    const Result<qint64> limit = numberOption(arguments, QStringLiteral("limit"), 50);
    if (!limit)
        return limit.error();
    const Result<importers::LoadedCatalog> loaded = openCatalog(arguments);
    if (!loaded)
        return loaded.error();
    const Catalog& catalog = *loaded->catalog;
    const QString text = arguments.value(QStringLiteral("search"));
    const QVector<SearchHit> hits = text.isEmpty() ? QVector<SearchHit>() : searchCatalog(catalog, text, int(*limit));
    const Counts counts = countsOf(catalog);
    if (arguments.json()) {
        QJsonObject entities;
        for (auto it = counts.entities.cbegin(); it != counts.entities.cend(); ++it)
            entities.insert(it.key(), it.value());
        QJsonObject json {{QStringLiteral("entities"), entities}, {QStringLiteral("lineageEdges"), int(catalog.edges.size())},
            {QStringLiteral("columns"), counts.columns}, {QStringLiteral("columnEdges"), counts.columnEdges},
            {QStringLiteral("conflicts"), int(loaded->conflicts.size())}, {QStringLiteral("coverage"), coverage(catalog).toJson()}};
        json.insert(QStringLiteral("referencedOnly"), counts.referencedOnly);
        if (arguments.has(QStringLiteral("edges")))
            json.insert(QStringLiteral("edges"), edgesOf(catalog));
        if (!text.isEmpty()) {
            QJsonArray found;
            for (const SearchHit& hit : hits) {
                const Entity& entity = catalog.entities[hit.entity];
                found.append(QJsonObject {{QStringLiteral("ref"), entity.ref.toString()}, {QStringLiteral("title"), entity.displayName()},
                    {QStringLiteral("owner"), ownersOf(entity)}, {QStringLiteral("matched"), hit.matched}});
            }
            json.insert(QStringLiteral("hits"), found);
        }
        output.json(json);
        return Done;
    }
    if (!text.isEmpty()) {
        for (const SearchHit& hit : hits) {
            const Entity& entity = catalog.entities[hit.entity];
            output.text(QStringLiteral("%1  %2  %3").arg(entity.ref.toString().leftJustified(48), ownersOf(entity).leftJustified(20), hit.matched));
        }
        if (hits.isEmpty())
            output.text(QStringLiteral("Nothing in the catalog fits \"%1\".").arg(text));
        else if (hits.size() >= *limit && *limit > 0)
            output.note(QStringLiteral("The first %1 are shown; --limit N shows more.").arg(*limit));
        return Done;
    }
    if (catalog.entities.isEmpty()) {
        output.text(QStringLiteral("The catalog is empty. Import a source: skein import -w %1 SOURCE").arg(arguments.value(QStringLiteral("w"), QStringLiteral("."))));
        return Done;
    }
    for (auto it = counts.entities.cbegin(); it != counts.entities.cend(); ++it)
        output.text(QStringLiteral("%1 %2").arg(it.key().leftJustified(16)).arg(it.value(), 8));
    const auto line = [&output](const QString& word, qsizetype number) { output.text(QStringLiteral("%1 %2").arg(word.leftJustified(16)).arg(number, 8)); };
    line(QStringLiteral("named only"), counts.referencedOnly);
    line(QStringLiteral("lineage edges"), catalog.edges.size());
    line(QStringLiteral("columns"), counts.columns);
    line(QStringLiteral("conflicts"), loaded->conflicts.size());
    for (const Conflict& conflict : loaded->conflicts)
        output.text(QStringLiteral("  %1 %2: \"%3\" stands, %4 says \"%5\"").arg(conflict.entity.toString(), conflict.field, conflict.kept, conflict.provenance.source, conflict.other));
    return Done;
}

} // namespace

Command catalogCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("catalog");
    spec.usage = QStringLiteral("[-w DIR] [--search TEXT] [--edges --json]");
    spec.summary = QStringLiteral("count or search what the workspace knows");
    spec.options = {{QStringLiteral("search"), QStringLiteral("TEXT"), QStringLiteral("entities that fit, best first")},
        {QStringLiteral("edges"), QString(), QStringLiteral("with --json: every lineage edge as well, with file and line")},
        {QStringLiteral("limit"), QStringLiteral("N"), QStringLiteral("of the search, 0 = all; default 50")}};
    spec.maxArguments = 0;
    return {spec, run};
}

} // namespace skein::app
