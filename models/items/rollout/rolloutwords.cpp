#include "models/items/rollout/rolloutwords.h"

#include "models/items/records/recordwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace skein::items {

using namespace rollout;

namespace {

QString said(const char* text, int n = -1)
{
    return QCoreApplication::translate("Rollout", text, nullptr, n);
}

/// Of a rollout that completed without some of its targets; 0 in any other state.
int failedTargets(const RolloutView& view)
{
    if (view.state != RolloutState::Completed)
        return 0;
    return int(std::count_if(view.targets.cbegin(), view.targets.cend(), [](const TargetView& target) { return targetStateMark(target.state) == Mark::Failed; }));
}

} // namespace

QString rolloutStateWords(RolloutState state)
{
    switch (state) {
    case RolloutState::Draft: return said(QT_TRANSLATE_NOOP("Rollout", "draft"));
    case RolloutState::Planned: return said(QT_TRANSLATE_NOOP("Rollout", "planned"));
    case RolloutState::Running: return said(QT_TRANSLATE_NOOP("Rollout", "running"));
    case RolloutState::Paused: return said(QT_TRANSLATE_NOOP("Rollout", "paused"));
    case RolloutState::Frozen: return said(QT_TRANSLATE_NOOP("Rollout", "frozen"));
    case RolloutState::RollingBack: return said(QT_TRANSLATE_NOOP("Rollout", "rolling back"));
    case RolloutState::RolledBack: return said(QT_TRANSLATE_NOOP("Rollout", "rolled back"));
    case RolloutState::RollbackBlocked: return said(QT_TRANSLATE_NOOP("Rollout", "rollback blocked"));
    case RolloutState::Completed: return said(QT_TRANSLATE_NOOP("Rollout", "completed"));
    case RolloutState::Finalized: return said(QT_TRANSLATE_NOOP("Rollout", "finalized"));
    }
    return {};
}

Mark rolloutStateMark(RolloutState state)
{
    switch (state) {
    case RolloutState::Running: return Mark::Running;
    case RolloutState::Paused:
    case RolloutState::Frozen: return Mark::Held;
    case RolloutState::RollingBack:
    case RolloutState::RollbackBlocked: return Mark::Failed;
    case RolloutState::RolledBack: return Mark::Failed;
    case RolloutState::Completed:
    case RolloutState::Finalized: return Mark::Done;
    default: return Mark::Waiting;
    }
}

QString targetStateWords(TargetState state)
{
    switch (state) {
    case TargetState::Pending: return said(QT_TRANSLATE_NOOP("Rollout", "pending"));
    case TargetState::Preflight: return said(QT_TRANSLATE_NOOP("Rollout", "preflight"));
    case TargetState::Building: return said(QT_TRANSLATE_NOOP("Rollout", "building"));
    case TargetState::Audited: return said(QT_TRANSLATE_NOOP("Rollout", "audited"));
    case TargetState::Switching: return said(QT_TRANSLATE_NOOP("Rollout", "switching"));
    case TargetState::Switched: return said(QT_TRANSLATE_NOOP("Rollout", "canary"));
    case TargetState::Baked: return said(QT_TRANSLATE_NOOP("Rollout", "baked"));
    case TargetState::Finalized: return said(QT_TRANSLATE_NOOP("Rollout", "finalized"));
    case TargetState::RetryWait: return said(QT_TRANSLATE_NOOP("Rollout", "waits to retry"));
    case TargetState::Held: return said(QT_TRANSLATE_NOOP("Rollout", "held"));
    case TargetState::Failed: return said(QT_TRANSLATE_NOOP("Rollout", "failed"));
    case TargetState::Quarantined: return said(QT_TRANSLATE_NOOP("Rollout", "quarantined"));
    case TargetState::BrokenBefore: return said(QT_TRANSLATE_NOOP("Rollout", "broken before"));
    case TargetState::Skipped: return said(QT_TRANSLATE_NOOP("Rollout", "skipped"));
    case TargetState::Unswitching: return said(QT_TRANSLATE_NOOP("Rollout", "going back"));
    case TargetState::Restored: return said(QT_TRANSLATE_NOOP("Rollout", "restored, unchecked"));
    case TargetState::Verified: return said(QT_TRANSLATE_NOOP("Rollout", "restored, checked"));
    case TargetState::Cleaned: return said(QT_TRANSLATE_NOOP("Rollout", "restored"));
    }
    return {};
}

Mark targetStateMark(TargetState state)
{
    switch (state) {
    case TargetState::Switched:
    case TargetState::Switching:
    case TargetState::Building:
    case TargetState::Preflight:
    case TargetState::Audited:
    case TargetState::Unswitching: return Mark::Running;
    case TargetState::Baked: return Mark::Healthy;
    case TargetState::Finalized: return Mark::Done;
    case TargetState::RetryWait:
    case TargetState::Held: return Mark::Held;
    case TargetState::Failed:
    case TargetState::Quarantined: return Mark::Failed;
    case TargetState::BrokenBefore:
    case TargetState::Skipped:
    case TargetState::Restored:
    case TargetState::Verified:
    case TargetState::Cleaned: return Mark::Skipped;
    default: return Mark::Waiting;
    }
}

QString verbWords(Verb verb)
{
    switch (verb) {
    case Verb::Pause: return said(QT_TRANSLATE_NOOP("Rollout", "Pause"));
    case Verb::Resume: return said(QT_TRANSLATE_NOOP("Rollout", "Resume"));
    case Verb::Approve: return said(QT_TRANSLATE_NOOP("Rollout", "Approve"));
    case Verb::RollBack: return said(QT_TRANSLATE_NOOP("Rollout", "Roll back"));
    case Verb::Freeze: return said(QT_TRANSLATE_NOOP("Rollout", "Freeze"));
    case Verb::Retry: return said(QT_TRANSLATE_NOOP("Rollout", "Retry"));
    case Verb::Skip: return said(QT_TRANSLATE_NOOP("Rollout", "Skip"));
    case Verb::Finalize: return said(QT_TRANSLATE_NOOP("Rollout", "Finalize"));
    }
    return {};
}

QString rollbackClassWords(RollbackClass cls)
{
    switch (cls) {
    case RollbackClass::Derived: return said(QT_TRANSLATE_NOOP("Rollout", "exact: the old output is kept and kept warm"));
    case RollbackClass::Guarded: return said(QT_TRANSLATE_NOOP("Rollout", "guarded: exact unless somebody else wrote to the output"));
    case RollbackClass::ReverseSynced: return said(QT_TRANSLATE_NOOP("Rollout", "by writing back: not exact"));
    case RollbackClass::ForwardOnly: return said(QT_TRANSLATE_NOOP("Rollout", "cannot be taken back"));
    }
    return {};
}

QString pipelineKindWords(PipelineKind kind)
{
    switch (kind) {
    case PipelineKind::Select: return said(QT_TRANSLATE_NOOP("Rollout", "query"));
    case PipelineKind::Script: return said(QT_TRANSLATE_NOOP("Rollout", "script"));
    case PipelineKind::Command: return said(QT_TRANSLATE_NOOP("Rollout", "command"));
    }
    return {};
}

QString deployModeWords(DeployMode mode)
{
    switch (mode) {
    case DeployMode::Ref: return said(QT_TRANSLATE_NOOP("Rollout", "deploy ref"));
    case DeployMode::Merge: return said(QT_TRANSLATE_NOOP("Rollout", "by merging"));
    case DeployMode::Command: return said(QT_TRANSLATE_NOOP("Rollout", "by command"));
    }
    return {};
}

QString durationWords(qint64 milliseconds)
{
    const double seconds = double(milliseconds) / 1000;
    const QLocale locale;
    if (seconds < 10 && milliseconds % 1000 != 0)
        return said(QT_TRANSLATE_NOOP("Rollout", "%1 s")).arg(locale.toString(seconds, 'f', 1));
    if (seconds < 120)
        return said(QT_TRANSLATE_NOOP("Rollout", "%1 s")).arg(locale.toString(qRound(seconds)));
    if (seconds < 2 * 3600)
        return said(QT_TRANSLATE_NOOP("Rollout", "%1 min")).arg(locale.toString(qRound(seconds / 60)));
    if (seconds < 48 * 3600)
        return said(QT_TRANSLATE_NOOP("Rollout", "%1 h")).arg(locale.toString(qRound(seconds / 3600)));
    return said(QT_TRANSLATE_NOOP("Rollout", "%1 d")).arg(locale.toString(qRound(seconds / 86400)));
}

QString ratioWords(const std::optional<double>& ratio)
{
    if (!ratio || !std::isfinite(*ratio) || *ratio <= 0)
        return QStringLiteral("–");
    const int percent = qRound((*ratio - 1) * 100);
    return percent < 0 ? QStringLiteral("−%1 %").arg(-percent) : QStringLiteral("+%1 %").arg(percent);
}

StageWords stageWords(const StageView& stage, bool current, bool first)
{
    StageWords words;
    const QLocale locale;
    words.share = said(QT_TRANSLATE_NOOP("Rollout", "%1 %")).arg(locale.toString(stage.percent, 'g', 4));
    words.count = first ? said(QT_TRANSLATE_N_NOOP("Rollout", "%n target(s)"), stage.targets) : said(QT_TRANSLATE_N_NOOP("Rollout", "%n more target(s)"), stage.targets);
    const double units = stage.unitsNeeded > 0 ? std::min(1.0, double(stage.unitsObserved) / stage.unitsNeeded) : 0;
    const double baked = stage.bakeMs > 0 ? std::min(1.0, double(stage.bakedMs) / double(stage.bakeMs)) : 1;
    switch (stage.phase) {
    case StagePhase::Waiting:
        words.verdict = stage.needsApproval ? said(QT_TRANSLATE_NOOP("Rollout", "waiting · approval first")) : said(QT_TRANSLATE_NOOP("Rollout", "waiting"));
        break;
    case StagePhase::Gate:
        words.mark = stage.needsApproval ? Mark::Person : Mark::Running;
        words.verdict = stage.needsApproval ? said(QT_TRANSLATE_NOOP("Rollout", "waits for approval")) : said(QT_TRANSLATE_NOOP("Rollout", "at the gate"));
        break;
    case StagePhase::Apply:
        words.mark = Mark::Running;
        words.verdict = said(QT_TRANSLATE_NOOP("Rollout", "switching"));
        words.progress = 0.05;
        break;
    case StagePhase::Bake:
    case StagePhase::Judge:
        words.mark = Mark::Running;
        words.progress = std::max(0.05, std::min(units, baked));
        words.verdict = said(QT_TRANSLATE_NOOP("Rollout", "baking · %1 of %2 units")).arg(locale.toString(stage.unitsObserved), locale.toString(stage.unitsNeeded));
        break;
    case StagePhase::Passed:
        words.mark = Mark::Done;
        words.progress = 1;
        words.verdict = stage.verdict;
        break;
    case StagePhase::Failed:
        words.mark = Mark::Failed;
        words.progress = 1;
        words.verdict = stage.verdict;
        break;
    }
    if (stage.endedAt.isValid())
        words.verdict += QStringLiteral(" · ") + stage.endedAt.toLocalTime().toString(QStringLiteral("HH:mm"));
    words.detail = stage.bakedMs > 0 || current
        ? said(QT_TRANSLATE_NOOP("Rollout", "baked %1, at least %2")).arg(durationWords(stage.bakedMs), durationWords(stage.bakeMs))
        : said(QT_TRANSLATE_NOOP("Rollout", "bake %1")).arg(durationWords(stage.bakeMs));
    words.toolTip = recordWords(stage.sentence);
    if (!stage.uncoveredStrata.isEmpty()) {
        words.toolTip += (words.toolTip.isEmpty() ? QString() : QStringLiteral("\n"))
            + said(QT_TRANSLATE_NOOP("Rollout", "Not covered yet: %1")).arg(stage.uncoveredStrata.join(QStringLiteral(", ")));
    }
    return words;
}

Mark targetMark(const TargetView& target)
{
    return target.cause.isEmpty() ? targetStateMark(target.state) : Mark::Failed;
}

QString takenBackWords(const TargetView& target)
{
    if (target.cause.isEmpty() || target.cause == target.because)
        return {};
    return said(QT_TRANSLATE_NOOP("Rollout", "Taken back for: %1")).arg(recordWords(target.cause));
}

Mark positionMark(const RolloutView& view)
{
    return failedTargets(view) > 0 ? Mark::Held : rolloutStateMark(view.state);
}

QString positionWords(const RolloutView& view)
{
    const bool inStage = view.currentStage >= 0 && view.currentStage < view.stages.size()
        && (view.state == RolloutState::Running || view.state == RolloutState::Paused || view.state == RolloutState::Frozen);
    if (!inStage) {
        const int failed = failedTargets(view);
        return failed > 0 ? said(QT_TRANSLATE_N_NOOP("Rollout", "completed, %n failed"), failed) : rolloutStateWords(view.state);
    }
    const QString state = view.state == RolloutState::Running ? stageWords(view.stages[view.currentStage], true).verdict.section(QStringLiteral(" · "), 0, 0)
                                                              : rolloutStateWords(view.state);
    return said(QT_TRANSLATE_NOOP("Rollout", "Stage %1 of %2 · %3")).arg(view.currentStage + 1).arg(view.stages.size()).arg(state);
}

} // namespace skein::items
