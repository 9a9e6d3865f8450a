#pragma once

#include "models/base/result.h"
#include "models/base/yaml.h"

namespace skein::rollout {

/// Whether a plan's text has the fields of a plan, each with the type it must have. A plan decides what is switched
/// when: a misspelled field or a number that is none must not quietly become a default. The error names file, line and
/// field.
Status checkPlanFields(const YamlNode& plan, const QString& fileName);

} // namespace skein::rollout
