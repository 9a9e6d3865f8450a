#include "models/importers/formats.h"
#include "models/importers/importrun.h"

namespace skein::importers {

Result<Imported> readIceberg(const SourceFiles& source, const ImportOptions& options)
{
    return ImportRun(QStringLiteral("iceberg"), source, options).finish();
}

} // namespace skein::importers
