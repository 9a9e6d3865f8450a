#include "models/mapping/edit.h"

#include "models/mapping/ruleshape.h"

#include <QJsonArray>

namespace skein::mapping {

namespace {

qsizetype indexOf(const Mapping& mapping, const QString& id)
{
    for (qsizetype i = 0; i < mapping.rules.size(); ++i) {
        if (mapping.rules.at(i).id == id)
            return i;
    }
    return -1;
}

Error noSuchRule(const QString& id)
{
    return makeError(ErrorClass::Logic, QStringLiteral("the mapping has no rule '%1'").arg(id), id,
        QStringLiteral("Reload the mapping; the rule may have been removed"));
}

Error shapeError(const Rule& rule, const ShapeFault& fault)
{
    return makeError(ErrorClass::BadInput, fault.message, rule.id + QLatin1Char('.') + fault.field, fault.remedy);
}

void stamp(Rule& rule, ReviewState state, const EditContext& context)
{
    rule.review = state;
    rule.reviewedBy = state == ReviewState::Proposed ? QString() : context.actor;
    if (!context.note.isEmpty())
        rule.notes.append({context.actor, context.time, context.note});
}

Result<Edited> review(const Mapping& mapping, const QString& id, ReviewState state, const QString& verb,
    const EditContext& context)
{
    const qsizetype index = indexOf(mapping, id);
    if (index < 0)
        return noSuchRule(id);
    const Rule& rule = mapping.rules.at(index);
    if (state == ReviewState::Accepted && rule.kind == RuleKind::Ambiguous) {
        return makeError(ErrorClass::Logic, QStringLiteral("the rule %1 is a question and cannot be accepted").arg(id),
            id, QStringLiteral("Choose one of its candidates"));
    }
    if (const std::optional<ShapeFault> fault = ruleShapeFault(rule); fault && state == ReviewState::Accepted)
        return shapeError(rule, *fault);
    Edited edited {mapping, QStringLiteral("%1 %2 (%3)").arg(verb, id, ruleSummary(rule)), 1};
    stamp(edited.mapping.rules[index], state, context);
    return edited;
}

QString freeId(const Mapping& mapping)
{
    for (int number = int(mapping.rules.size()) + 1;; ++number) {
        const QString id = QStringLiteral("r%1").arg(number);
        if (indexOf(mapping, id) < 0)
            return id;
    }
}

} // namespace

QString ruleSummary(const Rule& rule)
{
    QStringList targets = rule.outputs;
    if (rule.kind == RuleKind::Ambiguous) {
        targets.clear();
        const QJsonArray candidates = rule.params.value(QLatin1String("candidates")).toArray();
        for (const QJsonValue& value : candidates)
            targets.append(value.toString());
        return QStringLiteral("ambiguous %1 → %2")
            .arg(rule.inputs.join(QStringLiteral(", ")), targets.join(QStringLiteral(" or ")));
    }
    QString text = ruleKindName(rule.kind);
    if (!rule.inputs.isEmpty())
        text += QLatin1Char(' ') + rule.inputs.join(QStringLiteral(", "));
    const bool sameNames = rule.kind == RuleKind::Keep && rule.inputs == rule.outputs;
    if (!targets.isEmpty() && !sameNames)
        text += QStringLiteral(" → ") + targets.join(QStringLiteral(", "));
    return text;
}

Result<Edited> acceptRule(const Mapping& mapping, const QString& id, const EditContext& context)
{
    return review(mapping, id, ReviewState::Accepted, QStringLiteral("Accept"), context);
}

Result<Edited> rejectRule(const Mapping& mapping, const QString& id, const EditContext& context)
{
    return review(mapping, id, ReviewState::Rejected, QStringLiteral("Reject"), context);
}

Result<Edited> reopenRule(const Mapping& mapping, const QString& id, const EditContext& context)
{
    return review(mapping, id, ReviewState::Proposed, QStringLiteral("Reopen"), context);
}

Result<Edited> changeRule(const Mapping& mapping, const Rule& changed, const EditContext& context)
{
    const qsizetype index = indexOf(mapping, changed.id);
    if (index < 0)
        return noSuchRule(changed.id);
    Rule rule = mapping.rules.at(index);
    if (rule.kind == RuleKind::Ambiguous && changed.kind != RuleKind::Ambiguous)
        rule.confidence = 1; // a person has answered: how close the candidates were is past
    rule.kind = changed.kind;
    rule.inputs = changed.inputs;
    rule.outputs = changed.outputs;
    rule.expression = changed.expression;
    rule.params = changed.params;
    rule.nullPolicy = changed.nullPolicy;
    if (const std::optional<ShapeFault> fault = ruleShapeFault(rule))
        return shapeError(rule, *fault);
    Edited edited {mapping, QStringLiteral("Change %1 to %2").arg(rule.id, ruleSummary(rule)), 1};
    stamp(rule, rule.kind == RuleKind::Ambiguous ? ReviewState::Proposed : ReviewState::Edited, context);
    edited.mapping.rules[index] = rule;
    return edited;
}

Result<Edited> resolveAmbiguous(const Mapping& mapping, const QString& id, const QString& target,
    const EditContext& context)
{
    const qsizetype index = indexOf(mapping, id);
    if (index < 0)
        return noSuchRule(id);
    Rule rule = mapping.rules.at(index);
    if (rule.kind != RuleKind::Ambiguous || rule.inputs.size() != 1) {
        return makeError(ErrorClass::Logic, QStringLiteral("the rule %1 is no question about one column").arg(id), id,
            QStringLiteral("Change its kind instead"));
    }
    const bool same = rule.inputs.constFirst().compare(target, Qt::CaseInsensitive) == 0;
    rule.kind = same ? RuleKind::Keep : RuleKind::Rename;
    rule.outputs = {target};
    rule.params = {};
    rule.evidence.append({QStringLiteral("human"), 1.0, QStringLiteral("%1 chose %2").arg(context.actor, target)});
    Result<Edited> edited = changeRule(mapping, rule, context);
    if (edited)
        edited->mapping.rules[index].evidence = rule.evidence;
    return edited;
}

Result<Edited> addRule(const Mapping& mapping, Rule rule, const EditContext& context)
{
    if (rule.id.isEmpty())
        rule.id = freeId(mapping);
    if (indexOf(mapping, rule.id) >= 0) {
        return makeError(ErrorClass::BadInput, QStringLiteral("the id '%1' is used already").arg(rule.id), rule.id,
            QStringLiteral("Choose another id or leave it empty"));
    }
    if (const std::optional<ShapeFault> fault = ruleShapeFault(rule))
        return shapeError(rule, *fault);
    if (rule.author.isEmpty())
        rule.author = context.actor;
    if (rule.review == ReviewState::Proposed && rule.kind != RuleKind::Ambiguous)
        stamp(rule, ReviewState::Edited, context);
    Edited edited {mapping, QStringLiteral("Add %1 (%2)").arg(rule.id, ruleSummary(rule)), 1};
    edited.mapping.rules.append(rule);
    return edited;
}

Result<Edited> removeRule(const Mapping& mapping, const QString& id)
{
    const qsizetype index = indexOf(mapping, id);
    if (index < 0)
        return noSuchRule(id);
    Edited edited {mapping, QStringLiteral("Remove %1 (%2)").arg(id, ruleSummary(mapping.rules.at(index))), 1};
    edited.mapping.rules.removeAt(index);
    return edited;
}

Edited acceptAll(const Mapping& mapping, double threshold, const EditContext& context, const QVector<RuleKind>& kinds)
{
    Edited edited {mapping, {}, 0};
    for (Rule& rule : edited.mapping.rules) {
        const bool wanted = rule.review == ReviewState::Proposed && rule.confidence >= threshold
            && rule.kind != RuleKind::Ambiguous && (kinds.isEmpty() || kinds.contains(rule.kind));
        if (!wanted || ruleShapeFault(rule))
            continue;
        stamp(rule, ReviewState::Accepted, context);
        ++edited.rulesChanged;
    }
    edited.description = QStringLiteral("Accept %1 rules of confidence %2 or more")
                             .arg(edited.rulesChanged).arg(threshold);
    return edited;
}

Edited setGrain(const Mapping& mapping, const Grain& grain)
{
    Edited edited {mapping, QStringLiteral("State the grain: %1").arg(rowRelationName(grain.rowRelation)), 0};
    edited.mapping.grain = grain;
    return edited;
}

} // namespace skein::mapping
