#include "models/importers/importrun.h"

#include "models/importers/lastgood.h"

#include <algorithm>

namespace skein::importers {

ImportRun::ImportRun(const QString& format, const SourceFiles& files, const ImportOptions& importOptions)
    : source(files)
    , options(importOptions)
{
    report.path = files.start;
    report.format = format;
}

void ImportRun::skip(const QString& file, int line, const QString& reason)
{
    report.skipped.append({source.shown(file), line, reason});
}

void ImportRun::lose(const QString& file, int line, const QString& reason)
{
    skip(file, line, reason);
    m_lost.insert(source.shown(file));
}

void ImportRun::warn(const QString& file, int line, const QString& message)
{
    report.warnings.append({source.shown(file), line, message});
}

bool ImportRun::goOn(qsizetype done, qsizetype of, const QString& file)
{
    if (options.progress && of > 0)
        options.progress(double(done) / double(of), source.shown(file));
    return !cancelled();
}

void ImportRun::forEachFile(const std::function<void(const QString& path)>& read)
{
    qsizetype done = 0;
    for (const QString& path : source.files) {
        if (!goOn(done++, source.files.size(), path))
            return;
        read(path);
    }
}

bool ImportRun::parseFile(const QString& path, JsonDocument& document, qint64 maxBytes)
{
    const Result<QByteArray> text = readSourceFile(path, maxBytes);
    if (!text) {
        lose(path, 0, text.error().message);
        return false;
    }
    parseJson(*text, document);
    if (document.problem) {
        lose(path, document.problem->line, document.problem->message);
        return false;
    }
    count(QStringLiteral("files"));
    return true;
}

void ImportRun::forEachRecord(const QString& path, const std::function<void(const simdjson::dom::element& record, int line)>& read)
{
    const Result<QByteArray> text = readSourceFile(path);
    if (!text) {
        lose(path, 0, text.error().message);
        return;
    }
    count(QStringLiteral("files"));
    QVector<JsonProblem> problems;
    forEachJsonRecord(*text, [&](const simdjson::dom::element& record, int line) {
        read(record, line);
        return !cancelled();
    }, problems);
    for (const JsonProblem& problem : std::as_const(problems))
        lose(path, problem.line, problem.message);
}

Result<Imported> ImportRun::finish()
{
    if (cancelled())
        return makeError(ErrorClass::Cancelled, QStringLiteral("import cancelled"), source.start);
    report.skipped += source.skipped;
    Imported imported {builder.build(), {}};
    if (imported.catalog.entities.isEmpty()) {
        if (report.skipped.isEmpty()) {
            return makeError(ErrorClass::BadInput, QStringLiteral("nothing for the catalog was found"), source.start,
                QStringLiteral("Check that this is the right file or folder."));
        }
        const Skip& first = report.skipped.constFirst();
        const QString file = source.root + QLatin1Char('/') + first.file;
        return makeError(ErrorClass::BadInput, QStringLiteral("nothing of it could be read: %1").arg(first.reason),
            first.line > 0 ? QStringLiteral("%1:%2").arg(file).arg(first.line) : file, QStringLiteral("Correct the file there, then import again."));
    }
    if ((!m_lost.isEmpty() || !source.lostFolders.isEmpty()) && options.before) {
        const auto damaged = [this](const Entity& entity) {
            const QString& file = entity.provenance.file;
            const bool lost = m_lost.contains(file)
                || std::any_of(source.lostFolders.cbegin(), source.lostFolders.cend(), [&](const QString& folder) { return file.startsWith(folder); });
            return lost ? file : QString();
        };
        keepLastGood(options.before(), damaged, builder, report);
        imported.catalog = builder.build();
    }
    imported.report = report;
    return imported;
}

Entity referencedDataset(const QString& platform, const QString& instance, const QString& qualifiedName, const Provenance& by)
{
    Entity entity;
    entity.ref = EntityRef(EntityKind::Dataset, QString(), entitySlug(qualifiedName));
    entity.title = qualifiedName;
    entity.qualifiedName = qualifiedName;
    entity.platform = platform;
    entity.instance = instance;
    entity.referencedOnly = true;
    entity.provenance = by;
    return entity;
}

} // namespace skein::importers
