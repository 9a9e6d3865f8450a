#include "models/tasks/eta.h"
#include "tests/support/testregistry.h"

using namespace skein::tasks;

class TstEta : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownAtFirst();
    void steadySpeed();
    void believesANewPaceSoon();
    void frequentReportsWeighTheSame();
    void countsDownBetweenReports();
    void startsAnewWhenProgressFallsBack();
    void texts_data();
    void texts();
};

void TstEta::unknownAtFirst()
{
    EtaEstimator eta;
    QCOMPARE(eta.remainingMs(0), qint64(-1));
    eta.update(0, 0);
    eta.update(900, 0.5);
    QCOMPARE(eta.remainingMs(900), qint64(-1)); // less than a second
    QCOMPARE(eta.remainingMs(1000), qint64(800));

    EtaEstimator slow;
    slow.update(0, 0);
    slow.update(5000, 0.005);
    QCOMPARE(slow.remainingMs(5000), qint64(-1)); // less than a hundredth
}

void TstEta::steadySpeed()
{
    EtaEstimator eta;
    for (int second = 0; second <= 20; ++second)
        eta.update(second * 1000, second / 100.0);
    QVERIFY(qAbs(eta.remainingMs(20000) - 80000) < 200);
}

void TstEta::believesANewPaceSoon()
{
    EtaEstimator eta;
    double done = 0;
    qint64 now = 0;
    for (; now <= 10000; now += 500, done += 0.02)
        eta.update(now, done);
    const qint64 fast = eta.remainingMs(now);
    for (; now <= 40000; now += 500, done += 0.002)
        eta.update(now, done);
    // Ten times slower for three memories: within a third of the truth, far from the old figure.
    const double truth = (1 - done) / 0.002 * 500;
    QVERIFY(eta.remainingMs(now) > 4 * fast);
    QVERIFY(qAbs(double(eta.remainingMs(now)) - truth) < truth / 3);
}

void TstEta::frequentReportsWeighTheSame()
{
    EtaEstimator rare, often;
    for (int ms = 0; ms <= 10000; ms += 10) {
        // The pace doubles half way.
        const double done = ms <= 5000 ? ms * 2e-5 : 0.1 + (ms - 5000) * 4e-5;
        often.update(ms, done);
        if (ms % 1000 == 0)
            rare.update(ms, done);
    }
    const double a = double(rare.remainingMs(10000));
    const double b = double(often.remainingMs(10000));
    QVERIFY(qAbs(a - b) < 0.05 * a);
}

void TstEta::countsDownBetweenReports()
{
    EtaEstimator eta;
    eta.update(0, 0);
    eta.update(2000, 0.5);
    QCOMPARE(eta.remainingMs(2000), qint64(2000));
    QCOMPARE(eta.remainingMs(3000), qint64(1000));
    QCOMPARE(eta.remainingMs(9000), qint64(0));
}

void TstEta::startsAnewWhenProgressFallsBack()
{
    EtaEstimator eta;
    eta.update(0, 0);
    eta.update(4000, 0.8);
    eta.update(5000, 0.1);
    QCOMPARE(eta.remainingMs(5000), qint64(-1));
    eta.update(7000, 0.3);
    QCOMPARE(eta.remainingMs(7000), qint64(7000));
}

void TstEta::texts_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << qint64(-1) << QString();
    QTest::newRow("nearly") << qint64(0) << QStringLiteral("1 s left");
    QTest::newRow("seconds are rounded up") << qint64(3001) << QStringLiteral("4 s left");
    QTest::newRow("last second count") << qint64(59000) << QStringLiteral("59 s left");
    QTest::newRow("minute") << qint64(59001) << QStringLiteral("1 min left");
    QTest::newRow("minutes") << qint64(150000) << QStringLiteral("3 min left");
    QTest::newRow("hours") << qint64(4200000) << QStringLiteral("1 h 10 min left");
}

void TstEta::texts()
{
    QFETCH(qint64, ms);
    QTEST(etaText(ms), "text");
}

SKEIN_TEST(TstEta)
#include "tst_eta.moc"
