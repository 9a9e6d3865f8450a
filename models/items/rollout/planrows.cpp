// A plan before it starts: what each stage would do, and what stands against it.
#include "models/items/records/recordwords.h"
#include "models/items/rollout/rolloutrows.h"
#include "models/items/rollout/rolloutwords.h"

#include <QCoreApplication>
#include <QSet>

namespace skein::items {

using namespace rollout;

namespace {

QString words(const char* text, int n = -1)
{
    return QCoreApplication::translate("Rollout", text, nullptr, n);
}

RowCell plain(const QString& text)
{
    RowCell cell;
    cell.text = text;
    return cell;
}

RowCell right(const QString& text)
{
    RowCell cell = plain(text);
    cell.number = true;
    return cell;
}

QString percent(double share)
{
    return words(QT_TRANSLATE_NOOP("Rollout", "%1 %")).arg(QLocale().toString(share, 'g', 4));
}

} // namespace

QStringList planStageHeaders()
{
    return {words(QT_TRANSLATE_NOOP("Rollout", "Stage")), words(QT_TRANSLATE_NOOP("Rollout", "Share")), words(QT_TRANSLATE_NOOP("Rollout", "Targets")),
        words(QT_TRANSLATE_NOOP("Rollout", "Bake")), words(QT_TRANSLATE_NOOP("Rollout", "Units")), words(QT_TRANSLATE_NOOP("Rollout", "Gate")),
        words(QT_TRANSLATE_NOOP("Rollout", "Can detect")), words(QT_TRANSLATE_NOOP("Rollout", "Kinds not covered"))};
}

QVector<RowsModel::Row> planStageRows(const Plan& plan)
{
    QVector<RowsModel::Row> rows;
    const QVector<StageAssignment> assignment = assignStages(plan);
    for (int i = 0; i < plan.stages.size() && i < assignment.size(); ++i) {
        const StageSpec& stage = plan.stages[i];
        const StageAssignment& assigned = assignment[i];
        RowCell count = right(words(QT_TRANSLATE_NOOP("Rollout", "%1 % of %2 = %3"))
                                  .arg(QLocale().toString(stage.percent, 'g', 4))
                                  .arg(plan.targets.size())
                                  .arg(assigned.cumulative));
        count.toolTip = assigned.targets.join(QLatin1Char('\n'));
        QString gate = stage.exactInvariantsOnly ? words(QT_TRANSLATE_NOOP("Rollout", "exact invariants")) : words(QT_TRANSLATE_NOOP("Rollout", "full judge"));
        if (stage.approval)
            gate += QStringLiteral(" + ") + words(QT_TRANSLATE_NOOP("Rollout", "approval"));
        RowCell margin = right(assigned.smallestMargin < 1 ? words(QT_TRANSLATE_NOOP("Rollout", "+%1 pp errors")).arg(QLocale().toString(assigned.smallestMargin * 100, 'f', 1))
                                                           : words(QT_TRANSLATE_NOOP("Rollout", "no error rate")));
        margin.toolTip = words(QT_TRANSLATE_NOOP("Rollout", "The smallest rise of the error rate, in percentage points, that the expected units can tell from chance"));
        RowCell covered = plain(assigned.uncoveredStrata.isEmpty() ? QStringLiteral("–") : assigned.uncoveredStrata.join(QStringLiteral(", ")));
        rows.append({QString::number(i), {right(QString::number(i + 1)), right(percent(stage.percent)), count, right(durationWords(stage.bakeMs)),
                                             right(QLocale().toString(std::max(stage.minUnits, assigned.expectedUnits))), plain(gate), margin, covered}});
    }
    return rows;
}

QStringList planTargetHeaders()
{
    return {words(QT_TRANSLATE_NOOP("Rollout", "Target")), words(QT_TRANSLATE_NOOP("Rollout", "Stage")), words(QT_TRANSLATE_NOOP("Rollout", "Owner")),
        words(QT_TRANSLATE_NOOP("Rollout", "Kind")), words(QT_TRANSLATE_NOOP("Rollout", "Deployed by")), words(QT_TRANSLATE_NOOP("Rollout", "Rollback")),
        words(QT_TRANSLATE_NOOP("Rollout", "Read by")), words(QT_TRANSLATE_NOOP("Rollout", "Foreign commits"))};
}

QVector<RowsModel::Row> planTargetRows(const Plan& plan)
{
    QHash<QString, int> stageOf;
    const QVector<StageAssignment> assignment = assignStages(plan);
    for (int i = 0; i < assignment.size(); ++i) {
        for (const QString& id : assignment[i].targets)
            stageOf.insert(id, i + 1);
    }
    QVector<RowsModel::Row> rows;
    for (const TargetSpec& target : plan.targets) {
        RowCell name = plain(target.title);
        name.mono = true;
        name.icon = QStringLiteral("pipeline");
        name.second = target.pinned ? words(QT_TRANSLATE_NOOP("Rollout", "pinned")) : QString();
        name.toolTip = target.id;
        RowCell foreign = plain(target.foreignCommits.isEmpty() ? QStringLiteral("–")
                                                                : words(QT_TRANSLATE_N_NOOP("Rollout", "%n commit(s)"), int(target.foreignCommits.size())));
        foreign.toolTip = target.foreignCommits.join(QLatin1Char('\n'));
        if (!target.foreignCommits.isEmpty())
            foreign.tone = target.foreignApproved ? Mark::Done : Mark::Held;
        RowCell rollback = plain(rollbackClassWords(target.rollbackClass).section(QLatin1Char(':'), 0, 0));
        rollback.toolTip = rollbackClassWords(target.rollbackClass);
        RowCell readers = RowCell::count(target.downstream.size());
        readers.toolTip = target.downstream.join(QLatin1Char('\n'));
        rows.append({target.id, {name, stageOf.contains(target.id) ? RowCell::count(stageOf.value(target.id)) : plain(QStringLiteral("–")), plain(target.owner),
                                    plain(target.stratum), plain(deployModeWords(target.mode)), rollback, readers, foreign}});
    }
    return rows;
}

QStringList planEffects(const Plan& plan)
{
    QStringList effects;
    QSet<QString> outputs;
    int byMerge = 0;
    for (const TargetSpec& target : plan.targets) {
        byMerge += target.mode == DeployMode::Merge;
        for (const PipelineSpec& pipeline : target.pipelines) {
            for (const QString& output : pipeline.outputs)
                outputs.insert(output);
        }
    }
    for (const DatasetSpec& dataset : plan.datasets) {
        effects << (dataset.producedElsewhere ? words(QT_TRANSLATE_NOOP("Rollout", "%1 is audited against %2 first; consumers wait for it")).arg(dataset.target, dataset.source)
                                              : words(QT_TRANSLATE_NOOP("Rollout", "%1 is built from %2 in chunks, audited, and only then seen")).arg(dataset.target, dataset.source));
    }
    effects << words(QT_TRANSLATE_N_NOOP("Rollout", "%n output(s) become views over the tables behind them; readers notice nothing"), int(outputs.size()));
    effects << words(QT_TRANSLATE_NOOP("Rollout", "The old code goes on running beside the new one, so that every target can be taken back"));
    if (byMerge > 0)
        effects << words(QT_TRANSLATE_N_NOOP("Rollout", "%n target(s) deploy by merging into their default branch"), byMerge);
    return effects;
}

QStringList planProblems(const Plan& plan)
{
    // Foreign commits are said here in the window's language, and only once.
    Plan accepted = plan;
    for (TargetSpec& target : accepted.targets)
        target.foreignApproved = true;
    QStringList problems;
    for (const QString& problem : validatePlan(accepted))
        problems << recordWords(problem);
    for (const TargetSpec& target : plan.targets) {
        if (!target.foreignCommits.isEmpty() && !target.foreignApproved)
            problems << words(QT_TRANSLATE_NOOP("Rollout", "%1 would also deploy commits that are not this migration's: accept them or wait")).arg(target.title);
    }
    problems.removeDuplicates();
    return problems;
}

QStringList planLeftOut(const Plan& plan, int most)
{
    QStringList lines;
    for (const QString& entry : plan.leftOut.mid(0, most)) {
        const QString who = entry.section(QStringLiteral(": "), 0, 0);
        lines << QStringLiteral("%1: %2").arg(who.section(QLatin1Char('/'), -1), recordWords(entry.mid(who.size() + 2)));
    }
    if (plan.leftOut.size() > most)
        lines << words(QT_TRANSLATE_N_NOOP("Rollout", "and %n more"), int(plan.leftOut.size()) - most);
    return lines;
}

} // namespace skein::items
