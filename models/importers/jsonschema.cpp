#include "models/importers/formats.h"
#include "models/importers/importrun.h"

namespace skein::importers {

Result<Imported> readJsonSchema(const SourceFiles& source, const ImportOptions& options)
{
    return ImportRun(QStringLiteral("jsonschema"), source, options).finish();
}

} // namespace skein::importers
