#pragma once

#include "models/base/result.h"
#include "models/rollout/core.h"

#include <QJsonObject>

#include <optional>

namespace skein::rollout {

/// Names one effect once and for all: a marker made from it tells whether the effect has happened. `seq` is the
/// journal position of the intent, so a repeated step has another key and a resumed one the same.
struct EffectKey {
    QString rollout;
    QString target;
    QString step;
    qint64 seq = 0;
    int epoch = 0;

    /// "switch@42": the step part of the warehouse's marker.
    QString stepId() const { return QStringLiteral("%1@%2").arg(step).arg(seq); }
};

/// The world as a rollout touches it. Real: warehouses and git repositories. Fake: the simulator and the tests.
class Ports
{
public:
    virtual ~Ports() = default;

    /// Shuts earlier runners of this rollout out of the warehouses: from now on only state.epoch may act.
    virtual Status fence(const State& state) = 0;
    /// Marks of the inputs of every target, without side effects.
    virtual Observation observe(const State& state) = 0;
    /// Acts. Idempotent for the same key: a second call after a crash finishes what the first began. The result is
    /// what the journal's "done" line carries.
    virtual Result<QJsonObject> perform(const State& state, const EffectKey& key) = 0;
    /// Whether the effect has already happened completely; then its "done" payload. Called before a resumed perform.
    virtual Result<std::optional<QJsonObject>> probe(const State& state, const EffectKey& key) = 0;
};

/// Where events go. Real: the workspace's journal. Fake: memory.
class EventLog
{
public:
    virtual ~EventLog() = default;
    /// Durable when it returns; gives the event's position.
    virtual Result<qint64> append(const QString& rollout, const Event& event) = 0;
    virtual Result<QVector<Event>> read(const QString& rollout) = 0;
    /// Fences every earlier writer of this rollout.
    virtual Result<int> acquireEpoch(const QString& rollout) = 0;
};

} // namespace skein::rollout
