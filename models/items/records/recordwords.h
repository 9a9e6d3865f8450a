#pragma once

#include "models/base/result.h"

#include <QString>

namespace skein::items {

/// A sentence that an engine has recorded (in English, as it outlives the session), in the window's language: the known
/// ones are found by their templates, with their parts in place and the parts that are sentences translated as well.
/// Lists joined by "; " and sentences behind "name: " are understood. Unknown text, and every text where no catalogue
/// is installed, comes back unchanged. Only for what is shown: never for the journal, exports or logs.
/// What was asked before costs a look into a hash; a new text costs a pass over the templates that begin as it does,
/// some microseconds. Thread-safe.
QString recordWords(const QString& english);

/// The same for the message and the remedy of an error; where it happened stays as it is.
Error recordWords(const Error& error);

} // namespace skein::items
