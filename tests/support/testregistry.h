#pragma once

#include <QObject>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

namespace skein::test {

using Factory = std::function<std::unique_ptr<QObject>()>;
std::vector<Factory>& registry();
bool add(Factory factory);

/// A warning whose text contains `part` is expected in this program; every other Qt warning fails the test it
/// appears in. Used for messages of platform plugins and for warnings a test provokes on purpose.
void allowWarning(const QByteArray& part);

} // namespace skein::test

/// Registers a test class with the program's main. Put after the class, before `#include "tst_x.moc"`.
#define SKEIN_TEST(Class) \
    [[maybe_unused]] static const bool registered##Class \
        = skein::test::add([] { return std::unique_ptr<QObject>(new Class); });
