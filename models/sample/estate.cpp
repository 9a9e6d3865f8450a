#include "models/sample/estateparts.h"

#include <QHash>
#include <QSet>

namespace skein::sample {

namespace {

/// Where a pipeline's code lives in its repository.
QString codePath(const PipelineInfo& pipeline)
{
    if (pipeline.framework == QLatin1String("dbt"))
        return QStringLiteral("models/%1.sql").arg(pipeline.name);
    if (pipeline.framework == QLatin1String("scio"))
        return QStringLiteral("src/main/scala/com/tidewave/%1.scala").arg(pipeline.name);
    if (pipeline.framework == QLatin1String("pyspark"))
        return QStringLiteral("jobs/%1.py").arg(pipeline.name);
    return QStringLiteral("pipelines/%1.sql").arg(pipeline.name);
}

QString repositoryFor(const PipelineInfo& pipeline)
{
    if (pipeline.framework == QLatin1String("dbt"))
        return pipeline.team + QStringLiteral("-dbt");
    if (pipeline.framework == QLatin1String("scio") || pipeline.framework == QLatin1String("pyspark"))
        return pipeline.team + QStringLiteral("-jobs");
    // Teams with many pipelines keep the cleaning of raw data apart.
    static const QSet<QString> large {QStringLiteral("mobile"), QStringLiteral("recommendations"), QStringLiteral("payments"),
        QStringLiteral("fraud"), QStringLiteral("catalogue")};
    if (large.contains(pipeline.team) && (pipeline.name.startsWith(QLatin1String("stg_")) || pipeline.name.endsWith(QLatin1String("_daily"))))
        return pipeline.team + QStringLiteral("-staging");
    return pipeline.team + QStringLiteral("-pipelines");
}

/// dbt models name their parents with ref() and source(); everything else is the same SQL.
QByteArray asDbt(const PipelineInfo& pipeline, const QSet<QString>& models)
{
    QByteArray code = pipeline.code;
    for (const QString& input : pipeline.reads) {
        const QByteArray call = models.contains(input) ? QByteArray("{{ ref('") + input.toUtf8() + "') }}"
                                                       : QByteArray("{{ source('warehouse', '") + input.toUtf8() + "') }}";
        code.replace("FROM " + input.toUtf8(), "FROM " + call);
        code.replace("JOIN " + input.toUtf8(), "JOIN " + call);
    }
    return "{{ config(materialized='table') }}\n\n" + code;
}

} // namespace

void addRepositories(Estate& estate)
{
    QHash<QString, QSet<QString>> dbtModels;
    for (const PipelineInfo& pipeline : std::as_const(estate.pipelines)) {
        if (pipeline.framework == QLatin1String("dbt"))
            dbtModels[pipeline.team].insert(pipeline.name);
    }
    QSet<QString> known;
    for (PipelineInfo& pipeline : estate.pipelines) {
        pipeline.repository = repositoryFor(pipeline);
        pipeline.path = codePath(pipeline);
        if (!known.contains(pipeline.repository)) {
            known.insert(pipeline.repository);
            // Two teams deploy by merging, the others by moving a deploy ref.
            const bool merges = pipeline.repository == QLatin1String("social-pipelines")
                || pipeline.repository == QLatin1String("desktop-pipelines");
            estate.repositories.append({pipeline.repository, pipeline.team, merges ? QStringLiteral("merge") : QStringLiteral("ref")});
        }
        if (pipeline.framework == QLatin1String("dbt")) {
            DatasetInfo output;
            output.name = pipeline.name;
            output.description = pipeline.description;
            output.team = pipeline.team;
            output.system = pipeline.system;
            output.fillSql = "CREATE TABLE " + pipeline.name.toUtf8() + " AS\n" + pipeline.code.trimmed() + ";\n";
            estate.datasets.append(output);
            pipeline.code = asDbt(pipeline, dbtModels[pipeline.team]);
        }
    }
}

Estate makeEstate(quint64 seed)
{
    Estate estate;
    estate.seed = seed;
    Random random(seed);
    addOrganisation(estate);
    addActivity(estate);
    addAdvertising(estate);
    addFiller(estate, random);
    addRepositories(estate);
    return estate;
}

QVector<DatasetInfo> allDatasets(const Estate& estate)
{
    QVector<DatasetInfo> datasets = estate.datasets;
    QSet<QString> known;
    for (const DatasetInfo& dataset : estate.datasets)
        known.insert(dataset.name);
    for (const PipelineInfo& pipeline : estate.pipelines) {
        for (const QString& name : pipeline.writes) {
            if (known.contains(name))
                continue;
            known.insert(name);
            DatasetInfo output;
            output.name = name;
            output.description = pipeline.description;
            output.team = pipeline.team;
            output.system = pipeline.system;
            output.freshnessMinutes = pipeline.schedule == QLatin1String("daily") ? 1440 : 60;
            datasets.append(output);
        }
    }
    return datasets;
}

} // namespace skein::sample
