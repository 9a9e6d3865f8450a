#pragma once

#include "models/campaign/surroundings.h"
#include "models/mapping/drift.h"
#include "models/tasks/job.h"

namespace skein::campaign {

/// Both ends of a migration in the catalog.
struct Ends {
    const Entity* source = nullptr; ///< points into the surroundings' catalog
    const Entity* target = nullptr;
};
/// BadInput with near matches where a name is not known, is no dataset, or both are one.
Result<Ends> endsOf(const Surroundings& around, const Request& request);

/// Today's schema of a dataset: the catalog's; where that has no columns, the warehouse's. BadInput when neither knows.
Result<SchemaVersion> schemaOf(const Surroundings& around, const Entity& dataset);

/// The mapping's proposal: names, types, keys and, where the warehouse has the tables, values. Policy accepts what is
/// sure enough. The row relation is stated only where it was measured or follows from how v2 is built.
struct ProposedMapping {
    mapping::Mapping mapping;
    int accepted = 0;     ///< by policy
    QStringList notes;    ///< what was not known when it was proposed
};
Result<ProposedMapping> proposeFor(const Surroundings& around, const Ends& ends, const Request& request, tasks::JobContext& job);

/// What has changed since the mapping was made; empty where the schemas are not known today.
mapping::Drift driftOf(const Surroundings& around, const Ends& ends, const mapping::Mapping& mapping);

/// Counts keys: does v2 hold several rows for one key of v1? Unknown where that cannot be measured.
struct MeasuredGrain {
    mapping::RowRelation relation = mapping::RowRelation::Unknown;
    QString sentence;
};
MeasuredGrain measureGrain(warehouse::Warehouse& warehouse, const mapping::Mapping& mapping, const CancelToken& cancel);

/// v2's columns that hold v1's key values unchanged, in the order of the grain's source keys; empty when a key has none.
QStringList keysInTarget(const mapping::Mapping& mapping);

} // namespace skein::campaign
