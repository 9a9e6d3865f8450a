// The consumers of the sample estate, as they stand in its repositories.
#include "tests/models/rewrite/consumers.h"

namespace skein::test {

const QVector<SampleConsumer>& sampleConsumers()
{
    static const QVector<SampleConsumer> all {
        {"daily_active_users", "activity", R"sql(-- Distinct listeners a day; the number on the company's front page.
SELECT activity_date, COUNT(DISTINCT user_id) AS users
FROM user_activity_v1
GROUP BY activity_date
)sql"},
        {"listening_by_country", "activity", R"sql(SELECT
    a.country_cd,
    a.activity_date,
    SUM(a.ms_played) AS ms_played,
    ROUND(SUM(a.ms_played) / 60000.0, 2) AS minutes
FROM user_activity_v1 AS a
GROUP BY a.country_cd, a.activity_date
)sql"},
        {"plan_mix", "activity", R"sql(-- Plan mix per market; owner: Premium
WITH activity AS (
    SELECT user_id, country_cd, plan
    FROM user_activity_v1
    WHERE activity_date >= '2025-12-15'
)
SELECT country_cd, plan, COUNT(DISTINCT user_id) AS users
FROM activity
GROUP BY country_cd, plan
)sql"},
        {"premium_reach", "activity", R"sql(SELECT country_cd, COUNT(DISTINCT user_id) AS premium_users, SUM(plays) AS plays
FROM user_activity_v1
WHERE plan = 'prem' AND ms_played > 30000
GROUP BY country_cd
)sql"},
        {"family_plan_activity", "activity", R"sql(SELECT activity_date, SUM(plays) AS plays, SUM(skips) AS skips
FROM user_activity_v1
WHERE plan IN ('fam', 'stud')
GROUP BY activity_date
)sql"},
        {"platform_share", "activity", R"sql(-- Which platform people listen on.
SELECT platform, SUM(ms_played) AS ms_played
FROM user_activity_v1
GROUP BY platform
)sql"},
        {"sessions_estimate", "activity", R"sql(SELECT country_cd, COUNT(*) AS active_days, SUM(plays) AS plays
FROM user_activity_v1
GROUP BY country_cd
)sql"},
        {"skip_rate", "activity", R"sql(SELECT
    activity_date,
    SUM(skips) * 1.0 / SUM(plays) AS skip_rate
FROM user_activity_v1
GROUP BY activity_date
HAVING SUM(plays) > 0
)sql"},
        {"heavy_listeners", "activity", R"sql(SELECT user_id, country_cd, SUM(ms_played) / 3600000.0 AS hours
FROM user_activity_v1
GROUP BY user_id, country_cd
HAVING SUM(ms_played) > 36000000
)sql"},
        {"weekly_listeners", "activity", R"sql(SELECT strftime('%Y-%W', activity_date) AS week, COUNT(DISTINCT user_id) AS users, SUM(plays) AS plays
FROM user_activity_v1
GROUP BY strftime('%Y-%W', activity_date)
)sql"},
        {"retention_cohorts", "activity", R"sql(WITH days AS (
    SELECT DISTINCT user_id, activity_date AS day
    FROM user_activity_v1
    WHERE activity_date BETWEEN '2025-12-10' AND '2025-12-24'
)
SELECT first.day, COUNT(DISTINCT first.user_id) AS users, COUNT(DISTINCT again.user_id) AS returned
FROM days AS first
LEFT JOIN days AS again
    ON again.user_id = first.user_id AND again.day = date(first.day, '+7 days')
GROUP BY first.day
)sql"},
        {"churn_features", "activity", R"sql(WITH recent AS (
    SELECT a.user_id, SUM(a.plays) AS plays, SUM(a.ms_played) AS ms_played, MAX(a.activity_date) AS last_day
    FROM user_activity_v1 a
    GROUP BY a.user_id
)
SELECT r.user_id, r.plays, r.ms_played, r.last_day, acc.plan_code
FROM recent r
JOIN raw_accounts acc ON acc.account_id = r.user_id
WHERE acc.country IN ('SE', 'DE', 'PL')
)sql"},
        {"country_top_listeners", "activity", R"sql(SELECT country_cd, user_id, plays
FROM (
    SELECT country_cd, user_id, SUM(plays) AS plays,
           ROW_NUMBER() OVER (PARTITION BY country_cd ORDER BY SUM(plays) DESC, user_id) AS place
    FROM user_activity_v1
    GROUP BY country_cd, user_id
) ranked
WHERE place <= 25
)sql"},
        {"listener_directory", "activity", R"sql(SELECT DISTINCT user_id, full_name, country_cd
FROM user_activity_v1
WHERE country_cd = 'SE'
)sql"},
        {"nordic_engagement", "activity", R"sql(SELECT user_id,
       CASE WHEN SUM(ms_played) > 72000000 THEN 'high'
            WHEN SUM(ms_played) > 18000000 THEN 'middle'
            ELSE 'low' END AS tier
FROM user_activity_v1
WHERE country_cd = 'SE'
GROUP BY user_id
)sql"},
        {"playback_quality", "activity", R"sql(SELECT user_id, SUM(ms_played) AS total_ms, SUM(skips) AS skips
FROM user_activity_v1
WHERE activity_date >= '2025-12-20'
GROUP BY user_id
)sql"},
        {"free_tier_funnel", "activity", R"sql(SELECT activity_date, COUNT(DISTINCT user_id) AS free_users
FROM user_activity_v1
WHERE plan = 'free' AND plays >= 1
GROUP BY activity_date
)sql"},
        {"campaign_audience", "activity", R"sql(SELECT DISTINCT user_id
FROM user_activity_v1
WHERE country_cd IN ('DE', 'FR') AND plan = 'free' AND activity_date >= '2025-12-20'
)sql"},
        {"fraud_signals", "activity", R"sql(SELECT user_id, activity_date, SUM(ms_played) AS ms_played
FROM user_activity_v1
GROUP BY user_id, activity_date
HAVING SUM(ms_played) > 9000000
)sql"},
        {"day_of_week_usage", "activity", R"sql(SELECT CAST(strftime('%w', activity_date) AS INTEGER) AS weekday, SUM(plays) AS plays, SUM(ms_played) AS ms_played
FROM user_activity_v1
GROUP BY CAST(strftime('%w', activity_date) AS INTEGER)
)sql"},
        {"market_summary", "activity", R"sql(SELECT t.country_cd AS market, COUNT(DISTINCT t.user_id) AS users, SUM(t.plays) AS plays, SUM(t.ms_played) / 3600000 AS hours
FROM user_activity_v1 t
GROUP BY t.country_cd
)sql"},
        {"royalty_base", "activity", R"sql(-- Rebuilt in full after every load.
DELETE FROM royalty_base;
INSERT INTO royalty_base (activity_date, country_cd, ms_played, plays)
SELECT activity_date, country_cd, SUM(ms_played), SUM(plays)
FROM user_activity_v1
GROUP BY activity_date, country_cd;
)sql"},
        {"care_daily_load", "activity", R"sql(DELETE FROM care_daily_load;
INSERT INTO care_daily_load
SELECT activity_date, SUM(plays) AS plays, COUNT(DISTINCT user_id) AS users
FROM user_activity_v1
GROUP BY activity_date;
)sql"},
        {"profile_overview", "activity", R"sql(-- Written for the new dataset from the start.
SELECT account_id, COUNT(DISTINCT profile_id) AS profiles, SUM(play_count) AS plays
FROM user_activity_v2
GROUP BY account_id
)sql"},
        {"account_counts", "activity", R"sql(-- Used to read user_activity_v1; moved to raw_accounts in 2024.
SELECT plan_code, COUNT(*) AS accounts
FROM raw_accounts
GROUP BY plan_code
)sql"},
        {"regional_rollup", "activity", R"sql(-- Joins a mapping table that was dropped last year.
SELECT r.region, SUM(a.plays) AS plays
FROM user_activity_v1 a
JOIN sales_regions r ON r.country_cd = a.country_cd
GROUP BY r.region
)sql"},
        {"campaign_spend", "advertising", R"sql(SELECT campaign, SUM(cost_micros) AS cost_micros, COUNT(*) AS impressions
FROM ad_impressions_v1
GROUP BY campaign
)sql"},
        {"ad_format_mix", "advertising", R"sql(SELECT shown_on, fmt, COUNT(*) AS impressions
FROM ad_impressions_v1
GROUP BY shown_on, fmt
)sql"},
        {"click_through", "advertising", R"sql(SELECT campaign, SUM(CASE WHEN clicked = '1' THEN 1 ELSE 0 END) AS clicks, COUNT(*) AS impressions
FROM ad_impressions_v1
GROUP BY campaign
)sql"},
        {"video_reach", "advertising", R"sql(SELECT shown_on, COUNT(DISTINCT user_id) AS people
FROM ad_impressions_v1
WHERE fmt = 'vid'
GROUP BY shown_on
)sql"},
        {"ad_revenue_daily", "advertising", R"sql(SELECT i.shown_on, SUM(i.cost_micros) / 1000000.0 AS euros
FROM ad_impressions_v1 AS i
GROUP BY i.shown_on
)sql"},
        {"ad_load_per_user", "advertising", R"sql(SELECT user_id, COUNT(*) AS ads
FROM ad_impressions_v1
GROUP BY user_id
)sql"},
    };
    return all;
}

} // namespace skein::test
