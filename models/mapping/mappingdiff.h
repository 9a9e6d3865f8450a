#pragma once

#include "models/mapping/mapping.h"

namespace skein::mapping {

struct FieldChange {
    QString field;  ///< "kind", "outputs", "params", "review", "dataset", …
    QString before; ///< as text; compact JSON for params
    QString after;
    bool operator==(const FieldChange& o) const = default;
};

struct RuleChange {
    enum class Kind { Added, Removed, Changed };
    Kind kind = Kind::Changed;
    QString rule; ///< id; empty for the mapping's own fields
    QVector<FieldChange> fields;
    QString text() const; ///< "r3: outputs user → account; review proposed → accepted"
};

/// What differs, by rule id: the mapping's own fields first, then rules in the new order, then removed ones.
QVector<RuleChange> diffMappings(const Mapping& before, const Mapping& after);

} // namespace skein::mapping
