#pragma once

#include "models/base/canceltoken.h"
#include "models/base/result.h"
#include "models/catalog/builder.h"

#include <QJsonObject>
#include <QMap>

#include <functional>

namespace skein::importers {

/// Something of the source that did not become part of the catalog, and why.
struct Skip {
    QString file;
    int line = 0;
    QString reason;
};

struct ImportReport {
    QString path;
    QString format;          ///< a name of formats.h, or several joined by "+" for a folder that holds several
    int added = 0, changed = 0, moved = 0, removed = 0;
    QVector<Skip> skipped;
    QVector<Skip> warnings;  ///< imported, but something about it is odd
    QMap<QString, int> facts; ///< counts of what the source holds, by name
    QJsonObject toJson() const; ///< one element of `import --json`
};

struct Imported {
    Catalog catalog;
    ImportReport report;
};

struct ImportOptions {
    QString format = QStringLiteral("auto");
    CancelToken cancel;
    std::function<void(double fraction, const QString& step)> progress;
    /// What the same source gave last time. Asked for when a part of it cannot be read now: that part keeps its last
    /// good state instead of being taken for removed.
    std::function<Catalog()> before;
    /// Does another source describe it? Asked for references that this one does not resolve.
    std::function<bool(const EntityRef&)> known;
};

/// Reads one source, a file or a folder, into a catalog of its own. A folder may hold several formats: each is read by
/// its own reader, and the catalogs are joined. An error means nothing of it could be read; everything else that is
/// wrong is in the report, with file and line. Nothing in the source is run or fetched.
Result<Imported> importSource(const QString& path, const ImportOptions& options = {});

/// Fills added, changed, moved and removed by comparison with what the same source gave before. Moved is what another
/// file states now, or what has another reference: the only thing of its kind and name that is gone and the only one
/// that is new, with at least half of the columns in common. O(entities + columns).
void compareWithBefore(const Catalog& before, const Catalog& after, ImportReport& report);

// One function a format, called by importSource().
Result<Imported> importDbt(const QString& manifestPath, const ImportOptions& options);
/// `files` limits a folder to some of its files (absolute paths); empty = every YAML file in it.
Result<Imported> importBackstage(const QString& path, const ImportOptions& options, const QStringList& files = {});
Result<Imported> importSqlite(const QString& path, const ImportOptions& options);

} // namespace skein::importers
