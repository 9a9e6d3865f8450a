#include "app/commands/command.h"

#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

namespace skein::app {

namespace {

void write(FILE* stream, const QByteArray& text)
{
    std::fwrite(text.constData(), 1, size_t(text.size()), stream);
    std::fflush(stream);
}

int statusFor(const Error& error)
{
    return error.cls == ErrorClass::Usage ? WrongUsage : Refused;
}

} // namespace

void Output::text(const QString& line) const
{
    write(stdout, line.toUtf8() + '\n');
}

void Output::bytes(const QByteArray& text) const
{
    write(stdout, text);
}

void Output::json(const QJsonObject& object) const
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void Output::note(const QString& line) const
{
    write(stderr, line.toUtf8() + '\n');
}

void Output::progress(double fraction, const QString& step) const
{
    static const bool terminal = isatty(STDERR_FILENO) == 1;
    if (terminal)
        write(stderr, QStringLiteral("\r\033[K%1 %  %2").arg(int(fraction * 100), 3).arg(step).toUtf8());
}

void Output::endProgress() const
{
    static const bool terminal = isatty(STDERR_FILENO) == 1;
    if (terminal)
        write(stderr, "\r\033[K");
}

const QVector<Command>& commands()
{
    static const QVector<Command> all {sampleCommand(), importCommand(), catalogCommand(), impactCommand(), matchCommand(), generateCommand(),
        rewriteCommand(), migrateCommand(), changeCommand(), rolloutCommand(), journalCommand(), openCommand(), doctorCommand()};
    return all;
}

const Command* commandByName(const QString& name)
{
    for (const Command& command : commands()) {
        if (command.spec.name == name)
            return &command;
    }
    return nullptr;
}

int runCommand(const Command& command, const QStringList& words, const Output& output)
{
    const Result<Arguments> arguments = parseArguments(command.spec, words);
    if (arguments && arguments->has(QStringLiteral("help"))) {
        output.bytes(helpText(command.spec).toUtf8());
        return Done;
    }
    const bool json = arguments ? arguments->json() : words.contains(QStringLiteral("--json"));
    const Result<int> status = arguments ? command.run(*arguments, output) : Result<int>(arguments.error());
    if (status)
        return *status;
    output.endProgress();
    const QString self = QStringLiteral("skein ") + command.spec.name;
    const QString text = status.error().toText();
    output.note(status.error().where.startsWith(self) ? text : self + QStringLiteral(": ") + text); // named once
    if (json)
        output.json({{QStringLiteral("error"), status.error().toJson()}});
    return statusFor(status.error());
}

QString overviewText(const QVector<CommandSpec>& more)
{
    QString text = QStringLiteral("usage: skein [WORKSPACE]\n       skein COMMAND …\n\n"
                                  "Without a command the window opens. Commands need no display:\n\n");
    for (const Command& command : commands())
        text += QStringLiteral("  %1 %2\n").arg(command.spec.name.leftJustified(10), command.spec.summary);
    for (const CommandSpec& spec : more)
        text += QStringLiteral("  %1 %2\n").arg(spec.name.leftJustified(10), spec.summary);
    text += QStringLiteral("\nskein COMMAND --help explains one; each prints JSON with --json.\n"
                           "Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 --check found changes.\n");
    return text;
}

} // namespace skein::app
