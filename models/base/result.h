#pragma once

#include "models/base/errorclass.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace skein {

/// An error as a value: what happened, where, and what the reader can do next.
struct Error {
    ErrorClass cls = ErrorClass::Unknown;
    QString message; ///< one sentence, no trailing stop needed
    QString where;   ///< "file:line", "table.column", "repository@commit"; may be empty
    QString remedy;  ///< what to do next; may be empty only for Cancelled

    /// "where: message. remedy", for a terminal or a log.
    QString toText() const;
    /// {"class","message","where","remedy"}, the shape scripts rely on.
    QJsonObject toJson() const;
};

inline Error makeError(ErrorClass cls, QString message, QString where = {}, QString remedy = {})
{
    return Error {cls, std::move(message), std::move(where), std::move(remedy)};
}

/// A value or an Error. Test it as a bool before use; asking a failed result for its value is a programming error.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::move(error))
    {
    }

    bool ok() const { return std::holds_alternative<T>(m_state); }
    explicit operator bool() const { return ok(); }

    T& value() & { return std::get<T>(m_state); }
    const T& value() const& { return std::get<T>(m_state); }
    T&& value() && { return std::get<T>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::get<T>(std::move(m_state)); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T valueOr(T fallback) const { return ok() ? value() : std::move(fallback); }

    const Error& error() const { return std::get<Error>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
class [[nodiscard]] Status
{
public:
    Status() = default;
    Status(Error error)
        : m_error(std::move(error))
    {
    }

    bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace skein
