#pragma once

#include "models/campaign/inspect.h"
#include "models/campaign/migrationstore.h"
#include "models/campaign/proposestep.h"
#include "models/campaign/scope.h"
#include "models/campaign/surroundings.h"
#include "models/rollout/plan.h"
#include "models/store/journal.h"
#include "models/tasks/job.h"

namespace skein::campaign {

/// Takes migrations from the request to merged changes. Lives inside one job, on its thread: make it from the job's
/// surroundings, call one function, let it go; everything it knows is in the workspace. Functions that change
/// something journal it (rollout column = migration id) and give the migration as it is afterwards. Several jobs may
/// work on one migration at once: each writes small steps on the newest state.
class Campaign
{
public:
    explicit Campaign(const Surroundings& surroundings);

    Result<QVector<Migration>> migrations(); ///< newest first
    Result<Migration> migration(const QString& id);
    Result<mapping::Mapping> mappingOf(const QString& id); ///< Logic while nothing is proposed yet

    /// Checks the request and stores the migration; quick. Then call advance(). BadInput names the field.
    Result<Migration> submit(const Request& request);
    /// Runs on from wherever it stands to the first gate: scope, proposal, gate, changes (by policy). Repeatable: what
    /// is done already is not done again. Also the right call after an import and after the start of the program.
    Result<Migration> advance(const QString& id, tasks::JobContext& job);
    /// Brings the states of consumers in line with their changes, and merges what is approved where policy says so.
    /// Cheap: call it after every verb of a review.
    Result<Migration> refresh(const QString& id, tasks::JobContext& job);

    /// Replaces the mapping and evaluates the gates. Consumers whose change was made with another mapping and whose
    /// text would differ wait for generateChanges() again.
    Result<Migration> setMapping(const QString& id, const mapping::Mapping& mapping, const QString& what, tasks::JobContext& job);
    Result<Migration> setScopeDecision(const QString& id, const EntityRef& consumer, bool in, const QString& reason, tasks::JobContext& job);
    /// A person lets consumers go on that count or sum at v1's grain.
    Result<Migration> acceptGrain(const QString& id, const QVector<EntityRef>& consumers, const QString& reason);
    /// Rewrites, verifies and (by policy, or when `openChanges`) opens changes for every consumer that may go on.
    /// Transient errors are retried inside the job; what is still waiting when it is cancelled goes on later.
    Result<Migration> generateChanges(const QString& id, tasks::JobContext& job, bool openChanges = false);
    /// Failed, broken, closed and waiting consumers are tried again, empty = all of them.
    Result<Migration> retry(const QString& id, const QVector<EntityRef>& consumers, tasks::JobContext& job);
    Result<Migration> skip(const QString& id, const EntityRef& consumer, const QString& reason);
    Result<Migration> abandon(const QString& id, const QString& reason);
    Result<Migration> noteRollout(const QString& id, const QString& rolloutId);

    Result<ConsumerPreview> preview(const QString& id, const EntityRef& consumer, tasks::JobContext& job);
    Result<QVector<GeneratedText>> generatedCode(const QString& id, const QString& dialect);
    Result<QVector<RuleSampleRow>> ruleSample(const QString& id, const QString& ruleId, int limit = 50);
    /// A plan over what is deployable now and not deployed yet; Logic when there is nothing.
    Result<rollout::Plan> draftPlan(const QString& id);

private:
    Result<Migration> update(const QString& id, const MigrationStore::Edit& edit);
    Status journal(const QString& id, const QString& kind, const QString& step, const QString& target, const QJsonObject& payload);
    Result<Migration> setGate(const QString& id, const QString& gate);
    Result<Migration> resolveScope(const Migration& migration, const Ends& ends, tasks::JobContext& job);
    Result<Migration> propose(const Migration& migration, const Ends& ends, tasks::JobContext& job);
    Result<Migration> evaluateGates(const QString& id, tasks::JobContext& job);
    Result<Migration> followChanges(const QString& id);
    int countToRollOut(const Migration& migration, const QVector<review::Change>& changes);
    Result<Migration> findStale(const QString& id, const mapping::Mapping& mapping);
    Result<ConsumerCode> codeOf(const Consumer& consumer);
    QDateTime now() const;

    Surroundings m_around;
    MigrationStore m_store;
    store::Journal m_journal;
};

} // namespace skein::campaign
