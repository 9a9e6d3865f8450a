#pragma once

#include <atomic>
#include <memory>

namespace skein {

/// Shared flag between whoever may cancel and whoever must look. Copies refer to the same flag; once cancelled it
/// stays cancelled. Safe from any thread.
class CancelToken
{
public:
    CancelToken()
        : m_flag(std::make_shared<std::atomic_bool>(false))
    {
    }
    void cancel() const { m_flag->store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic_bool> m_flag;
};

} // namespace skein
