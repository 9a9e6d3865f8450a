#include "app/commands/command.h"
#include "app/commands/common.h"

#include "models/base/files.h"
#include "models/importers/formats.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace skein::app {

namespace {

/// A folder that is not there or is empty becomes a workspace: importing is how one begins.
Result<std::shared_ptr<store::Workspace>> openOrCreate(const Arguments& arguments)
{
    const QString dir = workspaceDir(arguments);
    const QFileInfo info(dir);
    QStringList inside = info.isDir() ? QDir(dir).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden) : QStringList();
    const QString file = dir + QStringLiteral("/workspace.yaml");
    const bool described = inside.removeAll(QStringLiteral("workspace.yaml")) > 0; // somebody wrote it first
    const bool empty = (!info.exists() || info.isDir()) && inside.isEmpty();
    if (!empty || !arguments.has(QStringLiteral("w")))
        return openWorkspace(arguments, store::OpenMode::ReadWrite);
    store::WorkspaceConfig config;
    if (!described) {
        config.name = QFileInfo(dir).fileName();
        return store::Workspace::create(dir, config);
    }
    const Result<QByteArray> yaml = readFile(file);
    const Result<store::WorkspaceConfig> written = yaml ? store::readWorkspaceConfig(*yaml, file) : Result<store::WorkspaceConfig>(yaml.error());
    if (!written)
        return written.error();
    auto made = store::Workspace::create(dir, *written);
    if (made) {
        if (const Status kept = writeFile(file, *yaml); !kept) // as it was, with its comments
            return kept.error();
    }
    return made;
}

/// As the shell means it; a source the workspace names is meant relative to the workspace.
QString absoluteSource(const QString& path, const store::Workspace& workspace)
{
    if (QFileInfo::exists(path) || !QFileInfo::exists(workspace.path() + QLatin1Char('/') + path))
        return QDir::cleanPath(QDir::current().absoluteFilePath(path));
    return workspace.path() + QLatin1Char('/') + path;
}

void printReport(const importers::ImportReport& report, const Output& output)
{
    output.text(QStringLiteral("%1 (%2): %3 added, %4 changed, %5 moved, %6 removed, %7 skipped")
                    .arg(report.path, report.format)
                    .arg(report.added)
                    .arg(report.changed)
                    .arg(report.moved)
                    .arg(report.removed)
                    .arg(report.skipped.size()));
    const auto list = [&output](const QVector<importers::Skip>& entries, const QString& word) {
        for (const importers::Skip& skip : entries)
            output.text(QStringLiteral("  %1 %2%3: %4").arg(word, skip.file, skip.line > 0 ? QStringLiteral(":%1").arg(skip.line) : QString(), skip.reason));
    };
    list(report.skipped, QStringLiteral("skipped"));
    list(report.warnings, QStringLiteral("note"));
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    // A folder is not made a workspace for nothing.
    const QString dir = workspaceDir(arguments);
    const bool nothing = !arguments.positional.isEmpty() && std::none_of(arguments.positional.cbegin(), arguments.positional.cend(), [&dir](const QString& source) {
        return QFileInfo::exists(source) || QFileInfo::exists(dir + QLatin1Char('/') + source);
    });
    if (nothing && !QFileInfo::exists(dir + QStringLiteral("/skein.db"))) {
        return makeError(ErrorClass::BadInput, QStringLiteral("there is no such file or folder"), arguments.positional.constFirst(),
            QStringLiteral("Check the path; no workspace was made."));
    }
    const auto workspace = openOrCreate(arguments);
    if (!workspace)
        return workspace.error();
    importers::ImportOptions options;
    options.format = arguments.value(QStringLiteral("format"), QStringLiteral("auto"));
    options.progress = [&output](double fraction, const QString& step) { output.progress(fraction, step); };
    QStringList sources = arguments.positional;
    if (sources.isEmpty()) {
        for (const store::SourceConfig& source : (*workspace)->config().sources)
            sources << QDir((*workspace)->path()).absoluteFilePath(source.path); // as it is when it is absolute
        for (QString& source : sources)
            source = QDir::cleanPath(source);
    }
    if (sources.isEmpty())
        return makeError(ErrorClass::Usage, QStringLiteral("no source is named and the workspace lists none"), {}, QStringLiteral("Write skein import -w DIR SOURCE."));
    QJsonArray reports, errors;
    std::optional<Error> lastError;
    for (const QString& source : std::as_const(sources)) {
        const auto report = importers::importIntoWorkspace(**workspace, absoluteSource(source, **workspace), options, actorName());
        output.endProgress();
        if (report) {
            reports.append(report->toJson());
            if (!arguments.json())
                printReport(*report, output);
            continue;
        }
        // The others are imported all the same.
        lastError = report.error();
        errors.append(report.error().toJson());
        if (sources.size() > 1)
            output.note(QStringLiteral("skein import: %1").arg(report.error().toText()));
    }
    if (reports.isEmpty() && sources.size() == 1)
        return *lastError;
    if (arguments.json()) {
        QJsonObject json {{QStringLiteral("sources"), reports}};
        if (!errors.isEmpty())
            json.insert(QStringLiteral("errors"), errors);
        output.json(json);
    }
    return errors.isEmpty() ? Done : Refused;
}

} // namespace

Command importCommand()
{
    QStringList known;
    for (const importers::Format& format : importers::formats())
        known << QLatin1String(format.name);
    CommandSpec spec;
    spec.name = QStringLiteral("import");
    spec.usage = QStringLiteral("[-w DIR] [SOURCE…] [--format FORMAT]");
    spec.summary = QStringLiteral("read catalogs, lineage, schemas, SQL and databases into a workspace");
    spec.details = QStringLiteral("A source is a file or a folder; what it is is told by its content, and a folder may hold several formats. Without a\n"
                                  "source, everything workspace.yaml lists is read again. What could not be read is reported with file\n"
                                  "and line; the rest is imported. With -w, a folder that is missing or holds at most a workspace.yaml becomes a\n"
                                  "workspace.");
    spec.options = {{QStringLiteral("format"), QStringLiteral("FORMAT"), QStringLiteral("auto (default), ") + known.join(QStringLiteral(", "))}};
    return {spec, run};
}

} // namespace skein::app
