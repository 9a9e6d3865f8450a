#pragma once

#include "models/mapping/mapping.h"
#include "models/sql/query.h"

#include <optional>

namespace skein::rewrite::detail {

/// How tightly a piece of SQL binds, loosest first.
enum class Binding { Concat, Sum, Quotient, Product, Atomic };

/// The old column's value as SQL over v2.
struct OldValue {
    QByteArray text;        ///< empty: it cannot be had back
    Binding binding = Binding::Atomic;
    bool plain = false;     ///< a column's name alone
    QString reason;         ///< why not, one sentence
    QString remedy;
};

/// `qualifier` is empty or ends with a dot. `whole`: the caller needs a whole number where the old column had one.
OldValue oldValue(const mapping::Rule& rule, const QString& column, const mapping::Mapping& mapping, sql::Dialect dialect,
    const QByteArray& qualifier, bool whole);

/// v1 holds whole numbers and v2 others, so that division and text would come out differently.
bool losesWholeNumbers(const mapping::Rule& rule, const mapping::Mapping& mapping);

/// The literal of a comparison with the old column as it must read against the new one; nothing when that is not exact.
std::optional<QByteArray> mappedLiteral(const mapping::Rule& rule, const sql::Literal& literal, const sql::Comparison& comparison);

} // namespace skein::rewrite::detail
