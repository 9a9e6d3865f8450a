#include "models/mapping/mappingdiff.h"

#include "models/mapping/edit.h"

#include <QJsonDocument>

namespace skein::mapping {

namespace {

using Fields = QVector<QPair<QString, QString>>;

QString list(const QStringList& names)
{
    return names.join(QStringLiteral(", "));
}

QString columnText(const Column& column)
{
    QString text = column.name + QLatin1Char(' ') + column.nativeType;
    if (!column.nullable)
        text += QStringLiteral(" not null");
    return column.key ? text + QStringLiteral(" key") : text;
}

Fields sideFields(const QString& prefix, const Side& side)
{
    QStringList columns;
    for (const Column& column : side.columns)
        columns.append(columnText(column));
    return {{prefix + QStringLiteral(".dataset"), side.dataset}, {prefix + QStringLiteral(".schemaHash"), side.schemaHash},
        {prefix + QStringLiteral(".columns"), list(columns)}};
}

Fields ownFields(const Mapping& mapping)
{
    Fields fields {{QStringLiteral("id"), mapping.id}, {QStringLiteral("version"), QString::number(mapping.version)}};
    fields += sideFields(QStringLiteral("source"), mapping.source);
    fields += sideFields(QStringLiteral("target"), mapping.target);
    fields.append({QStringLiteral("grain.source"), list(mapping.grain.source)});
    fields.append({QStringLiteral("grain.target"), list(mapping.grain.target)});
    fields.append({QStringLiteral("grain.rowRelation"), rowRelationName(mapping.grain.rowRelation)});
    fields.append({QStringLiteral("assumptions"), mapping.assumptions.join(QStringLiteral("; "))});
    return fields;
}

Fields ruleFields(const Rule& rule)
{
    QStringList evidence;
    for (const Evidence& item : rule.evidence)
        evidence.append(QStringLiteral("%1 %2: %3").arg(item.kind, QString::number(item.score), item.detail));
    QStringList notes;
    for (const ReviewNote& note : rule.notes)
        notes.append(QStringLiteral("%1: %2").arg(note.actor, note.text));
    QStringList tests;
    for (const RuleTest& test : rule.tests) {
        tests.append(QString::fromUtf8(QJsonDocument(test.input).toJson(QJsonDocument::Compact)
            + QByteArrayLiteral(" → ") + QJsonDocument(test.expected).toJson(QJsonDocument::Compact)));
    }
    return {{QStringLiteral("kind"), ruleKindName(rule.kind)}, {QStringLiteral("inputs"), list(rule.inputs)},
        {QStringLiteral("outputs"), list(rule.outputs)}, {QStringLiteral("expression"), rule.expression},
        {QStringLiteral("params"), QString::fromUtf8(QJsonDocument(rule.params).toJson(QJsonDocument::Compact))},
        {QStringLiteral("nullPolicy"), nullPolicyName(rule.nullPolicy)},
        {QStringLiteral("confidence"), QString::number(rule.confidence)},
        {QStringLiteral("evidence"), evidence.join(QStringLiteral("; "))}, {QStringLiteral("author"), rule.author},
        {QStringLiteral("review"), reviewStateName(rule.review)}, {QStringLiteral("reviewedBy"), rule.reviewedBy},
        {QStringLiteral("notes"), notes.join(QStringLiteral("; "))},
        {QStringLiteral("tests"), tests.join(QStringLiteral("; "))}};
}

QVector<FieldChange> changedFields(const Fields& before, const Fields& after)
{
    QVector<FieldChange> changes;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before.at(i).second != after.at(i).second)
            changes.append({before.at(i).first, before.at(i).second, after.at(i).second});
    }
    return changes;
}

QVector<FieldChange> summaryOf(const Rule& rule, bool added)
{
    const QString summary = ruleSummary(rule);
    return {{QStringLiteral("rule"), added ? QString() : summary, added ? summary : QString()}};
}

} // namespace

QString RuleChange::text() const
{
    const QString name = rule.isEmpty() ? QStringLiteral("mapping") : rule;
    if (kind == Kind::Added)
        return QStringLiteral("%1 added: %2").arg(name, fields.isEmpty() ? QString() : fields.constFirst().after);
    if (kind == Kind::Removed)
        return QStringLiteral("%1 removed: %2").arg(name, fields.isEmpty() ? QString() : fields.constFirst().before);
    QStringList parts;
    for (const FieldChange& change : fields)
        parts.append(QStringLiteral("%1 %2 → %3").arg(change.field, change.before, change.after));
    return QStringLiteral("%1: %2").arg(name, parts.join(QStringLiteral("; ")));
}

QVector<RuleChange> diffMappings(const Mapping& before, const Mapping& after)
{
    QVector<RuleChange> changes;
    if (const QVector<FieldChange> own = changedFields(ownFields(before), ownFields(after)); !own.isEmpty())
        changes.append({RuleChange::Kind::Changed, {}, own});
    for (const Rule& rule : after.rules) {
        const Rule* old = before.rule(rule.id);
        if (!old) {
            changes.append({RuleChange::Kind::Added, rule.id, summaryOf(rule, true)});
            continue;
        }
        if (const QVector<FieldChange> fields = changedFields(ruleFields(*old), ruleFields(rule)); !fields.isEmpty())
            changes.append({RuleChange::Kind::Changed, rule.id, fields});
    }
    for (const Rule& rule : before.rules) {
        if (!after.rule(rule.id))
            changes.append({RuleChange::Kind::Removed, rule.id, summaryOf(rule, false)});
    }
    return changes;
}

} // namespace skein::mapping
