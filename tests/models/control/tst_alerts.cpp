#include "models/control/alerts.h"
#include "tests/support/testregistry.h"

using namespace skein;
using namespace skein::control;
using campaign::ConsumerState;

namespace {

const QDateTime now(QDate(2026, 1, 5), QTime(12, 0), Qt::UTC);
using MigrationPtr = std::shared_ptr<const campaign::Migration>;

campaign::Consumer consumer(const QString& name, ConsumerState state)
{
    campaign::Consumer made;
    made.ref = EntityRef(EntityKind::Pipeline, {}, name);
    made.decision = QStringLiteral("in");
    made.state = state;
    made.because = QStringLiteral("because of ") + name;
    return made;
}

campaign::Migration migration(const QVector<campaign::Consumer>& consumers)
{
    campaign::Migration made;
    made.id = QStringLiteral("m-0001");
    made.request.title = QStringLiteral("Activity");
    made.state = campaign::MigrationState::InProgress;
    made.consumers = consumers;
    made.lastProgressAt = now.addSecs(-60);
    return made;
}

rollout::RolloutView view(rollout::RolloutState state)
{
    rollout::RolloutView made;
    made.id = QStringLiteral("r-0001");
    made.migrationId = QStringLiteral("m-0001");
    made.title = QStringLiteral("Wave 1");
    made.state = state;
    made.currentStage = 0;
    made.stages.append(rollout::StageView());
    return made;
}

rollout::TargetView target(const QString& name, rollout::TargetState state)
{
    rollout::TargetView made;
    made.id = QStringLiteral("sample/repo/") + name;
    made.title = name;
    made.state = state;
    made.because = QStringLiteral("disk full");
    return made;
}

/// Ids, most severe first, "!" before those that are critical.
QString derive(const QVector<campaign::Migration>& migrations, const QVector<review::Change>& changes = {}, const QVector<rollout::RolloutView>& views = {},
    const AlertConfig& config = {})
{
    QVector<MigrationPtr> migrationList;
    for (const campaign::Migration& each : migrations)
        migrationList << std::make_shared<const campaign::Migration>(each);
    QVector<rollout::RolloutViewPtr> viewList;
    for (const rollout::RolloutView& each : views)
        viewList << std::make_shared<const rollout::RolloutView>(each);
    QStringList ids;
    for (const Alert& alert : deriveAlerts(migrationList, changes, viewList, config, now)) {
        ids << (alert.severity == Severity::Critical ? QStringLiteral("!") : QString()) + alert.id;
        if (alert.title.isEmpty() || alert.text.isEmpty() || !alert.address.startsWith(QLatin1String("skein://")) || !alert.since.isValid())
            ids << QStringLiteral("incomplete");
    }
    return ids.join(QLatin1Char(' '));
}

} // namespace

class TstAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void calm();
    void stalled();
    void failureRate();
    void decisions();
    void reviews();
    void breaches();
    void approvalAndPauses();
    void targets();
    void orderAndAddress();
    void theyContinue();
    void configuration();
};

void TstAlerts::calm()
{
    QCOMPARE(derive({}), QString());
    QCOMPARE(derive({migration({consumer(QStringLiteral("a"), ConsumerState::Ready)})}, {}, {view(rollout::RolloutState::Running)}), QString());
}

void TstAlerts::stalled()
{
    campaign::Migration still = migration({consumer(QStringLiteral("a"), ConsumerState::PrOpen), consumer(QStringLiteral("b"), ConsumerState::Merged)});
    still.lastProgressAt = now.addDays(-4);
    QCOMPARE(derive({still}), QStringLiteral("stalled:m-0001"));
    // A rollout that moves is progress, one that ended is not.
    QCOMPARE(derive({still}, {}, {view(rollout::RolloutState::Running)}), QString());
    QCOMPARE(derive({still}, {}, {view(rollout::RolloutState::RolledBack)}), QStringLiteral("stalled:m-0001"));
    // Nothing is open.
    campaign::Migration over = still;
    over.consumers[0].state = ConsumerState::Skipped;
    QCOMPARE(derive({over}), QString());
    still.state = campaign::MigrationState::Abandoned;
    QCOMPARE(derive({still}), QString());
}

void TstAlerts::failureRate()
{
    QVector<campaign::Consumer> consumers;
    for (int i = 0; i < 12; ++i)
        consumers << consumer(QStringLiteral("ok%1").arg(i), ConsumerState::Ready);
    for (int i = 0; i < 2; ++i)
        consumers << consumer(QStringLiteral("bad%1").arg(i), ConsumerState::Failed);
    QCOMPARE(derive({migration(consumers)}), QString()); // two failures are looked at one by one
    consumers << consumer(QStringLiteral("bad2"), ConsumerState::Failed);
    QCOMPARE(derive({migration(consumers)}), QStringLiteral("failures:m-0001")); // 3 of 15
    for (int i = 0; i < 10; ++i)
        consumers << consumer(QStringLiteral("worse%1").arg(i), ConsumerState::Failed);
    QCOMPARE(derive({migration(consumers)}), QStringLiteral("!failures:m-0001")); // 13 of 25
}

void TstAlerts::decisions()
{
    campaign::Consumer blocked = consumer(QStringLiteral("a"), ConsumerState::BlockedOnMapping);
    campaign::Diagnostic diagnostic;
    diagnostic.rung = QStringLiteral("mapping");
    diagnostic.text = QStringLiteral("platform");
    blocked.diagnostics = {diagnostic};
    campaign::Consumer counting = consumer(QStringLiteral("b"), ConsumerState::Pending);
    counting.grainWarning = true;
    campaign::Consumer fresh = consumer(QStringLiteral("c"), ConsumerState::Pending);
    fresh.isNew = true;
    const campaign::Migration all = migration({blocked, counting, fresh, consumer(QStringLiteral("d"), ConsumerState::BlockedOnDrift)});
    QCOMPARE(derive({all}), QStringLiteral("drift:m-0001 grain:m-0001 mapping:m-0001 new:m-0001"));
    const auto alerts = deriveAlerts({std::make_shared<const campaign::Migration>(all)}, {}, {}, {}, now);
    QVERIFY(alerts.at(2).title.contains(QLatin1String("platform")));

    campaign::Migration let = all;
    let.consumers[0].decision = QStringLiteral("out");
    let.consumers[1].grainAccepted = true;
    let.consumers[2].state = ConsumerState::Merged;
    let.consumers[3].state = ConsumerState::Ready;
    QCOMPARE(derive({let}), QString());
}

void TstAlerts::reviews()
{
    QVector<review::Change> changes(3);
    for (int i = 0; i < 3; ++i) {
        changes[i].id = QStringLiteral("c-%1").arg(i);
        changes[i].migrationId = QStringLiteral("m-0001");
        changes[i].createdAt = now.addSecs(-100 * i);
    }
    changes[0].state = review::ChangeState::Merged;
    QCOMPARE(derive({}, changes), QStringLiteral("review:m-0001"));
    const auto alerts = deriveAlerts({}, changes, {}, {}, now);
    QCOMPARE(alerts.first().since, now.addSecs(-200));
    QVERIFY(alerts.first().text.contains(QLatin1String("c-2")));
    changes[1].state = changes[2].state = review::ChangeState::Approved;
    QCOMPARE(derive({}, changes), QString());
}

void TstAlerts::breaches()
{
    rollout::RolloutView back = view(rollout::RolloutState::RolledBack);
    QCOMPARE(derive({}, {}, {back}), QString()); // by hand
    back.stages[0].verdict = QStringLiteral("FAIL");
    back.stages[0].sentence = QStringLiteral("12 rows differ");
    QCOMPARE(derive({}, {}, {back}), QStringLiteral("!breach:r-0001"));
    // The next wave of the same migration takes its place.
    rollout::RolloutView next = view(rollout::RolloutState::Running);
    next.id = QStringLiteral("r-0002");
    QCOMPARE(derive({}, {}, {next, back}), QString());
    back.state = rollout::RolloutState::RollbackBlocked;
    back.why = QStringLiteral("the view was changed by somebody else");
    QCOMPARE(derive({}, {}, {back}), QStringLiteral("!blocked:r-0001 !breach:r-0001"));
}

void TstAlerts::approvalAndPauses()
{
    rollout::RolloutView waiting = view(rollout::RolloutState::Running);
    waiting.verbs = {rollout::Verb::Pause, rollout::Verb::Approve};
    waiting.next = QStringLiteral("Stage 2 starts when somebody approves");
    QCOMPARE(derive({}, {}, {waiting}), QStringLiteral("approval:r-0001:0"));
    rollout::RolloutView paused = view(rollout::RolloutState::Paused);
    paused.why = QStringLiteral("inconclusive");
    paused.pausedBy = QStringLiteral("operator");
    QCOMPARE(derive({}, {}, {paused}), QString());
    paused.pausedBy = QStringLiteral("inconclusive");
    QCOMPARE(derive({}, {}, {paused}), QStringLiteral("paused:r-0001:0"));
}

void TstAlerts::targets()
{
    rollout::RolloutView running = view(rollout::RolloutState::Running);
    running.targets = {target(QStringLiteral("a"), rollout::TargetState::Held), target(QStringLiteral("b"), rollout::TargetState::Switched)};
    QCOMPARE(derive({}, {}, {running}), QStringLiteral("held:r-0001:sample/repo/a"));
    running.targets[1].warmBehind = 2;
    QCOMPARE(derive({}, {}, {running}), QStringLiteral("behind:r-0001:sample/repo/b held:r-0001:sample/repo/a"));
    running.state = rollout::RolloutState::RolledBack;
    QCOMPARE(derive({}, {}, {running}), QString());
}

void TstAlerts::orderAndAddress()
{
    campaign::Migration still = migration({consumer(QStringLiteral("a"), ConsumerState::PrOpen)});
    still.lastProgressAt = now.addDays(-4);
    rollout::RolloutView paused = view(rollout::RolloutState::Paused);
    paused.why = QStringLiteral("limit");
    paused.targets = {target(QStringLiteral("a b"), rollout::TargetState::Held)};
    rollout::RolloutView failed = view(rollout::RolloutState::RolledBack);
    failed.id = QStringLiteral("r-0002");
    failed.migrationId = QStringLiteral("m-0002");
    failed.stages[0].verdict = QStringLiteral("FAIL");
    failed.stages[0].sentence = QStringLiteral("12 rows differ");
    QCOMPARE(derive({still}, {}, {paused, failed}),
        QStringLiteral("!breach:r-0002 held:r-0001:sample/repo/a b paused:r-0001:0 stalled:m-0001"));
    const auto alerts = deriveAlerts({}, {}, {std::make_shared<const rollout::RolloutView>(paused)}, {}, now);
    QCOMPARE(alerts.first().address, QStringLiteral("skein://rollouts/r-0001/target/sample%2Frepo%2Fa%20b"));
}

void TstAlerts::theyContinue()
{
    Alert old;
    old.id = QStringLiteral("held:x");
    old.since = now.addSecs(-500);
    Alert same = old;
    same.since = now;
    Alert other = same;
    other.id = QStringLiteral("held:y");
    const QVector<Alert> next = continueAlerts({same, other}, {old}, {QStringLiteral("held:y")});
    QCOMPARE(next.at(0).since, old.since);
    QVERIFY(!next.at(0).seen);
    QCOMPARE(next.at(1).since, now);
    QVERIFY(next.at(1).seen);
}

void TstAlerts::configuration()
{
    store::WorkspaceConfig config;
    QCOMPARE(alertConfigOf(config).stalledAfterMs, 3LL * 24 * 3600 * 1000);
    config.sampleTimings = true;
    QCOMPARE(alertConfigOf(config).stalledAfterMs, 180000LL);
    config.settings = {{QStringLiteral("alerts.stalledDays"), QStringLiteral("0.5")}, {QStringLiteral("alerts.failureRate"), QStringLiteral("nonsense")}};
    QCOMPARE(alertConfigOf(config).stalledAfterMs, 12LL * 3600 * 1000);
    QCOMPARE(alertConfigOf(config).failureRate, AlertConfig().failureRate);
}

SKEIN_TEST(TstAlerts)
#include "tst_alerts.moc"
