#pragma once

#include "models/tasks/job.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <QVector>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

namespace skein::tasks {

/// Runs work off the GUI thread, two jobs at a time, the others in order. All members are for the thread the manager
/// lives on. A job answers once, on that thread: with its result, or with a Cancelled error when it was cancelled,
/// whatever its code gave. It does not answer when it was replaced, when its context object is gone, or when the
/// manager is: the result is stale then and dropped.
class JobManager : public QObject
{
    Q_OBJECT

public:
    explicit JobManager(QObject* parent = nullptr, int maxConcurrent = 2);
    /// Cancels everything and waits for the code that runs. Nothing answers any more.
    ~JobManager() override;

    /// `work` is called as `R work(JobContext&)` on a worker, R being Result<T> or Status; `done` as
    /// `done(const R&)`, unless `context` has been destroyed (null: the manager itself). An exception that leaves
    /// `work` fails the job.
    template <typename Work, typename Done>
    JobId start(const QString& title, Work work, QObject* context, Done done, const JobOptions& options = {});

    /// As start(), and a job with the same key that has not answered yet is cancelled and will not: latest wins. The
    /// code of the replaced one may still run beside the new one until it looks at its token.
    template <typename Work, typename Done>
    JobId startLatest(const QString& key, const QString& title, Work work, QObject* context, Done done, JobOptions options = {});

    void cancel(JobId id); ///< unknown and finished ones are ignored
    void cancelKey(const QString& key);
    void cancelAll();

    /// Waiting, running and the last finished jobs, in the order of their start.
    QVector<JobView> jobs() const;
    std::optional<JobView> job(JobId id) const;
    int activeCount() const; ///< not finished
    void clearFinished();

Q_SIGNALS:
    void jobAdded(quint64 id);
    void jobChanged(quint64 id); ///< at most ten times a second for progress, at once for states
    void jobRemoved(quint64 id);
    void activeCountChanged(int count);

private:
    struct Shared;
    struct Entry;
    struct Spec {
        std::function<std::optional<Error>(JobContext&)> run; ///< keeps its result for deliver
        std::function<void()> deliver;
        std::function<void(const Error&)> refuse;
        QPointer<QObject> context;
    };

    JobId enqueue(const QString& title, Spec spec, const JobOptions& options);
    void replaceKey(const QString& key);
    void cancelEntry(Entry& entry, bool answer);
    void startNext();
    void finished(JobId id, std::optional<Error> error);
    void conclude(JobId id);
    void answer(Entry& entry);
    void publishProgress();
    void wake();
    void trim();
    Entry* find(JobId id) const;
    void countChanged();

    QThreadPool m_pool;
    std::vector<std::unique_ptr<Entry>> m_entries;
    QTimer m_throttle;
    QElapsedTimer m_clock;
    JobId m_nextId = 1;
    int m_running = 0;
    int m_maxConcurrent;
    int m_lastCount = 0;
};

template <typename Work, typename Done>
JobId JobManager::start(const QString& title, Work work, QObject* context, Done done, const JobOptions& options)
{
    using R = std::invoke_result_t<Work&, JobContext&>;
    struct Slot {
        Work work;
        Done done;
        std::optional<R> result;
    };
    auto slot = std::make_shared<Slot>(Slot {std::move(work), std::move(done), std::nullopt});
    Spec spec;
    spec.run = [slot](JobContext& job) -> std::optional<Error> {
        slot->result.emplace(slot->work(job));
        return slot->result->ok() ? std::optional<Error>() : slot->result->error();
    };
    spec.deliver = [slot] { slot->done(static_cast<const R&>(*slot->result)); };
    spec.refuse = [slot](const Error& error) { slot->done(R(error)); };
    spec.context = context ? context : this;
    return enqueue(title, std::move(spec), options);
}

template <typename Work, typename Done>
JobId JobManager::startLatest(const QString& key, const QString& title, Work work, QObject* context, Done done, JobOptions options)
{
    replaceKey(key);
    options.key = key;
    return start(title, std::move(work), context, std::move(done), options);
}

} // namespace skein::tasks
