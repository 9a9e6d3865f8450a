#pragma once

#include "models/campaign/scope.h"

#include <optional>

namespace skein::campaign {

/// What rewriting made of one consumer.
struct Rewritten {
    ConsumerState state = ConsumerState::NoChanges; ///< ready, noChanges, leftOnV1, blockedOnMapping or failed
    QString because;
    QString signature;                 ///< of a failure, see failureSignature()
    bool staysOnV1 = false;            ///< what changes is only the mark on blocks that stay on v1
    QVector<Diagnostic> diagnostics;
    QVector<rewrite::FileResult> files;
    bool changesFiles() const;
};

/// Rewrites and verifies all files of a consumer; the worst outcome is the consumer's. Pure.
Rewritten rewriteConsumer(const ConsumerCode& code, const mapping::Mapping& mapping, const rewrite::Options& options);

/// Failures that one fix may solve have the same signature: rung and message of the first error, with names in quotes
/// and numbers left out.
QString failureSignature(const QVector<Diagnostic>& diagnostics);

/// Does the code as it is fail already? A SELECT is prepared by the warehouse; of a script the tables it reads must be
/// there. Contention and the like are errors, not answers. Nothing when it runs, or when nobody can tell.
Result<std::optional<Diagnostic>> findBrokenBefore(warehouse::Warehouse& warehouse, const ConsumerCode& code, const rewrite::Options& options);

/// The consumer's files at a commit. A path that is gone is left out and named in `missing`.
Result<ConsumerCode> readCode(CodeSource& source, const Consumer& consumer, const QString& commit, QStringList* missing = nullptr);

Diagnostic fromRewrite(const rewrite::Diagnostic& diagnostic, const QString& file);
Diagnostic fromError(const Error& error, const QString& rung);

} // namespace skein::campaign
