#pragma once

#include "models/rollout/core.h"

namespace skein::rollout::detail {

/// A field of a payload as text.
inline QString text(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

// What one target's journal lines mean for it; the rollout's own are in reduce.cpp.

/// The state a target shows while a step is at work.
TargetState stateDuring(const QString& step, TargetState now);
void onDone(State& state, TargetRun& target, const QString& step, const QJsonObject& payload);
void onFail(State& state, TargetRun& target, const Event& event);

} // namespace skein::rollout::detail
