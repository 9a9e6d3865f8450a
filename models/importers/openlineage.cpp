#include "models/importers/formats.h"
#include "models/importers/importrun.h"

namespace skein::importers {

Result<Imported> readOpenLineage(const SourceFiles& source, const ImportOptions& options)
{
    return ImportRun(QStringLiteral("openlineage"), source, options).finish();
}

} // namespace skein::importers
