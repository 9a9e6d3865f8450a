#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace skein::test {

/// Checks a value against the part of JSON Schema 2020-12 that the mapping's schema uses. Paths of faults.
QStringList schemaFaults(const QJsonValue& value, const QJsonObject& schema, const QJsonObject& root,
    const QString& path = QStringLiteral("$"));

} // namespace skein::test
