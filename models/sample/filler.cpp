// The rest of the company: raw tables, staging, daily figures, breakdowns, trends and boards on top of each other, so
// that the migrated datasets sit in an estate with depth, hubs and other people's work around them.
#include "models/sample/estateparts.h"

namespace skein::sample {

namespace {

struct SubjectRow {
    const char* name;
    const char* team;
    const char* system;
    const char* framework; ///< of its pipelines
};

constexpr SubjectRow subjects[] = {
    {"podcast_episodes", "podcasts", "podcast-platform", "dbt"},
    {"podcast_follows", "podcasts", "podcast-platform", "dbt"},
    {"search_queries", "search", "discovery", "sql"},
    {"search_clicks", "search", "discovery", "sql"},
    {"playlist_edits", "social", "playback", "sql"},
    {"radio_starts", "recommendations", "discovery", "sql"},
    {"home_shelves", "recommendations", "discovery", "sql"},
    {"track_releases", "catalogue", "music-catalogue", "sql"},
    {"album_metadata", "catalogue", "music-catalogue", "sql"},
    {"artist_profiles", "artist-tools", "music-catalogue", "sql"},
    {"concert_tickets", "live-events", "growth", "sql"},
    {"merch_orders", "live-events", "growth", "sql"},
    {"payments", "payments", "billing", "sql"},
    {"refunds", "payments", "billing", "sql"},
    {"invoices", "finance-data", "billing", "sql"},
    {"chargebacks", "fraud", "trust", "sql"},
    {"support_tickets", "customer-care", "accounts", "sql"},
    {"app_crashes", "mobile", "clients", "sql"},
    {"app_sessions", "mobile", "clients", "sql"},
    {"desktop_updates", "desktop", "clients", "sql"},
    {"tv_casts", "devices", "clients", "sql"},
    {"device_pairings", "devices", "clients", "sql"},
    {"email_sends", "marketing", "growth", "dbt"},
    {"push_opens", "marketing", "growth", "dbt"},
    {"experiment_exposures", "experimentation", "growth", "sql"},
    {"consent_changes", "privacy", "trust", "sql"},
    {"login_attempts", "fraud", "trust", "sql"},
    {"share_links", "social", "growth", "sql"},
};

constexpr const char* dimensions[] = {"country", "currency", "calendar", "plan", "device_model", "os_version", "label", "genre", "language",
    "campaign", "channel", "store", "tax_zone", "holiday", "time_zone", "age_band", "app_version", "content_rating", "mood", "venue", "payment_method",
    "price_list", "cost_center", "region", "territory", "rights_holder", "publisher", "sponsor", "partner"};

QByteArray rawTable(const QByteArray& name, int rows, int salt)
{
    const QByteArray n = QByteArray::number(rows - 1);
    const QByteArray s = QByteArray::number(salt);
    return "CREATE TABLE " + name
        + " (id INTEGER PRIMARY KEY, day TEXT NOT NULL, market TEXT NOT NULL, quantity INTEGER NOT NULL, amount REAL NOT NULL);\n"
          "INSERT INTO "
        + name
        + "\nWITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < " + n
        + ")\nSELECT i, date('2025-12-01', '+' || (i % 31) || ' days'),\n"
          "  CASE (i * 7 + "
        + s
        + ") % 6 WHEN 0 THEN 'SE' WHEN 1 THEN 'DE' WHEN 2 THEN 'FR' WHEN 3 THEN 'US' WHEN 4 THEN 'BR' ELSE 'JP' END,\n"
          "  1 + (i * 31 + "
        + s + ") % 17, ((i * 7919 + " + s + ") % 100000) / 100.0\nFROM n;\n";
}

class Filler
{
public:
    Filler(Estate& estate, Random& random)
        : m_estate(estate)
        , m_random(random)
    {
    }

    void dataset(const QString& name, const char* description, const char* team, const char* system, const QByteArray& fill, const QStringList& tags)
    {
        DatasetInfo info;
        info.name = name;
        info.description = QString::fromLatin1(description);
        info.team = QString::fromLatin1(team);
        info.system = QString::fromLatin1(system);
        info.fillSql = fill;
        info.tags = tags;
        m_estate.datasets.append(info);
    }

    void pipeline(const QString& name, const QString& description, const char* team, const char* system, const char* framework,
        const QStringList& reads, const QByteArray& code)
    {
        PipelineInfo info;
        info.name = name;
        info.description = description;
        info.team = QString::fromLatin1(team);
        info.system = QString::fromLatin1(system);
        info.framework = QString::fromLatin1(framework);
        info.kind = info.framework == QLatin1String("sql") ? QStringLiteral("select") : QStringLiteral("command");
        info.reads = reads;
        info.writes = {name};
        info.code = code;
        info.schedule = m_random.chance(0.3) ? QStringLiteral("hourly") : QStringLiteral("daily");
        m_estate.pipelines.append(info);
    }

private:
    Estate& m_estate;
    Random& m_random;
};

void addSubject(Filler& filler, const SubjectRow& row, Random& random, int index)
{
    const QString subject = QString::fromLatin1(row.name);
    const QString spoken = QString(subject).replace(QLatin1Char('_'), QLatin1Char(' '));
    const QByteArray name = row.name;
    const QString raw = QStringLiteral("raw_") + subject;
    const QString staged = QStringLiteral("stg_") + subject;
    const QString daily = subject + QStringLiteral("_daily");
    const QString market = subject + QStringLiteral("_by_market");
    const QString trend = subject + QStringLiteral("_trend");
    filler.dataset(raw, "Events as the service reports them", row.team, row.system,
        rawTable("raw_" + name, 300 + int(random.below(400)), index * 13 + 5), {QStringLiteral("raw")});
    filler.pipeline(staged, QStringLiteral("Cleaned %1").arg(spoken), row.team, row.system, row.framework, {raw},
        "SELECT id, day, market, quantity, ROUND(amount, 2) AS amount\nFROM raw_" + name + "\nWHERE quantity > 1\n");
    filler.pipeline(daily, QStringLiteral("%1 a day").arg(spoken), row.team, row.system, row.framework, {staged},
        "SELECT day, COUNT(*) AS events, SUM(quantity) AS quantity, ROUND(SUM(amount), 2) AS amount\nFROM stg_" + name + "\nGROUP BY day\n");
    filler.pipeline(market, QStringLiteral("%1 by market").arg(spoken), row.team, row.system, row.framework,
        {staged, QStringLiteral("dim_country")},
        "SELECT s.market, c.title AS market_title, SUM(s.quantity) AS quantity, ROUND(SUM(s.amount), 2) AS amount\nFROM stg_" + name
            + " AS s\nLEFT JOIN dim_country AS c ON c.code = s.market\nGROUP BY s.market, c.title\n");
    filler.pipeline(trend, QStringLiteral("%1 against the week before").arg(spoken), row.team, row.system, row.framework, {daily},
        "SELECT now.day, now.amount, now.amount - before.amount AS change\nFROM " + name
            + "_daily AS now\nLEFT JOIN " + name + "_daily AS before ON before.day = date(now.day, '-7 days')\n");
}

/// What stands on the outputs of the activity consumers: here a wrong number would travel on.
void addBoards(Filler& filler)
{
    filler.pipeline(QStringLiteral("exec_daily_brief"), QStringLiteral("The morning mail of the board"), "insights", "growth", "sql",
        {QStringLiteral("daily_active_users"), QStringLiteral("payments_daily")},
        "SELECT d.activity_date AS day, d.users, p.amount AS revenue\n"
        "FROM daily_active_users AS d\nLEFT JOIN payments_daily AS p ON p.day = d.activity_date\n");
    filler.pipeline(QStringLiteral("board_plan_trend"), QStringLiteral("Plan mix for the board"), "finance-data", "billing", "sql",
        {QStringLiteral("plan_mix")}, "SELECT plan, SUM(users) AS users\nFROM plan_mix\nGROUP BY plan\n");
    filler.pipeline(QStringLiteral("market_minutes"), QStringLiteral("Minutes by market"), "marketing", "growth", "sql",
        {QStringLiteral("listening_by_country")}, "SELECT country_cd AS market, SUM(minutes) AS minutes\nFROM listening_by_country\nGROUP BY country_cd\n");
    filler.pipeline(QStringLiteral("premium_vs_payments"), QStringLiteral("Premium reach beside revenue"), "payments", "billing", "sql",
        {QStringLiteral("premium_reach"), QStringLiteral("payments_by_market")},
        "SELECT r.country_cd, r.premium_users, p.amount\nFROM premium_reach AS r\nLEFT JOIN payments_by_market AS p ON p.market = r.country_cd\n");
    filler.pipeline(QStringLiteral("royalty_payout"), QStringLiteral("Payout a day"), "royalties", "royalty-ledger", "sql",
        {QStringLiteral("royalty_base")}, "SELECT activity_date, SUM(ms_played) * 0.0000004 AS payout\nFROM royalty_base\nGROUP BY activity_date\n");
    filler.pipeline(QStringLiteral("retention_board"), QStringLiteral("Retention for the board"), "insights", "growth", "sql",
        {QStringLiteral("retention_cohorts")}, "SELECT day, returned * 1.0 / users AS retention\nFROM retention_cohorts\nWHERE users > 0\n");
    filler.pipeline(QStringLiteral("churn_by_plan"), QStringLiteral("Churn features by plan"), "recommendations", "discovery", "sql",
        {QStringLiteral("churn_features")}, "SELECT plan_code, COUNT(*) AS users, AVG(plays) AS plays\nFROM churn_features\nGROUP BY plan_code\n");
    filler.pipeline(QStringLiteral("skip_alarm"), QStringLiteral("Days with many skips"), "listening", "playback", "sql",
        {QStringLiteral("skip_rate")}, "SELECT activity_date, skip_rate\nFROM skip_rate\nWHERE skip_rate > 0.2\n");
    filler.pipeline(QStringLiteral("ad_margin"), QStringLiteral("Advertising revenue against payments"), "finance-data", "ads", "sql",
        {QStringLiteral("ad_revenue_daily"), QStringLiteral("payments_daily")},
        "SELECT a.shown_on AS day, a.euros, p.amount\nFROM ad_revenue_daily AS a\nLEFT JOIN payments_daily AS p ON p.day = a.shown_on\n");
    filler.pipeline(QStringLiteral("heavy_by_country"), QStringLiteral("Heavy listeners by country"), "marketing", "growth", "sql",
        {QStringLiteral("heavy_listeners")}, "SELECT country_cd, COUNT(*) AS users, MAX(hours) AS hours\nFROM heavy_listeners\nGROUP BY country_cd\n");
    filler.pipeline(QStringLiteral("crash_free_share"), QStringLiteral("Sessions without a crash"), "mobile", "clients", "sql",
        {QStringLiteral("app_sessions_daily"), QStringLiteral("app_crashes_daily")},
        "SELECT s.day, 1.0 - c.events * 1.0 / (s.events + c.events) AS crash_free\n"
        "FROM app_sessions_daily AS s\nJOIN app_crashes_daily AS c ON c.day = s.day\n");
    filler.pipeline(QStringLiteral("weekly_brief"), QStringLiteral("The weekly mail"), "insights", "growth", "sql",
        {QStringLiteral("exec_daily_brief"), QStringLiteral("weekly_listeners")},
        "SELECT w.week, w.users, w.plays, (SELECT MAX(b.users) FROM exec_daily_brief AS b) AS best_day\nFROM weekly_listeners AS w\n");
    for (const char* subject : {"payments", "search_queries", "track_releases", "support_tickets", "tv_casts", "concert_tickets", "invoices",
             "radio_starts", "artist_profiles", "login_attempts", "share_links", "experiment_exposures"}) {
        const QByteArray name = subject;
        const QString weekly = QString::fromLatin1(name) + QStringLiteral("_weekly");
        filler.pipeline(weekly, QStringLiteral("%1 a week").arg(QString::fromLatin1(name).replace(QLatin1Char('_'), QLatin1Char(' '))), "insights",
            "growth", "sql", {QString::fromLatin1(name) + QStringLiteral("_daily")},
            "SELECT strftime('%Y-%W', day) AS week, SUM(events) AS events, ROUND(SUM(amount), 2) AS amount\nFROM " + name
                + "_daily\nGROUP BY strftime('%Y-%W', day)\n");
    }
}

/// Jobs outside the warehouse: their code is real text in their repositories, their outputs are filled tables.
void addForeignJobs(Estate& estate, Filler& filler)
{
    struct JobRow {
        const char* name;
        const char* team;
        const char* system;
        const char* framework;
        const char* reads;
    };
    static constexpr JobRow jobs[] = {
        {"podcast_transcripts", "podcasts", "podcast-platform", "pyspark", "stg_podcast_episodes"},
        {"search_embeddings", "search", "discovery", "pyspark", "stg_search_queries"},
        {"playlist_graph", "social", "playback", "scio", "stg_playlist_edits"},
        {"radio_candidates", "recommendations", "discovery", "scio", "stg_radio_starts"},
        {"track_fingerprints", "catalogue", "music-catalogue", "pyspark", "stg_track_releases"},
        {"fraud_scores", "fraud", "trust", "pyspark", "stg_login_attempts"},
        {"ledger_reconciliation", "finance-data", "billing", "scio", "stg_invoices"},
        {"device_clusters", "devices", "clients", "pyspark", "stg_device_pairings"},
        {"crash_groups", "mobile", "clients", "pyspark", "stg_app_crashes"},
        {"email_scoring", "marketing", "growth", "scio", "stg_email_sends"},
        {"consent_ledger", "privacy", "trust", "scio", "stg_consent_changes"},
    };
    for (const JobRow& job : jobs) {
        const QByteArray source = job.reads;
        const QByteArray name = job.name;
        QByteArray code;
        if (qstrcmp(job.framework, "pyspark") == 0) {
            code = "\"\"\"" + name + " built from " + source + ".\"\"\"\nfrom pyspark.sql import SparkSession, functions as F\n\n\n"
                + "def main() -> None:\n    spark = SparkSession.builder.appName(\"" + name + "\").getOrCreate()\n    frame = spark.table(\"" + source
                + "\")\n    result = frame.groupBy(\"market\").agg(F.sum(\"quantity\").alias(\"quantity\"))\n"
                + "    result.write.mode(\"overwrite\").saveAsTable(\"" + name + "\")\n\n\nif __name__ == \"__main__\":\n    main()\n";
        } else {
            code = "package com.tidewave.jobs\n\nimport com.spotify.scio._\n\nobject Job {\n  def main(cmdlineArgs: Array[String]): Unit = {\n"
                   "    val (sc, args) = ContextAndArgs(cmdlineArgs)\n    sc.textFile(args.getOrElse(\"input\", \""
                + source + "\")).map(_.toUpperCase).saveAsTextFile(args(\"output\"))\n    sc.run()\n  }\n}\n";
        }
        filler.pipeline(QString::fromLatin1(job.name), QStringLiteral("Built outside the warehouse"), job.team, job.system, job.framework,
            {QString::fromLatin1(job.reads)}, code);
        DatasetInfo output;
        output.name = QString::fromLatin1(job.name);
        output.description = QStringLiteral("Written by a %1 job").arg(QString::fromLatin1(job.framework));
        output.team = QString::fromLatin1(job.team);
        output.system = QString::fromLatin1(job.system);
        output.fillSql = "CREATE TABLE " + name + " (market TEXT NOT NULL, quantity INTEGER NOT NULL);\nINSERT INTO " + name
            + " VALUES ('SE', 12), ('DE', 31), ('US', 88);\n";
        estate.datasets.append(output);
    }
}

} // namespace

void addFiller(Estate& estate, Random& random)
{
    Filler filler(estate, random);
    for (const char* dimension : dimensions) {
        const QByteArray table = QByteArray("dim_") + dimension;
        QByteArray fill = "CREATE TABLE " + table + " (code TEXT PRIMARY KEY, title TEXT NOT NULL);\n";
        if (qstrcmp(dimension, "country") == 0) {
            fill += "INSERT INTO dim_country VALUES ('SE','Sweden'),('DE','Germany'),('FR','France'),('GB','United Kingdom'),"
                    "('US','United States'),('BR','Brazil'),('JP','Japan'),('PL','Poland'),('ES','Spain');\n";
        } else {
            fill += "INSERT INTO " + table + "\nWITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + QByteArray::number(8 + int(random.below(30))) + ")\nSELECT printf('" + QByteArray(dimension).left(3)
                + "%03d', i), '" + QByteArray(dimension).replace('_', ' ') + " ' || i FROM n;\n";
        }
        filler.dataset(QString::fromLatin1(table), "Reference table", "data-platform", "warehouse", fill, {QStringLiteral("reference")});
    }
    int index = 0;
    for (const SubjectRow& row : subjects)
        addSubject(filler, row, random, ++index);
    addBoards(filler);
    addForeignJobs(estate, filler);
}

} // namespace skein::sample
