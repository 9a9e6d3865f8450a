#pragma once

#include "models/mapping/mapping.h"

namespace skein::mapping {

/// What a consumer's code uses of v1, as far as it could be read.
struct ConsumerUse {
    QString consumer;    ///< reference or name, only handed through
    QStringList columns; ///< v1 columns used
    bool usesAll = false; ///< SELECT * or a form that cannot be read: every column counts as used
};

enum class GateReason { Unruled, Ambiguous, Dropped, NotAccepted, NotInSource };
QString gateReasonName(GateReason reason); ///< "unruled", "ambiguous", "dropped", "notAccepted", "notInSource"

struct GateBlock {
    GateReason reason = GateReason::Unruled;
    QString column;
    QString rule;    ///< id; empty for Unruled
    QString because; ///< one sentence
    QString remedy;
};

struct ConsumerGate {
    QString consumer;
    QVector<GateBlock> blocks;  ///< empty = may be rewritten
    QStringList leaveColumns;   ///< used columns whose rule is leaveUnchanged: their query blocks stay on v1
    bool blocked() const { return !blocks.isEmpty(); }
    QString because() const; ///< the blocks' sentences, joined
};

/// Whether one used column may be rewritten; nothing when it may.
std::optional<GateBlock> blockOf(const Mapping& mapping, const QString& column);
/// The mapping gate for every consumer, in the order given. O(consumers × columns × rules).
QVector<ConsumerGate> mappingGate(const Mapping& mapping, const QVector<ConsumerUse>& uses);

} // namespace skein::mapping
