// Measures the interactive budgets on a fresh sample: skein_bench [--json FILE] [--only NAME] [--sample DIR].
#include "tests/bench/bench.h"

#include "models/sample/writer.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

namespace skein::bench {

double median(QVector<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double medianMs(int samples, const std::function<void()>& run)
{
    QVector<double> times;
    for (int i = 0; i < samples; ++i) {
        QElapsedTimer timer;
        timer.start();
        run();
        times << double(timer.nsecsElapsed()) / 1e6;
    }
    return median(times);
}

} // namespace skein::bench

int main(int argc, char** argv)
{
    using namespace skein;
    QApplication app(argc, argv);
    app.setOrganizationName(QStringLiteral("skein-bench"));
    app.setApplicationName(QStringLiteral("skein-bench"));
    ui::Theme::apply(app);
    const QStringList words = app.arguments();
    const auto option = [&](const char* name) {
        const qsizetype at = words.indexOf(QLatin1String(name));
        return at > 0 && at + 1 < words.size() ? words[at + 1] : QString();
    };

    QTemporaryDir temporary;
    QString sample = option("--sample");
    bench::Figures figures;
    if (sample.isEmpty()) {
        sample = temporary.filePath(QStringLiteral("workspace"));
        QElapsedTimer timer;
        timer.start();
        const Result<sample::WrittenSample> written = sample::writeSample(sample, 1);
        if (!written) {
            std::fprintf(stderr, "%s\n", qPrintable(written.error().toText()));
            return 1;
        }
        figures.append({QStringLiteral("sample.write"), double(timer.elapsed()) / 1000.0, QStringLiteral("s"), 1, {}, {}, {}});
    }

    const struct {
        const char* name;
        std::function<bench::Figures()> run;
    } all[] = {
        {"start", [&] { return bench::benchStart(sample); }},
        {"graph", [&] { return bench::benchGraph(sample); }},
        {"text", [&] { return bench::benchText(sample); }},
        {"journal", [] { return bench::benchJournal(); }},
        {"turns", [] { return bench::benchTurns(); }},
    };
    const QString only = option("--only");
    for (const auto& part : all) {
        if (only.isEmpty() || only == QLatin1String(part.name))
            figures += part.run();
    }

    QJsonArray results;
    std::printf("%-34s %12s %-8s %10s %s\n", "figure", "value", "unit", "budget", "against");
    for (const bench::Figure& figure : figures) {
        QJsonObject object {{QStringLiteral("name"), figure.name}, {QStringLiteral("value"), figure.value}, {QStringLiteral("unit"), figure.unit},
            {QStringLiteral("samples"), figure.samples}, {QStringLiteral("peer"), figure.peer}};
        QString against;
        if (figure.peerValue && *figure.peerValue > 0) {
            object.insert(QStringLiteral("peerValue"), *figure.peerValue);
            object.insert(QStringLiteral("ratio"), figure.value / *figure.peerValue);
            against = QStringLiteral("%1 x %2 (%3)").arg(figure.value / *figure.peerValue, 0, 'f', 2).arg(figure.peer).arg(*figure.peerValue, 0, 'f', 2);
        }
        if (figure.budget)
            object.insert(QStringLiteral("budget"), *figure.budget);
        results.append(object);
        std::printf("%-34s %12.3f %-8s %10s %s\n", qPrintable(figure.name), figure.value, qPrintable(figure.unit),
            figure.budget ? qPrintable(QString::number(*figure.budget)) : "", qPrintable(against));
    }
    const QString file = option("--json");
    if (!file.isEmpty()) {
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(QJsonDocument(QJsonObject {{QStringLiteral("results"), results}}).toJson()) < 0) {
            std::fprintf(stderr, "cannot write %s: %s\n", qPrintable(file), qPrintable(out.errorString()));
            return 1;
        }
    }
    return 0;
}
