#pragma once

#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);
#endif

namespace skein {

namespace detail {
inline char handOverPlace = 0;
}

/// What a thread did before handOver() is seen by whoever calls takeOver() after it. Said to the thread sanitizer alone:
/// it cannot look into a Qt that is not instrumented, and misses what thread pools and queued calls guarantee. To be the
/// first thing a lambda does, before it reads what it holds. Does nothing in other builds.
inline void handOver()
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(&detail::handOverPlace);
#endif
}

inline void takeOver()
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(&detail::handOverPlace);
#endif
}

} // namespace skein
