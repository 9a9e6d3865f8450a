#pragma once

#include "models/codegen/products.h"
#include "models/mapping/transform.h"

#include <QByteArray>

namespace skein::test {

const codegen::Dialect& sqlite();
const codegen::Dialect& postgres();
/// A mapping from rules and column lists ("a INTEGER, b TEXT not null"); every rule is accepted unless it says otherwise.
mapping::Mapping mappingOf(const QByteArray& rules, const QString& source = {}, const QString& target = {},
    const QByteArray& grain = R"({"rowRelation":"1:1"})");
QString problems(const QVector<codegen::Diagnostic>& diagnostics);

} // namespace skein::test
