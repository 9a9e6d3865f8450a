#pragma once

#include "models/base/random.h"
#include "models/base/result.h"

#include <QtGlobal>

#include <optional>

namespace skein {

/// How often and how long to try again. Delays use full jitter: uniform in [0, min(cap, base * 2^n)), which spreads
/// contenders best for its cost (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
struct RetryPolicy {
    qint64 baseMs = 50;
    qint64 capMs = 5000;
    int attempts = 8;            ///< tries in all, the first one included
    qint64 maxElapsedMs = 0;     ///< 0 = no limit besides attempts

    /// The policy for a class of error; attempts == 1 means "do not retry".
    static RetryPolicy forClass(ErrorClass cls);
};

/// Upper bound of the delay after `failures` failed tries (1 = after the first), before jitter.
qint64 backoffCeilingMs(const RetryPolicy& policy, int failures);

/// The delay before the next try, or nothing when the policy is exhausted or the class is permanent.
/// `elapsedMs` counts from the first try.
std::optional<qint64> nextRetryDelayMs(ErrorClass cls, const RetryPolicy& policy, int failures, qint64 elapsedMs, Random& random);

} // namespace skein
