#pragma once

#include "ui/graph/graphscene.h"

namespace skein::ui::test {

/// Lays the scene out here and now.
GraphScenePtr laidOut(GraphScene scene, const GraphScenePtr& before = {});
/// a → b, a → c, b → d, c → d, d → e; titles "Node a" …, ids "a" …
GraphScene diamond();
/// Datasets and pipelines in several layers around one that is very popular, with states of all kinds.
GraphScene estate(int nodes, quint64 seed);

} // namespace skein::ui::test
