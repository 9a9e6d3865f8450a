#include "models/base/retry.h"

#include <algorithm>

namespace skein {

RetryPolicy RetryPolicy::forClass(ErrorClass cls)
{
    switch (cls) {
    case ErrorClass::Contention:
        return {50, 5000, 8, 0};
    case ErrorClass::Connection:
        return {1000, 60000, 10, 15 * 60 * 1000};
    case ErrorClass::Unknown:
        return {1000, 5000, 2, 0};
    default:
        return {0, 0, 1, 0};
    }
}

qint64 backoffCeilingMs(const RetryPolicy& policy, int failures)
{
    qint64 ceiling = policy.baseMs;
    for (int i = 1; i < failures && ceiling < policy.capMs; ++i)
        ceiling *= 2;
    return std::min(ceiling, policy.capMs);
}

std::optional<qint64> nextRetryDelayMs(ErrorClass cls, const RetryPolicy& policy, int failures, qint64 elapsedMs, Random& random)
{
    if (!isTransient(cls) || failures >= policy.attempts)
        return std::nullopt;
    if (policy.maxElapsedMs > 0 && elapsedMs >= policy.maxElapsedMs)
        return std::nullopt;
    const qint64 ceiling = backoffCeilingMs(policy, failures);
    return qint64(random.uniform() * double(ceiling));
}

} // namespace skein
