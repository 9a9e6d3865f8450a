#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QStringList>

namespace skein::mapping {

/// Writes JSON so that the same value always gives the same bytes and a change of one field changes few lines:
/// objects on several lines with the keys of `order` first and the rest sorted, arrays of plain values on one line.
QByteArray canonicalJson(const QJsonValue& value, const QStringList& order);

} // namespace skein::mapping
