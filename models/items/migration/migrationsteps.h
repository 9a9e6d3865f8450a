#pragma once

#include "models/items/migration/rulerows.h"
#include "models/rollout/view.h"

#include <memory>

namespace skein::items {

/// The workflow of one migration, step by step, each with how far it is.
struct MigrationStep {
    QString id;   ///< "request", "scope", "mapping", "code", "changes", "rollout", "retire"
    QString text; ///< "Scope 187"
    Mark mark = Mark::Waiting;
    QString toolTip;
};
QVector<MigrationStep> stepsOf(const campaign::Migration& migration, const MappingSummary& summary, const QVector<rollout::RolloutViewPtr>& rollouts);

/// The one thing to do next.
struct NextVerb {
    enum class Kind { None, DecideRules, Generate, Review, PlanRollout };
    Kind kind = Kind::None;
    QString text;
    QString toolTip;
    int consumers = 0;
};
NextVerb nextVerb(const campaign::Migration& migration, const MappingSummary& summary);
/// Consumers that generateChanges() would take up now.
int generatable(const campaign::Migration& migration);
int changesOpened(const campaign::Migration& migration);   ///< consumers with a change, merged ones too
int deployable(const campaign::Migration& migration);      ///< merged or approved

QStringList migrationHeaders();
QVector<RowsModel::Row> migrationRows(const QVector<std::shared_ptr<const campaign::Migration>>& migrations, const QDate& today);

/// What is wrong with a request, by field: "source", "target", "owner", "guide", "deadline". Empty = may be submitted.
QHash<QString, QString> requestProblems(const campaign::Request& request, const Catalog& catalog, const QDate& today);
/// Names a dataset picker offers: qualified names, sorted.
QStringList datasetNames(const Catalog& catalog);
QStringList ownerNames(const Catalog& catalog);

} // namespace skein::items
