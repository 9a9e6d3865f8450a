#pragma once

#include "models/importers/jsonrecords.h"
#include "models/importers/sourcefiles.h"

namespace skein::importers {

/// One import while it runs: what has been found, what could not be read, how far it is. A reader of a format fills it
/// file by file and ends with finish().
class ImportRun
{
public:
    ImportRun(const QString& format, const SourceFiles& source, const ImportOptions& options);

    CatalogBuilder builder;
    ImportReport report;
    const SourceFiles& source;
    const ImportOptions& options;

    /// Something that did not become part of the catalog and never gave anything (another format, a template).
    void skip(const QString& file, int line, const QString& reason);
    /// A skip of something that may have given entities before: those of this file that are not found elsewhere now
    /// stay as last imported.
    void lose(const QString& file, int line, const QString& reason);
    /// Imported, but something about it is odd.
    void warn(const QString& file, int line, const QString& message);
    void count(const QString& fact, int by = 1) { report.facts[fact] += by; }
    /// Who says it: this format, the file as shown, the line.
    Provenance said(const QString& file, int line) const { return {report.format, source.shown(file), line}; }

    /// Reads the files of the source one by one, telling how far it is, until the import is cancelled.
    void forEachFile(const std::function<void(const QString& path)>& read);
    /// A file as one JSON value; nothing when it cannot be read or is none, which is said. Counted among "files".
    bool parseFile(const QString& path, JsonDocument& document, qint64 maxBytes = qint64(4) << 30);
    /// The objects of a file one after the other, with the line each begins at; what is broken is said.
    void forEachRecord(const QString& path, const std::function<void(const simdjson::dom::element& record, int line)>& read);
    /// Tells how far the import is; false when it has been cancelled.
    bool goOn(qsizetype done, qsizetype of, const QString& file);
    bool cancelled() const { return options.cancel.isCancelled(); }

    /// The catalog and the report. An error when it was cancelled, or when there is no entity: with the first skip's
    /// reason, since a source that gave nothing must not take the place of what it gave before.
    Result<Imported> finish();

private:
    QSet<QString> m_lost; ///< files as shown
};

/// A dataset that is only named by others ("schema.table" of a platform): what its readers state of it.
Entity referencedDataset(const QString& platform, const QString& instance, const QString& qualifiedName, const Provenance& by);

} // namespace skein::importers
