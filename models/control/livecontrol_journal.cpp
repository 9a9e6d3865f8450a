#include "models/control/livecontrol_p.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace skein::control {

void LiveControl::readJournal(const store::JournalFilter& filter, Done<QVector<store::JournalEvent>> done)
{
    d->look<QVector<store::JournalEvent>>(
        tr("Read the journal"),
        [filter](const Session& session, tasks::JobContext&) { return store::Journal(session.workspace->database()).read(filter); }, std::move(done));
}

void LiveControl::verifyJournal(Done<store::Journal::Verification> done)
{
    using Verification = store::Journal::Verification;
    if (const auto error = d->notOpen()) {
        d->answerLater([this, done, error] { d->answer<Verification>(done, *error); });
        return;
    }
    d->jobs->start(
        tr("Verify the journal"),
        [session = d->session()](tasks::JobContext& job) { return store::Journal(session.workspace->database()).verify(job.cancel); }, this,
        [this, done](const Result<Verification>& result) { d->answer<Verification>(done, result); });
}

QVector<Alert> LiveControl::alerts() const
{
    return d->alertList;
}

void LiveControl::markAlertSeen(const QString& id)
{
    const auto it = std::find_if(d->alertList.begin(), d->alertList.end(), [&](const Alert& alert) { return alert.id == id; });
    if (it == d->alertList.end() || it->seen)
        return;
    it->seen = true;
    d->seenAlerts.insert(id);
    d->keepSeenAlerts();
    Q_EMIT alertsChanged();
}

void LiveControl::Private::scheduleAlerts()
{
    if (!alertTimer.isActive())
        alertTimer.start();
}

void LiveControl::Private::updateAlerts()
{
    if (!workspace)
        return;
    QVector<Alert> next = deriveAlerts(records.migrations(), records.changes(), q->rollouts(), alertConfigOf(workspace->config()), QDateTime::currentDateTimeUtc());
    next = continueAlerts(std::move(next), alertList, seenAlerts);
    if (runnerReady) {
        // A cause that is gone and comes back is news again.
        QSet<QString> lasting;
        for (const Alert& alert : std::as_const(next)) {
            if (alert.seen)
                lasting.insert(alert.id);
        }
        if (lasting != seenAlerts) {
            seenAlerts = lasting;
            keepSeenAlerts();
        }
    }
    if (next == alertList)
        return;
    alertList = std::move(next);
    Q_EMIT q->alertsChanged();
}

void LiveControl::Private::keepSeenAlerts()
{
    QStringList ids(seenAlerts.cbegin(), seenAlerts.cend());
    ids.sort();
    keepSetting(seenAlertsKey, QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(ids)).toJson(QJsonDocument::Compact)));
}

QVector<Health> LiveControl::health() const
{
    return d->healthRows;
}

void LiveControl::Private::checkHealth()
{
    looks->startLatest(
        QStringLiteral("health"), tr("Check connections"),
        [session = session()](tasks::JobContext& job) -> Result<QVector<Health>> { return checkConnections(*session.workspace, job.cancel); }, q,
        [this, of = generation](const Result<QVector<Health>>& rows) {
            if (rows && isCurrent(of))
                setHealth(*rows);
        });
}

void LiveControl::Private::setHealth(QVector<Health> rows)
{
    Health row {tr("Runner"), QStringLiteral("runner"), true, {}};
    if (readOnlyBecause) {
        row.ok = false;
        row.text = tr("Only shown here: %1").arg(readOnlyBecause->toText());
    } else {
        const QVector<rollout::RolloutViewPtr> views = q->rollouts();
        const auto live = std::count_if(views.begin(), views.end(), [](const auto& view) { return rollout::isLive(view->state); });
        row.text = live == 0 ? tr("Runs in this process; no rollout is live") : tr("Runs in this process; live rollouts: %1").arg(live);
    }
    rows.prepend(row);
    healthRows = std::move(rows);
    Q_EMIT q->healthChanged();
}

} // namespace skein::control
