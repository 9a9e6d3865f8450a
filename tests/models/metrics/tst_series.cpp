#include "models/metrics/series.h"

#include "tests/support/testregistry.h"

#include <cmath>
#include <limits>

using namespace skein::metrics;

class TstSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheNewest()
    {
        Series series(4);
        for (int i = 0; i < 10; ++i)
            QVERIFY(series.append(i, i * 2.0));
        QCOMPARE(series.size(), 4);
        QCOMPARE(series.at(0).timeMs, 6);
        QCOMPARE(series.last().value, 18.0);
        QCOMPARE(series.dropped(), 6);
        QCOMPARE(series.at(99).timeMs, 0);
    }

    void sortsLateSamples()
    {
        Series series(4);
        for (qint64 t : {10, 30, 20, 40})
            QVERIFY(series.append(t, double(t)));
        QCOMPARE(series.at(1).timeMs, 20);
        QVERIFY(!series.append(5, 5)); // older than everything a full buffer holds
        QVERIFY(series.append(25, 25));
        QCOMPARE(series.at(0).timeMs, 20);
        QCOMPARE(series.at(1).timeMs, 25);
        QVERIFY(!series.append(50, std::nan("")));
        QVERIFY(!series.append(50, std::numeric_limits<double>::infinity()));
    }

    void bands()
    {
        Series series;
        series.append(1, 1, 0);
        series.append(2, 1, 0);
        series.append(3, 1, 1);
        const auto bands = series.bands();
        QCOMPARE(bands.size(), 2);
        QCOMPARE(bands[0].toMs, 2);
        QCOMPARE(bands[1].stage, 1);
    }

    void downsamplingKeepsSpikes()
    {
        Series series(100000);
        for (int i = 0; i < 50000; ++i)
            series.append(i, i == 31234 ? 99.0 : (i == 777 ? -50.0 : 1.0));
        const auto points = series.downsampled(0, 49999, 200);
        QVERIFY(points.size() <= 4 * 202);
        double low = 0;
        double high = 0;
        for (int i = 0; i < points.size(); ++i) {
            low = std::min(low, points[i].value);
            high = std::max(high, points[i].value);
            QVERIFY(i == 0 || points[i].timeMs > points[i - 1].timeMs);
        }
        QCOMPARE(high, 99.0);
        QCOMPARE(low, -50.0);
        QCOMPARE(points.constFirst().timeMs, 0);
        QCOMPARE(points.constLast().timeMs, 49999);
    }

    void downsamplingAPart()
    {
        Series series;
        for (int i = 0; i < 100; ++i)
            series.append(i * 10, i);
        const auto points = series.downsampled(205, 305, 1000);
        QCOMPARE(points.constFirst().timeMs, 200); // the neighbours outside
        QCOMPARE(points.constLast().timeMs, 310);
        QVERIFY(series.downsampled(300, 300, 10).isEmpty());
        QVERIFY(Series().downsampled(0, 10, 10).isEmpty());
    }
};

SKEIN_TEST(TstSeries)
#include "tst_series.moc"
