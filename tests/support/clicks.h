#pragma once

#include <QTest>
#include <QWidget>

namespace skein::test {

/// A click as a person makes it: on what is seen and enabled.
inline void click(QWidget* widget)
{
    QVERIFY(widget);
    QVERIFY2(widget->isVisible() && widget->isEnabled(), qPrintable(widget->objectName()));
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace skein::test
