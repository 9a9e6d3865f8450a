#pragma once

#include "models/base/random.h"
#include "models/sample/estate.h"

namespace skein::sample {

/// The estate is put together by these; each adds its own datasets and pipelines.
void addOrganisation(Estate& estate);                 ///< teams, systems
void addActivity(Estate& estate);                     ///< user_activity v1, v2 and the direct consumers of v1
void addAdvertising(Estate& estate);                  ///< ad_impressions v1 and its consumers
void addFiller(Estate& estate, Random& random);       ///< the rest of the company
void addRepositories(Estate& estate);                 ///< one or two repositories a team; sets paths

} // namespace skein::sample
