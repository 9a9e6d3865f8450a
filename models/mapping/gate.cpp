#include "models/mapping/gate.h"

#include "models/base/names.h"
#include "models/mapping/inverse.h"

#include <QJsonArray>

namespace skein::mapping {

namespace {

constexpr Named<GateReason> kReasons[] = {
    {GateReason::Unruled, "unruled"}, {GateReason::Ambiguous, "ambiguous"}, {GateReason::Dropped, "dropped"},
    {GateReason::NotAccepted, "notAccepted"}, {GateReason::NotInSource, "notInSource"},
};

bool isStructural(RuleKind kind)
{
    return kind == RuleKind::TableMove || kind == RuleKind::TableSplit || kind == RuleKind::TableMerge
        || kind == RuleKind::KeyChange;
}

QString candidateText(const Rule& rule)
{
    QStringList names;
    const QJsonArray candidates = rule.params.value(QLatin1String("candidates")).toArray();
    for (const QJsonValue& value : candidates)
        names.append(value.toString());
    if (names.isEmpty())
        names = rule.outputs;
    return names.isEmpty() ? QStringLiteral("several columns") : names.join(QStringLiteral(" or "));
}

GateBlock ambiguousBlock(const Rule& rule, const QString& column)
{
    return {GateReason::Ambiguous, column, rule.id,
        QStringLiteral("'%1' could become %2 (rule %3)").arg(column, candidateText(rule), rule.id),
        QStringLiteral("Choose one of them in the mapping")};
}

GateBlock proposedBlock(const Rule& rule, const QString& column)
{
    return {GateReason::NotAccepted, column, rule.id,
        QStringLiteral("the rule %1 for '%2' (%3) is %4, not accepted")
            .arg(rule.id, column, ruleKindName(rule.kind), reviewStateName(rule.review)),
        QStringLiteral("Accept the rule, or change it and accept that")};
}

} // namespace

QString gateReasonName(GateReason reason)
{
    return nameOf(kReasons, reason);
}

QString ConsumerGate::because() const
{
    QStringList sentences;
    for (const GateBlock& block : blocks)
        sentences.append(block.because);
    return sentences.join(QStringLiteral("; "));
}

std::optional<GateBlock> blockOf(const Mapping& mapping, const QString& column)
{
    const Rule* drop = nullptr;
    const Rule* ambiguous = nullptr;
    const Rule* proposed = nullptr;
    for (const Rule* rule : mapping.rulesForInput(column)) {
        if (isStructural(rule->kind) || rule->review == ReviewState::Rejected)
            continue;
        // A question stays a question even when somebody "accepted" it.
        if (rule->kind == RuleKind::Ambiguous)
            ambiguous = ambiguous ? ambiguous : rule;
        else if (!rule->isActive())
            proposed = proposed ? proposed : rule;
        else if (rule->kind == RuleKind::Drop)
            drop = drop ? drop : rule;
        else
            return std::nullopt;
    }
    if (ambiguous)
        return ambiguousBlock(*ambiguous, column);
    if (proposed)
        return proposedBlock(*proposed, column);
    if (drop) {
        return GateBlock {GateReason::Dropped, column, drop->id,
            QStringLiteral("'%1' is used and the new table drops it (rule %2)").arg(column, drop->id),
            QStringLiteral("Remove the use, or give the column another rule")};
    }
    if (!mapping.source.columns.isEmpty() && !columnOf(mapping.source, column)) {
        return GateBlock {GateReason::NotInSource, column, {},
            QStringLiteral("'%1' is used and is no column of %2").arg(column, mapping.source.dataset),
            QStringLiteral("Check the query, or pin the mapping to the table's present columns")};
    }
    return GateBlock {GateReason::Unruled, column, {}, QStringLiteral("no rule says what becomes of '%1'").arg(column),
        QStringLiteral("Add a rule for the column")};
}

QVector<ConsumerGate> mappingGate(const Mapping& mapping, const QVector<ConsumerUse>& uses)
{
    QVector<ConsumerGate> gates;
    gates.reserve(uses.size());
    for (const ConsumerUse& use : uses) {
        ConsumerGate gate;
        gate.consumer = use.consumer;
        QStringList columns = use.columns;
        if (use.usesAll) {
            for (const Column& column : mapping.source.columns)
                columns.append(column.name);
        }
        QStringList seen;
        for (const QString& column : std::as_const(columns)) {
            if (seen.contains(column, Qt::CaseInsensitive))
                continue;
            seen.append(column);
            if (std::optional<GateBlock> block = blockOf(mapping, column)) {
                gate.blocks.append(*block);
                continue;
            }
            for (const Rule* rule : mapping.rulesForInput(column)) {
                if (rule->isActive() && rule->kind == RuleKind::LeaveUnchanged)
                    gate.leaveColumns.append(column);
            }
        }
        gates.append(gate);
    }
    return gates;
}

} // namespace skein::mapping
