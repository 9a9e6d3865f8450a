#pragma once

#include "models/catalog/builder.h"
#include "tests/support/control/fakecontrol.h"

namespace skein::test {

inline QDateTime at(int minute, int second = 0)
{
    return QDateTime(QDate(2026, 3, 10), QTime(14, minute, second), Qt::UTC);
}

inline rollout::TargetView targetView(const char* name, rollout::TargetState state, int stage)
{
    rollout::TargetView target;
    target.title = QString::fromLatin1(name);
    target.id = QStringLiteral("production/growth/") + target.title;
    target.repository = QStringLiteral("growth");
    target.owner = QStringLiteral("Growth");
    target.state = state;
    target.stage = stage;
    target.commit = QStringLiteral("c0ffee1234567890");
    target.baseCommit = QStringLiteral("ba5e001234567890");
    target.changeId = QStringLiteral("c-0001");
    if (state == rollout::TargetState::Switched || state == rollout::TargetState::Baked) {
        target.latencyRatio = 1.04;
        target.runsOld = target.runsNew = 12;
        target.rowsDiffer = 0;
        target.because = QStringLiteral("2 of 2 runs observed");
    }
    return target;
}

/// Stage 2 of 4 bakes: two canaries, one baked, one failed, one held, the others wait.
inline rollout::RolloutView runningView(int waiting = 7)
{
    using namespace rollout;
    RolloutView view;
    view.id = QStringLiteral("r-0001");
    view.title = QStringLiteral("user_activity v2, wave 1");
    view.migrationId = QStringLiteral("m-0001");
    view.environment = QStringLiteral("production");
    view.state = RolloutState::Running;
    view.currentStage = 1;
    view.seq = 41;
    const double shares[] = {1, 10, 50, 100};
    for (int i = 0; i < 4; ++i) {
        StageView stage;
        stage.percent = shares[i];
        stage.targets = 1 + 3 * i;
        stage.bakeMs = 15 * 60 * 1000;
        stage.unitsNeeded = 46;
        view.stages << stage;
    }
    view.stages[0].phase = StagePhase::Passed;
    view.stages[0].verdict = QStringLiteral("PASS (limited)");
    view.stages[0].sentence = QStringLiteral("exact invariants hold; a rate below 6.3 pp is not ruled out");
    view.stages[0].startedAt = at(2);
    view.stages[0].endedAt = at(20);
    view.stages[1].phase = StagePhase::Bake;
    view.stages[1].unitsObserved = 31;
    view.stages[1].bakedMs = 8 * 60 * 1000;
    view.stages[1].startedAt = at(21);
    view.stages[3].needsApproval = true;
    view.targets = {targetView("plan_mix", TargetState::Switched, 1), targetView("churn_daily", TargetState::Switched, 1), targetView("royalty_base", TargetState::Baked, 0),
        targetView("country_mau", TargetState::Failed, 1), targetView("weekly_active", TargetState::Held, 1)};
    view.targets[3].because = QStringLiteral("shadow run differs: counts twice at the new grain");
    view.targets[3].rowsDiffer = 18204;
    view.targets[4].because = QStringLiteral("disk full on wh-2");
    view.targets[4].nextTryAt = at(41);
    for (int i = 0; i < waiting; ++i)
        view.targets << targetView(qPrintable(QStringLiteral("report_%1").arg(i)), TargetState::Pending, 2 + i % 2);
    const auto metric = [](const char* id, const char* unit, double base, double step, const char* outcome) {
        MetricView made;
        made.id = QString::fromLatin1(id);
        made.unit = QString::fromLatin1(unit);
        for (int i = 0; i < 40; ++i) {
            made.oldSeries << Sample {at(2 + i, 0), base + step * ((i * 7) % 5), -1};
            if (i > 15)
                made.newSeries << Sample {at(2 + i, 30), base + step * ((i * 5 + 2) % 6), 1};
        }
        made.margin = base + step * 9;
        made.lower = base + step;
        made.upper = base + step * 4;
        made.n = 31;
        made.alphaSpent = 0.02;
        made.outcome = QString::fromLatin1(outcome);
        made.sentence = QStringLiteral("judged over 31 units");
        return made;
    };
    view.metrics = {metric("latency", "ms", 20, 1.5, "within"), metric("errorRate", "%", 1, 0.3, "inconclusive"), metric("freshness", "s", 200, 40, "breach")};
    view.why = QStringLiteral("2 of 2 canaries have run; a verdict needs 15 units more.");
    view.next = QStringLiteral("Judge at 46 units.");
    view.earliest = at(57);
    view.rollback.targets = 3;
    view.rollback.exact = true;
    view.rollback.asOf = at(32);
    view.rollback.text = QStringLiteral("3 targets, exact as of 14:32, about 0.3 s");
    view.verbs = {Verb::Pause, Verb::Approve, Verb::Freeze, Verb::RollBack, Verb::Retry, Verb::Skip};
    view.startedAt = at(2);
    return view;
}

inline rollout::Plan wavePlan(int targets = 12)
{
    rollout::Plan plan;
    plan.title = QStringLiteral("user_activity v2, wave 2");
    plan.migrationId = QStringLiteral("m-0001");
    plan.environment = QStringLiteral("production");
    plan.datasets = {{QStringLiteral("events.user_activity_v2"), QStringLiteral("main"), QStringLiteral("events.user_activity_v1"), QStringLiteral("events.user_activity_v2"), true, QStringLiteral("id"), {}, 10000, {}}};
    mapping::Mapping& mapping = plan.datasets[0].mapping;
    mapping.source = {plan.datasets[0].source, {}, {{QStringLiteral("user_id"), LogicalType::String, QStringLiteral("TEXT"), false, true, {}, {}}}};
    mapping.target = {plan.datasets[0].target, {}, {{QStringLiteral("account_id"), LogicalType::String, QStringLiteral("TEXT"), false, true, {}, {}}}};
    for (int i = 0; i < targets; ++i) {
        rollout::TargetSpec target;
        target.title = QStringLiteral("job_%1").arg(i);
        target.id = QStringLiteral("production/growth/") + target.title;
        target.environment = plan.environment;
        target.repository = QStringLiteral("growth");
        target.warehouse = QStringLiteral("main");
        target.owner = QStringLiteral("Growth");
        target.changeId = QStringLiteral("c-0001");
        target.baseCommit = QString(40, QLatin1Char('1'));
        target.commit = QString(40, QLatin1Char('2'));
        target.stratum = i % 2 ? QStringLiteral("sql · sqlite · few") : QStringLiteral("dbt · sqlite · few");
        target.pipelines = {{{EntityKind::Pipeline, {}, target.title}, target.repository, target.title + QStringLiteral(".sql"), rollout::PipelineKind::Select,
            {QStringLiteral("events.user_activity_v1"), QStringLiteral("events.user_activity_v2")}, {QStringLiteral("growth.") + target.title}}};
        plan.targets << target;
    }
    for (const double share : {25.0, 100.0}) {
        rollout::StageSpec stage;
        stage.percent = share;
        stage.bakeMs = 15 * 60 * 1000;
        stage.exactInvariantsOnly = true;
        stage.approval = true;
        stage.maxWaitMs = 24LL * 3600 * 1000;
        plan.stages << stage;
    }
    return plan;
}

/// growth.plan_mix <- plan_mix; below it a report that a board reads.
inline Catalog waveCatalog()
{
    CatalogBuilder builder;
    const auto add = [&](EntityKind kind, const char* name, const char* qualified = "") {
        Entity entity;
        entity.ref = {kind, {}, QString::fromLatin1(name)};
        entity.qualifiedName = QString::fromLatin1(qualified);
        builder.add(entity);
        return entity.ref;
    };
    const EntityRef v1 = add(EntityKind::Dataset, "v1", "events.user_activity_v1");
    const EntityRef job = add(EntityKind::Pipeline, "plan_mix");
    const EntityRef churnJob = add(EntityKind::Pipeline, "churn_daily");
    const EntityRef mix = add(EntityKind::Dataset, "mix", "growth.plan_mix");
    const EntityRef churn = add(EntityKind::Dataset, "churn", "growth.churn_daily");
    const EntityRef boardJob = add(EntityKind::Pipeline, "board_job");
    const EntityRef board = add(EntityKind::Dataset, "board", "finance.board_report");
    builder.addEdge({v1, job, {}, {}});
    builder.addEdge({job, mix, {}, {}});
    builder.addEdge({v1, churnJob, {}, {}});
    builder.addEdge({churnJob, churn, {}, {}});
    builder.addEdge({mix, boardJob, {}, {}});
    builder.addEdge({boardJob, board, {}, {}});
    return builder.build();
}

inline std::shared_ptr<campaign::Migration> waveMigration()
{
    auto migration = std::make_shared<campaign::Migration>();
    migration->id = QStringLiteral("m-0001");
    for (const char* name : {"churn_daily", "plan_mix"}) {
        campaign::Consumer consumer;
        consumer.ref = {EntityKind::Pipeline, {}, QString::fromLatin1(name)};
        consumer.repository = QStringLiteral("growth");
        consumer.decision = QStringLiteral("in");
        consumer.changeId = QStringLiteral("c-0001");
        migration->consumers << consumer;
    }
    return migration;
}

inline store::JournalEvent journalLine(qint64 seq, const char* kind, const char* step, const char* target = "")
{
    store::JournalEvent event;
    event.seq = seq;
    event.kind = QString::fromLatin1(kind);
    event.step = QString::fromLatin1(step);
    event.target = QString::fromLatin1(target);
    event.actor = QStringLiteral("runner");
    event.wall = at(30, int(seq % 60));
    return event;
}

inline void fillRollouts(FakeControl& control, const rollout::RolloutView& view)
{
    control.setCatalog(waveCatalog());
    control.migrationList = {waveMigration()};
    control.rolloutList = {std::make_shared<rollout::RolloutView>(view)};
    control.plan = wavePlan();
    control.journal = {journalLine(39, "intent", "switch", "production/growth/plan_mix"), journalLine(40, "done", "switch", "production/growth/plan_mix"), journalLine(41, "human", "pause")};
}

} // namespace skein::test
