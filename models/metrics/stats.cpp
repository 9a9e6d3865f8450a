#include "models/metrics/stats.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace skein::metrics {

double normalQuantile(double p)
{
    if (!(p > 0.0))
        return -std::numeric_limits<double>::infinity();
    if (!(p < 1.0))
        return std::numeric_limits<double>::infinity();
    static constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
        1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00};
    static constexpr double b[]
        = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01};
    static constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
        -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00};
    static constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
    constexpr double low = 0.02425;

    double x = 0;
    if (p < low || p > 1 - low) {
        const double q = std::sqrt(-2 * std::log(p < low ? p : 1 - p));
        x = (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5])
            / ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
        if (p > 1 - low)
            x = -x;
    } else {
        const double q = p - 0.5;
        const double r = q * q;
        x = (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q
            / (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
    }
    // One step of Halley's method on the exact distribution function.
    const double e = 0.5 * std::erfc(-x / std::sqrt(2.0)) - p;
    const double u = e * std::sqrt(2 * M_PI) * std::exp(x * x / 2);
    return x - u / (1 + x * u / 2);
}

namespace {

double betaContinuedFraction(double a, double b, double x)
{
    constexpr double tiny = 1e-300;
    constexpr double epsilon = 1e-15;
    const double ab = a + b;
    double c = 1;
    double d = 1 - ab * x / (a + 1);
    d = 1 / (std::abs(d) < tiny ? tiny : d);
    double h = d;
    for (int m = 1; m <= 10000; ++m) {
        const double m2 = 2.0 * m;
        double term = m * (b - m) * x / ((a + m2 - 1) * (a + m2));
        d = 1 + term * d;
        d = 1 / (std::abs(d) < tiny ? tiny : d);
        c = 1 + term / c;
        if (std::abs(c) < tiny)
            c = tiny;
        h *= d * c;
        term = -(a + m) * (ab + m) * x / ((a + m2) * (a + m2 + 1));
        d = 1 + term * d;
        d = 1 / (std::abs(d) < tiny ? tiny : d);
        c = 1 + term / c;
        if (std::abs(c) < tiny)
            c = tiny;
        const double delta = d * c;
        h *= delta;
        if (std::abs(delta - 1) < epsilon)
            break;
    }
    return h;
}

} // namespace

double incompleteBeta(double a, double b, double x)
{
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    // lgamma writes a global sign in the C library; the arguments here are positive, so the value alone matters.
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    // The fraction converges fast on the near side of the mean; the symmetry gives the other one.
    if (x < (a + 1) / (a + b + 2))
        return front * betaContinuedFraction(a, b, x) / a;
    return 1 - front * betaContinuedFraction(b, a, 1 - x) / b;
}

double incompleteBetaInverse(double a, double b, double p)
{
    double low = 0;
    double high = 1;
    for (int i = 0; i < 100 && high - low > 1e-13; ++i) {
        const double middle = 0.5 * (low + high);
        (incompleteBeta(a, b, middle) < p ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

Interval wilson(qint64 successes, qint64 n, double z)
{
    if (n <= 0)
        return {0, 1};
    const double p = double(successes) / double(n);
    const double z2 = z * z;
    const double scale = 1 + z2 / double(n);
    const double centre = (p + z2 / (2.0 * double(n))) / scale;
    const double half = z / scale * std::sqrt(p * (1 - p) / double(n) + z2 / (4.0 * double(n) * double(n)));
    // At the ends the limit is exactly the end; rounding must not move it inside.
    return {successes == 0 ? 0.0 : std::max(0.0, centre - half), successes == n ? 1.0 : std::min(1.0, centre + half)};
}

Interval clopperPearson(qint64 successes, qint64 n, double alphaEachSide)
{
    if (n <= 0)
        return {0, 1};
    const double x = double(successes);
    const double total = double(n);
    Interval limits {0, 1};
    if (successes == n)
        limits.lower = std::pow(alphaEachSide, 1 / total);
    else if (successes > 0)
        limits.lower = incompleteBetaInverse(x, total - x + 1, alphaEachSide);
    if (successes == 0)
        limits.upper = -std::expm1(std::log(alphaEachSide) / total);
    else if (successes < n)
        limits.upper = incompleteBetaInverse(x + 1, total - x, 1 - alphaEachSide);
    return limits;
}

Interval newcombeDifference(qint64 x1, qint64 n1, qint64 x2, qint64 n2, double alphaEachSide, qint64 exactBelow)
{
    if (n1 <= 0 || n2 <= 0)
        return {-1, 1};
    const double z = normalQuantile(1 - alphaEachSide);
    const auto limits = [&](qint64 x, qint64 n) {
        const bool exact = exactBelow > 0 && (n < exactBelow || x == 0);
        return exact ? clopperPearson(x, n, alphaEachSide) : wilson(x, n, z);
    };
    const double p1 = double(x1) / double(n1);
    const double p2 = double(x2) / double(n2);
    const Interval first = limits(x1, n1);
    const Interval second = limits(x2, n2);
    const double d = p1 - p2;
    return {d - std::hypot(p1 - first.lower, second.upper - p2), d + std::hypot(first.upper - p1, p2 - second.lower)};
}

} // namespace skein::metrics
