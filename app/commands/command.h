#pragma once

#include "app/arguments.h"
#include "models/base/result.h"

#include <QJsonObject>
#include <QString>
#include <QVector>

#include <functional>

namespace skein::app {

/// Where a command writes. Text and JSON go to the standard output, progress and reasons to the standard error.
class Output
{
public:
    void text(const QString& line) const;            ///< one line
    void bytes(const QByteArray& text) const;        ///< as it is
    void json(const QJsonObject& object) const;
    void note(const QString& line) const;            ///< standard error
    /// A line that replaces the former one; only where the standard error is a terminal.
    void progress(double fraction, const QString& step) const;
    void endProgress() const;
};

enum ExitStatus { Done = 0, Refused = 1, WrongUsage = 2, ChangesFound = 3 };

/// One command of the program. `run` gives the exit status, or the error that is then printed.
struct Command {
    CommandSpec spec;
    std::function<Result<int>(const Arguments&, const Output&)> run;
};

/// In the order of `skein --help`.
const QVector<Command>& commands();
const Command* commandByName(const QString& name);

/// Parses, runs, prints errors (as {"error":…} with --json) and gives the exit status: 0 done, 1 refused or failed,
/// 2 wrong usage, 3 `--check` found changes.
int runCommand(const Command& command, const QStringList& words, const Output& output);
/// What `skein --help` prints; `more` are commands that are not in this library.
QString overviewText(const QVector<CommandSpec>& more = {});

// One function a command, each in a file of its own.
Command sampleCommand();
Command importCommand();
Command catalogCommand();
Command impactCommand();
Command matchCommand();
Command generateCommand();
Command rewriteCommand();
Command migrateCommand();
Command changeCommand();
Command rolloutCommand();
Command journalCommand();
Command openCommand();
Command doctorCommand();

} // namespace skein::app
