#include "models/importers/formats.h"
#include "models/importers/importrun.h"

namespace skein::importers {

Result<Imported> readSqlFolder(const SourceFiles& source, const ImportOptions& options)
{
    return ImportRun(QStringLiteral("sqlfolder"), source, options).finish();
}

} // namespace skein::importers
