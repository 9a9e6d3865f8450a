// The past of a repository: made by the platform team, filled pipeline by pipeline by the team's people, some files
// corrected later. Dates are fixed, so that the same seed gives the same commit ids.
#include "models/sample/writerparts.h"

#include "models/base/hash.h"

#include <QRegularExpression>

namespace skein::sample {

namespace {

git::Signature person(const QString& user, const QDateTime& time)
{
    QString name = user;
    name[0] = name[0].toUpper();
    return {name, user + QStringLiteral("@tidewave.example"), time};
}

/// How a file looked before somebody corrected it, and what the correction was called. Empty = never corrected.
struct Former {
    QByteArray code;
    QString message;
};

Former formerVersion(const PipelineInfo& pipeline)
{
    const QByteArray& code = pipeline.code;
    if (code.contains("COUNT(DISTINCT "))
        return {QByteArray(code).replace("COUNT(DISTINCT ", "COUNT("), QStringLiteral("Count each one once in %1").arg(pipeline.name)};
    if (code.contains("LEFT JOIN "))
        return {QByteArray(code).replace("LEFT JOIN ", "JOIN "), QStringLiteral("Keep rows without a match in %1").arg(pipeline.name)};
    static const QRegularExpression rounded(QStringLiteral("ROUND\\((SUM\\(\\w+\\)|\\w+), 2\\)"));
    QString text = QString::fromUtf8(code);
    if (text.contains(rounded)) {
        text.replace(rounded, QStringLiteral("\\1"));
        return {text.toUtf8(), QStringLiteral("Round amounts to cents in %1").arg(pipeline.name)};
    }
    if (code.startsWith("-- "))
        return {code.mid(code.indexOf('\n') + 1), QStringLiteral("Say what %1 is for").arg(pipeline.name)};
    return {};
}

QByteArray readme(const RepositoryInfo& repository, const QVector<const PipelineInfo*>& pipelines, const QString& title)
{
    QByteArray text = "# " + repository.name.toUtf8() + "\n\nData pipelines of " + title.toUtf8() + ". Questions: #" + repository.team.toUtf8()
        + " in the company chat.\n\n| pipeline | file | what it makes |\n|---|---|---|\n";
    for (const PipelineInfo* pipeline : pipelines) {
        text += "| " + pipeline->name.toUtf8() + " | `" + pipeline->path.toUtf8() + "` | " + pipeline->description.toUtf8() + " |\n";
    }
    return text;
}

/// What a framework wants beside the code.
git::FileChanges scaffolding(const RepositoryInfo& repository, const QVector<const PipelineInfo*>& pipelines)
{
    git::FileChanges files;
    QSet<QString> frameworks;
    for (const PipelineInfo* pipeline : pipelines)
        frameworks.insert(pipeline->framework);
    if (frameworks.contains(QStringLiteral("dbt"))) {
        const QByteArray project = QByteArray(repository.team.toUtf8()).replace('-', '_');
        files.insert(QStringLiteral("dbt_project.yml"),
            "name: " + project + "\nversion: \"1.0.0\"\nconfig-version: 2\nprofile: warehouse\nmodel-paths: [\"models\"]\n\nmodels:\n  " + project
                + ":\n    +materialized: table\n");
        QByteArray schema = "version: 2\n\nsources:\n  - name: warehouse\n    tables:\n";
        QSet<QString> models, sources;
        for (const PipelineInfo* pipeline : pipelines)
            models.insert(pipeline->name);
        for (const PipelineInfo* pipeline : pipelines) {
            for (const QString& input : pipeline->reads) {
                if (!models.contains(input) && !sources.contains(input)) {
                    sources.insert(input);
                    schema += "      - name: " + input.toUtf8() + '\n';
                }
            }
        }
        schema += "\nmodels:\n";
        for (const PipelineInfo* pipeline : pipelines)
            schema += "  - name: " + pipeline->name.toUtf8() + "\n    description: " + pipeline->description.toUtf8() + '\n';
        files.insert(QStringLiteral("models/schema.yml"), schema);
    }
    if (frameworks.contains(QStringLiteral("scio"))) {
        files.insert(QStringLiteral("build.sbt"),
            "name := \"" + repository.name.toUtf8()
                + "\"\nscalaVersion := \"2.13.12\"\n\nval scioVersion = \"0.14.0\"\nlibraryDependencies ++= Seq(\n"
                  "  \"com.spotify\" %% \"scio-core\" % scioVersion,\n  \"com.spotify\" %% \"scio-google-cloud-platform\" % scioVersion\n)\n");
    }
    if (frameworks.contains(QStringLiteral("pyspark")))
        files.insert(QStringLiteral("requirements.txt"), QByteArray("pyspark==3.5.0\npytest==7.4.4\n"));
    if (frameworks.contains(QStringLiteral("sql")))
        files.insert(QStringLiteral(".sqlfluff"), QByteArray("[sqlfluff]\ndialect = sqlite\nmax_line_length = 140\n"));
    return files;
}

} // namespace

QVector<PlannedCommit> historyOf(const Estate& estate, const RepositoryInfo& repository, int index)
{
    QVector<const PipelineInfo*> pipelines;
    for (const PipelineInfo& pipeline : estate.pipelines) {
        if (pipeline.repository == repository.name)
            pipelines.append(&pipeline);
    }
    Team team;
    QStringList platform;
    for (const Team& candidate : estate.teams) {
        if (candidate.name == repository.team)
            team = candidate;
        if (candidate.name == QLatin1String("data-platform"))
            platform = candidate.members;
    }
    // Work days of a company: nine to five, every week or two.
    QDateTime time(QDate(2024, 2, 5).addDays(index * 3), QTime(9, 12), Qt::UTC);
    const auto later = [&time](const QString& why) {
        const quint64 hash = stableHash(why.toUtf8());
        time = time.addDays(3 + int(hash % 11));
        time.setTime(QTime(9, 0).addSecs(int(hash / 16 % 28800)));
        return time;
    };
    QVector<PlannedCommit> commits;
    git::FileChanges first = scaffolding(repository, pipelines);
    first.insert(QStringLiteral("CODEOWNERS"), "# Who has to agree to a change.\n*  @tidewave/" + repository.team.toUtf8() + '\n');
    first.insert(QStringLiteral("README.md"), readme(repository, {}, team.title));
    commits.append({person(platform.value(index % 2), time), QStringLiteral("Set up the repository of %1").arg(team.title), first});

    int turn = int(stableHash(repository.name.toUtf8()) % 2);
    QVector<QPair<const PipelineInfo*, QString>> corrections;
    for (const PipelineInfo* pipeline : pipelines) {
        const Former former = formerVersion(*pipeline);
        const QString author = team.members.value(turn++ % 2);
        commits.append({person(author, later(pipeline->name)), QStringLiteral("Add %1\n\n%2.").arg(pipeline->name, pipeline->description),
            {{pipeline->path, former.code.isEmpty() ? pipeline->code : former.code}}});
        if (!former.code.isEmpty())
            corrections.append({pipeline, former.message});
    }
    for (const auto& [pipeline, message] : std::as_const(corrections)) {
        const QString author = team.members.value(++turn % 2);
        commits.append({person(author, later(message)), message, {{pipeline->path, pipeline->code}}});
    }
    commits.append({person(team.members.value(turn % 2), later(repository.name)), QStringLiteral("List the pipelines in the README"),
        {{QStringLiteral("README.md"), readme(repository, pipelines, team.title)}}});
    return commits;
}

} // namespace skein::sample
