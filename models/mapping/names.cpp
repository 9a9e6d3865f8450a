#include "models/mapping/mapping.h"

#include "models/base/names.h"

namespace skein::mapping {

namespace {

constexpr Named<RuleKind> kRuleKinds[] = {
    {RuleKind::Keep, "keep"}, {RuleKind::Rename, "rename"}, {RuleKind::Cast, "cast"}, {RuleKind::Unit, "unit"},
    {RuleKind::ValueMap, "valueMap"}, {RuleKind::Split, "split"}, {RuleKind::Concat, "concat"},
    {RuleKind::Constant, "constant"}, {RuleKind::Derived, "derived"}, {RuleKind::Lookup, "lookup"},
    {RuleKind::Drop, "drop"}, {RuleKind::LeaveUnchanged, "leaveUnchanged"}, {RuleKind::Ambiguous, "ambiguous"},
    {RuleKind::Nest, "nest"}, {RuleKind::Unnest, "unnest"}, {RuleKind::TableMove, "tableMove"},
    {RuleKind::TableSplit, "tableSplit"}, {RuleKind::TableMerge, "tableMerge"}, {RuleKind::KeyChange, "keyChange"},
};

constexpr Named<ReviewState> kReviewStates[] = {
    {ReviewState::Proposed, "proposed"}, {ReviewState::Accepted, "accepted"}, {ReviewState::Edited, "edited"},
    {ReviewState::Rejected, "rejected"},
};

constexpr Named<InverseClass> kInverseClasses[] = {
    {InverseClass::Exact, "exact"}, {InverseClass::Lossy, "lossy"}, {InverseClass::None, "none"},
};

constexpr Named<RowRelation> kRowRelations[] = {
    {RowRelation::Unknown, "unknown"}, {RowRelation::OneToOne, "1:1"}, {RowRelation::Filter, "filter"},
    {RowRelation::Explode, "explode"}, {RowRelation::Aggregate, "aggregate"}, {RowRelation::Dedupe, "dedupe"},
};

constexpr Named<NullPolicy> kNullPolicies[] = {
    {NullPolicy::Keep, "keep"}, {NullPolicy::Error, "error"}, {NullPolicy::Default, "default"},
};

} // namespace

QString ruleKindName(RuleKind kind)
{
    return nameOf(kRuleKinds, kind);
}

std::optional<RuleKind> ruleKindFromName(const QString& name)
{
    return valueOf(kRuleKinds, name);
}

QString reviewStateName(ReviewState state)
{
    return nameOf(kReviewStates, state);
}

std::optional<ReviewState> reviewStateFromName(const QString& name)
{
    return valueOf(kReviewStates, name);
}

QString inverseClassName(InverseClass cls)
{
    return nameOf(kInverseClasses, cls);
}

QString rowRelationName(RowRelation relation)
{
    return nameOf(kRowRelations, relation);
}

std::optional<RowRelation> rowRelationFromName(const QString& name)
{
    return valueOf(kRowRelations, name);
}

QString nullPolicyName(NullPolicy policy)
{
    return nameOf(kNullPolicies, policy);
}

std::optional<NullPolicy> nullPolicyFromName(const QString& name)
{
    return valueOf(kNullPolicies, name);
}

} // namespace skein::mapping
