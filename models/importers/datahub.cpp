#include "models/importers/formats.h"
#include "models/importers/importrun.h"

namespace skein::importers {

Result<Imported> readDataHub(const SourceFiles& source, const ImportOptions& options)
{
    return ImportRun(QStringLiteral("datahub"), source, options).finish();
}

} // namespace skein::importers
