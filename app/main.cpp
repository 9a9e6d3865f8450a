#include "app/commands/command.h"
#include "app/tour/tour.h"
#include "app/window.h"

#include <QApplication>
#include <QFileInfo>

using namespace skein;
using namespace skein::app;

namespace {

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

void setNames()
{
    QCoreApplication::setApplicationName(QStringLiteral("skein"));
    QCoreApplication::setOrganizationName(QStringLiteral("skein"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SKEIN_VERSION));
}

int openWindow(int& argc, char** argv, const Arguments& arguments)
{
    if (!hasDisplay()) {
        Output().note(QStringLiteral("skein: there is no display. Commands need none: see skein --help; skein tour drives the window without one."));
        return Refused;
    }
    QApplication application(argc, argv);
    return runWindow(application, arguments);
}

} // namespace

int main(int argc, char** argv)
{
    setNames();
    // The words as they are in the process's encoding; QCoreApplication would need to exist to give them.
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const Output output;
    const QString first = words.value(0);
    if (first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("help")) {
        output.bytes(overviewText({tourSpec()}).toUtf8());
        return Done;
    }
    if (first == QLatin1String("--version")) {
        output.text(QStringLiteral("skein ") + QStringLiteral(SKEIN_VERSION));
        return Done;
    }
    if (first == QLatin1String("tour")) {
        words.removeFirst();
        const Result<Arguments> arguments = parseArguments(tourSpec(), words);
        if (!arguments) {
            output.note(QStringLiteral("skein tour: ") + arguments.error().toText());
            return WrongUsage;
        }
        if (arguments->has(QStringLiteral("help"))) {
            output.bytes(helpText(tourSpec()).toUtf8());
            return Done;
        }
        if (!hasDisplay())
            qputenv("QT_QPA_PLATFORM", "offscreen");
        QApplication application(argc, argv);
        return runTour(application, *arguments);
    }
    if (const Command* command = commandByName(first)) {
        words.removeFirst();
        if (first == QLatin1String("open") && hasDisplay() && qEnvironmentVariable("QT_QPA_PLATFORM") != QLatin1String("offscreen")
            && !words.contains(QStringLiteral("--json")) && !words.contains(QStringLiteral("--help"))) {
            if (Result<Arguments> arguments = parseArguments(command->spec, words)) {
                arguments->options.insert(QStringLiteral("open"), arguments->positional.takeFirst());
                if (arguments->has(QStringLiteral("w")))
                    arguments->positional << arguments->value(QStringLiteral("w"));
                return openWindow(argc, argv, *arguments);
            }
        }
        QCoreApplication application(argc, argv);
        return runCommand(*command, words, output);
    }
    CommandSpec window;
    window.usage = QStringLiteral("[WORKSPACE]");
    window.maxArguments = 1;
    const Result<Arguments> arguments = parseArguments(window, words);
    if (!arguments || (!first.isEmpty() && !first.startsWith(QLatin1Char('-')) && !QFileInfo::exists(first))) {
        output.note(first.startsWith(QLatin1Char('-')) || words.size() > 1
                ? QStringLiteral("skein: unknown command or option \"%1\". skein --help lists the commands.").arg(first)
                : QStringLiteral("skein: \"%1\" is neither a command nor a folder. skein --help lists the commands.").arg(first));
        return WrongUsage;
    }
    return openWindow(argc, argv, *arguments);
}
