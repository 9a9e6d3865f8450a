#pragma once

#include "models/mapping/mapping.h"

#include <optional>

namespace skein::mapping {

/// What makes a rule impossible to carry out, whatever the data.
struct ShapeFault {
    QString field; ///< "outputs", "params.factor"
    QString message;
    QString remedy;
};

/// Checks the number of inputs and outputs and the parameters that the rule's kind needs; the first fault found.
std::optional<ShapeFault> ruleShapeFault(const Rule& rule);

} // namespace skein::mapping
