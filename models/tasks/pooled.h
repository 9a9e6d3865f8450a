#pragma once

#include "models/base/handover.h"

#include <QRunnable>
#include <QThreadPool>

#include <utility>

namespace skein::tasks {

/// Runs `work` on the pool. A runnable of our own, so that its first step can be takeOver().
template <typename Work>
void startPooled(QThreadPool& pool, Work work)
{
    class Pooled final : public QRunnable
    {
    public:
        explicit Pooled(Work given)
            : m_work(std::move(given))
        {
        }
        void run() override
        {
            takeOver();
            m_work();
            handOver();
        }

    private:
        Work m_work;
    };
    auto* runnable = new Pooled(std::move(work));
    handOver();
    pool.start(runnable); // which deletes it
}

} // namespace skein::tasks
