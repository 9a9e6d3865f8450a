#include "models/metrics/alpha.h"
#include "models/metrics/expectedpower.h"
#include "models/metrics/stats.h"

#include "models/base/random.h"
#include "tests/support/testregistry.h"

#include <algorithm>
#include <cmath>

using namespace skein;
using namespace skein::metrics;

namespace {
bool near(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance;
}
constexpr double z95 = 1.959963984540054;
} // namespace

class TstStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void normalQuantiles()
    {
        QVERIFY(near(normalQuantile(0.975), z95, 1e-9));
        QVERIFY(near(normalQuantile(0.5), 0, 1e-12));
        QVERIFY(near(normalQuantile(0.95), 1.6448536269514722, 1e-9));
        QVERIFY(near(normalQuantile(1e-6), -4.753424308822899, 1e-8));
        QVERIFY(std::isinf(normalQuantile(0)));
        QVERIFY(std::isinf(normalQuantile(1)));
    }

    // Newcombe, Statistics in Medicine 17 (1998) 857-872, table I: methods 3 (score) and 5 (Clopper-Pearson).
    void singleProportions_data()
    {
        QTest::addColumn<int>("x");
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("wilsonLow");
        QTest::addColumn<double>("wilsonHigh");
        QTest::addColumn<double>("exactLow");
        QTest::addColumn<double>("exactHigh");
        QTest::newRow("81/263") << 81 << 263 << 0.2553 << 0.3662 << 0.2527 << 0.3676;
        QTest::newRow("15/148") << 15 << 148 << 0.0624 << 0.1605 << 0.0578 << 0.1617;
        QTest::newRow("0/20") << 0 << 20 << 0.0 << 0.1611 << 0.0 << 0.1684;
        QTest::newRow("1/29") << 1 << 29 << 0.0061 << 0.1718 << 0.0009 << 0.1776;
    }
    void singleProportions()
    {
        QFETCH(int, x);
        QFETCH(int, n);
        const Interval score = wilson(x, n, z95);
        const Interval exact = clopperPearson(x, n, 0.025);
        QTEST(std::round(score.lower * 1e4) / 1e4, "wilsonLow");
        QTEST(std::round(score.upper * 1e4) / 1e4, "wilsonHigh");
        QTEST(std::round(exact.lower * 1e4) / 1e4, "exactLow");
        QTEST(std::round(exact.upper * 1e4) / 1e4, "exactHigh");
        // By symmetry the failures have the mirrored interval.
        QVERIFY(near(wilson(n - x, n, z95).lower, 1 - score.upper, 1e-12));
        QVERIFY(near(clopperPearson(n - x, n, 0.025).lower, 1 - exact.upper, 1e-9));
    }

    // Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
    void differences_data()
    {
        QTest::addColumn<int>("x1");
        QTest::addColumn<int>("n1");
        QTest::addColumn<int>("x2");
        QTest::addColumn<int>("n2");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("56/70-48/80") << 56 << 70 << 48 << 80 << 0.0524 << 0.3339;
        QTest::newRow("9/10-3/10") << 9 << 10 << 3 << 10 << 0.1705 << 0.8090;
        QTest::newRow("6/7-2/7") << 6 << 7 << 2 << 7 << 0.0582 << 0.8062;
        QTest::newRow("5/56-0/29") << 5 << 56 << 0 << 29 << -0.0381 << 0.1926;
        QTest::newRow("0/10-0/20") << 0 << 10 << 0 << 20 << -0.1611 << 0.2775;
        QTest::newRow("0/10-0/10") << 0 << 10 << 0 << 10 << -0.2775 << 0.2775;
        QTest::newRow("10/10-0/20") << 10 << 10 << 0 << 20 << 0.6791 << 1.0;
        QTest::newRow("10/10-0/10") << 10 << 10 << 0 << 10 << 0.6075 << 1.0;
    }
    void differences()
    {
        QFETCH(int, x1);
        QFETCH(int, n1);
        QFETCH(int, x2);
        QFETCH(int, n2);
        const Interval d = newcombeDifference(x1, n1, x2, n2, 0.025);
        QTEST(std::round(d.lower * 1e4) / 1e4, "low");
        QTEST(std::round(d.upper * 1e4) / 1e4, "high");
    }

    void nothingObserved()
    {
        QCOMPARE(wilson(0, 0, z95).upper, 1.0);
        QCOMPARE(clopperPearson(0, 0, 0.05).upper, 1.0);
        QCOMPARE(newcombeDifference(0, 0, 3, 10, 0.05).upper, 1.0);
        QCOMPARE(newcombeDifference(3, 10, 0, 0, 0.05).lower, -1.0);
        QVERIFY(!signedRankInterval({}, 0.05).bounded);
    }

    void incompleteBetaValues()
    {
        // I_x(1, b) = 1 - (1-x)^b; I_x(a, 1) = x^a; I_.5(a, a) = 1/2.
        QVERIFY(near(incompleteBeta(1, 5, 0.3), 1 - std::pow(0.7, 5), 1e-13));
        QVERIFY(near(incompleteBeta(4, 1, 0.3), std::pow(0.3, 4), 1e-13));
        QVERIFY(near(incompleteBeta(37, 37, 0.5), 0.5, 1e-12));
        QVERIFY(near(incompleteBetaInverse(12, 90, incompleteBeta(12, 90, 0.17)), 0.17, 1e-10));
    }

    // Tables of the signed-rank statistic (Hollander and Wolfe, table A.4).
    void signedRankTable()
    {
        QVERIFY(near(signedRankCdf(5, 0), 0.03125, 1e-12));
        QVERIFY(near(signedRankCdf(8, 3), 0.01953125, 1e-12));
        QVERIFY(near(signedRankCdf(8, 5), 0.0390625, 1e-12));
        QVERIFY(near(signedRankCdf(10, 8), 0.0244140625, 1e-12));
        QVERIFY(near(signedRankCdf(10, 10), 0.0419921875, 1e-12));
        QCOMPARE(signedRankCdf(10, 55), 1.0);
    }

    void signedRankAgainstEnumeration()
    {
        for (int n = 1; n <= 10; ++n) {
            QVector<int> count(n * (n + 1) / 2 + 1, 0);
            for (int signs = 0; signs < (1 << n); ++signs) {
                int sum = 0;
                for (int rank = 1; rank <= n; ++rank)
                    sum += (signs >> (rank - 1)) & 1 ? rank : 0;
                ++count[sum];
            }
            int cumulative = 0;
            for (int t = 0; t < count.size(); ++t) {
                cumulative += count[t];
                QVERIFY(near(signedRankCdf(n, t), double(cumulative) / (1 << n), 1e-12));
            }
        }
    }

    // A limit is where the test, done by hand on shifted values, stops rejecting.
    void intervalInvertsTheTest()
    {
        Random random(7);
        for (int n = 5; n <= 10; ++n) {
            for (int round = 0; round < 20; ++round) {
                QVector<double> d;
                for (int i = 0; i < n; ++i)
                    d.append(random.uniform() * 3 - 1);
                const double alpha = 0.05;
                const SignedRankInterval interval = signedRankInterval(d, alpha);
                QVERIFY(interval.bounded);
                const auto rejects = [&](double theta, bool below) {
                    QVector<double> shifted = d;
                    for (double& v : shifted)
                        v -= theta;
                    std::sort(shifted.begin(), shifted.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
                    int sum = 0;
                    for (int i = 0; i < n; ++i)
                        sum += (shifted[i] < 0) == below ? i + 1 : 0;
                    return signedRankCdf(n, sum) <= alpha;
                };
                QVERIFY(rejects(interval.lower - 1e-7, true));
                QVERIFY(!rejects(interval.lower + 1e-7, true));
                QVERIFY(rejects(interval.upper + 1e-7, false));
                QVERIFY(!rejects(interval.upper - 1e-7, false));
                QVERIFY(interval.lower <= interval.estimate && interval.estimate <= interval.upper);
            }
        }
        QVERIFY(!signedRankInterval({1, 2, 3}, 0.05).bounded); // 2^-3 > 0.05
    }

    void hodgesLehmannOfHollanderAndWolfe()
    {
        // Depression scale data of Hollander and Wolfe, section 3.1; they give the estimate 0.46 for x - y.
        const QVector<double> x {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        const QVector<double> y {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        QVector<double> d;
        for (int i = 0; i < x.size(); ++i)
            d.append(x[i] - y[i]);
        QVERIFY(near(hodgesLehmann(d), 0.46, 0.0005));
    }

    void largeSamplesUseTheNormalForm()
    {
        QVector<double> d;
        for (int i = 1; i <= 150; ++i)
            d.append(i * 0.01);
        const SignedRankInterval interval = signedRankInterval(d, 0.025);
        QVERIFY(interval.bounded);
        QVERIFY(near(interval.estimate, 0.755, 1e-9));
        QVERIFY(interval.lower > 0.65 && interval.lower < 0.755 && interval.upper < 0.86 && interval.upper > 0.755);
    }

    void alphaSpending()
    {
        QVERIFY(near(alphaAt(0.01, 1), 0.0060793, 1e-7));
        QCOMPARE(alphaAt(0.01, 0), 0.0);
        QVERIFY(alphaSpent(0.01, 1000000) < 0.01);
        QVERIFY(alphaSpent(0.01, 1000000) > 0.00999);
        // Eight pairs are the least that the first look can use.
        QVERIFY(!canFailPaired(7, alphaAt(0.01, 1)));
        QVERIFY(canFailPaired(8, alphaAt(0.01, 1)));
    }

    void looks()
    {
        const LookPolicy policy;
        QVERIFY(!lookDue(policy, 0, 0, 0, 100));
        QVERIFY(!lookDue(policy, 0, 0, 19, 100));
        QVERIFY(lookDue(policy, 0, 0, 20, 100));
        QVERIFY(lookDue(policy, 0, 0, 6, 6)); // fewer planned than the wait
        QVERIFY(!lookDue(policy, 1, 20, 20, 100)); // nothing new
        QVERIFY(lookDue(policy, 1, 20, 21, 100));
    }

    void unitsForZeroErrors_data()
    {
        QTest::addColumn<double>("margin");
        QTest::addColumn<qint64>("units");
        QTest::newRow("1 pp") << 0.01 << qint64(299);
        QTest::newRow("2 pp") << 0.02 << qint64(149);
        QTest::newRow("5 pp") << 0.05 << qint64(59);
        QTest::newRow("10 pp") << 0.10 << qint64(29);
        QTest::newRow("none") << 0.0 << qint64(0);
    }
    void unitsForZeroErrors()
    {
        QFETCH(double, margin);
        QFETCH(qint64, units);
        QCOMPARE(unitsForMargin(margin), units);
        if (units > 0) {
            QVERIFY(smallestPassableMargin(units) < margin);
            QVERIFY(smallestPassableMargin(units - 1) >= margin);
        }
        QCOMPARE(smallestPassableMargin(0), 1.0);
    }

    void unitsForAFail()
    {
        const qint64 units = unitsForFail(0.01);
        QVERIFY(units >= 2 && units <= 20); // the first look of 20 units can always fail
        QVERIFY(canFailErrorRate(units, 0, units, 0.01, alphaAt(0.01, 1)));
        QVERIFY(!canFailErrorRate(units - 1, 0, units - 1, 0.01, alphaAt(0.01, 1)));
    }
};

SKEIN_TEST(TstStats)
#include "tst_stats.moc"
