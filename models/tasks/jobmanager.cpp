#include "models/tasks/jobmanager.h"

#include "models/tasks/eta.h"
#include "models/tasks/pooled.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <utility>

namespace skein::tasks {

namespace {

constexpr int publishEveryMs = 100;
constexpr double publishStep = 0.001;
constexpr qsizetype keepFinished = 20;

} // namespace

/// What a worker writes and the GUI thread reads.
struct JobManager::Shared : JobContext::Sink {
    explicit Shared(JobManager* owner)
        : manager(owner)
    {
    }

    void progressed(double fraction, const QString& text) override
    {
        {
            const std::lock_guard lock(mutex);
            progress = fraction < 0 || std::isnan(fraction) ? -1 : std::min(fraction, 1.0);
            if (!text.isEmpty())
                step = text;
        }
        // One message on its way is enough: whoever gets it reads the newest values.
        if (!told.exchange(true)) {
            const std::lock_guard lock(mutex);
            if (!manager)
                return;
            handOver();
            QMetaObject::invokeMethod(
                manager,
                [owner = manager] {
                    takeOver();
                    owner->wake();
                },
                Qt::QueuedConnection);
        }
    }

    std::mutex mutex;
    JobManager* manager; ///< null once the job is over: code that kept its context may still report
    double progress = -1;
    QString step;
    std::atomic_bool told {false};
};

struct JobManager::Entry {
    JobView view;
    Spec spec;
    CancelToken cancel;
    std::shared_ptr<Shared> shared;
    EtaEstimator eta;
    bool silent = false;   ///< replaced: must not answer
    bool answered = false;
};

JobManager::JobManager(QObject* parent, int maxConcurrent)
    : QObject(parent)
    , m_maxConcurrent(std::max(1, maxConcurrent))
{
    m_pool.setMaxThreadCount(m_maxConcurrent);
    m_throttle.setSingleShot(true);
    m_throttle.setInterval(publishEveryMs);
    connect(&m_throttle, &QTimer::timeout, this, &JobManager::publishProgress);
    m_clock.start();
}

JobManager::~JobManager()
{
    for (const auto& entry : m_entries)
        entry->cancel.cancel();
    m_pool.waitForDone();
    takeOver();
    for (const auto& entry : m_entries) {
        const std::lock_guard lock(entry->shared->mutex);
        entry->shared->manager = nullptr;
    }
}

JobManager::Entry* JobManager::find(JobId id) const
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [id](const auto& entry) { return entry->view.id == id; });
    return it == m_entries.end() ? nullptr : it->get();
}

JobId JobManager::enqueue(const QString& title, Spec spec, const JobOptions& options)
{
    auto entry = std::make_unique<Entry>();
    entry->view.id = m_nextId++;
    entry->view.title = title;
    entry->view.options = options;
    entry->spec = std::move(spec);
    entry->shared = std::make_shared<Shared>(this);
    const JobId id = entry->view.id;
    m_entries.push_back(std::move(entry));
    Q_EMIT jobAdded(id);
    countChanged();
    startNext();
    return id;
}

void JobManager::startNext()
{
    while (m_running < m_maxConcurrent) {
        const auto it = std::find_if(m_entries.begin(), m_entries.end(), [](const auto& entry) { return entry->view.state == JobState::Queued; });
        if (it == m_entries.end())
            return;
        Entry& entry = **it;
        entry.view.state = JobState::Running;
        ++m_running;
        const JobId id = entry.view.id;
        startPooled(m_pool, [this, id, run = entry.spec.run, context = JobContext(entry.cancel, entry.shared)]() mutable {
            std::optional<Error> error;
            try {
                error = run(context);
            } catch (const std::exception& exception) {
                error = makeError(ErrorClass::Unknown, QStringLiteral("the job stopped: %1").arg(QString::fromLocal8Bit(exception.what())), {},
                    QStringLiteral("Try again; if it stays, report the message."));
            }
            // Captured values may belong to the caller's thread; they are let go there, with the entry.
            run = nullptr;
            handOver();
            QMetaObject::invokeMethod(
                this,
                [this, id, error = std::move(error)] {
                    takeOver();
                    finished(id, error);
                },
                Qt::QueuedConnection);
        });
        Q_EMIT jobChanged(id);
    }
}

void JobManager::finished(JobId id, std::optional<Error> error)
{
    --m_running;
    if (Entry* entry = find(id)) {
        {
            const std::lock_guard lock(entry->shared->mutex);
            entry->shared->manager = nullptr;
            entry->view.step = entry->shared->step;
        }
        entry->view.winding = false;
        if (entry->view.state == JobState::Running) {
            const bool cancelled = error && error->cls == ErrorClass::Cancelled;
            entry->view.state = !error ? JobState::Succeeded : cancelled ? JobState::Cancelled : JobState::Failed;
            entry->view.etaMs = -1;
            if (!error)
                entry->view.progress = 1;
            else
                entry->view.error = *error;
        }
        Q_EMIT jobChanged(id);
        countChanged();
    }
    startNext();
    conclude(id);
}

/// The answer comes last: it may start, cancel or clear jobs, or destroy the manager.
void JobManager::conclude(JobId id)
{
    const QPointer<JobManager> alive(this);
    if (Entry* entry = find(id))
        answer(*entry);
    if (alive)
        trim();
}

void JobManager::answer(Entry& entry)
{
    if (std::exchange(entry.answered, true))
        return;
    // Moved out first: the callback may make the list of jobs change under the entry.
    const Spec spec = std::exchange(entry.spec, {});
    if (entry.silent || !spec.context)
        return;
    // An exception leaves no result behind, so only the error can be told.
    if (entry.view.state == JobState::Cancelled)
        spec.refuse(JobContext::cancelledError());
    else if (entry.view.state == JobState::Failed)
        spec.refuse(Error(entry.view.error));
    else
        spec.deliver();
}

void JobManager::cancelEntry(Entry& entry, bool answerIt)
{
    if (!answerIt)
        entry.silent = true;
    if (isFinished(entry.view.state))
        return;
    entry.cancel.cancel();
    const bool queued = entry.view.state == JobState::Queued;
    entry.view.state = JobState::Cancelled;
    entry.view.etaMs = -1;
    entry.view.winding = !queued;
    const JobId id = entry.view.id;
    Q_EMIT jobChanged(id);
    countChanged();
    if (!queued)
        return;
    // Nothing runs that would come back; answered from the event loop all the same, as any other job.
    QMetaObject::invokeMethod(this, [this, id] { conclude(id); }, Qt::QueuedConnection);
}

void JobManager::cancel(JobId id)
{
    if (Entry* entry = find(id))
        cancelEntry(*entry, true);
}

void JobManager::cancelKey(const QString& key)
{
    for (const JobView& view : jobs()) {
        if (view.options.key == key)
            cancel(view.id);
    }
}

void JobManager::cancelAll()
{
    for (const JobView& view : jobs())
        cancel(view.id);
}

void JobManager::replaceKey(const QString& key)
{
    if (key.isEmpty())
        return;
    for (const JobView& view : jobs()) {
        Entry* entry = find(view.id);
        if (entry && view.options.key == key && !entry->answered)
            cancelEntry(*entry, false);
    }
}

void JobManager::wake()
{
    if (!m_throttle.isActive())
        publishProgress();
}

void JobManager::publishProgress()
{
    bool any = false;
    const qint64 now = m_clock.elapsed();
    QVector<JobId> changed;
    for (const auto& entry : m_entries) {
        if (entry->view.state != JobState::Running || !entry->shared->told.exchange(false))
            continue;
        any = true;
        double progress = -1;
        QString step;
        {
            const std::lock_guard lock(entry->shared->mutex);
            progress = entry->shared->progress;
            step = entry->shared->step;
        }
        if (progress >= 0)
            entry->eta.update(now, progress);
        if (step == entry->view.step && progress < 1 && std::abs(progress - entry->view.progress) < publishStep)
            continue;
        entry->view.progress = progress;
        entry->view.step = step;
        entry->view.etaMs = progress < 0 ? -1 : entry->eta.remainingMs(now);
        changed << entry->view.id;
    }
    // Until the interval is over further reports only mark their job.
    if (any)
        m_throttle.start();
    for (const JobId id : std::as_const(changed))
        Q_EMIT jobChanged(id);
}

QVector<JobView> JobManager::jobs() const
{
    QVector<JobView> views;
    for (const auto& entry : m_entries)
        views << entry->view;
    return views;
}

std::optional<JobView> JobManager::job(JobId id) const
{
    const Entry* entry = find(id);
    return entry ? std::optional<JobView>(entry->view) : std::nullopt;
}

int JobManager::activeCount() const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(), [](const auto& entry) { return !isFinished(entry->view.state); }));
}

void JobManager::countChanged()
{
    const int count = activeCount();
    if (std::exchange(m_lastCount, count) != count)
        Q_EMIT activeCountChanged(count);
}

void JobManager::clearFinished()
{
    for (const JobView& view : jobs()) {
        const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& entry) { return entry->view.id == view.id; });
        if (it == m_entries.end() || !isFinished((*it)->view.state) || !(*it)->answered)
            continue;
        m_entries.erase(it);
        Q_EMIT jobRemoved(view.id);
    }
}

void JobManager::trim()
{
    const auto isOver = [](const std::unique_ptr<Entry>& entry) { return isFinished(entry->view.state) && entry->answered; };
    auto over = std::count_if(m_entries.begin(), m_entries.end(), isOver);
    while (over-- > keepFinished) {
        const auto it = std::find_if(m_entries.begin(), m_entries.end(), isOver);
        const JobId id = (*it)->view.id;
        m_entries.erase(it);
        Q_EMIT jobRemoved(id);
    }
}

} // namespace skein::tasks
