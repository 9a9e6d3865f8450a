#pragma once

#include "models/campaign/generate.h"

namespace skein::campaign {

// A merged change turned out wrong and the mapping was corrected: the consumer gets a second change. Its text is made
// from the code that still read v1, never from the wrong text, and lies on top of what is there now.

/// Would the corrected mapping make another text than the change did? `origin` is the code that reads v1, `made` what
/// the change committed.
bool wouldDiffer(const ConsumerCode& origin, const ConsumerCode& made, const mapping::Mapping& now, const rewrite::Options& options);

/// The second change's files: `before` is today's head, `after` the new text. Fails, saying where, when somebody has
/// edited a file since the change. `first` is the mapping of the first change, null when it is not known.
Rewritten rewriteAgain(const ConsumerCode& origin, const ConsumerCode& made, const ConsumerCode& head, const mapping::Mapping* first,
    const mapping::Mapping& now, const rewrite::Options& options);

/// Edits that lead from first.after to now.after, each with its rule; both start from the same text. Ranges are in
/// first.after and now.after. Empty when they cannot be told apart edit by edit.
QVector<rewrite::Edit> composeEdits(const rewrite::FileResult& first, const rewrite::FileResult& now);

} // namespace skein::campaign
