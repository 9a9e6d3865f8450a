#include "models/codegen/plan.h"

#include "models/codegen/ruleexpr.h"
#include "models/mapping/inverse.h"
#include "models/mapping/typelattice.h"

#include <QHash>

namespace skein::codegen {

using mapping::Mapping;
using mapping::ReviewState;
using mapping::RowRelation;
using mapping::Rule;
using mapping::RuleKind;
using mapping::Side;

namespace {

using Severity = Diagnostic::Severity;

QString lastPart(const QString& relation)
{
    return relation.section(QLatin1Char('.'), -1);
}

bool hasLookup(const Mapping& mapping)
{
    for (const Rule& rule : mapping.rules) {
        if (rule.isActive() && rule.kind == RuleKind::Lookup)
            return true;
    }
    return false;
}

/// Why the column has no active rule, for a reader who wants to get on.
Diagnostic unfilled(const Mapping& mapping, const QString& column)
{
    for (const Rule& rule : mapping.rules) {
        if (!rule.outputs.contains(column, Qt::CaseInsensitive) || rule.review != ReviewState::Proposed)
            continue;
        return {Severity::Blocking, rule.id, column,
            QStringLiteral("'%1' gets no value: %2 is proposed, not accepted").arg(column, rule.id),
            QStringLiteral("Accept the rule, or give the column another one")};
    }
    for (const Rule& rule : mapping.rules) {
        if (rule.kind == RuleKind::Ambiguous && rule.params.value(QLatin1String("candidates")).toVariant().toStringList()
                .contains(column, Qt::CaseInsensitive)) {
            return {Severity::Blocking, rule.id, column,
                QStringLiteral("'%1' gets no value: %2 is not decided").arg(column, rule.id),
                QStringLiteral("Choose one of the candidates")};
        }
    }
    return {Severity::Blocking, {}, column, QStringLiteral("no rule fills '%1'").arg(column),
        QStringLiteral("Add a rule; a constant NULL says that the old table lacks it")};
}

void order(Plan& plan, const Mapping& mapping)
{
    if (mapping.target.columns.isEmpty())
        return;
    QVector<Projection> ordered;
    for (const Column& target : mapping.target.columns) {
        if (const Projection* found = plan.column(target.name)) {
            Projection projection = *found;
            projection.name = target.name;
            ordered.append(projection);
        } else {
            plan.diagnostics.append(unfilled(mapping, target.name));
        }
    }
    for (const Projection& projection : std::as_const(plan.columns)) {
        if (!mapping::columnOf(mapping.target, projection.name)) {
            plan.diagnostics.append({Severity::Blocking, projection.rule, projection.name,
                QStringLiteral("%1 fills '%2', which is no column of %3")
                    .arg(projection.rule, projection.name, mapping.target.dataset),
                QStringLiteral("Correct the output's name")});
        }
    }
    plan.columns = ordered;
}

void unknownInputs(Plan& plan, const Rule& rule, const Side& source)
{
    if (source.columns.isEmpty())
        return;
    for (const QString& input : rule.inputs) {
        if (!mapping::columnOf(source, input)) {
            plan.diagnostics.append({Severity::Blocking, rule.id, input,
                QStringLiteral("%1 reads '%2', which is no column of %3").arg(rule.id, input, source.dataset),
                QStringLiteral("Correct the input's name")});
        }
    }
}

/// What the row relation asks for beyond a projection.
void applyGrain(Plan& plan, const Mapping& mapping)
{
    const Rule* move = nullptr;
    for (const Rule& rule : mapping.rules) {
        if (rule.isActive() && rule.kind == RuleKind::TableMove)
            move = &rule;
    }
    const QJsonObject params = move ? move->params : QJsonObject {};
    const auto refuse = [&plan, move](const QString& message, const QString& remedy) {
        plan.diagnostics.append({Severity::Blocking, move ? move->id : QString(), {}, message, remedy});
    };
    switch (mapping.grain.rowRelation) {
    case RowRelation::OneToOne:
        break;
    case RowRelation::Unknown:
        plan.diagnostics.append({Severity::Warning, {}, {},
            QStringLiteral("the mapping does not say how rows of the two tables relate; one to one is assumed"),
            QStringLiteral("State the grain")});
        break;
    case RowRelation::Filter: {
        const QString condition = params.value(QLatin1String("filter")).toString();
        if (condition.isEmpty()) {
            refuse(QStringLiteral("the new table holds some of the rows, and nothing says which"),
                QStringLiteral("Add a tableMove rule with the parameter \"filter\""));
            break;
        }
        plan.input = filter(plan.input, exprFromSql(condition, mapping.source, move->id, plan.diagnostics));
        break;
    }
    case RowRelation::Dedupe:
        if (params.value(QLatin1String("dedupe")).toString() != QLatin1String("distinct")) {
            refuse(QStringLiteral("the new table holds each row once, and nothing says which of several to take"),
                QStringLiteral("Add a tableMove rule with \"dedupe\": \"distinct\" if the new rows are then the same, "
                               "or build the table elsewhere and adopt it"));
        }
        plan.distinct = true;
        break;
    case RowRelation::Explode:
    case RowRelation::Aggregate:
        refuse(QStringLiteral("rows of the two tables relate by %1, which no column rule makes")
                   .arg(rowRelationName(mapping.grain.rowRelation)),
            QStringLiteral("Build the new table elsewhere and adopt it"));
        break;
    }
}

} // namespace

bool Plan::blocked() const
{
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::Blocking)
            return true;
    }
    return false;
}

const Projection* Plan::column(const QString& name) const
{
    for (const Projection& projection : columns) {
        if (projection.name.compare(name, Qt::CaseInsensitive) == 0)
            return &projection;
    }
    return nullptr;
}

bool keepsRows(RowRelation relation)
{
    return relation == RowRelation::OneToOne || relation == RowRelation::Unknown;
}

Plan planForward(const Mapping& mapping, const PlanOptions& options)
{
    Plan plan;
    const QString relation = options.sourceRelation.isEmpty() ? mapping.source.dataset : options.sourceRelation;
    plan.input = scan(relation);
    // Inside a lookup's subquery a bare name could mean a column of the lookup table.
    const QString qualifier = hasLookup(mapping) ? lastPart(relation) : QString();
    QHash<QString, QString> filledBy;
    for (const Rule& rule : mapping.rules) {
        if (!rule.isActive())
            continue;
        unknownInputs(plan, rule, mapping.source);
        const RuleExprs exprs = forwardExprs(rule, mapping, rule.kind == RuleKind::Lookup ? qualifier : QString());
        plan.diagnostics += exprs.diagnostics;
        for (const Projection& projection : exprs.columns) {
            const QString key = projection.name.toLower();
            if (filledBy.contains(key)) {
                plan.diagnostics.append({Severity::Blocking, rule.id, projection.name,
                    QStringLiteral("both %1 and %2 fill '%3'").arg(filledBy.value(key), rule.id, projection.name),
                    QStringLiteral("Reject one of them")});
                continue;
            }
            filledBy.insert(key, rule.id);
            plan.columns.append(projection);
        }
    }
    order(plan, mapping);
    if (plan.columns.isEmpty() && !plan.blocked()) {
        plan.diagnostics.append({Severity::Blocking, {}, {}, QStringLiteral("no accepted rule gives a column"),
            QStringLiteral("Accept the rules")});
    }
    applyGrain(plan, mapping);
    return plan;
}

Plan planInverse(const Mapping& mapping, const PlanOptions& options)
{
    Plan plan;
    plan.input = scan(options.targetRelation.isEmpty() ? mapping.target.dataset : options.targetRelation);
    if (!keepsRows(mapping.grain.rowRelation)) {
        plan.diagnostics.append({Severity::Blocking, {}, {},
            QStringLiteral("the old rows cannot be had back: rows relate by %1")
                .arg(rowRelationName(mapping.grain.rowRelation)),
            QStringLiteral("Keep the old table")});
    }
    QStringList wanted;
    for (const Column& column : mapping.source.columns)
        wanted.append(column.name);
    if (wanted.isEmpty()) {
        for (const Rule& rule : mapping.rules) {
            for (const QString& input : rule.inputs) {
                if (rule.isActive() && !wanted.contains(input, Qt::CaseInsensitive))
                    wanted.append(input);
            }
        }
    }
    for (const QString& name : std::as_const(wanted)) {
        QStringList reasons;
        QString blockedBy;
        bool done = false;
        for (const Rule* rule : mapping.rulesForInput(name)) {
            if (done || !rule->isActive())
                continue;
            const mapping::InverseVerdict verdict = inverseClass(*rule, mapping.source, mapping.target);
            if (verdict.cls != mapping::InverseClass::Exact) {
                blockedBy = rule->id;
                reasons.append(QStringLiteral("%1 (%2): %3").arg(rule->id, ruleKindName(rule->kind), verdict.reason));
                continue;
            }
            const RuleExprs exprs = inverseExprs(*rule, mapping);
            plan.diagnostics += exprs.diagnostics;
            for (const Projection& projection : exprs.columns) {
                if (projection.name.compare(name, Qt::CaseInsensitive) != 0)
                    continue;
                plan.columns.append({name, projection.expr, rule->id});
                done = true;
            }
        }
        if (!done) {
            const QString why = reasons.isEmpty() ? QStringLiteral("no accepted rule leads back to it")
                                                  : reasons.join(QStringLiteral("; "));
            plan.diagnostics.append({Severity::Blocking, blockedBy, name,
                QStringLiteral("the old column '%1' cannot be had back: %2").arg(name, why),
                QStringLiteral("Keep the old table, or change the rule so that it has an exact inverse")});
        }
    }
    return plan;
}

} // namespace skein::codegen
