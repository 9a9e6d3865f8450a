#include "tests/bench/bench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>

namespace skein::bench {

Figures benchStart(const QString& sampleDir)
{
    constexpr int starts = 5;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SKEIN_MEASURE_START"), QStringLiteral("1"));
    if (!environment.contains(QStringLiteral("QT_QPA_PLATFORM")))
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    QVector<double> painted, usable;
    for (int i = 0; i <= starts; ++i) {
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(SKEIN_BINARY), {sampleDir});
        if (!program.waitForFinished(30000)) {
            program.kill();
            program.waitForFinished();
            return {};
        }
        const QJsonObject said = QJsonDocument::fromJson(program.readAllStandardOutput().trimmed()).object();
        if (i == 0 || said.isEmpty())
            continue; // the first start warms the disk
        painted << said.value(QLatin1String("firstPaintMs")).toDouble();
        usable << said.value(QLatin1String("usableMs")).toDouble();
    }
    if (painted.isEmpty())
        return {};
    return {{QStringLiteral("start.firstPaint"), median(painted), QStringLiteral("ms"), int(painted.size()), {}, {}, 300.0},
        {QStringLiteral("start.usable"), median(usable), QStringLiteral("ms"), int(usable.size()), {}, {}, 600.0}};
}

} // namespace skein::bench
