#include "tests/bench/bench.h"

#include "models/sample/estate.h"
#include "models/sql/analysis.h"

namespace skein::bench {

Figures benchText(const QString&)
{
    QByteArray text;
    for (const sample::PipelineInfo& pipeline : sample::makeEstate(1).pipelines) {
        if (pipeline.framework == QLatin1String("sql"))
            text += pipeline.code.trimmed() + ";\n";
    }
    const double megabytes = double(text.size()) / 1e6;
    const double cut = medianMs(15, [&] { (void)sql::tokenize(text, sql::Dialect::Sqlite); });
    const double analysed = medianMs(15, [&] { (void)sql::analyze(text, sql::Dialect::Sqlite); });
    return {{QStringLiteral("sql.analyze"), megabytes / (analysed / 1e3), QStringLiteral("MB/s"), 15, QStringLiteral("own lexer alone"),
        megabytes / (cut / 1e3), {}}};
}

} // namespace skein::bench
