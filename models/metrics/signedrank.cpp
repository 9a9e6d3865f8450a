#include "models/metrics/stats.h"

#include <algorithm>
#include <cmath>

namespace skein::metrics {

namespace {

constexpr int exactLimit = 100;

QVector<double> walshAverages(const QVector<double>& values)
{
    QVector<double> averages;
    averages.reserve(values.size() * (values.size() + 1) / 2);
    for (qsizetype i = 0; i < values.size(); ++i) {
        for (qsizetype j = i; j < values.size(); ++j)
            averages.append(0.5 * (values[i] + values[j]));
    }
    std::sort(averages.begin(), averages.end());
    return averages;
}

double median(const QVector<double>& sorted)
{
    if (sorted.isEmpty())
        return 0;
    const qsizetype middle = sorted.size() / 2;
    return sorted.size() % 2 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
}

/// Probabilities of T+ = 0 … n(n+1)/2: each rank is in the sum or not, with probability one half.
QVector<double> signedRankDistribution(int n)
{
    const int total = n * (n + 1) / 2;
    QVector<double> probability(total + 1, 0.0);
    probability[0] = 1;
    int reached = 0;
    for (int rank = 1; rank <= n; ++rank) {
        reached += rank;
        for (int t = reached; t >= 0; --t) {
            const double without = probability[t];
            const double with = t >= rank ? probability[t - rank] : 0.0;
            probability[t] = 0.5 * (without + with);
        }
    }
    return probability;
}

/// Largest q with P(T+ <= q) <= alpha; -1 when there is none.
int criticalValue(int n, double alpha)
{
    if (n > exactLimit) {
        const double mean = n * (n + 1.0) / 4;
        const double deviation = std::sqrt(n * (n + 1.0) * (2.0 * n + 1) / 24);
        return std::max(-1, int(std::floor(mean - 0.5 - normalQuantile(1 - alpha) * deviation)));
    }
    const QVector<double> probability = signedRankDistribution(n);
    double sum = 0;
    for (int t = 0; t < probability.size(); ++t) {
        sum += probability[t];
        if (sum > alpha)
            return t - 1;
    }
    return int(probability.size()) - 1;
}

} // namespace

double hodgesLehmann(const QVector<double>& values)
{
    return median(walshAverages(values));
}

double signedRankCdf(int n, int t)
{
    if (t < 0)
        return 0;
    const QVector<double> probability = signedRankDistribution(n);
    double sum = 0;
    for (int i = 0; i <= t && i < probability.size(); ++i)
        sum += probability[i];
    return std::min(1.0, sum);
}

SignedRankInterval signedRankInterval(const QVector<double>& differences, double alphaEachSide)
{
    SignedRankInterval result;
    result.n = int(differences.size());
    if (differences.isEmpty())
        return result;
    const QVector<double> averages = walshAverages(differences);
    result.estimate = median(averages);
    const int q = criticalValue(result.n, alphaEachSide);
    if (q < 0 || 2 * (q + 1) > averages.size())
        return result;
    result.bounded = true;
    result.lower = averages[q];
    result.upper = averages[averages.size() - 1 - q];
    return result;
}

} // namespace skein::metrics
