#include "tests/bench/bench.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

namespace skein::bench {

namespace {

constexpr int longestTourMs = 20 * 60 * 1000;

/// What a person waits for, by the tour's steps in which the program does it.
struct Work {
    const char* figure;
    QStringList steps;
    double budget;
};

} // namespace

Figures benchTurns()
{
    const QTemporaryDir folder;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(QStringLiteral("QT_QPA_PLATFORM")))
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    QProcess tour;
    tour.setProcessEnvironment(environment);
    tour.setStandardOutputFile(QProcess::nullDevice());
    tour.start(QStringLiteral(SKEIN_BINARY), {QStringLiteral("tour"), QStringLiteral("--out"), folder.filePath(QStringLiteral("tour"))});
    if (!tour.waitForFinished(longestTourMs)) {
        tour.kill();
        tour.waitForFinished();
        std::fprintf(stderr, "the tour has not come to its end\n");
        return {};
    }
    if (tour.exitCode() != 0)
        std::fprintf(stderr, "the tour failed: what comes after the failure is not measured\n");
    QFile file(folder.filePath(QStringLiteral("tour/report.json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonArray steps = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("steps")).toArray();
    const Work all[] = {
        {"turn.importing", {QStringLiteral("Open the sample"), QStringLiteral("Import one more source")}, 50},
        {"turn.generating", {QStringLiteral("Reconcile the scope"), QStringLiteral("Decide the mapping"), QStringLiteral("Read the code"), QStringLiteral("Generate the changes"), QStringLiteral("Fix it")}, 50},
        {"turn.rollingOut", {QStringLiteral("Roll out; a bad canary is taken back"), QStringLiteral("Roll out again and finish"), QStringLiteral("Roll back by hand")}, 50},
        {"turn.anything", {}, 250},
    };
    Figures figures;
    for (const Work& work : all) {
        double worst = 0;
        int found = 0;
        for (const QJsonValue& step : steps) {
            if (!work.steps.isEmpty() && !work.steps.contains(step[QLatin1String("name")].toString()))
                continue;
            ++found;
            worst = std::max(worst, step[QLatin1String("worstTurnMs")].toDouble());
        }
        // A step that is not there, renamed or not reached, must not look like a quick one.
        if (found == 0 || (!work.steps.isEmpty() && found != work.steps.size()))
            std::fprintf(stderr, "%s: not measured, %d of %d steps are in the tour's report\n", work.figure, found, int(work.steps.size()));
        else
            figures.append({QString::fromLatin1(work.figure), worst, QStringLiteral("ms"), found, {}, {}, work.budget});
    }
    return figures;
}

} // namespace skein::bench
