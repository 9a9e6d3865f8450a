#pragma once

#include "models/mapping/mapping.h"
#include "models/mapping/profile.h"

namespace skein::mapping {

struct ProposalOptions {
    double noMatch = 0.30;         ///< confidence below which a column rather stays alone
    double ambiguityMargin = 0.08; ///< two targets this close to each other are a question, not a rename
    double ambiguityFloor = 0.35;  ///< and only when both are at least this likely
    double candidateFloor = 0.05;  ///< pairs less likely than this are not worth ranking
    int exactLimit = 500;          ///< columns a side up to which the assignment is optimal; greedy beyond
};

/// A pair (or group) of columns worth showing.
struct Candidate {
    QStringList inputs;
    QStringList outputs;
    RuleKind kind = RuleKind::Rename;
    QJsonObject params;
    double confidence = 0;
    QVector<Evidence> evidence;
    bool assigned = false; ///< one of the proposed rules

    QJsonObject toJson() const; ///< {"inputs","outputs","kind","confidence","evidence":[…]}
};

struct Proposals {
    QVector<Rule> rules;           ///< every old column once; in the old columns' order
    QVector<Candidate> candidates; ///< best first
    QStringList unmatchedSources;  ///< old columns without a partner (proposed as drop)
    QStringList unmatchedTargets;  ///< new columns nothing leads to
    QStringList notes;             ///< what the reader should know, e.g. that the assignment was greedy
};

/// What fills each column of v2? Evidence from names, types, keys, descriptions, values and position becomes a
/// confidence by one logistic function (its weights stand in proposals.cpp), one global assignment picks the pairs,
/// and near ties become `ambiguous` rules with their candidates. Profiles may be empty. Deterministic.
/// O(n m) comparisons plus the assignment's O((n + m)³) up to `exactLimit` columns.
Proposals proposeMapping(const SchemaVersion& v1, const SchemaVersion& v2, const ProfileSet& p1 = {},
    const ProfileSet& p2 = {}, const ProposalOptions& options = {});

/// The rules alone.
QVector<Rule> propose(const SchemaVersion& v1, const SchemaVersion& v2, const ProfileSet& p1 = {},
    const ProfileSet& p2 = {}, const ProposalOptions& options = {});

/// A whole mapping from the proposals: both sides with columns and hashes, grain from the keys where both have one.
Mapping proposedMapping(const QString& sourceDataset, const SchemaVersion& v1, const QString& targetDataset,
    const SchemaVersion& v2, const Proposals& proposals);

/// `match --json`: {"proposals":[…]} best first.
QJsonObject proposalsToJson(const Proposals& proposals);

} // namespace skein::mapping
