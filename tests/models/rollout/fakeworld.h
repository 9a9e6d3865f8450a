#pragma once

#include "models/base/clock.h"
#include "models/rollout/engine.h"
#include "models/rollout/eventlog.h"

#include <QSet>

namespace skein::test {

/// A world in memory for the rollout core: warehouses and repositories as two maps. Effects are atomic and counted;
/// behaviours per target are told in advance.
class FakeWorld final : public rollout::Ports
{
public:
    struct Behaviour {
        bool oldFails = false;         ///< the code that runs today fails already
        bool shadowDiffers = false;    ///< wrong from the start
        int differsFromLoad = -1;      ///< wrong from this load on
        int failsFromLoad = -1;        ///< the new code fails from this load on
        int transientFailures = 0;     ///< this many tries of any step meet a lock first
        QString failStep;              ///< this step fails for good
        double slower = 1.0;           ///< latency of the new code against the old
    };

    QMap<QString, Behaviour> behaviour;
    int load = 1;
    QMap<QString, QString> view;          ///< target → "old" or "new"
    QMap<QString, QString> ref;           ///< target → "old" or "new"
    QMap<QString, int> effects;           ///< key.stepId() per target → times it took effect
    QVector<QString> trace;
    bool dieBefore = false;               ///< throws Died instead of acting
    bool dieAfter = false;                ///< throws Died after acting
    struct Died {
    };

    Status fence(const rollout::State&) override { return {}; }
    rollout::Observation observe(const rollout::State& state) override;
    Result<QJsonObject> perform(const rollout::State& state, const rollout::EffectKey& key) override;
    Result<std::optional<QJsonObject>> probe(const rollout::State& state, const rollout::EffectKey& key) override;

private:
    Result<QJsonObject> act(const rollout::State& state, const rollout::EffectKey& key);
    QSet<QString> m_markers;
};

/// `count` consumer targets t00, t01, … in one stratum and the default four stages with short bakes.
rollout::Plan fakePlan(int count);

} // namespace skein::test
