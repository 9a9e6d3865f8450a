#include "models/items/migration/rulerows.h"

#include "models/items/records/recordwords.h"
#include "models/mapping/gate.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace skein::items {

using mapping::Rule;
using mapping::RuleKind;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MappingRules)
};

QString joined(const QStringList& columns)
{
    return columns.isEmpty() ? QStringLiteral("—") : columns.join(QStringLiteral(", "));
}

QString valueWords(const QJsonValue& value)
{
    return value.isString() ? QLatin1Char('\'') + value.toString() + QLatin1Char('\'') : value.toVariant().toString();
}

int severity(const QString& name)
{
    return name == QLatin1String("error") ? 3 : name == QLatin1String("warning") ? 2 : 1;
}

} // namespace

QString ruleKindWords(RuleKind kind)
{
    switch (kind) {
    case RuleKind::Keep: return Words::tr("keep");
    case RuleKind::Rename: return Words::tr("rename");
    case RuleKind::Cast: return Words::tr("cast");
    case RuleKind::Unit: return Words::tr("unit");
    case RuleKind::ValueMap: return Words::tr("value map");
    case RuleKind::Split: return Words::tr("split");
    case RuleKind::Concat: return Words::tr("join together");
    case RuleKind::Constant: return Words::tr("constant");
    case RuleKind::Derived: return Words::tr("derived");
    case RuleKind::Lookup: return Words::tr("lookup");
    case RuleKind::Drop: return Words::tr("drop");
    case RuleKind::LeaveUnchanged: return Words::tr("leave on v1");
    case RuleKind::Ambiguous: return Words::tr("ambiguous");
    case RuleKind::Nest: return Words::tr("nest");
    case RuleKind::Unnest: return Words::tr("unnest");
    case RuleKind::TableMove: return Words::tr("move table");
    case RuleKind::TableSplit: return Words::tr("split table");
    case RuleKind::TableMerge: return Words::tr("merge tables");
    case RuleKind::KeyChange: return Words::tr("new key");
    }
    return {};
}

QString ruleWords(const Rule& rule)
{
    const QString kind = ruleKindWords(rule.kind);
    switch (rule.kind) {
    case RuleKind::Unit: {
        const double offset = rule.params.value(QLatin1String("offset")).toDouble();
        const QString factor = QLocale().toString(rule.params.value(QLatin1String("factor")).toDouble(1), 'g', 8);
        return offset == 0 ? Words::tr("%1 × %2").arg(kind, factor) : Words::tr("%1 × %2 + %3").arg(kind, factor).arg(offset);
    }
    case RuleKind::Cast: return Words::tr("%1 to %2").arg(kind, rule.params.value(QLatin1String("to")).toString().toLower());
    case RuleKind::ValueMap: return Words::tr("%1, %n value(s)", nullptr, int(rule.params.value(QLatin1String("values")).toObject().size())).arg(kind);
    case RuleKind::Split: return Words::tr("%1 at '%2'").arg(kind, rule.params.value(QLatin1String("separator")).toString());
    case RuleKind::Constant: return Words::tr("%1 %2").arg(kind, valueWords(rule.params.value(QLatin1String("value"))));
    default: return kind;
    }
}

QStringList ruleCandidates(const Rule& rule)
{
    QStringList names;
    for (const QJsonValue& value : rule.params.value(QLatin1String("candidates")).toArray())
        names << value.toString();
    return names;
}

QString ruleTargets(const Rule& rule)
{
    if (rule.kind == RuleKind::Ambiguous)
        return ruleCandidates(rule).join(QStringLiteral(" · "));
    return joined(rule.outputs);
}

QString ruleSources(const Rule& rule)
{
    return joined(rule.inputs);
}

QString reviewWords(const Rule& rule)
{
    if (rule.kind == RuleKind::Ambiguous && !rule.isActive())
        return rule.review == mapping::ReviewState::Rejected ? Words::tr("rejected") : Words::tr("decide");
    switch (rule.review) {
    case mapping::ReviewState::Proposed: return Words::tr("proposed");
    case mapping::ReviewState::Accepted: return Words::tr("accepted");
    case mapping::ReviewState::Edited: return Words::tr("edited");
    case mapping::ReviewState::Rejected: return Words::tr("rejected");
    }
    return {};
}

Mark reviewMark(const Rule& rule)
{
    if (rule.review == mapping::ReviewState::Rejected)
        return Mark::Failed;
    if (rule.isActive())
        return Mark::Done;
    return rule.kind == RuleKind::Ambiguous ? Mark::Decide : Mark::Running;
}

QString rowRelationWords(mapping::RowRelation relation)
{
    switch (relation) {
    case mapping::RowRelation::Unknown: return Words::tr("not stated");
    case mapping::RowRelation::OneToOne: return Words::tr("one row of v1 is one row of v2");
    case mapping::RowRelation::Filter: return Words::tr("v2 holds some of v1's rows");
    case mapping::RowRelation::Explode: return Words::tr("one row of v1 becomes several of v2");
    case mapping::RowRelation::Aggregate: return Words::tr("several rows of v1 become one of v2");
    case mapping::RowRelation::Dedupe: return Words::tr("v2 holds each of v1's rows once");
    }
    return {};
}

QString grainWords(const mapping::Grain& grain)
{
    const QString relation = rowRelationWords(grain.rowRelation);
    if (grain.source.isEmpty() && grain.target.isEmpty())
        return relation;
    return Words::tr("%1 · key %2 → %3").arg(relation, joined(grain.source), joined(grain.target));
}

QStringList ruleHeaders()
{
    return {Words::tr("v1"), Words::tr("Rule"), Words::tr("v2"), Words::tr("Confidence"), Words::tr("Review")};
}

QVector<RowsModel::Row> ruleRows(const mapping::Mapping& mapping, const QVector<mapping::Lint>& lints)
{
    QHash<QString, const mapping::Lint*> worst;
    for (const mapping::Lint& lint : lints) {
        const mapping::Lint*& known = worst[lint.rule];
        if (!lint.rule.isEmpty() && (!known || severity(lint.severity) > severity(known->severity)))
            known = &lint;
    }
    QVector<RowsModel::Row> rows;
    for (const Rule& rule : mapping.rules) {
        RowCell source;
        source.text = ruleSources(rule);
        source.mono = true;
        RowCell kind;
        kind.text = ruleWords(rule);
        kind.toolTip = mapping::Rule(rule).expression.isEmpty() ? rule.id + QStringLiteral(" · ") + kind.text : rule.expression;
        if (const mapping::Lint* lint = worst.value(rule.id); lint && severity(lint->severity) > 1) {
            kind.icon = QStringLiteral("warning");
            kind.toolTip = recordWords(lint->message) + (lint->remedy.isEmpty() ? QString() : QLatin1Char('\n') + recordWords(lint->remedy));
        }
        RowCell target;
        target.text = ruleTargets(rule);
        target.mono = true;
        RowCell confidence;
        confidence.text = QLocale().toString(rule.confidence, 'f', 2);
        confidence.sort = rule.confidence;
        confidence.confidence = rule.confidence;
        RowCell review = RowCell::state(reviewMark(rule), reviewWords(rule));
        if (!rule.reviewedBy.isEmpty())
            review.toolTip = Words::tr("%1 by %2").arg(review.text, rule.reviewedBy);
        rows.append({rule.id, {source, kind, target, confidence, review}});
    }
    return rows;
}

MappingSummary summaryOf(const mapping::Mapping& mapping, const campaign::Migration& migration)
{
    MappingSummary summary;
    for (const Rule& rule : mapping.rules) {
        ++summary.rules;
        if (rule.review == mapping::ReviewState::Rejected)
            ++summary.rejected;
        else if (rule.isActive())
            ++summary.active;
        else if (rule.kind == RuleKind::Ambiguous)
            ++summary.ambiguous;
        else
            ++summary.proposed;
    }
    QVector<mapping::ConsumerUse> uses;
    for (const campaign::Consumer& consumer : migration.consumers) {
        if (consumer.decision == QLatin1String("in") && consumer.state != campaign::ConsumerState::Skipped)
            uses.append({consumer.ref.toString(), consumer.columnsUsed, consumer.usesAll});
    }
    int unruled = 0;
    for (const mapping::ConsumerGate& gate : mapping::mappingGate(mapping, uses)) {
        if (!gate.blocked())
            continue;
        ++summary.blockedConsumers;
        QStringList rules;
        for (const mapping::GateBlock& block : gate.blocks) {
            unruled += block.rule.isEmpty() ? 1 : 0;
            if (!block.rule.isEmpty() && !rules.contains(block.rule)) {
                rules << block.rule;
                ++summary.blockedByRule[block.rule];
            }
        }
    }
    summary.text = Words::tr("%1 of %2 accepted").arg(summary.active).arg(summary.rules);
    QStringList open;
    if (summary.ambiguous > 0)
        open << Words::tr("%1 ambiguous").arg(summary.ambiguous);
    if (summary.proposed > 0)
        open << Words::tr("%1 proposed").arg(summary.proposed);
    if (summary.rejected > 0 && summary.blockedConsumers > 0)
        open << Words::tr("%1 rejected").arg(summary.rejected);
    if (summary.blockedConsumers > 0)
        summary.trouble = Words::tr("%1: %n consumer(s) blocked", nullptr, summary.blockedConsumers).arg(open.isEmpty() ? (unruled > 0 ? Words::tr("columns without a rule") : Words::tr("dropped columns in use")) : open.join(QStringLiteral(", ")));
    else if (!open.isEmpty())
        summary.trouble = Words::tr("%1, none of them blocks a consumer").arg(open.join(QStringLiteral(", ")));
    return summary;
}

} // namespace skein::items
