#include "models/sample/writer.h"

namespace skein::sample {

QVector<campaign::Request> sampleRequests()
{
    campaign::Request activity;
    activity.title = QStringLiteral("User activity per profile");
    activity.sourceDataset = QStringLiteral("user_activity_v1");
    activity.targetDataset = QStringLiteral("user_activity_v2");
    activity.producedElsewhere = true;
    activity.owner = QStringLiteral("group:default/listening");
    activity.guideUrl = QStringLiteral("https://guides.tidewave.example/user-activity-v2");
    activity.deadline = QDate::currentDate().addDays(90); // a deadline that is over would be refused

    campaign::Request advertising;
    advertising.title = QStringLiteral("Ad impressions in euros");
    advertising.sourceDataset = QStringLiteral("ad_impressions_v1");
    advertising.targetDataset = QStringLiteral("ad_impressions_v2");
    advertising.producedElsewhere = false;
    advertising.owner = QStringLiteral("group:default/advertising");
    advertising.guideUrl = QStringLiteral("https://guides.tidewave.example/ad-impressions-v2");
    advertising.deadline = QDate::currentDate().addDays(180);
    return {activity, advertising};
}

} // namespace skein::sample
