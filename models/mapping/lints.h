#pragma once

#include "models/mapping/mapping.h"
#include "models/mapping/profile.h"

namespace skein::mapping {

/// Something about a mapping that a person should look at.
struct Lint {
    QString code;     ///< "twoSources", "obviousName", "narrowing", "unit", "uncovered", "nullPolicy", "unfilled", …
    QString severity; ///< "error" (generation is blocked), "warning", "info"
    QString rule;     ///< id; empty where no rule is meant
    QString column;
    QString message;
    QString remedy;
};

/// All lints, errors first, then in the rules' order. Profiles (of v1) may be empty. O(rules × columns).
///
/// Codes: twoSources (two active rules fill one column), unfilled (a v2 column that nothing fills), unknownColumn
/// (a rule names a column that the side does not have), unruled (a v1 column without a rule), obviousName (a v1 column
/// is dropped although v2 has one of that name), narrowing and impossibleCast (types), unit (the names state different
/// units and the rule only renames), uncovered (profiled values that the value table lacks), nullPolicy (NULLs meet a
/// column that takes none), ambiguous, failingTest (a rule's own example does not hold), grain (not stated).
QVector<Lint> lintMapping(const Mapping& mapping, const ProfileSet& sourceProfiles = {});

} // namespace skein::mapping
