#include "tests/support/testregistry.h"

#include "ui/shell/turnwatch.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

using namespace skein;
using namespace skein::ui;

namespace {

/// Works for a while whenever it gets an event of its own.
class Worker : public QObject
{
    Q_OBJECT

public:
    int wallMs = 0;
    bool worked = false;
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < wallMs) { }
        worked = true;
        return true;
    }
};

/// Lets the event loop wait: a turn ends there, and not in processEvents().
void letItWait()
{
    QEventLoop loop;
    QTimer::singleShot(20, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

class TstTurnWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhichTurnWasLongAndWhy()
    {
        TurnWatch watch;
        letItWait(); // the first turn begins
        const auto work = [&](Worker& worker, const QString& label) {
            watch.setLabel(label);
            QCoreApplication::postEvent(&worker, new QEvent(QEvent::User));
            letItWait();
            return worker.worked && watch.worstMs(label) > 0;
        };
        Worker slow, quick;
        slow.wallMs = 120;
        slow.setObjectName(QStringLiteral("slow"));
        QVERIFY(work(quick, QStringLiteral("quick")));
        QVERIFY(work(slow, QStringLiteral("long")));
        QCOMPARE(watch.worst().constFirst().label, QStringLiteral("long"));
        QVERIFY(watch.worstMs(QStringLiteral("long")) > watch.worstMs(QStringLiteral("quick")));
        QCOMPARE(watch.worstMs(), watch.worstMs(QStringLiteral("long")));
        const QString why = watch.worst().constFirst().parts.value(0);
        QVERIFY2(why.contains(QLatin1String("User of ")) && why.endsWith(QLatin1String("slow")), qPrintable(why));
        QVERIFY(watch.worst().constFirst().parts.size() <= 4);
        QCOMPARE(watch.worstMs(QStringLiteral("never")), 0.0);
        watch.reset();
        QCOMPARE(watch.worstMs(QStringLiteral("long")), 0.0);
    }

    void whatIsSetAsideIsNotMeasured()
    {
        TurnWatch watch;
        watch.setLabel(QStringLiteral("aside"));
        letItWait();
        Worker slow;
        slow.wallMs = 60;
        slow.setObjectName(QStringLiteral("slow"));
        watch.pause();
        QCoreApplication::postEvent(&slow, new QEvent(QEvent::User));
        letItWait();
        QVERIFY(slow.worked);
        watch.resume();
        Worker quick;
        QCoreApplication::postEvent(&quick, new QEvent(QEvent::User));
        letItWait();
        QVERIFY(quick.worked);
        QVERIFY(watch.turns() > 0);
        for (const TurnWatch::Turn& turn : watch.worst())
            QVERIFY(!turn.parts.join(QLatin1Char(' ')).contains(QLatin1String("slow")));
    }
};

SKEIN_TEST(TstTurnWatch)
#include "tst_turnwatch.moc"
