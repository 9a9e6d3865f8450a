#pragma once

#include "models/campaign/inspect.h"
#include "models/control/previews.h"
#include "tests/support/control/fakecontrol.h"

#include <QJsonArray>

#include <algorithm>

namespace skein::test {

inline mapping::Rule makeRule(const QString& id, mapping::RuleKind kind, const QStringList& inputs, const QStringList& outputs, double confidence,
    mapping::ReviewState review, const QJsonObject& params = {})
{
    mapping::Rule rule;
    rule.id = id;
    rule.kind = kind;
    rule.inputs = inputs;
    rule.outputs = outputs;
    rule.confidence = confidence;
    rule.review = review;
    rule.params = params;
    rule.author = QStringLiteral("skein");
    if (rule.isActive())
        rule.reviewedBy = QStringLiteral("policy");
    return rule;
}

/// The ten rules from user_activity v1 to v2: a value map to review, a split to decide on and one question.
inline mapping::Mapping activityMapping()
{
    using mapping::ReviewState;
    using mapping::RuleKind;
    const auto column = [](const char* name, const char* type) {
        Column made;
        made.name = QString::fromLatin1(name);
        made.nativeType = QString::fromLatin1(type);
        made.type = logicalTypeFromNative(made.nativeType);
        return made;
    };
    mapping::Mapping mapping;
    mapping.id = QStringLiteral("map-0001");
    mapping.version = 7;
    mapping.source = {QStringLiteral("events.user_activity_v1"), {}, {column("user_id", "TEXT"), column("ts", "TIMESTAMP"), column("country_cd", "TEXT"), column("ms_played", "INTEGER"), column("signup", "TEXT"), column("plan", "TEXT"), column("name", "TEXT"), column("platform", "TEXT"), column("legacy_flag", "INTEGER")}};
    mapping.target = {QStringLiteral("events.user_activity_v2"), {}, {column("account_id", "TEXT"), column("ts", "TIMESTAMP"), column("country_code", "TEXT"), column("seconds_played", "REAL"), column("signup_date", "DATE"), column("plan_tier", "TEXT"), column("first_name", "TEXT"), column("last_name", "TEXT"), column("os", "TEXT"), column("device_os", "TEXT"), column("client", "TEXT")}};
    mapping.grain = {{QStringLiteral("user_id"), QStringLiteral("ts")}, {QStringLiteral("account_id"), QStringLiteral("ts")}, mapping::RowRelation::OneToOne};
    const auto s = [](const char* text) { return QString::fromLatin1(text); };
    const auto rule = [&](const char* id, RuleKind kind, const QStringList& in, const QStringList& out, double confidence, ReviewState review, const QJsonObject& params = {}) {
        mapping.rules.append(makeRule(s(id), kind, in, out, confidence, review, params));
    };
    rule("r1", RuleKind::Rename, {s("user_id")}, {s("account_id")}, 0.99, ReviewState::Accepted);
    rule("r2", RuleKind::Keep, {s("ts")}, {s("ts")}, 1.0, ReviewState::Accepted);
    rule("r3", RuleKind::Rename, {s("country_cd")}, {s("country_code")}, 0.97, ReviewState::Proposed);
    rule("r4", RuleKind::Unit, {s("ms_played")}, {s("seconds_played")}, 0.95, ReviewState::Accepted, {{s("factor"), 0.001}, {s("offset"), 0}});
    rule("r5", RuleKind::Cast, {s("signup")}, {s("signup_date")}, 0.93, ReviewState::Proposed, {{s("to"), s("DATE")}});
    rule("r6", RuleKind::ValueMap, {s("plan")}, {s("plan_tier")}, 0.88, ReviewState::Proposed, {{s("values"), QJsonObject {{s("prem"), s("premium")}, {s("free"), s("free")}, {s("fam"), s("family")}, {s("stu"), s("student")}}}, {s("onUnmapped"), s("error")}});
    mapping.rules.last().evidence = {{s("name"), 0.71, s("plan is part of plan_tier")}, {s("values"), 0.98, s("4 of 4 profiled values covered (100 %)")}, {s("description"), 0.44, s("both describe what the account pays for")}};
    mapping.rules.last().notes = {{s("mira"), QDateTime(QDate(2025, 3, 3), QTime(9, 52), Qt::UTC), s("Confirmed with the billing team.")}};
    rule("r7", RuleKind::Split, {s("name")}, {s("first_name"), s("last_name")}, 0.74, ReviewState::Proposed, {{s("separator"), s(" ")}});
    rule("r8", RuleKind::Ambiguous, {s("platform")}, {}, 0.41, ReviewState::Proposed, {{s("candidates"), QJsonArray {s("os"), s("device_os"), s("client")}}});
    mapping.rules.last().evidence = {{s("name"), 0.31, s("platform has no word in common with os")}, {s("values"), 0.62, s("5 of 8 values also stand in os, 5 of 8 in device_os")}};
    rule("r9", RuleKind::Drop, {s("legacy_flag")}, {}, 0.9, ReviewState::Accepted);
    return mapping;
}

/// 40 consumers; every fourth reads platform, the first reads everything.
inline std::shared_ptr<campaign::Migration> activityMigration()
{
    auto migration = std::make_shared<campaign::Migration>();
    migration->id = QStringLiteral("m-0001");
    migration->mappingId = QStringLiteral("map-0001");
    migration->request.title = QStringLiteral("user_activity v1 to v2");
    migration->request.sourceDataset = QStringLiteral("events.user_activity_v1");
    migration->request.targetDataset = QStringLiteral("events.user_activity_v2");
    migration->state = campaign::MigrationState::InProgress;
    const char* names[] = {"plan_mix", "churn_daily", "royalty_base", "session_funnel", "weekly_active", "ads_reach", "playlist_stats", "country_report"};
    for (int i = 0; i < 40; ++i) {
        campaign::Consumer consumer;
        consumer.ref = {EntityKind::Pipeline, {}, i < 8 ? QString::fromLatin1(names[i]) : QStringLiteral("%1_%2").arg(QLatin1String(names[i % 8])).arg(i / 8 + 1)};
        consumer.owner = QStringLiteral("growth");
        consumer.decision = i == 39 ? QStringLiteral("out") : QStringLiteral("in");
        consumer.columnsUsed = {QStringLiteral("user_id"), i % 4 == 3 ? QStringLiteral("platform") : QStringLiteral("ts")};
        consumer.state = i % 4 == 3 ? campaign::ConsumerState::BlockedOnMapping : i == 2 ? campaign::ConsumerState::Failed : campaign::ConsumerState::Ready;
        migration->consumers.append(consumer);
    }
    std::sort(migration->consumers.begin(), migration->consumers.end(), [](const campaign::Consumer& a, const campaign::Consumer& b) { return a.ref < b.ref; });
    return migration;
}

/// What the generators make of the mapping once every rule is decided.
inline QVector<control::GeneratedFile> generatedFiles(mapping::Mapping mapping)
{
    for (mapping::Rule& rule : mapping.rules) {
        if (rule.kind == mapping::RuleKind::Ambiguous) {
            rule.kind = mapping::RuleKind::Rename;
            rule.outputs = {QStringLiteral("os")};
            rule.params = {};
        }
        rule.review = mapping::ReviewState::Accepted;
    }
    const Result<QVector<campaign::GeneratedText>> texts = campaign::generateTexts(mapping, QStringLiteral("sqlite"));
    return texts ? control::generatedFiles(*texts) : QVector<control::GeneratedFile>();
}

inline void fill(FakeControl& control)
{
    control.migrationList = {activityMigration()};
    control.mappings.insert(QStringLiteral("m-0001"), std::make_shared<mapping::Mapping>(activityMapping()));
    control.samples = {{{QStringLiteral("prem")}, {QStringLiteral("premium")}, true, {}}, {{QStringLiteral("fam")}, {QStringLiteral("family")}, true, {}},
        {{QVariant()}, {QVariant()}, true, QStringLiteral("null kept")}, {{QStringLiteral("trial")}, {QStringLiteral("free")}, false, QStringLiteral("the rule has no entry for 'trial'")}};
    const QByteArray before = "-- Plan mix per market; owner: Growth\nWITH activity AS (\n  SELECT user_id, country_cd, plan\n  FROM events.user_activity\n  WHERE ts >= :since\n    AND plan = 'prem'\n)\n"
                              "SELECT country_cd, plan, COUNT(DISTINCT user_id) AS users\nFROM activity\nGROUP BY country_cd, plan;\n";
    QByteArray after = before;
    after.replace("  SELECT user_id, country_cd, plan\n", "  SELECT account_id AS user_id, country_code AS country_cd,\n         CASE plan_tier WHEN 'premium' THEN 'prem' WHEN 'family' THEN 'fam' ELSE plan_tier END AS plan\n");
    after.replace("events.user_activity\n", "events.user_activity_v2\n");
    after.replace("plan = 'prem'", "plan_tier = 'premium'");
    control::PreviewFile file;
    file.path = QStringLiteral("growth/plan_mix.sql");
    file.outcome = QStringLiteral("rewritten");
    file.before = before;
    file.after = after;
    const auto edit = [&](const char* what, const char* rule, const char* reason) {
        const qsizetype at = after.indexOf(what);
        control::PreviewEdit made;
        made.after = {at, at + qsizetype(qstrlen(what))};
        made.rule = QString::fromLatin1(rule);
        made.reference = QStringLiteral("column-qualified");
        made.reason = QString::fromLatin1(reason);
        file.edits.append(made);
    };
    edit("account_id", "r1", "rename user_id to account_id");
    edit("country_code", "r3", "rename country_cd to country_code");
    edit("CASE", "r6", "old values kept for the readers of this query");
    edit("plan_tier = ", "r6", "value map plan to plan_tier");
    for (const char* rung : {"✓ re-parse", "✓ idempotent", "✓ no v1 left", "✓ same columns", "✓ grain", "– run on sample: no fixture"})
        file.verification << QString::fromUtf8(rung);
    campaign::Diagnostic diagnostic;
    diagnostic.rung = QStringLiteral("rewrite");
    diagnostic.file = file.path;
    diagnostic.line = 4;
    diagnostic.rule = QStringLiteral("r6");
    diagnostic.message = QStringLiteral("the old values of plan are made again from plan_tier, because the query hands them on");
    diagnostic.remedy = QStringLiteral("Move the readers of this query to plan_tier, then remove the CASE");
    diagnostic.severity = QStringLiteral("warning");
    file.diagnostics = {diagnostic};
    control::PreviewFile second = file;
    second.path = QStringLiteral("growth/plan_mix_checks.yml");
    second.outcome = QStringLiteral("noChanges");
    second.before = second.after = "checks:\n  - plan_mix.users > 0\n";
    second.edits.clear();
    second.diagnostics.clear();
    control.preview = {file, second};
    control.generated = generatedFiles(activityMapping());
}

} // namespace skein::test
