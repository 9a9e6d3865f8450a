#include "models/base/names.h"
#include "models/rewrite/rewrite.h"

#include <QJsonArray>
#include <QJsonObject>

namespace skein::rewrite {

namespace {

constexpr Named<Outcome> kOutcomes[] = {
    {Outcome::Rewritten, "rewritten"}, {Outcome::NoChanges, "noChanges"}, {Outcome::LeftOnV1, "leftOnV1"},
    {Outcome::Blocked, "blocked"}, {Outcome::NeedsPerson, "needsPerson"}, {Outcome::Failed, "failed"},
};

} // namespace

QString outcomeName(Outcome outcome)
{
    return nameOf(kOutcomes, outcome);
}

QByteArray applyEdits(const QByteArray& text, const QVector<Edit>& edits)
{
    QByteArray result;
    result.reserve(text.size() + 64 * edits.size());
    qsizetype at = 0;
    for (const Edit& edit : edits) {
        result += text.mid(at, edit.range.begin - at);
        result += edit.after;
        at = edit.range.end;
    }
    return result + text.mid(at);
}

QJsonObject toJson(const FileResult& result)
{
    QJsonArray edits;
    for (const Edit& edit : result.edits) {
        edits.append(QJsonObject {{QStringLiteral("start"), edit.range.begin}, {QStringLiteral("end"), edit.range.end},
            {QStringLiteral("before"), QString::fromUtf8(edit.before)}, {QStringLiteral("after"), QString::fromUtf8(edit.after)},
            {QStringLiteral("rule"), edit.rule}, {QStringLiteral("reference"), edit.reference}, {QStringLiteral("confidence"), edit.confidence},
            {QStringLiteral("reason"), edit.reason}});
    }
    QJsonArray diagnostics;
    for (const Diagnostic& diagnostic : result.diagnostics) {
        diagnostics.append(QJsonObject {{QStringLiteral("line"), diagnostic.line}, {QStringLiteral("severity"), diagnostic.severity},
            {QStringLiteral("rung"), diagnostic.rung}, {QStringLiteral("rule"), diagnostic.rule}, {QStringLiteral("text"), diagnostic.text},
            {QStringLiteral("message"), diagnostic.message}, {QStringLiteral("remedy"), diagnostic.remedy}});
    }
    QJsonArray verification;
    for (const Rung& rung : result.verification)
        verification.append(QJsonObject {{QStringLiteral("rung"), rung.name}, {QStringLiteral("passed"), rung.passed}, {QStringLiteral("detail"), rung.detail}});
    return {{QStringLiteral("path"), result.path}, {QStringLiteral("outcome"), outcomeName(result.outcome)}, {QStringLiteral("edits"), edits},
        {QStringLiteral("diagnostics"), diagnostics}, {QStringLiteral("verification"), verification}};
}

} // namespace skein::rewrite
