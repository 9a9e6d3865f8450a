#include "models/review/change.h"

#include "models/base/names.h"

#include <QJsonArray>

namespace skein::review {

namespace {

constexpr Named<ChangeState> kStates[] = {
    {ChangeState::Open, "open"}, {ChangeState::ChangesRequested, "changesRequested"}, {ChangeState::Approved, "approved"},
    {ChangeState::Merged, "merged"}, {ChangeState::Reverted, "reverted"}, {ChangeState::Closed, "closed"},
};

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeFrom(const QJsonValue& value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QStringList listFrom(const QJsonValue& value)
{
    QStringList result;
    for (const QJsonValue& item : value.toArray())
        result << item.toString();
    return result;
}

} // namespace

QString changeStateName(ChangeState state)
{
    return nameOf(kStates, state);
}

std::optional<ChangeState> changeStateFromName(const QString& name)
{
    return valueOf(kStates, name);
}

QJsonObject changeToJson(const Change& change)
{
    QJsonArray files;
    for (const ChangedFile& file : change.files) {
        files.append(QJsonObject {{QStringLiteral("path"), file.path}, {QStringLiteral("consumer"), file.consumer}, {QStringLiteral("edits"), file.edits},
            {QStringLiteral("linesAdded"), file.linesAdded}, {QStringLiteral("linesRemoved"), file.linesRemoved}, {QStringLiteral("rules"), QJsonArray::fromStringList(file.rules)}});
    }
    QJsonArray checks;
    for (const CheckResult& check : change.checks) {
        checks.append(QJsonObject {{QStringLiteral("file"), check.file}, {QStringLiteral("rung"), check.rung}, {QStringLiteral("passed"), check.passed},
            {QStringLiteral("detail"), check.detail}});
    }
    QJsonArray reviews;
    for (const ReviewEntry& entry : change.reviews) {
        reviews.append(QJsonObject {{QStringLiteral("actor"), entry.actor}, {QStringLiteral("at"), timeText(entry.at)}, {QStringLiteral("act"), entry.act},
            {QStringLiteral("comment"), entry.comment}});
    }
    return {{QStringLiteral("id"), change.id}, {QStringLiteral("migrationId"), change.migrationId}, {QStringLiteral("mappingHash"), change.mappingHash},
        {QStringLiteral("repository"), change.repository}, {QStringLiteral("branch"), change.branch}, {QStringLiteral("title"), change.title},
        {QStringLiteral("description"), change.description}, {QStringLiteral("baseBranch"), change.baseBranch}, {QStringLiteral("baseCommit"), change.baseCommit},
        {QStringLiteral("commit"), change.commit}, {QStringLiteral("mergeCommit"), change.mergeCommit}, {QStringLiteral("revertCommit"), change.revertCommit},
        {QStringLiteral("fastForward"), change.fastForward}, {QStringLiteral("state"), changeStateName(change.state)}, {QStringLiteral("owner"), change.owner},
        {QStringLiteral("deployMode"), change.deployMode}, {QStringLiteral("consumers"), QJsonArray::fromStringList(change.consumers)}, {QStringLiteral("files"), files},
        {QStringLiteral("checks"), checks}, {QStringLiteral("warnings"), QJsonArray::fromStringList(change.warnings)}, {QStringLiteral("shape"), change.shape},
        {QStringLiteral("shapeTitle"), change.shapeTitle}, {QStringLiteral("minConfidence"), change.minConfidence}, {QStringLiteral("reviews"), reviews},
        {QStringLiteral("createdAt"), timeText(change.createdAt)}, {QStringLiteral("updatedAt"), timeText(change.updatedAt)}};
}

Result<Change> changeFromJson(const QJsonObject& json, qint64 version)
{
    const auto text = [&](const char* key) { return json.value(QLatin1String(key)).toString(); };
    Change change;
    change.id = text("id");
    const QString where = change.id.isEmpty() ? QStringLiteral("change") : change.id;
    const std::optional<ChangeState> state = changeStateFromName(text("state"));
    if (change.id.isEmpty() || !state) {
        return makeError(ErrorClass::BadInput, change.id.isEmpty() ? QStringLiteral("the change has no id") : QStringLiteral("'%1' is no state of a change").arg(text("state")), where,
            QStringLiteral("The document was written by another version of Skein; open the workspace with that one."));
    }
    change.state = *state;
    change.migrationId = text("migrationId");
    change.mappingHash = text("mappingHash");
    change.repository = text("repository");
    change.branch = text("branch");
    change.title = text("title");
    change.description = text("description");
    change.baseBranch = text("baseBranch");
    change.baseCommit = text("baseCommit");
    change.commit = text("commit");
    change.mergeCommit = text("mergeCommit");
    change.revertCommit = text("revertCommit");
    change.fastForward = json.value(QLatin1String("fastForward")).toBool();
    change.owner = text("owner");
    change.deployMode = text("deployMode");
    change.consumers = listFrom(json.value(QLatin1String("consumers")));
    change.warnings = listFrom(json.value(QLatin1String("warnings")));
    change.shape = text("shape");
    change.shapeTitle = text("shapeTitle");
    change.minConfidence = json.value(QLatin1String("minConfidence")).toDouble(1.0);
    for (const QJsonValue& value : json.value(QLatin1String("files")).toArray()) {
        const QJsonObject file = value.toObject();
        change.files.append({file.value(QLatin1String("path")).toString(), file.value(QLatin1String("consumer")).toString(), file.value(QLatin1String("edits")).toInt(),
            file.value(QLatin1String("linesAdded")).toInt(), file.value(QLatin1String("linesRemoved")).toInt(), listFrom(file.value(QLatin1String("rules")))});
    }
    for (const QJsonValue& value : json.value(QLatin1String("checks")).toArray()) {
        const QJsonObject check = value.toObject();
        change.checks.append({check.value(QLatin1String("file")).toString(), check.value(QLatin1String("rung")).toString(), check.value(QLatin1String("passed")).toBool(),
            check.value(QLatin1String("detail")).toString()});
    }
    for (const QJsonValue& value : json.value(QLatin1String("reviews")).toArray()) {
        const QJsonObject entry = value.toObject();
        change.reviews.append({entry.value(QLatin1String("actor")).toString(), timeFrom(entry.value(QLatin1String("at"))), entry.value(QLatin1String("act")).toString(),
            entry.value(QLatin1String("comment")).toString()});
    }
    change.createdAt = timeFrom(json.value(QLatin1String("createdAt")));
    change.updatedAt = timeFrom(json.value(QLatin1String("updatedAt")));
    change.version = version;
    return change;
}

} // namespace skein::review
