#include "models/tasks/group.h"

#include <QMutex>
#include <QMutexLocker>
#include <QThreadPool>

#include <algorithm>
#include <exception>

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
                pool.start([this] { work(); });
            work();
            pool.waitForDone();
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
                const QMutexLocker lock(&m_mutex);
                if (m_next >= m_group.steps.size() || m_stopped || m_parent.cancelled())
                    return;
                index = m_next++;
                m_reports[index].state = JobState::Running;
            }
            progressed(index, 0, m_group.steps[index].title);
            const Status status = runStep(index);
            const QMutexLocker lock(&m_mutex);
            m_reports[index].state = status.ok() ? JobState::Succeeded
                : status.error().cls == ErrorClass::Cancelled ? JobState::Cancelled
                                                              : JobState::Failed;
            if (status.ok())
                continue;
            m_reports[index].error = status.error();
            if (m_group.onError == OnError::Stop && !m_stopped) {
                m_stopped = true;
                m_firstError = status.error();
                m_siblings.cancel();
            }
        }
    }

    Status runStep(size_t index)
    {
        const Step& step = m_group.steps[index];
        JobContext context(m_siblings, std::make_shared<Share>(*this, index));
        const Watch watch(m_parent.cancel, m_siblings);
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
};

} // namespace

} // namespace skein::tasks
