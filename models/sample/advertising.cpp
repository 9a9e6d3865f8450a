// The second migration: the grain stays, and Skein builds v2 itself.
#include "models/sample/estateparts.h"

namespace skein::sample {

namespace {

const QString impressions = QStringLiteral("ad_impressions_v1");

PipelineInfo reader(const char* name, const char* team, const char* description, const char* code)
{
    PipelineInfo pipeline;
    pipeline.name = QString::fromLatin1(name);
    pipeline.team = QString::fromLatin1(team);
    pipeline.system = QStringLiteral("ads");
    pipeline.description = QString::fromLatin1(description);
    pipeline.reads = {impressions};
    pipeline.writes = {pipeline.name};
    pipeline.code = code;
    return pipeline;
}

} // namespace

void addAdvertising(Estate& estate)
{
    DatasetInfo v1;
    v1.name = impressions;
    v1.description = QStringLiteral("Advertisements shown, one row each. To be replaced by ad_impressions_v2.");
    v1.team = QStringLiteral("advertising");
    v1.system = QStringLiteral("ads");
    v1.lifecycle = QStringLiteral("deprecated");
    v1.columns = {
        {QStringLiteral("impression_id"), QStringLiteral("INTEGER"), QStringLiteral("Number of the impression"), true},
        {QStringLiteral("user_id"), QStringLiteral("TEXT"), QStringLiteral("Account that saw it"), false},
        {QStringLiteral("campaign"), QStringLiteral("TEXT"), QStringLiteral("Campaign"), false},
        {QStringLiteral("shown_on"), QStringLiteral("TEXT"), QStringLiteral("Day, UTC"), false},
        {QStringLiteral("fmt"), QStringLiteral("TEXT"), QStringLiteral("Format: aud, vid, ban"), false},
        {QStringLiteral("cost_micros"), QStringLiteral("INTEGER"), QStringLiteral("Price in millionths of a euro"), false},
        {QStringLiteral("clicked"), QStringLiteral("TEXT"), QStringLiteral("1 when clicked"), false},
        {QStringLiteral("load_id"), QStringLiteral("INTEGER"), QStringLiteral("Load that brought the row"), false},
    };
    v1.fillSql = R"(
CREATE TABLE ad_impressions_v1 (
  impression_id INTEGER PRIMARY KEY, user_id TEXT NOT NULL, campaign TEXT NOT NULL, shown_on TEXT NOT NULL, fmt TEXT NOT NULL,
  cost_micros INTEGER NOT NULL, clicked TEXT NOT NULL, load_id INTEGER NOT NULL);
)";
    v1.tags = {QStringLiteral("v1")};
    estate.datasets.append(v1);

    // Agreed on, not there yet: the table appears when it is built.
    DatasetInfo v2 = v1;
    v2.name = QStringLiteral("ad_impressions_v2");
    v2.description = QStringLiteral("Advertisements shown, one row each. Agreed on; to be built from ad_impressions_v1.");
    v2.lifecycle = QStringLiteral("experimental");
    v2.columns = {
        {QStringLiteral("impression_id"), QStringLiteral("INTEGER"), QStringLiteral("Number of the impression"), true},
        {QStringLiteral("account_id"), QStringLiteral("TEXT"), QStringLiteral("Account that saw it"), false},
        {QStringLiteral("campaign"), QStringLiteral("TEXT"), QStringLiteral("Campaign"), false},
        {QStringLiteral("shown_on"), QStringLiteral("TEXT"), QStringLiteral("Day, UTC"), false},
        {QStringLiteral("ad_format"), QStringLiteral("TEXT"), QStringLiteral("Format: audio, video, banner"), false},
        {QStringLiteral("cost_eur"), QStringLiteral("REAL"), QStringLiteral("Price in euros"), false},
        {QStringLiteral("was_clicked"), QStringLiteral("INTEGER"), QStringLiteral("1 when clicked"), false},
        {QStringLiteral("load_id"), QStringLiteral("INTEGER"), QStringLiteral("Load that brought the row"), false},
    };
    v2.fillSql.clear();
    v2.tags = {QStringLiteral("v2")};
    estate.datasets.append(v2);

    estate.pipelines << reader("campaign_spend", "advertising", "Spend by campaign",
        "SELECT campaign, SUM(cost_micros) AS cost_micros, COUNT(*) AS impressions\n"
        "FROM ad_impressions_v1\n"
        "GROUP BY campaign\n");
    estate.pipelines << reader("ad_format_mix", "advertising", "Impressions by format and day",
        "SELECT shown_on, fmt, COUNT(*) AS impressions\n"
        "FROM ad_impressions_v1\n"
        "GROUP BY shown_on, fmt\n");
    estate.pipelines << reader("click_through", "advertising", "Clicks by campaign",
        "SELECT campaign, SUM(CASE WHEN clicked = '1' THEN 1 ELSE 0 END) AS clicks, COUNT(*) AS impressions\n"
        "FROM ad_impressions_v1\n"
        "GROUP BY campaign\n");
    estate.pipelines << reader("video_reach", "marketing", "People reached by video",
        "SELECT shown_on, COUNT(DISTINCT user_id) AS people\n"
        "FROM ad_impressions_v1\n"
        "WHERE fmt = 'vid'\n"
        "GROUP BY shown_on\n");
    estate.pipelines << reader("ad_revenue_daily", "finance-data", "Revenue a day in euros",
        "SELECT i.shown_on, SUM(i.cost_micros) / 1000000.0 AS euros\n"
        "FROM ad_impressions_v1 AS i\n"
        "GROUP BY i.shown_on\n");
    estate.pipelines << reader("ad_load_per_user", "experimentation", "Advertisements a listener hears",
        "SELECT user_id, COUNT(*) AS ads\n"
        "FROM ad_impressions_v1\n"
        "GROUP BY user_id\n");
}

} // namespace skein::sample
