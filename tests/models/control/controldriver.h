#pragma once

#include "models/control/livecontrol.h"
#include "models/tasks/jobmanager.h"

#include <QTest>

#include <functional>
#include <optional>

namespace skein::test {

constexpr int patience = 180000;

/// Calls a verb and waits for its answer; a missing one is an error too.
inline Status waited(const std::function<void(control::DoneStatus)>& verb, int ms = patience)
{
    auto answer = std::make_shared<std::optional<Status>>();
    verb([answer](const Status& status) { *answer = status; });
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, ms))
        return makeError(ErrorClass::Unknown, QStringLiteral("no answer in time"));
    return **answer;
}

template <typename T>
Result<T> waitedFor(const std::function<void(control::Done<T>)>& verb, int ms = patience)
{
    auto answer = std::make_shared<std::optional<Result<T>>>();
    verb([answer](const Result<T>& result) { answer->emplace(result); });
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, ms))
        return makeError(ErrorClass::Unknown, QStringLiteral("no answer in time"));
    return **answer;
}

/// Until no job is left.
inline bool idle(const control::Control& control, int ms = patience)
{
    return QTest::qWaitFor([&] { return control.jobs()->activeCount() == 0; }, ms);
}

/// "pipeline=state", sorted, of what is in scope.
inline QStringList consumerStates(const campaign::Migration& migration)
{
    QStringList states;
    for (const campaign::Consumer& consumer : migration.consumers) {
        const QString scope = consumer.decision == QLatin1String("in") ? QString() : QStringLiteral(" (%1)").arg(consumer.decision);
        states << consumer.ref.name + QLatin1Char('=') + campaign::consumerStateName(consumer.state) + scope;
    }
    return states;
}

/// It bakes, or has completed and is watched on.
inline bool waitsForData(const rollout::RolloutView& view)
{
    if (view.state == rollout::RolloutState::Completed)
        return true;
    if (view.state != rollout::RolloutState::Running || view.currentStage < 0 || view.currentStage >= view.stages.size())
        return false;
    const rollout::StagePhase phase = view.stages.at(view.currentStage).phase;
    return phase == rollout::StagePhase::Bake || phase == rollout::StagePhase::Judge;
}

/// Where a rollout stands, for the message of a test that failed.
inline QString describe(const rollout::RolloutView& view)
{
    QStringList lines {QStringLiteral("%1 %2: %3 / %4").arg(view.id, rollout::rolloutStateName(view.state), view.why, view.next)};
    for (const rollout::StageView& stage : view.stages)
        lines << QStringLiteral("  stage %1 %: %2, units %3/%4, baked %5/%6 ms, %7 %8")
                     .arg(stage.percent).arg(rollout::stagePhaseName(stage.phase)).arg(stage.unitsObserved).arg(stage.unitsNeeded).arg(stage.bakedMs)
                     .arg(stage.bakeMs).arg(stage.verdict, stage.sentence);
    for (const rollout::TargetView& target : view.targets)
        lines << QStringLiteral("  %1: %2 %3").arg(target.id, rollout::targetStateName(target.state), target.because);
    return lines.join(QLatin1Char('\n'));
}

} // namespace skein::test

/// Fails with the error's text.
#define VERIFY_OK(...) \
    do { \
        const auto& checked = (__VA_ARGS__); \
        QVERIFY2(checked.ok(), checked.ok() ? "" : qPrintable(checked.error().toText())); \
    } while (false)
