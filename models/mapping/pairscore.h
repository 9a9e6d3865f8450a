#pragma once

#include "models/mapping/mapping.h"
#include "models/mapping/similarity.h"
#include "models/mapping/valueevidence.h"

namespace skein::mapping {

/// Everything that speaks for or against "this old column fills that new one".
struct PairScore {
    double confidence = 0;
    double placeless = 0; ///< the confidence without the position, which must not settle a tie
    double name = 0;
    double typeSimilarity = 0;
    QVector<Evidence> evidence; ///< strongest first
    ValueVerdict values;
};

/// `fromPlace`, `toPlace`: relative position in the table, 0..1. Profiles may be null.
PairScore scorePair(const NameSimilarity& names, const Column& from, double fromPlace, const Column& to, double toPlace,
    const ColumnProfile* fromProfile, const ColumnProfile* toProfile);

/// The kind and parameters of the rule that the pair calls for.
struct PairKind {
    RuleKind kind = RuleKind::Rename;
    QJsonObject params;
    QVector<Evidence> evidence; ///< why this kind, beyond the pair's own evidence
};
PairKind kindOfPair(const Column& from, const Column& to, const PairScore& score, const ColumnProfile* fromProfile);

} // namespace skein::mapping
