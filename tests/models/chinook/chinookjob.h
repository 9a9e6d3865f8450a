#pragma once

#include "models/rollout/plan.h"
#include "tests/models/chinook/chinookworld.h"
#include "tests/models/control/controldriver.h"

namespace skein::test {

/// A person at the window, as calls of the control: decides the mapping, approves, merges, starts rollouts and sees
/// them through. Loads come when the test lets them come, and only when the last one is worked off.
class ChinookJob
{
public:
    /// What comes next, when the rollout has nothing left to do.
    using NextLoad = std::function<Status(const rollout::RolloutView&)>;

    ChinookJob();
    control::LiveControl& control() { return *m_control; }
    void leave() { m_control.reset(); }

    Status open(const ChinookWorld& world);
    Status submit(const campaign::Request& request);
    /// Replaces what is proposed by what is decided: one edit after the other, one document, as the window does it.
    Status decide(const QVector<mapping::Rule>& wanted);
    /// Approves every open change and merges those whose repository is not deployed by merging.
    Status approveAndMerge();
    /// Starts the drafted plan with the stages of a test.
    Result<rollout::Plan> start();
    Status drive(const QString& rollout, rollout::RolloutState until, const NextLoad& load);
    Status rollBack(const QString& rollout, const QString& reason);

    std::shared_ptr<const campaign::Migration> migration() const { return m_control->migration(m_migration); }
    const QString& migrationId() const { return m_migration; }
    QVector<review::Change> changesIn(review::ChangeState state) const;
    bool isSwitched(const QString& rollout, const QString& targetKey) const;
    QVector<store::JournalEvent> journal(const QString& rollout) const;
    /// For messages: where everything stands.
    QByteArray states() const;
    QByteArray describe(const QString& rollout) const;
    QStringList errors;

private:
    std::unique_ptr<control::LiveControl> m_control;
    QString m_migration;
};

} // namespace skein::test
