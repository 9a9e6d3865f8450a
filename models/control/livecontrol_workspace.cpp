#include "models/control/livecontrol_p.h"

#include "models/sample/writer.h"

#include <QDir>
#include <QFileInfo>

namespace skein::control {

void LiveControl::openWorkspace(const QString& dir, DoneStatus done)
{
    const QString path = QFileInfo(dir).canonicalFilePath();
    if (!path.isEmpty() && path == d->openingPath) { // a second click
        d->answerLater([this, done] { d->answer(done, tasks::JobContext::cancelledError()); });
        return;
    }
    // The workspace that is open stays so until the other is known to be good; only itself is in its own way.
    if (isOpen() && path == QFileInfo(workspacePath()).canonicalFilePath())
        closeWorkspace();
    const quint64 of = ++d->openings;
    d->openingPath = path;
    const QString title = tr("Open %1").arg(QDir(dir).dirName());
    // The opened workspace is handed over beside the result, which callbacks only see as a constant.
    auto opened = std::make_shared<std::optional<OpenedWorkspace>>();
    d->jobs->start(
        title,
        [dir, leaving = d->leaving, opened](tasks::JobContext& job) -> Status {
            Result<OpenedWorkspace> result = openForControl(dir, leaving, job);
            if (!result)
                return result.error();
            *opened = std::move(*result);
            return {};
        },
        this,
        [this, done, of, opened](const Status& status) {
            if (of != d->openings) {
                d->answer(done, tasks::JobContext::cancelledError()); // another one was opened or closed meanwhile
                return;
            }
            d->openingPath.clear();
            if (!status) {
                opened->reset();
                d->answer(done, status);
                return;
            }
            if (isOpen())
                d->leave();
            d->apply(std::move(**opened));
            opened->reset();
            d->answer(done, {});
        });
}

void LiveControl::createSample(const QString& dir, quint64 seed, DoneStatus done)
{
    d->jobs->start(
        tr("Make the sample estate"),
        [dir, seed](tasks::JobContext& job) -> Status {
            const auto progress = [&job](double fraction, const QString& step) { job.progress(fraction, step); };
            const Result<sample::WrittenSample> written = sample::writeSample(dir, seed, progress, job.cancel);
            return written ? Status() : Status(written.error());
        },
        this,
        [this, dir, done](const Status& status) {
            if (status)
                openWorkspace(dir, done);
            else
                d->answer(done, status);
        });
}

void LiveControl::closeWorkspace()
{
    const bool wasOpen = isOpen();
    ++d->openings;
    d->openingPath.clear();
    d->leave();
    if (!wasOpen)
        return;
    Q_EMIT workspaceChanged();
    Q_EMIT catalogChanged();
    Q_EMIT migrationsChanged({});
    Q_EMIT changesChanged();
    Q_EMIT alertsChanged();
    Q_EMIT healthChanged();
    Q_EMIT sampleChanged();
}

void LiveControl::Private::leave()
{
    ++generation;
    queue.clear(makeError(ErrorClass::Cancelled, tr("the workspace was closed")));
    jobs->cancelAll();
    looks->cancelAll();
    sample.reset();
    runner.reset();
    alertTimer.stop();
    alertClock.stop();
    healthClock.stop();
    leaving = workspace;
    workspace.reset();
    readOnlyBecause.reset();
    catalog = std::make_shared<const Catalog>();
    graph = std::make_shared<const LineageGraph>();
    records.clear();
    rolloutStates.clear();
    alertList.clear();
    seenAlerts.clear();
    healthRows.clear();
    lastSeq = 0;
    runnerReady = false;
}

void LiveControl::Private::apply(OpenedWorkspace&& opened)
{
    workspace = std::move(opened.workspace);
    readOnlyBecause = std::move(opened.readOnlyBecause);
    catalog = std::move(opened.catalog);
    graph = std::move(opened.graph);
    seenAlerts = std::move(opened.seenAlerts);
    if (actor.name.isEmpty() && actor.email.isEmpty()) {
        actor.name = opened.identity.name;
        actor.email = opened.identity.email;
    }
    records.merge(opened.reading);
    lastSeq = opened.reading.lastSeq;
    startRunner();
    if (!opened.sampleWarehouse.isEmpty()) {
        sample = std::make_unique<SampleWorld>(opened.sampleWarehouse, opened.lastLoad, opened.newPlanOnSale);
        QObject::connect(sample.get(), &SampleWorld::loaded, q, [this] {
            if (runner)
                runner->wake();
            Q_EMIT q->sampleChanged();
        });
        QObject::connect(sample.get(), &SampleWorld::newPlanGoesOnSale, q, [this] { keepSetting(newPlanKey, QStringLiteral("onSale")); });
        QObject::connect(sample.get(), &SampleWorld::failed, q, &LiveControl::failed);
        if (!workspace->isReadOnly())
            sample->setLoading(opened.sampleLoading);
    }
    alertClock.start();
    healthClock.start();
    Q_EMIT q->workspaceChanged();
    Q_EMIT q->catalogChanged();
    Q_EMIT q->migrationsChanged({});
    Q_EMIT q->changesChanged();
    Q_EMIT q->sampleChanged();
    scheduleAlerts();
    checkHealth();
    if (readOnlyBecause) {
        Q_EMIT q->failed(makeError(ErrorClass::Access, tr("The workspace was opened read-only: %1").arg(readOnlyBecause->message), readOnlyBecause->where,
            readOnlyBecause->remedy));
    }
}

/// What a process that ended in the middle has left is taken up again.
void LiveControl::Private::goOn()
{
    for (const MigrationPtr& migration : records.migrations()) {
        if (migration->state == campaign::MigrationState::Retired || migration->state == campaign::MigrationState::Abandoned)
            continue;
        const bool completed = migration->state == campaign::MigrationState::Completed;
        tasks::JobOptions options;
        options.shown = false;
        migrationVerb(
            migration->id, tr("Look after %1").arg(migration->request.title),
            [id = migration->id, completed](campaign::Campaign& campaign, const Session&, tasks::JobContext& job) -> Status {
                // Of a completed one only what a rollout has done since is looked at.
                const Result<campaign::Migration> result = completed ? campaign.refresh(id, job) : campaign.advance(id, job);
                return result ? Status() : Status(result.error());
            },
            {}, options);
    }
}

} // namespace skein::control
