#include "app/commands/command.h"
#include "app/commands/common.h"

#include "models/sample/writer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>

namespace skein::app {

namespace {

Result<int> run(const Arguments& arguments, const Output& output)
{
    const Result<qint64> seed = numberOption(arguments, QStringLiteral("seed"), 1);
    if (!seed)
        return seed.error();
    QElapsedTimer time;
    time.start();
    const Result<sample::WrittenSample> written = sample::writeSample(QDir(arguments.positional.constFirst()).absolutePath(), quint64(*seed),
        [&output](double fraction, const QString& step) { output.progress(fraction, step); });
    output.endProgress();
    if (!written)
        return written.error();
    if (arguments.json()) {
        QJsonArray requests;
        for (const campaign::Request& request : sample::sampleRequests()) {
            requests.append(QJsonObject {{QStringLiteral("title"), request.title}, {QStringLiteral("source"), request.sourceDataset},
                {QStringLiteral("target"), request.targetDataset}, {QStringLiteral("producedElsewhere"), request.producedElsewhere}});
        }
        output.json({{QStringLiteral("workspace"), written->path}, {QStringLiteral("seed"), *seed}, {QStringLiteral("datasets"), written->datasets},
            {QStringLiteral("pipelines"), written->pipelines}, {QStringLiteral("repositories"), written->repositories},
            {QStringLiteral("commits"), written->commits}, {QStringLiteral("activityRows"), written->activityRows},
            {QStringLiteral("elapsedMs"), time.elapsed()}, {QStringLiteral("migrationsAtHand"), requests}});
        return Done;
    }
    output.text(QStringLiteral("%1: %2 datasets, %3 pipelines, %4 repositories with %5 commits, %6 rows of user activity")
                    .arg(written->path)
                    .arg(written->datasets)
                    .arg(written->pipelines)
                    .arg(written->repositories)
                    .arg(written->commits)
                    .arg(written->activityRows));
    output.text(QStringLiteral("Open it with: skein %1").arg(arguments.positional.constFirst()));
    return Done;
}

} // namespace

Command sampleCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("sample");
    spec.usage = QStringLiteral("DIR [--seed N]");
    spec.summary = QStringLiteral("make the sample estate: a company's catalog, repositories and warehouse");
    spec.details = QStringLiteral("Writes a workspace into a new or empty folder: about 240 datasets, 180 pipelines and 40 git repositories\n"
                                  "with history, and a filled SQLite warehouse. The same seed gives the same estate.");
    spec.options = {{QStringLiteral("seed"), QStringLiteral("N"), QStringLiteral("what the estate is made from; default 1")}};
    spec.minArguments = spec.maxArguments = 1;
    return {spec, run};
}

} // namespace skein::app
