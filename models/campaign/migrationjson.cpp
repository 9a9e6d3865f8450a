#include "models/campaign/migrationstore.h"

#include <QJsonArray>

namespace skein::campaign {

namespace {

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeOf(const QJsonValue& value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QStringList stringsOf(const QJsonValue& value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& entry : array)
        list << entry.toString();
    return list;
}

void put(QJsonObject& object, const char* key, const QString& value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(key), value);
}

void put(QJsonObject& object, const char* key, const QStringList& value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(key), QJsonArray::fromStringList(value));
}

void put(QJsonObject& object, const char* key, bool value)
{
    if (value)
        object.insert(QLatin1String(key), true);
}

void put(QJsonObject& object, const char* key, int value)
{
    if (value != 0)
        object.insert(QLatin1String(key), value);
}

QJsonObject requestToJson(const Request& request)
{
    QJsonObject object;
    put(object, "title", request.title);
    put(object, "source", request.sourceDataset);
    put(object, "target", request.targetDataset);
    object.insert(QLatin1String("producedElsewhere"), request.producedElsewhere);
    put(object, "owner", request.owner);
    put(object, "guideUrl", request.guideUrl);
    put(object, "deadline", request.deadline.toString(Qt::ISODate));
    object.insert(QLatin1String("policy"),
        QJsonObject {{QStringLiteral("autoAcceptConfidence"), request.policy.autoAcceptConfidence},
            {QStringLiteral("autoOpenChanges"), request.policy.autoOpenChanges}, {QStringLiteral("autoMerge"), request.policy.autoMerge},
            {QStringLiteral("needsPersonForGrain"), request.policy.needsPersonForGrain}});
    return object;
}

Request requestFromJson(const QJsonObject& object)
{
    Request request;
    request.title = object[QLatin1String("title")].toString();
    request.sourceDataset = object[QLatin1String("source")].toString();
    request.targetDataset = object[QLatin1String("target")].toString();
    request.producedElsewhere = object[QLatin1String("producedElsewhere")].toBool(true);
    request.owner = object[QLatin1String("owner")].toString();
    request.guideUrl = object[QLatin1String("guideUrl")].toString();
    request.deadline = QDate::fromString(object[QLatin1String("deadline")].toString(), Qt::ISODate);
    const QJsonObject policy = object[QLatin1String("policy")].toObject();
    const Policy defaults;
    request.policy.autoAcceptConfidence = policy[QLatin1String("autoAcceptConfidence")].toDouble(defaults.autoAcceptConfidence);
    request.policy.autoOpenChanges = policy[QLatin1String("autoOpenChanges")].toBool(defaults.autoOpenChanges);
    request.policy.autoMerge = policy[QLatin1String("autoMerge")].toBool(defaults.autoMerge);
    request.policy.needsPersonForGrain = policy[QLatin1String("needsPersonForGrain")].toBool(defaults.needsPersonForGrain);
    return request;
}

QJsonObject diagnosticToJson(const Diagnostic& diagnostic)
{
    QJsonObject object;
    put(object, "rung", diagnostic.rung);
    put(object, "file", diagnostic.file);
    put(object, "line", diagnostic.line);
    put(object, "rule", diagnostic.rule);
    put(object, "text", diagnostic.text);
    put(object, "message", diagnostic.message);
    put(object, "remedy", diagnostic.remedy);
    put(object, "severity", diagnostic.severity);
    return object;
}

Diagnostic diagnosticFromJson(const QJsonObject& object)
{
    Diagnostic diagnostic;
    diagnostic.rung = object[QLatin1String("rung")].toString();
    diagnostic.file = object[QLatin1String("file")].toString();
    diagnostic.line = object[QLatin1String("line")].toInt();
    diagnostic.rule = object[QLatin1String("rule")].toString();
    diagnostic.text = object[QLatin1String("text")].toString();
    diagnostic.message = object[QLatin1String("message")].toString();
    diagnostic.remedy = object[QLatin1String("remedy")].toString();
    diagnostic.severity = object[QLatin1String("severity")].toString();
    return diagnostic;
}

QJsonObject consumerToJson(const Consumer& consumer)
{
    QJsonObject object;
    put(object, "ref", consumer.ref.toString());
    put(object, "owner", consumer.owner);
    put(object, "framework", consumer.framework);
    put(object, "repository", consumer.repository);
    put(object, "paths", consumer.paths);
    put(object, "evidence", consumer.evidence);
    put(object, "decision", consumer.decision);
    put(object, "decisionReason", consumer.decisionReason);
    put(object, "decidedByPerson", consumer.decidedByPerson);
    put(object, "columnsUsed", consumer.columnsUsed);
    put(object, "usesAll", consumer.usesAll);
    put(object, "state", consumerStateName(consumer.state));
    put(object, "because", consumer.because);
    QJsonArray diagnostics;
    for (const Diagnostic& diagnostic : consumer.diagnostics)
        diagnostics.append(diagnosticToJson(diagnostic));
    if (!diagnostics.isEmpty())
        object.insert(QLatin1String("diagnostics"), diagnostics);
    put(object, "attempts", consumer.attempts);
    put(object, "nextTryAt", timeText(consumer.nextTryAt));
    put(object, "signature", consumer.signature);
    put(object, "changeId", consumer.changeId);
    put(object, "staysOnV1", consumer.staysOnV1);
    put(object, "mappingHash", consumer.mappingHash);
    put(object, "originCommit", consumer.originCommit);
    put(object, "grainWarning", consumer.grainWarning);
    put(object, "grainAccepted", consumer.grainAccepted);
    put(object, "isNew", consumer.isNew);
    return object;
}

Result<Consumer> consumerFromJson(const QJsonObject& object, const QString& migrationId)
{
    const QString where = QStringLiteral("migration %1").arg(migrationId);
    const QString remedy = QStringLiteral("Restore the workspace from a copy in its backups folder.");
    const Result<EntityRef> ref = EntityRef::parse(object[QLatin1String("ref")].toString(), EntityKind::Pipeline);
    if (!ref)
        return makeError(ErrorClass::Corruption, QStringLiteral("a stored consumer has no readable reference"), where, remedy);
    const std::optional<ConsumerState> state = consumerStateFromName(object[QLatin1String("state")].toString());
    if (!state) {
        return makeError(ErrorClass::Corruption,
            QStringLiteral("'%1' is no state of a consumer").arg(object[QLatin1String("state")].toString()), where + QLatin1Char(' ') + ref->toString(), remedy);
    }
    Consumer consumer;
    consumer.ref = *ref;
    consumer.state = *state;
    consumer.owner = object[QLatin1String("owner")].toString();
    consumer.framework = object[QLatin1String("framework")].toString();
    consumer.repository = object[QLatin1String("repository")].toString();
    consumer.paths = stringsOf(object[QLatin1String("paths")]);
    consumer.evidence = stringsOf(object[QLatin1String("evidence")]);
    consumer.decision = object[QLatin1String("decision")].toString();
    consumer.decisionReason = object[QLatin1String("decisionReason")].toString();
    consumer.decidedByPerson = object[QLatin1String("decidedByPerson")].toBool();
    consumer.columnsUsed = stringsOf(object[QLatin1String("columnsUsed")]);
    consumer.usesAll = object[QLatin1String("usesAll")].toBool();
    consumer.because = object[QLatin1String("because")].toString();
    const QJsonArray diagnostics = object[QLatin1String("diagnostics")].toArray();
    for (const QJsonValue& diagnostic : diagnostics)
        consumer.diagnostics << diagnosticFromJson(diagnostic.toObject());
    consumer.attempts = object[QLatin1String("attempts")].toInt();
    consumer.nextTryAt = timeOf(object[QLatin1String("nextTryAt")]);
    consumer.signature = object[QLatin1String("signature")].toString();
    consumer.changeId = object[QLatin1String("changeId")].toString();
    consumer.staysOnV1 = object[QLatin1String("staysOnV1")].toBool();
    consumer.mappingHash = object[QLatin1String("mappingHash")].toString();
    consumer.originCommit = object[QLatin1String("originCommit")].toString();
    consumer.grainWarning = object[QLatin1String("grainWarning")].toBool();
    consumer.grainAccepted = object[QLatin1String("grainAccepted")].toBool();
    consumer.isNew = object[QLatin1String("isNew")].toBool();
    return consumer;
}

} // namespace

QJsonObject migrationToJson(const Migration& migration)
{
    QJsonObject object;
    put(object, "id", migration.id);
    object.insert(QLatin1String("request"), requestToJson(migration.request));
    put(object, "state", migrationStateName(migration.state));
    put(object, "mappingId", migration.mappingId);
    put(object, "createdAt", timeText(migration.createdAt));
    put(object, "createdBy", migration.createdBy);
    QJsonArray consumers;
    for (const Consumer& consumer : migration.consumers)
        consumers.append(consumerToJson(consumer));
    object.insert(QLatin1String("consumers"), consumers);
    QJsonArray burndown;
    for (const BurndownPoint& point : migration.burndown)
        burndown.append(QJsonArray {timeText(point.at), point.open, point.done});
    object.insert(QLatin1String("burndown"), burndown);
    put(object, "rollouts", migration.rollouts);
    put(object, "gate", migration.gate);
    put(object, "lastProgressAt", timeText(migration.lastProgressAt));
    if (migration.toRollOut > 0)
        object.insert(QLatin1String("toRollOut"), migration.toRollOut);
    return object;
}

Result<Migration> migrationFromJson(const QJsonObject& json, qint64 version)
{
    Migration migration;
    migration.id = json[QLatin1String("id")].toString();
    const std::optional<MigrationState> state = migrationStateFromName(json[QLatin1String("state")].toString());
    if (migration.id.isEmpty() || !state) {
        return makeError(ErrorClass::Corruption, QStringLiteral("a stored migration cannot be read"),
            QStringLiteral("migration %1").arg(migration.id), QStringLiteral("Restore the workspace from a copy in its backups folder."));
    }
    migration.version = version;
    migration.state = *state;
    migration.request = requestFromJson(json[QLatin1String("request")].toObject());
    migration.mappingId = json[QLatin1String("mappingId")].toString();
    migration.createdAt = timeOf(json[QLatin1String("createdAt")]);
    migration.createdBy = json[QLatin1String("createdBy")].toString();
    const QJsonArray consumers = json[QLatin1String("consumers")].toArray();
    migration.consumers.reserve(consumers.size());
    for (const QJsonValue& value : consumers) {
        const Result<Consumer> consumer = consumerFromJson(value.toObject(), migration.id);
        if (!consumer)
            return consumer.error();
        migration.consumers << *consumer;
    }
    const QJsonArray burndown = json[QLatin1String("burndown")].toArray();
    for (const QJsonValue& value : burndown) {
        const QJsonArray point = value.toArray();
        migration.burndown.append({timeOf(point.at(0)), point.at(1).toInt(), point.at(2).toInt()});
    }
    migration.rollouts = stringsOf(json[QLatin1String("rollouts")]);
    migration.gate = json[QLatin1String("gate")].toString();
    migration.lastProgressAt = timeOf(json[QLatin1String("lastProgressAt")]);
    migration.toRollOut = json[QLatin1String("toRollOut")].toInt();
    return migration;
}

} // namespace skein::campaign
