#pragma once

#include "models/base/result.h"
#include "models/rollout/plan.h"

#include <QMap>
#include <QString>

namespace skein::rollout {

/// A script whose every mention of an output names a shadow table instead.
struct RedirectedScript {
    QString sql;
    bool startsEmpty = true; ///< the script makes the table itself; otherwise the caller copies the present content first
};

/// Redirects the write targets of a script, and the reads of them inside it. Refused (Logic, "needs a person") when one
/// statement or write target is not understood, or when it writes anything that is not an output.
Result<RedirectedScript> redirectScript(const QByteArray& script, const QMap<QString, QString>& outputToShadow, const QString& where);

/// What a file is, whatever the catalog calls it: one SELECT, or statements that write tables. Nothing when it is neither
/// or was not understood.
std::optional<PipelineKind> kindOfCode(const QByteArray& sql);

} // namespace skein::rollout
