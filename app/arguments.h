#pragma once

#include "models/base/result.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

namespace skein::app {

/// One option a command takes. `value` empty = a switch.
struct OptionSpec {
    QString name;        ///< without dashes; one letter = short
    QString value;       ///< "DIR", "FILE", …
    QString help;
};

struct CommandSpec {
    QString name;
    QString usage;       ///< "SOURCE… [--format FORMAT]"
    QString summary;     ///< one line for `skein --help`
    QString details;     ///< paragraphs for `skein COMMAND --help`
    QVector<OptionSpec> options;
    int minArguments = 0;
    int maxArguments = -1; ///< -1 = any number
};

struct Arguments {
    QMap<QString, QString> options;  ///< by name; switches hold "true"
    QStringList positional;

    bool has(const QString& name) const { return options.contains(name); }
    QString value(const QString& name, const QString& fallback = {}) const { return options.value(name, fallback); }
    bool json() const { return has(QStringLiteral("json")); }
};

/// Reads what stands behind the command's name. `-w DIR` and `--json` are known everywhere; `--name=value` and
/// `--name value` are the same; `--` ends options. Errors have class Usage.
Result<Arguments> parseArguments(const CommandSpec& spec, const QStringList& words);

QString helpText(const CommandSpec& spec);

} // namespace skein::app
