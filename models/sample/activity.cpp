// The heavily used dataset and everybody who reads it. v1 and v2 are both produced from raw_play_events; v2 has one
// more dimension (the profile inside an account), so summing is safe and counting rows is not.
#include "models/sample/estateparts.h"

namespace skein::sample {

namespace {

PipelineInfo consumer(const char* name, const char* team, const char* system, const char* description, QStringList reads, const char* code)
{
    PipelineInfo pipeline;
    pipeline.name = QString::fromLatin1(name);
    pipeline.team = QString::fromLatin1(team);
    pipeline.system = QString::fromLatin1(system);
    pipeline.description = QString::fromUtf8(description);
    pipeline.reads = std::move(reads);
    pipeline.writes = {pipeline.name};
    pipeline.code = code;
    return pipeline;
}

const QString v1 = QStringLiteral("user_activity_v1");
const QString v2 = QStringLiteral("user_activity_v2");

// The client is the build that runs: a Mac may run the one for iOS, a Windows machine the one for Android. Both columns
// have the same values, so only a person can say which of them the old platform was.
const char* const rawSql = R"(
CREATE TABLE raw_accounts (
  account_id TEXT PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL, country TEXT NOT NULL,
  plan_code TEXT NOT NULL, signup_ts TEXT NOT NULL, os TEXT NOT NULL, client TEXT NOT NULL, profiles INTEGER NOT NULL);
INSERT INTO raw_accounts
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 6999)
SELECT printf('u%06d', i),
  CASE i % 12 WHEN 0 THEN 'Mira' WHEN 1 THEN 'Jonas' WHEN 2 THEN 'Ines' WHEN 3 THEN 'Tomas' WHEN 4 THEN 'Agnes' WHEN 5 THEN 'Leon'
    WHEN 6 THEN 'Farid' WHEN 7 THEN 'Maja' WHEN 8 THEN 'Olga' WHEN 9 THEN 'Samuel' WHEN 10 THEN 'Noor' ELSE 'Viktor' END,
  CASE (i / 12) % 9 WHEN 0 THEN 'Lind' WHEN 1 THEN 'Berg' WHEN 2 THEN 'Costa' WHEN 3 THEN 'Novak' WHEN 4 THEN 'Haddad' WHEN 5 THEN 'Moreau'
    WHEN 6 THEN 'Sato' WHEN 7 THEN 'Okafor' ELSE 'Keller' END,
  CASE (i * 7) % 10 WHEN 0 THEN 'SE' WHEN 1 THEN 'DE' WHEN 2 THEN 'FR' WHEN 3 THEN 'GB' WHEN 4 THEN 'US' WHEN 5 THEN 'US' WHEN 6 THEN 'BR'
    WHEN 7 THEN 'JP' WHEN 8 THEN 'PL' ELSE 'ES' END,
  CASE (i * 13) % 10 WHEN 0 THEN 'stud' WHEN 1 THEN 'fam' WHEN 2 THEN 'fam' WHEN 3 THEN 'prem' WHEN 4 THEN 'prem' WHEN 5 THEN 'prem'
    ELSE 'free' END,
  datetime('2024-01-01', '+' || ((i * 37) % 700) || ' days', '+' || ((i * 17) % 86400) || ' seconds'),
  CASE i % 5 WHEN 0 THEN 'ios' WHEN 1 THEN 'android' WHEN 2 THEN 'android' WHEN 3 THEN 'windows' ELSE 'macos' END,
  CASE WHEN i % 5 = 4 AND (i / 5) % 4 < 2 THEN 'ios' WHEN i % 5 = 3 AND (i / 5) % 4 = 2 THEN 'android' WHEN i % 5 = 0 THEN 'ios'
    WHEN i % 5 IN (1, 2) THEN 'android' WHEN i % 5 = 3 THEN 'windows' ELSE 'macos' END,
  CASE WHEN (i * 13) % 10 IN (1, 2) THEN 1 + i % 3 ELSE 1 END
FROM n;
CREATE TABLE raw_play_events (
  account_id TEXT NOT NULL, profile_id INTEGER NOT NULL, activity_date TEXT NOT NULL, plays INTEGER NOT NULL,
  ms_played INTEGER NOT NULL, skips INTEGER NOT NULL, load_id INTEGER NOT NULL,
  PRIMARY KEY (activity_date, account_id, profile_id)) WITHOUT ROWID;
CREATE INDEX raw_play_events_day ON raw_play_events (activity_date);
)";

/// Outputs that no SELECT makes: those of scripts, of jobs outside the warehouse, and one nobody could renew for a year.
void addOtherOutputs(Estate& estate)
{
    const auto output = [&estate](const char* name, const char* team, const char* system, const char* description, const char* fill) {
        DatasetInfo info;
        info.name = QString::fromLatin1(name);
        info.team = QString::fromLatin1(team);
        info.system = QString::fromLatin1(system);
        info.description = QString::fromLatin1(description);
        info.fillSql = fill;
        estate.datasets.append(info);
    };
    output("royalty_base", "royalties", "royalty-ledger", "Listening time royalties are computed from",
        "CREATE TABLE royalty_base (activity_date TEXT NOT NULL, country_cd TEXT NOT NULL, ms_played INTEGER NOT NULL, plays INTEGER NOT NULL);\n");
    output("care_daily_load", "customer-care", "accounts", "Listening per day for the care desk",
        "CREATE TABLE care_daily_load (activity_date TEXT NOT NULL, plays INTEGER NOT NULL, users INTEGER NOT NULL);\n");
    output("regional_rollup", "live-events", "growth", "Listening by sales region; not renewed since the regions were dropped",
        "CREATE TABLE regional_rollup (region TEXT NOT NULL, plays INTEGER NOT NULL);\n"
        "INSERT INTO regional_rollup VALUES ('north', 48211), ('south', 39120), ('overseas', 61703);\n");
    output("taste_vectors", "recommendations", "discovery", "Taste vectors from listening, written by a Scio job",
        "CREATE TABLE taste_vectors (user_id TEXT PRIMARY KEY, vector TEXT NOT NULL);\n"
        "INSERT INTO taste_vectors VALUES ('u000001', '0.12,0.55,0.31'), ('u000002', '0.71,0.02,0.11');\n");
}

} // namespace

void addActivity(Estate& estate)
{
    DatasetInfo accounts;
    accounts.name = QStringLiteral("raw_accounts");
    accounts.description = QStringLiteral("Accounts as the billing system knows them");
    accounts.team = QStringLiteral("premium");
    accounts.system = QStringLiteral("accounts");
    accounts.fillSql = rawSql;
    accounts.tags = {QStringLiteral("raw"), QStringLiteral("pii")};
    estate.datasets.append(accounts);

    DatasetInfo plays;
    plays.name = QStringLiteral("raw_play_events");
    plays.description = QStringLiteral("Plays per account, profile and day, as the clients report them");
    plays.team = QStringLiteral("listening");
    plays.system = QStringLiteral("playback");
    plays.freshnessMinutes = 15;
    plays.tags = {QStringLiteral("raw")};
    estate.datasets.append(plays);

    DatasetInfo activity1;
    activity1.name = v1;
    activity1.description = QStringLiteral("Listening activity per user and day. Deprecated: move to user_activity_v2.");
    activity1.team = QStringLiteral("listening");
    activity1.system = QStringLiteral("playback");
    activity1.lifecycle = QStringLiteral("deprecated");
    activity1.columns = {
        {QStringLiteral("user_id"), QStringLiteral("TEXT"), QStringLiteral("Account of the listener"), true},
        {QStringLiteral("activity_date"), QStringLiteral("TEXT"), QStringLiteral("Day of listening, UTC"), true},
        {QStringLiteral("country_cd"), QStringLiteral("TEXT"), QStringLiteral("ISO 3166 country of the account"), false},
        {QStringLiteral("plan"), QStringLiteral("TEXT"), QStringLiteral("Subscription: prem, free, fam, stud"), false},
        {QStringLiteral("platform"), QStringLiteral("TEXT"), QStringLiteral("What the user listened on"), false},
        {QStringLiteral("full_name"), QStringLiteral("TEXT"), QStringLiteral("First and last name"), false},
        {QStringLiteral("signup_ts"), QStringLiteral("TEXT"), QStringLiteral("When the account was opened, UTC"), false},
        {QStringLiteral("plays"), QStringLiteral("INTEGER"), QStringLiteral("Plays of 30 seconds and more"), false},
        {QStringLiteral("ms_played"), QStringLiteral("INTEGER"), QStringLiteral("Time listened, milliseconds"), false},
        {QStringLiteral("skips"), QStringLiteral("INTEGER"), QStringLiteral("Tracks skipped"), false},
        {QStringLiteral("legacy_flag"), QStringLiteral("INTEGER"), QStringLiteral("Set by the 2019 importer"), false},
        {QStringLiteral("load_id"), QStringLiteral("INTEGER"), QStringLiteral("Load that brought the row"), false},
    };
    activity1.fillSql = R"(
CREATE TABLE user_activity_v1 (
  user_id TEXT NOT NULL, activity_date TEXT NOT NULL, country_cd TEXT, plan TEXT, platform TEXT, full_name TEXT, signup_ts TEXT,
  plays INTEGER, ms_played INTEGER, skips INTEGER, legacy_flag INTEGER, load_id INTEGER,
  PRIMARY KEY (activity_date, user_id)) WITHOUT ROWID;
CREATE INDEX user_activity_v1_load ON user_activity_v1 (load_id);
)";
    activity1.tags = {QStringLiteral("core"), QStringLiteral("v1")};
    estate.datasets.append(activity1);

    DatasetInfo activity2 = activity1;
    activity2.name = v2;
    activity2.description = QStringLiteral("Listening activity per account, profile and day");
    activity2.lifecycle = QStringLiteral("production");
    activity2.columns = {
        {QStringLiteral("account_id"), QStringLiteral("TEXT"), QStringLiteral("Account of the listener"), true},
        {QStringLiteral("profile_id"), QStringLiteral("INTEGER"), QStringLiteral("Profile inside the account"), true},
        {QStringLiteral("activity_date"), QStringLiteral("TEXT"), QStringLiteral("Day of listening, UTC"), true},
        {QStringLiteral("country_code"), QStringLiteral("TEXT"), QStringLiteral("ISO 3166 country of the account"), false},
        {QStringLiteral("plan_tier"), QStringLiteral("TEXT"), QStringLiteral("Subscription: premium, free, family, student"), false},
        {QStringLiteral("os"), QStringLiteral("TEXT"), QStringLiteral("Operating system the user listened on"), false},
        {QStringLiteral("client"), QStringLiteral("TEXT"), QStringLiteral("Client build the user listened on"), false},
        {QStringLiteral("first_name"), QStringLiteral("TEXT"), QStringLiteral("First name"), false},
        {QStringLiteral("last_name"), QStringLiteral("TEXT"), QStringLiteral("Last name"), false},
        {QStringLiteral("signup_date"), QStringLiteral("TEXT"), QStringLiteral("Day the account was opened, UTC"), false},
        {QStringLiteral("play_count"), QStringLiteral("INTEGER"), QStringLiteral("Plays of 30 seconds and more"), false},
        {QStringLiteral("seconds_played"), QStringLiteral("REAL"), QStringLiteral("Time listened, seconds"), false},
        {QStringLiteral("skip_count"), QStringLiteral("INTEGER"), QStringLiteral("Tracks skipped"), false},
        {QStringLiteral("load_id"), QStringLiteral("INTEGER"), QStringLiteral("Load that brought the row"), false},
    };
    activity2.fillSql = R"(
CREATE TABLE user_activity_v2 (
  account_id TEXT NOT NULL, profile_id INTEGER NOT NULL, activity_date TEXT NOT NULL, country_code TEXT, plan_tier TEXT, os TEXT,
  client TEXT, first_name TEXT, last_name TEXT, signup_date TEXT, play_count INTEGER, seconds_played REAL, skip_count INTEGER,
  load_id INTEGER, PRIMARY KEY (activity_date, account_id, profile_id)) WITHOUT ROWID;
CREATE INDEX user_activity_v2_load ON user_activity_v2 (load_id);
)";
    activity2.tags = {QStringLiteral("core"), QStringLiteral("v2")};
    estate.datasets.append(activity2);
    addOtherOutputs(estate);

    const QStringList onlyV1 {v1};
    QVector<PipelineInfo> consumers;
    consumers << consumer("daily_active_users", "growth-analytics", "growth", "Distinct listeners a day", onlyV1,
        "-- Distinct listeners a day; the number on the company's front page.\n"
        "SELECT activity_date, COUNT(DISTINCT user_id) AS users\n"
        "FROM user_activity_v1\n"
        "GROUP BY activity_date\n");
    consumers << consumer("listening_by_country", "insights", "growth", "Minutes listened by country and day", onlyV1,
        "SELECT\n"
        "    a.country_cd,\n"
        "    a.activity_date,\n"
        "    SUM(a.ms_played) AS ms_played,\n"
        "    ROUND(SUM(a.ms_played) / 60000.0, 2) AS minutes\n"
        "FROM user_activity_v1 AS a\n"
        "GROUP BY a.country_cd, a.activity_date\n");
    consumers << consumer("plan_mix", "premium", "accounts", "Listeners by subscription plan", onlyV1,
        "-- Plan mix per market; owner: Premium\n"
        "WITH activity AS (\n"
        "    SELECT user_id, country_cd, plan\n"
        "    FROM user_activity_v1\n"
        "    WHERE activity_date >= '2025-12-15'\n"
        ")\n"
        "SELECT country_cd, plan, COUNT(DISTINCT user_id) AS users\n"
        "FROM activity\n"
        "GROUP BY country_cd, plan\n");
    consumers << consumer("premium_reach", "premium", "accounts", "Premium listeners by country", onlyV1,
        "SELECT country_cd, COUNT(DISTINCT user_id) AS premium_users, SUM(plays) AS plays\n"
        "FROM user_activity_v1\n"
        "WHERE plan = 'prem' AND ms_played > 30000\n"
        "GROUP BY country_cd\n");
    consumers << consumer("family_plan_activity", "premium", "accounts", "Plays on shared plans", onlyV1,
        "SELECT activity_date, SUM(plays) AS plays, SUM(skips) AS skips\n"
        "FROM user_activity_v1\n"
        "WHERE plan IN ('fam', 'stud')\n"
        "GROUP BY activity_date\n");
    consumers << consumer("platform_share", "mobile", "clients", "Listening time by platform", onlyV1,
        "-- Which platform people listen on.\n"
        "SELECT platform, SUM(ms_played) AS ms_played\n"
        "FROM user_activity_v1\n"
        "GROUP BY platform\n");
    consumers << consumer("sessions_estimate", "experimentation", "growth", "Active user-days, a rough session count", onlyV1,
        "SELECT country_cd, COUNT(*) AS active_days, SUM(plays) AS plays\n"
        "FROM user_activity_v1\n"
        "GROUP BY country_cd\n");
    consumers << consumer("skip_rate", "recommendations", "discovery", "Share of plays that were skipped", onlyV1,
        "SELECT\n"
        "    activity_date,\n"
        "    SUM(skips) * 1.0 / SUM(plays) AS skip_rate\n"
        "FROM user_activity_v1\n"
        "GROUP BY activity_date\n"
        "HAVING SUM(plays) > 0\n");
    consumers << consumer("heavy_listeners", "marketing", "growth", "Users over an hour a day on average", onlyV1,
        "SELECT user_id, country_cd, SUM(ms_played) / 3600000.0 AS hours\n"
        "FROM user_activity_v1\n"
        "GROUP BY user_id, country_cd\n"
        "HAVING SUM(ms_played) > 36000000\n");
    consumers << consumer("weekly_listeners", "insights", "growth", "Distinct listeners a week", onlyV1,
        "SELECT strftime('%Y-%W', activity_date) AS week, COUNT(DISTINCT user_id) AS users, SUM(plays) AS plays\n"
        "FROM user_activity_v1\n"
        "GROUP BY strftime('%Y-%W', activity_date)\n");
    consumers << consumer("retention_cohorts", "growth-analytics", "growth", "Listeners who came back a week later", onlyV1,
        "WITH days AS (\n"
        "    SELECT DISTINCT user_id, activity_date AS day\n"
        "    FROM user_activity_v1\n"
        "    WHERE activity_date BETWEEN '2025-12-10' AND '2025-12-24'\n"
        ")\n"
        "SELECT first.day, COUNT(DISTINCT first.user_id) AS users, COUNT(DISTINCT again.user_id) AS returned\n"
        "FROM days AS first\n"
        "LEFT JOIN days AS again\n"
        "    ON again.user_id = first.user_id AND again.day = date(first.day, '+7 days')\n"
        "GROUP BY first.day\n");
    consumers << consumer("churn_features", "recommendations", "discovery", "Features of the churn model", {v1, QStringLiteral("raw_accounts")},
        "WITH recent AS (\n"
        "    SELECT a.user_id, SUM(a.plays) AS plays, SUM(a.ms_played) AS ms_played, MAX(a.activity_date) AS last_day\n"
        "    FROM user_activity_v1 a\n"
        "    GROUP BY a.user_id\n"
        ")\n"
        "SELECT r.user_id, r.plays, r.ms_played, r.last_day, acc.plan_code\n"
        "FROM recent r\n"
        "JOIN raw_accounts acc ON acc.account_id = r.user_id\n"
        "WHERE acc.country IN ('SE', 'DE', 'PL')\n");
    consumers << consumer("country_top_listeners", "social", "growth", "The most active listener of each country", onlyV1,
        "SELECT country_cd, user_id, plays\n"
        "FROM (\n"
        "    SELECT country_cd, user_id, SUM(plays) AS plays,\n"
        "           ROW_NUMBER() OVER (PARTITION BY country_cd ORDER BY SUM(plays) DESC, user_id) AS place\n"
        "    FROM user_activity_v1\n"
        "    GROUP BY country_cd, user_id\n"
        ") ranked\n"
        "WHERE place <= 25\n");
    consumers << consumer("listener_directory", "customer-care", "accounts", "Names for the care desk", onlyV1,
        "SELECT DISTINCT user_id, full_name, country_cd\n"
        "FROM user_activity_v1\n"
        "WHERE country_cd = 'SE'\n");
    consumers << consumer("nordic_engagement", "listening", "playback", "Engagement tiers in the Nordics", onlyV1,
        "SELECT user_id,\n"
        "       CASE WHEN SUM(ms_played) > 72000000 THEN 'high'\n"
        "            WHEN SUM(ms_played) > 18000000 THEN 'middle'\n"
        "            ELSE 'low' END AS tier\n"
        "FROM user_activity_v1\n"
        "WHERE country_cd = 'SE'\n"
        "GROUP BY user_id\n");
    consumers << consumer("playback_quality", "desktop", "clients", "Longest day per user", onlyV1,
        "SELECT user_id, SUM(ms_played) AS total_ms, SUM(skips) AS skips\n"
        "FROM user_activity_v1\n"
        "WHERE activity_date >= '2025-12-20'\n"
        "GROUP BY user_id\n");
    consumers << consumer("free_tier_funnel", "growth-analytics", "growth", "Free listeners by day", onlyV1,
        "SELECT activity_date, COUNT(DISTINCT user_id) AS free_users\n"
        "FROM user_activity_v1\n"
        "WHERE plan = 'free' AND plays >= 1\n"
        "GROUP BY activity_date\n");
    consumers << consumer("campaign_audience", "marketing", "growth", "Audience of the spring campaign", onlyV1,
        "SELECT DISTINCT user_id\n"
        "FROM user_activity_v1\n"
        "WHERE country_cd IN ('DE', 'FR') AND plan = 'free' AND activity_date >= '2025-12-20'\n");
    consumers << consumer("fraud_signals", "fraud", "trust", "Implausible listening", onlyV1,
        "SELECT user_id, activity_date, SUM(ms_played) AS ms_played\n"
        "FROM user_activity_v1\n"
        "GROUP BY user_id, activity_date\n"
        "HAVING SUM(ms_played) > 9000000\n");
    consumers << consumer("day_of_week_usage", "experimentation", "growth", "Listening by day of the week", onlyV1,
        "SELECT CAST(strftime('%w', activity_date) AS INTEGER) AS weekday, SUM(plays) AS plays, SUM(ms_played) AS ms_played\n"
        "FROM user_activity_v1\n"
        "GROUP BY CAST(strftime('%w', activity_date) AS INTEGER)\n");
    consumers << consumer("market_summary", "finance-data", "billing", "One row a market for the board", onlyV1,
        "SELECT t.country_cd AS market, COUNT(DISTINCT t.user_id) AS users, SUM(t.plays) AS plays, SUM(t.ms_played) / 3600000 AS hours\n"
        "FROM user_activity_v1 t\n"
        "GROUP BY t.country_cd\n");

    PipelineInfo royalty = consumer("royalty_base", "royalties", "royalty-ledger", "Listening time royalties are computed from", onlyV1,
        "-- Rebuilt in full after every load.\n"
        "DELETE FROM royalty_base;\n"
        "INSERT INTO royalty_base (activity_date, country_cd, ms_played, plays)\n"
        "SELECT activity_date, country_cd, SUM(ms_played), SUM(plays)\n"
        "FROM user_activity_v1\n"
        "GROUP BY activity_date, country_cd;\n");
    royalty.kind = QStringLiteral("script");
    consumers << royalty;
    PipelineInfo care = consumer("care_daily_load", "customer-care", "accounts", "Listening per day for the care desk", onlyV1,
        "DELETE FROM care_daily_load;\n"
        "INSERT INTO care_daily_load\n"
        "SELECT activity_date, SUM(plays) AS plays, COUNT(DISTINCT user_id) AS users\n"
        "FROM user_activity_v1\n"
        "GROUP BY activity_date;\n");
    care.kind = QStringLiteral("script");
    consumers << care;

    consumers << consumer("profile_overview", "insights", "growth", "Profiles per account", {v2},
        "-- Written for the new dataset from the start.\n"
        "SELECT account_id, COUNT(DISTINCT profile_id) AS profiles, SUM(play_count) AS plays\n"
        "FROM user_activity_v2\n"
        "GROUP BY account_id\n");
    consumers << consumer("account_counts", "payments", "billing", "Accounts by plan code", {QStringLiteral("raw_accounts")},
        "-- Used to read user_activity_v1; moved to raw_accounts in 2024.\n"
        "SELECT plan_code, COUNT(*) AS accounts\n"
        "FROM raw_accounts\n"
        "GROUP BY plan_code\n");
    PipelineInfo broken = consumer("regional_rollup", "live-events", "growth", "Listening by sales region", onlyV1,
        "-- Joins a mapping table that was dropped last year.\n"
        "SELECT r.region, SUM(a.plays) AS plays\n"
        "FROM user_activity_v1 a\n"
        "JOIN sales_regions r ON r.country_cd = a.country_cd\n"
        "GROUP BY r.region\n");
    broken.runs = false;
    consumers << broken;
    PipelineInfo scio = consumer("taste_vectors", "recommendations", "discovery", "Taste vectors from listening", onlyV1,
        "package com.tidewave.taste\n\n"
        "import com.spotify.scio._\n"
        "import com.spotify.scio.bigquery._\n\n"
        "/** Builds one taste vector per listener. */\n"
        "object TasteVectors {\n"
        "  private val source = \"user_activity_v1\"\n\n"
        "  def main(cmdlineArgs: Array[String]): Unit = {\n"
        "    val (sc, args) = ContextAndArgs(cmdlineArgs)\n"
        "    sc.bigQuerySelect(s\"SELECT user_id, ms_played FROM $source\")\n"
        "      .map(row => (row.getString(\"user_id\"), row.getLong(\"ms_played\")))\n"
        "      .sumByKey\n"
        "      .saveAsTextFile(args(\"output\"))\n"
        "    sc.run()\n"
        "  }\n"
        "}\n");
    scio.framework = QStringLiteral("scio");
    scio.kind = QStringLiteral("command");
    consumers << scio;
    estate.pipelines += consumers;
}

QByteArray loadSql(int loadNumber, bool withDuo)
{
    const QByteArray load = QByteArray::number(loadNumber);
    // One load is one day of listening. Values come from integer arithmetic on account and day: the same everywhere.
    QByteArray sql;
    sql += "INSERT INTO raw_play_events\n"
           "SELECT a.account_id, p.profile, date('2025-12-01', '+" + load + " days'),\n"
           "  1 + (CAST(substr(a.account_id, 2) AS INTEGER) * 31 + p.profile * 7 + " + load + " * 11) % 40,\n"
           "  30000 + ((CAST(substr(a.account_id, 2) AS INTEGER) * 7919 + p.profile * 104729 + " + load + " * 15485863) % 7200) * 1000,\n"
           "  (CAST(substr(a.account_id, 2) AS INTEGER) * 17 + " + load + " * 5) % 9, " + load + "\n"
           "FROM raw_accounts a JOIN (SELECT 1 AS profile UNION ALL SELECT 2 UNION ALL SELECT 3) p ON p.profile <= a.profiles\n"
           "WHERE (CAST(substr(a.account_id, 2) AS INTEGER) + " + load + ") % 50 <> 0;\n";
    if (withDuo) {
        // The new plan goes on sale: some free accounts move to it.
        sql += "UPDATE raw_accounts SET plan_code = 'duo' WHERE plan_code = 'free' AND CAST(substr(account_id, 2) AS INTEGER) % 97 = 0;\n";
    }
    sql += "INSERT INTO user_activity_v1\n"
           "SELECT e.account_id, e.activity_date, a.country, a.plan_code, a.os, a.first_name || ' ' || a.last_name, a.signup_ts,\n"
           "  SUM(e.plays), SUM(e.ms_played), SUM(e.skips), CAST(substr(a.account_id, 2) AS INTEGER) % 2, e.load_id\n"
           "FROM raw_play_events e JOIN raw_accounts a ON a.account_id = e.account_id\n"
           "WHERE e.activity_date = date('2025-12-01', '+" + load + " days')\n"
           "GROUP BY e.account_id, e.activity_date;\n";
    sql += "INSERT INTO user_activity_v2\n"
           "SELECT e.account_id, e.profile_id, e.activity_date, a.country,\n"
           "  CASE a.plan_code WHEN 'prem' THEN 'premium' WHEN 'fam' THEN 'family' WHEN 'stud' THEN 'student' WHEN 'duo' THEN 'duo_plan'\n"
           "    ELSE a.plan_code END,\n"
           "  a.os, a.client, a.first_name, a.last_name, date(a.signup_ts), e.plays, e.ms_played / 1000.0, e.skips, e.load_id\n"
           "FROM raw_play_events e JOIN raw_accounts a ON a.account_id = e.account_id\n"
           "WHERE e.activity_date = date('2025-12-01', '+" + load + " days');\n";
    sql += "INSERT INTO ad_impressions_v1\n"
           "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 399)\n"
           "SELECT " + load + " * 1000 + i, printf('u%06d', (i * 53 + " + load + " * 19) % 7000), 'c' || (i % 40), date('2025-12-01', '+" + load
        + " days'),\n"
           "  CASE i % 3 WHEN 0 THEN 'aud' WHEN 1 THEN 'vid' ELSE 'ban' END, 1000 + (i * 613 + " + load + " * 71) % 9000,\n"
           "  CASE WHEN i % 11 = 0 THEN '1' ELSE '0' END, " + load + "\n"
           "FROM n;\n";
    return sql;
}

} // namespace skein::sample
