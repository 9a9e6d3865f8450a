// One main for every test program: runs each registered class, and fails on Qt warnings nobody expected and on skips
// that tests/expected-skips.txt does not list.
#include "tests/support/testregistry.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

#ifdef SKEIN_TEST_GUI
#include <QApplication>
using App = QApplication;
#else
#include <QCoreApplication>
using App = QCoreApplication;
#endif

namespace {

QList<QByteArray>& allowedWarnings()
{
    static QList<QByteArray> parts {"propagateSizeHints()", "XDG_RUNTIME_DIR"};
    return parts;
}

/// Lines of QtTest's plain log that this project counts as failures although QtTest does not.
int unexpectedLines(const QByteArray& log, const QByteArray& allowedSkips)
{
    int count = 0;
    const QList<QByteArray> lines = log.split('\n');
    for (const QByteArray& line : lines) {
        const bool warning = line.startsWith("QWARN") || line.startsWith("QCRITICAL");
        if (warning) {
            bool known = false;
            for (const QByteArray& part : allowedWarnings())
                known = known || line.contains(part);
            if (!known) {
                std::printf("UNEXPECTED WARNING: %s\n", line.constData());
                ++count;
            }
        } else if (line.startsWith("SKIP")) {
            // Names of rows may hold blanks.
            const QByteArray rest = line.mid(line.indexOf(':') + 1).trimmed();
            const QByteArray name = rest.left(rest.indexOf(')') + 1);
            if (!allowedSkips.contains(name + '\n')) {
                std::printf("UNEXPECTED SKIP: %s\n", line.constData());
                ++count;
            }
        }
    }
    return count;
}

} // namespace

namespace skein::test {

void allowWarning(const QByteArray& part)
{
    allowedWarnings().append(part);
}

} // namespace skein::test

int main(int argc, char** argv)
{
    App app(argc, argv);
    App::setApplicationName(QStringLiteral("skein-test"));
    App::setOrganizationName(QStringLiteral("skein-test"));
    QStandardPaths::setTestModeEnabled(true);

    QFile skips(QStringLiteral(SKEIN_SKIPS_FILE));
    const QByteArray allowedSkips = skips.open(QIODevice::ReadOnly) ? skips.readAll() : QByteArray();
    QTemporaryDir logs;

    int failures = 0;
    int number = 0;
    for (const skein::test::Factory& make : skein::test::registry()) {
        const std::unique_ptr<QObject> object = make();
        // QtTest refuses names of functions a class does not have, so each class gets only its own.
        QStringList arguments {app.arguments().constFirst()};
        bool named = false;
        bool selected = false;
        for (const QString& argument : app.arguments().mid(1)) {
            const QByteArray function = argument.section(QLatin1Char(':'), 0, 0).toLatin1() + "()";
            if (object->metaObject()->indexOfMethod(function.constData()) >= 0) {
                arguments << argument;
                selected = true;
                named = true;
            } else if (argument.startsWith(QLatin1Char('-')) || argument.at(0).isDigit()) {
                arguments << argument;
            } else {
                named = true;
            }
        }
        if (named && !selected)
            continue;
        const QString logFile = logs.filePath(QStringLiteral("%1.txt").arg(++number));
        arguments << QStringLiteral("-o") << QStringLiteral("-,txt") << QStringLiteral("-o") << logFile + QStringLiteral(",txt");
        failures += QTest::qExec(object.get(), arguments);
        QFile log(logFile);
        if (log.open(QIODevice::ReadOnly))
            failures += unexpectedLines(log.readAll(), allowedSkips);
        else
            ++failures;
    }
    return failures == 0 ? 0 : 1;
}
