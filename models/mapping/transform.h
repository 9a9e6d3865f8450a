#pragma once

#include "models/mapping/expression.h"
#include "models/mapping/mapping.h"
#include "models/mapping/values.h"

#include <QHash>

namespace skein::mapping {

/// What a rule may need besides the row: the sides' column types and the lookup tables (table → key → value).
struct TransformContext {
    Side source;
    Side target;
    QHash<QString, QHash<QString, QVariant>> lookups;
};

/// The value of an expression over a row, with SQL's rules for NULL. Errors: BadInput (unknown function, division of
/// texts, …). Division of two integers keeps the fraction, as the generated SQL does on every engine.
Result<QVariant> evaluate(const Expression& expression, const Row& row);

/// Applies one rule to a v1 row; the result holds the rule's outputs only (none for drop, leaveUnchanged, ambiguous and
/// the structural kinds). Errors name the rule and say why the value cannot be carried over. This evaluator shares no
/// code with the SQL generator, so that each can check the other.
Result<Row> applyRule(const Rule& rule, const Row& row, const TransformContext& context = {});
/// All active rules: the v2 row.
Result<Row> applyMapping(const Mapping& mapping, const Row& row, const TransformContext& context);
Result<Row> applyMapping(const Mapping& mapping, const Row& row);

/// The old values from the new ones, for rules whose inverse is exact; Logic error for all others.
Result<Row> invertRule(const Rule& rule, const Row& row, const TransformContext& context = {});

/// Does each of the rule's examples hold? One sentence for each that does not.
QStringList failingTests(const Rule& rule, const TransformContext& context = {});

} // namespace skein::mapping
