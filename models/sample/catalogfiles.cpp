// The estate as a Backstage catalog: one Location tree, multi-document files by system and by team. Datasets are
// Resources, pipelines are Components; what Backstage has no field for stands in spec and in skein/… annotations, as
// the importer reads it.
#include "models/sample/writerparts.h"

#include "models/base/yaml.h"

#include <QFileInfo>
#include <QMap>

namespace skein::sample {

namespace {

QByteArray line(int indent, const char* key, const QString& value)
{
    return QByteArray(indent, ' ') + key + ": " + yamlScalar(value) + '\n';
}

QByteArray list(int indent, const char* key, const QStringList& values)
{
    if (values.isEmpty())
        return {};
    QByteArray text = QByteArray(indent, ' ') + key + ":\n";
    for (const QString& value : values)
        text += QByteArray(indent + 2, ' ') + "- " + yamlScalar(value) + '\n';
    return text;
}

QByteArray head(const char* kind, const QString& name, const QString& title, const QString& description)
{
    QByteArray text = QByteArray("---\napiVersion: backstage.io/v1alpha1\nkind: ") + kind + "\nmetadata:\n" + line(2, "name", name);
    if (!title.isEmpty())
        text += line(2, "title", title);
    if (!description.isEmpty())
        text += line(2, "description", description);
    return text;
}

QString titled(const QString& name)
{
    QString title = name;
    title[0] = title[0].toUpper();
    return title.replace(QLatin1Char('-'), QLatin1Char(' '));
}

QByteArray organisation(const Estate& estate)
{
    QByteArray text;
    for (const Team& team : estate.teams) {
        text += head("Group", team.name, team.title, {}) + "spec:\n" + line(2, "type", QStringLiteral("team")) + "  children: []\n"
            + list(2, "members", team.members);
    }
    for (const Team& team : estate.teams) {
        for (const QString& member : team.members) {
            text += head("User", member, titled(member), {}) + "spec:\n  profile:\n" + line(4, "displayName", titled(member))
                + line(4, "email", member + QStringLiteral("@tidewave.example")) + list(2, "memberOf", {team.name});
        }
    }
    return text;
}

QByteArray systems(const Estate& estate)
{
    QByteArray text;
    QMap<QString, QString> domains; // owner of a domain: the team of its first system
    for (const SystemInfo& system : estate.systems) {
        if (!domains.contains(system.domain))
            domains.insert(system.domain, system.team);
    }
    for (auto it = domains.cbegin(); it != domains.cend(); ++it)
        text += head("Domain", it.key(), titled(it.key()), {}) + "spec:\n" + line(2, "owner", it.value());
    for (const SystemInfo& system : estate.systems) {
        text += head("System", system.name, system.title, {}) + "spec:\n" + line(2, "owner", system.team) + line(2, "domain", system.domain);
    }
    return text;
}

QByteArray datasetDocument(const DatasetInfo& dataset)
{
    QByteArray text = head("Resource", dataset.name, dataset.name, dataset.description) + list(2, "tags", dataset.tags) + "spec:\n"
        + line(2, "type", QStringLiteral("dataset")) + line(2, "owner", dataset.team) + line(2, "system", dataset.system)
        + line(2, "lifecycle", dataset.lifecycle) + line(2, "platform", QStringLiteral("sqlite"))
        + line(2, "instance", QFileInfo(warehouseFile).fileName()) + line(2, "qualifiedName", dataset.name) + "  freshnessMinutes: "
        + QByteArray::number(dataset.freshnessMinutes) + '\n';
    if (!dataset.columns.isEmpty()) {
        text += "  columns:\n";
        for (const ColumnInfo& column : dataset.columns) {
            text += "    - name: " + yamlScalar(column.name) + '\n' + line(6, "type", column.type) + line(6, "description", column.description);
            if (column.key)
                text += "      key: true\n";
        }
    }
    return text;
}

QByteArray pipelineDocument(const PipelineInfo& pipeline, const QString& deployMode)
{
    return head("Component", pipeline.name, pipeline.name, pipeline.description) + "  annotations:\n"
        + line(4, "skein/repository", pipeline.repository) + line(4, "skein/paths", pipeline.path) + line(4, "skein/kind", pipeline.kind)
        + line(4, "skein/deploy-mode", deployMode) + "spec:\n" + line(2, "type", QStringLiteral("data-pipeline"))
        + line(2, "lifecycle", QStringLiteral("production")) + line(2, "owner", pipeline.team) + line(2, "system", pipeline.system)
        + line(2, "framework", pipeline.framework) + line(2, "schedule", pipeline.schedule) + list(2, "reads", pipeline.reads)
        + list(2, "writes", pipeline.writes);
}

} // namespace

QVector<QPair<QString, QByteArray>> catalogFiles(const Estate& estate)
{
    QMap<QString, QByteArray> datasets, pipelines;
    for (const DatasetInfo& dataset : allDatasets(estate))
        datasets[dataset.system] += datasetDocument(dataset);
    QMap<QString, QString> modes;
    for (const RepositoryInfo& repository : estate.repositories)
        modes.insert(repository.name, repository.deployMode);
    for (const PipelineInfo& pipeline : estate.pipelines)
        pipelines[pipeline.team] += pipelineDocument(pipeline, modes.value(pipeline.repository));

    QVector<QPair<QString, QByteArray>> files {{QStringLiteral("org.yaml"), organisation(estate)}, {QStringLiteral("systems.yaml"), systems(estate)}};
    for (auto it = datasets.cbegin(); it != datasets.cend(); ++it)
        files.append({QStringLiteral("datasets/%1.yaml").arg(it.key()), it.value()});
    for (auto it = pipelines.cbegin(); it != pipelines.cend(); ++it)
        files.append({QStringLiteral("pipelines/%1.yaml").arg(it.key()), it.value()});
    QStringList targets;
    for (const auto& file : std::as_const(files))
        targets << QStringLiteral("./") + file.first;
    files.prepend({QStringLiteral("catalog-info.yaml"),
        head("Location", QStringLiteral("tidewave"), {}, QStringLiteral("Everything %1 knows about its data").arg(estate.company)) + "spec:\n"
            + list(2, "targets", targets)});
    return files;
}

} // namespace skein::sample
