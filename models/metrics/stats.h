#pragma once

#include <QVector>
#include <QtGlobal>

namespace skein::metrics {

struct Interval {
    double lower = 0;
    double upper = 0;
};

/// z with P(Z <= z) = p for a standard normal; p in (0, 1). Absolute error below 1e-9. P. J. Acklam's rational
/// approximation (2003) refined by one Halley step on erfc.
double normalQuantile(double p);

/// Regularised incomplete beta function I_x(a, b), continued fraction by the modified Lentz method (W. H. Press et
/// al., "Numerical Recipes", 6.4).
double incompleteBeta(double a, double b, double x);
/// x with I_x(a, b) = p, by bisection to 1e-12.
double incompleteBetaInverse(double a, double b, double p);

/// Score interval of a proportion (E. B. Wilson, JASA 22, 1927). `z` is the two-sided normal quantile, or the
/// one-sided one for a one-sided limit. n = 0 gives [0, 1].
Interval wilson(qint64 successes, qint64 n, double z);

/// Exact interval of a proportion (C. J. Clopper, E. S. Pearson, Biometrika 26, 1934); each limit is exact at
/// one-sided level `alphaEachSide`. n = 0 gives [0, 1].
Interval clopperPearson(qint64 successes, qint64 n, double alphaEachSide);

/// Interval of p1 - p2 from independent samples by combining single limits (R. G. Newcombe, Statistics in Medicine
/// 17, 1998, method 10), each limit at one-sided level `alphaEachSide`. `exactBelow`: a sample smaller than this, or
/// one without any success, uses Clopper-Pearson limits, which keep their level where Wilson's do not.
Interval newcombeDifference(qint64 x1, qint64 n1, qint64 x2, qint64 n2, double alphaEachSide, qint64 exactBelow = 0);

/// Median of the Walsh averages (x_i + x_j)/2, i <= j (J. L. Hodges, E. L. Lehmann, 1963). O(n² log n).
double hodgesLehmann(const QVector<double>& values);

/// P(T+ <= t) of Wilcoxon's signed-rank statistic for n untied pairs under the null hypothesis. Exact by dynamic
/// programming over ranks, O(n³).
double signedRankCdf(int n, int t);

/// Confidence limits of the centre of symmetry by inverting the signed-rank test: order statistics of the Walsh
/// averages. Each limit has one-sided level `alphaEachSide`; `bounded` is false where n is too small for
/// that level. Exact up to n = 100, normal approximation with continuity correction beyond.
struct SignedRankInterval {
    int n = 0;
    double estimate = 0;
    bool bounded = false; ///< n suffices for the level
    double lower = 0;
    double upper = 0;
};
SignedRankInterval signedRankInterval(const QVector<double>& differences, double alphaEachSide);

} // namespace skein::metrics
