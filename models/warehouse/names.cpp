#include "models/warehouse/names.h"

namespace skein::warehouse {

namespace {

QLatin1String roleText(Shadow role)
{
    switch (role) {
    case Shadow::Candidate:
        return QLatin1String("__cand_");
    case Shadow::Old:
        return QLatin1String("__old_");
    case Shadow::Adopted:
        return QLatin1String("__base_");
    case Shadow::Build:
        break;
    }
    return QLatin1String("__build_");
}

} // namespace

QString shadowName(const QString& output, Shadow role, const QString& hash)
{
    return output + roleText(role) + hash.left(12);
}

bool isShadowName(const QString& name)
{
    const qsizetype at = name.indexOf(QLatin1String("__"));
    return at > 0 && at + 2 < name.size();
}

bool isInternalName(const QString& name)
{
    return name.startsWith(QLatin1String("_skein_"), Qt::CaseInsensitive);
}

} // namespace skein::warehouse
