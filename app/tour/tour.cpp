#include "app/tour/tour.h"

#include "app/tour/script.h"
#include "models/control/livecontrol.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/turnwatch.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QSettings>

#include <cstdio>

namespace skein::app {

namespace {

constexpr double longestTurnMs = 250;

/// The offscreen platform says at every popup that it lacks what nobody needs there.
void quietly(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (!text.startsWith(QLatin1String("This plugin does not support")))
        std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, text)));
}

int refuse(const QString& message, int status = 1)
{
    std::fprintf(stderr, "skein tour: %s\n", qPrintable(message));
    return status;
}

void say(const QString& line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

QSize sizeFrom(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    return size.width() >= 960 && size.height() >= 600 ? size : QSize();
}

} // namespace

CommandSpec tourSpec()
{
    CommandSpec spec;
    spec.name = QStringLiteral("tour");
    spec.usage = QStringLiteral("[--out DIR] [--size 1280x800]");
    spec.summary = QStringLiteral("drive the window through the whole job and take pictures");
    spec.details = QStringLiteral("Makes the sample in DIR/workspace, drives the real window with mouse and keys, saves a picture a step in the\n"
                                  "light and the dark theme and DIR/report.json with what was asserted. DIR must be empty or absent.\n"
                                  "Without a display it runs offscreen. Ends with 1 when an assertion failed.");
    spec.options = {{QStringLiteral("out"), QStringLiteral("DIR"), QStringLiteral("where pictures, report and workspace go; default ./tour")},
        {QStringLiteral("size"), QStringLiteral("WxH"), QStringLiteral("size of the window; default 1280x800")}};
    spec.maxArguments = 0;
    return spec;
}

int runTour(QApplication& application, const Arguments& arguments)
{
    const QString out = QDir(arguments.value(QStringLiteral("out"), QStringLiteral("tour"))).absolutePath();
    const QSize size = sizeFrom(arguments.value(QStringLiteral("size"), QStringLiteral("1280x800")));
    if (!size.isValid())
        return refuse(QStringLiteral("--size is WIDTHxHEIGHT, at least 960x600"), 2);
    if (QDir(out).exists() && !QDir(out).isEmpty())
        return refuse(QStringLiteral("%1 is not empty. Choose another folder, or remove it.").arg(out));
    if (!QDir().mkpath(out))
        return refuse(QStringLiteral("%1 cannot be made. Choose a folder that can be written to.").arg(out));

    // The tour has settings of its own: the user's theme, language and recent workspaces are none of its business.
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, out + QStringLiteral("/settings"));
    qputenv("SKEIN_SAMPLE_FOLDER", (out + QStringLiteral("/workspace")).toUtf8());
    ui::Theme::setMode(ui::ThemeMode::Light);
    ui::Theme::apply(application);
    ui::setLanguage(QStringLiteral("en"));

    qInstallMessageHandler(quietly);
    TourReport report;
    QElapsedTimer clock;
    clock.start();
    {
        control::LiveControl control;
        control.setActor({QStringLiteral("mira"), QStringLiteral("Mira Lind"), QStringLiteral("mira@example.com")});
        ui::MainWindow window(&control);
        window.resize(size);
        window.show();
        window.activateWindow();
        ui::TurnWatch watch;
        TourDriver hand(&window, out, report);
        hand.setAside([&watch](bool begins) { begins ? watch.pause() : watch.resume(); });
        TourStage stage {hand, window, control, out + QStringLiteral("/workspace"), {}, {}, {}, {}};
        std::vector<TourStep> steps = stepsToMerge();
        for (std::vector<TourStep> more : {stepsToRollBack(), stepsAround()})
            steps.insert(steps.end(), more.begin(), more.end());
        for (const TourStep& step : steps) {
            report.beginStep(step.name);
            watch.setLabel(step.name);
            step.run(stage);
            report.endStep(watch.worstMs(step.name));
            const TourReport::Step& done = report.steps().constLast();
            say(QStringLiteral("%1 %2 (%3 s)").arg(hand.broken() ? QStringLiteral("✕") : QStringLiteral("✓"), step.name).arg(double(done.elapsedMs) / 1000, 0, 'f', 1));
            for (const TourReport::Check& check : done.checks)
                say(QStringLiteral("    %1 %2%3").arg(check.ok ? QStringLiteral("✓") : QStringLiteral("✕"), check.what,
                    check.figure.isEmpty() ? QString() : QStringLiteral(": ") + check.figure));
            if (hand.broken()) {
                window.grab().save(out + QStringLiteral("/failed.png"));
                break;
            }
        }
        report.beginStep(QStringLiteral("Stay quick"));
        const QVector<ui::TurnWatch::Turn> worst = watch.worst();
        report.figure(QStringLiteral("worstTurnMs"), watch.worstMs());
        report.figure(QStringLiteral("slowestThemeSwitchMs"), hand.slowestThemeMs());
        report.figure(QStringLiteral("turns"), double(watch.turns()));
        report.check(QStringLiteral("no turn of the event loop used more than 250 ms of the GUI thread"), watch.worstMs() <= longestTurnMs,
            worst.isEmpty() ? QString() : QStringLiteral("%1 ms in \"%2\"").arg(worst.constFirst().cpuMs, 0, 'f', 0).arg(worst.constFirst().label));
        report.endStep();
        say(QStringLiteral("slowest change of theme: %1 ms").arg(hand.slowestThemeMs(), 0, 'f', 0));
        say(QStringLiteral("longest event-loop turns:"));
        for (const ui::TurnWatch::Turn& turn : worst)
            say(QStringLiteral("    %1 ms  %2 (%3)").arg(turn.cpuMs, 6, 'f', 1).arg(turn.label, turn.parts.join(QStringLiteral("; "))));
    }
    report.figure(QStringLiteral("seconds"), double(clock.elapsed()) / 1000);
    QFile file(out + QStringLiteral("/report.json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(report.toJson()).toJson()) < 0)
        return refuse(QStringLiteral("%1 cannot be written: %2").arg(file.fileName(), file.errorString()));
    say(QStringLiteral("%1 pictures in %2, %3 s, %4").arg(report.pictureCount()).arg(out).arg(clock.elapsed() / 1000).arg(report.ok() ? QStringLiteral("all held") : QStringLiteral("FAILED")));
    return report.ok() ? 0 : 1;
}

} // namespace skein::app
