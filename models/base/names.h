#pragma once

#include <QString>

#include <cstddef>
#include <optional>

namespace skein {

/// One spelling of an enumerator. A table of these is the single place where an enum meets its text.
template <typename E>
struct Named {
    E value;
    const char* name;
};

/// The spelling of a value; empty when the table lacks it.
template <typename E, std::size_t N>
QString nameOf(const Named<E> (&table)[N], E value)
{
    for (const Named<E>& entry : table) {
        if (entry.value == value)
            return QString::fromLatin1(entry.name);
    }
    return {};
}

/// The value of a spelling, exact case.
template <typename E, std::size_t N>
std::optional<E> valueOf(const Named<E> (&table)[N], const QString& name)
{
    for (const Named<E>& entry : table) {
        if (name == QLatin1String(entry.name))
            return entry.value;
    }
    return std::nullopt;
}

} // namespace skein
