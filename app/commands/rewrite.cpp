#include "app/commands/command.h"
#include "app/commands/common.h"
#include "app/commands/unified.h"

#include "models/base/files.h"
#include "models/rewrite/rewrite.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace skein::app {

namespace {

/// Files named, and the code below folders; sorted, without repeats.
Result<QStringList> filesOf(const QStringList& paths)
{
    static const QStringList patterns {QStringLiteral("*.sql"), QStringLiteral("*.scala"), QStringLiteral("*.py"), QStringLiteral("*.java")};
    QStringList files;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (info.exists() && !info.isFile() && !info.isDir())
            return makeError(ErrorClass::BadInput, QStringLiteral("this is neither a file nor a folder"), path, QStringLiteral("Name a file of code."));
        if (!info.exists())
            return makeError(ErrorClass::BadInput, QStringLiteral("there is no such file or folder"), path, QStringLiteral("Check the path."));
        if (!info.isDir()) {
            files << path;
            continue;
        }
        QDirIterator it(path, patterns, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString file = it.next();
            if (!file.contains(QLatin1String("/.git/")))
                files << file;
        }
    }
    files.sort();
    files.removeDuplicates();
    return files;
}

Result<rewrite::Options> optionsOf(const Arguments& arguments)
{
    rewrite::Options options;
    const QString name = arguments.value(QStringLiteral("dialect"), QStringLiteral("sqlite"));
    const std::optional<sql::Dialect> dialect = sql::dialectFromName(name);
    if (!dialect) {
        return makeError(ErrorClass::Usage, QStringLiteral("unknown dialect \"%1\"").arg(name), {},
            QStringLiteral("Dialects: sqlite, postgres, bigquery, snowflake, generic."));
    }
    options.dialect = *dialect;
    options.propagate = arguments.has(QStringLiteral("propagate"));
    if (arguments.has(QStringLiteral("w"))) {
        const Result<importers::LoadedCatalog> catalog = openCatalog(arguments);
        if (!catalog)
            return catalog.error();
        rewrite::addCatalog(options, *catalog->catalog);
    }
    return options;
}

void print(const rewrite::FileResult& result, bool check, const Output& output)
{
    if (check) {
        output.bytes(unifiedDiff(result.before, result.after, result.path));
    } else {
        output.text(QStringLiteral("%1 %2 (%3 edits)").arg(rewrite::outcomeName(result.outcome).leftJustified(12), result.path).arg(result.edits.size()));
    }
    for (const rewrite::Diagnostic& entry : result.diagnostics) {
        output.note(QStringLiteral("%1:%2: %3: %4%5%6").arg(result.path).arg(entry.line).arg(entry.severity, entry.rule.isEmpty() ? QString() : entry.rule + QStringLiteral(": "),
            entry.message, entry.remedy.isEmpty() ? QString() : QStringLiteral(". ") + entry.remedy));
    }
}

Result<int> run(const Arguments& arguments, const Output& output)
{
    const Result<mapping::Mapping> mapping = readMapping(arguments);
    if (!mapping)
        return mapping.error();
    const Result<rewrite::Options> options = optionsOf(arguments);
    if (!options)
        return options.error();
    const Result<QStringList> files = filesOf(arguments.positional);
    if (!files)
        return files.error();
    const bool check = arguments.has(QStringLiteral("check"));

    // Everything is planned before the first file is written: an unreadable file must not leave half a change.
    QVector<rewrite::FileResult> results;
    for (const QString& file : *files) {
        const Result<QByteArray> text = readFile(file);
        if (!text)
            return text.error();
        output.progress(double(results.size()) / double(files->size()), file);
        results.append(rewrite::rewriteFile(*text, file, *mapping, *options));
    }
    output.endProgress();
    QJsonArray list;
    bool changes = false;
    for (const rewrite::FileResult& result : std::as_const(results)) {
        const bool changed = result.after != result.before;
        changes = changes || changed;
        if (changed && !check) {
            if (const Status written = writeFile(result.path, result.after); !written)
                return written.error();
        }
        list.append(rewrite::toJson(result));
        if (!arguments.json())
            print(result, check, output);
    }
    QMap<QString, int> counts;
    for (const rewrite::FileResult& result : std::as_const(results))
        ++counts[rewrite::outcomeName(result.outcome)];
    QJsonObject summary;
    QStringList words;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        summary.insert(it.key(), it.value());
        words << QStringLiteral("%1 %2").arg(it.value()).arg(it.key());
    }
    if (arguments.json())
        output.json({{QStringLiteral("files"), list}, {QStringLiteral("summary"), summary}});
    else
        output.note(QStringLiteral("%1 files: %2").arg(results.size()).arg(words.isEmpty() ? QStringLiteral("no code found") : words.join(QStringLiteral(", "))));
    return check && changes ? ChangesFound : Done;
}

} // namespace

Command rewriteCommand()
{
    CommandSpec spec;
    spec.name = QStringLiteral("rewrite");
    spec.usage = QStringLiteral("--mapping M.json [-w DIR] [--dialect D] [--check] [--propagate] PATH…");
    spec.summary = QStringLiteral("move consumer code from v1 to v2, byte for byte outside the change");
    spec.details = QStringLiteral("Folders are searched for code. Files are edited in place; what cannot be decided is reported and left alone,\n"
                                  "which is no failure: see the counts at the end (\"summary\" with --json).\n"
                                  "--check writes nothing, prints the difference and exits with 3 when there is one.");
    spec.options = {{QStringLiteral("mapping"), QStringLiteral("FILE"), QStringLiteral("the mapping document")},
        {QStringLiteral("dialect"), QStringLiteral("D"), QStringLiteral("sqlite (default), postgres, bigquery, snowflake, generic")},
        {QStringLiteral("check"), {}, QStringLiteral("write nothing, show what would change")},
        {QStringLiteral("propagate"), {}, QStringLiteral("carry renames on through published columns")}};
    spec.minArguments = 1;
    return {spec, run};
}

} // namespace skein::app
