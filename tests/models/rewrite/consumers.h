#pragma once

#include "models/mapping/mapping.h"

#include <QByteArray>
#include <QVector>

namespace skein::test {

struct SampleConsumer {
    const char* name;
    const char* estate; ///< "activity", "advertising"
    QByteArray sql;
};
const QVector<SampleConsumer>& sampleConsumers();

/// user_activity_v1 → user_activity_v2 and ad_impressions_v1 → ad_impressions_v2 with every rule accepted.
mapping::Mapping activityMapping();
mapping::Mapping advertisingMapping();
/// Track → track_v2: renames that chain (a becomes b while b becomes c), one cast, one unit.
mapping::Mapping trackMapping();

} // namespace skein::test
