#include "app/tour/script.h"

#include "app/tour/outside.h"
#include "models/control/livecontrol.h"
#include "models/mapping/mapping.h"
#include "models/tasks/jobmanager.h"
#include "ui/rollout/controlroom.h"
#include "ui/rollout/rolloutpage.h"
#include "ui/shell/frame/shellframe.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/datatable.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <memory>
#include <utility>

namespace skein::app {

using rollout::RolloutState;
using rollout::StagePhase;
using rollout::TargetState;
using rollout::Verb;

namespace {

constexpr int rolloutPatience = 900000; ///< for the whole of it
constexpr int stillPatience = 180000;    ///< without any new line in its journal

bool idle(const TourStage& stage)
{
    const QVector<tasks::JobView> jobs = stage.control.jobs()->jobs();
    return std::none_of(jobs.begin(), jobs.end(), [](const tasks::JobView& job) { return !tasks::isFinished(job.state); });
}

/// Presses Approve where the rollout waits for a person and lets loads come where it waits for data, until `until`.
/// For pictures `middle` is called once, when the second look at a bake is there, and `atGate` before the first approval.
bool drive(TourStage& stage, const QString& id, const std::function<bool(const rollout::RolloutView&)>& until, const std::function<void()>& middle = {},
    const std::function<void()>& atGate = {})
{
    QElapsedTimer clock, still, sinceLine, sinceApproval, sinceLoad;
    qint64 loadedAt = -1; // a load is asked for when the one before has been worked on
    clock.start();
    still.start();
    sinceLine.start();
    qint64 seq = -1;
    int pictured = 0;
    bool gateSeen = false;
    const auto loading = std::make_shared<bool>(false); // shared with callbacks that may outlive this function
    while (clock.elapsed() < rolloutPatience && sinceLine.elapsed() < stillPatience && !stage.hand.broken()) {
        const rollout::RolloutViewPtr view = stage.control.rollout(id);
        if (view && until(*view))
            return true;
        if (view && view->seq != seq) {
            seq = view->seq;
            still.restart();
            sinceLine.restart();
        }
        const StagePhase phase = view && view->currentStage >= 0 && view->currentStage < view->stages.size() ? view->stages[view->currentStage].phase : StagePhase::Waiting;
        // After its end a rollout is watched as well: what goes wrong then is taken back too.
        const bool baking = phase == StagePhase::Bake || phase == StagePhase::Judge || (view && view->state == RolloutState::Completed);
        if (view && view->verbs.contains(Verb::Approve) && (!sinceApproval.isValid() || sinceApproval.elapsed() > 2000)) {
            if (atGate && !std::exchange(gateSeen, true))
                atGate();
            sinceApproval.start();
            // Reviews have a button of that name too; the visible one is meant.
            const QList<QPushButton*> all = stage.window.findChildren<QPushButton*>(QStringLiteral("verbApprove"));
            for (QPushButton* approve : all) {
                if (!approve->isVisible() || !approve->isEnabled())
                    continue;
                stage.hand.click(approve);
                stage.hand.confirmIfAsked(QStringLiteral("looks right"));
                break;
            }
        } else if (view && baking && !*loading && still.elapsed() > 1500 && (seq != loadedAt || sinceLoad.elapsed() > 15000)) {
            if (middle && ++pictured == 3)
                middle();
            *loading = true;
            loadedAt = seq;
            sinceLoad.start();
            stage.control.loadNow([loading](const Result<int>&) { *loading = false; });
            still.restart();
        }
        TourDriver::spin([] { return false; }, 30);
    }
    return false;
}

QString describe(const TourStage& stage, const QString& id)
{
    const rollout::RolloutViewPtr view = stage.control.rollout(id);
    return view ? QStringLiteral("%1: %2").arg(rollout::rolloutStateName(view->state), view->why) : QStringLiteral("no view");
}

QString startOne(TourStage& stage, const QString& picture)
{
    const qsizetype before = stage.control.rollouts().size();
    stage.window.follow(QStringLiteral("skein://rollouts/new/") + stage.migration);
    auto* start = stage.hand.find<QPushButton>(QStringLiteral("startRollout"));
    if (!start)
        return {};
    stage.hand.waitFor(QStringLiteral("the plan is drafted and nothing stands against it"), [&] { return start->isEnabled(); }, 60000);
    auto* stages = stage.hand.find<ui::DataTable>(QStringLiteral("planStages"));
    if (stages)
        stage.hand.check(QStringLiteral("the plan has stages with real counts"), stages->model()->rowCount() >= 3, stages->model()->index(0, 2).data().toString());
    stage.hand.settle(400);
    stage.hand.picture(picture);
    stage.hand.click(start);
    stage.hand.settle(300);
    if (picture.endsWith(QLatin1String("plan")))
        stage.hand.picture(picture + QStringLiteral("-confirmation"));
    stage.hand.confirm();
    stage.hand.waitFor(QStringLiteral("the rollout has started"), [&] { return stage.control.rollouts().size() > before; }, 60000);
    return stage.hand.broken() ? QString() : stage.control.rollouts().constFirst()->id;
}

void firstRollout(TourStage& stage)
{
    const OutsideWorld outside(stage.workspace);
    stage.planMixBefore = stage.hand.apart([&] { return outside.content(QStringLiteral("plan_mix")); });
    stage.firstRollout = startOne(stage, QStringLiteral("rollout-plan"));
    if (stage.hand.broken())
        return;
    const bool ended = drive(
        stage, stage.firstRollout,
        [](const rollout::RolloutView& view) { return view.state == RolloutState::RolledBack || view.state == RolloutState::RollbackBlocked; },
        [&] { stage.hand.picture(QStringLiteral("rollout-baking")); });
    stage.hand.check(QStringLiteral("the rollout came to an end by itself"), ended, describe(stage, stage.firstRollout));
    const rollout::RolloutViewPtr view = stage.control.rollout(stage.firstRollout);
    if (!view)
        return;
    stage.hand.check(QStringLiteral("the bad canary took the rollout back"), view->state == RolloutState::RolledBack, describe(stage, stage.firstRollout));
    const auto stillNew = std::count_if(view->targets.begin(), view->targets.end(), [](const rollout::TargetView& target) {
        return target.kind == rollout::TargetKind::Consumer && (target.state == TargetState::Switched || target.state == TargetState::Baked);
    });
    stage.hand.check(QStringLiteral("no consumer is left on the new side"), stillNew == 0, QString::number(stillNew));
    stage.hand.settle(1200);
    stage.hand.picture(QStringLiteral("rollout-rolled-back"));
    for (const rollout::TargetView& target : view->targets) {
        if (target.id.endsWith(QLatin1String("/plan_mix"))) {
            stage.hand.check(QStringLiteral("the deploy ref of plan_mix is at the code from before"), stage.hand.apart([&] { return outside.deployedCommit(view->environment, target); }) == target.baseCommit,
                target.baseCommit.left(10));
            auto* table = stage.hand.find<ui::DataTable>(QStringLiteral("targetTable"));
            stage.hand.clickRow(table, target.id);
            stage.hand.settle(500);
            stage.hand.picture(QStringLiteral("rollout-target"));
        }
    }
}

void fixIt(TourStage& stage)
{
    stage.window.follow(QStringLiteral("skein://migrations/%1/mapping").arg(stage.migration));
    stage.hand.settle(600);
    const auto mapping = stage.control.mappingOf(stage.migration);
    const mapping::Rule* plan = mapping ? mapping->rulesForInput(QStringLiteral("plan")).value(0) : nullptr;
    auto* table = stage.hand.find<ui::DataTable>(QStringLiteral("ruleTable"));
    if (!table || !stage.hand.check(QStringLiteral("plan has a value map"), plan && plan->kind == mapping::RuleKind::ValueMap))
        return;
    const QString id = plan->id;
    stage.hand.clickRow(table, id);
    stage.hand.click(stage.hand.widget(QStringLiteral("ruleEdit")));
    stage.hand.settle(500);
    auto* values = stage.hand.find<QAbstractItemView>(QStringLiteral("valueTable"));
    if (!values)
        return;
    stage.hand.clickButton(QStringLiteral("Add"));
    const int row = values->model()->rowCount() - 1;
    for (const auto& [column, text] : {QPair<int, QString>(0, QStringLiteral("duo")), QPair<int, QString>(1, QStringLiteral("duo_plan"))}) {
        const QModelIndex cell = values->model()->index(row, column);
        values->scrollTo(cell);
        values->setCurrentIndex(cell);
        QTest::mouseClick(values->viewport(), Qt::LeftButton, {}, values->visualRect(cell).center());
        QTest::mouseDClick(values->viewport(), Qt::LeftButton, {}, values->visualRect(cell).center());
        stage.hand.settle(100);
        stage.hand.key(Qt::Key_A, Qt::ControlModifier);
        stage.hand.type(text);
        stage.hand.key(Qt::Key_Return);
    }
    stage.hand.settle(200);
    stage.hand.picture(QStringLiteral("mapping-fix"));
    stage.hand.click(stage.hand.widget(QStringLiteral("ruleApply")));
    stage.hand.waitFor(QStringLiteral("the mapping knows the new value"), [&] {
        const auto now = stage.control.mappingOf(stage.migration);
        const mapping::Rule* rule = now ? now->rule(id) : nullptr;
        return rule && rule->params.value(QLatin1String("values")).toObject().value(QStringLiteral("duo")).toString() == QLatin1String("duo_plan") && idle(stage);
    }, 90000);
    stage.window.follow(QStringLiteral("skein://migrations/%1/scope").arg(stage.migration));
    stage.hand.settle(500);
    stage.hand.click(stage.hand.button(QStringLiteral("Generate changes")));
    const auto open = [&] {
        const QVector<review::Change> changes = stage.control.changes();
        return std::count_if(changes.begin(), changes.end(), [](const review::Change& change) { return change.state == review::ChangeState::Open; });
    };
    stage.hand.waitFor(QStringLiteral("only what the value touches is written again"), [&] { return idle(stage) && open() > 0; }, 120000,
        [&] { return QStringLiteral("%1 changes").arg(open()); });
    stage.hand.key(Qt::Key_4, Qt::AltModifier);
    auto* changes = stage.hand.find<ui::DataTable>(QStringLiteral("changeTable"));
    stage.hand.settle(500);
    stage.hand.click(changes);
    stage.hand.key(Qt::Key_A, Qt::ControlModifier);
    stage.hand.click(stage.hand.widget(QStringLiteral("verbApprove")));
    stage.hand.confirmIfAsked();
    stage.hand.waitFor(QStringLiteral("the fix is approved"), [&] { return open() == 0; }, 60000);
    stage.hand.click(stage.hand.widget(QStringLiteral("verbMergeAll")));
    stage.hand.confirmIfAsked();
    stage.hand.waitFor(QStringLiteral("the fix is merged"), [&] {
        const QVector<review::Change> all = stage.control.changes();
        return idle(stage) && std::none_of(all.begin(), all.end(), [](const review::Change& change) { return change.state == review::ChangeState::Approved; });
    }, 120000);
}

void secondRollout(TourStage& stage)
{
    stage.secondRollout = startOne(stage, QStringLiteral("rollout-second"));
    if (stage.hand.broken())
        return;
    const bool ended = drive(
        stage, stage.secondRollout,
        [](const rollout::RolloutView& view) {
            return view.state == RolloutState::RolledBack || view.state == RolloutState::RollbackBlocked || view.state == RolloutState::Completed;
        },
        [&] { stage.hand.picture(QStringLiteral("rollout-second-baking")); }, [&] { stage.hand.picture(QStringLiteral("rollout-approval")); });
    stage.hand.check(QStringLiteral("the second rollout ends"), ended, describe(stage, stage.secondRollout));
    const rollout::RolloutViewPtr view = stage.control.rollout(stage.secondRollout);
    if (!view)
        return;
    stage.hand.check(QStringLiteral("it completes"), view->state == RolloutState::Completed, describe(stage, stage.secondRollout));
    stage.hand.settle(1200);
    stage.hand.picture(QStringLiteral("rollout-completed"));
    const OutsideWorld outside(stage.workspace);
    for (const rollout::TargetView& target : view->targets) {
        if (target.id.endsWith(QLatin1String("/sessions_estimate")))
            stage.hand.check(QStringLiteral("the consumer that counts twice was stopped by its shadow run"), target.state == rollout::TargetState::Failed && target.rowsDiffer > 0, target.because);
        if (target.id.endsWith(QLatin1String("/plan_mix")))
            stage.hand.check(QStringLiteral("the deploy ref of plan_mix is at the merged code"), stage.hand.apart([&] { return outside.deployedCommit(view->environment, target); }) == target.commit, target.commit.left(10));
    }
}

void rollBackByHand(TourStage& stage)
{
    const auto loaded = std::make_shared<bool>(false);
    stage.control.loadNow([loaded](const Result<int>& number) { *loaded = number.ok(); });
    stage.hand.waitFor(QStringLiteral("one more load arrives after the end"), [&] { return *loaded; }, 60000);
    stage.hand.settle(2500);
    auto* back = stage.hand.find<QPushButton>(QStringLiteral("verbRollBack"));
    if (!back)
        return;
    stage.hand.check(QStringLiteral("the button says what it will do"), back->isEnabled(), back->text());
    stage.hand.click(back);
    stage.hand.settle(400);
    stage.hand.picture(QStringLiteral("rollback-confirmation"));
    stage.hand.confirm(QStringLiteral("the board wants the old figures"));
    stage.hand.waitFor(QStringLiteral("everything is taken back"), [&] { return stage.control.rollout(stage.secondRollout)->state == RolloutState::RolledBack; }, 120000,
        [&] { return describe(stage, stage.secondRollout); });
    stage.hand.settle(1200);
    stage.hand.picture(QStringLiteral("rollback-done"));
    const OutsideWorld outside(stage.workspace);
    const bool agrees = stage.hand.apart([&] { return outside.agrees(QStringLiteral("plan_mix"), stage.control, stage.secondRollout); });
    stage.hand.check(QStringLiteral("plan_mix shows what the old code makes of today's data"), agrees, stage.hand.apart([&] { return outside.content(QStringLiteral("plan_mix")); }));
}

} // namespace

std::vector<TourStep> stepsToRollBack()
{
    return {{QStringLiteral("Roll out; a bad canary is taken back"), firstRollout}, stepToAlerts(), {QStringLiteral("Fix it"), fixIt}, {QStringLiteral("Roll out again and finish"), secondRollout},
        {QStringLiteral("Roll back by hand"), rollBackByHand}};
}

} // namespace skein::app
