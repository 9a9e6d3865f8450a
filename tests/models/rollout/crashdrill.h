#pragma once

#include "tests/models/rollout/realworld.h"

namespace skein::test {

/// Who starts the rollouts of the stories and takes them back.
const Actor drillActor {QStringLiteral("ada"), QStringLiteral("Ada"), QStringLiteral("ada@example.org")};

/// A rollout from its start to its end, written so that it can be told from any point on: it looks at the world, not at
/// what it remembers. So a process may die anywhere in it and another one goes on.
struct CrashStory {
    const char* name = "";
    QVector<Consumer> consumers;
    bool built = false;           ///< Skein builds v2
    std::function<void(rollout::Plan&)> adjust;
    /// What happens next when the runner has nothing to do; false = the story is over.
    std::function<bool(RealWorld&, Drive&, const rollout::RolloutView&)> onIdle;
    QStringList tells;            ///< lines of ending() that make the story worth telling
    int parts = 1;                ///< QtTest limits the time of one call
};

/// Kills a process right before and right after every journal commit of the story that falls to `part`, lets another one
/// resume, and compares its end with that of the undisturbed story.
void killEverywhere(const CrashStory& story, int part);

} // namespace skein::test
