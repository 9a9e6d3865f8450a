#include "models/control/livecontrol_p.h"

namespace skein::control {

namespace {

template <typename T>
Status asStatus(const Result<T>& result)
{
    return result ? Status() : Status(result.error());
}

} // namespace

QVector<std::shared_ptr<const campaign::Migration>> LiveControl::migrations() const
{
    return d->records.migrations();
}

std::shared_ptr<const campaign::Migration> LiveControl::migration(const QString& id) const
{
    return d->records.migration(id);
}

std::shared_ptr<const mapping::Mapping> LiveControl::mappingOf(const QString& migrationId) const
{
    return d->records.mapping(migrationId);
}

void LiveControl::submit(const campaign::Request& request, Done<QString> done)
{
    if (const auto error = d->refusal()) {
        d->answerLater([this, done, error] { d->answer<QString>(done, *error); });
        return;
    }
    const quint64 of = d->generation;
    const QString title = request.title.isEmpty() ? tr("%1 to %2").arg(request.sourceDataset, request.targetDataset) : request.title;
    auto reading = std::make_shared<Reading>();
    d->jobs->start(
        tr("Submit %1").arg(title),
        [request, reading, session = d->session()](tasks::JobContext&) -> Result<QString> {
            campaign::WorkspaceSurroundings around(session.workspace, session.catalog, session.actor);
            const Result<campaign::Migration> migration = campaign::Campaign(around.get()).submit(request);
            if (!migration)
                return migration.error();
            Result<Reading> read = readMigration(*session.workspace, migration->id);
            if (read)
                *reading = std::move(*read);
            return migration->id;
        },
        this,
        [this, done, reading, of, title](const Result<QString>& id) {
            if (d->isCurrent(of) && id) {
                d->show(*reading);
                // On to the first gate; whoever submitted can look at the migration meanwhile.
                d->migrationVerb(
                    *id, tr("%1: scope, mapping, changes").arg(title),
                    [id = *id](campaign::Campaign& campaign, const Session&, tasks::JobContext& job) { return asStatus(campaign.advance(id, job)); }, {});
            }
            d->answer<QString>(done, id);
        });
}

void LiveControl::setMapping(const QString& migrationId, const mapping::Mapping& mapping, const QString& what, DoneStatus done)
{
    d->migrationVerb(
        migrationId, tr("Change the mapping: %1").arg(what),
        [migrationId, mapping, what](campaign::Campaign& campaign, const Session&, tasks::JobContext& job) {
            return asStatus(campaign.setMapping(migrationId, mapping, what, job));
        },
        done);
}

void LiveControl::setScopeDecision(const QString& migrationId, const EntityRef& consumer, bool in, const QString& reason, DoneStatus done)
{
    d->migrationVerb(
        migrationId, in ? tr("Take %1 in").arg(consumer.name) : tr("Leave %1 out").arg(consumer.name),
        [=](campaign::Campaign& campaign, const Session&, tasks::JobContext& job) {
            return asStatus(campaign.setScopeDecision(migrationId, consumer, in, reason, job));
        },
        done);
}

void LiveControl::acceptGrain(const QString& migrationId, const QVector<EntityRef>& consumers, const QString& reason, DoneStatus done)
{
    d->migrationVerb(
        migrationId, tr("Accept the new grain"),
        [=](campaign::Campaign& campaign, const Session&, tasks::JobContext&) { return asStatus(campaign.acceptGrain(migrationId, consumers, reason)); },
        done);
}

void LiveControl::generateChanges(const QString& migrationId, DoneStatus done)
{
    d->migrationVerb(
        migrationId, tr("Generate changes"),
        [=](campaign::Campaign& campaign, const Session&, tasks::JobContext& job) {
            // Asked for by a person, so it opens changes whatever the policy says.
            return asStatus(campaign.generateChanges(migrationId, job, true));
        },
        done);
}

void LiveControl::retryConsumers(const QString& migrationId, const QVector<EntityRef>& consumers, DoneStatus done)
{
    d->migrationVerb(
        migrationId, tr("Try again"),
        [=](campaign::Campaign& campaign, const Session&, tasks::JobContext& job) { return asStatus(campaign.retry(migrationId, consumers, job)); }, done);
}

void LiveControl::skipConsumer(const QString& migrationId, const EntityRef& consumer, const QString& reason, DoneStatus done)
{
    d->migrationVerb(
        migrationId, tr("Skip %1").arg(consumer.name),
        [=](campaign::Campaign& campaign, const Session&, tasks::JobContext&) { return asStatus(campaign.skip(migrationId, consumer, reason)); }, done);
}

void LiveControl::abandonMigration(const QString& migrationId, const QString& reason, DoneStatus done)
{
    d->migrationVerb(
        migrationId, tr("Abandon %1").arg(migrationId),
        [=](campaign::Campaign& campaign, const Session&, tasks::JobContext&) { return asStatus(campaign.abandon(migrationId, reason)); }, done);
}

} // namespace skein::control
