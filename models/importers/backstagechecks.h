#pragma once

#include "models/base/yaml.h"
#include "models/catalog/entity.h"

namespace skein::importers {

struct FieldWarning {
    int line = 0;
    QString message;
};

/// What a document says in the fields that Skein adds to Backstage and that cannot be meant so: unknown skein/…
/// annotations, values that are none of those possible, columns without a name. Nobody else would notice.
QVector<FieldWarning> checkSkeinFields(const YamlNode& metadata, const YamlNode& spec, EntityKind kind);

} // namespace skein::importers
