#pragma once

#include "models/campaign/migration.h"
#include "models/items/rowsmodel.h"
#include "models/mapping/lints.h"

namespace skein::items {

QString ruleKindWords(mapping::RuleKind kind);       ///< "rename", "value map", …
/// The kind with what matters of its parameters: "unit × 0.001", "cast to date".
QString ruleWords(const mapping::Rule& rule);
/// What stands in the column of v2: outputs, candidates of a question, "—".
QString ruleTargets(const mapping::Rule& rule);
QString ruleSources(const mapping::Rule& rule);
QStringList ruleCandidates(const mapping::Rule& rule); ///< of an ambiguous rule
QString reviewWords(const mapping::Rule& rule);
Mark reviewMark(const mapping::Rule& rule);
QString rowRelationWords(mapping::RowRelation relation);
/// "one row of v1 is one row of v2 · key user_id, ts → account_id, ts"
QString grainWords(const mapping::Grain& grain);

QStringList ruleHeaders();
/// One row a rule, in the mapping's order; the id is the rule's. The worst lint of a rule shows as an icon.
QVector<RowsModel::Row> ruleRows(const mapping::Mapping& mapping, const QVector<mapping::Lint>& lints);

/// How far the review of the rules is and what it holds up.
struct MappingSummary {
    int rules = 0;
    int active = 0;
    int proposed = 0;
    int ambiguous = 0;
    int rejected = 0;
    int blockedConsumers = 0;         ///< consumers in scope that the gate holds
    QHash<QString, int> blockedByRule; ///< rule id → consumers it holds
    QString text;                      ///< "18 of 23 accepted"
    QString trouble;                   ///< "1 ambiguous blocks 31 consumers"; empty = none
};
MappingSummary summaryOf(const mapping::Mapping& mapping, const campaign::Migration& migration);

} // namespace skein::items
