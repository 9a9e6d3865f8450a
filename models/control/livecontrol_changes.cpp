#include "models/control/livecontrol_p.h"

#include "models/review/reviews.h"

#include <QMap>

namespace skein::control {

namespace {

using ReviewAct = std::function<Result<review::Change>(review::Reviews& reviews, const QString& id, const Actor& actor)>;

/// Every change on its own: one that is refused does not keep the others from going on.
Status actOnAll(review::Reviews& reviews, const QStringList& ids, const Actor& actor, const ReviewAct& act, tasks::JobContext& job)
{
    std::optional<Error> first;
    QStringList refused;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (job.cancelled())
            return tasks::JobContext::cancelledError();
        job.progress(double(i) / double(ids.size()), ids.at(i));
        const Result<review::Change> change = act(reviews, ids.at(i), actor);
        if (change)
            continue;
        if (!first)
            first = change.error();
        refused << ids.at(i);
    }
    if (!first)
        return {};
    if (ids.size() > 1) {
        first->message = QStringLiteral("%1 of %2 changes were refused (%3); the first: %4")
                             .arg(refused.size())
                             .arg(ids.size())
                             .arg(refused.join(QStringLiteral(", ")), first->message);
    }
    return *first;
}

} // namespace

QVector<review::Change> LiveControl::changes() const
{
    return d->records.changes();
}

/// The changes of each migration are one verb on it; the answer comes with the last.
void LiveControl::Private::reviewVerb(const QStringList& ids, const QString& title, ReviewAct act, DoneStatus done)
{
    QMap<QString, QStringList> groups;
    for (const QString& id : ids) {
        const review::Change* change = records.change(id);
        groups[change ? change->migrationId : QString()] << id;
    }
    const QStringList unknown = groups.take(QString());
    if (!unknown.isEmpty() || groups.isEmpty()) {
        const Error error = makeError(ErrorClass::Logic, unknown.isEmpty() ? tr("no change was named") : tr("there is no change %1").arg(unknown.constFirst()),
            {}, tr("Choose from the list of changes."));
        answerLater([this, done, error] { answer(done, error); });
        return;
    }
    struct Together {
        qsizetype open = 0;
        Status status;
    };
    auto together = std::make_shared<Together>(Together {groups.size(), {}});
    for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
        migrationVerb(
            it.key(), title,
            // Any version will do: earlier verbs of this process have been put before this one, and no other process writes.
            [id = it.key(), list = it.value(), act](campaign::Campaign& campaign, const Session& session, tasks::JobContext& job) -> Status {
                review::Reviews reviews(session.workspace->database(), review::workspaceRepositories(*session.workspace));
                const Status status = actOnAll(reviews, list, session.actor, act, job);
                const Result<campaign::Migration> followed = campaign.refresh(id, job);
                return status.ok() && !followed ? Status(followed.error()) : status;
            },
            [this, together, done](const Status& status) {
                if (!status && together->status)
                    together->status = status;
                if (--together->open == 0)
                    answer(done, together->status);
            });
    }
}

void LiveControl::approveChanges(const QStringList& ids, const QString& comment, DoneStatus done)
{
    d->reviewVerb(
        ids, ids.size() == 1 ? tr("Approve %1").arg(ids.constFirst()) : tr("Approve %1 changes").arg(ids.size()),
        [comment](review::Reviews& reviews, const QString& id, const Actor& actor) { return reviews.approve(id, actor, comment); },
        done);
}

void LiveControl::requestChanges(const QString& id, const QString& comment, DoneStatus done)
{
    d->reviewVerb(
        {id}, tr("Request changes to %1").arg(id),
        [comment](review::Reviews& reviews, const QString& change, const Actor& actor) { return reviews.requestChanges(change, actor, comment); }, done);
}

void LiveControl::mergeChanges(const QStringList& ids, DoneStatus done)
{
    d->reviewVerb(
        ids, ids.size() == 1 ? tr("Merge %1").arg(ids.constFirst()) : tr("Merge %1 changes").arg(ids.size()),
        [](review::Reviews& reviews, const QString& change, const Actor& actor) { return reviews.merge(change, actor); }, done);
}

void LiveControl::revertChange(const QString& id, DoneStatus done)
{
    d->reviewVerb(
        {id}, tr("Revert %1").arg(id),
        [](review::Reviews& reviews, const QString& change, const Actor& actor) {
            return reviews.revert(change, actor, QStringLiteral("reverted by %1").arg(actor.display()));
        },
        done);
}

void LiveControl::closeChange(const QString& id, const QString& reason, DoneStatus done)
{
    d->reviewVerb(
        {id}, tr("Close %1").arg(id),
        [reason](review::Reviews& reviews, const QString& change, const Actor& actor) { return reviews.close(change, actor, reason); }, done);
}

} // namespace skein::control
