#pragma once

#include "models/campaign/campaign.h"
#include "models/control/alerts.h"
#include "models/control/livecontrol.h"
#include "models/control/readings.h"
#include "models/control/records.h"
#include "models/control/sampleworld.h"
#include "models/control/verbqueue.h"
#include "models/rollout/runner.h"
#include "models/tasks/jobmanager.h"

#include <QTimer>

#include <optional>

namespace skein::review {
class Reviews;
}

namespace skein::control {

/// What a job takes along. Everything in it may be used on any thread and stays alive as long as the job.
struct Session {
    std::shared_ptr<store::Workspace> workspace;
    CatalogPtr catalog;
    Actor actor;
};

/// Shared by the livecontrol_*.cpp files. All members are for the control's thread, except where a job's code says so.
class LiveControl::Private
{
public:
    explicit Private(LiveControl* control);
    ~Private();

    // --- answering
    /// Gives the result to whoever asked; an error that nobody asked for is told by failed().
    template <typename T>
    void answer(const Done<T>& done, const Result<T>& result);
    void answer(const DoneStatus& done, const Status& status);
    /// From the event loop, as a job would.
    void answerLater(std::function<void()> give);
    /// Why the workspace cannot be written to; nothing when it can.
    std::optional<Error> refusal() const;
    std::optional<Error> notOpen() const;

    // --- running
    Session session() const { return {workspace, catalog, actor}; }
    /// Migrations with a rollout under way.
    QSet<QString> rollingOut() const;
    using CampaignWork = std::function<Status(campaign::Campaign& campaign, const Session& session, tasks::JobContext& job)>;
    /// A verb on a migration: queued behind the earlier ones, journalled by the engine, its outcome read back and shown.
    void migrationVerb(const QString& migrationId, const QString& title, CampaignWork work, DoneStatus done, const tasks::JobOptions& options = {});
    /// Runs code that only looks, beside the jobs that are shown.
    template <typename T, typename Work>
    void look(const QString& title, Work work, Done<T> done);
    /// As look(), with a campaign.
    template <typename T, typename Work>
    void lookWithCampaign(const QString& title, Work work, Done<T> done);

    using ReviewAct = std::function<Result<review::Change>(review::Reviews& reviews, const QString& id, const Actor& actor)>;
    void reviewVerb(const QStringList& ids, const QString& title, ReviewAct act, DoneStatus done);

    // --- workspace
    void apply(OpenedWorkspace&& opened);
    void startRunner();
    void leave();
    void goOn();
    bool isCurrent(quint64 of) const { return workspace && of == generation; }

    // --- what is shown
    void show(const Reading& reading);
    void noteSeq(qint64 seq);
    void setCatalog(CatalogPtr newCatalog, std::shared_ptr<const LineageGraph> newGraph);
    void viewChanged(const rollout::RolloutViewPtr& view);
    void scheduleAlerts();
    void updateAlerts();
    void keepSeenAlerts();
    void keepSetting(const QString& key, const QString& value);
    void checkHealth();
    void setHealth(QVector<Health> rows);

    LiveControl* q;
    Actor actor;
    std::shared_ptr<store::Workspace> workspace;
    std::weak_ptr<store::Workspace> leaving;   ///< the one before, until its last job has let go of it
    quint64 openings = 0;                      ///< raised with every wish to open or close: the newest wish counts
    QString openingPath;                       ///< of the workspace that is being opened; empty = none
    quint64 generation = 0;                    ///< raised with every workspace: answers of an older one are stale
    std::optional<Error> readOnlyBecause;

    CatalogPtr catalog = std::make_shared<const Catalog>();
    std::shared_ptr<const LineageGraph> graph = std::make_shared<const LineageGraph>();
    Records records;
    qint64 lastSeq = 0;
    QHash<QString, rollout::RolloutState> rolloutStates;
    QVector<Alert> alertList;
    QSet<QString> seenAlerts;
    bool runnerReady = false;
    QVector<Health> healthRows;

    VerbQueue queue;
    QTimer alertTimer;    ///< soon after a change
    QTimer alertClock;    ///< time passes: what stalls does so without a signal
    QTimer healthClock;

    std::shared_ptr<Mailbox> mailbox;
    std::unique_ptr<rollout::Runner> runner;
    std::unique_ptr<SampleWorld> sample;
    // Destroyed first: their threads use what is above.
    std::unique_ptr<tasks::JobManager> looks;
    std::unique_ptr<tasks::JobManager> jobs;
};

template <typename T>
void LiveControl::Private::answer(const Done<T>& done, const Result<T>& result)
{
    if (done)
        done(result);
    else if (!result && result.error().cls != ErrorClass::Cancelled)
        Q_EMIT q->failed(result.error());
}

template <typename T, typename Work>
void LiveControl::Private::look(const QString& title, Work work, Done<T> done)
{
    if (const auto error = notOpen()) {
        answerLater([this, done, error] { answer<T>(done, *error); });
        return;
    }
    looks->start(
        title, [work = std::move(work), session = session()](tasks::JobContext& job) mutable -> Result<T> { return work(session, job); }, q,
        [this, done](const Result<T>& result) { answer<T>(done, result); });
}

template <typename T, typename Work>
void LiveControl::Private::lookWithCampaign(const QString& title, Work work, Done<T> done)
{
    look<T>(
        title,
        [work = std::move(work)](const Session& session, tasks::JobContext& job) mutable -> Result<T> {
            campaign::WorkspaceSurroundings around(session.workspace, session.catalog, session.actor);
            campaign::Campaign campaign(around.get());
            return work(campaign, session, job);
        },
        std::move(done));
}

} // namespace skein::control
