#include "models/rollout/runner.h"

#include "models/rollout/runnerworker.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace skein::rollout {

class Runner::Private
{
public:
    Private(Runner* owner, std::shared_ptr<store::Workspace> space, RunnerOptions runnerOptions)
        : q(owner)
        , workspace(std::move(space))
        , options(std::move(runnerOptions))
    {
    }

    using Task = std::function<void(RunnerWorker&)>;

    void loop(const RunnerSurroundings& surroundings)
    {
        {
            RunnerWorker worker(workspace->database(), surroundings, options, outlets(), cancel);
            worker.resumeAll(workspace->isReadOnly());
            post([this] { Q_EMIT q->ready(); });
            while (!cancel.isCancelled())
                turn(worker);
        }
        workspace->database().closeThreadConnections();
    }

    void turn(RunnerWorker& worker)
    {
        std::deque<Task> work;
        {
            const std::lock_guard lock(mutex);
            work.swap(tasks);
        }
        for (const Task& task : work)
            task(worker);
        const qint64 wait = workspace->isReadOnly() ? 1000 : worker.stepAll();
        std::unique_lock lock(mutex);
        if (wait > 0 && tasks.empty() && !woken && !cancel.isCancelled())
            condition.wait_for(lock, std::chrono::milliseconds(wait), [this] { return !tasks.empty() || woken || cancel.isCancelled(); });
        woken = false;
    }

    RunnerWorker::Outlets outlets()
    {
        RunnerWorker::Outlets outlets;
        // The owner's thread may be slower than this one: it is told of the newest, not of each.
        outlets.viewChanged = [this](const RolloutViewPtr& view) {
            const std::lock_guard lock(mutex);
            views.insert(view->id, view);
            if (untold.contains(view->id))
                return;
            untold.insert(view->id);
            post([this, id = view->id] {
                std::unique_lock telling(mutex);
                untold.remove(id);
                const RolloutViewPtr newest = views.value(id);
                telling.unlock();
                Q_EMIT q->viewChanged(newest);
            });
        };
        outlets.journalAppended = [this](qint64 seq) {
            const std::lock_guard lock(mutex);
            lastSeq = seq;
            if (std::exchange(seqUntold, true))
                return;
            post([this] {
                std::unique_lock telling(mutex);
                seqUntold = false;
                const qint64 newest = lastSeq;
                telling.unlock();
                Q_EMIT q->journalAppended(newest);
            });
        };
        outlets.failed = [this](Error error) { post([this, error] { Q_EMIT q->failed(error); }); };
        return outlets;
    }

    /// On the owner's thread, unless the owner is gone by then.
    void post(std::function<void()> what) { QMetaObject::invokeMethod(q, std::move(what), Qt::QueuedConnection); }

    void add(Task task)
    {
        {
            const std::lock_guard lock(mutex);
            tasks.push_back(std::move(task));
        }
        condition.notify_one();
    }

    Runner* q;
    std::shared_ptr<store::Workspace> workspace;
    RunnerOptions options;
    CancelToken cancel;
    std::thread thread;
    mutable std::mutex mutex;
    std::condition_variable condition;
    std::deque<Task> tasks;
    bool woken = false;
    QMap<QString, RolloutViewPtr> views;
    QSet<QString> untold; ///< rollouts whose newest view is on its way
    qint64 lastSeq = 0;
    bool seqUntold = false;
};

Runner::Runner(std::shared_ptr<store::Workspace> workspace, QObject* parent)
    : Runner(std::move(workspace), RunnerOptions(), parent)
{
}

Runner::Runner(std::shared_ptr<store::Workspace> workspace, const RunnerOptions& options, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(workspace), options))
{
}

Runner::~Runner()
{
    d->cancel.cancel();
    {
        // Under the lock, so that the thread is either before its look at the flag or in its wait.
        const std::lock_guard lock(d->mutex);
    }
    d->condition.notify_all();
    if (d->thread.joinable())
        d->thread.join();
}

void Runner::begin()
{
    if (d->thread.joinable())
        return;
    d->thread = std::thread([this, surroundings = RunnerSurroundings::of(*d->workspace)] { d->loop(surroundings); });
}

void Runner::start(const Plan& plan, const Actor& actor, StartDone done)
{
    const RunnerSurroundings surroundings = RunnerSurroundings::of(*d->workspace);
    d->add([this, plan, actor, surroundings, done = std::move(done)](RunnerWorker& worker) {
        const Result<QString> id = worker.start(plan, actor, surroundings);
        d->post([this, id, done] {
            if (done)
                done(id);
            else if (!id)
                Q_EMIT failed(id.error());
        });
    });
}

void Runner::command(const QString& rolloutId, Verb verb, qint64 expectedSeq, const Actor& actor, const QString& reason, const QStringList& targets,
    CommandDone done)
{
    d->add([this, rolloutId, verb, expectedSeq, actor, reason, targets, done = std::move(done)](RunnerWorker& worker) {
        const Status status = worker.command(rolloutId, verb, expectedSeq, actor, reason, targets);
        d->post([this, status, done] {
            if (done)
                done(status);
            else if (!status)
                Q_EMIT failed(status.error());
        });
    });
}

void Runner::showAgain()
{
    d->add([](RunnerWorker& worker) { worker.showAgain(); });
}

void Runner::wake()
{
    {
        const std::lock_guard lock(d->mutex);
        d->woken = true;
    }
    d->condition.notify_one();
}

QVector<RolloutViewPtr> Runner::views() const
{
    QVector<RolloutViewPtr> list;
    {
        const std::lock_guard lock(d->mutex);
        list = d->views.values();
    }
    std::stable_sort(list.begin(), list.end(), [](const RolloutViewPtr& a, const RolloutViewPtr& b) {
        return a->startedAt != b->startedAt && a->startedAt.isValid() && b->startedAt.isValid() ? a->startedAt > b->startedAt : a->id > b->id;
    });
    return list;
}

RolloutViewPtr Runner::view(const QString& rolloutId) const
{
    const std::lock_guard lock(d->mutex);
    return d->views.value(rolloutId);
}

QStringList sharedTargets(const Plan& plan, const Plan& other)
{
    QStringList ids;
    QStringList outputs;
    for (const TargetSpec& target : plan.targets) {
        ids << target.id;
        for (const PipelineSpec& pipeline : target.pipelines) {
            for (const QString& output : pipeline.outputs)
                outputs << target.warehouse + QLatin1Char('\n') + output.toLower();
        }
    }
    QStringList shared;
    for (const TargetSpec& target : other.targets) {
        bool same = ids.contains(target.id);
        for (const PipelineSpec& pipeline : target.pipelines) {
            for (const QString& output : pipeline.outputs)
                same = same || outputs.contains(target.warehouse + QLatin1Char('\n') + output.toLower());
        }
        if (same)
            shared << target.id;
    }
    return shared;
}

} // namespace skein::rollout
