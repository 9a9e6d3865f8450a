// Text in, text out: what the rewriter writes, to the byte.
#include "models/rewrite/rewrite.h"
#include "tests/models/rewrite/consumers.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace skein;
using namespace skein::rewrite;
using namespace skein::test;

namespace {

std::optional<QStringList> otherTables(const QString& table)
{
    if (table == QLatin1String("accounts"))
        return QStringList {QStringLiteral("account_id"), QStringLiteral("first_name"), QStringLiteral("region")};
    if (table == QLatin1String("regions"))
        return QStringList {QStringLiteral("country_cd"), QStringLiteral("region")};
    return std::nullopt;
}

Options options()
{
    Options result;
    result.schemas = otherTables;
    return result;
}

QString told(const FileResult& result)
{
    QStringList lines {outcomeName(result.outcome)};
    for (const Diagnostic& diagnostic : result.diagnostics)
        lines << QStringLiteral("%1:%2 %3").arg(diagnostic.rung).arg(diagnostic.line).arg(diagnostic.message);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TstText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rewrites_data();
    void rewrites();
    void refuses_data();
    void refuses();
    void leavesBlocksOnV1();
    void renamesInPlace();
    void propagates();
    void movesQualifiedNames_data();
    void movesQualifiedNames();
    void tellsDatasetsApart();
    void keepsLetters();
    void valuesThatMeet_data();
    void valuesThatMeet();
    void unitsAtOneGrain();
    void rulesThatContradict();
    void wordsOfTheLanguage();
    void propagationStopsAtTables();
    void keepsBytes();
    void findsGrain_data();
    void findsGrain();
    void reportsUse();
    void writesJson();
};

void TstText::rewrites_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const char* after) { QTest::newRow(name) << QByteArray(before) << QByteArray(after); };
    row("publishes under the old name", "SELECT user_id FROM user_activity_v1", "SELECT account_id AS user_id FROM user_activity_v2");
    row("keeps an alias", "SELECT user_id AS u FROM user_activity_v1", "SELECT account_id AS u FROM user_activity_v2");
    row("alias of the table", "SELECT a.plays FROM user_activity_v1 a WHERE a.skips > 2", "SELECT a.play_count AS plays FROM user_activity_v2 a WHERE a.skip_count > 2");
    row("table as qualifier", "SELECT user_activity_v1.plays AS p FROM user_activity_v1", "SELECT user_activity_v2.play_count AS p FROM user_activity_v2");
    row("other tables stay", "SELECT user_id FROM other; SELECT plays AS p FROM user_activity_v1", "SELECT user_id FROM other; SELECT play_count AS p FROM user_activity_v2");
    row("value map literal", "SELECT SUM(plays) AS p FROM user_activity_v1 WHERE plan = 'prem'", "SELECT SUM(play_count) AS p FROM user_activity_v2 WHERE plan_tier = 'premium'");
    row("value map not equal", "SELECT SUM(plays) AS p FROM user_activity_v1 WHERE plan <> 'fam'", "SELECT SUM(play_count) AS p FROM user_activity_v2 WHERE plan_tier <> 'family'");
    row("value map list", "SELECT SUM(plays) AS p FROM user_activity_v1 WHERE plan NOT IN ('fam', 'free')",
        "SELECT SUM(play_count) AS p FROM user_activity_v2 WHERE plan_tier NOT IN ('family', 'free')");
    row("value map literal first", "SELECT SUM(plays) AS p FROM user_activity_v1 WHERE 'stud' = plan", "SELECT SUM(play_count) AS p FROM user_activity_v2 WHERE 'student' = plan_tier");
    row("value map in CASE", "SELECT SUM(CASE plan WHEN 'prem' THEN plays ELSE 0 END) AS p FROM user_activity_v1",
        "SELECT SUM(CASE plan_tier WHEN 'premium' THEN play_count ELSE 0 END) AS p FROM user_activity_v2");
    row("value map in CASE WHEN", "SELECT SUM(CASE WHEN plan = 'prem' THEN 1 END) AS p FROM user_activity_v1",
        "SELECT SUM(CASE WHEN plan_tier = 'premium' THEN 1 END) AS p FROM user_activity_v2");
    row("value map published", "SELECT plan FROM user_activity_v1",
        "SELECT CASE plan_tier WHEN 'family' THEN 'fam' WHEN 'premium' THEN 'prem' WHEN 'student' THEN 'stud' ELSE plan_tier END AS plan FROM user_activity_v2");
    row("value map grouped", "SELECT COUNT(DISTINCT plan) AS n FROM user_activity_v1 GROUP BY plan", "SELECT COUNT(DISTINCT plan_tier) AS n FROM user_activity_v2 GROUP BY plan_tier");
    row("value map by LIKE", "SELECT SUM(plays) AS p FROM user_activity_v1 WHERE plan LIKE 'p%'",
        "SELECT SUM(play_count) AS p FROM user_activity_v2 WHERE CASE plan_tier WHEN 'family' THEN 'fam' WHEN 'premium' THEN 'prem' WHEN 'student' THEN 'stud' ELSE plan_tier END LIKE 'p%'");
    row("unit in a sum", "SELECT SUM(ms_played) AS ms FROM user_activity_v1", "SELECT SUM(seconds_played * 1000) AS ms FROM user_activity_v2");
    row("unit in a threshold", "SELECT user_id AS u FROM user_activity_v1 GROUP BY user_id HAVING SUM(ms_played) = 1001",
        "SELECT account_id AS u FROM user_activity_v2 GROUP BY account_id HAVING SUM(CAST(ROUND(seconds_played * 1000) AS INTEGER)) = 1001");
    row("unit literal", "SELECT SUM(plays) AS p FROM user_activity_v1 WHERE ms_played > 30000", "SELECT SUM(play_count) AS p FROM user_activity_v2 WHERE seconds_played > 30");
    row("unit literal between", "SELECT SUM(plays) AS p FROM user_activity_v1 WHERE ms_played BETWEEN 1500 AND 60000",
        "SELECT SUM(play_count) AS p FROM user_activity_v2 WHERE seconds_played BETWEEN 1.5 AND 60");
    row("unit published", "SELECT ms_played FROM user_activity_v1", "SELECT CAST(ROUND(seconds_played * 1000) AS INTEGER) AS ms_played FROM user_activity_v2");
    row("unit parentheses", "SELECT SUM(plays / ms_played) AS a, SUM(ms_played + 1) AS b FROM user_activity_v1",
        "SELECT SUM(play_count / CAST(ROUND(seconds_played * 1000) AS INTEGER)) AS a, SUM(seconds_played * 1000 + 1) AS b FROM user_activity_v2");
    row("unit divided by a fraction", "SELECT SUM(ms_played) / 1000.0 AS s FROM user_activity_v1", "SELECT SUM(seconds_played * 1000) / 1000.0 AS s FROM user_activity_v2");
    row("unit divided as whole numbers", "SELECT SUM(ms_played) / 1000 AS s FROM user_activity_v1", "SELECT SUM(CAST(ROUND(seconds_played * 1000) AS INTEGER)) / 1000 AS s FROM user_activity_v2");
    row("unit as text", "SELECT ms_played || ' ms' AS s FROM user_activity_v1", "SELECT CAST(ROUND(seconds_played * 1000) AS INTEGER) || ' ms' AS s FROM user_activity_v2");
    row("unit against a column", "SELECT SUM(plays) AS p FROM user_activity_v1 WHERE ms_played > load_id", "SELECT SUM(play_count) AS p FROM user_activity_v2 WHERE CAST(ROUND(seconds_played * 1000) AS INTEGER) > load_id");
    row("unit ordered", "SELECT user_id FROM user_activity_v1 ORDER BY ms_played DESC", "SELECT account_id AS user_id FROM user_activity_v2 ORDER BY seconds_played DESC");
    row("unit null test", "SELECT SUM(plays) AS p FROM user_activity_v1 WHERE ms_played IS NOT NULL", "SELECT SUM(play_count) AS p FROM user_activity_v2 WHERE seconds_played IS NOT NULL");
    row("split", "SELECT full_name FROM user_activity_v1", "SELECT first_name || ' ' || last_name AS full_name FROM user_activity_v2");
    row("split with an alias", "SELECT UPPER(a.full_name) AS n FROM user_activity_v1 a", "SELECT UPPER(a.first_name || ' ' || a.last_name) AS n FROM user_activity_v2 a");
    row("a CTE publishes", "WITH x AS (SELECT user_id FROM user_activity_v1) SELECT user_id FROM x", "WITH x AS (SELECT account_id AS user_id FROM user_activity_v2) SELECT user_id FROM x");
    row("a subquery publishes", "SELECT d.u FROM (SELECT user_id AS u FROM user_activity_v1) d", "SELECT d.u FROM (SELECT account_id AS u FROM user_activity_v2) d");
    row("IN needs no name", "SELECT region FROM accounts WHERE account_id IN (SELECT user_id FROM user_activity_v1)",
        "SELECT region FROM accounts WHERE account_id IN (SELECT account_id FROM user_activity_v2)");
    row("correlated by alias", "SELECT region FROM accounts c WHERE EXISTS (SELECT 1 FROM user_activity_v1 a WHERE a.user_id = c.account_id)",
        "SELECT region FROM accounts c WHERE EXISTS (SELECT 1 FROM user_activity_v2 a WHERE a.account_id = c.account_id)");
    row("a captured name is qualified", "SELECT region FROM accounts WHERE EXISTS (SELECT 1 FROM user_activity_v1 WHERE user_id = account_id)",
        "SELECT region FROM accounts WHERE EXISTS (SELECT 1 FROM user_activity_v2 WHERE account_id = accounts.account_id)");
    row("a new name is qualified in a join", "SELECT user_id, region FROM user_activity_v1 a JOIN accounts c ON c.account_id = user_id",
        "SELECT a.account_id AS user_id, region FROM user_activity_v2 a JOIN accounts c ON c.account_id = a.account_id");
    row("a name v2 now has too", "SELECT first_name, plays FROM user_activity_v1 a JOIN accounts c ON c.account_id = a.user_id",
        "SELECT c.first_name, play_count AS plays FROM user_activity_v2 a JOIN accounts c ON c.account_id = a.account_id");
    row("ordered by a name v2 now has too", "SELECT c.first_name FROM accounts c JOIN user_activity_v1 a ON a.user_id = c.account_id ORDER BY first_name",
        "SELECT c.first_name FROM accounts c JOIN user_activity_v2 a ON a.account_id = c.account_id ORDER BY c.first_name");
    row("USING becomes ON", "SELECT r.region, SUM(plays) AS p FROM user_activity_v1 a JOIN regions r USING (country_cd) GROUP BY r.region",
        "SELECT r.region, SUM(play_count) AS p FROM user_activity_v2 a JOIN regions r ON a.country_code = r.country_cd GROUP BY r.region");
    row("USING in a LEFT JOIN is the left side's", "SELECT country_cd, SUM(plays) AS p FROM regions_nobody_knows LEFT JOIN user_activity_v1 a USING (country_cd) GROUP BY country_cd",
        "SELECT country_cd, SUM(a.play_count) AS p FROM regions_nobody_knows LEFT JOIN user_activity_v2 a ON regions_nobody_knows.country_cd = a.country_code GROUP BY country_cd");
    row("an alias that is that very column", "SELECT plays AS play_count, COUNT(*) AS n FROM user_activity_v1 GROUP BY play_count",
        "SELECT play_count AS play_count, COUNT(*) AS n FROM user_activity_v2 GROUP BY play_count");
    row("an alias of v2's name in ORDER BY alone", "SELECT skips + 1 AS play_count FROM user_activity_v1 ORDER BY play_count",
        "SELECT skip_count + 1 AS play_count FROM user_activity_v2 ORDER BY play_count");
    row("order by the published name", "SELECT user_id, plays FROM user_activity_v1 ORDER BY plays, user_id",
        "SELECT account_id AS user_id, play_count AS plays FROM user_activity_v2 ORDER BY plays, user_id");
    row("unnamed expression", "SELECT SUM(plays) FROM user_activity_v1", "SELECT SUM(play_count) AS \"SUM(plays)\" FROM user_activity_v2");
    row("insert by position", "INSERT INTO t (a) SELECT SUM(plays) FROM user_activity_v1", "INSERT INTO t (a) SELECT SUM(play_count) FROM user_activity_v2");
    row("create view", "CREATE VIEW v AS SELECT skips FROM user_activity_v1", "CREATE VIEW v AS SELECT skip_count AS skips FROM user_activity_v2");
    row("update from a subquery", "UPDATE t SET n = (SELECT SUM(plays) FROM user_activity_v1 WHERE user_id = t.id)",
        "UPDATE t SET n = (SELECT SUM(play_count) FROM user_activity_v2 WHERE account_id = t.id)");
    row("dbt ref", "{{ config(materialized='table') }}\nSELECT user_id FROM {{ ref('user_activity_v1') }}", "{{ config(materialized='table') }}\nSELECT account_id AS user_id FROM {{ ref('user_activity_v2') }}");
    row("dbt source", "SELECT a.plays AS p FROM {{ source('app', \"user_activity_v1\") }} a WHERE a.activity_date > '{{ var(\"d\") }}'",
        "SELECT a.play_count AS p FROM {{ source('app', \"user_activity_v2\") }} a WHERE a.activity_date > '{{ var(\"d\") }}'");
    row("union keeps the first names", "SELECT user_id FROM user_activity_v1 UNION SELECT user_id FROM user_activity_v1",
        "SELECT account_id AS user_id FROM user_activity_v2 UNION SELECT account_id FROM user_activity_v2");
    row("star in a CTE", "WITH x AS (SELECT * FROM user_activity_v1) SELECT x.user_id, SUM(plays) AS p FROM x GROUP BY x.user_id",
        "WITH x AS (SELECT account_id AS user_id, play_count AS plays FROM user_activity_v2) SELECT x.user_id, SUM(plays) AS p FROM x GROUP BY x.user_id");
    row("stars through two CTEs", "WITH x AS (SELECT * FROM user_activity_v1), y AS (SELECT * FROM x) SELECT plan FROM y",
        "WITH x AS (SELECT CASE plan_tier WHEN 'family' THEN 'fam' WHEN 'premium' THEN 'prem' WHEN 'student' THEN 'stud' ELSE plan_tier END AS plan FROM user_activity_v2), "
        "y AS (SELECT * FROM x) SELECT plan FROM y");
    row("letters as SQLite publishes them", "SELECT USER_ID, Load_Id, PLAYS AS p FROM user_activity_v1", "SELECT account_id AS user_id, Load_Id, play_count AS p FROM user_activity_v2");
    row("letters inside are the text's", "WITH x AS (SELECT USER_ID FROM user_activity_v1) SELECT USER_ID FROM x", "WITH x AS (SELECT account_id AS USER_ID FROM user_activity_v2) SELECT USER_ID FROM x");
    row("quoted names", "SELECT \"user_id\" FROM \"user_activity_v1\"", "SELECT account_id AS \"user_id\" FROM \"user_activity_v2\"");
}

void TstText::rewrites()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const FileResult result = rewriteFile(before, QStringLiteral("q.sql"), activityMapping(), options());
    QVERIFY2(result.outcome == Outcome::Rewritten, qPrintable(told(result)));
    QCOMPARE(result.after, after);
    QCOMPARE(applyEdits(before, result.edits), after);
    QCOMPARE(result.verification.size(), 4);
    for (const Edit& edit : result.edits) {
        QCOMPARE(before.mid(edit.range.begin, edit.range.size()), edit.before);
        QCOMPARE(after.mid(edit.resultRange.begin, edit.resultRange.size()), edit.after);
        QVERIFY(!edit.rule.isEmpty() && !edit.reason.isEmpty());
    }
    const FileResult again = rewriteFile(after, QStringLiteral("q.sql"), activityMapping(), options());
    QCOMPARE(outcomeName(again.outcome), QStringLiteral("noChanges"));
    QVERIFY(again.edits.isEmpty());
}

void TstText::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char* name, const char* text, const char* path, const char* outcome, int line, const char* rule) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(path) << QString::fromLatin1(outcome) << line << QString::fromLatin1(rule);
    };
    row("ambiguous rule", "SELECT user_id,\n platform\nFROM user_activity_v1", "q.sql", "blocked", 2, "r5");
    row("dropped column", "SELECT SUM(plays) AS p FROM user_activity_v1\nWHERE legacy_flag = 1", "q.sql", "blocked", 2, "r11");
    row("an alias v2 would take", "SELECT UPPER(country_cd) AS first_name, COUNT(*) AS n FROM user_activity_v1\nGROUP BY first_name", "q.sql", "blocked", 2, "");
    row("an alias v2 would take in WHERE", "SELECT UPPER(country_cd) AS first_name FROM user_activity_v1\nWHERE first_name = 'SE'", "q.sql", "blocked", 2, "");
    row("breaks off", "SELECT SUM(plays) AS p FROM user_activity_v1\nWHERE (", "q.sql", "blocked", 2, "");
    row("closes what was not opened", "SELECT SUM(plays) AS p FROM user_activity_v1\nWHERE skips > 1)", "q.sql", "blocked", 2, "");
    row("lossy inverse", "SELECT\n signup_ts FROM user_activity_v1", "q.sql", "blocked", 2, "r7");
    row("unknown column", "SELECT\n\n no_such FROM user_activity_v1", "q.sql", "blocked", 3, "");
    row("star over a dropped column", "SELECT * FROM user_activity_v1", "q.sql", "blocked", 1, "r5");
    row("ambiguous reference", "SELECT SUM(plays) AS p FROM user_activity_v1, unknown_a WHERE\nuser_id = 1 AND region = 2", "q.sql", "rewritten", 0, "");
    row("a query around one over an unknown table", "SELECT load_id FROM user_activity_v1\nWHERE EXISTS (SELECT 1 FROM unknown_a WHERE plays = 3)", "q.sql", "blocked", 2, "r8");
    row("an ambiguous rule around one", "SELECT load_id FROM user_activity_v1\nWHERE EXISTS (SELECT 1 FROM unknown_a WHERE platform = 3)", "q.sql", "blocked", 2, "");
    row("a kept column around one", "SELECT skips AS s FROM user_activity_v1 WHERE EXISTS (SELECT 1 FROM unknown_a WHERE load_id = 3)", "q.sql", "rewritten", 0, "");
    row("two schemas", "SELECT a.load_id FROM user_activity_v1 a JOIN\narchive.user_activity_v1 b ON a.load_id = b.load_id", "q.sql", "blocked", 2, "table");
    row("one schema by two names", "SELECT a.skips AS s FROM user_activity_v1 a JOIN main.user_activity_v1 b ON a.load_id = b.load_id", "q.sql", "rewritten", 0, "");
    row("a CTE of v2's name", "WITH user_activity_v2 AS (SELECT load_id FROM user_activity_v1)\nSELECT load_id FROM user_activity_v2", "q.sql", "blocked", 1, "table");
    row("merged names", "SELECT plays FROM user_activity_v1 NATURAL JOIN regions", "q.sql", "blocked", 1, "");
    row("writes v1", "SELECT 1;\nDELETE FROM user_activity_v1 WHERE load_id = 3", "q.sql", "needsPerson", 2, "");
    row("not understood", "CREATE TRIGGER t AFTER INSERT ON user_activity_v1 BEGIN SELECT 1; END", "q.sql", "needsPerson", 1, "");
    row("run as a string", "SELECT 1;\nEXECUTE IMMEDIATE 'SELECT * FROM user_activity_v1'", "q.sql", "needsPerson", 2, "");
    row("scala", "object A {\n  val t = \"user_activity_v1\"\n}", "src/A.scala", "needsPerson", 2, "");
    row("python without v1", "t = 'user_activity_v2'\n", "a.py", "noChanges", 0, "");
    row("comment only", "-- reads user_activity_v1 no more\nSELECT 1", "q.sql", "noChanges", 1, "");
    row("string only", "SELECT 'user_activity_v1' AS t FROM log", "q.sql", "noChanges", 1, "");
    row("already moved", "SELECT account_id FROM user_activity_v2", "q.sql", "noChanges", 0, "");
    row("a longer name", "SELECT user_id FROM user_activity_v11", "q.sql", "noChanges", 0, "");
    row("a template of its own", "{% set t = 'user_activity_v1' %}\nSELECT user_id FROM {{ t }}", "q.sql", "needsPerson", 1, "");
    row("within group", "SELECT\n LISTAGG(load_id) WITHIN GROUP (ORDER BY plays) AS x FROM user_activity_v1", "q.sql", "needsPerson", 2, "");
    row("macro over a column", "SELECT load_id,\n {{ my_macro('plays') }} AS x FROM {{ ref('user_activity_v1') }}", "q.sql", "needsPerson", 2, "");
    row("empty", "", "q.sql", "noChanges", 0, "");
}

void TstText::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, path);
    QFETCH(QString, outcome);
    QFETCH(int, line);
    QFETCH(QString, rule);
    const FileResult result = rewriteFile(text, path, activityMapping(), options());
    QVERIFY2(outcomeName(result.outcome) == outcome, qPrintable(told(result)));
    if (outcome == QLatin1String("rewritten"))
        return;
    QCOMPARE(result.after, text);
    QVERIFY(result.edits.isEmpty());
    QCOMPARE(result.diagnostics.isEmpty(), line == 0);
    if (line > 0) {
        QCOMPARE(result.diagnostics.constFirst().line, line);
        QCOMPARE(result.diagnostics.constFirst().rule, rule);
        QVERIFY(!result.diagnostics.constFirst().remedy.isEmpty());
    }
}

void TstText::leavesBlocksOnV1()
{
    Options withGuide;
    withGuide.guideUrl = QStringLiteral("https://wiki/track");
    const QByteArray text = "SELECT SUM(UnitPrice) AS p FROM Track;\nSELECT Name FROM Track;\n";
    const FileResult result = rewriteFile(text, QStringLiteral("q.sql"), trackMapping(), withGuide);
    QCOMPARE(result.after, QByteArray("SELECT SUM(UnitPrice) AS p FROM /* skein:leave m-3/r8 https://wiki/track */ Track;\nSELECT title AS Name FROM track_v2;\n"));
    QCOMPARE(outcomeName(result.outcome), QStringLiteral("rewritten"));
    const FileResult again = rewriteFile(result.after, QStringLiteral("q.sql"), trackMapping(), withGuide);
    QVERIFY(again.edits.isEmpty());
    QCOMPARE(outcomeName(again.outcome), QStringLiteral("leftOnV1"));
    const FileResult alone = rewriteFile("SELECT UnitPrice FROM Track", QStringLiteral("q.sql"), trackMapping(), {});
    QCOMPARE(outcomeName(alone.outcome), QStringLiteral("leftOnV1"));
    QCOMPARE(alone.after, QByteArray("SELECT UnitPrice FROM /* skein:leave m-3/r8 */ Track"));
}

void TstText::renamesInPlace()
{
    mapping::Mapping mapping = activityMapping();
    mapping.target.dataset = mapping.source.dataset;
    const QByteArray text = "SELECT user_id, SUM(plays) AS p FROM user_activity_v1 GROUP BY user_id";
    QCOMPARE(outcomeName(rewriteFile(text, QStringLiteral("q.sql"), mapping, {}).outcome), QStringLiteral("blocked"));
    mapping.rules.removeIf([](const mapping::Rule& rule) { return rule.kind != mapping::RuleKind::Rename && rule.kind != mapping::RuleKind::Keep; });
    const FileResult result = rewriteFile(text, QStringLiteral("q.sql"), mapping, {});
    QVERIFY2(result.outcome == Outcome::Rewritten, qPrintable(told(result)));
    QCOMPARE(result.after, QByteArray("SELECT account_id AS user_id, SUM(play_count) AS p FROM user_activity_v1 GROUP BY account_id"));
    const FileResult again = rewriteFile(result.after, QStringLiteral("q.sql"), mapping, {});
    QVERIFY2(again.outcome == Outcome::NoChanges, qPrintable(told(again)));
}

void TstText::propagates()
{
    Options carried = options();
    carried.propagate = true;
    const FileResult result = rewriteFile("WITH x AS (SELECT user_id, plan, plays AS p FROM user_activity_v1) SELECT x.user_id, plan, p FROM x WHERE user_id <> '' ORDER BY user_id",
        QStringLiteral("q.sql"), activityMapping(), carried);
    QVERIFY2(result.outcome == Outcome::Rewritten, qPrintable(told(result)));
    QCOMPARE(result.after,
        QByteArray("WITH x AS (SELECT account_id, CASE plan_tier WHEN 'family' THEN 'fam' WHEN 'premium' THEN 'prem' WHEN 'student' THEN 'stud' ELSE plan_tier END AS plan, play_count AS p "
                   "FROM user_activity_v2) SELECT x.account_id, plan, p FROM x WHERE account_id <> '' ORDER BY account_id"));
}

void TstText::movesQualifiedNames_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* source, const char* target, const char* before, const char* after) {
        QTest::newRow(name) << QString::fromLatin1(source) << QString::fromLatin1(target) << QByteArray(before) << QByteArray(after);
    };
    row("last part alone", "p.events.a_v1", "p.events.a_v2", "SELECT plays AS p FROM a_v1", "SELECT play_count AS p FROM a_v2");
    row("two of three parts", "p.events.a_v1", "p.events.a_v2", "SELECT plays AS p FROM events.a_v1", "SELECT play_count AS p FROM events.a_v2");
    row("another schema", "events.a", "core.b", "SELECT plays AS p FROM events.a", "SELECT play_count AS p FROM core.b");
    row("another schema, unqualified", "events.a", "core.b", "SELECT plays AS p FROM a", "SELECT play_count AS p FROM core.b");
    row("more parts in the text", "a_v1", "a_v2", "SELECT plays AS p FROM main.a_v1", "SELECT play_count AS p FROM main.a_v2");
    row("another schema's table stays", "events.a_v1", "events.a_v2", "SELECT x FROM other.a_v1; SELECT plays AS p FROM a_v1", "SELECT x FROM other.a_v1; SELECT play_count AS p FROM a_v2");
    row("one quoted path", "p.events.a_v1", "p.events.a_v2", "SELECT plays AS p FROM `p.events.a_v1`", "SELECT play_count AS p FROM `p.events.a_v2`");
}

void TstText::movesQualifiedNames()
{
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    mapping::Mapping mapping = activityMapping();
    mapping.source.dataset = source;
    mapping.target.dataset = target;
    Options bigQuery;
    bigQuery.dialect = sql::Dialect::BigQuery;
    const FileResult result = rewriteFile(before, QStringLiteral("q.sql"), mapping, bigQuery);
    QVERIFY2(result.outcome == Outcome::Rewritten, qPrintable(told(result)));
    QCOMPARE(result.after, after);
}

void TstText::tellsDatasetsApart()
{
    Catalog catalog;
    const auto add = [&catalog](const char* name, const QStringList& columns) {
        Entity entity;
        entity.ref = {EntityKind::Dataset, QStringLiteral("default"), QString::fromLatin1(name)};
        entity.qualifiedName = QString::fromLatin1(name);
        SchemaVersion schema;
        for (const QString& column : columns) {
            Column one;
            one.name = column;
            schema.columns << one;
        }
        entity.schemas = {schema};
        catalog.entities << entity;
    };
    add("user_activity_v1", {QStringLiteral("user_id")});
    add("archive.user_activity_v1", {QStringLiteral("old_id")});
    add("geo.regions", {QStringLiteral("region")});
    add("a.twice", {QStringLiteral("x")});
    add("b.twice", {QStringLiteral("y")});
    Options options;
    addCatalog(options, catalog);
    QCOMPARE(options.schemas(QStringLiteral("regions")).value_or(QStringList()), QStringList {QStringLiteral("region")});
    QCOMPARE(options.schemas(QStringLiteral("db.Geo.Regions")).value_or(QStringList()), QStringList {QStringLiteral("region")});
    QVERIFY(!options.schemas(QStringLiteral("twice")));
    QCOMPARE(options.schemas(QStringLiteral("b.twice")).value_or(QStringList()), QStringList {QStringLiteral("y")});
    QCOMPARE(options.schemas(QStringLiteral("user_activity_v1")).value_or(QStringList()), QStringList {QStringLiteral("user_id")});

    const QByteArray text = "SELECT a.user_id, b.old_id FROM user_activity_v1 a JOIN archive.user_activity_v1 b ON b.old_id = a.user_id";
    const FileResult result = rewriteFile(text, QStringLiteral("q.sql"), activityMapping(), options);
    QVERIFY2(result.outcome == Outcome::Rewritten, qPrintable(told(result)));
    QCOMPARE(result.after, QByteArray("SELECT a.account_id AS user_id, b.old_id FROM user_activity_v2 a JOIN archive.user_activity_v1 b ON b.old_id = a.account_id"));
    const Use use = useOf("SELECT old_id FROM archive.user_activity_v1", activityMapping(), options);
    QVERIFY(!use.readsSource);
}

/// Names that differ in letters alone are the same to SQL, and not to who reads the result by name.
void TstText::keepsLetters()
{
    mapping::Mapping mapping = activityMapping();
    const auto respell = [&mapping](const QString& from, const QString& to) {
        for (Column& column : mapping.target.columns)
            column.name = column.name == from ? to : column.name;
        for (mapping::Rule& rule : mapping.rules)
            rule.outputs.replaceInStrings(from, to);
    };
    respell(QStringLiteral("load_id"), QStringLiteral("Load_Id"));
    Options sqlite = options();
    QCOMPARE(rewriteFile("SELECT load_id FROM user_activity_v1", QStringLiteral("q.sql"), mapping, sqlite).after, QByteArray("SELECT load_id AS load_id FROM user_activity_v2"));
    QCOMPARE(rewriteFile("WITH x AS (SELECT * FROM user_activity_v1) SELECT load_id FROM x", QStringLiteral("q.sql"), mapping, sqlite).after,
        QByteArray("WITH x AS (SELECT Load_Id AS load_id FROM user_activity_v2) SELECT load_id FROM x"));
    Options postgres = options();
    postgres.dialect = sql::Dialect::Postgres;
    QCOMPARE(rewriteFile("SELECT load_id FROM user_activity_v1 WHERE LOAD_ID > 3", QStringLiteral("q.sql"), mapping, postgres).after,
        QByteArray("SELECT \"Load_Id\" AS load_id FROM user_activity_v2 WHERE \"Load_Id\" > 3"));
}

/// Literals of a column whose values are mapped may move only where nothing else becomes the same value.
void TstText::valuesThatMeet_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QByteArray>("after"); ///< the new condition; empty: not written
    const auto row = [](const char* name, const char* params, const char* where, const char* after) { QTest::newRow(name) << QByteArray(params) << QByteArray(where) << QByteArray(after); };
    const char* const simple = R"({"values":{"prem":"premium"},"onUnmapped":"keep"})";
    row("may meet a kept value", simple, "plan = 'prem'", "plan_tier = 'premium'"); // with a warning
    row("kept values apart", R"({"values":{"prem":"premium","premium":"top"},"onUnmapped":"keep"})", "plan = 'prem'", "plan_tier = 'premium'");
    row("null test", simple, "plan IS NULL", "plan_tier IS NULL");
    row("values change places", R"({"values":{"prem":"fam","fam":"prem"},"onUnmapped":"keep"})", "plan = 'prem'", "plan_tier = 'fam'");
    row("meets the default", R"({"values":{"prem":"o","fam":"f"},"onUnmapped":"default","default":"o"})", "plan = 'prem'", "");
    row("rows would be lost", R"({"values":{"prem":"p","fam":"f"},"onUnmapped":"null"})", "plan <> 'prem'", "");
    row("null test of made nulls", R"({"values":{"prem":"p","fam":null},"onUnmapped":"error"})", "plan IS NULL", "");
}

void TstText::valuesThatMeet()
{
    QFETCH(QByteArray, params);
    QFETCH(QByteArray, where);
    QFETCH(QByteArray, after);
    mapping::Mapping mapping = activityMapping();
    for (mapping::Rule& rule : mapping.rules) {
        if (rule.id == QLatin1String("r4"))
            rule.params = QJsonDocument::fromJson(params).object();
    }
    const FileResult result = rewriteFile("SELECT SUM(plays) AS p FROM user_activity_v1 WHERE " + where, QStringLiteral("q.sql"), mapping, options());
    if (after.isEmpty()) {
        QVERIFY2(result.outcome == Outcome::Blocked || !result.after.contains("WHERE plan_tier"), result.after.constData());
        return;
    }
    QVERIFY2(result.outcome == Outcome::Rewritten, qPrintable(told(result)));
    QCOMPARE(result.after, "SELECT SUM(play_count) AS p FROM user_activity_v2 WHERE " + after);
    const bool warned = std::any_of(result.diagnostics.cbegin(), result.diagnostics.cend(), [](const Diagnostic& entry) { return entry.severity == QLatin1String("warning") && entry.rule == QLatin1String("r4"); });
    QCOMPARE(warned, qstrcmp(QTest::currentDataTag(), "may meet a kept value") == 0);
    Options postgres = options();
    postgres.dialect = sql::Dialect::Postgres;
    const FileResult dollars = rewriteFile("SELECT SUM(plays) AS p FROM user_activity_v1 WHERE plan = $$prem$$", QStringLiteral("q.sql"), activityMapping(), postgres);
    QVERIFY2(!dollars.after.contains("WHERE plan_tier"), dollars.after.constData());
}

/// Row for row every old number is a whole one: sums, averages and stars give the same as before, not nearly the same.
void TstText::unitsAtOneGrain()
{
    mapping::Mapping mapping = activityMapping();
    mapping.grain.rowRelation = mapping::RowRelation::OneToOne;
    QCOMPARE(rewriteFile("SELECT SUM(ms_played) AS ms FROM user_activity_v1", QStringLiteral("q.sql"), mapping, options()).after,
        QByteArray("SELECT SUM(CAST(ROUND(seconds_played * 1000) AS INTEGER)) AS ms FROM user_activity_v2"));
    Options postgres = options();
    postgres.dialect = sql::Dialect::Postgres;
    for (Column& column : mapping.source.columns)
        column.nativeType = column.name == QLatin1String("ms_played") ? QStringLiteral("bigint") : column.nativeType;
    QCOMPARE(rewriteFile("SELECT AVG(ms_played) AS ms FROM user_activity_v1", QStringLiteral("q.sql"), mapping, postgres).after,
        QByteArray("SELECT AVG(CAST(ROUND(seconds_played * 1000) AS BIGINT)) AS ms FROM user_activity_v2"));
    // A fraction stays one, in a star as well.
    for (Column& column : mapping.source.columns)
        column.type = column.name == QLatin1String("ms_played") ? LogicalType::Float : column.type;
    for (Column& column : mapping.source.columns)
        column.nativeType = column.name == QLatin1String("ms_played") ? QStringLiteral("REAL") : column.nativeType;
    QCOMPARE(rewriteFile("WITH x AS (SELECT * FROM user_activity_v1) SELECT ms_played FROM x", QStringLiteral("q.sql"), mapping, options()).after,
        QByteArray("WITH x AS (SELECT seconds_played * 1000 AS ms_played FROM user_activity_v2) SELECT ms_played FROM x"));
}

void TstText::rulesThatContradict()
{
    mapping::Mapping mapping = activityMapping();
    mapping::Rule rule = *mapping.rule(QStringLiteral("r3"));
    rule.id = QStringLiteral("r91");
    rule.outputs = {QStringLiteral("account_id")};
    mapping.rules << rule;
    const FileResult result = rewriteFile("SELECT plays AS p FROM user_activity_v1", QStringLiteral("q.sql"), mapping, options());
    QVERIFY2(result.outcome == Outcome::Blocked, qPrintable(told(result)));
    QVERIFY2(told(result).contains(QLatin1String("both r1 and r91 fill 'account_id'")), qPrintable(told(result)));
    QCOMPARE(outcomeName(rewriteFile("SELECT 1 FROM elsewhere", QStringLiteral("q.sql"), mapping, options()).outcome), QStringLiteral("noChanges"));
}

void TstText::wordsOfTheLanguage()
{
    mapping::Mapping mapping = activityMapping();
    mapping::Rule rule = *mapping.rule(QStringLiteral("r1"));
    rule.id = QStringLiteral("r90");
    rule.inputs = {QStringLiteral("end")};
    rule.outputs = {QStringLiteral("ended")};
    mapping.rules << rule;
    const FileResult result = rewriteFile("SELECT SUM(CASE WHEN skips > 2 THEN 1 END) AS n FROM user_activity_v1", QStringLiteral("q.sql"), mapping, options());
    QVERIFY2(result.outcome == Outcome::Rewritten, qPrintable(told(result)));
}

void TstText::propagationStopsAtTables()
{
    Options onward = options();
    onward.propagate = true;
    const FileResult table = rewriteFile("CREATE TABLE mid AS SELECT user_id FROM user_activity_v1", QStringLiteral("q.sql"), activityMapping(), onward);
    QCOMPARE(table.after, QByteArray("CREATE TABLE mid AS SELECT account_id AS user_id FROM user_activity_v2"));
    const FileResult query = rewriteFile("SELECT user_id FROM user_activity_v1", QStringLiteral("q.sql"), activityMapping(), onward);
    QCOMPARE(query.after, QByteArray("SELECT account_id FROM user_activity_v2"));
    QVERIFY2(std::any_of(query.diagnostics.cbegin(), query.diagnostics.cend(), [](const Diagnostic& entry) { return entry.severity == QLatin1String("warning") && entry.text == QLatin1String("user_id"); }),
        qPrintable(told(query)));
}

void TstText::keepsBytes()
{
    const QByteArray before = "\xEF\xBB\xBFSELECT\r\n\tuser_id -- the \xC3\xA9\r\n\t, /* plays */ SUM( plays )\tAS p\r\nFROM\tuser_activity_v1 \r\nGROUP BY user_id\r\n;\r\n\r\n";
    const FileResult result = rewriteFile(before, QStringLiteral("q.sql"), activityMapping(), {});
    QVERIFY2(result.outcome == Outcome::Rewritten, qPrintable(told(result)));
    QCOMPARE(result.after, QByteArray("\xEF\xBB\xBFSELECT\r\n\taccount_id AS user_id -- the \xC3\xA9\r\n\t, /* plays */ SUM( play_count )\tAS p\r\nFROM\tuser_activity_v2 \r\nGROUP BY account_id\r\n;\r\n\r\n"));
}

void TstText::findsGrain_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("lines");
    const auto row = [](const char* name, const char* text, const QList<int>& lines) { QTest::newRow(name) << QByteArray(text) << lines; };
    row("count of rows", "SELECT country_cd,\n COUNT(*) AS n\nFROM user_activity_v1 GROUP BY country_cd", {2});
    row("count of a column", "SELECT COUNT(user_id) AS n FROM user_activity_v1", {1});
    row("count of distinct", "SELECT COUNT(DISTINCT user_id) AS n FROM user_activity_v1", {});
    row("sums and extremes", "SELECT SUM(plays) AS a, MIN(activity_date) AS b, MAX(activity_date) AS c FROM user_activity_v1", {});
    row("average", "SELECT\nAVG(plays) AS a FROM user_activity_v1", {2});
    row("sum of ones", "SELECT SUM(CASE WHEN plays > 3 THEN 1 ELSE 0 END) AS n FROM user_activity_v1", {1});
    row("distinct rows", "SELECT DISTINCT user_id FROM user_activity_v1", {});
    row("single rows", "SELECT user_id, plays FROM user_activity_v1", {1});
    row("single rows through a CTE", "WITH x AS (SELECT user_id FROM user_activity_v1)\nSELECT\n COUNT(*) AS n FROM x", {3});
    row("distinct through a CTE", "WITH x AS (SELECT DISTINCT user_id FROM user_activity_v1)\nSELECT COUNT(*) AS n FROM x", {});
    row("numbered rows", "SELECT DISTINCT user_id, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY activity_date) AS n FROM user_activity_v1", {1});
    row("join on the old key", "SELECT SUM(b.x) AS x FROM user_activity_v1 a\nJOIN b ON b.u = a.user_id AND b.d = a.activity_date", {2});
    row("join on part of the key", "SELECT SUM(a.plays) AS x FROM user_activity_v1 a JOIN b ON b.u = a.user_id", {});
    row("semi-join", "SELECT region FROM accounts WHERE account_id IN (SELECT user_id FROM user_activity_v1)", {});
    row("another table's rows", "SELECT COUNT(*) AS n FROM other", {});
}

void TstText::findsGrain()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, lines);
    QList<int> found;
    for (const GrainFinding& finding : grainCheck(text, activityMapping(), options())) {
        found << finding.line;
        QVERIFY(!finding.remedy.isEmpty() && !finding.text.isEmpty());
    }
    QCOMPARE(found, lines);
    mapping::Mapping same = activityMapping();
    same.grain.rowRelation = mapping::RowRelation::OneToOne;
    QVERIFY(grainCheck(text, same, options()).isEmpty());
}

void TstText::reportsUse()
{
    const Use use = useOf("INSERT INTO out_t SELECT USER_ID, SUM(plays) AS p FROM user_activity_v1 WHERE plan = 'x' GROUP BY user_id ORDER BY p", activityMapping(), options());
    QVERIFY(use.readsSource && !use.readsTarget && !use.usesAll && use.understood && !use.mentionsOnly);
    QCOMPARE(use.columns, (QStringList {QStringLiteral("plan"), QStringLiteral("plays"), QStringLiteral("user_id")}));
    QCOMPARE(use.writes, QStringList {QStringLiteral("out_t")});
    QVERIFY(useOf("SELECT * FROM user_activity_v1", activityMapping(), options()).usesAll);
    const Use star = useOf("WITH x AS (SELECT * FROM user_activity_v1) SELECT user_id FROM x", activityMapping(), options());
    QVERIFY(!star.usesAll);
    QCOMPARE(star.columns, QStringList {QStringLiteral("user_id")});
    QVERIFY(!useOf("SELECT COUNT(*) FROM user_activity_v1", activityMapping(), options()).usesAll);
    QVERIFY(useOf("SELECT 1 -- user_activity_v1", activityMapping(), options()).mentionsOnly);
    QVERIFY(useOf("SELECT 1 FROM user_activity_v2", activityMapping(), options()).readsTarget);
    QVERIFY(!useOf("CREATE TRIGGER t ON user_activity_v1 DO x", activityMapping(), options()).understood);
}

void TstText::writesJson()
{
    const QJsonObject json = toJson(rewriteFile("SELECT plays AS p FROM user_activity_v1", QStringLiteral("a/q.sql"), activityMapping(), {}));
    QCOMPARE(json.value(QLatin1String("path")).toString(), QStringLiteral("a/q.sql"));
    QCOMPARE(json.value(QLatin1String("outcome")).toString(), QStringLiteral("rewritten"));
    const QJsonObject edit = json.value(QLatin1String("edits")).toArray().at(0).toObject();
    QCOMPARE(edit.value(QLatin1String("start")).toInt(), 7);
    QCOMPARE(edit.value(QLatin1String("end")).toInt(), 12);
    QCOMPARE(edit.value(QLatin1String("before")).toString(), QStringLiteral("plays"));
    QCOMPARE(edit.value(QLatin1String("after")).toString(), QStringLiteral("play_count"));
    QCOMPARE(edit.value(QLatin1String("rule")).toString(), QStringLiteral("r8"));
    const QJsonObject blocked = toJson(rewriteFile("SELECT platform FROM user_activity_v1", QStringLiteral("q.sql"), activityMapping(), {}));
    const QJsonObject diagnostic = blocked.value(QLatin1String("diagnostics")).toArray().at(0).toObject();
    QCOMPARE(diagnostic.value(QLatin1String("line")).toInt(), 1);
    QCOMPARE(diagnostic.value(QLatin1String("severity")).toString(), QStringLiteral("error"));
    QVERIFY(!diagnostic.value(QLatin1String("remedy")).toString().isEmpty());
}

SKEIN_TEST(TstText)
#include "tst_text.moc"
