#pragma once

#include "models/items/cellroles.h"
#include "models/store/journal.h"

namespace skein::items {

/// One line of the journal for people.
struct Sentence {
    Mark mark = Mark::None;
    QString text;   ///< "switched to the new output", "tried again in 12 s: database is locked"
};

/// From kind, step and payload alone; steps this program does not know are shown by their name, with what their
/// payload says.
Sentence sentenceOf(const store::JournalEvent& event);

/// Its text for the window: what the engines recorded with it is in the window's language too, a person's words are not.
QString shownSentence(const store::JournalEvent& event);

/// "Attempt", "Done", … the kind for people.
QString journalKindWords(const QString& kind);
QStringList journalKinds(); ///< in the order of their menu

/// "skein://rollouts/r-0001/target/x", where a line leads; empty for lines of the workspace.
QString addressOf(const store::JournalEvent& event);

/// Which lines to show. The text is also looked for in the sentence, so that words people see are found.
struct JournalView {
    QString text;
    QString subject;       ///< rollout, migration or change; empty = all
    QStringList kinds;     ///< empty = all
    bool operator==(const JournalView& o) const = default;
};
bool matches(const store::JournalEvent& event, const JournalView& view);

} // namespace skein::items
