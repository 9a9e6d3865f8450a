#include "models/mapping/mapping.h"

#include "models/base/hash.h"
#include "models/mapping/jsonwriter.h"

#include <QJsonArray>

namespace skein::mapping {

namespace {

const QStringList& fieldOrder()
{
    static const QStringList order {
        QStringLiteral("skeinMapping"), QStringLiteral("id"), QStringLiteral("version"), QStringLiteral("source"),
        QStringLiteral("target"), QStringLiteral("dataset"), QStringLiteral("schemaHash"), QStringLiteral("grain"),
        QStringLiteral("rowRelation"), QStringLiteral("assumptions"), QStringLiteral("name"), QStringLiteral("type"),
        QStringLiteral("kind"), QStringLiteral("inputs"), QStringLiteral("outputs"), QStringLiteral("expression"),
        QStringLiteral("params"), QStringLiteral("nullPolicy"), QStringLiteral("confidence"), QStringLiteral("score"),
        QStringLiteral("detail"), QStringLiteral("evidence"), QStringLiteral("author"), QStringLiteral("review"),
        QStringLiteral("state"), QStringLiteral("by"), QStringLiteral("actor"), QStringLiteral("time"),
        QStringLiteral("text"), QStringLiteral("notes"), QStringLiteral("tests"), QStringLiteral("input"),
        QStringLiteral("expected"), QStringLiteral("columns"), QStringLiteral("rules"),
    };
    return order;
}

QJsonArray strings(const QStringList& list)
{
    return QJsonArray::fromStringList(list);
}

QJsonObject columnToJson(const Column& column, bool forHash)
{
    QJsonObject object;
    object.insert(QStringLiteral("name"), column.name);
    if (!column.nativeType.isEmpty())
        object.insert(QStringLiteral("type"), column.nativeType);
    else if (column.type != LogicalType::Unknown)
        object.insert(QStringLiteral("type"), logicalTypeName(column.type));
    if (!column.nullable)
        object.insert(QStringLiteral("nullable"), false);
    if (column.key)
        object.insert(QStringLiteral("key"), true);
    if (!forHash && !column.description.isEmpty())
        object.insert(QStringLiteral("description"), column.description);
    if (!forHash && !column.tags.isEmpty())
        object.insert(QStringLiteral("tags"), strings(column.tags));
    return object;
}

QJsonObject sideToJson(const Side& side, bool forHash)
{
    QJsonObject object;
    object.insert(QStringLiteral("dataset"), side.dataset);
    if (!side.schemaHash.isEmpty())
        object.insert(QStringLiteral("schemaHash"), side.schemaHash);
    if (!side.columns.isEmpty()) {
        QJsonArray columns;
        for (const Column& column : side.columns)
            columns.append(columnToJson(column, forHash));
        object.insert(QStringLiteral("columns"), columns);
    }
    return object;
}

QJsonObject grainToJson(const Grain& grain)
{
    QJsonObject object;
    object.insert(QStringLiteral("source"), strings(grain.source));
    object.insert(QStringLiteral("target"), strings(grain.target));
    object.insert(QStringLiteral("rowRelation"), rowRelationName(grain.rowRelation));
    return object;
}

/// The part of a rule that generated code depends on.
QJsonObject ruleCore(const Rule& rule)
{
    QJsonObject object;
    object.insert(QStringLiteral("id"), rule.id);
    object.insert(QStringLiteral("kind"), ruleKindName(rule.kind));
    object.insert(QStringLiteral("inputs"), strings(rule.inputs));
    object.insert(QStringLiteral("outputs"), strings(rule.outputs));
    if (!rule.expression.isEmpty())
        object.insert(QStringLiteral("expression"), rule.expression);
    object.insert(QStringLiteral("params"), rule.params);
    if (rule.nullPolicy != NullPolicy::Keep)
        object.insert(QStringLiteral("nullPolicy"), nullPolicyName(rule.nullPolicy));
    return object;
}

QJsonObject reviewToJson(const Rule& rule)
{
    QJsonObject review;
    review.insert(QStringLiteral("state"), reviewStateName(rule.review));
    if (!rule.reviewedBy.isEmpty())
        review.insert(QStringLiteral("by"), rule.reviewedBy);
    QJsonArray notes;
    for (const ReviewNote& note : rule.notes) {
        QJsonObject object;
        object.insert(QStringLiteral("actor"), note.actor);
        if (note.time.isValid())
            object.insert(QStringLiteral("time"), note.time.toUTC().toString(Qt::ISODateWithMs));
        object.insert(QStringLiteral("text"), note.text);
        notes.append(object);
    }
    if (!notes.isEmpty())
        review.insert(QStringLiteral("notes"), notes);
    return review;
}

QJsonObject ruleToJson(const Rule& rule)
{
    QJsonObject object = ruleCore(rule);
    if (rule.confidence != 0)
        object.insert(QStringLiteral("confidence"), rule.confidence);
    QJsonArray evidence;
    for (const Evidence& item : rule.evidence) {
        evidence.append(QJsonObject {{QStringLiteral("kind"), item.kind}, {QStringLiteral("score"), item.score},
            {QStringLiteral("detail"), item.detail}});
    }
    if (!evidence.isEmpty())
        object.insert(QStringLiteral("evidence"), evidence);
    if (!rule.author.isEmpty())
        object.insert(QStringLiteral("author"), rule.author);
    object.insert(QStringLiteral("review"), reviewToJson(rule));
    QJsonArray tests;
    for (const RuleTest& test : rule.tests) {
        tests.append(
            QJsonObject {{QStringLiteral("input"), test.input}, {QStringLiteral("expected"), test.expected}});
    }
    if (!tests.isEmpty())
        object.insert(QStringLiteral("tests"), tests);
    return object;
}

bool hasGrain(const Grain& grain)
{
    return !(grain == Grain {});
}

} // namespace

const Rule* Mapping::rule(const QString& ruleId) const
{
    for (const Rule& candidate : rules) {
        if (candidate.id == ruleId)
            return &candidate;
    }
    return nullptr;
}

const Rule* Mapping::soleRule(const QString& column) const
{
    for (const Rule* candidate : rulesForInput(column)) {
        if (candidate->isActive() && candidate->outputs.size() == 1)
            return candidate;
    }
    return nullptr;
}

QVector<const Rule*> Mapping::rulesForInput(const QString& column) const
{
    QVector<const Rule*> found;
    for (const Rule& candidate : rules) {
        if (candidate.inputs.contains(column, Qt::CaseInsensitive))
            found.append(&candidate);
    }
    return found;
}

QJsonObject mappingToJson(const Mapping& mapping)
{
    QJsonObject object;
    object.insert(QStringLiteral("skeinMapping"), 1);
    object.insert(QStringLiteral("id"), mapping.id);
    object.insert(QStringLiteral("version"), mapping.version);
    object.insert(QStringLiteral("source"), sideToJson(mapping.source, false));
    object.insert(QStringLiteral("target"), sideToJson(mapping.target, false));
    if (hasGrain(mapping.grain))
        object.insert(QStringLiteral("grain"), grainToJson(mapping.grain));
    QJsonArray rules;
    for (const Rule& rule : mapping.rules)
        rules.append(ruleToJson(rule));
    object.insert(QStringLiteral("rules"), rules);
    if (!mapping.assumptions.isEmpty())
        object.insert(QStringLiteral("assumptions"), strings(mapping.assumptions));
    return object;
}

QByteArray mappingToBytes(const Mapping& mapping)
{
    return canonicalJson(mappingToJson(mapping), fieldOrder());
}

QString Mapping::hash() const
{
    QJsonObject object;
    object.insert(QStringLiteral("id"), id);
    object.insert(QStringLiteral("source"), sideToJson(source, true));
    object.insert(QStringLiteral("target"), sideToJson(target, true));
    object.insert(QStringLiteral("grain"), grainToJson(grain));
    QJsonArray list;
    for (const Rule& candidate : rules) {
        QJsonObject core = ruleCore(candidate);
        core.insert(QStringLiteral("active"), candidate.isActive());
        list.append(core);
    }
    object.insert(QStringLiteral("rules"), list);
    return sha256Hex(canonicalJson(object, fieldOrder()));
}

} // namespace skein::mapping
