#include "models/control/alerts.h"

#include <QCoreApplication>
#include <QHash>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace skein::control {

namespace {

using campaign::Consumer;
using campaign::ConsumerState;
using campaign::Migration;
using campaign::MigrationState;
using rollout::RolloutState;
using rollout::RolloutView;

QString migrationAddress(const QString& id)
{
    return QStringLiteral("skein://migrations/") + id;
}

QString targetAddress(const QString& rollout, const QString& target)
{
    return QStringLiteral("skein://rollouts/%1/target/%2").arg(rollout, QString::fromLatin1(QUrl::toPercentEncoding(target)));
}

QString titleOf(const Migration& migration)
{
    return migration.request.title.isEmpty() ? migration.request.sourceDataset : migration.request.title;
}

bool isOpen(const Migration& migration)
{
    return migration.state == MigrationState::Draft || migration.state == MigrationState::Mapping || migration.state == MigrationState::InProgress;
}

class Deriver
{
    Q_DECLARE_TR_FUNCTIONS(skein::control::Alerts)

public:
    Deriver(const AlertConfig& config, const QDateTime& now)
        : m_config(config)
        , m_now(now)
    {
    }

    void migration(const Migration& migration, bool rolloutMoves);
    void reviews(const QVector<review::Change>& changes);
    void rollout(const RolloutView& view, bool superseded);
    QVector<Alert> take();

private:
    void stalled(const Migration& migration, bool rolloutMoves);
    void failures(const Migration& migration);
    void decisions(const Migration& migration);
    void breach(const RolloutView& view);
    void waiting(const RolloutView& view);
    void targets(const RolloutView& view);
    void add(const QString& id, Severity severity, const QString& title, const QString& text, const QDateTime& since, const QString& address);
    static QString consumers(int count) { return count == 1 ? tr("1 consumer") : tr("%1 consumers").arg(count); }

    const AlertConfig& m_config;
    QDateTime m_now;
    QVector<Alert> m_alerts;
};

void Deriver::add(const QString& id, Severity severity, const QString& title, const QString& text, const QDateTime& since, const QString& address)
{
    m_alerts.append({id, severity, title, text, since.isValid() ? since : m_now, address, false});
}

void Deriver::migration(const Migration& migration, bool rolloutMoves)
{
    if (!isOpen(migration))
        return;
    stalled(migration, rolloutMoves);
    failures(migration);
    decisions(migration);
}

void Deriver::stalled(const Migration& migration, bool rolloutMoves)
{
    const int open = migration.inScope() - migration.done();
    if (rolloutMoves || open <= 0 || !migration.lastProgressAt.isValid() || migration.lastProgressAt.msecsTo(m_now) < m_config.stalledAfterMs)
        return;
    QString text = tr("Nothing has moved on; %1 open.").arg(consumers(open));
    text += QLatin1Char(' ') + (migration.gate.isEmpty() ? tr("See what each of them waits for.") : tr("It waits: %1").arg(migration.gate));
    add(QStringLiteral("stalled:") + migration.id, Severity::Warning, tr("%1 is stalled").arg(titleOf(migration)), text, migration.lastProgressAt,
        migrationAddress(migration.id));
}

void Deriver::failures(const Migration& migration)
{
    const int failed = migration.count(ConsumerState::Failed);
    const double success = migration.successRate();
    if (failed < m_config.failureMinimum || std::isnan(success) || 1 - success < m_config.failureRate - 1e-9)
        return;
    // The commonest reason: one fix for it moves most.
    QHash<QString, int> clusters;
    const Consumer* example = nullptr;
    int most = 0;
    for (const Consumer& consumer : migration.consumers) {
        if (consumer.state != ConsumerState::Failed)
            continue;
        const int count = ++clusters[consumer.signature];
        if (count > most) {
            most = count;
            example = &consumer;
        }
    }
    const QString percent = QString::number(std::lround((1 - success) * 100));
    add(QStringLiteral("failures:") + migration.id, success < 0.5 ? Severity::Critical : Severity::Warning,
        tr("%1: %2 % of the attempts failed").arg(titleOf(migration), percent),
        tr("%1 failed; the commonest reason (%2 of them): %3").arg(consumers(failed)).arg(most).arg(example ? example->because : QString()), {},
        migrationAddress(migration.id));
}

void Deriver::decisions(const Migration& migration)
{
    int blocked = 0, drifted = 0, grain = 0, fresh = 0;
    QStringList columns;
    for (const Consumer& consumer : migration.consumers) {
        fresh += consumer.isNew && consumer.state != ConsumerState::Merged && consumer.state != ConsumerState::Skipped ? 1 : 0;
        if (consumer.decision != QLatin1String("in"))
            continue;
        blocked += consumer.state == ConsumerState::BlockedOnMapping ? 1 : 0;
        drifted += consumer.state == ConsumerState::BlockedOnDrift ? 1 : 0;
        const bool waits = consumer.state == ConsumerState::Pending || consumer.state == ConsumerState::BlockedOnMapping;
        grain += waits && consumer.grainWarning && !consumer.grainAccepted && migration.request.policy.needsPersonForGrain ? 1 : 0;
        for (const campaign::Diagnostic& diagnostic : consumer.diagnostics) {
            if (consumer.state == ConsumerState::BlockedOnMapping && diagnostic.rung == QLatin1String("mapping") && !diagnostic.text.isEmpty()
                && !columns.contains(diagnostic.text))
                columns << diagnostic.text;
        }
    }
    columns.sort();
    if (blocked > 0) {
        const QString title = columns.isEmpty() ? tr("%1: the mapping needs a decision").arg(titleOf(migration))
                                                : tr("%1: %2 to decide").arg(titleOf(migration), columns.join(QStringLiteral(", ")));
        add(QStringLiteral("mapping:") + migration.id, Severity::Warning, title,
            tr("%1 blocked until somebody says what becomes of it.").arg(consumers(blocked)), {},
            migrationAddress(migration.id) + QStringLiteral("/mapping"));
    }
    if (drifted > 0) {
        add(QStringLiteral("drift:") + migration.id, Severity::Warning, tr("%1: a schema has changed under the mapping").arg(titleOf(migration)),
            tr("%1 blocked until the mapping fits again.").arg(consumers(drifted)), {},
            migrationAddress(migration.id) + QStringLiteral("/mapping"));
    }
    if (grain > 0) {
        add(QStringLiteral("grain:") + migration.id, Severity::Warning, tr("%1: %2 may count twice").arg(titleOf(migration), consumers(grain)),
            tr("Code that counts, sums or joins at the old grain. Look at the lines and let it go on, or leave it out."), {},
            migrationAddress(migration.id));
    }
    if (fresh > 0) {
        add(QStringLiteral("new:") + migration.id, Severity::Info, (fresh == 1 ? tr("%1: 1 new reader since the start").arg(titleOf(migration)) : tr("%1: %2 new readers since the start").arg(titleOf(migration)).arg(fresh)),
            tr("Decide whether they are in scope."), {}, migrationAddress(migration.id));
    }
}

void Deriver::reviews(const QVector<review::Change>& changes)
{
    QHash<QString, QVector<const review::Change*>> waiting;
    for (const review::Change& change : changes) {
        if (change.state == review::ChangeState::Open)
            waiting[change.migrationId] << &change;
    }
    for (auto it = waiting.cbegin(); it != waiting.cend(); ++it) {
        const auto oldest = *std::min_element(it->cbegin(), it->cend(), [](auto a, auto b) { return a->createdAt < b->createdAt; });
        add(QStringLiteral("review:") + it.key(), Severity::Info, it->size() == 1 ? tr("1 change waits for a review") : tr("%1 changes wait for a review").arg(it->size()),
            tr("The oldest is %1, %2.").arg(oldest->id, oldest->title), oldest->createdAt,
            it->size() == 1 ? oldest->address() : QStringLiteral("skein://reviews"));
    }
}

void Deriver::rollout(const RolloutView& view, bool superseded)
{
    const QString address = QStringLiteral("skein://rollouts/") + view.id;
    if (view.state == RolloutState::RollbackBlocked) {
        add(QStringLiteral("blocked:") + view.id, Severity::Critical, tr("The rollback of %1 is blocked").arg(view.title), view.why, {}, address);
    }
    if (!superseded)
        breach(view);
    if (!rollout::isLive(view.state))
        return;
    waiting(view);
    targets(view);
}

void Deriver::breach(const RolloutView& view)
{
    // Somebody who rolls back by hand knows it; a verdict that did it wants to be read.
    QString sentence;
    QDateTime since;
    for (const rollout::StageView& stage : view.stages) {
        if (stage.verdict == QLatin1String("FAIL") || stage.phase == rollout::StagePhase::Failed) {
            sentence = stage.sentence;
            since = stage.endedAt;
        }
    }
    if (sentence.isEmpty() && since.isNull() && !(view.state == RolloutState::Frozen && view.pausedBy != QLatin1String("operator")))
        return;
    if (sentence.isEmpty())
        sentence = view.why;
    const bool back = view.state == RolloutState::RolledBack;
    add(QStringLiteral("breach:") + view.id, Severity::Critical,
        back ? tr("%1 breached and was rolled back").arg(view.title) : tr("%1 breached").arg(view.title), sentence,
        since.isValid() ? since : view.endedAt, QStringLiteral("skein://rollouts/") + view.id);
}

void Deriver::waiting(const RolloutView& view)
{
    const QString address = QStringLiteral("skein://rollouts/") + view.id;
    const bool canApprove = view.verbs.contains(rollout::Verb::Approve);
    if (canApprove) {
        add(QStringLiteral("approval:%1:%2").arg(view.id).arg(view.currentStage), Severity::Warning, tr("%1 waits for your approval").arg(view.title),
            view.next.isEmpty() ? view.why : view.next, {}, address);
    } else if (view.state == RolloutState::Paused && view.pausedBy != QLatin1String("operator")) {
        add(QStringLiteral("paused:%1:%2").arg(view.id).arg(view.currentStage), Severity::Warning, tr("%1 is paused").arg(view.title), view.why, {}, address);
    }
}

void Deriver::targets(const RolloutView& view)
{
    for (const rollout::TargetView& target : view.targets) {
        if (target.state == rollout::TargetState::Held) {
            add(QStringLiteral("held:%1:%2").arg(view.id, target.id), Severity::Warning, tr("%1 is held").arg(target.title), target.because, {},
                targetAddress(view.id, target.id));
        }
        if (target.warmBehind > 0) {
            add(QStringLiteral("behind:%1:%2").arg(view.id, target.id), Severity::Warning, tr("The old side of %1 is behind").arg(target.title),
                tr("Runs a rollback would lose: %1.").arg(target.warmBehind), {}, targetAddress(view.id, target.id));
        }
    }
}

QVector<Alert> Deriver::take()
{
    std::stable_sort(m_alerts.begin(), m_alerts.end(), [](const Alert& a, const Alert& b) {
        if (a.severity != b.severity)
            return a.severity > b.severity;
        return a.since != b.since ? a.since > b.since : a.id < b.id;
    });
    return std::move(m_alerts);
}

} // namespace

AlertConfig alertConfigOf(const store::WorkspaceConfig& config)
{
    AlertConfig result;
    if (config.sampleTimings)
        result.stalledAfterMs = 3 * 60 * 1000;
    bool ok = false;
    const double days = config.settings.value(QStringLiteral("alerts.stalledDays")).toDouble(&ok);
    if (ok && days > 0)
        result.stalledAfterMs = qint64(days * 24 * 3600 * 1000);
    const double rate = config.settings.value(QStringLiteral("alerts.failureRate")).toDouble(&ok);
    if (ok && rate > 0 && rate <= 1)
        result.failureRate = rate;
    return result;
}

QVector<Alert> deriveAlerts(const QVector<std::shared_ptr<const Migration>>& migrations, const QVector<review::Change>& changes,
    const QVector<rollout::RolloutViewPtr>& rollouts, const AlertConfig& config, const QDateTime& now)
{
    Deriver deriver(config, now);
    QHash<QString, QString> newest; // migration → its newest rollout; the list is newest first
    QSet<QString> moving;
    for (const auto& view : rollouts) {
        if (!newest.contains(view->migrationId))
            newest.insert(view->migrationId, view->id);
        if (view->state == RolloutState::Running || view->state == RolloutState::RollingBack)
            moving.insert(view->migrationId);
    }
    for (const auto& migration : migrations)
        deriver.migration(*migration, moving.contains(migration->id));
    deriver.reviews(changes);
    for (const auto& view : rollouts)
        deriver.rollout(*view, newest.value(view->migrationId) != view->id);
    return deriver.take();
}

QVector<Alert> continueAlerts(QVector<Alert> alerts, const QVector<Alert>& before, const QSet<QString>& seen)
{
    for (Alert& alert : alerts) {
        const auto it = std::find_if(before.begin(), before.end(), [&](const Alert& old) { return old.id == alert.id; });
        if (it != before.end() && it->since < alert.since)
            alert.since = it->since;
        alert.seen = seen.contains(alert.id);
    }
    return alerts;
}

} // namespace skein::control
