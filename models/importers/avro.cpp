#include "models/importers/formats.h"
#include "models/importers/importrun.h"

namespace skein::importers {

Result<Imported> readAvro(const SourceFiles& source, const ImportOptions& options)
{
    return ImportRun(QStringLiteral("avro"), source, options).finish();
}

} // namespace skein::importers
