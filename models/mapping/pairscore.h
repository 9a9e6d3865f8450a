#pragma once

#include "models/mapping/mapping.h"
#include "models/mapping/similarity.h"
#include "models/mapping/valueevidence.h"
#include "models/mapping/words.h"

namespace skein::mapping {

/// Everything that speaks for or against "this old column fills that new one".
struct PairScore {
    double confidence = 0;
    double placeless = 0; ///< the confidence without the position, which must not settle a tie
    double name = 0;
    double typeSimilarity = 0;
    QVector<Evidence> evidence; ///< strongest first
    ValueVerdict values;
    std::optional<UnitPair> unit; ///< the names state two units, and the values do not contradict
};

/// What is known of both columns' values; profiles may be null.
struct PairProfiles {
    const ColumnProfile* from = nullptr;
    const ColumnProfile* to = nullptr;
    bool finer = false; ///< the new table has more rows for one old row, so its numbers are parts of the old ones
};

/// `fromPlace`, `toPlace`: relative position in the table, 0..1.
PairScore scorePair(const NameSimilarity& names, const Column& from, double fromPlace, const Column& to, double toPlace,
    const PairProfiles& profiles);

/// The kind and parameters of the rule that the pair calls for.
struct PairKind {
    RuleKind kind = RuleKind::Rename;
    QJsonObject params;
    QVector<Evidence> evidence; ///< why this kind, beyond the pair's own evidence
    double ceiling = 1.0;       ///< the kind is no surer than this, however sure the pair is
};
PairKind kindOfPair(const Column& from, const Column& to, const PairScore& score, const PairProfiles& profiles);

} // namespace skein::mapping
