#pragma once

#include "models/codegen/plan.h"

namespace skein::codegen {

/// The expressions of one rule: forward, one for each output; inverse, one for each input.
struct RuleExprs {
    QVector<Projection> columns;
    QVector<Diagnostic> diagnostics;
};

/// `qualifier` goes in front of the source's columns where a subquery could capture them.
RuleExprs forwardExprs(const mapping::Rule& rule, const mapping::Mapping& mapping, const QString& qualifier);
/// Only for rules whose inverse is exact.
RuleExprs inverseExprs(const mapping::Rule& rule, const mapping::Mapping& mapping);

/// A parameter's value in the form of the column it goes to.
ExprPtr literalOf(const QJsonValue& value, LogicalType type);

} // namespace skein::codegen
