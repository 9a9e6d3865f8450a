#include "models/campaign/proposestep.h"

#include "models/catalog/impact.h"
#include "models/mapping/edit.h"
#include "models/mapping/proposals.h"
#include "models/warehouse/mappingprofile.h"

#include <algorithm>
#include <utility>

namespace skein::campaign {

namespace {

QString datasetName(const Entity& entity)
{
    return entity.qualifiedName.isEmpty() ? entity.ref.name : entity.qualifiedName;
}

/// The warehouse that holds a dataset; null (without a note) when the workspace has none.
warehouse::Warehouse* openedWarehouse(const Surroundings& around, const Entity& dataset, QStringList& notes)
{
    const store::WarehouseConfig* config = warehouseOf(around.config, dataset);
    if (!config || !around.warehouses)
        return nullptr;
    const Result<warehouse::Warehouse*> opened = around.warehouses(config->name);
    if (!opened) {
        notes << QStringLiteral("the warehouse could not be asked: %1").arg(opened.error().toText());
        return nullptr;
    }
    return *opened;
}

mapping::ProfileSet profiles(const Surroundings& around, const Entity& dataset, QStringList& notes)
{
    QStringList trouble;
    warehouse::Warehouse* warehouse = openedWarehouse(around, dataset, trouble);
    if (warehouse) {
        const Result<bool> present = warehouse->exists(datasetName(dataset));
        if (present && *present) {
            const Result<mapping::ProfileSet> profile = warehouse::mappingProfile(*warehouse, datasetName(dataset));
            if (profile)
                return *profile;
            trouble << profile.error().toText();
        } else {
            trouble << (present ? QStringLiteral("the warehouse has no table %1").arg(datasetName(dataset)) : present.error().toText());
        }
    }
    notes << QStringLiteral("proposed without the values of %1%2")
                 .arg(datasetName(dataset), trouble.isEmpty() ? QString() : QStringLiteral(": ") + trouble.join(QStringLiteral("; ")));
    return {};
}

Result<const Entity*> datasetNamed(const Surroundings& around, const QString& text, const QString& field)
{
    if (text.trimmed().isEmpty())
        return makeError(ErrorClass::BadInput, QStringLiteral("the %1 is missing").arg(field), field, QStringLiteral("Name a dataset of the catalog."));
    const Result<EntityRef> ref = findEntity(*around.catalog, text.trimmed());
    if (!ref)
        return makeError(ErrorClass::BadInput, QStringLiteral("%1: %2").arg(field, ref.error().message), field, ref.error().remedy);
    const QVector<Entity>& entities = around.catalog->entities;
    const auto it = std::find_if(entities.cbegin(), entities.cend(), [&](const Entity& e) { return e.ref == *ref; });
    if (it == entities.cend() || it->ref.kind != EntityKind::Dataset) {
        return makeError(ErrorClass::BadInput, QStringLiteral("%1: %2 is no dataset").arg(field, ref->toString()), field,
            QStringLiteral("Name a dataset of the catalog."));
    }
    return &*it;
}

} // namespace

const store::WarehouseConfig* warehouseOf(const store::WorkspaceConfig& config, const Entity& dataset)
{
    const auto find = [&](auto matches) -> const store::WarehouseConfig* {
        const auto it = std::find_if(config.warehouses.cbegin(), config.warehouses.cend(), matches);
        return it == config.warehouses.cend() ? nullptr : &*it;
    };
    if (const store::WarehouseConfig* named = find([&](const auto& w) { return !dataset.instance.isEmpty() && w.name == dataset.instance; }))
        return named;
    if (const store::WarehouseConfig* engine = find([&](const auto& w) { return w.engine.compare(dataset.platform, Qt::CaseInsensitive) == 0; }))
        return engine;
    return config.warehouses.isEmpty() ? nullptr : &config.warehouses.constFirst();
}

Result<Ends> endsOf(const Surroundings& around, const Request& request)
{
    const Result<const Entity*> source = datasetNamed(around, request.sourceDataset, QStringLiteral("source dataset"));
    if (!source)
        return source.error();
    const Result<const Entity*> target = datasetNamed(around, request.targetDataset, QStringLiteral("target dataset"));
    if (!target)
        return target.error();
    if (*source == *target) {
        return makeError(ErrorClass::BadInput, QStringLiteral("source and target are the same dataset"), QStringLiteral("target dataset"),
            QStringLiteral("v1 and v2 live side by side under two names: choose the dataset the consumers move to."));
    }
    return Ends {*source, *target};
}

Result<SchemaVersion> schemaOf(const Surroundings& around, const Entity& dataset)
{
    if (const SchemaVersion* schema = dataset.currentSchema(); schema && !schema->columns.isEmpty())
        return *schema;
    QStringList notes;
    if (warehouse::Warehouse* warehouse = openedWarehouse(around, dataset, notes)) {
        const Result<QVector<Column>> columns = warehouse->columns(datasetName(dataset));
        if (columns && !columns->isEmpty()) {
            SchemaVersion schema;
            schema.columns = *columns;
            return schema;
        }
        if (!columns) {
            // A warehouse that is only busy must not look like a dataset without columns.
            if (isTransient(columns.error().cls) && columns.error().cls != ErrorClass::Unknown)
                return columns.error();
            notes << columns.error().message;
        }
    }
    return makeError(ErrorClass::BadInput,
        QStringLiteral("nobody knows the columns of %1%2").arg(datasetName(dataset), notes.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(notes.join(QStringLiteral("; ")))),
        dataset.ref.toString(), QStringLiteral("Import a source that states its columns, or create the table in the warehouse."));
}

QStringList keysInTarget(const mapping::Mapping& mapping)
{
    QStringList keys;
    for (const QString& key : mapping.grain.source) {
        QString found;
        for (const mapping::Rule* rule : mapping.rulesForInput(key)) {
            const bool plain = rule->kind == mapping::RuleKind::Keep || rule->kind == mapping::RuleKind::Rename;
            if (plain && rule->review != mapping::ReviewState::Rejected && rule->inputs.size() == 1 && rule->outputs.size() == 1)
                found = rule->outputs.constFirst();
        }
        if (found.isEmpty())
            return {};
        keys << found;
    }
    return keys;
}

MeasuredGrain measureGrain(warehouse::Warehouse& warehouse, const mapping::Mapping& mapping, const CancelToken& cancel)
{
    const QStringList keys = keysInTarget(mapping);
    if (keys.isEmpty())
        return {};
    QStringList quoted;
    for (const QString& key : keys)
        quoted << warehouse.quoted(key);
    const QString table = warehouse.quoted(mapping.target.dataset);
    warehouse::RunLimits limits;
    limits.cancel = cancel;
    limits.timeoutMs = 20000;
    const Result<warehouse::Rows> counts = warehouse.query(
        QStringLiteral("SELECT COUNT(*), COALESCE(SUM(n), 0), COALESCE(MAX(n), 0) FROM (SELECT COUNT(*) AS n FROM %1 GROUP BY %2)")
            .arg(table, quoted.join(QStringLiteral(", "))),
        {}, limits);
    if (!counts || counts->rows.isEmpty())
        return {};
    const qint64 groups = counts->rows.constFirst()[0].toLongLong();
    const qint64 rows = counts->rows.constFirst()[1].toLongLong();
    const qint64 most = counts->rows.constFirst()[2].toLongLong();
    if (rows == 0)
        return {};
    const QString by = keys.join(QStringLiteral(", "));
    if (most > 1) {
        return {mapping::RowRelation::Explode,
            QStringLiteral("Grain measured: %1 rows of %2 for %3 values of (%4), up to %5 rows for one.")
                .arg(rows).arg(mapping.target.dataset).arg(groups).arg(by).arg(most)};
    }
    const Result<qint64> before = warehouse.rowCount(mapping.source.dataset);
    if (!before || *before != rows)
        return {};
    return {mapping::RowRelation::OneToOne,
        QStringLiteral("Grain measured: %1 rows on both sides, one for each value of (%2).").arg(rows).arg(by)};
}

Result<ProposedMapping> proposeFor(const Surroundings& around, const Ends& ends, const Request& request, tasks::JobContext& job)
{
    const Result<SchemaVersion> v1 = schemaOf(around, *ends.source);
    if (!v1)
        return v1.error();
    const Result<SchemaVersion> v2 = schemaOf(around, *ends.target);
    if (!v2)
        return v2.error();
    ProposedMapping result;
    job.progress(0.2, QStringLiteral("Looking at the values of %1").arg(datasetName(*ends.source)));
    const mapping::ProfileSet p1 = profiles(around, *ends.source, result.notes);
    if (job.cancelled())
        return tasks::JobContext::cancelledError();
    job.progress(0.5, QStringLiteral("Looking at the values of %1").arg(datasetName(*ends.target)));
    const mapping::ProfileSet p2 = request.producedElsewhere ? profiles(around, *ends.target, result.notes) : mapping::ProfileSet();
    if (job.cancelled())
        return tasks::JobContext::cancelledError();
    job.progress(0.8, QStringLiteral("Proposing rules"));
    const mapping::Proposals proposals = mapping::proposeMapping(*v1, *v2, p1, p2);
    result.mapping = mapping::proposedMapping(datasetName(*ends.source), *v1, datasetName(*ends.target), *v2, proposals);
    result.notes += proposals.notes;

    if (request.policy.autoAcceptConfidence <= 1) {
        const QDateTime now = around.clock ? around.clock->wall() : QDateTime::currentDateTimeUtc();
        const mapping::Edited accepted = mapping::acceptAll(result.mapping, request.policy.autoAcceptConfidence,
            {QStringLiteral("policy"), now, QStringLiteral("At or above %1 %").arg(request.policy.autoAcceptConfidence * 100, 0, 'f', 0)});
        const mapping::Mapping before = std::exchange(result.mapping, accepted.mapping);
        result.accepted = accepted.rulesChanged;
        // A value table with gaps is a question whatever its confidence: the values it lacks would fail or vanish.
        for (int i = 0; i < result.mapping.rules.size(); ++i) {
            mapping::Rule& rule = result.mapping.rules[i];
            if (rule.kind != mapping::RuleKind::ValueMap || !rule.isActive() || rule.params.value(QLatin1String("coverage")).toDouble(1) >= 1)
                continue;
            rule = before.rules[i];
            --result.accepted;
        }
    }

    mapping::Grain grain = result.mapping.grain;
    if (request.producedElsewhere) {
        QStringList ignored;
        if (warehouse::Warehouse* warehouse = openedWarehouse(around, *ends.target, ignored)) {
            const MeasuredGrain measured = measureGrain(*warehouse, result.mapping, job.cancel);
            grain.rowRelation = measured.relation;
            if (!measured.sentence.isEmpty())
                result.mapping.assumptions << measured.sentence;
        }
    } else if (!grain.source.isEmpty()) {
        QStringList keys = keysInTarget(result.mapping);
        QStringList declared = grain.target;
        keys.sort(Qt::CaseInsensitive);
        declared.sort(Qt::CaseInsensitive);
        if (!keys.isEmpty() && (declared.isEmpty() || declared.join(QLatin1Char(',')).compare(keys.join(QLatin1Char(',')), Qt::CaseInsensitive) == 0)) {
            grain.rowRelation = mapping::RowRelation::OneToOne;
            result.mapping.assumptions << QStringLiteral("Skein builds %1 row by row: one row for each row of %2.")
                                              .arg(result.mapping.target.dataset, result.mapping.source.dataset);
        }
    }
    result.mapping = mapping::setGrain(result.mapping, grain).mapping;
    job.progress(1);
    return result;
}

mapping::Drift driftOf(const Surroundings& around, const Ends& ends, const mapping::Mapping& mapping)
{
    const Result<SchemaVersion> v1 = schemaOf(around, *ends.source);
    const Result<SchemaVersion> v2 = schemaOf(around, *ends.target);
    return mapping::detectDrift(mapping, v1 ? &*v1 : nullptr, v2 ? &*v2 : nullptr);
}

} // namespace skein::campaign
