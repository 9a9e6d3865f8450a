#include "models/items/rollout/rollbackwords.h"

#include "models/items/rollout/rolloutwords.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace skein::items {

using namespace rollout;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Rollback)
};

bool isExact(const TargetView& target)
{
    return target.rollbackClass == RollbackClass::Derived && target.warmBehind == 0;
}

/// A target's id ends in its pipeline's name, or in "all" where a repository is deployed as a whole.
bool runs(const TargetView& target, const campaign::Consumer& consumer)
{
    const QString key = target.id.section(QLatin1Char('/'), -1);
    return consumer.repository == target.repository && (key == QLatin1String("all") ? !consumer.changeId.isEmpty() : key == consumer.ref.name);
}

} // namespace

QVector<const TargetView*> takenBack(const RolloutView& view, const QStringList& targets)
{
    QVector<const TargetView*> found;
    for (const TargetView& target : view.targets) {
        // A v2 stays where it is: who reads it is what goes back.
        const bool switched = target.kind == TargetKind::Consumer && (target.state == TargetState::Switched || target.state == TargetState::Baked);
        if (switched && (targets.isEmpty() || targets.contains(target.id)))
            found << &target;
    }
    return found;
}

QString exactWords(const RolloutView& view, const QStringList& targets)
{
    const QVector<const TargetView*> back = takenBack(view, targets);
    const bool exact = view.rollback.asOf.isValid() && (view.rollback.exact || !targets.isEmpty()) && std::all_of(back.begin(), back.end(), [](const TargetView* target) { return isExact(*target); });
    return exact ? Words::tr("exact as of %1").arg(view.rollback.asOf.toLocalTime().toString(QStringLiteral("HH:mm:ss"))) : QString();
}

QString rollBackVerb(const RolloutView& view)
{
    const int count = int(takenBack(view, {}).size());
    if (count == 0)
        return verbWords(Verb::RollBack);
    return exactWords(view, {}).isEmpty() ? Words::tr("Roll back · %n target(s), not exact", nullptr, count) : Words::tr("Roll back · %n target(s), exact", nullptr, count);
}

QStringList inexactWords(const RolloutView& view, const QStringList& targets)
{
    QStringList lines;
    for (const TargetView* target : takenBack(view, targets)) {
        if (target->rollbackClass != RollbackClass::Derived)
            lines << Words::tr("%1 — %2").arg(target->title, rollbackClassWords(target->rollbackClass));
        else if (target->warmBehind > 0)
            lines << Words::tr("%1 — the old side is behind by %n run(s): its last one is restored", nullptr, target->warmBehind).arg(target->title);
    }
    if (lines.isEmpty() && exactWords(view, targets).isEmpty())
        lines << Words::tr("Not exact: the old output is restored as of its last run");
    return lines;
}

QStringList staleBelow(const RolloutView& view, const QStringList& targets, const LineageGraph& graph, const campaign::Migration& migration)
{
    QSet<int> outputs;
    for (const TargetView* target : takenBack(view, targets)) {
        for (const campaign::Consumer& consumer : migration.consumers) {
            const int node = runs(*target, consumer) ? graph.node(consumer.ref) : -1;
            if (node < 0)
                continue;
            for (const int output : graph.downstream(node))
                outputs.insert(output);
        }
    }
    QSet<QString> names;
    for (const int output : std::as_const(outputs)) {
        for (const LineageGraph::Reached& below : graph.closureDown(output)) {
            const Entity* entity = graph.entity(below.node);
            if (entity && entity->ref.kind == EntityKind::Dataset && !outputs.contains(below.node))
                names.insert(entity->qualifiedName.isEmpty() ? entity->displayName() : entity->qualifiedName);
        }
    }
    QStringList sorted(names.cbegin(), names.cend());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

} // namespace skein::items
