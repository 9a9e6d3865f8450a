#pragma once

#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);
#endif

namespace skein {

/// What a thread did before handOver(at) is seen by whoever calls takeOver(at) after it. Said to the thread sanitizer
/// alone: it cannot look into a Qt that is not instrumented, and misses what thread pools and queued calls guarantee.
/// Does nothing in other builds.
inline void handOver([[maybe_unused]] const void* at)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(const_cast<void*>(at));
#endif
}

inline void takeOver([[maybe_unused]] const void* at)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(const_cast<void*>(at));
#endif
}

} // namespace skein
