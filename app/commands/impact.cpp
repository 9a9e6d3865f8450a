#include "app/commands/command.h"
#include "app/commands/common.h"

#include "models/catalog/impact.h"

namespace skein::app {

namespace {

Status checkColumns(const Catalog& catalog, const EntityRef& ref, const QStringList& columns)
{
    for (const Entity& entity : catalog.entities) {
        const SchemaVersion* schema = entity.ref == ref ? entity.currentSchema() : nullptr;
        if (!schema)
            continue;
        for (const QString& column : columns) {
            if (schema->column(column))
                continue;
            QStringList names;
            for (const Column& known : schema->columns)
                names << known.name;
            return makeError(ErrorClass::BadInput, QStringLiteral("%1 has no column \"%2\"").arg(ref.toString(), column), {},
                QStringLiteral("Its columns: %1.").arg(names.join(QStringLiteral(", "))));
        }
    }
    return {};
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    const Result<importers::LoadedCatalog> loaded = openCatalog(arguments);
    if (!loaded)
        return loaded.error();
    const Result<EntityRef> ref = findEntity(*loaded->catalog, arguments.positional.constFirst());
    if (!ref)
        return ref.error();
    QStringList columns = arguments.value(QStringLiteral("columns")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (QString& column : columns)
        column = column.trimmed();
    if (const Status known = checkColumns(*loaded->catalog, *ref, columns); !known)
        return known.error();
    const LineageGraph graph(loaded->catalog);
    const Impact impact = impactOf(*loaded->catalog, graph, *ref, columns);
    if (arguments.json()) {
        output.json(impact.toJson());
        return Done;
    }
    output.text(QStringLiteral("%1: %2 direct consumers, %3 in all").arg(ref->toString()).arg(impact.direct).arg(impact.transitive));
    for (const ImpactRow& row : impact.consumers) {
        output.text(QStringLiteral("%1%2  %3  %4  %5")
                        .arg(QString(row.depth * 2, QLatin1Char(' ')), row.ref.toString().leftJustified(48 - row.depth * 2), row.owner.leftJustified(20),
                            row.framework.leftJustified(8), row.columns.join(QStringLiteral(", "))));
    }
    const Coverage& known = impact.coverage;
    output.text(QStringLiteral("Known: %1 of %2 datasets have lineage, %3 an owner, %4 columns; %5 of %6 pipelines a repository")
                    .arg(known.withLineage)
                    .arg(known.datasets)
                    .arg(known.withOwner)
                    .arg(known.withColumns)
                    .arg(known.withRepository)
                    .arg(known.pipelines));
    return Done;
}

} // namespace

Command impactCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("impact");
    spec.usage = QStringLiteral("[-w DIR] REF [--columns A,B]");
    spec.summary = QStringLiteral("who is touched when a dataset, or some of its columns, changes");
    spec.details = QStringLiteral("REF is a reference (dataset:default/events), a qualified name or a bare name.");
    spec.options = {{QStringLiteral("columns"), QStringLiteral("A,B"), QStringLiteral("only what reads these columns, as far as columns are known")}};
    spec.minArguments = spec.maxArguments = 1;
    return {spec, run};
}

} // namespace skein::app
