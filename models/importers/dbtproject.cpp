#include "models/importers/formats.h"
#include "models/importers/importrun.h"

namespace skein::importers {

Result<Imported> readDbtProject(const SourceFiles& source, const ImportOptions& options)
{
    return ImportRun(QStringLiteral("dbtproject"), source, options).finish();
}

} // namespace skein::importers
