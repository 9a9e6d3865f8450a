#pragma once

#include "models/base/canceltoken.h"
#include "models/base/result.h"

#include <QString>

#include <memory>

namespace skein::tasks {

enum class JobState { Queued, Running, Succeeded, Failed, Cancelled };
QString jobStateName(JobState state); ///< "queued", …
constexpr bool isFinished(JobState state)
{
    return state != JobState::Queued && state != JobState::Running;
}

/// Never reused; 0 is no job.
using JobId = quint64;

struct JobOptions {
    QString key;             ///< what it works for, so that a later one can replace it; empty = nothing
    bool cancellable = true; ///< offered to the user; the program can cancel any job
    bool shown = true;       ///< false: too short to be worth a line in the job list
};

/// A job as the window shows it.
struct JobView {
    JobId id = 0;
    QString title;
    QString step;           ///< what it does now; empty until it says
    double progress = -1;   ///< 0..1; -1 = unknown
    qint64 etaMs = -1;      ///< milliseconds left; -1 = unknown
    JobState state = JobState::Queued;
    JobOptions options;
    Error error;            ///< when state is Failed
    /// Cancelled, but its code has not come back yet; it still takes up a worker.
    bool winding = false;

    bool canCancel() const { return options.cancellable && !isFinished(state); }
};

/// What a job's code talks to. Copies refer to the same job; safe from any thread, also after the job has ended.
class JobContext
{
public:
    /// Somebody interested in progress; called on the job's thread, must be quick.
    class Sink
    {
    public:
        virtual ~Sink() = default;
        virtual void progressed(double fraction, const QString& step) = 0;
    };

    JobContext() = default; ///< nobody listens, nobody cancels
    JobContext(CancelToken token, std::shared_ptr<Sink> sink)
        : cancel(std::move(token))
        , m_sink(std::move(sink))
    {
    }

    CancelToken cancel;
    bool cancelled() const { return cancel.isCancelled(); }
    /// `fraction` 0..1, below 0 for unknown; an empty step keeps the last one. Cheap: call it as often as you like.
    void progress(double fraction, const QString& step = {})
    {
        if (m_sink)
            m_sink->progressed(fraction, step);
    }
    /// The error a job that saw cancelled() returns.
    static Error cancelledError();

private:
    std::shared_ptr<Sink> m_sink;
};

} // namespace skein::tasks
