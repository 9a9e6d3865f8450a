#include "models/control/livecontrol_p.h"

#include "models/store/settings.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>

#include <functional>

namespace skein::control {

namespace {

constexpr int shownJobs = 2;
constexpr int alertDelayMs = 50;
constexpr int alertClockMs = 15000;
constexpr int healthClockMs = 60000;

} // namespace

namespace {

/// What a rollout says of itself is put into words on the runner's thread; another language asks for it anew.
class LanguageWatch final : public QObject
{
public:
    LanguageWatch(QObject* parent, std::function<void()> changed)
        : QObject(parent)
        , m_changed(std::move(changed))
    {
        if (QCoreApplication::instance())
            QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange && object == QCoreApplication::instance())
            m_changed();
        return false;
    }

private:
    std::function<void()> m_changed;
};

} // namespace

LiveControl::Private::Private(LiveControl* control)
    : q(control)
    , actor(currentOsUser())
    , mailbox(std::make_shared<Mailbox>(control,
          [this] {
              Reading reading;
              reading.migrations = mailbox->take();
              if (workspace)
                  show(reading);
          }))
    , looks(std::make_unique<tasks::JobManager>(nullptr, 2))
    , jobs(std::make_unique<tasks::JobManager>(nullptr, shownJobs))
{
    alertTimer.setSingleShot(true);
    alertTimer.setInterval(alertDelayMs);
    QObject::connect(&alertTimer, &QTimer::timeout, q, [this] { updateAlerts(); });
    alertClock.setInterval(alertClockMs);
    QObject::connect(&alertClock, &QTimer::timeout, q, [this] { updateAlerts(); });
    healthClock.setInterval(healthClockMs);
    QObject::connect(&healthClock, &QTimer::timeout, q, [this] { checkHealth(); });
    new LanguageWatch(q, [this] {
        if (runner)
            runner->showAgain();
    });
}

LiveControl::Private::~Private()
{
    // Nothing answers any more; runner and loader end after the jobs that may use them.
    jobs.reset();
    looks.reset();
    sample.reset();
    runner.reset();
}

LiveControl::LiveControl(QObject* parent)
    : Control(parent)
    , d(std::make_unique<Private>(this))
{
}

LiveControl::~LiveControl() = default;

bool LiveControl::isOpen() const
{
    return d->workspace != nullptr;
}

bool LiveControl::isReadOnly() const
{
    return d->workspace && d->workspace->isReadOnly();
}

bool LiveControl::isResumed() const
{
    return d->workspace && d->runnerReady;
}

QString LiveControl::workspacePath() const
{
    return d->workspace ? d->workspace->path() : QString();
}

QString LiveControl::workspaceName() const
{
    return d->workspace ? d->workspace->name() : QString();
}

std::shared_ptr<store::Workspace> LiveControl::workspace() const
{
    return d->workspace;
}

tasks::JobManager* LiveControl::jobs() const
{
    return d->jobs.get();
}

Actor LiveControl::actor() const
{
    return d->actor;
}

void LiveControl::setActor(const Actor& actor)
{
    d->actor = actor;
}

void LiveControl::Private::answer(const DoneStatus& done, const Status& status)
{
    if (done)
        done(status);
    else if (!status && status.error().cls != ErrorClass::Cancelled)
        Q_EMIT q->failed(status.error());
}

void LiveControl::Private::answerLater(std::function<void()> give)
{
    QTimer::singleShot(0, q, std::move(give));
}

std::optional<Error> LiveControl::Private::notOpen() const
{
    if (workspace)
        return {};
    return makeError(ErrorClass::Logic, tr("no workspace is open"), {}, tr("Open a workspace or the sample first."));
}

std::optional<Error> LiveControl::Private::refusal() const
{
    if (auto error = notOpen())
        return error;
    if (!workspace->isReadOnly())
        return {};
    return makeError(ErrorClass::Access, tr("the workspace is open read-only"), workspace->path(),
        readOnlyBecause ? readOnlyBecause->toText() : tr("Open it for writing."));
}

QSet<QString> LiveControl::Private::rollingOut() const
{
    QSet<QString> migrations;
    for (const rollout::RolloutViewPtr& view : q->rollouts()) {
        if (rollout::isLive(view->state) || view->state == rollout::RolloutState::Planned)
            migrations.insert(view->migrationId);
    }
    return migrations;
}

void LiveControl::Private::migrationVerb(
    const QString& migrationId, const QString& title, CampaignWork work, DoneStatus done, const tasks::JobOptions& options)
{
    if (const auto error = refusal()) {
        answerLater([this, done, error] { answer(done, *error); });
        return;
    }
    const auto begin = [this, migrationId, title, work = std::move(work), done, options] {
        // Read back whatever the verb did: a failed one may have changed states as well.
        auto reading = std::make_shared<Reading>();
        const quint64 of = generation;
        jobs->start(
            title,
            [work, session = session(), reading, migrationId, mailbox = mailbox, rollingOut = rollingOut()](tasks::JobContext& job) -> Status {
                campaign::WorkspaceSurroundings around(session.workspace, session.catalog, session.actor);
                around.get().rollingOut = rollingOut;
                around.get().changed = [mailbox](const campaign::Migration& migration) { mailbox->post(migration); };
                campaign::Campaign campaign(around.get());
                const Status status = work(campaign, session, job);
                Result<Reading> read = readMigration(*session.workspace, migrationId);
                if (read)
                    *reading = std::move(*read);
                return status.ok() && !read ? Status(read.error()) : status;
            },
            q,
            [this, reading, migrationId, done, of](const Status& status) {
                if (isCurrent(of)) {
                    show(*reading);
                    queue.finished(migrationId);
                }
                answer(done, status);
            },
            options);
    };
    queue.add(migrationId, begin, [this, done](const Error& error) { answer(done, error); });
}

void LiveControl::Private::show(const Reading& reading)
{
    const Records::Changed changed = records.merge(reading);
    for (const QString& id : changed.mappings)
        Q_EMIT q->mappingChanged(id);
    if (changed.migrations.size() == 1)
        Q_EMIT q->migrationsChanged(*changed.migrations.cbegin());
    else if (!changed.migrations.isEmpty())
        Q_EMIT q->migrationsChanged({});
    if (changed.changes)
        Q_EMIT q->changesChanged();
    if (changed.any())
        scheduleAlerts();
    noteSeq(reading.lastSeq);
}

void LiveControl::Private::noteSeq(qint64 seq)
{
    if (seq <= lastSeq)
        return;
    lastSeq = seq;
    Q_EMIT q->journalAppended(seq);
}

} // namespace skein::control
