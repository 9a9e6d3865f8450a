#include "models/importers/importer.h"

#include "models/importers/formats.h"
#include "models/importers/lastgood.h"

#include <QFile>
#include <QFileInfo>

namespace skein::importers {

namespace {

QString knownFormats()
{
    QStringList names {QStringLiteral("auto")};
    for (const Format& format : formats())
        names << QLatin1String(format.name);
    return names.join(QStringLiteral(", "));
}

QString knownSources()
{
    QStringList titles;
    for (const Format& format : formats())
        titles << QLatin1String(format.title);
    return titles.mid(0, titles.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" or ") + titles.constLast();
}

/// The manifest of a folder that dbt has built, or nothing.
QString builtManifest(const QString& folder)
{
    for (const char* place : {"/manifest.json", "/target/manifest.json"}) {
        const QString path = folder + QLatin1String(place);
        if (QFile::exists(path) && (qstrcmp(place, "/manifest.json") != 0 || formatOfFile(path) != QString()))
            return path;
    }
    return {};
}

Result<Imported> readFile(const QString& path, const QString& wanted, const ImportOptions& options)
{
    const QString found = wanted.isEmpty() ? formatOfFile(path) : wanted;
    const Format* format = formatByName(found);
    if (found == QLatin1String("dbt-artifact"))
        return importDbt(path, options); // it says what it is
    if (format)
        return format->read(listSource(path, options.cancel), options);
    if (!found.isEmpty()) {
        return makeError(ErrorClass::BadInput, QStringLiteral("recognised as .%1, which is not a catalog source").arg(QFileInfo(path).suffix()), path,
            QStringLiteral("Import %1.").arg(knownSources()));
    }
    return makeError(ErrorClass::BadInput, QStringLiteral("the format was not recognised"), path,
        QStringLiteral("Import %1; or name the format with --format (%2).").arg(knownSources(), knownFormats()));
}

/// What the readers of a folder's formats found, put together.
class FolderImport
{
public:
    FolderImport(const QString& path, const ImportOptions& options)
        : m_source(listSource(path, options.cancel))
        , m_options(options)
    {
    }

    Result<Imported> read(const QString& wanted)
    {
        SortedFiles sorted = sortFiles(m_source, m_options.cancel);
        if (m_options.cancel.isCancelled())
            return makeError(ErrorClass::Cancelled, QStringLiteral("import cancelled"), m_source.start);
        if (!wanted.isEmpty())
            keepOnly(sorted, wanted);
        if (sorted.byFormat.isEmpty())
            return nothing(sorted);
        // It tells itself what of the YAML it does not know.
        if (sorted.byFormat.size() == 1 && sorted.byFormat.contains(QStringLiteral("backstage")))
            return importBackstage(m_source.start, m_options);
        m_several = sorted.byFormat.size() > 1;
        qsizetype total = 0;
        for (const SourceFiles& files : std::as_const(sorted.byFormat))
            total += files.files.size();
        for (auto it = sorted.byFormat.cbegin(); it != sorted.byFormat.cend(); ++it) {
            m_from = double(m_done) / double(total);
            m_done += it->files.size();
            m_to = double(m_done) / double(total);
            if (const Status part = readFormat(it.key(), *it); !part)
                return part.error();
        }
        return finish(sorted);
    }

private:
    /// One format was asked for: what looks like nothing in particular is given to it as well.
    void keepOnly(SortedFiles& sorted, const QString& wanted)
    {
        SourceFiles files = sorted.byFormat.value(wanted, {m_source.start, m_source.root, m_source.folder, {}, {}, {}});
        if (files.files.isEmpty())
            files.files = m_source.files;
        sorted.byFormat = {{wanted, files}};
        sorted.others.clear();
        sorted.skipped.clear();
    }

    Status readFormat(const QString& name, const SourceFiles& files)
    {
        const Format* format = formatByName(name);
        ImportOptions options = m_options;
        if (m_options.progress)
            options.progress = [this](double fraction, const QString& step) { m_options.progress(m_from + (m_to - m_from) * fraction, step); };
        // Readers of one file take them one by one.
        const bool oneByOne = name == QLatin1String("dbt") || name == QLatin1String("sqlite");
        QVector<SourceFiles> parts;
        if (oneByOne) {
            for (const QString& file : files.files)
                parts.append({file, files.root, false, {file}, {}, {}});
        } else {
            parts.append(files);
        }
        for (const SourceFiles& part : std::as_const(parts)) {
            const Result<Imported> imported = format->read(part, options);
            if (imported) {
                add(name, *imported);
            } else if (imported.error().cls == ErrorClass::Cancelled) {
                return imported.error();
            } else {
                if (!m_firstError)
                    m_firstError = imported.error();
                m_report.skipped.append({m_source.shown(part.start), 0, imported.error().message});
                m_failed.insert(name);
            }
        }
        return {};
    }

    void add(const QString& name, const Imported& imported)
    {
        m_builder.addCatalog(imported.catalog);
        m_any = true;
        m_report.skipped += imported.report.skipped;
        m_report.warnings += imported.report.warnings;
        m_formats << name;
        for (auto it = imported.report.facts.cbegin(); it != imported.report.facts.cend(); ++it)
            m_report.facts[m_several ? name + QStringLiteral(": ") + it.key() : it.key()] += it.value();
    }

    Result<Imported> finish(const SortedFiles& sorted)
    {
        if (!m_any)
            return *m_firstError;
        m_report.path = m_source.start;
        m_formats.removeDuplicates();
        m_report.format = m_formats.join(QLatin1Char('+'));
        m_report.skipped += sorted.skipped;
        m_report.skipped += m_source.skipped;
        sayOthers(sorted);
        if (!m_failed.isEmpty() && m_options.before) {
            keepLastGood(m_options.before(), [this](const Entity& entity) { return m_failed.contains(entity.provenance.source) ? entity.provenance.file : QString(); },
                m_builder, m_report);
        }
        return Imported {m_builder.build(), m_report};
    }

    void sayOthers(const SortedFiles& sorted)
    {
        int count = 0;
        QStringList kinds;
        for (auto it = sorted.others.cbegin(); it != sorted.others.cend(); ++it) {
            count += it.value();
            kinds << QStringLiteral("%1 (%2)").arg(it.key()).arg(it.value());
        }
        if (count > 0)
            m_report.warnings.append({QStringLiteral("."), 0, QStringLiteral("%1 files of other kinds were left out: %2").arg(count).arg(kinds.join(QStringLiteral(", ")))});
    }

    Error nothing(const SortedFiles& sorted) const
    {
        if (sorted.skipped.isEmpty() && m_source.skipped.isEmpty()) {
            return makeError(ErrorClass::BadInput, QStringLiteral("the format was not recognised"), m_source.start,
                QStringLiteral("Import %1; or name the format with --format (%2).").arg(knownSources(), knownFormats()));
        }
        const Skip& first = sorted.skipped.isEmpty() ? m_source.skipped.constFirst() : sorted.skipped.constFirst();
        return makeError(ErrorClass::BadInput, QStringLiteral("nothing in the folder is a catalog source; the first file: %1").arg(first.reason),
            m_source.root + QLatin1Char('/') + first.file, QStringLiteral("Import %1.").arg(knownSources()));
    }

    SourceFiles m_source;
    const ImportOptions& m_options;
    CatalogBuilder m_builder;
    ImportReport m_report;
    QStringList m_formats;
    QSet<QString> m_failed;
    std::optional<Error> m_firstError;
    bool m_any = false;
    bool m_several = false;
    qsizetype m_done = 0;
    double m_from = 0, m_to = 1; ///< the part of the progress that the present format has
};

} // namespace

Result<Imported> importSource(const QString& path, const ImportOptions& options)
{
    const QFileInfo info(path);
    if (!info.exists())
        return makeError(ErrorClass::BadInput, QStringLiteral("there is no such file or folder"), path, QStringLiteral("Check the path."));
    if (info.isFile() && info.size() == 0) {
        return makeError(ErrorClass::BadInput, QStringLiteral("the file is empty"), path,
            QStringLiteral("It may be half-written: wait for whoever writes it, then import again."));
    }
    const QString wanted = options.format == QLatin1String("auto") ? QString() : options.format;
    if (!wanted.isEmpty() && !formatByName(wanted)) {
        return makeError(ErrorClass::Usage, QStringLiteral("unknown format \"%1\"").arg(wanted), path,
            QStringLiteral("Known formats: %1.").arg(knownFormats()));
    }
    if (!info.isDir())
        return readFile(path, wanted, options);
    if (wanted.isEmpty() || wanted == QLatin1String("dbt")) {
        const QString manifest = builtManifest(path);
        if (!manifest.isEmpty() || wanted == QLatin1String("dbt"))
            return importDbt(manifest.isEmpty() ? path + QStringLiteral("/target/manifest.json") : manifest, options);
    }
    if (wanted == QLatin1String("backstage"))
        return importBackstage(path, options);
    return FolderImport(path, options).read(wanted);
}

} // namespace skein::importers
