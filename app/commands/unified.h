#pragma once

#include <QByteArray>
#include <QString>

namespace skein::app {

/// The difference of two texts as `patch` reads it; empty when they are equal.
QByteArray unifiedDiff(const QByteArray& before, const QByteArray& after, const QString& path);

} // namespace skein::app
