#pragma once

#include "models/importers/sourcefiles.h"

namespace skein::importers {

/// A format that sources come in. The table of them is what `--format`, detection and messages go by.
struct Format {
    const char* name;   ///< as in `--format` and reports: "openlineage"
    const char* title;  ///< "OpenLineage events"
    /// Reads the files of a source that have this format. An error means that nothing of them could be read.
    Result<Imported> (*read)(const SourceFiles& source, const ImportOptions& options);
};

const QVector<Format>& formats();
const Format* formatByName(const QString& name);

/// What one file holds, from its content: a format's name; "" when it is none of them; "-" when it is a known kind of
/// file that is no catalog source (".csv", ".avdl"); "dbt-artifact" for what dbt writes beside a manifest.
QString formatOfFile(const QString& path);

/// The files of a source by format, each with the reason why others are left out. A file belongs to one format.
struct SortedFiles {
    QMap<QString, SourceFiles> byFormat;
    QVector<Skip> skipped; ///< schema-like files (.json, .yaml, .avsc, .sql) of no known format, and what is no source
    QMap<QString, int> others; ///< files that nobody would take for a source, counted by suffix
};
SortedFiles sortFiles(const SourceFiles& source, const CancelToken& cancel = {});

// One function a format, called through the table.
Result<Imported> readAvro(const SourceFiles& source, const ImportOptions& options);
Result<Imported> readDataHub(const SourceFiles& source, const ImportOptions& options);
Result<Imported> readDbtProject(const SourceFiles& source, const ImportOptions& options);
Result<Imported> readIceberg(const SourceFiles& source, const ImportOptions& options);
Result<Imported> readJsonSchema(const SourceFiles& source, const ImportOptions& options);
Result<Imported> readOpenLineage(const SourceFiles& source, const ImportOptions& options);
Result<Imported> readSqlFolder(const SourceFiles& source, const ImportOptions& options);

} // namespace skein::importers
