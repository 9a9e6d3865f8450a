#pragma once

#include "models/campaign/scope.h"
#include "models/mapping/drift.h"

#include <QMap>

namespace skein::campaign {

/// What the gates need to know besides the migration; code may be missing for consumers that cannot be read.
struct GateInput {
    mapping::Mapping mapping;
    mapping::Drift drift;
    rewrite::Options options;
    QMap<EntityRef, ConsumerCode> code;
};

/// Whether a consumer's state is the gates' to decide: waiting, blocked or ready without a change.
bool isGated(const Consumer& consumer);
/// A consumer that generateChanges() may work on.
bool mayGoOn(const Consumer& consumer, const Policy& policy);

/// Puts every gated consumer in the scope to pending, blockedOnMapping or blockedOnDrift, with one diagnostic for each
/// place in its code, and flags what counts, sums or joins at v1's grain. Pure.
void applyGates(Migration& migration, const GateInput& input);

/// What the migration waits for now, in one sentence; empty when nothing.
QString gateSentence(const Migration& migration, const mapping::Mapping* mapping);

} // namespace skein::campaign
