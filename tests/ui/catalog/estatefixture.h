#pragma once

#include "models/catalog/builder.h"
#include "models/sample/estate.h"

namespace skein::test {

/// The sample estate as a catalog: about 240 datasets and 180 pipelines with owners, systems, columns and lineage.
inline Catalog estateCatalog()
{
    const sample::Estate estate = sample::makeEstate(7);
    CatalogBuilder builder;
    const auto dataset = [](const QString& name) { return EntityRef(EntityKind::Dataset, {}, entitySlug(name)); };
    for (const sample::Team& team : estate.teams) {
        Entity group;
        group.ref = {EntityKind::Group, {}, team.name};
        group.title = team.title;
        builder.add(group);
    }
    for (const sample::SystemInfo& info : estate.systems) {
        Entity system;
        system.ref = {EntityKind::System, {}, info.name};
        system.title = info.title;
        builder.add(system);
    }
    for (const sample::DatasetInfo& info : estate.datasets) {
        Entity entity;
        entity.ref = dataset(info.name);
        entity.title = info.name;
        entity.qualifiedName = info.name;
        entity.description = info.description;
        entity.owners = {{EntityKind::Group, {}, info.team}};
        entity.system = {EntityKind::System, {}, info.system};
        entity.lifecycle = info.lifecycle;
        entity.platform = QStringLiteral("sqlite");
        entity.freshnessSloMinutes = info.freshnessMinutes;
        entity.tags = info.tags;
        entity.provenance = {QStringLiteral("backstage"), QStringLiteral("catalog-info.yaml"), 12};
        SchemaVersion schema;
        for (const sample::ColumnInfo& column : info.columns)
            schema.columns.append({column.name, logicalTypeFromNative(column.type), column.type, !column.key, column.key, column.description, {}});
        if (!schema.columns.isEmpty())
            entity.schemas = {schema};
        builder.add(entity);
    }
    for (const sample::PipelineInfo& info : estate.pipelines) {
        Entity entity;
        entity.ref = {EntityKind::Pipeline, {}, entitySlug(info.name)};
        entity.title = info.name;
        entity.description = info.description;
        entity.owners = {{EntityKind::Group, {}, info.team}};
        entity.system = {EntityKind::System, {}, info.system};
        entity.lifecycle = QStringLiteral("production");
        entity.framework = info.framework;
        entity.repository = info.repository;
        entity.paths = {info.path};
        entity.schedule = info.schedule;
        builder.add(entity);
        for (const QString& name : info.reads)
            builder.addEdge({dataset(name), entity.ref, {}, {}});
        for (const QString& name : info.writes)
            builder.addEdge({entity.ref, dataset(name), {}, {}});
    }
    return builder.build();
}

} // namespace skein::test
