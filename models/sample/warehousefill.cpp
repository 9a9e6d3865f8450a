#include "models/sample/writerparts.h"

#include "models/warehouse/sqlitewarehouse.h"

namespace skein::sample {

namespace {

Error named(Error error, const QString& where)
{
    error.where = error.where.isEmpty() ? where : where + QStringLiteral(", ") + error.where;
    return error;
}

/// The output of a SELECT is a plain table, made as a scheduler would make it.
QString tableFrom(const PipelineInfo& pipeline)
{
    QByteArray code = pipeline.code.trimmed();
    while (code.endsWith(';'))
        code.chop(1);
    return QStringLiteral("CREATE TABLE %1 AS\n%2").arg(pipeline.writes.constFirst(), QString::fromUtf8(code));
}

/// Scripts write their outputs themselves. Both are Skein's own text here, so they need no authorizer.
Status runPipeline(warehouse::SqliteWarehouse& warehouse, const PipelineInfo& pipeline)
{
    return warehouse.execute(pipeline.kind == QLatin1String("script") ? QString::fromUtf8(pipeline.code) : tableFrom(pipeline));
}

} // namespace

Status fillWarehouse(const Estate& estate, const QString& file, const ProgressFn& progress, const CancelToken& cancel)
{
    warehouse::SqliteOptions options;
    options.createIfMissing = true;
    options.busyTimeoutMs = 5000;
    const Result<std::unique_ptr<warehouse::SqliteWarehouse>> opened = warehouse::SqliteWarehouse::open(file, options);
    if (!opened)
        return opened.error();
    warehouse::SqliteWarehouse& warehouse = **opened;
    const Error cancelled = makeError(ErrorClass::Cancelled, QStringLiteral("making the sample was cancelled"), file);

    // Tables of a kind share a transaction: each commit waits for the disk.
    progress(0, QStringLiteral("Creating tables"));
    QByteArray tables;
    for (const DatasetInfo& dataset : estate.datasets)
        tables += dataset.fillSql;
    if (const Status created = warehouse.execute(QString::fromUtf8(tables)); !created)
        return named(created.error(), QStringLiteral("tables"));

    for (int load = 0; load < historyLoads; ++load) {
        if (cancel.isCancelled())
            return cancelled;
        progress(0.1 + 0.7 * load / historyLoads, QStringLiteral("Loading day %1 of %2").arg(load + 1).arg(historyLoads));
        if (const Status loaded = warehouse.execute(QString::fromUtf8(loadSql(load, false))); !loaded)
            return named(loaded.error(), QStringLiteral("load %1").arg(load));
    }

    int done = 0;
    for (const PipelineInfo& pipeline : estate.pipelines) {
        if (cancel.isCancelled())
            return cancelled;
        progress(0.8 + 0.2 * ++done / double(estate.pipelines.size()), QStringLiteral("Running %1").arg(pipeline.name));
        if (pipeline.framework != QLatin1String("sql") || !pipeline.runs)
            continue;
        if (const Status ran = runPipeline(warehouse, pipeline); !ran)
            return named(ran.error(), QStringLiteral("pipeline %1").arg(pipeline.name));
    }
    return {};
}

} // namespace skein::sample
