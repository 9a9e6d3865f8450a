#include "app/arguments.h"

namespace skein::app {

namespace {

const QVector<OptionSpec>& commonOptions()
{
    static const QVector<OptionSpec> options {
        {QStringLiteral("w"), QStringLiteral("DIR"), QStringLiteral("the workspace; default: the current folder")},
        {QStringLiteral("json"), {}, QStringLiteral("print one JSON document instead of text")},
        {QStringLiteral("help"), {}, QStringLiteral("explain this command")},
    };
    return options;
}

const OptionSpec* findOption(const CommandSpec& spec, const QString& name)
{
    for (const OptionSpec& option : spec.options) {
        if (option.name == name)
            return &option;
    }
    for (const OptionSpec& option : commonOptions()) {
        if (option.name == name)
            return &option;
    }
    return nullptr;
}

Error usageError(const CommandSpec& spec, const QString& message)
{
    return makeError(ErrorClass::Usage, message, QStringLiteral("skein ") + spec.name,
        QStringLiteral("Usage: skein %1 %2. See skein %1 --help.").arg(spec.name, spec.usage));
}

QString optionName(const OptionSpec& option)
{
    const QString dashes = option.name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--");
    return dashes + option.name + (option.value.isEmpty() ? QString() : QLatin1Char(' ') + option.value);
}

} // namespace

Result<Arguments> parseArguments(const CommandSpec& spec, const QStringList& words)
{
    Arguments arguments;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words[i];
        if (optionsEnded || !word.startsWith(QLatin1Char('-')) || word == QLatin1String("-")) {
            arguments.positional << word;
            continue;
        }
        if (word == QLatin1String("--")) {
            optionsEnded = true;
            continue;
        }
        QString name = word.mid(word.startsWith(QLatin1String("--")) ? 2 : 1);
        QString value;
        const qsizetype equals = name.indexOf(QLatin1Char('='));
        const bool inlineValue = equals > 0;
        if (inlineValue) {
            value = name.mid(equals + 1);
            name = name.left(equals);
        }
        const OptionSpec* option = findOption(spec, name);
        if (!option)
            return usageError(spec, QStringLiteral("unknown option %1").arg(word));
        if (option->value.isEmpty()) {
            if (inlineValue)
                return usageError(spec, QStringLiteral("%1 takes no value").arg(word.left(word.indexOf(QLatin1Char('=')))));
            value = QStringLiteral("true");
        } else if (!inlineValue) {
            if (i + 1 >= words.size())
                return usageError(spec, QStringLiteral("%1 needs a value").arg(word));
            value = words[++i];
        }
        arguments.options.insert(name, value);
    }
    if (arguments.has(QStringLiteral("help")))
        return arguments;
    if (arguments.positional.size() < spec.minArguments)
        return usageError(spec, QStringLiteral("too few arguments"));
    if (spec.maxArguments >= 0 && arguments.positional.size() > spec.maxArguments)
        return usageError(spec, QStringLiteral("too many arguments: %1").arg(arguments.positional.mid(spec.maxArguments).join(QLatin1Char(' '))));
    return arguments;
}

QString helpText(const CommandSpec& spec)
{
    QString text = QStringLiteral("usage: skein %1 %2\n\n%3\n").arg(spec.name, spec.usage, spec.summary);
    if (!spec.details.isEmpty())
        text += QLatin1Char('\n') + spec.details + QLatin1Char('\n');
    text += QStringLiteral("\noptions:\n");
    const auto line = [](const OptionSpec& option) {
        return QStringLiteral("  %1 %2\n").arg(optionName(option).leftJustified(24), option.help);
    };
    for (const OptionSpec& option : spec.options)
        text += line(option);
    for (const OptionSpec& option : commonOptions())
        text += line(option);
    return text;
}

} // namespace skein::app
