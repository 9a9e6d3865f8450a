#include "models/tasks/group.h"

#include "models/tasks/pooled.h"

#include <algorithm>
#include <exception>
#include <mutex>

namespace skein::tasks {

namespace {

/// One level of a recipe while it runs. Children report into it, it reports into its parent.
class Level
{
public:
    Level(const Group& group, JobContext& parent, QString prefix)
        : m_group(group)
        , m_parent(parent)
        , m_prefix(std::move(prefix))
        , m_done(group.steps.size(), 0.0)
        , m_reports(group.steps.size())
        , m_inner(group.steps.size())
    {
        for (size_t i = 0; i < group.steps.size(); ++i) {
            m_total += group.steps[i].weight;
            m_reports[i].path = m_prefix + QString::number(i + 1);
            m_reports[i].title = group.steps[i].title;
        }
    }

    GroupReport run()
    {
        const size_t count = m_group.steps.size();
        const int threads = m_group.mode == Group::Mode::Parallel ? std::clamp(m_group.limit, 1, int(std::max<size_t>(count, 1))) : 1;
        if (threads == 1) {
            work();
        } else {
            // The calling thread works too: it would only wait otherwise.
            QThreadPool pool;
            pool.setMaxThreadCount(threads - 1);
            for (int i = 1; i < threads; ++i)
                startPooled(pool, [this] { work(); });
            work();
            pool.waitForDone();
            takeOver();
        }
        return report();
    }

private:
    struct Share : JobContext::Sink {
        Share(Level& owner, size_t position)
            : level(owner)
            , index(position)
        {
        }
        void progressed(double fraction, const QString& step) override { level.progressed(index, fraction, step); }
        Level& level;
        size_t index;
    };

    void work()
    {
        for (;;) {
            size_t index = 0;
            CancelToken token;
            {
                const std::lock_guard lock(m_mutex);
                if (m_next >= m_group.steps.size() || m_stopped || m_parent.cancelled())
                    return;
                index = m_next++;
                m_reports[index].state = JobState::Running;
            }
            progressed(index, 0, m_group.steps[index].title);
            const Status status = runStep(index);
            const std::lock_guard lock(m_mutex);
            m_reports[index].state = status.ok() ? JobState::Succeeded
                : status.error().cls == ErrorClass::Cancelled ? JobState::Cancelled
                                                              : JobState::Failed;
            if (!status.ok()) {
                m_reports[index].error = status.error();
                m_stopped = m_stopped || m_group.onError == OnError::Stop;
            }
        }
    }

    Status runStep(size_t index)
    {
        const Step& step = m_group.steps[index];
        JobContext context(m_parent.cancel, std::make_shared<Share>(*this, index));
        Status status;
        if (step.group) {
            GroupReport inner = Level(*step.group, context, m_reports[index].path + QLatin1Char('.')).run();
            status = std::move(inner.status);
            m_inner[index] = std::move(inner.steps);
        } else {
            try {
                status = step.run(context);
            } catch (const std::exception& exception) {
                status = makeError(ErrorClass::Unknown, QStringLiteral("%1 stopped: %2").arg(step.title, QString::fromLocal8Bit(exception.what())), {},
                    QStringLiteral("Try again; if it stays, report the message."));
            }
        }
        progressed(index, 1, {});
        return status;
    }

    void progressed(size_t index, double fraction, const QString& step)
    {
        const std::lock_guard lock(m_mutex);
        if (fraction >= 0)
            m_done[index] = std::clamp(fraction, 0.0, 1.0);
        double done = 0;
        for (size_t i = 0; i < m_done.size(); ++i)
            done += m_done[i] * m_group.steps[i].weight;
        m_parent.progress(m_total > 0 ? done / m_total : -1, step);
    }

    GroupReport report()
    {
        GroupReport result;
        for (size_t i = 0; i < m_reports.size(); ++i) {
            if (result.status.ok() && m_reports[i].state == JobState::Failed)
                result.status = m_reports[i].error;
            result.steps.append(m_reports[i]);
            result.steps += m_inner[i];
        }
        if (m_parent.cancelled())
            result.status = JobContext::cancelledError();
        return result;
    }

    const Group& m_group;
    JobContext& m_parent;
    QString m_prefix;
    std::vector<double> m_done;
    std::vector<StepReport> m_reports;
    std::vector<QVector<StepReport>> m_inner;
    std::mutex m_mutex;
    double m_total = 0;
    size_t m_next = 0;
    bool m_stopped = false;
};

} // namespace

Step step(const QString& title, std::function<Status(JobContext&)> run, double weight)
{
    return {title, std::move(run), nullptr, weight};
}

Step step(const QString& title, Group group, double weight)
{
    return {title, {}, std::make_shared<const Group>(std::move(group)), weight};
}

Group sequential(std::vector<Step> steps, OnError onError)
{
    return {Group::Mode::Sequential, 1, onError, std::move(steps)};
}

Group parallel(std::vector<Step> steps, int limit, OnError onError)
{
    return {Group::Mode::Parallel, limit, onError, std::move(steps)};
}

GroupReport runGroup(const Group& group, JobContext& job)
{
    return Level(group, job, {}).run();
}

} // namespace skein::tasks
