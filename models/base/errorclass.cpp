#include "models/base/errorclass.h"

#include <array>
#include <utility>

namespace skein {

namespace {

constexpr std::array<std::pair<ErrorClass, const char*>, 10> classNames {{
    {ErrorClass::Contention, "contention"},
    {ErrorClass::Connection, "connection"},
    {ErrorClass::Resource, "resource"},
    {ErrorClass::BadInput, "badInput"},
    {ErrorClass::Logic, "logic"},
    {ErrorClass::Access, "access"},
    {ErrorClass::Corruption, "corruption"},
    {ErrorClass::Cancelled, "cancelled"},
    {ErrorClass::Usage, "usage"},
    {ErrorClass::Unknown, "unknown"},
}};

} // namespace

QString errorClassName(ErrorClass cls)
{
    for (const auto& [value, name] : classNames) {
        if (value == cls)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("unknown");
}

ErrorClass errorClassFromName(const QString& name)
{
    for (const auto& [value, text] : classNames) {
        if (name == QLatin1String(text))
            return value;
    }
    return ErrorClass::Unknown;
}

} // namespace skein
